"""What an event does to units: names begun, units ended and begun, roles and open work handed on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.directory import CHUNK
from vstbpn_desktop.queries.reading import Reader, in_force
from vstbpn_desktop.records.assignment import ACCEPTED, ASSIGNED, EXEMPT, Assignment
from vstbpn_desktop.records.committee import Committee
from vstbpn_desktop.records.task import Task
from vstbpn_desktop.records.unit import LEVEL_OF_TYPE, Unit, UnitRole, type_of
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit_group import UnitGroupMember
from vstbpn_desktop.services import saving
from vstbpn_desktop.services.succession.events import NAME_FIELDS
from vstbpn_desktop.services.transfer import parse_fields
from vstbpn_desktop.spec.kinds import FOREVER
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.folding import fold


def rename(change: Change, unit: int, day: dt.date, given: dict[str, Any]) -> None:
    """Begin a name (and type, order) on a day; what is not given stays as it was."""
    reader = Reader(change.connection, change.registry, day)
    unknown = sorted(set(given) - NAME_FIELDS)
    if unknown:
        raise UserError(
            f"Tên mới không có mục “{unknown[0]}”.", f"Các mục: {', '.join(sorted(NAME_FIELDS))}."
        )
    values = reader.values(UNIT, unit)
    rows, old = values["names"], in_force(values["names"], day)
    if any(row["valid_from"] >= day for row in rows):
        raise UserError(
            f"{old['name']} đã có tên gọi từ {format_date(day)} hoặc sau đó.", "Hãy xem lại ngày."
        )
    new = _new_name(old, parse_fields(reader, UNIT, given)) | {"valid_from": day, "valid_to": FOREVER}
    if LEVEL_OF_TYPE.get(new["type"] or type_of(new["name"]), values["level"]) != values["level"]:
        raise UserError(f"{old['name']} không đổi cấp được khi đổi tên.", "Hãy dùng merge để lập đơn vị mới.")
    ended = [row | {"valid_to": day} if row is old else row for row in rows]
    saving.save(change, UNIT, unit, {"names": (*ended, new)}, day)


def _new_name(old: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The row of the new name: forms of the name that were not given follow from it as they did before."""
    name = given.get("name") or old["name"]
    full = (
        name + old["full_name"].removeprefix(old["name"]) if old["full_name"].startswith(old["name"]) else ""
    )
    derived = {"full_name": full, "short_name": "", "addressing_name": "", "type": ""}
    kept = old if name == old["name"] else old | derived
    return {**kept, **given}


def begin(change: Change, fields: dict[str, Any], day: dt.date, before: tuple[int, ...]) -> int:
    """A new unit from a day; gives its id. A code that another unit bore gets the year behind it."""
    reader = Reader(change.connection, change.registry, day)
    parsed = parse_fields(reader, UNIT, fields) | {"valid_from": day}
    parsed["code"] = _free_code(reader, parsed.get("code") or _initials(str(parsed.get("name") or "")), day)
    if before and "names" not in parsed and "protocol_order" not in parsed:
        parsed["protocol_order"] = min(reader.values(UNIT, unit)["protocol_order"] for unit in before)
    return saving.save(change, UNIT, None, parsed, day)


def _initials(name: str) -> str:
    """A code of one's own where no official one was given: Phường Hạc Thành is PHT."""
    return "".join(word[0] for word in fold(name).upper().split() if word[0].isalnum())


def _free_code(reader: Reader, code: str, day: dt.date) -> str:
    """The code, or where another unit bears it the code and the year (and a number, if that is taken too)."""
    plain = code.partition("~")[0]
    tries = (code, f"{plain}~{day.year}", *(f"{plain}{n}~{day.year}" for n in range(2, 1000)))
    return next(one for one in tries if reader.find(UNIT, one) is None)


