"""What the programme page shows: the year's tasks by group, one task with its units, what can be assigned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select

from vstbpn_desktop.db.changelog import DELETE, ChangeEntry, ChangeRow
from vstbpn_desktop.db.undo import undone
from vstbpn_desktop.periods import Period, period_in
from vstbpn_desktop.queries.groups import members, prompts
from vstbpn_desktop.queries.progress import (
    AssignmentState,
    TaskProgress,
    assignment_states,
    progress,
    task_progress,
)
from vstbpn_desktop.queries.reading import Reader, Record
from vstbpn_desktop.queries.years import earlier_year
from vstbpn_desktop.records.assignment import Assignment
from vstbpn_desktop.records.attachment import Attachment
from vstbpn_desktop.records.note import Note
from vstbpn_desktop.records.programme import Programme, ProgrammeLine
from vstbpn_desktop.records.result import Result
from vstbpn_desktop.records.task import PERIODIC, Task, TaskBody, TaskGroup
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit import UnitName, UnitRole
from vstbpn_desktop.records.unit_group import UnitGroup

COUNTED_PART = "II"
ORGANISING_PART = "III"
STANDING = "standing_office"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in the list: where it stands, who leads it, and whether the standing office does."""

    progress: TaskProgress
    lead: str
    led_by_standing_office: bool

    @property
    def id(self) -> int:
        """The task's id."""
        return self.progress.id


@dataclass(frozen=True, slots=True)
class TaskSection:
    """A group of the programme with its tasks; `code` is II.1, III, or "" for what came in mid-year."""

    code: str
    title: str
    tasks: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class NewcomerPrompt:
    """Units that joined groups which a task was given to, and are not yet settled.

    `due` is the deadline most of the task's units have of their own, None where the task's own counts.
    """

    task_id: int
    task_code: str
    units: tuple[tuple[int, str], ...]
    groups: tuple[str, ...]
    due: dt.date | None
    due_inclusive: bool


@dataclass(frozen=True, slots=True)
class YearView:
    """A year's programme as one page shows it; `programme_id` is None where there is none."""

    year: int
    programme_id: int | None
    sections: tuple[TaskSection, ...]
    assignments: int
    units: int
    newcomers: tuple[NewcomerPrompt, ...]
    earlier: int | None = None
    """Where there is no programme: the newest earlier year that has one, to open this one from."""

    @property
    def tasks(self) -> tuple[TaskRow, ...]:
        """All tasks in the order of the list."""
        return tuple(task for section in self.sections for task in section.tasks)


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """What a unit is called as of a day, and its place in official lists."""

    id: int
    name: str
    short: str
    order: int


@dataclass(frozen=True, slots=True)
class UnitState:
    """A unit that a task was given to, and how it stands there."""

    unit: NamedUnit
    state: AssignmentState


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change that touched a task, its assignments or their results."""

    change_id: int
    at: dt.datetime
    label: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task with everything its panel shows. `period` is what a periodic one is counted in."""

    record: Record
    progress: TaskProgress
    lead: str
    cooperating: str
    period: Period | None
    units: tuple[UnitState, ...]
    groups: tuple[str, ...]
    newcomers: NewcomerPrompt | None
    log: tuple[LogLine, ...]
    notes: int
    files: int


def year_view(reader: Reader, year: int, today: dt.date) -> YearView:
    """The year's programme, part II first, then III, then what came in mid-year."""
    connection = reader.connection
    programme_id = connection.execute(select(Programme.id).where(Programme.year == year)).scalar()
    tasks = progress(reader, year, today)
    leads = _leads(reader, [task.id for task in tasks])
    standing = standing_unit(connection, today)
    rows = [_task_row(task, leads.get(task.id, []), standing) for task in tasks]
    counts = select(func.count(), func.count(func.distinct(Assignment.unit_id))).where(
        Assignment.task_id.in_([task.id for task in tasks])
    )
    assigned, units = connection.execute(counts).one()
    sections = _sections(rows, headings(connection, programme_id))
    earlier = earlier_year(connection, year) if programme_id is None else None
    joined = _newcomers(reader, year, today, tasks)
    return YearView(year, programme_id, sections, assigned, units, joined, earlier)


