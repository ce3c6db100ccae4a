"""Where the year's work stood on a day, for documents: what came later does not count yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from vstbpn_desktop.periods import Period, parse_period, period_in
from vstbpn_desktop.queries.progress import (
    AssignmentState,
    TaskProgress,
    assignment_states,
    given,
    judge,
    tally_of,
    tasks_of,
)
from vstbpn_desktop.queries.reading import Reader, in_force
from vstbpn_desktop.queries.tallies import last_day
from vstbpn_desktop.records.assignment import ACCEPTED, ASSIGNED, EXEMPT, Assignment
from vstbpn_desktop.records.document import Document
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.result import Result, status_after
from vstbpn_desktop.records.task import PERIODIC, Task
from vstbpn_desktop.records.unit import LEVELS, Unit, UnitName

_LEVELS = tuple(level.id for level in LEVELS)
# In running text these begin with a small letter: huyện Quan Hóa (Decree 30/2020, appendix II).
_AREAS = ("city", "town", "district", "ward", "township", "commune")


@dataclass(frozen=True, slots=True)
class UnitLabel:
    """What a unit is called on a day: `short` for tables, `prose` for running text."""

    id: int
    short: str
    prose: str
    level: str
    place: tuple[int, int, str]
    """Its place in official lists: level, protocol order, name."""
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class FoundResult:
    """One result that counts on the day."""

    assignment_id: int
    unit_id: int
    date: dt.date
    content: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One task: its counts and word, its assignments, and the results that came within the period."""

    progress: TaskProgress
    states: tuple[AssignmentState, ...]
    results: tuple[FoundResult, ...]
    given_later: int
    """How many of its assignments were entered after the day."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that came or went out within a span of days."""

    direction: str
    symbol: str
    date: dt.date
    kind_name: str
    issuer: str
    subject: str


def standings(
    reader: Reader, year: int, day: dt.date, period: Period | None = None, units: frozenset[int] | None = None
) -> list[Standing]:
    """Every task of a year's programme as it stood on a day; `units` keeps the assignments of these alone.

    A result counts from its own date on, or with the period it was given for. `period` is what periodic and
    year-round tasks are counted in (default: as `progress` does).
    """
    tasks = reader.connection.execute(tasks_of(year)).mappings().all()
    ids = [task["id"] for task in tasks]
    mine = given(ids, units)
    facts, rows = _facts(reader.connection, mine), _results(reader.connection, mine)
    states: dict[int, list[AssignmentState]] = {}
    results: dict[int, list[FoundResult]] = {}
    for state in assignment_states(reader.connection, ids, day, period, units):
        counted = [row for row in rows.get(state.id, []) if _counts(row, day)]
        within = [row for row in counted if period is None or _in_period(row, period)]
        current = _as_of(state, rows.get(state.id, []), facts[state.id], day, period)
        states.setdefault(state.task_id, []).append(replace(current, results=len(within)))
        found = [FoundResult(state.id, state.unit_id, row.date, row.content) for row in within]
        results.setdefault(state.task_id, []).extend(found)
    later = {key for key, fact in facts.items() if fact.assigned_on and fact.assigned_on > day}
    return [_standing(reader, task, states, results, later, day) for task in tasks]


def unit_labels(reader: Reader) -> dict[int, UnitLabel]:
    """Every unit as of the reader's day; one that is over keeps its last name, one to come has its first."""
    columns = (
        UnitName.unit_id, UnitName.valid_from, UnitName.valid_to, UnitName.name, UnitName.short_name,
        UnitName.type, UnitName.protocol_order, UnitName.name_key, Unit.level, Unit.unconfirmed,
    )  # fmt: skip
    query = select(*columns).join(Unit, Unit.id == UnitName.unit_id)
    names: dict[int, list[dict[str, Any]]] = {}
    for row in reader.connection.execute(query.order_by(UnitName.unit_id, UnitName.valid_from)).mappings():
        names.setdefault(row["unit_id"], []).append(dict(row))
    return {unit_id: _label(in_force(tuple(rows), reader.as_of)) for unit_id, rows in names.items()}


