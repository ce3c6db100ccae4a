"""Inspections: who goes where and when, what is wrong with a plan, and the findings that are open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from vstbpn_desktop.queries.progress import MEANINGS, SOON_DAYS, WORDS
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.working_days import WorkingDays, working_days
from vstbpn_desktop.records.finding import CLOSED, WAITING, Finding
from vstbpn_desktop.records.finding import SPEC as FINDING
from vstbpn_desktop.records.finding import STATES as FINDING_STATES
from vstbpn_desktop.records.inspection import CANCELLED, HEAD, ROLES, SPEC, Inspection, Visit
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.vietnamese.dates import day_month, format_date
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
    done: bool
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """What is doubtful about a plan: own_unit, twice, outside or day_off; in words; the unit concerned.

    `places` are the plan's visits that it stands beside, counted from 0 in the plan's order; `short` is what
    it says there, where unit and day are seen anyway.
    """

    kind: str
    words: str
    unit_id: int
    places: tuple[int, ...]
    short: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands on a day: its kind, its word, what the word means (good, soon, bad, neutral)."""

    kind: str
    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that is not closed; `days_late` is 0 until its due date has passed."""

    id: int
    inspection_id: int
    unit_id: int
    content: str
    due: dt.date
    days_late: int
    standing: Standing


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
    window, days = (values["starts_on"], values["ends_on"]), working_days(reader.connection)
    found: list[PlanWarning] = []
    for place, visit in enumerate(own):
        found += [*_own_unit(reader, visit, place), *_doubtful_day(reader, visit, place, window, days)]
    return [*found, *_twice(reader, own, _on_the_same_days(reader, inspection_id, own))]


def finding_standing(state: str, due: dt.date | None, today: dt.date) -> Standing:
    """Where a finding stands: overdue, due_today, soon, waiting, open, working or closed.

    One that waits for a word is not overdue, as a task handed in is not.
    """
    left = (due - today).days if due else SOON_DAYS + 1
    if state in (CLOSED, WAITING) or left > SOON_DAYS:
        option = next(option for option in FINDING_STATES if option.id == state)
        return Standing(state, option.label, option.meaning)
    kind = "overdue" if left < 0 else "soon" if left else "due_today"
    words = f"{WORDS[kind]} {abs(left)} ngày" if left else WORDS[kind]
    return Standing(kind, words, MEANINGS[kind])


def open_findings(reader: Reader, today: dt.date) -> list[OpenFinding]:
    """Findings not closed, the earliest due first."""
    columns = (
        Finding.id, Finding.inspection_id, Finding.unit_id, Finding.content, Finding.due, Finding.state,
    )  # fmt: skip
    still = select(*columns).where(Finding.state != CLOSED, Finding.due.is_not(None))
    return [
        OpenFinding(row_id, inspection_id, unit_id, content, due, max(0, (today - due).days),
                    finding_standing(state, due, today))
        for row_id, inspection_id, unit_id, content, due, state in reader.connection.execute(
            still.order_by(Finding.due, Finding.id)
        )
        if due
    ]  # fmt: skip


def coming_visits(reader: Reader, today: dt.date, days: int = SOON_DAYS) -> int:
    """How many units are to be visited from today on within so many days, cancelled plans left out."""
    query = select(func.count(Visit.id)).join(Inspection, Inspection.id == Visit.inspection_id)
    near = Visit.date.between(today, today + dt.timedelta(days=days))
    query = query.where(near, Visit.done.is_(False), Inspection.state != CANCELLED)
    return reader.connection.execute(query).scalar() or 0


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
        done=row["done"],
        members=going,
    )


def _on_the_same_days(reader: Reader, inspection_id: int, own: Iterable[VisitPlan]) -> list[VisitPlan]:
    """The visits that other inspections, not cancelled, have on the days of these."""
    days = {visit.date for visit in own if visit.date}
    query = select(Visit.inspection_id).join(Inspection, Inspection.id == Visit.inspection_id).distinct()
    query = query.where(Visit.inspection_id != inspection_id, Visit.date.in_(days))
    query = query.where(Inspection.state != CANCELLED).order_by(Visit.inspection_id)
    others = reader.connection.execute(query).scalars().all()
    return [visit for other in others for visit in visits(reader, other) if visit.date in days]


def _own_unit(reader: Reader, visit: VisitPlan, place: int) -> Iterator[PlanWarning]:
    for member in visit.members:
        if member.unit_id == visit.unit_id:
            words = f"{member.name} là người của {_unit(reader, visit)}, đơn vị được kiểm tra."
            short = f"{member.name} là người của đơn vị này"
            yield PlanWarning(OWN_UNIT, words, visit.unit_id, (place,), short)


def _doubtful_day(
    reader: Reader,
    visit: VisitPlan,
    place: int,
    window: tuple[dt.date | None, dt.date | None],
    days: WorkingDays,
) -> Iterator[PlanWarning]:
    if visit.date is None:
        return
    where, (first, last) = f"{_unit(reader, visit)}, ngày {format_date(visit.date)}", window
    if (first and visit.date < first) or (last and visit.date > last):
        span = " ".join(f"{word} {format_date(day)}" for word, day in (("từ", first), ("đến", last)) if day)
        outside = "ngoài thời gian kiểm tra"
        near = " ".join(f"{word} {day_month(day)}" for word, day in (("từ", first), ("đến", last)) if day)
        words, short = f"{where}: {outside} ({span}).", f"{outside} ({near})"
        yield PlanWarning(OUTSIDE, words, visit.unit_id, (place,), short)
    if off := days.why_off(visit.date):
        short = f"rơi vào {off}"
        yield PlanWarning(DAY_OFF, f"{where}: {short}.", visit.unit_id, (place,), short)


def _twice(reader: Reader, own: tuple[VisitPlan, ...], others: list[VisitPlan]) -> Iterator[PlanWarning]:
    """Whoever should be at two units on one day; said once for each person and day."""
    units: dict[tuple[dt.date, str], dict[int, str]] = {}
    mine: dict[tuple[dt.date, str], list[int]] = {}
    for place, visit in enumerate((*own, *others)):
        if (day := visit.date) is None:
            continue
        for name in _names(visit):
            key = (day, name_identity(name))
            units.setdefault(key, {}).setdefault(visit.unit_id, name)
            if place < len(own):
                mine.setdefault(key, []).append(place)
    for (day, identity), places in sorted(mine.items()):
        there = units[day, identity]
        if len(there) > 1:
            where = ", ".join(reader.title(UNIT, unit_id) for unit_id in there)
            first = next(iter(there))
            at = f"ở {len(there)} nơi ({where})"
            words, short = f"{there[first]}: ngày {format_date(day)} {at}.", f"{there[first]} cùng ngày {at}"
            yield PlanWarning(TWICE, words, first, tuple(places), short)


def _names(visit: VisitPlan) -> list[str]:
    """Who goes, the one who leads included, each once."""
    everyone = {name_identity(member.name): member.name for member in visit.members}
    if visit.leader:
        everyone.setdefault(name_identity(visit.leader), visit.leader)
    return list(everyone.values())


def _unit(reader: Reader, visit: VisitPlan) -> str:
    return reader.title(UNIT, visit.unit_id)
