"""Where the year's tasks stand, by the rules page "Progress of work"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select

from vstbpn_desktop.periods import Period, parse_period, period_in
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.tallies import Tally, last_day, tallies
from vstbpn_desktop.records.assignment import ACCEPTED, EXEMPT, SUBMITTED, WORKING, Assignment
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.result import Result, status_after
from vstbpn_desktop.records.task import PERIODIC, SPEC, YEAR_ROUND, Task

SOON_DAYS = 7

WORDS = {
    "unassigned": "chưa giao",
    "exempt": "miễn",
    "done": "hoàn thành",
    "overdue": "quá hạn",
    "due_today": "hạn hôm nay",
    "soon": "còn",
    "not_begun": "chưa đến kỳ",
    "working": "đang làm",
    "year_round": "kết quả",
}

MEANINGS = {
    "unassigned": "unknown",
    "exempt": "unknown",
    "done": "good",
    "overdue": "bad",
    "due_today": "soon",
    "soon": "soon",
    "not_begun": "neutral",
    "working": "neutral",
    "year_round": "good",
}

SETTLED = {
    ACCEPTED: ("đạt", "good"),
    SUBMITTED: ("chờ công nhận", "soon"),
    EXEMPT: ("miễn", "unknown"),
}
"""The words of assignments that no deadline presses any more."""


@dataclass(frozen=True, slots=True)
class AssignmentState:
    """One assignment in the chosen period: status, its deadline's last day, days overdue (0: not)."""

    id: int
    task_id: int
    unit_id: int
    status: str
    deadline: dt.date | None
    extended: bool
    overdue: int
    results: int
    reason: str

    @property
    def open(self) -> bool:
        """Neither exempt nor submitted nor accepted."""
        return self.status not in (EXEMPT, SUBMITTED, ACCEPTED)


def assignment_word(state: AssignmentState, today: dt.date) -> tuple[str, str]:
    """How a unit stands in a task on a day: the word of its pill and the meaning of its colour."""
    if state.status in SETTLED:
        return SETTLED[state.status]
    if state.overdue:
        return f"quá hạn {state.overdue} ngày", MEANINGS["overdue"]
    left = (state.deadline - today).days if state.deadline else SOON_DAYS + 1
    if left <= SOON_DAYS:
        return (f"còn {left} ngày" if left else WORDS["due_today"]), MEANINGS["soon"]
    return ("đang làm" if state.status == WORKING else "đã giao"), MEANINGS["working"]


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """Where one task stands: counts, the one state that applies, and the words shown for it."""

    id: int
    key: str
    code: str
    part: str
    group: str
    title: str
    nature: str
    due: dt.date | None
    deadline: dt.date | None
    """The nearest deadline still open; else the task's own last day."""
    starts_on: dt.date | None
    assigned: int
    exempt: int
    submitted: int
    accepted: int
    results: int
    overdue_units: int
    extended_units: int
    state: str
    days: int
    overridden: bool
    override_reason: str

    @property
    def target(self) -> int:
        """How many must be accepted: assigned less exempt."""
        return self.assigned - self.exempt

    @property
    def counts(self) -> str:
        """The progress with its counts: 21/47; – where there is nothing to count yet."""
        if self.state in ("unassigned", "exempt", "year_round"):
            return ""
        nothing = self.state == "not_begun" or self.nature == YEAR_ROUND
        return "–" if nothing else f"{self.accepted}/{self.target}"

    @property
    def word(self) -> str:
        """The one word for its state, with days where they belong; an override is marked."""
        word = WORDS[self.state]
        if self.state in ("overdue", "soon") and self.days:
            word = f"{word} {self.days} ngày"
        elif self.state == "year_round":
            word = f"{self.results} {word}"
        return f"{word} (ghi đè)" if self.overridden else word

    @property
    def meaning(self) -> str:
        """The meaning its pill is coloured by."""
        return MEANINGS[self.state]

    @property
    def shown(self) -> str:
        """Counts and word in one line, as the headless `progress` prints it."""
        if self.state == "done" and not self.overridden:
            return f"{self.word} {self.counts}"
        return f"{self.counts} · {self.word}" if self.counts else self.word