def task_view(reader: Reader, task_id: int, today: dt.date, year: int) -> TaskView:
    """One task of a year's programme; KeyError where it is gone."""
    record = reader.record(TASK, task_id)
    states = assignment_states(reader.connection, [task_id], today)
    named = unit_names(reader, {state.unit_id for state in states})
    units = [UnitState(named[state.unit_id], state) for state in states]
    standing = task_progress(reader, task_id, today)
    frequency = record.values["frequency"] or "half"
    newcomers = [p for p in _newcomers(reader, year, today, [standing]) if p.task_id == task_id]
    return TaskView(
        record=record,
        progress=standing,
        lead=reader.words(TASK.field("lead").kind, record.values["lead"]),
        cooperating=reader.words(TASK.field("cooperating").kind, record.values["cooperating"]),
        period=period_in(year, today, frequency) if standing.nature == PERIODIC else None,
        units=tuple(sorted(units, key=lambda unit: (unit.unit.order, unit.unit.id))),
        groups=_group_names(reader.connection, task_id),
        newcomers=newcomers[0] if newcomers else None,
        log=task_log(reader.connection, task_id),
        notes=_hanging(reader.connection, Note, task_id),
        files=_hanging(reader.connection, Attachment, task_id),
    )


def _hanging(connection: Connection, model: type[Note] | type[Attachment], task_id: int) -> int:
    """How many notes or files hang on a task."""
    query = select(func.count(model.id)).where(model.owner_record == TASK.id, model.owner_id == task_id)
    return connection.execute(query).scalar() or 0


def newcomers(reader: Reader, year: int, today: dt.date) -> tuple[NewcomerPrompt, ...]:
    """Which units a year's tasks ask about."""
    return _newcomers(reader, year, today, progress(reader, year, today))


def task_log(connection: Connection, task_id: int, limit: int = 30) -> tuple[LogLine, ...]:
    """What was done to a task, its assignments and their results and not taken back, newest first."""
    assignments = select(Assignment.id).where(Assignment.task_id == task_id)
    results = select(Result.id).where(Result.assignment_id.in_(assignments))
    withdrawn = and_(ChangeRow.op == DELETE, func.json_extract(ChangeRow.before, "$.task_id") == task_id)
    touched = or_(
        and_(ChangeRow.tbl == "task", ChangeRow.row_id == task_id),
        and_(ChangeRow.tbl == "assignment", or_(ChangeRow.row_id.in_(assignments), withdrawn)),
        and_(ChangeRow.tbl == "result", ChangeRow.row_id.in_(results)),
    )
    query = (
        select(ChangeEntry.id, ChangeEntry.at, ChangeEntry.label)
        .where(ChangeEntry.id.in_(select(ChangeRow.change_id).where(touched)))
        .where(ChangeEntry.kind != "undo", ~undone())
        .order_by(ChangeEntry.id.desc())
    )
    rows = connection.execute(query.limit(limit))
    return tuple(LogLine(row.id, dt.datetime.fromisoformat(row.at), row.label) for row in rows)


def task_of(connection: Connection, record: str, row_id: int) -> tuple[int | None, int] | None:
    """The task that a task, an assignment or a result belongs to, with its year; None where it is gone.

    A programme has its year and no task.
    """
    if record == "programme":
        year = connection.execute(select(Programme.year).where(Programme.id == row_id)).scalar()
        return None if year is None else (None, year)
    query = select(Task.id, Programme.year).join(Programme, Programme.id == Task.programme_id)
    if record == "task":
        query = query.where(Task.id == row_id)
    elif record == "assignment":
        owner = select(Assignment.task_id).where(Assignment.id == row_id)
        query = query.where(Task.id == owner.scalar_subquery())
    else:
        joined = select(Assignment.task_id).join(Result, Result.assignment_id == Assignment.id)
        query = query.where(Task.id == joined.where(Result.id == row_id).scalar_subquery())
    found = connection.execute(query).first()
    return (found[0], found[1]) if found else None


def unit_names(reader: Reader, unit_ids: set[int]) -> dict[int, NamedUnit]:
    """What units are called as of the reader's day; those that are over keep their last name."""
    day = reader.as_of
    query = select(UnitName.unit_id, UnitName.name, UnitName.short_name, UnitName.protocol_order).where(
        UnitName.valid_from <= day, UnitName.valid_to > day, UnitName.unit_id.in_(unit_ids)
    )
    found = {row[0]: NamedUnit(*row) for row in reader.connection.execute(query)}
    for unit_id in unit_ids - found.keys():
        title = reader.title(UNIT, unit_id)
        found[unit_id] = NamedUnit(unit_id, title, title, 99_999)
    return found


def standing_unit(connection: Connection, day: dt.date) -> int | None:
    """The unit that is the committee's standing office (cơ quan thường trực) on a day."""
    query = select(UnitRole.unit_id).where(
        UnitRole.role == STANDING, UnitRole.valid_from <= day, UnitRole.valid_to > day
    )
    return connection.execute(query.limit(1)).scalar()


