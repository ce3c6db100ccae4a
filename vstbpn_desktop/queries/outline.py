"""A year's programme put together again: parts, groups and items in the order of the document."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.programme import SPEC, Programme
from vstbpn_desktop.records.task import Task, TaskBody

_CUT = re.compile(r"\s*(?:…|\.\.\.)[”\")]*$")
_AND_SO_ON = re.compile(r"\bv\.\s?v[.…]*$")


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
    text: str
    nature: str
    frequency: str
    starts_on: dt.date | None
    due: dt.date | None
    due_inclusive: bool
    product: str
    lead: tuple[Body, ...]
    cooperating: tuple[Body, ...]

    @property
    def name(self) -> str:
        """The title as a document prints it: one that was cut off goes on to the end of its clause."""
        title = self.title.rstrip(" ;:,")
        if _CUT.search(title) and not _AND_SO_ON.search(title):
            return whole_clause(title, self.text)
        return _AND_SO_ON.sub("v.v.", title) if _AND_SO_ON.search(title) else title.rstrip(" .")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the document with its own marker: a purpose or an introduction (no task), or a task."""

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
    closing: tuple[str, ...]
    recipients: tuple[str, ...]
    filing: str
    sign_above: tuple[str, ...]
    sign_below: tuple[str, ...]
    signer: str
    appendix: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def tasks(self) -> tuple[OutlineTask, ...]:
        """All tasks, those of mid-year last."""
        added = tuple(item.task for item in self.added if item.task)
        return (*(task for part in self.parts for task in part.tasks), *added)


def programme_outline(reader: Reader, year: int) -> Outline:
    """The programme of a year. UserError where there is none, naming the years that have one."""
    found = reader.find(SPEC, str(year))
    if found is None:
        raise UserError(f"Chưa có chương trình công tác năm {year}.", _years_with_one(reader))
    values = reader.values(SPEC, found)
    bodies = _bodies(reader, found)
    tasks = [_placed(row, bodies.get(row["id"], {})) for row in _task_rows(reader, found)]
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
        closing=_lines(values["closing"]),
        recipients=_lines(values["recipients"]),
        filing=values["filing"],
        sign_above=_lines(values["sign_above"]),
        sign_below=_lines(values["sign_below"]),
        signer=values["signer"],
        appendix=_lines(values["appendix"]),
        unread=_lines(values["unread"]),
    )


def whole_clause(cut: str, text: str) -> str:
    """A title cut off with "…", continued from the text to the next mark outside quotation marks."""
    begun = _CUT.sub("", cut)
    words = " ".join(text.split())
    if not words.startswith(begun):
        return begun
    depth = 0
    for i, letter in enumerate(words):
        depth += (letter in "“(") - (letter in "”)")
        if i >= len(begun) and not depth and letter in ",;:." and words[i + 1 : i + 2] in ("", " "):
            return words[:i]
    return words.rstrip(" .;:,")


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


def _placed(row: Any, bodies: dict[str, list[Body]]) -> _Placed:
    task = OutlineTask(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        text=row["text"],
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


def _parts(
    lines: Iterable[dict[str, Any]], tasks: Iterable[_Placed]
) -> tuple[tuple[Part, ...], tuple[Item, ...]]:
    """Headings by their own order, each with what stands below it: introductions, purposes, tasks.

    A task that no heading holds was read from the document if it has a marker: it stands before all parts.
    One without came in mid-year, unless the document has no headings at all.
    """
    rows = list(lines)
    headings = [row for row in rows if row["kind"] in ("part", "group")]
    codes = {row["code"] for row in headings}
    below: dict[str, list[Item]] = {}
    for row in (row for row in rows if row["kind"] == "intro"):
        below.setdefault(_holder(codes, row["code"]), []).append(_line_item(row))
    for row in (row for row in rows if row["kind"] == "purpose"):
        below.setdefault(_holder(codes, row["code"].rpartition(".")[0]), []).append(_line_item(row))
    added: list[Item] = []
    for placed in tasks:
        holder = _holder(codes, placed.group, placed.part)
        mid_year = not holder and codes and not placed.item.marker
        (added if mid_year else below.setdefault(holder, [])).append(placed.item)
    return tuple(_assembled(headings, below)), tuple(added)


def _holder(codes: set[str], *candidates: str) -> str:
    """The first of the codes that is a heading's; "" where none is."""
    return next((code for code in candidates if code in codes), "")


def _assembled(headings: list[dict[str, Any]], below: dict[str, list[Item]]) -> Iterator[Part]:
    """Parts with their groups; what stands before the first part is a part without a name."""
    starts = [i for i, row in enumerate(headings) if row["kind"] == "part"]
    bounds = [*starts, len(headings)]
    loose = tuple(_group(row, below) for row in headings[: bounds[0]])
    if loose or "" in below:
        yield Part("", "", "", tuple(below.get("", ())), loose)
    for start, end in pairwise(bounds):
        head = headings[start]
        groups = tuple(_group(row, below) for row in headings[start + 1 : end])
        items = tuple(below.get(head["code"], ()))
        yield Part(head["code"], head["marker"], head["text"] or head["title"], items, groups)


def _group(row: dict[str, Any], below: dict[str, list[Item]]) -> Group:
    items = tuple(below.get(row["code"], ()))
    return Group(row["code"], row["marker"], row["text"] or row["title"], items)


def _line_item(row: dict[str, Any]) -> Item:
    return Item(row["code"], row["marker"], row["text"] or row["title"])
