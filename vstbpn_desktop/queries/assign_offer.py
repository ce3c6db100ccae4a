"""What a bulk assignment can choose from: the year's tasks, the unit groups and the units of today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from vstbpn_desktop.queries.groups import members
from vstbpn_desktop.queries.programme_view import (
    COUNTED_PART,
    ORGANISING_PART,
    NamedUnit,
    heading,
    headings,
    unit_names,
)
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.assignment import Assignment
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.task import Task
from vstbpn_desktop.records.unit import Unit
from vstbpn_desktop.records.unit_group import UnitGroup


@dataclass(frozen=True, slots=True)
class OfferedTask:
    """A task that can be assigned: what it is, its own deadline, and the units that have it."""

    id: int
    code: str
    title: str
    section: str
    due: dt.date | None
    due_inclusive: bool
    unit_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class OfferedGroup:
    """A unit group and who is in it as of today."""

    id: int
    name: str
    unit_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class AssignOffer:
    """What a bulk assignment can choose from."""

    tasks: tuple[OfferedTask, ...]
    groups: tuple[OfferedGroup, ...]
    units: tuple[NamedUnit, ...]


def assign_offer(reader: Reader, year: int, today: dt.date) -> AssignOffer:
    """The year's tasks, the groups as of today and every unit there is today, in official order."""
    view = _offered_tasks(reader.connection, year)
    groups = reader.connection.execute(select(UnitGroup.id, UnitGroup.name).order_by(UnitGroup.code)).all()
    existing = select(Unit.id).where(Unit.valid_from <= today, Unit.valid_to > today)
    named = unit_names(reader, set(reader.connection.execute(existing).scalars()))
    return AssignOffer(
        tasks=view,
        groups=tuple(
            OfferedGroup(group_id, name, frozenset(members(reader.connection, group_id, today)))
            for group_id, name in groups
        ),
        units=tuple(sorted(named.values(), key=lambda unit: (unit.order, unit.id))),
    )


def _offered_tasks(connection: Connection, year: int) -> tuple[OfferedTask, ...]:
    columns = (
        Task.id, Task.programme_id, Task.code, Task.title, Task.part, Task.group, Task.due,
        Task.due_inclusive,
    )  # fmt: skip
    query = select(*columns).join(Programme, Programme.id == Task.programme_id).where(Programme.year == year)
    tasks = connection.execute(query.order_by(Task.part != COUNTED_PART, Task.code_key)).all()
    pairs = select(Assignment.task_id, Assignment.unit_id).where(
        Assignment.task_id.in_([task.id for task in tasks])
    )
    units: dict[int, set[int]] = {}
    for task_id, unit_id in connection.execute(pairs):
        units.setdefault(task_id, set()).add(unit_id)
    titles = headings(connection, tasks[0].programme_id) if tasks else {}
    return tuple(_offered(task, titles, frozenset(units.get(task.id, ()))) for task in tasks)


def _offered(task: Any, titles: dict[str, str], units: frozenset[int]) -> OfferedTask:
    code = task.group_code if task.part == COUNTED_PART else task.part
    section = heading(code if task.part in (COUNTED_PART, ORGANISING_PART) else "", titles)
    return OfferedTask(task.id, task.code, task.title, section, task.due, task.due_inclusive, units)
