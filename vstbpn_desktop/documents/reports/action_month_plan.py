"""Kế hoạch Tháng hành động: named as its period names it, the theme of the year, what is done by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.model import Block, Bullets, Document, Heading, Paragraph, Run
from vstbpn_desktop.documents.reports import administrative, cited, parts
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.general import BASIS
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.working_days import moved, working_days
from vstbpn_desktop.records.special_day import ACTION_MONTH, SpecialDay, Theme
from vstbpn_desktop.vietnamese.dates import prose_date

KIND = Kind("KH", "KẾ HOẠCH")
NAME = "Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới"
THEME = Option("theme", "Chủ đề", "text", default="", help="Để trống: chủ đề của năm trong lịch.")
SLOGANS = Option("slogans", "Khẩu hiệu", "body", default="", help="Mỗi khẩu hiệu một dòng.")
LAUNCH = Option("launch", "Lễ phát động", "text", default="", help="Thời gian, địa điểm, thành phần.")
ACTIVITIES = Option(
    "activities", "Hoạt động bổ sung", "body", default="", help="In sau các hoạt động nêu sẵn."
)
MONEY = Option("money", "Kinh phí", "text", default="")
DAYS_TO_REPORT = 5
PURPOSE = (
    "Nâng cao nhận thức, trách nhiệm của các cấp, các ngành và Nhân dân về bình đẳng giới, phòng ngừa và "
    "xử lý bạo lực trên cơ sở giới.",
    "Huy động các cơ quan, tổ chức, cộng đồng, gia đình tham gia; hỗ trợ kịp thời người bị bạo lực.",
    "Các hoạt động thiết thực, tiết kiệm, hướng về cơ sở, có kết quả cụ thể được đo đếm và báo cáo.",
)
ACTIONS = (
    "Treo băng rôn, khẩu hiệu, pa nô tại trụ sở cơ quan, nơi công cộng; tuyên truyền trên báo, đài, hệ "
    "thống truyền thanh cơ sở và mạng xã hội.",
    "Tổ chức hội nghị, toạ đàm, nói chuyện chuyên đề, sinh hoạt câu lạc bộ về bình đẳng giới, kỹ năng "
    "phòng, tránh bạo lực, xâm hại.",
    "Rà soát, củng cố địa chỉ tin cậy, nhà tạm lánh, đường dây tiếp nhận; thăm, hỗ trợ phụ nữ và trẻ em "
    "gái có hoàn cảnh khó khăn.",
    "Kiểm tra việc thực hiện pháp luật về bình đẳng giới tại cơ quan, đơn vị, địa phương.",
)


@dataclass(frozen=True, slots=True)
class ActionMonthData:
    """The month of a year: its name and days, its theme, what is planned."""

    cover: Cover
    year: int
    name: str
    first: dt.date
    last: dt.date
    theme: str
    basis: tuple[str, ...]
    slogans: tuple[str, ...]
    launch: str
    activities: str
    money: str
    programme: str
    until: dt.date


def gather(reader: Reader, options: Values) -> ActionMonthData:
    """Read the month from the calendar; its usual name and days where the calendar lacks it."""
    year = options["year"]
    name, first, last, theme = _month(reader, year)
    cover = administrative.cover(reader, options)
    return ActionMonthData(
        cover=cover,
        year=year,
        name=name,
        first=first,
        last=last,
        theme=options["theme"] or theme,
        basis=options["basis"],
        slogans=tuple(rich.bare(line) for line in options["slogans"].split("\n") if rich.bare(line)),
        launch=options["launch"],
        activities=options["activities"],
        money=options["money"],
        programme=cited.programme_of(reader, year, cover.profile),
        until=working_days(reader.connection).next_working(last + dt.timedelta(days=DAYS_TO_REPORT)),
    )


def compose(data: ActionMonthData) -> Document:
    """The plan."""
    opening = administrative.basis(data.basis)
    subject = f"Triển khai {data.name} năm {data.year}"
    return administrative.paper(data.cover, KIND, subject, _body(data), opening=opening)


def notes(data: ActionMonthData) -> tuple[str, ...]:
    """What is still to be known of the month."""
    return administrative.general_notes(data.cover, (("chủ đề", data.theme), ("lễ phát động", data.launch)))


def _month(reader: Reader, year: int) -> tuple[str, dt.date, dt.date, str]:
    """Name, first and last day, theme of the month that returns in that year."""
    query = select(SpecialDay.id, SpecialDay.name, SpecialDay.date, SpecialDay.end, SpecialDay.until_year)
    query = query.where(SpecialDay.kind == ACTION_MONTH).order_by(SpecialDay.date.desc())
    for row in reader.connection.execute(query):
        if row.date.year <= year and (row.until_year is None or year <= row.until_year):
            first, last = moved(row.date, row.end, year)
            found = select(Theme.theme).where(Theme.special_day_id == row.id, Theme.year == year)
            return row.name, first, last, reader.connection.execute(found).scalar() or ""
    return NAME, dt.date(year, 11, 15), dt.date(year, 12, 15), ""


def _body(data: ActionMonthData) -> Iterator[Block]:
    yield cited.opening(data.programme, data.cover.issuer.agency, f"triển khai {data.name} năm {data.year}")
    yield Heading("I. MỤC ĐÍCH, YÊU CẦU")
    yield Bullets(PURPOSE)
    yield Heading("II. CHỦ ĐỀ, THỜI GIAN")
    yield Paragraph(("1. Chủ đề: ", _theme(data)))
    span = f"từ {prose_date(data.first)} đến {prose_date(data.last)}"
    yield Paragraph(f"2. Thời gian: {span}, trên phạm vi toàn tỉnh.")
    if data.slogans:
        yield Paragraph("3. Khẩu hiệu tuyên truyền:")
        yield Bullets(tuple(f"{slogan.rstrip('.!')}!" for slogan in data.slogans))
    yield Heading("III. CÁC HOẠT ĐỘNG")
    yield Paragraph(f"1. Lễ phát động: {_launch(data)}")
    yield Paragraph("2. Hoạt động trong Tháng hành động:")
    yield Bullets(ACTIONS)
    yield from parts.own_words(data.activities)
    yield Heading("IV. KINH PHÍ")
    yield Paragraph(_sentence(data.money or "Từ dự toán được giao và các nguồn huy động hợp pháp khác"))
    yield Heading("V. TỔ CHỨC THỰC HIỆN")
    yield from _work(data)


def _theme(data: ActionMonthData) -> Run | str:
    if data.theme:
        return Run(f"“{data.theme.rstrip('.')}”.", bold=True)
    blank = "(theo hướng dẫn của Trung ương)."
    return Run(blank, highlight=True) if data.cover.draft else blank


def _launch(data: ActionMonthData) -> str:
    return _sentence(data.launch or f"tổ chức đầu Tháng hành động, {prose_date(data.first)}", lower=True)


def _work(data: ActionMonthData) -> Iterator[Block]:
    office, agency = data.cover.profile.standing_office_name, data.cover.issuer.agency
    yield Bullets(
        (
            f"{office[:1].upper()}{office[1:]} chủ trì, hướng dẫn, đôn đốc, tổng hợp kết quả.",
            "Các sở, ban, ngành, đoàn thể cấp tỉnh và các địa phương căn cứ Kế hoạch này xây dựng kế hoạch "
            "của cơ quan, đơn vị, địa phương và tổ chức thực hiện.",
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Hội Liên hiệp Phụ nữ tỉnh phối hợp tuyên "
            "truyền, vận động hội viên, đoàn viên và Nhân dân tham gia.",
            f"Các đơn vị báo cáo kết quả về {office} chậm nhất {prose_date(data.until)} để tổng hợp, báo cáo "
            f"{agency}",
        )
    )


def _sentence(words: str, *, lower: bool = False) -> str:
    words = words.strip().rstrip(".")
    first = words[:1] if lower else words[:1].upper()
    return f"{first}{words[1:]}."


SPEC = DocumentSpec(
    id="action-month-plan",
    label="Kế hoạch Tháng hành động",
    description="Kế hoạch Tháng hành động của năm: tên theo giai đoạn, chủ đề, hoạt động, phân công.",
    options=(parts.YEAR, BASIS, THEME, SLOGANS, LAUNCH, ACTIVITIES, MONEY, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
