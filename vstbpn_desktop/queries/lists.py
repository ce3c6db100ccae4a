"""Windowed lists of any record type: a count, and pages of rows in any column's order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
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
from vstbpn_desktop.spec import Choices, Field, Kind, RecordSpec, Reference, Registry, Rows
from vstbpn_desktop.spec.kinds import Date

Say = Callable[["Row[Any]"], str]


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


class ListRow:
    """One row: id, and for each column of the spec its value and its words.

    Words are made when they are asked for: of a page that is read, few rows are seen.
    """

    __slots__ = ("_read", "_say", "_words")

    def __init__(self, read: Row[Any], say: tuple[Say, ...]) -> None:
        self._read = read
        self._say = say
        self._words: tuple[str, ...] | None = None

    @property
    def id(self) -> int:
        """The record."""
        row_id: int = self._read[0]
        return row_id

    @property
    def values(self) -> tuple[Any, ...]:
        """The values by column."""
        return tuple(self._read[1 : 1 + len(self._say)])

    @property
    def words(self) -> tuple[str, ...]:
        """The values in words, references by title."""
        if self._words is None:
            self._words = tuple([say(self._read) for say in self._say])
        return self._words


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
        """The rows of a window, in order: the window is found by its ids, and only its rows are read."""
        order, model = self._order(), self.spec.model
        window = select(model.id).where(*self._conditions).order_by(*order).limit(limit).offset(offset)
        reader = Reader(connection, self.registry, self.request.as_of)
        return _read(reader, self.spec, model.id.in_(window.scalar_subquery()), order)

    def _order(self) -> list[Any]:
        names = [self.request.order] if self.request.order else list(self.spec.order)
        terms = [order_term(self.registry, self.spec, name, self.request.as_of) for name in names]
        tail = self.spec.model.id
        if self.request.descending:
            return [term.desc() for term in terms] + [tail.desc()]
        return [*terms, tail]


def read_rows(reader: Reader, spec: RecordSpec, ids: list[int]) -> list[ListRow]:
    """List rows of the given ids, in that order; ids that are gone are left out."""
    found = {row.id: row for row in _read(reader, spec, spec.model.id.in_(ids), ())}
    return [found[row_id] for row_id in ids if row_id in found]


def _read(
    reader: Reader, spec: RecordSpec, condition: ColumnElement[bool], order: Sequence[Any]
) -> list[ListRow]:
    """The rows that meet a condition, with the titles of what they name, in one statement."""
    shown, terms, naming = _shown(reader.registry, spec.id, reader.as_of)
    rows = reader.connection.execute(select(*terms).where(condition).order_by(*order)).all()
    titles = {at: 1 + len(shown) + place for place, at in enumerate(naming)}
    say = tuple(_say(reader, field.kind, rows, 1 + at, titles.get(at)) for at, field in enumerate(shown))
    return [ListRow(row, say) for row in rows]


@lru_cache(maxsize=64)
def _shown(
    registry: Registry, record: str, as_of: dt.date
) -> tuple[tuple[Field, ...], tuple[Any, ...], tuple[int, ...]]:
    """The fields of a list; what is selected for them: id, values, titles; which fields the titles are of.

    Kept from page to page: to build it takes as long as to read a page.
    """
    spec = registry[record]
    columns = [value_term(spec, field, as_of) for field in spec.columns]
    naming = tuple(at for at, field in enumerate(spec.columns) if _titled_along(registry, spec, field))
    titles = [_title_of(registry, spec.columns[at].kind, columns[at], as_of) for at in naming]
    return spec.columns, (spec.model.id, *columns, *titles), naming


def _say(reader: Reader, kind: Kind, rows: Sequence[Row[Any]], at: int, title_at: int | None) -> Say:
    """What puts the value at a place of a row into words, with nothing left to be read."""
    if not isinstance(kind, Reference):
        display = kind.display
        return lambda row: display(row[at])
    target = reader.registry[kind.record]
    if title_at is None:
        ids = {row[at] for row in rows if row[at]}
        know_titles(reader, target, ids)
        known = {row_id: reader.title(target, row_id) for row_id in ids}
        return lambda row: known[row[at]] if row[at] else ""
    title = target.field(target.title).kind.display
    others = {row[at]: reader.title(target, row[at]) for row in rows if row[title_at] is None and row[at]}
    return lambda row: (
        others.get(row[at], "") if row[title_at] is None else title(row[title_at]).split("\n")[0]
    )


def _titled_along(registry: Registry, spec: RecordSpec, field: Field) -> bool:
    """Whether a reference's title can be read along: it is a value of another table's own."""
    if not isinstance(field.kind, Reference):
        return False
    target = registry[field.kind.record]
    return target is not spec and not isinstance(target.field(target.title).kind, Reference)


def _title_of(
    registry: Registry, kind: Kind, column: ColumnElement[Any], as_of: dt.date
) -> ColumnElement[Any]:
    assert isinstance(kind, Reference)
    target = registry[kind.record]
    title = target.field(target.title)
    if title.via:
        return _dated(target, title.via, title.id, as_of, column)
    value = value_term(target, title, as_of)
    return select(value).where(target.model.id == column).scalar_subquery()


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
        return _order_of(registry, registry[field.kind.record], getattr(spec.model, field.column_name), as_of)
    return getattr(spec.model, field.sorts_as or field.column_name)


def _order_of(registry: Registry, target: RecordSpec, column: ColumnElement[Any], as_of: dt.date) -> Any:
    """What a column that names records of a type is sorted by: the first of their own order."""
    first = target.order[0]
    dated = target.field(first) if target.has(first) else None
    if dated is not None and dated.via:
        return _dated(target, dated.via, dated.sorts_as or dated.id, as_of, column)
    term = order_term(registry, target, first, as_of)
    return select(term).where(target.model.id == column).scalar_subquery()


def _dated(
    spec: RecordSpec, rows_id: str, column: str, as_of: dt.date, owner: ColumnElement[Any] | None = None
) -> ColumnElement[Any]:
    """A dated value on a day: of the record that `owner` names, else of the row that is read."""
    kind = spec.field(rows_id).kind
    assert isinstance(kind, Rows)
    rows = kind.model
    whose = spec.model.id if owner is None else owner
    query = select(getattr(rows, column)).where(getattr(rows, kind.parent) == whose)
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
