"""Who is in a unit group on a day: its rule, plus who was put in, less who was kept out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select

from vstbpn_desktop.queries.lists import order_term
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.assignment import Assignment
from vstbpn_desktop.records.task import Task, TaskDecline, TaskGroup
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit import Unit, UnitName
from vstbpn_desktop.records.unit_group import ANY, ENDED, UnitGroup, UnitGroupMember


@dataclass(frozen=True, slots=True)
class Prompt:
    """A task that was given to a group, and the units that joined the group since."""

    task_id: int
    unit_ids: tuple[int, ...]


def members(connection: Connection, group_id: int, day: dt.date) -> set[int]:
    """The unit ids of a group as of a day; units that ended only where its rule asks for them."""
    columns = (UnitGroup.rule_level, UnitGroup.rule_types, UnitGroup.rule_life)
    group = connection.execute(select(*columns).where(UnitGroup.id == group_id)).one()
    known = _units(connection, group.rule_life, day)
    found = known & _by_rule(connection, group, day) if any(group) else set()
    by_hand = select(UnitGroupMember.unit_id, UnitGroupMember.included).where(
        UnitGroupMember.unit_group_id == group_id,
        UnitGroupMember.valid_from <= day,
        UnitGroupMember.valid_to > day,
    )
    for unit_id, included in connection.execute(by_hand):
        found = found | {unit_id} if included else found - {unit_id}
    return found & known


def protocol_order(reader: Reader, unit_ids: set[int]) -> list[int]:
    """The units in the order of official lists, as of the reader's day."""
    terms = [order_term(reader.registry, UNIT, name, reader.as_of) for name in UNIT.order]
    ordered = reader.connection.execute(select(Unit.id).order_by(*terms, Unit.id)).scalars()
    return [unit_id for unit_id in ordered if unit_id in unit_ids]


def prompts(connection: Connection, year: int, day: dt.date) -> list[Prompt]:
    """Units to be offered: in a group a task was given to, but neither assigned nor declined."""
    from vstbpn_desktop.records.programme import Programme

    query = (
        select(TaskGroup.task_id, TaskGroup.unit_group_id)
        .join(Task, Task.id == TaskGroup.task_id)
        .join(Programme, Programme.id == Task.programme_id)
        .where(Programme.year == year)
        .order_by(Task.code_key)
    )
    wanted: dict[int, set[int]] = {}
    resolved: dict[int, set[int]] = {}
    for task_id, group_id in connection.execute(query).all():
        if group_id not in resolved:
            resolved[group_id] = members(connection, group_id, day)
        wanted.setdefault(task_id, set()).update(resolved[group_id])
    found = [
        Prompt(task_id, tuple(sorted(units - _settled(connection, task_id))))
        for task_id, units in wanted.items()
    ]
    return [prompt for prompt in found if prompt.unit_ids]


def _settled(connection: Connection, task_id: int) -> set[int]:
    assigned = connection.execute(select(Assignment.unit_id).where(Assignment.task_id == task_id)).scalars()
    declined = connection.execute(select(TaskDecline.unit_id).where(TaskDecline.task_id == task_id)).scalars()
    return {*assigned, *declined}


def _by_rule(connection: Connection, group: Any, day: dt.date) -> set[int]:
    """Units of the rule's level and types, by the names they bear on the day, whether they live or not."""
    query = (
        select(Unit.id)
        .join(UnitName, UnitName.unit_id == Unit.id)
        .where(UnitName.valid_from <= day, UnitName.valid_to > day)
    )
    if group.rule_level:
        query = query.where(Unit.level == group.rule_level)
    if group.rule_types:
        query = query.where(UnitName.type.in_(group.rule_types.split(",")))
    return set(connection.execute(query).scalars())


def _units(connection: Connection, life: str, day: dt.date) -> set[int]:
    """The units that live on a day, that ended by it, or both."""
    lives = {ENDED: Unit.valid_to <= day, ANY: Unit.valid_from <= day}
    living = and_(Unit.valid_from <= day, Unit.valid_to > day)
    return set(connection.execute(select(Unit.id).where(lives.get(life, living))).scalars())