def _task_row(task: TaskProgress, leads: list[tuple[int | None, str]], standing: int | None) -> TaskRow:
    words = ", ".join(name for _, name in leads)
    by_office = standing is not None and any(unit_id == standing for unit_id, _ in leads)
    return TaskRow(task, words, by_office or "thường trực" in words.casefold())


def _leads(reader: Reader, task_ids: Iterable[int]) -> dict[int, list[tuple[int | None, str]]]:
    query = (
        select(TaskBody.task_id, TaskBody.unit_id, TaskBody.name)
        .where(TaskBody.role == "lead", TaskBody.task_id.in_(list(task_ids)))
        .order_by(TaskBody.position, TaskBody.id)
    )
    rows = reader.connection.execute(query).all()
    named = unit_names(reader, {row.unit_id for row in rows if row.unit_id})
    found: dict[int, list[tuple[int | None, str]]] = {}
    for task_id, unit_id, name in rows:
        words = named[unit_id].short if unit_id else name
        found.setdefault(task_id, []).append((unit_id, words))
    return found


def headings(connection: Connection, programme_id: int | None) -> dict[str, str]:
    """The titles of a programme's parts and groups by code."""
    query = select(ProgrammeLine.code, ProgrammeLine.title, ProgrammeLine.text).where(
        ProgrammeLine.programme_id == programme_id, ProgrammeLine.kind.in_(("part", "group"))
    )
    return {code: title or text for code, title, text in connection.execute(query)}


def _sections(rows: list[TaskRow], titles: dict[str, str]) -> tuple[TaskSection, ...]:
    grouped: dict[str, list[TaskRow]] = {}
    for row in rows:
        grouped.setdefault(_section_code(row.progress), []).append(row)
    return tuple(TaskSection(code, heading(code, titles), tuple(tasks)) for code, tasks in grouped.items())


def _section_code(task: TaskProgress) -> str:
    """II.1 for the groups of part II, III for part III, "" for what came in mid-year."""
    if task.part == COUNTED_PART:
        return task.group or task.part
    return task.part if task.part == ORGANISING_PART else ""


def heading(code: str, titles: dict[str, str]) -> str:
    """What stands above the tasks of a part or group; "" is what came in mid-year."""
    if not code:
        return "Nhiệm vụ phát sinh trong năm"
    return titles.get(code) or {"II": "Nhiệm vụ", "III": "Tổ chức thực hiện"}.get(code, f"Nhóm {code}")


def _newcomers(
    reader: Reader, year: int, today: dt.date, tasks: Iterable[TaskProgress]
) -> tuple[NewcomerPrompt, ...]:
    codes = {task.id: task.code for task in tasks}
    found = []
    for prompt in prompts(reader.connection, year, today):
        if prompt.task_id in codes:
            named = unit_names(reader, set(prompt.unit_ids))
            units = tuple((unit_id, named[unit_id].name) for unit_id in prompt.unit_ids)
            groups = _joined_groups(reader.connection, prompt.task_id, set(prompt.unit_ids), today)
            due, inclusive = _usual_due(reader.connection, prompt.task_id)
            code = codes[prompt.task_id]
            found.append(NewcomerPrompt(prompt.task_id, code, units, groups, due, inclusive))
    return tuple(found)


def _usual_due(connection: Connection, task_id: int) -> tuple[dt.date | None, bool]:
    query = (
        select(Assignment.due, Assignment.due_inclusive)
        .where(Assignment.task_id == task_id)
        .group_by(Assignment.due, Assignment.due_inclusive)
        .order_by(func.count().desc())
    )
    row = connection.execute(query.limit(1)).first()
    return (row[0], row[1]) if row else (None, True)


def _joined_groups(
    connection: Connection, task_id: int, unit_ids: set[int], today: dt.date
) -> tuple[str, ...]:
    query = (
        select(UnitGroup.id, UnitGroup.name)
        .join(TaskGroup, TaskGroup.unit_group_id == UnitGroup.id)
        .where(TaskGroup.task_id == task_id)
        .order_by(UnitGroup.code)
    )
    rows = connection.execute(query).all()
    return tuple(name for group_id, name in rows if members(connection, group_id, today) & unit_ids)


def _group_names(connection: Connection, task_id: int) -> tuple[str, ...]:
    query = (
        select(UnitGroup.name)
        .join(TaskGroup, TaskGroup.unit_group_id == UnitGroup.id)
        .where(TaskGroup.task_id == task_id)
    )
    return tuple(connection.execute(query.order_by(UnitGroup.code)).scalars())
