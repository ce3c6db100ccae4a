"""What opening a new year would do: tasks begun anew, their days moved, what is owed, open findings."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.progress import assignment_states
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.tallies import last_day
from vstbpn_desktop.queries.working_days import ONE_DAY, WorkingDays, add_months, working_days
from vstbpn_desktop.queries.years import earlier_year
from vstbpn_desktop.records.finding import CLOSED, Finding
from vstbpn_desktop.records.finding import SPEC as FINDING
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.task import PERIODIC, YEAR_ROUND, Task
from vstbpn_desktop.records.unit import SPEC as UNIT

RECURRING = (PERIODIC, YEAR_ROUND)
FINISHED = ("done", "exempt")


@dataclass(frozen=True, slots=True)
class MovedDay:
    """A day of the old year and the one it becomes.

    `off` says why nobody works on its last day, "" where somebody does; `rolled` is the day that ends on the
    next working day.
    """

    before: dt.date
    after: dt.date
    off: str
    rolled: dt.date


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A unit that still owes a task: the assignment, its name, the last day it was given."""

    id: int
    name: str
    deadline: dt.date | None


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of the old year: begun anew (no units), or carried over with the units that owe it."""

    id: int
    code: str
    title: str
    nature: str
    starts_on: MovedDay | None
    due: MovedDay | None
    units: tuple[PlannedUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedFinding:
    """A finding that is not closed; it belongs to no year and needs no carrying."""

    id: int
    title: str
    unit: str
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class YearPlan:
    """What opening `year` takes over from the programme of `source`."""

    year: int
    source: int
    recurring: tuple[PlannedTask, ...]
    carried: tuple[PlannedTask, ...]
    findings: tuple[PlannedFinding, ...]


def year_plan(reader: Reader, year: int, today: dt.date) -> YearPlan:
    """What opening a year would do. UserError where it has a programme, or none came before it."""
    source = _source(reader, year)
    move = partial(_moved, working_days(reader.connection), year - source)
    recurring, carried = [], []
    for row in _tasks(reader, source):
        if row.nature in RECURRING:
            title = moved_words(row.title, source, year - source)
            starts, due = move(row.starts_on, True), move(row.due, row.due_inclusive)
            recurring.append(PlannedTask(row.id, row.code, title, row.nature, starts, due))
        elif units := _owed(reader, row.id, today):
            carried.append(PlannedTask(row.id, row.code, row.title, row.nature, None, None, units))
    return YearPlan(year, source, tuple(recurring), tuple(carried), _findings(reader))


def moved_date(day: dt.date | None, years: int) -> dt.date | None:
    """The same day so many years on; 29/2 becomes 28/2 where the year has none."""
    return None if day is None else add_months(day, 12 * years)


def moved_words(text: str, source: int, years: int) -> str:
    """ "năm 2020" becomes "năm 2021"; whole dates and spans such as 2016-2020 are citations and stay."""
    named = re.compile(rf"(tháng\s+\d{{1,2}},?\s+)?\b([Nn]ăm|NĂM)(\s+){source}\b(?!\s*[-–]\s*\d)")

    def moved(found: re.Match[str]) -> str:
        return found[0] if found[1] else f"{found[2]}{found[3]}{source + years}"

    return named.sub(moved, text)


def year_to_open(reader: Reader, working: int) -> int | None:
    """The year that can be opened next: the working year itself where it has no programme but an earlier one
    has, else the one after the newest; None where there is no programme at all."""
    known = set(reader.connection.execute(select(Programme.year)).scalars())
    if not known:
        return None
    return working if working > max(known) else max(known) + 1


def _source(reader: Reader, year: int) -> int:
    if reader.connection.execute(select(Programme.id).where(Programme.year == year)).first():
        raise UserError(
            f"Năm {year} đã có chương trình công tác.",
            "Hãy mở năm đó để làm việc, hoặc xoá chương trình của năm đó trước khi mở lại.",
        )
    earlier = earlier_year(reader.connection, year)
    if earlier is None:
        raise UserError(
            f"Chưa có chương trình của năm nào trước {year} để mở năm mới.",
            "Hãy nhập chương trình công tác từ tệp Word.",
        )
    return earlier


def _tasks(reader: Reader, source: int) -> list[Any]:
    """The old year's tasks in order; those of one time that were set as finished are left out."""
    columns = (Task.id, Task.code, Task.title, Task.nature, Task.starts_on, Task.due, Task.due_inclusive)
    kept = Task.nature.in_(RECURRING) | Task.override.not_in(FINISHED)
    query = select(*columns).join(Programme, Programme.id == Task.programme_id)
    query = query.where(Programme.year == source, kept).order_by(Task.code_key)
    return list(reader.connection.execute(query))


def _owed(reader: Reader, task_id: int, today: dt.date) -> tuple[PlannedUnit, ...]:
    """The units of a task that neither handed in nor are accepted nor exempt."""
    return tuple(
        PlannedUnit(state.id, reader.title(UNIT, state.unit_id), state.deadline)
        for state in assignment_states(reader.connection, [task_id], today)
        if state.open
    )


def _moved(days: WorkingDays, years: int, day: dt.date | None, inclusive: bool) -> MovedDay | None:
    after, last = moved_date(day, years), last_day(moved_date(day, years), inclusive)
    if day is None or after is None or last is None:
        return None
    rolled = days.next_working(last)
    return MovedDay(day, after, days.why_off(last), rolled if inclusive else rolled + ONE_DAY)


def _findings(reader: Reader) -> tuple[PlannedFinding, ...]:
    query = select(Finding.id, Finding.unit_id, Finding.due).where(Finding.state != CLOSED)
    return tuple(
        PlannedFinding(row.id, reader.title(FINDING, row.id), reader.title(UNIT, row.unit_id), row.due)
        for row in reader.connection.execute(query.order_by(Finding.due, Finding.id))
    )