def progress(reader: Reader, year: int, today: dt.date, period: Period | None = None) -> list[TaskProgress]:
    """Every task of a year's programme, part II first, then III, then what came in mid-year.

    `period` is what periodic and year-round tasks are counted in (default: the one of `today`, of the
    task's own kind, the year's last once it is over; year-round tasks then count the whole year).
    """
    tasks = reader.connection.execute(tasks_of(year)).mappings().all()
    found = _tallies(reader.connection, tasks, today, period)
    return [judge(reader, task, found.get(task["id"], Tally()), today) for task in tasks]


def task_progress(reader: Reader, task_id: int, today: dt.date, period: Period | None = None) -> TaskProgress:
    """One task; KeyError where it is gone."""
    row = reader.connection.execute(_task_rows().where(Task.id == task_id)).mappings().first()
    if row is None:
        raise KeyError(f"task {task_id}")
    found = _tallies(reader.connection, [row], today, period)
    return judge(reader, row, found.get(task_id, Tally()), today)


def assignment_states(
    connection: Connection,
    task_ids: Iterable[int],
    today: dt.date,
    period: Period | None = None,
    units: frozenset[int] | None = None,
) -> list[AssignmentState]:
    """Every assignment of some tasks, statuses of periodic ones taken from the period's results.

    `units` reads those of these units alone.
    """
    ids = list(task_ids)
    columns = (
        Assignment.id, Assignment.task_id, Assignment.unit_id, Assignment.status, Assignment.due,
        Assignment.due_inclusive, Assignment.extended_due, Assignment.reason, Task.nature, Task.frequency,
        Task.due.label("task_due"), Task.due_inclusive.label("task_inclusive"), Programme.year,
    )  # fmt: skip
    mine = given(ids, units)
    query = select(*columns).join(Task, Task.id == Assignment.task_id)
    query = query.join(Programme, Programme.id == Task.programme_id).where(mine)
    results = _results(connection, mine)
    return [
        _state(row, results.get(row["id"], []), today, period)
        for row in connection.execute(query.order_by(Assignment.id)).mappings()
    ]


def _task_rows() -> Any:
    columns = (
        Task.id, Task.code, Task.part, Task.group, Task.title, Task.nature, Task.due, Task.due_inclusive,
        Task.starts_on, Task.override, Task.override_reason,
    )  # fmt: skip
    return select(*columns)


def tasks_of(year: int) -> Any:
    """The query of a year's tasks: part II first, then by code."""
    query = _task_rows().join(Programme, Programme.id == Task.programme_id).where(Programme.year == year)
    return query.order_by((Task.part != "II"), Task.code_key)


def given(task_ids: list[int], units: frozenset[int] | None = None) -> ColumnElement[bool]:
    """The assignments of some tasks, or of these units alone among them."""
    of_tasks = Assignment.task_id.in_(task_ids)
    return of_tasks if units is None else and_(of_tasks, Assignment.unit_id.in_(units))


def _results(connection: Connection, mine: ColumnElement[bool]) -> dict[int, list[Any]]:
    query = (
        select(Result.assignment_id, Result.date, Result.period, Result.mark, Result.review)
        .join(Assignment, Assignment.id == Result.assignment_id)
        .where(mine)
        .order_by(Result.date, Result.id)
    )
    found: dict[int, list[Any]] = {}
    for row in connection.execute(query):
        found.setdefault(row.assignment_id, []).append(row)
    return found


def _in_period(row: Any, period: Period) -> bool:
    return _within(parse_period(row.period), period) if row.period else period.holds(row.date)


def _within(inner: Period, outer: Period) -> bool:
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day


