"""What is handed over to a successor: how much there is of everything, what is open, the last numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, extract, func, select

from vstbpn_desktop.queries.correspondence import state_standing
from vstbpn_desktop.queries.inspection import open_findings
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.tallies import DONE
from vstbpn_desktop.records.assignment import Assignment
from vstbpn_desktop.records.attachment import Attachment
from vstbpn_desktop.records.document import INCOMING, PREPARED, Document
from vstbpn_desktop.records.number import RESERVED, Number
from vstbpn_desktop.records.number_series import NumberSeries
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.spec import Date, RecordSpec, Reference, Registry

TASKS, FINDINGS, DRAFTS, UNANSWERED, RESERVATIONS = "tasks", "findings", "drafts", "unanswered", "reserved"
"""The kinds of open work."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records of a type there are, and of each year, the newest first."""

    label: str
    count: int
    years: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A piece of open work: its key or symbol, what it is, its last day, where it stands."""

    kind: str
    key: str
    what: str
    due: dt.date | None
    state: str


@dataclass(frozen=True, slots=True)
class LastNumber:
    """The highest number a series gave, of which year; the number is None where it gave none yet."""

    series: str
    year: int | None
    number: int | None
    symbol: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """All of it; `files` and `size` (bytes) count each content of an attachment once."""

    counted: tuple[Counted, ...]
    open: tuple[OpenLine, ...]
    numbers: tuple[LastNumber, ...]
    files: int
    size: int


def inventory(reader: Reader) -> Inventory:
    """What there is and what is open on the reader's day."""
    contents = select(Attachment.sha256, func.max(Attachment.size).label("size")).group_by(Attachment.sha256)
    each = contents.subquery()
    files, size = reader.connection.execute(
        select(func.count(), func.sum(each.c.size)).select_from(each)
    ).one()
    return Inventory(
        tuple(filter(lambda counted: counted.count, (_counted(reader, spec) for spec in reader.registry))),
        (*_tasks(reader), *_findings(reader), *_documents(reader), *_reserved(reader)),
        tuple(_last_numbers(reader)),
        files,
        size or 0,
    )


def year_term(registry: Registry, spec: RecordSpec, path: str) -> ColumnElement[Any]:
    """The year a row belongs to, along a path of references that ends in a year or a date."""
    first, _, rest = path.partition(".")
    field = spec.field(first)
    column: ColumnElement[Any] = getattr(spec.model, field.column_name)
    if isinstance(field.kind, Reference):
        target = registry[field.kind.record]
        inner = select(year_term(registry, target, rest or target.year))
        return inner.where(target.model.id == column).scalar_subquery()
    return extract("year", column) if isinstance(field.kind, Date) else column


def _counted(reader: Reader, spec: RecordSpec) -> Counted:
    count = reader.count(spec)
    if not (spec.year and count):
        return Counted(spec.plural, count, ())
    year = year_term(reader.registry, spec, spec.year).label("year")
    query = select(year, func.count()).select_from(spec.model).group_by(year).order_by(year.desc())
    found = reader.connection.execute(query).all()
    return Counted(spec.plural, count, tuple((int(one), many) for one, many in found if one is not None))


def _tasks(reader: Reader) -> Iterator[OpenLine]:
    """The tasks that units still owe, each with how many of them."""
    query = (
        select(
            Assignment.task_id, func.count(), func.min(func.coalesce(Assignment.extended_due, Assignment.due))
        )
        .where(Assignment.status.not_in(DONE))
        .group_by(Assignment.task_id)
    )
    found = [(reader.key(TASK, row[0]), *row) for row in reader.connection.execute(query)]
    for key, task_id, units, due in sorted(found):
        yield OpenLine(TASKS, key, reader.title(TASK, task_id), due, f"{units} đơn vị chưa xong")


def _findings(reader: Reader) -> Iterator[OpenLine]:
    for finding in open_findings(reader, reader.as_of):
        words = f"{reader.title(UNIT, finding.unit_id)}: {finding.content.splitlines()[0]}"
        yield OpenLine(FINDINGS, str(finding.id), words, finding.due, finding.standing.words)


def _documents(reader: Reader) -> Iterator[OpenLine]:
    columns = (Document.id, Document.symbol, Document.subject, Document.due, Document.state)
    query = select(*columns).order_by(Document.due.is_(None), Document.due, Document.id)
    for row in reader.connection.execute(query.where(Document.state.in_(PREPARED))):
        words = state_standing(row.state, None, reader.as_of).words
        yield OpenLine(DRAFTS, row.symbol, row.subject, row.due, words)
    waits = (
        Document.direction == INCOMING, Document.due.is_not(None), Document.done_on.is_(None),
        Document.answered_by_id.is_(None),
    )  # fmt: skip
    for row in reader.connection.execute(query.where(*waits)):
        late = row.due is not None and row.due < reader.as_of
        yield OpenLine(UNANSWERED, row.symbol, row.subject, row.due, "quá hạn" if late else "chưa trả lời")


def _reserved(reader: Reader) -> Iterator[OpenLine]:
    query = select(Number.symbol, Number.reason, Number.date).where(Number.state == RESERVED)
    for row in reader.connection.execute(query.order_by(Number.year, Number.number)):
        yield OpenLine(RESERVATIONS, row.symbol, row.reason, row.date, "giữ chỗ")


def _last_numbers(reader: Reader) -> Iterator[LastNumber]:
    """Of each series the highest number of its newest year."""
    series = select(NumberSeries.id, NumberSeries.code, NumberSeries.name).order_by(NumberSeries.code)
    for row in reader.connection.execute(series).all():
        newest = select(Number.year, Number.number, Number.symbol).where(Number.series_id == row.id)
        newest = newest.order_by(Number.year.desc(), Number.number.desc()).limit(1)
        last = reader.connection.execute(newest).first()
        name = f"{row.code} – {row.name}" if row.name and row.name != row.code else row.code
        yield LastNumber(name, last.year if last else None, last.number if last else None,
                         last.symbol if last else "")  # fmt: skip
