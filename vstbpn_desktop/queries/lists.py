"""Windowed lists of any record type: a count, and pages of rows in any column's order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    extract,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
)

from vstbpn_desktop.queries.matching import match_expression
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.spec import Choices, Field, RecordSpec, Reference, Registry, Rows
from vstbpn_desktop.spec.kinds import Date


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What a list shows. `filters` are (field id, stored value); `text` goes through the search index;
    `year` keeps what belongs to it; `ended` shows records whose time is over, too."""

    record: str
    as_of: dt.date
    order: str = ""
    descending: bool = False
    filters: tuple[tuple[str, Any], ...] = ()
    text: str = ""
    year: int | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: id, and for each column of the spec its value and its words."""

    id: int
    values: tuple[Any, ...]
    words: tuple[str, ...]


class ListQuery:
    """The query of a request; built once, read page by page."""

    def __init__(self, registry: Registry, request: ListRequest) -> None:
        self.registry = registry
        self.request = request
        self.spec = registry[request.record]
        self._conditions = list(_conditions(registry, self.spec, request))

    def count(self, connection: Connection) -> int:
        """How many rows there are."""
        query = select(func.count()).select_from(self.spec.model).where(*self._conditions)
        return int(connection.execute(query).scalar() or 0)

    def ids(self, connection: Connection, offset: int = 0, limit: int = -1) -> list[int]:
        """The row ids of a window, in order."""
        query = select(self.spec.model.id).where(*self._conditions).order_by(*self._order())
        return list(connection.execute(query.limit(limit).offset(offset)).scalars())

    def page(self, connection: Connection, offset: int, limit: int = 128) -> list[ListRow]:
        """The rows of a window, in order."""
        ids = self.ids(connection, offset, limit)
        return read_rows(Reader(connection, self.registry, self.request.as_of), self.spec, ids)

    def _order(self) -> list[Any]:
        names = [self.request.order] if self.request.order else list(self.spec.order)
        terms = [order_term(self.registry, self.spec, name, self.request.as_of) for name in names]
        tail = self.spec.model.id
        if self.request.descending:
            return [term.desc() for term in terms] + [tail.desc()]
        return [*terms, tail]


def read_rows(reader: Reader, spec: RecordSpec, ids: list[int]) -> list[ListRow]:
    """List rows of the given ids, in that order; ids that are gone are left out."""
    columns = [value_term(spec, field, reader.as_of) for field in spec.columns]
    query = select(spec.model.id, *columns).where(spec.model.id.in_(ids))
    rows = reader.connection.execute(query).all()
    for field, column in zip(spec.columns, list(zip(*rows, strict=True))[1:], strict=False):
        if isinstance(field.kind, Reference):
            know_titles(reader, reader.registry[field.kind.record], {value for value in column if value})
    found = {}
    for row_id, *values in rows:
        words = tuple(reader.words(f.kind, v) for f, v in zip(spec.columns, values, strict=True))
        found[row_id] = ListRow(row_id, tuple(values), words)
    return [found[row_id] for row_id in ids if row_id in found]


def know_titles(reader: Reader, spec: RecordSpec, ids: set[int]) -> None:
    """Read the titles of many rows at once, so that a page asks once a column and not once a row."""
    title = spec.field(spec.title)
    query = select(spec.model.id, value_term(spec, title, reader.as_of)).where(spec.model.id.in_(ids))
    values = {row_id: value for row_id, value in reader.connection.execute(query)}
    if isinstance(title.kind, Reference):
        target = reader.registry[title.kind.record]
        know_titles(reader, target, {value for value in values.values() if value})
    for row_id, value in values.items():
        if value is not None or not title.via:
            reader.remember_title(spec, row_id, title.kind, value)


def value_term(spec: RecordSpec, field: Field, as_of: dt.date) -> ColumnElement[Any]:
    """The SQL value of a field, dated ones as of a day."""
    if not field.via:
        column: ColumnElement[Any] = getattr(spec.model, field.column_name)
        return column
    return _dated(spec, field.via, field.id, as_of)


def order_term(registry: Registry, spec: RecordSpec, name: str, as_of: dt.date) -> Any:
    """What a list is sorted by for a field id or a column name."""
    if not spec.has(name):
        return getattr(spec.model, name)
    field = spec.field(name)
    if field.via:
        return _dated(spec, field.via, field.sorts_as or field.id, as_of)
    if isinstance(field.kind, Reference):
        target = registry[field.kind.record]
        first = order_term(registry, target, target.order[0], as_of)
        column = getattr(spec.model, field.column_name)
        return select(first).where(target.model.id == column).scalar_subquery()
    return getattr(spec.model, field.sorts_as or field.column_name)


def _dated(spec: RecordSpec, rows_id: str, column: str, as_of: dt.date) -> ColumnElement[Any]:
    kind = spec.field(rows_id).kind
    assert isinstance(kind, Rows)
    rows = kind.model
    query = select(getattr(rows, column)).where(getattr(rows, kind.parent) == spec.model.id)
    in_force = query.where(rows.valid_from <= as_of, rows.valid_to > as_of).limit(1).scalar_subquery()
    return in_force.label(column)


def _conditions(registry: Registry, spec: RecordSpec, request: ListRequest) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if request.year is not None and spec.year:
        found.append(year_condition(registry, spec, spec.year, request.year))
    if spec.valid and not request.ended:
        found.append(and_(spec.model.valid_from <= request.as_of, spec.model.valid_to > request.as_of))
    for field_id, value in request.filters:
        found.append(_filter(spec, field_id, value, request.as_of))
    if request.text.strip():
        found.append(_search(spec, request.text))
    return found


def year_condition(registry: Registry, spec: RecordSpec, path: str, year: int) -> ColumnElement[bool]:
    """Rows that belong to a year, along a path of references that ends in a year or a date."""
    first, _, rest = path.partition(".")
    field = spec.field(first)
    column = getattr(spec.model, field.column_name)
    if isinstance(field.kind, Reference):
        target = registry[field.kind.record]
        inner = year_condition(registry, target, rest or target.year, year)
        matched: ColumnElement[bool] = column.in_(select(target.model.id).where(inner))
        return matched
    if isinstance(field.kind, Date):
        return or_(column.is_(None), extract("year", column) == year)
    return and_(column == year)


def _filter(spec: RecordSpec, field_id: str, value: Any, as_of: dt.date) -> ColumnElement[bool]:
    if not spec.has(field_id):
        return and_(getattr(spec.model, field_id) == value)
    field = spec.field(field_id)
    term = value_term(spec, field, as_of)
    if isinstance(value, (tuple, list, frozenset, set)):
        return term.in_(list(value))
    if isinstance(field.kind, Choices):
        return ("," + term + ",").contains(f",{value},")
    return or_(term.is_(None), term == "") if value is None else and_(term == value)


def _search(spec: RecordSpec, words: str) -> ColumnElement[bool]:
    match = match_expression(words)
    if not match:
        return false()
    hits: Select[Any] = (
        select(literal_column("rowid >> 6"))
        .select_from(text("search"))
        .where(text("search match :match and (rowid & 63) = :number"))
        .params(match=match, number=spec.number)
    )
    found: ColumnElement[bool] = spec.model.id.in_(hits)
    return found


