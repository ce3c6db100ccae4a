"""What the inspection pages show: the year's inspections with their findings, and one of them from near."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from vstbpn_desktop.queries.inspection import (
    Member,
    Standing,
    VisitPlan,
    finding_standing,
    members,
    plan_warnings,
    visits,
)
from vstbpn_desktop.queries.progress import SOON_DAYS
from vstbpn_desktop.queries.reading import Reader, Record
from vstbpn_desktop.records.document import SPEC as DOCUMENT
from vstbpn_desktop.records.finding import CLOSED, WAITING, Finding
from vstbpn_desktop.records.inspection import CANCELLED, DONE, SPEC, STATES, Inspection, Visit
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.vietnamese.sorting import natural_key

_STATES = {option.id: option for option in STATES}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in a list; `inspection` is the code of its inspection, with the year where it is another."""

    id: int
    inspection_id: int
    inspection: str
    unit_id: int
    unit: str
    content: str
    recommendation: str
    responsible: str
    date: dt.date | None
    due: dt.date | None
    state: str
    evidence_id: int | None
    evidence: str
    closed_on: dt.date | None
    note: str
    standing: Standing

    @property
    def open(self) -> bool:
        """Whether it is still to be mended."""
        return self.state != CLOSED


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How many findings there are, still open, overdue, waiting to be confirmed."""

    total: int = 0
    open: int = 0
    overdue: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """An inspection in the year's list: `visited` of `planned` visits were made, `next_day` comes."""

    id: int
    code: str
    name: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    standing: Standing
    planned: int
    visited: int
    next_day: dt.date | None
    unit_ids: frozenset[int]
    findings: FindingCounts


