"""Kế hoạch kiểm tra, form 1.4 of Decree 30/2020: why, what, whom, how, when; the schedule as an annex."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
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
    Title,
)
from vstbpn_desktop.documents.reports import administrative, cited, inspections, parts
from vstbpn_desktop.documents.reports.inspections import InspectionData
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.inspection import PlanWarning, VisitPlan, plan_warnings
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import format_date, weekday_short

CODE = "KH"
TEAM = Option("team", "Danh sách đoàn trong phụ lục", "flag", default=True)
OUTLINE = Option(
    "outline", "Đề cương báo cáo trong phụ lục", "flag", default=True,
    help="Đơn vị được kiểm tra viết báo cáo theo các nội dung kiểm tra.",
)  # fmt: skip
SCHEDULE_COLUMNS = (
    Column("TT", 10, align="center"),
    Column("Đơn vị được kiểm tra"),
    Column("Ngày", 28, align="center"),
    Column("Giờ", 19, align="center"),
    Column("Chủ trì", 38),
    Column("Địa điểm", 30),
)
TEAM_COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Họ và tên", 42),
    Column("Chức vụ, đơn vị"),
    Column("Nhiệm vụ", 32),
)
PURPOSE = (
    "Nắm tình hình thực hiện chính sách, pháp luật về bình đẳng giới và công tác vì sự tiến bộ của phụ nữ",
    "Ghi nhận kết quả, chỉ ra hạn chế, nguyên nhân; kiến nghị biện pháp khắc phục",
    "Việc kiểm tra đúng nội dung, đúng thời gian, không gây trở ngại cho hoạt động của đơn vị",
)
DUTIES = (
    "Đoàn kiểm tra thông báo lịch, đề cương báo cáo cho đơn vị; lập biên bản từng buổi làm việc",
    "Đơn vị được kiểm tra gửi báo cáo trước buổi làm việc, chuẩn bị hồ sơ, bố trí người dự đúng thành phần",
    "Cơ quan thường trực tổng hợp, tham mưu thông báo kết luận, theo dõi việc khắc phục",
)
OUTLINE_HEADINGS = (
    "ĐẶC ĐIỂM, TÌNH HÌNH", "KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG KIỂM TRA", "HẠN CHẾ, NGUYÊN NHÂN",
    "KIẾN NGHỊ, ĐỀ XUẤT",
)  # fmt: skip
OUTLINE_CONTENTS = 2
"""The part of the outline that the contents of the inspection stand in."""
OUTLINE_LINES = {
    1: ("Khái quát về đơn vị; số lượng cán bộ, công chức, viên chức, trong đó nữ; thuận lợi, khó khăn",),
    3: ("Hạn chế; nguyên nhân khách quan, chủ quan; việc khắc phục kiến nghị của kỳ kiểm tra trước",),
    4: ("Kiến nghị, đề xuất với Ban, với cấp trên; kèm bảng số liệu, văn bản đã ban hành",),
}
ROMAN = ("", "I", "II", "III", "IV")
METHOD = "Nghe báo cáo, xem hồ sơ, tài liệu, trao đổi trực tiếp tại đơn vị"


@dataclass(frozen=True, slots=True)
class PlanData:
    """What the plan prints; `inspection` None where the year has none yet."""

    profile: ProfileData
    given: parts.Stamp
    year: int
    inspection: InspectionData | None
    warnings: tuple[PlanWarning, ...]
    programme: str
    with_team: bool
    with_outline: bool

    @property
    def annexes(self) -> tuple[str, ...]:
        """The annexes it has, in their order: schedule, team, outline."""
        found = self.inspection
        there = (
            ("schedule", True),
            ("team", self.with_team and found is not None and bool(found.team)),
            ("outline", self.with_outline and found is not None and bool(found.contents)),
        )
        return tuple(name for name, shown in there if shown)


def gather(reader: Reader, options: Values) -> PlanData:
    """Read the inspection; names as of the day the plan bears, else today."""
    day: dt.date = options["date"] or reader.as_of
    then = Reader(reader.connection, reader.registry, day)
    found = inspections.inspection(then, options["year"], options["inspection"])
    warnings = tuple(plan_warnings(then, found.id)) if found else ()
    profile = profile_at(then, day)
    flags = options["team"], options["outline"]
    programme = cited.programme_of(then, options["year"], profile)
    return PlanData(profile, parts.stamp(options), options["year"], found, warnings, programme, *flags)


def compose(data: PlanData) -> Document:
    """The plan and its annexes."""
    name = data.inspection.name if data.inspection else f"Kiểm tra năm {data.year}"
    blocks: list[Block] = [parts.letterhead(data.profile, CODE, data.given), Title("KẾ HOẠCH", name)]
    if data.inspection is None:
        blocks.append(Paragraph(parts.ended(f"Năm {data.year} chưa có cuộc kiểm tra nào")))
    else:
        blocks += _body(data, data.inspection)
    blocks.append(parts.signature(data.profile, parts.recipients(data.profile, ())))
    if data.inspection is not None:
        blocks += _annexes(data, data.inspection)
    return Document(
        title=f"Kế hoạch {name}",
        blocks=tuple(blocks),
        draft=data.given.draft,
        author=data.profile.committee_name,
        dated=data.given.dated,
    )


def notes(data: PlanData) -> tuple[str, ...]:
    """What is doubtful about the plan, and what it lacks."""
    if data.inspection is None:
        return (f"Năm {data.year} chưa có cuộc kiểm tra nào.",)
    lacking = (
        ("thành phần đoàn", data.inspection.team), ("đơn vị được kiểm tra", data.inspection.visits),
        ("nội dung kiểm tra", data.inspection.contents),
    )  # fmt: skip
    missing = ", ".join(words for words, there in lacking if not there)
    return (*((f"Kế hoạch chưa có: {missing}.",) if missing else ()), *(w.words for w in data.warnings))


def _body(data: PlanData, found: InspectionData) -> Iterator[Block]:
    name = found.name[:1].lower() + found.name[1:]
    yield cited.opening(data.programme, data.profile.committee_name, name)
    yield Heading("I. MỤC ĐÍCH, YÊU CẦU")
    yield from _sentences(PURPOSE)
    yield Heading("II. NỘI DUNG, ĐỐI TƯỢNG KIỂM TRA")
    yield Heading("1. Nội dung", 2)
    yield from _sentences(found.contents or (parts.DOTS,))
    yield Heading("2. Đối tượng", 2)
    yield Paragraph(f"{_units(found)} (lịch kiểm tra tại {_annex(data, 'schedule')} kèm theo).")
    yield Heading("3. Thời kỳ lấy số liệu", 2)
    yield Paragraph(_sentence(found.data_period or f"từ ngày 01 tháng 01 năm {data.year} đến ngày kiểm tra"))
    yield Heading("III. HÌNH THỨC, THỜI GIAN, THÀNH PHẦN ĐOÀN")
    yield Paragraph(f"1. Hình thức: {_sentence(found.method or METHOD, lower=True)}")
    window = inspections.window_words(found) or parts.DOTS
    yield Paragraph(f"2. Thời gian: {_sentence(window, lower=True)}")
    yield Paragraph(f"3. Thành phần đoàn: {_team(data, found)}")
    yield Heading("IV. KINH PHÍ")
    yield Paragraph(_sentence(found.budget or f"Từ nguồn kinh phí hoạt động của Ban năm {data.year}"))
    yield Heading("V. TỔ CHỨC THỰC HIỆN")
    yield from _sentences(DUTIES[:-1])
    yield Paragraph(f"- {parts.ended(DUTIES[-1])}")


def _annexes(data: PlanData, found: InspectionData) -> Iterator[Block]:
    note = parts.annex_note("Kế hoạch", CODE, data.profile, data.given)
    yield Appendix(None, "LỊCH KIỂM TRA", note)
    if found.visits:
        yield Table(SCHEDULE_COLUMNS, tuple(_schedule(found, inspections.in_time(found.visits))), dense=True)
    else:
        yield Paragraph("Chưa có lịch.")
    if "team" in data.annexes:
        yield Appendix(None, "THÀNH PHẦN ĐOÀN KIỂM TRA", note)
        yield Table(TEAM_COLUMNS, tuple(team_rows(found)))
    if "outline" in data.annexes:
        yield Appendix(None, "ĐỀ CƯƠNG BÁO CÁO CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA", note)
        # form 2.1: a text in an appendix ends as the document does
        yield from administrative.closed(_outline(found))


def _outline(found: InspectionData) -> Iterator[Block]:
    """What a unit is to report on: the contents of the inspection between the usual first and last parts."""
    for number, heading in enumerate(OUTLINE_HEADINGS, 1):
        yield Heading(f"{ROMAN[number]}. {heading}")
        if number == OUTLINE_CONTENTS:
            for part, line in enumerate(found.contents, 1):
                yield Paragraph(f"{part}. {_sentence(line)}")
        else:
            yield from _sentences(OUTLINE_LINES[number])


def _schedule(found: InspectionData, plan: Iterable[VisitPlan]) -> Iterator[Row]:
    for number, visit in enumerate(plan, 1):
        day = f"{weekday_short(visit.date)}, {format_date(visit.date)}" if visit.date else "…"
        leader = visit.leader or "…"
        team = f" (đoàn {visit.team})" if visit.team and found.several_teams else ""
        unit = found.unit(visit.unit_id)
        yield (str(number), unit, day, visit.starts, f"{leader}{team}", visit.place or "Tại đơn vị")


def team_rows(found: InspectionData) -> Iterator[Row]:
    """The team as rows of a list: number, name, post and unit, task."""
    for number, member in enumerate(found.team, 1):
        post = ", ".join(filter(None, (member.post, found.unit(member.unit_id))))
        team = f", đoàn {member.team}" if member.team and found.several_teams else ""
        role = member.role_words[:1].upper() + member.role_words[1:]
        yield (str(number), member.name, post, f"{role}{team}")


def _team(data: PlanData, found: InspectionData) -> str:
    if not found.team:
        return parts.DOTS
    if "team" in data.annexes:
        return f"{len(found.team)} người (danh sách tại {_annex(data, 'team')} kèm theo)."
    return "; ".join(inspections.member_words(found, member) for member in found.team) + "."


def _annex(data: PlanData, name: str) -> str:
    number = ROMAN[data.annexes.index(name) + 1]
    return f"Phụ lục {number}" if len(data.annexes) > 1 else "Phụ lục"


def _units(found: InspectionData) -> str:
    """The units in official order."""
    units = sorted({visit.unit_id for visit in found.visits}, key=lambda unit: found.labels[unit].place)
    if not units:
        return parts.DOTS
    names = "; ".join(found.unit_prose(unit_id) for unit_id in units)
    return f"{len(units)} đơn vị: {names}"


def _sentences(lines: Iterable[str]) -> Iterator[Block]:
    items = tuple(_sentence(line) for line in lines)
    yield Bullets(items)


def _sentence(words: str, *, lower: bool = False) -> str:
    words = words.rstrip(" .;")
    first = words[:1].lower() if lower else words[:1].upper()
    return f"{first}{words[1:]}."


SPEC = administrative.with_marks(
    DocumentSpec(
        id="inspection-plan",
        label="Kế hoạch kiểm tra",
        description="Kế hoạch kiểm tra của năm, kèm lịch, thành phần đoàn và đề cương báo cáo.",
        options=(parts.YEAR, inspections.INSPECTION, TEAM, OUTLINE, parts.NUMBER, parts.DATE, parts.DRAFT),
        gather=gather,
        compose=compose,
        notes=notes,
        sent=True,
    )
)