def documents_between(connection: Connection, first: dt.date, last: dt.date) -> list[FoundDocument]:
    """Documents that came or went out, by date: those that came by the day they were received."""
    columns = (
        Document.direction, Document.symbol, Document.date, Document.received_on, Document.kind_name,
        Document.issuer, Document.subject,
    )  # fmt: skip
    query = select(*columns).where(Document.direction.in_(("in", "out"))).order_by(Document.date, Document.id)
    found = []
    for row in connection.execute(query):
        day = (row.received_on or row.date) if row.direction == "in" else row.date
        if day and first <= day <= last:
            shown = row.date or day
            found.append(
                FoundDocument(row.direction, row.symbol, shown, row.kind_name, row.issuer, row.subject)
            )
    return found


def _standing(
    reader: Reader,
    task: Any,
    states: dict[int, list[AssignmentState]],
    results: dict[int, list[FoundResult]],
    later: set[int],
    day: dt.date,
) -> Standing:
    mine = states.get(task["id"], [])
    judged = judge(reader, task, tally_of(mine), day)
    given_later = sum(state.id in later for state in mine)
    return Standing(judged, tuple(mine), tuple(results.get(task["id"], ())), given_later)


def _label(row: dict[str, Any]) -> UnitLabel:
    short = row["short_name"] or row["name"]
    level, order = row["level"], row["protocol_order"]
    return UnitLabel(
        id=row["unit_id"],
        short=short,
        prose=short[:1].lower() + short[1:] if row["type"] in _AREAS and short[:2].istitle() else short,
        level=level,
        place=(_LEVELS.index(level) if level in _LEVELS else len(_LEVELS), order, row["name_key"]),
        unconfirmed=bool(row["unconfirmed"]),
    )


def _results(connection: Connection, mine: ColumnElement[bool]) -> dict[int, list[Any]]:
    columns = (Result.assignment_id, Result.date, Result.period, Result.mark, Result.review, Result.content)
    query = select(*columns).join(Assignment, Assignment.id == Result.assignment_id)
    query = query.where(mine).order_by(Result.date, Result.id)
    found: dict[int, list[Any]] = {}
    for row in connection.execute(query):
        found.setdefault(row.assignment_id, []).append(row)
    return found


def _facts(connection: Connection, mine: ColumnElement[bool]) -> dict[int, Any]:
    """By assignment: when it was given, extended, accepted; its deadline; what its task is counted in."""
    columns = (
        Assignment.id, Assignment.assigned_on, Assignment.extended_on, Assignment.accepted_on,
        Assignment.due, Assignment.due_inclusive, Task.due.label("task_due"),
        Task.due_inclusive.label("task_inclusive"), Task.nature, Task.frequency,
        Programme.year,
    )  # fmt: skip
    query = select(*columns)
    query = query.join(Task, Task.id == Assignment.task_id)
    query = query.join(Programme, Programme.id == Task.programme_id).where(mine)
    return {row.id: row for row in connection.execute(query)}


def _counts(row: Any, day: dt.date) -> bool:
    """A result given for a period speaks of that period, though it came after its last day."""
    return row.date <= day or (bool(row.period) and parse_period(row.period).last_day <= day)


def _in_period(row: Any, period: Period) -> bool:
    if not row.period:
        return period.holds(row.date)
    own = parse_period(row.period)
    return period.first_day <= own.first_day and own.last_day <= period.last_day


def _as_of(
    state: AssignmentState, rows: list[Any], fact: Any, day: dt.date, period: Period | None
) -> AssignmentState:
    """The assignment without what came after the day; an exemption stands."""
    if state.status == EXEMPT:
        return state
    if fact.extended_on and fact.extended_on > day:
        own = last_day(fact.due, fact.due_inclusive) or last_day(fact.task_due, fact.task_inclusive)
        state = replace(state, deadline=own, extended=False)
    if fact.nature == PERIODIC:
        counted_in = period or period_in(fact.year, day, fact.frequency or "half")
        rows = [row for row in rows if _in_period(row, counted_in)]
    known = [row for row in rows if _counts(row, day)]
    status = state.status
    if len(known) < len(rows):
        status = status_after([(row.mark, row.review) for row in known])
    elif status == ACCEPTED and not rows and fact.accepted_on and fact.accepted_on > day:
        status = ASSIGNED
    late = (day - state.deadline).days if state.deadline else 0
    judged = replace(state, status=status)
    return replace(judged, overdue=max(0, late) if judged.open else 0)