def _state(row: Any, results: list[Any], today: dt.date, period: Period | None) -> AssignmentState:
    status = row["status"]
    if row["nature"] == PERIODIC and results and status != EXEMPT:
        counted = period or period_in(row["year"], today, row["frequency"] or "half")
        results = [result for result in results if _in_period(result, counted)]
        status = status_after([(result.mark, result.review) for result in results])
    elif row["nature"] == YEAR_ROUND and period:
        results = [result for result in results if _in_period(result, period)]
    deadline = _deadline(row)
    late = (today - deadline).days if deadline else 0
    state = AssignmentState(
        row["id"], row["task_id"], row["unit_id"], status, deadline,
        bool(row["extended_due"]), max(0, late), len(results), row["reason"],
    )  # fmt: skip
    return state if state.open else replace(state, overdue=0)


def _deadline(row: Any) -> dt.date | None:
    if row["extended_due"]:
        extended: dt.date = row["extended_due"]
        return extended
    if row["due"]:
        return last_day(row["due"], row["due_inclusive"])
    return last_day(row["task_due"], row["task_inclusive"])


def _tallies(
    connection: Connection, tasks: Sequence[Any], today: dt.date, period: Period | None
) -> dict[int, Tally]:
    """Counted by the database; where a period decides what counts, from the assignments one by one."""
    by_period = {task["id"] for task in tasks if _counts_by_period(task, period)}
    found = tallies(connection, [task["id"] for task in tasks if task["id"] not in by_period], today)
    states: dict[int, list[AssignmentState]] = {}
    for state in assignment_states(connection, by_period, today, period):
        states.setdefault(state.task_id, []).append(state)
    return found | {task_id: tally_of(mine) for task_id, mine in states.items()}


def _counts_by_period(task: Any, period: Period | None) -> bool:
    return bool(task["nature"] == PERIODIC or (task["nature"] == YEAR_ROUND and period))


def tally_of(states: Iterable[AssignmentState]) -> Tally:
    """The tally of assignments that were looked at one by one."""
    states = list(states)
    statuses = [state.status for state in states]
    return Tally(
        assigned=len(states),
        exempt=statuses.count(EXEMPT),
        submitted=statuses.count(SUBMITTED),
        accepted=statuses.count(ACCEPTED),
        results=sum(state.results for state in states),
        overdue=sum(state.overdue > 0 for state in states),
        extended=sum(state.extended and state.open for state in states),
        earliest=min((s.deadline for s in states if s.open and s.deadline), default=None),
    )


def judge(reader: Reader, task: Any, tally: Tally, today: dt.date) -> TaskProgress:
    """Where a task stands by its tally."""
    state, days = _state_of(task, tally, today)
    overridden = bool(task["override"])
    return TaskProgress(
        id=task["id"],
        key=reader.key(SPEC, task["id"]),
        code=task["code"],
        part=task["part"],
        group=task["group_code"],
        title=task["title"],
        nature=task["nature"],
        due=task["due"],
        deadline=tally.earliest or last_day(task["due"], task["due_inclusive"]),
        starts_on=task["starts_on"],
        assigned=tally.assigned,
        exempt=tally.exempt,
        submitted=tally.submitted,
        accepted=tally.accepted,
        results=tally.results,
        overdue_units=tally.overdue,
        extended_units=tally.extended,
        state=task["override"] or state,
        days=0 if overridden else days,
        overridden=overridden,
        override_reason=task["override_reason"],
    )


def _state_of(task: Any, tally: Tally, today: dt.date) -> tuple[str, int]:
    """The first state that applies, and its days."""
    target = tally.assigned - tally.exempt
    left = (tally.earliest - today).days if tally.earliest else SOON_DAYS + 1
    begun = task["starts_on"] is None or task["starts_on"] <= today
    year_round = task["nature"] == YEAR_ROUND
    judged = (
        (not tally.assigned, "unassigned", 0),
        (not target, "exempt", 0),
        (year_round and begun, "year_round" if tally.results else "working", 0),
        (not year_round and tally.accepted == target, "done", 0),
        (left < 0, "overdue", -left),
        (left == 0, "due_today", 0),
        (left <= SOON_DAYS, "soon", left),
        (not begun, "not_begun", 0),
        (True, "working", 0),
    )
    return next((state, days) for applies, state, days in judged if applies)
