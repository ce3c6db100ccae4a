"""How the assignments of tasks add up: counted by the database, so that 600 units are as quick as 6."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from vstbpn_desktop.records.assignment import ACCEPTED, EXEMPT, SUBMITTED, Assignment
from vstbpn_desktop.records.result import Result
from vstbpn_desktop.records.task import Task

DONE = (EXEMPT, SUBMITTED, ACCEPTED)


@dataclass(frozen=True, slots=True)
class Tally:
    """The assignments of one task by status; `earliest` is the last day of the earliest open deadline."""

    assigned: int = 0
    exempt: int = 0
    submitted: int = 0
    accepted: int = 0
    results: int = 0
    overdue: int = 0
    extended: int = 0
    earliest: dt.date | None = None


def tallies(connection: Connection, task_ids: Iterable[int], today: dt.date) -> dict[int, Tally]:
    """The tally of each task as its assignments stand, whatever the period; tasks without are left out."""
    ids = list(task_ids)
    results, own = _results(connection, ids), _own_deadlines(connection, ids)
    alike: dict[int, list[Any]] = {}
    for row in connection.execute(_alike().where(Assignment.task_id.in_(ids))):
        alike.setdefault(row.task_id, []).append(row)
    return {
        task_id: _tally(rows, results.get(task_id, 0), own[task_id], today) for task_id, rows in alike.items()
    }


def last_day(due: dt.date | None, inclusive: bool) -> dt.date | None:
    """The last day of a deadline: "trước ngày 15/12" ends on 14/12."""
    return due if due is None or inclusive else due - dt.timedelta(days=1)


def _alike() -> Any:
    """How many assignments of a task are alike in status and deadline: read from one index, in its order."""
    columns = (
        Assignment.task_id, Assignment.status, Assignment.due, Assignment.due_inclusive,
        Assignment.extended_due,
    )  # fmt: skip
    return select(*columns, func.count().label("many")).group_by(*columns)


def _results(connection: Connection, ids: list[int]) -> dict[int, int]:
    query = (
        select(Assignment.task_id, func.count())
        .join(Result, Result.assignment_id == Assignment.id)
        .where(Assignment.task_id.in_(ids))
        .group_by(Assignment.task_id)
    )
    return {task_id: count for task_id, count in connection.execute(query)}


def _own_deadlines(connection: Connection, ids: list[int]) -> dict[int, dt.date | None]:
    query = select(Task.id, Task.due, Task.due_inclusive).where(Task.id.in_(ids))
    return {task_id: last_day(due, inclusive) for task_id, due, inclusive in connection.execute(query)}


def _tally(rows: list[Any], results: int, own: dt.date | None, today: dt.date) -> Tally:
    """`own` is the task's last day: the deadline of its assignments that have none of theirs."""
    by_status = Counter[str]()
    still = [row for row in rows if row.status not in DONE]
    ends = [(row.extended_due or last_day(row.due, row.due_inclusive) or own, row.many) for row in still]
    for row in rows:
        by_status[row.status] += row.many
    return Tally(
        assigned=by_status.total(),
        exempt=by_status[EXEMPT],
        submitted=by_status[SUBMITTED],
        accepted=by_status[ACCEPTED],
        results=results,
        overdue=sum(many for end, many in ends if end and end < today),
        extended=sum(row.many for row in still if row.extended_due),
        earliest=min((end for end, _ in ends if end), default=None),
    )
