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
from vstbpn_desktop.documents.reports import inspections, parts
from vstbpn_desktop.documents.reports.inspections import InspectionData
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.inspection import PlanWarning, VisitPlan, plan_warnings
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import format_date, weekday_short
from vstbpn_desktop.vietnamese.sorting import natural_key

CODE = "KH"
TEAM = Option("team", "Danh sách đoàn trong phụ lục", "flag", default=True)
SCHEDULE_COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Đơn vị được kiểm tra"),
    Column("Ngày", 31, align="center"),
    Column("Giờ", 20, align="center"),
    Column("Chủ trì", 36),
    Column("Địa điểm", 28),
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
METHOD = "Nghe báo cáo, xem hồ sơ, tài liệu, trao đổi trực tiếp tại đơn vị"


@dataclass(frozen=True, slots=True)
class PlanData:
    """What the plan prints; `inspection` None where the year has none yet."""

    profile: ProfileData
    given: parts.Stamp
    year: int
    inspection: InspectionData | None
    warnings: tuple[PlanWarning, ...]
    with_team: bool


def gather(reader: Reader, options: Values) -> PlanData:
    """Read the inspection; names as of the day the plan bears, else today."""
    day: dt.date = options["date"] or reader.as_of
    then = Reader(reader.connection, reader.registry, day)
    found = inspections.inspection(then, options["year"], options["inspection"])
    warnings = tuple(plan_warnings(then, found.id)) if found else ()
    profile = profile_at(then, day)
    return PlanData(profile, parts.stamp(options), options["year"], found, warnings, options["team"])


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
    yield Heading("I. MỤC ĐÍCH, YÊU CẦU")
    yield from _sentences(PURPOSE)
    yield Heading("II. NỘI DUNG, ĐỐI TƯỢNG KIỂM TRA")
    yield Heading("1. Nội dung", 2)
    yield from _sentences(found.contents or (inspections.DOTS,))
    yield Heading("2. Đối tượng", 2)
    units = list(dict.fromkeys(visit.unit_id for visit in found.visits))
    yield Paragraph(f"{_units(found, units)} (lịch kiểm tra tại {_annex(data, 1)} kèm theo).")
    yield Heading("3. Thời kỳ lấy số liệu", 2)
    yield Paragraph(_sentence(found.data_period or f"từ ngày 01 tháng 01 năm {data.year} đến ngày kiểm tra"))
    yield Heading("III. HÌNH THỨC, THỜI GIAN, THÀNH PHẦN ĐOÀN")
    yield Paragraph(f"1. Hình thức: {_sentence(found.method or METHOD, lower=True)}")
    window = inspections.window_words(found) or inspections.DOTS
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
        yield Table(SCHEDULE_COLUMNS, tuple(_schedule(found, _in_time(found.visits))), dense=True)
    else:
        yield Paragraph("Chưa có lịch.")
    if data.with_team and found.team:
        yield Appendix(None, "THÀNH PHẦN ĐOÀN KIỂM TRA", note)
        yield Table(TEAM_COLUMNS, tuple(team_rows(found)))


def _in_time(plan: Iterable[VisitPlan]) -> list[VisitPlan]:
    """By day and hour; what has no day yet at the end, in the order of the plan."""
    return sorted(plan, key=lambda visit: (visit.date or dt.date.max, natural_key(visit.starts)))


def _schedule(found: InspectionData, plan: Iterable[VisitPlan]) -> Iterator[Row]:
    for number, visit in enumerate(plan, 1):
        day = f"{weekday_short(visit.date)}, {format_date(visit.date)}" if visit.date else "…"
        leader = visit.leader or "…"
        team = f" (đoàn {visit.team})" if visit.team else ""
        unit = found.unit(visit.unit_id)
        yield (str(number), unit, day, visit.starts, f"{leader}{team}", visit.place or "Tại đơn vị")


def team_rows(found: InspectionData) -> Iterator[Row]:
    """The team as rows of a list: number, name, post and unit, task."""
    for number, member in enumerate(found.team, 1):
        post = ", ".join(filter(None, (member.post, found.unit(member.unit_id))))
        team = f", đoàn {member.team}" if member.team else ""
        role = member.role_words[:1].upper() + member.role_words[1:]
        yield (str(number), member.name, post, f"{role}{team}")


def _team(data: PlanData, found: InspectionData) -> str:
    if not found.team:
        return inspections.DOTS
    if data.with_team:
        return f"{len(found.team)} người (danh sách tại {_annex(data, 2)} kèm theo)."
    return "; ".join(inspections.member_words(found, member) for member in found.team) + "."


def _annex(data: PlanData, number: int) -> str:
    found = data.inspection
    several = data.with_team and found is not None and found.team
    return f"Phụ lục {'I' * number}" if several else "Phụ lục"


def _units(found: InspectionData, units: list[int]) -> str:
    if not units:
        return inspections.DOTS
    names = "; ".join(found.unit_prose(unit_id) for unit_id in units)
    return f"{len(units)} đơn vị: {names}"


def _sentences(lines: Iterable[str]) -> Iterator[Block]:
    items = tuple(_sentence(line) for line in lines)
    yield Bullets(items)


def _sentence(words: str, *, lower: bool = False) -> str:
    words = words.rstrip(" .;")
    first = words[:1].lower() if lower else words[:1].upper()
    return f"{first}{words[1:]}."


SPEC = DocumentSpec(
    id="inspection-plan",
    label="Kế hoạch kiểm tra",
    description="Kế hoạch kiểm tra của năm, kèm lịch và thành phần đoàn.",
    options=(parts.YEAR, inspections.INSPECTION, TEAM, parts.NUMBER, parts.DATE, parts.DRAFT),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
