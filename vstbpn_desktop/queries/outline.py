"""A year's programme put together again: parts, groups and items in the order of the document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.programme import SPEC, Programme
from vstbpn_desktop.records.task import Task, TaskBody


@dataclass(frozen=True, slots=True)
class Body:
    """A body that leads or cooperates: a unit's id, or a name where it is none."""

    unit_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class OutlineTask:
    """What the programme says of a task."""

    id: int
    code: str
    title: str
    nature: str
    frequency: str
    starts_on: dt.date | None
    due: dt.date | None
    due_inclusive: bool
    product: str
    lead: tuple[Body, ...]
    cooperating: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the document with its own marker: a purpose (no task), or a task."""

    code: str
    marker: str
    text: str
    task: OutlineTask | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A numbered group of items."""

    code: str
    marker: str
    text: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part: the items that stand right below it, then its groups."""

    code: str
    marker: str
    text: str
    items: tuple[Item, ...]
    groups: tuple[Group, ...]

    @property
    def tasks(self) -> tuple[OutlineTask, ...]:
        """Its tasks in the order of the document."""
        items = [*self.items, *(item for group in self.groups for item in group.items)]
        return tuple(item.task for item in items if item.task)


@dataclass(frozen=True, slots=True)
class Outline:
    """A year's programme as a document; `added` are the tasks that came in mid-year and stand in no part."""

    year: int
    title: str
    kind_name: str
    symbol: str
    issued_on: dt.date | None
    preamble: tuple[str, ...]
    parts: tuple[Part, ...]
    added: tuple[Item, ...]
    recipients: tuple[str, ...]
    filing: str
    sign_above: tuple[str, ...]
    sign_below: tuple[str, ...]
    signer: str
    unread: tuple[str, ...]


def programme_outline(reader: Reader, year: int) -> Outline:
    """The programme of a year. UserError where there is none, naming the years that have one."""
    found = reader.find(SPEC, str(year))
    if found is None:
        raise UserError(f"Chưa có chương trình công tác năm {year}.", _years_with_one(reader))
    values = reader.values(SPEC, found)
    tasks = [_item(row, _bodies(reader, found).get(row["id"], {})) for row in _task_rows(reader, found)]
    parts, added = _parts(values["lines"], tasks)
    return Outline(
        year=year,
        title=values["title"],
        kind_name=values["kind_name"],
        symbol=values["symbol"],
        issued_on=values["issued_on"],
        preamble=_lines(values["preamble"]),
        parts=parts,
        added=added,
        recipients=_lines(values["recipients"]),
        filing=values["filing"],
        sign_above=_lines(values["sign_above"]),
        sign_below=_lines(values["sign_below"]),
        signer=values["signer"],
        unread=_lines(values["unread"]),
    )


def _years_with_one(reader: Reader) -> str:
    years = reader.connection.execute(select(Programme.year).order_by(Programme.year)).scalars().all()
    if not years:
        return "Hãy nhập chương trình trước."
    return f"Hãy chọn năm đã có chương trình: {', '.join(map(str, years))}."


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _task_rows(reader: Reader, programme_id: int) -> Iterable[Any]:
    columns = (
        Task.id, Task.code, Task.part, Task.group, Task.marker, Task.title, Task.text, Task.nature,
        Task.frequency, Task.starts_on, Task.due, Task.due_inclusive, Task.product,
    )  # fmt: skip
    query = select(*columns).where(Task.programme_id == programme_id).order_by(Task.code_key)
    return reader.connection.execute(query).mappings().all()


def _bodies(reader: Reader, programme_id: int) -> dict[int, dict[str, list[Body]]]:
    query = (
        select(TaskBody.task_id, TaskBody.role, TaskBody.unit_id, TaskBody.name)
        .join(Task, Task.id == TaskBody.task_id)
        .where(Task.programme_id == programme_id)
        .order_by(TaskBody.position, TaskBody.id)
    )
    found: dict[int, dict[str, list[Body]]] = {}
    for task_id, role, unit_id, name in reader.connection.execute(query):
        found.setdefault(task_id, {}).setdefault(role, []).append(Body(unit_id, name))
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    part: str
    group: str
    item: Item


def _item(row: Any, bodies: dict[str, list[Body]]) -> _Placed:
    task = OutlineTask(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        nature=row["nature"],
        frequency=row["frequency"],
        starts_on=row["starts_on"],
        due=row["due"],
        due_inclusive=row["due_inclusive"],
        product=row["product"],
        lead=tuple(bodies.get("lead", ())),
        cooperating=tuple(bodies.get("cooperating", ())),
    )
    item = Item(row["code"], row["marker"], row["text"] or row["title"], task)
    return _Placed(row["part"], row["group_code"], item)


def _parts(lines: Iterable[dict[str, Any]], tasks: list[_Placed]) -> tuple[tuple[Part, ...], tuple[Item, ...]]:
    """Lines by their own order; a task under its group where the document has it, else under its part."""
    rows = [line for line in lines if line["kind"] in ("part", "group", "purpose")]
    groups = {line["code"] for line in rows if line["kind"] == "group"}
    known = {line["code"] for line in rows if line["kind"] == "part"}
    below: dict[str, list[Item]] = {}
    for placed in tasks:
        below.setdefault(placed.group if placed.group in groups else placed.part, []).append(placed.item)
    parts: list[Part] = []
    for chunk in _chunks(rows):
        parts.append(_part(chunk, below))
    added = [item for code, items in below.items() if code not in groups | known for item in items]
    return tuple(parts), tuple(added)


def _chunks(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """One list for each part, which it begins with; lines before the first part go with none."""
    chunks: list[list[dict[str, Any]]] = []
    for row in rows:
        if row["kind"] == "part":
            chunks.append([row])
        elif chunks:
            chunks[-1].append(row)
    return chunks


def _part(chunk: list[dict[str, Any]], below: dict[str, list[Item]]) -> Part:
    head, *rest = chunk
    items: list[Item] = []
    groups: list[Group] = []
    for row in rest:
        if row["kind"] == "group":
            groups.append(Group(row["code"], row["marker"], row["text"] or row["title"], ()))
        elif groups:
            last = groups[-1]
            groups[-1] = Group(last.code, last.marker, last.text, (*last.items, _purpose(row)))
        else:
            items.append(_purpose(row))
    return Part(
        code=head["code"],
        marker=head["marker"],
        text=head["text"] or head["title"],
        items=(*items, *below.get(head["code"], ())),
        groups=tuple(Group(g.code, g.marker, g.text, (*g.items, *below.get(g.code, ()))) for g in groups),
    )


def _purpose(row: dict[str, Any]) -> Item:
    return Item(row["code"], row["marker"], row["text"] or row["title"])
