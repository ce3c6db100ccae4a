"""Tổng hợp theo đơn vị: work, training and inspections of years by unit, added up across mergers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from vstbpn_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    GroupRow,
    Letterhead,
    Paragraph,
    Row,
    Table,
    Title,
)
from vstbpn_desktop.documents.reports import parts
from vstbpn_desktop.documents.reports.parts import marked
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.documents.reports.tables import LEVEL_TITLES
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.unit_counts import Counts, UnitCounts, total, unit_counts
from vstbpn_desktop.vietnamese.dates import prose_date
from vstbpn_desktop.vietnamese.numbers import NO_VALUE, percent


def _same_year(setting: Setting) -> int:
    return int(setting.values["year"])


SINCE = Option("since", "Từ năm", "year", default=_same_year, help="Để trống: chỉ năm được chọn.")
AS_OF = Option("as_of", "Theo đơn vị có ngày", "date", default=lambda setting: setting.today)
ENDED = "Đơn vị đã kết thúc"
WORK, TRAINING, INSPECTION = "Nhiệm vụ", "Tập huấn", "Kiểm tra"
COLUMNS = (
    Column("TT", 10, align="center"),
    Column("Đơn vị"),
    Column("Được giao", 16, kind="integer", group=WORK),
    Column("Miễn", 13, kind="integer", group=WORK),
    Column("Đã nộp", 13, kind="integer", group=WORK),
    Column("Đạt", 13, kind="integer", group=WORK),
    Column("Quá hạn", 14, kind="integer", group=WORK),
    Column("Tỷ lệ đạt (%)", 16, kind="percent", group=WORK),
    Column("Số lớp", 12, kind="integer", group=TRAINING),
    Column("Lượt người", 16, kind="integer", group=TRAINING),
    Column("Trong đó nữ", 16, kind="integer", group=TRAINING),
    Column("Tỷ lệ nữ (%)", 16, kind="percent", group=TRAINING),
    Column("Số lượt", 13, kind="integer", group=INSPECTION),
    Column("Kiến nghị", 16, kind="integer", group=INSPECTION),
    Column("Còn lại", 13, kind="integer", group=INSPECTION),
)


@dataclass(frozen=True, slots=True)
class SummaryData:
    """The units with their counts in the years from `since` to `year`, as units stood on a day."""

    profile: ProfileData
    since: int
    year: int
    as_of: dt.date
    units: tuple[UnitCounts, ...]
    draft: bool


def gather(reader: Reader, options: Values) -> SummaryData:
    """Count as of the day. UserError where the first year comes after the last."""
    since, year, as_of = options["since"], options["year"], options["as_of"]
    if since > year:
        raise UserError(f"Từ năm {since} đến năm {year} không có năm nào.", "Hãy xem lại “Từ năm”.")
    then = Reader(reader.connection, reader.registry, as_of)
    units = tuple(unit_counts(then, since, year))
    return SummaryData(profile_at(then, as_of), since, year, as_of, units, options["draft"])


def compose(data: SummaryData) -> Document:
    """One landscape table by level, with what each unit was made of below it."""
    return Document(
        title=f"Tổng hợp theo đơn vị {_years(data)}",
        blocks=tuple(_blocks(data)),
        draft=data.draft,
        author=data.profile.committee_name,
        landscape=True,
    )


def _blocks(data: SummaryData) -> Iterator[Block]:
    yield Letterhead(data.profile.parent_agency.upper(), (data.profile.committee_name.upper(),), "", "")
    about = f"(theo các đơn vị có ngày {prose_date(data.as_of).removeprefix('ngày ')})"
    yield Title("TỔNG HỢP THEO ĐƠN VỊ", (_years(data)[:1].upper() + _years(data)[1:], about))
    if not data.units:
        yield Paragraph("Chưa có nhiệm vụ, lớp tập huấn, kiểm tra nào trong thời gian này.")
        return
    counts = ("", f"Cộng ({len(data.units)} đơn vị)", *_cells(total(data.units)))
    yield Table(COLUMNS, tuple(_rows(data)), counts, dense=True)
    yield from _notes(data.units)


def _rows(data: SummaryData) -> Iterator[Row | GroupRow]:
    number = 0
    for title, units in groupby(data.units, _heading):
        members = list(units)
        yield GroupRow(f"{title} ({len(members)} đơn vị)")
        for one in members:
            number += 1
            name = marked(f"{one.unit.short}{' *' if one.made_of else ''}", one.unit.unconfirmed, data.draft)
            yield (str(number), name, *_cells(one.counts))


def _heading(one: UnitCounts) -> str:
    return ENDED if one.ended else LEVEL_TITLES.get(one.unit.level, one.unit.level)


def _notes(units: tuple[UnitCounts, ...]) -> Iterator[Block]:
    """Which ended units are counted in which, so that every number can be traced."""
    merged = [one for one in units if one.made_of]
    if merged:
        yield Paragraph("(*) Cộng cả số liệu của đơn vị tiền thân; tỷ lệ tính lại từ số đếm:")
    for one in merged:
        yield Paragraph(f"- {one.unit.short}: {', '.join(one.made_of)}.")


def _cells(counts: Counts) -> tuple[Cell, ...]:
    return (
        counts.assigned, counts.exempt, counts.submitted, counts.accepted, counts.overdue,
        _share(counts.accepted, counts.assigned - counts.exempt),
        len(counts.classes), counts.trained, counts.women, _share(counts.women, counts.trained),
        counts.visits, counts.findings, counts.open_findings,
    )  # fmt: skip


def _share(part: int, whole: int) -> Cell:
    share = percent(part, whole)
    return NO_VALUE if share is None else share


def _years(data: SummaryData) -> str:
    return f"năm {data.year}" if data.since == data.year else f"từ năm {data.since} đến năm {data.year}"


SPEC = DocumentSpec(
    id="unit-summary",
    label="Tổng hợp theo đơn vị",
    description="Nhiệm vụ, tập huấn, kiểm tra của từng đơn vị qua các năm; đơn vị sáp nhập thì cộng lại.",
    options=(parts.YEAR, SINCE, AS_OF, parts.DRAFT),
    gather=gather,
    compose=compose,
)
