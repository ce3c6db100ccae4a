"""The figures of Hôm nay: how far the year is, what is near, beside the list of what is to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from vstbpn_desktop.queries.programme_view import COUNTED_PART
from vstbpn_desktop.queries.progress import AssignmentState, TaskProgress, assignment_states, progress
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.today import TodayItem, today_items
from vstbpn_desktop.queries.years import earlier_year
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.task import YEAR_ROUND
from vstbpn_desktop.records.unit import Unit

DAYS_SHOWN = 14


@dataclass(frozen=True, slots=True)
class GroupShare:
    """A group of tasks: how many of its assignments were handed in (submitted or accepted), of how many."""

    code: str
    done: int
    total: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything Hôm nay shows of a working year; `has_programme` False leaves the figures at 0."""

    year: int
    has_programme: bool
    items: tuple[TodayItem, ...]
    tasks: int
    tasks_done: int
    tasks_overdue: int
    tasks_soon: int
    tasks_unassigned: int
    owed: int
    handed_in: int
    waiting: int
    overdue: int
    overdue_units: int
    units: int
    units_without_contact: int
    groups: tuple[GroupShare, ...]
    earlier: int | None
    """The newest earlier year that has a programme, to open this one from."""


def today_view(reader: Reader, today: dt.date, year: int) -> TodayView:
    """The state of a working year as of a day."""
    connection = reader.connection
    tasks = progress(reader, year, today)
    owing = [task for task in tasks if task.nature != YEAR_ROUND]
    near = _near(connection, owing, today)
    counted = [task for task in tasks if task.part == COUNTED_PART]
    units, without = _contacts(connection, today)
    return TodayView(
        year=year,
        has_programme=_has_programme(connection, year),
        items=tuple(today_items(reader, today, year)),
        tasks=len(counted),
        tasks_done=sum(task.state == "done" for task in counted),
        tasks_overdue=sum(task.state == "overdue" for task in tasks),
        tasks_soon=sum(task.state in ("due_today", "soon") for task in tasks),
        tasks_unassigned=sum(task.state == "unassigned" for task in tasks),
        owed=sum(task.target for task in owing),
        handed_in=sum(map(_handed_in, owing)),
        waiting=sum(task.submitted for task in owing),
        overdue=sum(task.overdue_units for task in owing),
        overdue_units=len({state.unit_id for state in near if state.overdue}),
        units=units,
        units_without_contact=without,
        groups=_shares(tasks),
        earlier=earlier_year(connection, year),
    )


def _near(connection: Connection, tasks: list[TaskProgress], today: dt.date) -> list[AssignmentState]:
    """What is open of the tasks with a deadline that is over or near: the only ones to be read one by one."""
    last = today + dt.timedelta(days=DAYS_SHOWN)
    ids = [task.id for task in tasks if task.deadline and task.deadline <= last]
    return [state for state in assignment_states(connection, ids, today) if state.open]


def _handed_in(task: TaskProgress) -> int:
    return task.submitted + task.accepted


def _has_programme(connection: Connection, year: int) -> bool:
    return connection.execute(select(Programme.id).where(Programme.year == year)).first() is not None


def _contacts(connection: Connection, day: dt.date) -> tuple[int, int]:
    """How many units there are, and how many of them have nobody named as their contact."""
    existing = select(func.count(Unit.id)).where(Unit.valid_from <= day, Unit.valid_to > day)
    named = select(Person.unit_id).where(Person.focal_point, Person.unit_id.is_not(None))
    units = connection.execute(existing).scalar() or 0
    without = connection.execute(existing.where(Unit.id.not_in(named))).scalar() or 0
    return units, without


def _shares(tasks: Iterable[TaskProgress]) -> tuple[GroupShare, ...]:
    groups: dict[str, list[TaskProgress]] = {}
    for task in tasks:
        code = task.group if task.part == COUNTED_PART and task.group else task.part
        groups.setdefault(code, []).append(task)
    shares = []
    for code, members in groups.items():
        owing = [task for task in members if task.nature != YEAR_ROUND]
        overdue = any(task.state == "overdue" for task in members)
        total = sum(task.target for task in owing)
        shares.append(GroupShare(code, sum(map(_handed_in, owing)), total, overdue))
    return tuple(shares)