def end(change: Change, unit: int, day: dt.date) -> None:
    """The unit exists up to the day before; so do its committee and its place in groups made by hand."""
    change.update(Unit, unit, {"valid_to": day})
    for model in (UnitGroupMember, Committee):
        _end_rows(change, model, unit, day)


def end_roles(change: Change, unit: int, day: dt.date) -> None:
    """The unit holds its roles up to the day before."""
    _end_rows(change, UnitRole, unit, day)


def _end_rows(change: Change, model: Any, unit: int, day: dt.date) -> None:
    open_rows = select(model.id).where(model.unit_id == unit, model.valid_from < day, model.valid_to > day)
    for row_id in change.connection.execute(open_rows).scalars().all():
        change.update(model, row_id, {"valid_to": day})


def hand_on_roles(change: Change, unit: int, receiver: int, day: dt.date) -> int:
    """The roles the unit held until the day go to the receiver from then; gives how many."""
    held = select(UnitRole.role).where(UnitRole.unit_id == unit, UnitRole.valid_to == day)
    has = select(UnitRole.role).where(
        UnitRole.unit_id == receiver, UnitRole.valid_from <= day, UnitRole.valid_to > day
    )
    known = set(change.connection.execute(has).scalars())
    roles = [role for role in change.connection.execute(held).scalars().all() if role not in known]
    for role in roles:
        values = {"unit_id": receiver, "role": role, "valid_from": day, "valid_to": FOREVER}
        change.insert(UnitRole, values)
    return len(roles)


def roles_ended(change: Change, unit: int, day: dt.date) -> bool:
    """Whether the unit held a role until the day."""
    query = select(UnitRole.id).where(UnitRole.unit_id == unit, UnitRole.valid_to == day)
    return change.connection.execute(query).first() is not None


def open_work(change: Change, unit: int) -> list[int]:
    """The ids of what the unit was given and has neither done nor been freed from."""
    query = select(Assignment.id).where(
        Assignment.unit_id == unit, Assignment.status.notin_((ACCEPTED, EXEMPT))
    )
    return list(change.connection.execute(query.order_by(Assignment.id)).scalars())


def work_names(change: Change, ids: Sequence[int]) -> tuple[str, ...]:
    """ "II.1 Tổ chức hội nghị" of each assignment, in the order of the ids."""
    query = select(Assignment.id, Task.code, Task.title).join(Task, Task.id == Assignment.task_id)
    found: dict[int, str] = {}
    for start in range(0, len(ids), CHUNK):
        rows = change.connection.execute(query.where(Assignment.id.in_(ids[start : start + CHUNK])))
        found.update((row_id, f"{code} {title}") for row_id, code, title in rows)
    return tuple(found[row_id] for row_id in ids)


def hand_on_work(change: Change, ids: list[int], receiver: int, day: dt.date, reason: str) -> int:
    """Free the old unit from its open work, with the reason, and give it to the receiver; how many are new.

    What the receiver was given already it is not given twice.
    """
    columns = (Assignment.task_id, Assignment.due, Assignment.due_inclusive, Assignment.extended_due)
    given = select(Assignment.task_id).where(Assignment.unit_id == receiver)
    known, count = set(change.connection.execute(given).scalars()), 0
    for row_id in ids:
        old = change.connection.execute(select(*columns).where(Assignment.id == row_id)).one()
        change.update(Assignment, row_id, {"status": EXEMPT, "reason": reason})
        if old.task_id not in known:
            known.add(old.task_id)
            count += 1
            change.insert(Assignment, _given_on(old, receiver, day))
    return count


def _given_on(old: Any, receiver: int, day: dt.date) -> dict[str, Any]:
    return {
        "task_id": old.task_id,
        "unit_id": receiver,
        "status": ASSIGNED,
        "due": old.extended_due or old.due,
        "due_inclusive": old.due_inclusive or bool(old.extended_due),
        "extended_due": None,
        "extended_on": None,
        "assigned_on": day,
        "accepted_on": None,
        "reason": "",
    }
