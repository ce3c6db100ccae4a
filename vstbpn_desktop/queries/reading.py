"""Single records: their values by field, their keys and titles, found by key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, func, select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.spec import AnyReference, Bodies, RecordSpec, Reference, References, Registry, Rows
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER, Kind


@dataclass(frozen=True, slots=True)
class Record:
    """One record: values by field id (see `spec.kinds` for their types), key and title."""

    spec: RecordSpec
    id: int
    key: str
    title: str
    values: dict[str, Any] = field(default_factory=dict)


class Reader:
    """Reads records through one connection, as of one day."""

    def __init__(self, connection: Connection, registry: Registry, as_of: dt.date) -> None:
        self.connection = connection
        self.registry = registry
        self.as_of = as_of
        self._keys: dict[tuple[str, int], str] = {}
        self._titles: dict[tuple[str, int], str] = {}

    def values(self, spec: RecordSpec, row_id: int) -> dict[str, Any]:
        """The values of one record; KeyError where there is no such row."""
        stored = [f for f in spec.fields if f.kind.stored and not f.via]
        columns = [c for f in stored for c in _columns(spec, f.id)]
        row = self.connection.execute(select(*columns).where(spec.model.id == row_id)).first()
        if row is None:
            raise KeyError(f"{spec.id} {row_id}")
        found, at = {}, 0
        for f in stored:
            width = len(_columns(spec, f.id))
            found[f.id] = tuple(row[at : at + width]) if width > 1 else row[at]
            at += width
        for f in spec.fields:
            if isinstance(f.kind, Rows):
                found[f.id] = self.rows(f.kind, row_id)
            elif isinstance(f.kind, References):
                found[f.id] = self._links(f.kind, row_id)
        return self._with_dated(spec, found)

    def record(self, spec: RecordSpec, row_id: int) -> Record:
        """One record with key and title; KeyError where there is no such row."""
        values = self.values(spec, row_id)
        return Record(spec, row_id, self.key(spec, row_id), self.title(spec, row_id), values)

    def rows(self, kind: Rows, row_id: int) -> tuple[dict[str, Any], ...]:
        """The rows that belong to a record, in their order."""
        columns = [getattr(kind.model, f.column_name).label(f.id) for f in kind.fields]
        query = select(*columns).where(getattr(kind.model, kind.parent) == row_id)
        for name, value in kind.constant:
            query = query.where(getattr(kind.model, name) == value)
        order = [getattr(kind.model, name) for name in kind.order] + [kind.model.id]
        return tuple(dict(row._mapping) for row in self.connection.execute(query.order_by(*order)))

    def key(self, spec: RecordSpec, row_id: int) -> str:
        """The natural key of a row; its number where the row is gone."""
        if spec.key.is_number:
            return str(row_id)
        known = self._keys.get((spec.id, row_id))
        if known is None:
            known = self._keys[spec.id, row_id] = self._key(spec, row_id)
        return known

    def title(self, spec: RecordSpec, row_id: int) -> str:
        """The one line that stands for a row, as of the reader's day."""
        known = self._titles.get((spec.id, row_id))
        if known is None:
            known = self._titles[spec.id, row_id] = self._title(spec, row_id)
        return known

    def remember_title(self, spec: RecordSpec, row_id: int, kind: Kind, value: Any) -> None:
        """Keep a title that was read along with others."""
        self._titles[spec.id, row_id] = self.words(kind, value).split("\n")[0]

    def remember_key(self, spec: RecordSpec, row_id: int, key: str) -> None:
        """Keep a key that was read along with others."""
        self._keys[spec.id, row_id] = key

    def count(self, spec: RecordSpec) -> int:
        """How many records of a type there are."""
        return self.connection.execute(select(func.count()).select_from(spec.model)).scalar() or 0

    def find(self, spec: RecordSpec, key: str) -> int | None:
        """The id of the row with that key; None where there is none."""
        if spec.key.is_number:
            found = select(spec.model.id).where(spec.model.id == int(key)) if key.isdigit() else None
            return None if found is None else self.connection.execute(found).scalar()
        words = spec.key.split(key)
        query: Select[Any] = select(spec.model.id)
        for field_id in spec.key.fields:
            value = self.resolve(spec.field(field_id).kind, words[field_id], strict=False)
            if value is None and words[field_id]:
                return None
            query = query.where(getattr(spec.model, spec.field(field_id).column_name) == value)
        return self.connection.execute(query).scalar()

    def get(self, spec: RecordSpec, key: str) -> int:
        """The id of the row with that key; UserError where there is none."""
        found = self.find(spec, key)
        if found is None:
            raise UserError(f"Không có {spec.label} “{key}”.", f"Hãy xem lại mã {spec.label}.")
        return found

    def resolve(self, kind: Kind, words: str, *, strict: bool = True) -> Any:
        """The stored value of a key's words: the row id for a reference, else what the kind reads."""
        if isinstance(kind, Reference):
            spec = self.registry[kind.record]
            return self.get(spec, words) if strict else self.find(spec, words)
        try:
            return kind.parse(words)
        except UserError:
            if strict:
                raise
            return None

    def to_json(self, spec: RecordSpec, record: Record) -> dict[str, Any]:
        """The record as `dump` prints it: key first, fields by id, references by key."""
        values = {f.id: self._json(f.kind, record.values.get(f.id)) for f in spec.fields}
        return {"key": record.key, **values}

    def words(self, kind: Kind, value: Any) -> str:
        """A value in words, references by title."""
        if isinstance(kind, Reference):
            return self.title(self.registry[kind.record], value) if value else ""
        if isinstance(kind, References):
            spec = self.registry[kind.record]
            return ", ".join(self.title(spec, row_id) for row_id in value or ())
        if isinstance(kind, AnyReference):
            return self.title(self.registry[value[0]], value[1]) if value and value[0] else ""
        if isinstance(kind, Bodies):
            return ", ".join(self._body(kind, row) for row in value or ())
        if isinstance(kind, Rows):
            return "; ".join(self._row_words(kind, row) for row in value or ())
        return kind.display(value)

    def _row_words(self, kind: Rows, row: dict[str, Any]) -> str:
        return " · ".join(filter(None, (self.words(f.kind, row.get(f.id)) for f in kind.fields)))

    def _body(self, kind: Bodies, row: dict[str, Any]) -> str:
        unit = row.get("unit")
        return self.title(self.registry["unit"], unit) if unit else str(row.get("name") or "")

    def _json(self, kind: Kind, value: Any) -> Any:
        if isinstance(kind, Reference):
            return self.key(self.registry[kind.record], value) if value else None
        if isinstance(kind, References):
            return [self.key(self.registry[kind.record], row_id) for row_id in value]
        if isinstance(kind, AnyReference):
            record, row_id = value
            return f"{record}:{self.key(self.registry[record], row_id)}"
        if isinstance(kind, Bodies):
            return [self._json(kind.field("unit").kind, r["unit"]) or r["name"] for r in value]
        if isinstance(kind, Rows):
            return [{f.id: self._json(f.kind, row[f.id]) for f in kind.fields} for row in value]
        return kind.to_json(value)

    def _with_dated(self, spec: RecordSpec, values: dict[str, Any]) -> dict[str, Any]:
        dated = {f.via for f in spec.fields if f.via}
        current = {rows: in_force(values[rows], self.as_of) for rows in dated}
        for f in spec.fields:
            if f.via:
                values[f.id] = current[f.via].get(f.id)
        return {f.id: values[f.id] for f in spec.fields}

    def _links(self, kind: References, row_id: int) -> tuple[int, ...]:
        target = getattr(kind.model, kind.target)
        query = select(target).where(getattr(kind.model, kind.parent) == row_id)
        return tuple(self.connection.execute(query.order_by(kind.model.id)).scalars())

    def _key(self, spec: RecordSpec, row_id: int) -> str:
        fields = [spec.field(field_id) for field_id in spec.key.fields]
        columns = [getattr(spec.model, f.column_name) for f in fields]
        row = self.connection.execute(select(*columns).where(spec.model.id == row_id)).first()
        if row is None:
            return str(row_id)
        words = {f.id: str(self._json(f.kind, v) or "") for f, v in zip(fields, row, strict=True)}
        return spec.key.join(words)

    def _title(self, spec: RecordSpec, row_id: int) -> str:
        title = spec.field(spec.title)
        if title.via:
            kind = spec.field(title.via).kind
            assert isinstance(kind, Rows)
            current = in_force(self.rows(kind, row_id), self.as_of)
            return str(current.get(title.id) or "")
        column = getattr(spec.model, title.column_name)
        value = self.connection.execute(select(column).where(spec.model.id == row_id)).scalar()
        return self.words(title.kind, value).split("\n")[0]


def in_force(rows: tuple[dict[str, Any], ...], day: dt.date) -> dict[str, Any]:
    """The row whose half-open interval holds the day; before the first the first, after the last the last."""
    if not rows:
        return {}
    for row in rows:
        if (row["valid_from"] or ALWAYS) <= day < (row["valid_to"] or FOREVER):
            return row
    return rows[0] if day < (rows[0]["valid_from"] or ALWAYS) else rows[-1]


def _columns(spec: RecordSpec, field_id: str) -> list[Any]:
    f = spec.field(field_id)
    if isinstance(f.kind, AnyReference):
        return [getattr(spec.model, f"{f.id}_record"), getattr(spec.model, f"{f.id}_id")]
    return [getattr(spec.model, f.column_name)]
