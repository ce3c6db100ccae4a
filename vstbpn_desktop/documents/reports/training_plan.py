"""Kế hoạch tập huấn: the year's classes with their reasons, times, places, money and who does what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vstbpn_desktop.documents.model import (
    Appendix,
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
)
from vstbpn_desktop.documents.reports import administrative, cited, classes, parts
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.classes import ClassData
from vstbpn_desktop.documents.reports.general import BASIS
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.training_class import SPEC as TRAINING_CLASS
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.numbers import amount_in_words, format_integer

KIND = Kind("KH", "KẾ HOẠCH")
COLUMNS = (
    Column("TT", 10, align="center"),
    Column("Chuyên đề"),
    Column("Đối tượng", 40),
    Column("Số người", 18, align="center", kind="integer"),
    Column("Thời gian", 25, align="center"),
    Column("Địa điểm", 38),
    Column("Giảng viên", 40),
    Column("Dự toán (đồng)", 28, kind="integer"),
)
PURPOSE = (
    "Nâng cao kiến thức, kỹ năng về bình đẳng giới và công tác vì sự tiến bộ của phụ nữ cho cán bộ làm công "
    "tác này ở các cấp, các ngành.",
    "Giúp cán bộ vận dụng kiến thức vào việc tham mưu, lồng ghép giới, tuyên truyền và báo cáo tại cơ quan, "
    "đơn vị, địa phương.",
    "Nội dung thiết thực, sát đối tượng; tổ chức tiết kiệm, đúng quy định; học viên dự đủ thời gian.",
)
WORK = (
    "{office} chủ trì tổ chức các lớp: mời giảng viên, chuẩn bị tài liệu, hội trường, lập danh sách, điểm "
    "danh, thanh quyết toán.",
    "Các cơ quan, đơn vị, địa phương cử đúng đối tượng, gửi danh sách trước ngày khai giảng, tạo điều kiện "
    "để học viên dự học đầy đủ.",
    "Kết thúc mỗi lớp, {office} đánh giá kết quả, báo cáo {agency}.",
)
EXTRA = Option("extra", "Nội dung bổ sung", "body", default="", help="In sau bảng các lớp.")


@dataclass(frozen=True, slots=True)
class TrainingPlanData:
    """The classes of a year, each with the persons and the money planned (None: not told)."""

    cover: Cover
    programme: str
    year: int
    basis: tuple[str, ...]
    classes: tuple[ClassData, ...]
    planned: tuple[int | None, ...]
    money: tuple[int | None, ...]
    extra: str


def gather(reader: Reader, options: Values) -> TrainingPlanData:
    """Read the year's classes but the cancelled ones."""
    found = classes.classes(reader, options["year"], "")
    values = [reader.values(TRAINING_CLASS, one.id) for one in found]
    cover = administrative.cover(reader, options)
    return TrainingPlanData(
        cover=cover,
        programme=cited.programme_of(reader, options["year"], cover.profile),
        year=options["year"],
        basis=options["basis"],
        classes=found,
        planned=tuple(value["planned"] for value in values),
        money=tuple(value["budget"] for value in values),
        extra=options["extra"],
    )


def compose(data: TrainingPlanData) -> Document:
    """The plan and the table of its classes as an annex."""
    subject = f"Tập huấn, bồi dưỡng nghiệp vụ công tác vì sự tiến bộ của phụ nữ năm {data.year}"
    opening = administrative.basis(data.basis)
    return administrative.paper(data.cover, KIND, subject, _body(data), opening=opening, annexes=_annex(data))


def notes(data: TrainingPlanData) -> tuple[str, ...]:
    """What the classes lack before the plan can be signed."""
    lacking = (
        ("lớp nào", data.classes), ("số người của mọi lớp", None not in data.planned),
        (_of_classes("thời gian", [bool(one.sessions) for one in data.classes]),
         all(one.sessions for one in data.classes)),
        (_of_classes("dự toán", [money is not None for money in data.money]), None not in data.money),
    )  # fmt: skip
    return administrative.general_notes(data.cover, lacking)


