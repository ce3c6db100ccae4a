"""Keys and titles of all records of a type at once, and whole records by the thousand.

What `reading.Reader` does for one record, with one query for all: for exports, imports and other work on
whole lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.queries.reading import Reader, in_force
from vstbpn_desktop.spec import AnyReference, Field, RecordSpec, Reference, References, Rows
from vstbpn_desktop.vietnamese.folding import fold

CHUNK = 1000


class Directories:
    """The directory of each record type, made when first asked for; one consistent view of the data."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._made: dict[str, Directory] = {}

    def __getitem__(self, record: str) -> Directory:
        if record not in self._made:
            self._made[record] = Directory(self, self.reader.registry[record])
        return self._made[record]


class Directory:
    """Keys and titles of one record type, both ways."""

    def __init__(self, others: Directories, spec: RecordSpec) -> None:
        self.spec = spec
        self._others = others
        self._reader = others.reader

    @cached_property
    def keys(self) -> dict[int, str]:
        """The natural key of every row by its id."""
        spec = self.spec
        if spec.key.is_number:
            return {row_id: str(row_id) for row_id in self._all(spec.model.id)}
        fields = [spec.field(field_id) for field_id in spec.key.fields]
        columns = [getattr(spec.model, f.column_name) for f in fields]
        rows = self._reader.connection.execute(select(spec.model.id, *columns))
        return {row_id: spec.key.join(self._key_words(fields, values)) for row_id, *values in rows}

    @cached_property
    def ids(self) -> dict[str, int]:
        """The id of every row by its natural key."""
        return {key: row_id for row_id, key in self.keys.items()}

    @cached_property
    def titles(self) -> dict[int, str]:
        """The line that stands for every row, as of the reader's day."""
        spec, title = self.spec, self.spec.field(self.spec.title)
        if title.via:
            kind = spec.field(title.via).kind
            assert isinstance(kind, Rows)
            rows = owned_rows(self._reader, kind, None)
            found = {row_id: in_force(tuple(of), self._reader.as_of) for row_id, of in rows.items()}
            return {row_id: str(row.get(title.id) or "") for row_id, row in found.items()}
        column = getattr(spec.model, title.column_name)
        values = self._reader.connection.execute(select(spec.model.id, column))
        return {row_id: self._words(title, value) for row_id, value in values}

    @cached_property
    def by_title(self) -> dict[str, list[int]]:
        """The ids of the rows by their folded titles."""
        found: dict[str, list[int]] = {}
        for row_id, title in self.titles.items():
            if title:
                found.setdefault(fold(title), []).append(row_id)
        return found

    def _all(self, column: Any) -> Iterable[Any]:
        return self._reader.connection.execute(select(column)).scalars()

    def _key_words(self, fields: list[Field], values: Sequence[Any]) -> dict[str, str]:
        return {f.id: self._key_word(f, value) for f, value in zip(fields, values, strict=True)}

    def _key_word(self, field: Field, value: Any) -> str:
        if isinstance(field.kind, Reference):
            return self._others[field.kind.record].keys.get(value, "")
        return str(field.kind.to_json(value) or "")

    def _words(self, field: Field, value: Any) -> str:
        if isinstance(field.kind, Reference):
            return self._others[field.kind.record].titles.get(value, "")
        return field.kind.display(value).split("\n")[0]


def read_many(reader: Reader, spec: RecordSpec, ids: Sequence[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """(id, values) of many records in the order of `ids`, as `Reader.values` gives them."""
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        found = _values(reader, spec, chunk)
        yield from ((row_id, found[row_id]) for row_id in chunk if row_id in found)


def owned_rows(reader: Reader, kind: Rows, ids: Sequence[int] | None) -> dict[int, list[dict[str, Any]]]:
    """The rows of a kind by the record they belong to, in their order; of all records where `ids` is None."""
    owner = getattr(kind.model, kind.parent)
    columns = [getattr(kind.model, f.column_name) for f in kind.fields]
    query = select(owner, *columns)
    if ids is not None:
        query = query.where(owner.in_(ids))
    for name, value in kind.constant:
        query = query.where(getattr(kind.model, name) == value)
    order = [getattr(kind.model, name) for name in kind.order]
    names = [f.id for f in kind.fields]
    found: dict[int, list[dict[str, Any]]] = {}
    for row_id, *values in reader.connection.execute(query.order_by(*order, kind.model.id)):
        found.setdefault(row_id, []).append(dict(zip(names, values, strict=True)))
    return found


def _values(reader: Reader, spec: RecordSpec, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    found = _stored(reader, spec, ids)
    for f in spec.fields:
        if isinstance(f.kind, Rows):
            rows = owned_rows(reader, f.kind, ids)
            for row_id, values in found.items():
                values[f.id] = tuple(rows.get(row_id, ()))
        elif isinstance(f.kind, References):
            links = _links(reader, f.kind, ids)
            for row_id, values in found.items():
                values[f.id] = tuple(links.get(row_id, ()))
    for values in found.values():
        _show_dated(reader, spec, values)
    return found


def _stored(reader: Reader, spec: RecordSpec, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    pairs = [f for f in spec.fields if isinstance(f.kind, AnyReference)]
    single = [f for f in spec.fields if f.kind.stored and not f.via and f not in pairs]
    columns = [getattr(spec.model, f.column_name) for f in single]
    columns += [getattr(spec.model, f"{f.id}_{part}") for f in pairs for part in ("record", "id")]
    names, found = [f.id for f in single], {}
    query = select(spec.model.id, *columns).where(spec.model.id.in_(ids))
    for row_id, *row in reader.connection.execute(query):
        values = dict(zip(names, row, strict=False))
        for at, f in enumerate(pairs):
            start = len(names) + 2 * at
            values[f.id] = tuple(row[start : start + 2])
        found[row_id] = values
    return found


def _links(reader: Reader, kind: References, ids: Sequence[int]) -> dict[int, list[int]]:
    parent, target = getattr(kind.model, kind.parent), getattr(kind.model, kind.target)
    query = select(parent, target).where(parent.in_(ids)).order_by(kind.model.id)
    found: dict[int, list[int]] = {}
    for row_id, to in reader.connection.execute(query):
        found.setdefault(row_id, []).append(to)
    return found


def _show_dated(reader: Reader, spec: RecordSpec, values: dict[str, Any]) -> None:
    for rows_id in {f.via for f in spec.fields if f.via}:
        current = in_force(values[rows_id], reader.as_of)
        for f in spec.fields:
            if f.via == rows_id:
                values[f.id] = current.get(f.id)
