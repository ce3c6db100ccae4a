"""Biên bản kiểm tra, form 1.9 of Decree 30/2020: known parts printed, the rest left to be written by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Letterhead,
    NextPaper,
    Paragraph,
    Signer,
    Signers,
    Title,
    listed,
)
from vstbpn_desktop.documents.reports import inspections, parts
from vstbpn_desktop.documents.reports.inspections import InspectionData
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.inspection import VisitPlan, findings_of
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.inspection import SECRETARY
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.vietnamese.dates import prose_date
from vstbpn_desktop.vietnamese.hours import hour_prose

CODE = "BB"
SIGN_NOTE = "(Ký, ghi rõ họ tên)"
UNIT_OPTION = Option(
    "unit", "Đơn vị", "lines", default=(),
    help="Mã đơn vị, mỗi mã một dòng. Để trống: mọi đơn vị trong lịch, mỗi đơn vị một bản.", once=True,
)  # fmt: skip
LINES = Option(
    "lines", "Dòng trống mỗi nội dung", "choice", default="3",
    choices=tuple((str(count), f"{count} dòng") for count in (1, 2, 3, 5, 8)),
)  # fmt: skip
COPIES = Option(
    "copies",
    "Số bản",
    "choice",
    default="02",
    choices=tuple((f"{count:02d}", f"{count:02d} bản") for count in range(2, 7)),
)


@dataclass(frozen=True, slots=True)
class Mended:
    """A finding as the minutes print it."""

    content: str
    recommendation: str
    responsible: str
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """The work with one unit; no visit where the minutes are all blank."""

    visit: VisitPlan | None
    findings: tuple[Mended, ...]


@dataclass(frozen=True, slots=True)
class MinutesData:
    """The minutes of an inspection's sittings."""

    profile: ProfileData
    given: parts.Stamp
    inspection: InspectionData | None
    sittings: tuple[Sitting, ...]
    lines: int
    copies: str


def gather(reader: Reader, options: Values) -> MinutesData:
    """Read the inspection and what was found at its units. UserError for a unit that is not inspected."""
    found = inspections.inspection(reader, options["year"], options["inspection"])
    sittings = tuple(_sittings(reader, found, options["unit"])) if found else ()
    return MinutesData(
        profile=profile_at(reader, reader.as_of),
        given=parts.Stamp(options["number"], None, options["draft"]),
        inspection=found,
        sittings=sittings or (Sitting(None, ()),),
        lines=int(options["lines"]),
        copies=options["copies"],
    )


def compose(data: MinutesData) -> Document:
    """Minutes for each unit; without any, one set of blank ones."""
    blocks: list[Block] = []
    for sitting in data.sittings:
        blocks += [NextPaper()] if blocks else []
        blocks += _paper(data, sitting)
    return Document(
        title="Biên bản kiểm tra",
        blocks=tuple(blocks),
        draft=data.given.draft,
        author=data.profile.committee_name,
    )


def notes(data: MinutesData) -> tuple[str, ...]:
    """Says where nothing is known and the minutes are blank."""
    return () if data.sittings[0].visit else ("Chưa có đơn vị được kiểm tra: biên bản để trống.",)


def _sittings(reader: Reader, found: InspectionData, units: tuple[str, ...]) -> Iterator[Sitting]:
    """The sittings with these units (keys), with all of them where none is named, in the order of time."""
    wanted = [reader.get(UNIT, key) for key in units]
    inspected = {visit.unit_id for visit in found.visits}
    for unit_id in wanted:
        if unit_id not in inspected:
            title = reader.title(UNIT, unit_id)
            raise UserError(f"{title} không có trong “{found.name}”.", "Hãy thêm đơn vị vào lịch kiểm tra.")
    planned = inspections.in_time(v for v in found.visits if not wanted or v.unit_id in wanted)
    for visit in planned:
        values = findings_of(reader, found.id, visit.unit_id)
        mended = tuple(Mended(v["content"], v["recommendation"], v["responsible"], v["due"]) for v in values)
        yield Sitting(visit, mended)


def _paper(data: MinutesData, sitting: Sitting) -> Iterator[Block]:
    found, visit = data.inspection, sitting.visit
    head = parts.letterhead(data.profile, CODE, data.given)
    # form 1.9 has no line of place and date: the minutes say when and where themselves
    yield Letterhead(head.parent, head.agency, head.symbol, "")
    unit = found.unit_prose(visit.unit_id) if found and visit else ""
    yield Title(
        "BIÊN BẢN", f"Kiểm tra công tác vì sự tiến bộ của phụ nữ\n{unit or f'tại {parts.SHORT_DOTS}'}"
    )
    yield from _begin(found, visit)
    yield Heading("I. THÀNH PHẦN")
    yield from _present(found, visit, unit)
    yield Heading("II. NỘI DUNG")
    yield from _worked(found, data.lines)
    yield Heading("III. KIẾN NGHỊ")
    yield from _recommended(sitting, data.lines)
    when = "Buổi làm việc kết thúc vào hồi …… giờ …… phút, cùng ngày."
    signed = f"Biên bản gồm …… trang, lập thành {data.copies} bản, mỗi bên giữ một bản, đã đọc cho mọi người"
    yield Paragraph(when)
    yield Paragraph(parts.ended(f"{signed} cùng nghe, nhất trí và ký tên"))
    yield _signers(data, sitting)