def _of_classes(what: str, known: Sequence[bool]) -> str:
    """ "dự toán của 1 lớp": of how many classes something is not known."""
    return f"{what} của {known.count(False)} lớp"


def _body(data: TrainingPlanData) -> Iterator[Block]:
    agency, office = data.cover.issuer.agency, data.cover.profile.standing_office_name
    what = f"tập huấn, bồi dưỡng nghiệp vụ công tác vì sự tiến bộ của phụ nữ năm {data.year}"
    yield cited.opening(data.programme, agency, what)
    yield Heading("I. MỤC ĐÍCH, YÊU CẦU")
    yield Bullets(PURPOSE)
    yield Heading("II. NỘI DUNG, ĐỐI TƯỢNG, THỜI GIAN, ĐỊA ĐIỂM")
    yield Paragraph(_count(data))
    yield from parts.own_words(data.extra)
    yield Heading("III. KINH PHÍ")
    yield Paragraph(_money(data.money))
    yield Heading("IV. TỔ CHỨC THỰC HIỆN")
    yield Bullets(tuple(line.format(office=_capital(office), agency=agency) for line in WORK))


def _count(data: TrainingPlanData) -> str:
    """How many classes for how many persons; right for none, one and many, known and unknown."""
    count = len(data.classes)
    if not count:
        return f"Trong năm {data.year} chưa dự kiến lớp nào."
    known = [planned for planned in data.planned if planned is not None]
    people = f", dự kiến {format_integer(sum(known))} người" if known else ""
    if known and len(known) < count:
        people += f" (chưa tính {count - len(known)} lớp chưa xác định số người)"
    if count == 1:
        topic = data.classes[0].topic
        return f"Tổ chức 01 lớp, chuyên đề “{topic}”{people}; chi tiết tại Phụ lục kèm theo."
    listed = "chuyên đề, đối tượng, thời gian, địa điểm từng lớp tại Phụ lục kèm theo"
    return f"Tổ chức {count:02d} lớp{people}; {listed}."


def _money(money: Sequence[int | None]) -> str:
    known = [amount for amount in money if amount is not None]
    if not known:
        return "Kinh phí bố trí trong dự toán được giao hằng năm và các nguồn hợp pháp khác theo quy định."
    total = sum(known)
    words = f"Tổng dự toán {format_integer(total)} đồng (bằng chữ: {amount_in_words(total)})"
    missing = len(money) - len(known)
    rest = f", chưa tính {missing} lớp chưa lập dự toán" if missing else ""
    return f"{words}{rest}, từ nguồn kinh phí được giao và các nguồn hợp pháp khác theo quy định."


def _annex(data: TrainingPlanData) -> Iterator[Block]:
    if not data.classes:
        return
    note = administrative.annex_note(data.cover, KIND)
    yield Appendix(None, f"DANH MỤC LỚP TẬP HUẤN NĂM {data.year}", note, landscape=True)
    total = ("", "Cộng", "", _total(data.planned), "", "", "", _total(data.money))
    yield Table(COLUMNS, tuple(_rows(data)), total=total, dense=True)


def _rows(data: TrainingPlanData) -> Iterator[Row]:
    told = zip(data.classes, data.planned, data.money, strict=True)
    for number, (one, planned, money) in enumerate(told, 1):
        yield (
            str(number),
            one.topic,
            one.target_group,
            planned,
            _days(one),
            one.place or "…",
            "; ".join(one.lecturers) or "…",
            money,
        )


def _days(found: ClassData) -> str:
    days = sorted({session.date for session in found.sessions})
    if not days:
        return "…"
    first, last = format_date(days[0]), format_date(days[-1])
    return first if first == last else f"từ {first} đến {last}"


def _total(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


SPEC = DocumentSpec(
    id="training-plan",
    label="Kế hoạch tập huấn",
    description="Kế hoạch các lớp của năm, kèm danh mục lớp và dự toán.",
    options=(parts.YEAR, BASIS, EXTRA, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