@dataclass(frozen=True, slots=True)
class YearInspections:
    """A year's inspections, their findings, and those of earlier years that are still open."""

    year: int
    inspections: tuple[InspectionRow, ...]
    findings: tuple[FindingRow, ...]

    @property
    def units(self) -> int:
        """How many units the year's inspections go to, each counted once; cancelled ones go nowhere."""
        going = (row.unit_ids for row in self.inspections if row.standing.kind != CANCELLED)
        return len(frozenset().union(*going))


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit of a plan: its place in the plan's order, its unit, what is doubtful, what was found there.

    `own_leader` is who was named for it alone; `team` says which team goes where there are several.
    """

    id: int
    plan: VisitPlan
    unit: str
    unit_key: str
    own_leader: str
    team: str
    standing: Standing
    warnings: tuple[str, ...]
    findings: FindingCounts


@dataclass(frozen=True, slots=True)
class InspectionView:
    """One inspection from near; `record` holds the values of its plan."""

    record: Record
    row: InspectionRow
    members: tuple[Member, ...]
    visits: tuple[VisitRow, ...]
    findings: tuple[FindingRow, ...]
    member_units: dict[int, str]

    @property
    def warned(self) -> int:
        """How many visits something is doubtful about."""
        return sum(bool(visit.warnings) for visit in self.visits)

    @property
    def teams(self) -> tuple[int, ...]:
        """The numbers of its teams; none where there is only one."""
        numbers = {member.team for member in self.members} | {visit.plan.team for visit in self.visits}
        return tuple(sorted(number for number in numbers if number))


def year_inspections(reader: Reader, year: int, today: dt.date) -> YearInspections:
    """The inspections of a year by code, and the findings that are followed in it by their due date."""
    rows = list(_inspections(reader, year=year))
    ids = [row.id for row in rows]
    followed = Finding.inspection_id.in_(ids)
    earlier = select(Inspection.id).where(Inspection.year < year)
    still_open = Finding.inspection_id.in_(earlier) & (Finding.state != CLOSED)
    found = tuple(_findings(reader, or_(followed, still_open), today, year))
    planned = _visits(reader, ids)
    inspections = tuple(_row(row, planned.get(row.id, []), found, today) for row in rows)
    return YearInspections(year, inspections, found)


def inspection_view(reader: Reader, inspection_id: int, today: dt.date) -> InspectionView:
    """One inspection; KeyError where it is gone."""
    record = reader.record(SPEC, inspection_id)
    year = record.values["year"]
    (row,) = _inspections(reader, inspection_id=inspection_id)
    found = tuple(_findings(reader, Finding.inspection_id == inspection_id, today, year))
    team = members(reader, inspection_id)
    planned = _visits(reader, [inspection_id]).get(inspection_id, [])
    return InspectionView(
        record=record,
        row=_row(row, planned, found, today),
        members=team,
        visits=tuple(_visit_rows(reader, record, found, today)),
        findings=found,
        member_units={m.unit_id: reader.title(UNIT, m.unit_id) for m in team if m.unit_id},
    )


def inspection_of(reader: Reader, finding_id: int) -> tuple[int, int] | None:
    """The inspection a finding belongs to and the year of that; None where it is gone."""
    query = select(Inspection.id, Inspection.year).join(Finding, Finding.inspection_id == Inspection.id)
    row = reader.connection.execute(query.where(Finding.id == finding_id)).first()
    return None if row is None else (row[0], row[1])


def year_of(reader: Reader, inspection_id: int) -> int | None:
    """The year of an inspection; None where it is gone."""
    query = select(Inspection.year).where(Inspection.id == inspection_id)
    return reader.connection.execute(query).scalar()


def counted(found: Iterable[FindingRow]) -> FindingCounts:
    """How these findings stand."""
    found = tuple(found)
    return FindingCounts(
        total=len(found),
        open=sum(row.open for row in found),
        overdue=sum(row.standing.kind == "overdue" for row in found),
        waiting=sum(row.state == WAITING for row in found),
    )


def visit_standing(day: dt.date | None, done: bool, today: dt.date) -> Standing:
    """Where a visit stands: made, without a day, passed but not confirmed, today, near, or to come."""
    if done:
        return Standing("done", "đã làm việc", "good")
    if day is None:
        return Standing("undated", "chưa xếp ngày", "unknown")
    left = (day - today).days
    if left < 0:
        return Standing("passed", "chưa xác nhận", "soon")
    if left > SOON_DAYS:
        return Standing("planned", "theo lịch", "neutral")
    return Standing("soon", f"còn {left} ngày" if left else "hôm nay", "soon")


def inspection_standing(state: str, first: dt.date | None, last: dt.date | None, today: dt.date) -> Standing:
    """Where an inspection stands by its state and its window."""
    if state in (CANCELLED, DONE):
        return Standing(state, _STATES[state].label, _STATES[state].meaning)
    if last and last < today:
        return Standing("past", "đã qua thời gian", "soon")
    if first is None or first > today:
        return Standing("coming", "chưa bắt đầu", "neutral")
    return Standing("running", "đang kiểm tra", "neutral")


def _inspections(reader: Reader, year: int = 0, inspection_id: int = 0) -> list[Any]:
    columns = (
        Inspection.id, Inspection.code, Inspection.name, Inspection.state, Inspection.starts_on,
        Inspection.ends_on,
    )  # fmt: skip
    which = Inspection.id == inspection_id if inspection_id else Inspection.year == year
    query = select(*columns).where(which).order_by(Inspection.code_key)
    return list(reader.connection.execute(query))


def _visits(reader: Reader, inspection_ids: list[int]) -> dict[int, list[Any]]:
    query = select(Visit.inspection_id, Visit.unit_id, Visit.date, Visit.done)
    found: dict[int, list[Any]] = {}
    for row in reader.connection.execute(query.where(Visit.inspection_id.in_(inspection_ids))):
        found.setdefault(row.inspection_id, []).append(row)
    return found


def _row(row: Any, planned: list[Any], found: Iterable[FindingRow], today: dt.date) -> InspectionRow:
    coming = [visit.date for visit in planned if visit.date and not visit.done and visit.date >= today]
    return InspectionRow(
        id=row.id,
        code=row.code,
        name=row.name,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        standing=inspection_standing(row.state, row.starts_on, row.ends_on, today),
        planned=len(planned),
        visited=sum(visit.done for visit in planned),
        next_day=min(coming, default=None),
        unit_ids=frozenset(visit.unit_id for visit in planned),
        findings=counted(one for one in found if one.inspection_id == row.id),
    )


def _findings(reader: Reader, which: Any, today: dt.date, year: int) -> Iterator[FindingRow]:
    columns = (*Finding.__table__.columns, Inspection.code.label("code"), Inspection.year.label("of_year"))
    query = select(*columns).join(Inspection, Inspection.id == Finding.inspection_id).where(which)
    for row in reader.connection.execute(query.order_by(Finding.due, Finding.id)):
        yield FindingRow(
            id=row.id,
            inspection_id=row.inspection_id,
            inspection=row.code if row.of_year == year else f"{row.of_year}/{row.code}",
            unit_id=row.unit_id,
            unit=reader.title(UNIT, row.unit_id),
            content=row.content,
            recommendation=row.recommendation,
            responsible=row.responsible,
            date=row.date,
            due=row.due,
            state=row.state,
            evidence_id=row.evidence_id,
            evidence=_document(reader, row.evidence_id),
            closed_on=row.closed_on,
            note=row.note,
            standing=finding_standing(row.state, row.due, today),
        )


def _document(reader: Reader, document_id: int | None) -> str:
    """A document in one line: symbol and subject."""
    if document_id is None:
        return ""
    values = reader.values(DOCUMENT, document_id)
    return " ".join(filter(None, (values["symbol"], values["subject"])))


def _visit_rows(
    reader: Reader, record: Record, found: tuple[FindingRow, ...], today: dt.date
) -> list[VisitRow]:
    """By day and hour; what has no day comes last, in the plan's order."""
    said: dict[int, list[str]] = {}
    for warning in plan_warnings(reader, record.id):
        for place in warning.places:
            said.setdefault(place, []).append(warning.short)
    planned = visits(reader, record.id)
    several = len({visit.team for visit in planned if visit.team}) > 1
    rows = [
        VisitRow(
            id=place,
            plan=visit,
            unit=reader.title(UNIT, visit.unit_id),
            unit_key=reader.key(UNIT, visit.unit_id),
            own_leader=record.values["visits"][place]["leader"],
            team=f"đoàn {visit.team}" if several and visit.team else "",
            standing=visit_standing(visit.date, visit.done, today),
            warnings=tuple(said.get(place, ())),
            findings=counted(one for one in found if one.unit_id == visit.unit_id),
        )
        for place, visit in enumerate(planned)
    ]
    return sorted(rows, key=lambda r: (r.plan.date or dt.date.max, natural_key(r.plan.starts), r.id))