def _begin(found: InspectionData | None, visit: VisitPlan | None) -> Iterator[Block]:
    hour = f"hồi {hour_prose(visit.starts)}" if visit and visit.starts else "hồi …… giờ …… phút"
    day = prose_date(visit.date) if visit and visit.date else "ngày …… tháng …… năm ……"
    place = f"{visit.place.rstrip(' .')}." if visit and visit.place else parts.DOTS
    yield Paragraph(f"Thời gian bắt đầu: {hour}, {day}.")
    yield Paragraph(f"Địa điểm: {place}")
    if found is not None:
        basis = f"Thực hiện {inspections.decision_words(found)}, Đoàn kiểm tra làm việc với đơn vị"
        yield Paragraph(f"{basis}, nội dung như sau:")


def _present(found: InspectionData | None, visit: VisitPlan | None, unit: str) -> Iterator[Block]:
    yield Heading("1. Đoàn kiểm tra", 2)
    going = visit.members if visit else ()
    if found and going:
        yield Bullets(listed(inspections.member_words(found, member) for member in going))
    if not going:
        yield from _blank(2)
    yield Heading(f"2. Đơn vị được kiểm tra{f': {unit}' if unit else ''}", 2)
    yield from _blank(3)
    yield Paragraph(f"Chủ trì: {(visit.leader if visit else '') or parts.SHORT_DOTS}")
    secretaries = [member.name for member in going if member.role == SECRETARY]
    yield Paragraph(f"Thư ký (người ghi biên bản): {', '.join(secretaries) or parts.SHORT_DOTS}")


def _worked(found: InspectionData | None, lines: int) -> Iterator[Block]:
    for number, content in enumerate(found.contents if found else (), 1):
        yield Heading(f"{number}. {content[:1].upper()}{content[1:]}", 2)
        yield from _blank(lines)
    count = len(found.contents) if found else 0
    if not count:
        yield from _blank(2 * lines)
    yield Heading(f"{count + 1}. Hồ sơ, tài liệu đã xem", 2)
    yield from _blank(lines)
    yield Heading(f"{count + 2}. Ý kiến của đơn vị được kiểm tra", 2)
    yield from _blank(lines)


def _recommended(sitting: Sitting, lines: int) -> Iterator[Block]:
    for number, mended in enumerate(sitting.findings, 1):
        yield Paragraph(f"{number}. {mended.content.rstrip(' .')}.")
        if mended.recommendation:
            yield Paragraph(f"Kiến nghị: {mended.recommendation.rstrip(' .')}.")
        if mended.responsible:
            yield Paragraph(f"Chịu trách nhiệm: {mended.responsible.rstrip(' .')}.")
        due = prose_date(mended.due) if mended.due else "ngày …… tháng …… năm ……"
        yield Paragraph(f"Hạn khắc phục: chậm nhất {due}.")
    if not sitting.findings:
        yield from _blank(lines)
        yield Paragraph("Hạn khắc phục: chậm nhất ngày …… tháng …… năm ……")


def _signers(data: MinutesData, sitting: Sitting) -> Signers:
    """The secretary at the left, the chair at the right (form 1.9), the unit between them."""
    going = sitting.visit.members if sitting.visit else ()
    secretary = next((member.name for member in going if member.role == SECRETARY), "")
    chair = sitting.visit.leader if sitting.visit else ""
    return Signers(
        (
            Signer(("THƯ KÝ",), SIGN_NOTE, secretary),
            Signer(("ĐẠI DIỆN ĐƠN VỊ",), "(Ký tên, đóng dấu)"),
            Signer(("CHỦ TRÌ",), SIGN_NOTE, chair),
        ),
        ("Đơn vị được kiểm tra", "Thành viên Đoàn kiểm tra", parts.filing_line(data.profile.filing)),
    )


def _blank(count: int) -> Iterator[Block]:
    return (Paragraph(parts.LINE) for _ in range(count))


SPEC = DocumentSpec(
    id="inspection-minutes",
    label="Biên bản kiểm tra",
    description="Biên bản làm việc với từng đơn vị (mẫu 1.9), phần chưa biết để trống cho ghi tay.",
    options=(
        parts.YEAR, inspections.INSPECTION, UNIT_OPTION, LINES, COPIES, parts.NUMBER, parts.DRAFT,
    ),
    gather=gather,
    compose=compose,
    notes=notes,
)  # fmt: skip
