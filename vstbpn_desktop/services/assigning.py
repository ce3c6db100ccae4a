"""Giving tasks to units and groups, and what may happen then: extension, exemption, acceptance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.groups import members
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.assignment import ACCEPTED, ASSIGNED, EXEMPT, SPEC, WORKING, Assignment
from vstbpn_desktop.records.result import refresh_status
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.records.task import TaskDecline, TaskGroup
from vstbpn_desktop.services import saving

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


def assign(
    app: App,
    task_ids: Iterable[int],
    group_ids: Iterable[int] = (),
    unit_ids: Iterable[int] = (),
    due: dt.date | None = None,
    due_inclusive: bool = True,
) -> int:
    """Give tasks to groups (as of today) and units; what is assigned stays. Gives how many are new."""
    tasks, groups = list(task_ids), list(group_ids)
    count = 0
    with app.change(f"Giao {_tasks_label(app, tasks)}") as change:
        wanted = set(unit_ids)
        for group_id in groups:
            wanted |= members(change.connection, group_id, app.today)
        for task_id in tasks:
            _remember_groups(change, task_id, groups)
            count += _assign(change, task_id, sorted(wanted), due, due_inclusive, app.today)
        to = f"cho {count} đơn vị" if len(tasks) == 1 else f"{count} lượt phân công"
        change.rename(f"Giao {_tasks_label(app, tasks)}{' ' if len(tasks) == 1 else ': '}{to}")
    return count


def decline(app: App, offers: Mapping[int, Iterable[int]]) -> None:
    """Do not add these units (by task) to the tasks; they are not offered again. One change."""
    with app.change(f"Không bổ sung đơn vị vào {_tasks_label(app, list(offers))}") as change:
        for task_id, unit_ids in offers.items():
            for unit_id in unit_ids:
                change.insert(TaskDecline, {"task_id": task_id, "unit_id": unit_id})


def extend(app: App, assignment_ids: Iterable[int], until: dt.date, reason: str) -> None:
    """Move deadlines to a later day, with the reason and today's date."""
    values = {"extended_due": until, "extended_on": app.today, "reason": _reason(reason, "Gia hạn")}
    _each(app, "Gia hạn", assignment_ids, values, f"đến {until:%d/%m/%Y}")


def exempt(app: App, assignment_ids: Iterable[int], reason: str) -> None:
    """Free units from a task, with the reason."""
    _each(app, "Miễn", assignment_ids, {"status": EXEMPT, "reason": _reason(reason, "Miễn")})


def accept(app: App, assignment_ids: Iterable[int]) -> None:
    """Accept what was submitted."""
    _each(app, "Công nhận đạt", assignment_ids, {"status": ACCEPTED, "accepted_on": app.today})


def send_back(app: App, assignment_ids: Iterable[int]) -> None:
    """Not accepted: back to work."""
    _each(app, "Trả lại để làm tiếp", assignment_ids, {"status": WORKING, "accepted_on": None})


def reinstate(app: App, assignment_ids: Iterable[int]) -> None:
    """Take an exemption back: the status follows from the results again."""
    ids = list(assignment_ids)
    with app.change(f"Bỏ miễn {len(ids)} đơn vị") as change:
        for assignment_id in ids:
            change.update(Assignment, assignment_id, {"status": ASSIGNED, "reason": ""})
            refresh_status(change, assignment_id, app.today)


def withdraw(app: App, assignment_ids: Iterable[int]) -> str:
    """Take assignments back as if never given, with their results; undoable as any delete."""
    return app.delete(SPEC.id, list(assignment_ids))


def _reason(reason: str, what: str) -> str:
    if not reason.strip():
        raise UserError(f"{what} phải có lý do.", "Hãy ghi lý do.")
    return reason.strip()


def _each(
    app: App, verb: str, assignment_ids: Iterable[int], values: dict[str, object], tail: str = ""
) -> None:
    ids = list(assignment_ids)
    with app.change(" ".join(filter(None, (verb, _assignments_label(app, ids), tail)))) as change:
        for assignment_id in ids:
            saving.save(change, SPEC, assignment_id, values, app.today)


def _assign(
    change: Change, task_id: int, unit_ids: list[int], due: dt.date | None, inclusive: bool, today: dt.date
) -> int:
    query = select(Assignment.unit_id).where(Assignment.task_id == task_id)
    existing = set(change.connection.execute(query).scalars())
    blank = saving.defaults(SPEC) | {"due": due, "due_inclusive": inclusive, "assigned_on": today}
    columns = {f.column_name: blank[f.id] for f in SPEC.fields}
    rows = [
        columns | {"task_id": task_id, "unit_id": unit_id} for unit_id in unit_ids if unit_id not in existing
    ]
    change.insert_many(Assignment, rows)
    return len(rows)


def _remember_groups(change: Change, task_id: int, group_ids: list[int]) -> None:
    query = select(TaskGroup.unit_group_id).where(TaskGroup.task_id == task_id)
    known = set(change.connection.execute(query).scalars())
    for group_id in group_ids:
        if group_id not in known:
            change.insert(TaskGroup, {"task_id": task_id, "unit_group_id": group_id})


def _tasks_label(app: App, task_ids: list[int]) -> str:
    if len(task_ids) != 1:
        return f"{len(task_ids)} nhiệm vụ"
    with app.reader() as reader:
        return f"nhiệm vụ {reader.values(TASK, task_ids[0])['code']}"


def _assignments_label(app: App, ids: list[int]) -> str:
    with app.reader() as reader:
        values = [reader.values(SPEC, assignment_id) for assignment_id in ids]
        tasks = {value["task"] for value in values}
        code = f" {reader.values(TASK, tasks.pop())['code']}" if len(tasks) == 1 else ""
        if len(ids) == 1:
            unit = reader.title(reader.registry["unit"], values[0]["unit"])
            return f"{unit}, nhiệm vụ{code}"
    return f"{len(ids)} đơn vị, nhiệm vụ{code}" if code else f"{len(ids)} phân công"


def parse_targets(reader: Reader, record: str, keys: str) -> list[int]:
    """The ids of keys joined by commas."""
    spec = reader.registry[record]
    return [reader.get(spec, key.strip()) for key in keys.split(",") if key.strip()]
