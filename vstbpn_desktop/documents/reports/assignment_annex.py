"""The annex of a programme: who leads each task, who takes part, when, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from vstbpn_desktop.documents.model import Column, GroupRow, Line, Row, Table
from vstbpn_desktop.documents.reports.parts import marked
from vstbpn_desktop.queries.groups import members
from vstbpn_desktop.queries.outline import Body, Group, Item, Outline, OutlineTask, Part
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.standing import UnitLabel, unit_labels
from vstbpn_desktop.records.assignment import Assignment
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.task import FREQUENCIES, PERIODIC, YEAR_ROUND, Task
from vstbpn_desktop.records.unit_group import UnitGroup
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.numbers import NO_VALUE

COLUMNS = (
    Column("TT", 16, align="center"),
    Column("Nhiệm vụ"),
    Column("Chủ trì", 40),
    Column("Phối hợp, thực hiện", 58),
    Column("Thời gian", 32),
    Column("Sản phẩm", 34),
)

FREQUENCY_WORDS = {option.id: option.label for option in FREQUENCIES}


@dataclass(frozen=True, slots=True)
class AssignedTask:
    """A line of the annex; who takes part are the cooperating bodies and the units the task was given to."""

    task: OutlineTask
    lead: tuple[Line, ...]
    taking_part: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AssignedGroup:
    """The tasks below one heading of the programme."""

    heading: str
    tasks: tuple[AssignedTask, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """What units and groups are called on the day; `groups` the largest first, each with its units."""

    labels: dict[int, UnitLabel]
    groups: Sequence[tuple[str, frozenset[int]]]
    draft: bool

    def unit(self, unit_id: int) -> Line:
        label = self.labels[unit_id]
        return marked(label.short, label.unconfirmed, self.draft)

    def body(self, body: Body) -> Line:
        return self.unit(body.unit_id) if body.unit_id in self.labels else body.name

    def together(self, unit_ids: set[int], but: set[int | None]) -> Iterator[Line]:
        """The units by whole groups where they fill one, the others one by one in official order."""
        covered: set[int] = set()
        for name, inside in self.groups:
            if inside and inside <= unit_ids and not inside <= covered:
                covered |= inside
                yield f"{name} ({len(inside)} đơn vị)"
        alone = [self.labels[unit_id] for unit_id in unit_ids - covered if unit_id not in but]
        yield from (self.unit(label.id) for label in sorted(alone, key=lambda label: label.place))


def gather(reader: Reader, outline: Outline, draft: bool) -> Iterator[AssignedGroup]:
    """The tasks by heading, names and groups as of the reader's day."""
    names = _Names(unit_labels(reader), _groups(reader), draft)
    assigned = _assigned(reader, outline.year)
    for part in outline.parts:
        headings: tuple[Part | Group, ...] = (part, *part.groups)
        for heading in headings:
            tasks = tuple(_assigned_task(item, assigned, names) for item in heading.items if item.task)
            if tasks:
                yield AssignedGroup(f"{heading.marker} {heading.text.rstrip(' .:;')}".strip(), tasks)


def table(groups: Iterable[AssignedGroup]) -> Table:
    """The annex as one table, its groups as bold rows."""
    rows: list[Row | GroupRow] = []
    for group in groups:
        rows += [GroupRow(group.heading)] if group.heading else []
        rows += [_row(assigned) for assigned in group.tasks]
    return Table(COLUMNS, tuple(rows), dense=True)


def time_words(task: OutlineTask) -> str:
    """When a task is to be done: its nature and its days; "Trong năm" where nothing is said."""
    nature = {
        YEAR_ROUND: "Thường xuyên",
        PERIODIC: f"Định kỳ {FREQUENCY_WORDS.get(task.frequency, '')}".strip(),
    }.get(task.nature, "")
    return "; ".join(filter(None, (nature, _days(task)))) or "Trong năm"


def _days(task: OutlineTask) -> str:
    first = task.starts_on and f"Từ {format_date(task.starts_on)}"
    if task.due is None:
        return first or ""
    due = format_date(task.due)
    if first:
        return f"{first} đến {due if task.due_inclusive else f'trước {due}'}"
    return f"Chậm nhất {due}" if task.due_inclusive else f"Trước {due}"


def _row(assigned: AssignedTask) -> Row:
    task = assigned.task
    return (
        task.code,
        task.name,
        assigned.lead or NO_VALUE,
        assigned.taking_part or NO_VALUE,
        time_words(task),
        task.product or NO_VALUE,
    )


def _assigned_task(item: Item, assigned: dict[int, set[int]], names: _Names) -> AssignedTask:
    task = item.task
    assert task is not None
    named = {body.unit_id for body in (*task.lead, *task.cooperating)}
    given = names.together(assigned.get(task.id, set()), but=named)
    lead = _joined(map(names.body, task.lead))
    return AssignedTask(task, lead, _joined((*map(names.body, task.cooperating), *given)))


def _joined(names: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for i, name in enumerate(names) for line in (("; ", name) if i else (name,)))


def _assigned(reader: Reader, year: int) -> dict[int, set[int]]:
    query = select(Assignment.task_id, Assignment.unit_id).join(Task, Task.id == Assignment.task_id)
    query = query.join(Programme, Programme.id == Task.programme_id).where(Programme.year == year)
    found: dict[int, set[int]] = {}
    for task_id, unit_id in reader.connection.execute(query):
        found.setdefault(task_id, set()).add(unit_id)
    return found


def _groups(reader: Reader) -> list[tuple[str, frozenset[int]]]:
    query = select(UnitGroup.id, UnitGroup.name).order_by(UnitGroup.code)
    rows = reader.connection.execute(query).all()
    found = [(name, frozenset(members(reader.connection, row_id, reader.as_of))) for row_id, name in rows]
    return sorted(found, key=lambda group: -len(group[1]))
