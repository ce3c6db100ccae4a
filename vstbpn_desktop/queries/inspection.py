"""Inspections: who goes where and when, what is wrong with a plan, and the findings that are open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.working_days import WorkingDays, working_days
from vstbpn_desktop.records.finding import CLOSED, Finding
from vstbpn_desktop.records.finding import SPEC as FINDING
from vstbpn_desktop.records.inspection import CANCELLED, HEAD, ROLES, SPEC, Inspection
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.names import name_identity

ROLE_WORDS = {role.id: role.label for role in ROLES}
OWN_UNIT, TWICE, OUTSIDE, DAY_OFF = "own_unit", "twice", "outside", "day_off"


@dataclass(frozen=True, slots=True)
class Member:
    """One who inspects: the role in words, name and post, the own unit, the team (None: every unit)."""

    role: str
    role_words: str
    name: str
    post: str
    unit_id: int | None
    team: int | None


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A visit: the unit, when, under whom (the head of the team where nobody is named), and who goes."""

    inspection_id: int
    unit_id: int
    date: dt.date | None
    starts: str
    team: int | None
    leader: str
    place: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """What is doubtful about a plan: own_unit, twice, outside or day_off; in words; the unit concerned."""

    kind: str
    words: str
    unit_id: int


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that is not closed; `days_late` is 0 until its due date has passed."""

    id: int
    inspection_id: int
    unit_id: int
    content: str
    due: dt.date
    days_late: int


def members(reader: Reader, inspection_id: int) -> tuple[Member, ...]:
    """The team in its order; what a row leaves out is taken from the person it names."""
    return tuple(_member(reader, row) for row in reader.values(SPEC, inspection_id)["team"])


def visits(reader: Reader, inspection_id: int) -> tuple[VisitPlan, ...]:
    """The visits in their order, each with those who go."""
    values, team = reader.values(SPEC, inspection_id), members(reader, inspection_id)
    return tuple(_visit(inspection_id, row, team) for row in values["visits"])


def plan_warnings(reader: Reader, inspection_id: int) -> list[PlanWarning]:
    """What is doubtful about a plan, in the order of its visits; other plans' visits count for the day."""
    values, own = reader.values(SPEC, inspection_id), visits(reader, inspection_id)
    others = [visit for other in _others(reader, inspection_id) for visit in visits(reader, other)]
    window, days = (values["starts_on"], values["ends_on"]), working_days(reader.connection)
    found: list[PlanWarning] = []
    for visit in own:
        found += [*_own_unit(reader, visit), *_doubtful_day(reader, visit, window, days)]
    return [*found, *_twice(reader, own, others)]


def open_findings(reader: Reader, today: dt.date) -> list[OpenFinding]:
    """Findings not closed, the earliest due first."""
    query = select(Finding.id, Finding.inspection_id, Finding.unit_id, Finding.content, Finding.due)
    still = query.where(Finding.state != CLOSED, Finding.due.is_not(None))
    return [
        OpenFinding(row_id, inspection_id, unit_id, content, due, max(0, (today - due).days))
        for row_id, inspection_id, unit_id, content, due in reader.connection.execute(
            still.order_by(Finding.due, Finding.id)
        )
        if due
    ]


def findings_of(reader: Reader, inspection_id: int, unit_id: int | None = None) -> list[dict[str, Any]]:
    """The values of an inspection's findings, oldest first; of one unit where it is named."""
    query = select(Finding.id).where(Finding.inspection_id == inspection_id)
    if unit_id is not None:
        query = query.where(Finding.unit_id == unit_id)
    ids = reader.connection.execute(query.order_by(Finding.date, Finding.id)).scalars()
    return [reader.values(FINDING, row_id) for row_id in ids]


def _member(reader: Reader, row: dict[str, Any]) -> Member:
    known = reader.values(PERSON, row["person"]) if row["person"] else {}
    return Member(
        role=row["role"],
        role_words=ROLE_WORDS.get(row["role"], ""),
        name=row["name"] or known.get("name", ""),
        post=row["post"] or known.get("post", ""),
        unit_id=row["unit"] or known.get("unit"),
        team=row["team"],
    )


def _visit(inspection_id: int, row: dict[str, Any], team: tuple[Member, ...]) -> VisitPlan:
    going = tuple(m for m in team if None in (m.team, row["team"]) or m.team == row["team"])
    heads = [member.name for member in going if member.role == HEAD]
    return VisitPlan(
        inspection_id=inspection_id,
        unit_id=row["unit"],
        date=row["date"],
        starts=row["starts"],
        team=row["team"],
        leader=row["leader"] or (heads[0] if heads else ""),
        place=row["place"],
        members=going,
    )


def _others(reader: Reader, inspection_id: int) -> list[int]:
    """The other inspections that were not cancelled."""
    query = select(Inspection.id).where(Inspection.id != inspection_id, Inspection.state != CANCELLED)
    return list(reader.connection.execute(query.order_by(Inspection.id)).scalars())


def _own_unit(reader: Reader, visit: VisitPlan) -> Iterator[PlanWarning]:
    for member in visit.members:
        if member.unit_id == visit.unit_id:
            words = f"{member.name} là người của {_unit(reader, visit)}, đơn vị được kiểm tra."
            yield PlanWarning(OWN_UNIT, words, visit.unit_id)


def _doubtful_day(
    reader: Reader, visit: VisitPlan, window: tuple[dt.date | None, dt.date | None], days: WorkingDays
) -> Iterator[PlanWarning]:
    if visit.date is None:
        return
    where, (first, last) = f"{_unit(reader, visit)}, ngày {format_date(visit.date)}", window
    if (first and visit.date < first) or (last and visit.date > last):
        span = " ".join(f"{word} {format_date(day)}" for word, day in (("từ", first), ("đến", last)) if day)
        yield PlanWarning(OUTSIDE, f"{where}: ngoài thời gian kiểm tra ({span}).", visit.unit_id)
    if off := days.why_off(visit.date):
        yield PlanWarning(DAY_OFF, f"{where}: rơi vào {off}.", visit.unit_id)


def _twice(reader: Reader, own: Iterable[VisitPlan], others: Iterable[VisitPlan]) -> Iterator[PlanWarning]:
    """Whoever should be at two units on one day; said once for each person and day."""
    places: dict[tuple[dt.date, str], dict[int, str]] = {}
    mine: set[tuple[dt.date, str]] = set()
    for visit in (own := tuple(own)) + tuple(others):
        for name in _names(visit):
            if visit.date is not None:
                key = (visit.date, name_identity(name))
                places.setdefault(key, {}).setdefault(visit.unit_id, name)
                mine |= {key} if visit in own else set()
    for (day, identity), units in sorted(places.items()):
        if len(units) > 1 and (day, identity) in mine:
            where = ", ".join(reader.title(UNIT, unit_id) for unit_id in units)
            first = next(iter(units))
            words = f"{units[first]}: ngày {format_date(day)} ở {len(units)} nơi ({where})."
            yield PlanWarning(TWICE, words, first)


def _names(visit: VisitPlan) -> list[str]:
    """Who goes, the one who leads included, each once."""
    everyone = {name_identity(member.name): member.name for member in visit.members}
    if visit.leader:
        everyone.setdefault(name_identity(visit.leader), visit.leader)
    return list(everyone.values())


def _unit(reader: Reader, visit: VisitPlan) -> str:
    return reader.title(UNIT, visit.unit_id)
