"""Thông báo kết luận kiểm tra: what was done well, what each unit must mend until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import (
    Appendix,
    Block,
    Column,
    Document,
    GroupRow,
    Heading,
    Paragraph,
    Row,
    Table,
)
from vstbpn_desktop.documents.reports import administrative, inspections, parts
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.inspections import InspectionData
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.inspection import findings_of
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.finding import CLOSED
from vstbpn_desktop.vietnamese.dates import prose_date

KIND = Kind("TB", "THÔNG BÁO")
STRENGTHS = Option("strengths", "Ưu điểm", "body", default="")
CAUSES = Option("causes", "Nguyên nhân", "body", default="")
COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Tồn tại, hạn chế"),
    Column("Kiến nghị", 58),
    Column("Hạn khắc phục", 27, kind="date"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as it is printed."""

    unit_id: int
    content: str
    recommendation: str
    due: dt.date | None
    closed: bool


@dataclass(frozen=True, slots=True)
class ConclusionData:
    """An inspection's findings by unit, in the order of its visits; None where the year has no inspection."""

    cover: Cover
    year: int
    inspection: InspectionData | None
    findings: tuple[Found, ...]
    strengths: str
    causes: str

    @property
    def units(self) -> tuple[int, ...]:
        """The units that have findings: those visited in their order, then others."""
        visited = [visit.unit_id for visit in self.inspection.visits] if self.inspection else []
        order = dict.fromkeys([*visited, *(found.unit_id for found in self.findings)])
        named = {found.unit_id for found in self.findings}
        return tuple(unit for unit in order if unit in named)


def gather(reader: Reader, options: Values) -> ConclusionData:
    """Read the inspection and what was found."""
    found = inspections.inspection(reader, options["year"], options["inspection"])
    values = findings_of(reader, found.id) if found else []
    findings = tuple(
        Found(v["unit"], v["content"], v["recommendation"], v["due"], v["state"] == CLOSED) for v in values
    )
    cover = administrative.cover(reader, options)
    return ConclusionData(cover, options["year"], found, findings, options["strengths"], options["causes"])


def compose(data: ConclusionData) -> Document:
    """The notice, the findings by unit as its annex."""
    name = data.inspection.name if data.inspection else f"Kiểm tra năm {data.year}"
    subject = f"Kết luận {name[:1].lower()}{name[1:]}"
    return administrative.paper(data.cover, KIND, subject, _body(data), annexes=_annex(data))


def notes(data: ConclusionData) -> tuple[str, ...]:
    """What is left to be written."""
    lacking = (("cuộc kiểm tra", data.inspection), ("ưu điểm", data.strengths), ("nguyên nhân", data.causes))
    return administrative.general_notes(data.cover, lacking)


def _body(data: ConclusionData) -> Iterator[Block]:
    found, agency = data.inspection, data.cover.issuer.agency
    if found is None:
        yield Paragraph(f"Năm {data.year} chưa có cuộc kiểm tra nào.")
        return
    units = list(dict.fromkeys(visit.unit_id for visit in found.visits))
    where = found.unit_prose(units[0]) if len(units) == 1 else f"{len(units)} đơn vị"
    at = f" tại {where}" if units else ""
    yield Paragraph(
        f"Thực hiện {inspections.decision_words(found)}, Đoàn kiểm tra của {agency} đã kiểm tra{at}. "
        f"{agency} thông báo kết luận như sau:"
    )
    yield Heading("1. Ưu điểm", 2)
    yield from administrative.written(data.strengths, "Ưu điểm", data.cover.draft)
    yield Heading("2. Tồn tại, hạn chế", 2)
    yield Paragraph(_counted(data, found))
    if data.causes.strip():
        yield Heading("3. Nguyên nhân", 2)
        yield from parts.own_words(data.causes)
    yield Heading(f"{4 if data.causes.strip() else 3}. Yêu cầu", 2)
    yield from _asked(data)


def _counted(data: ConclusionData, found: InspectionData) -> str:
    """How many findings at how many units; right for none, one and many."""
    count, units = len(data.findings), data.units
    if not count:
        return "Qua kiểm tra chưa phát hiện tồn tại, hạn chế phải kiến nghị khắc phục."
    if count == 1:
        content = data.findings[0].content.rstrip(" .")
        return f"Có 01 tồn tại tại {found.unit_prose(units[0])}: {content[:1].lower()}{content[1:]}."
    where = found.unit_prose(units[0]) if len(units) == 1 else f"{len(units)} đơn vị"
    closed = sum(one.closed for one in data.findings)
    mended = f", trong đó {closed:02d} tồn tại đã khắc phục xong" if closed else ""
    return f"Có {count:02d} tồn tại, hạn chế tại {where}{mended}; chi tiết từng đơn vị tại Phụ lục kèm theo."


def _asked(data: ConclusionData) -> Iterator[Block]:
    last = max((one.due for one in data.findings if one.due and not one.closed), default=None)
    if not data.findings:
        yield Paragraph("Đề nghị các đơn vị tiếp tục phát huy kết quả đạt được")
        return
    until = f" chậm nhất {prose_date(last)}" if last else ""
    who = "Đơn vị" if len(data.units) == 1 else "Các đơn vị"
    yield Paragraph(
        f"{who} có tồn tại, hạn chế xây dựng kế hoạch, khắc phục đúng hạn, báo cáo kết quả kèm tài "
        f"liệu chứng minh về {data.cover.profile.standing_office_name}{until}"
    )


def _annex(data: ConclusionData) -> Iterator[Block]:
    found = data.inspection
    if found is None or len(data.findings) < 2:
        return
    note = administrative.annex_note(data.cover, KIND)
    yield Appendix(None, "TỒN TẠI, HẠN CHẾ VÀ KIẾN NGHỊ KHẮC PHỤC", note)
    rows: list[Row | GroupRow] = []
    for unit in data.units:
        rows.append(GroupRow(found.unit(unit)))
        mine = [one for one in data.findings if one.unit_id == unit]
        rows += [(str(n), one.content, one.recommendation, one.due) for n, one in enumerate(mine, 1)]
    yield Table(COLUMNS, tuple(rows))


SPEC = DocumentSpec(
    id="inspection-conclusion",
    label="Thông báo kết luận kiểm tra",
    description="Kết luận cuộc kiểm tra: ưu điểm, tồn tại theo đơn vị, thời hạn khắc phục.",
    options=(parts.YEAR, inspections.INSPECTION, STRENGTHS, CAUSES, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
