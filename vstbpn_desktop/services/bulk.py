"""Saving records by the thousand: the same rules as saving one, with one look at the data for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import func, select, text

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import InvalidRecord
from vstbpn_desktop.queries.directory import Directories
from vstbpn_desktop.services import saving
from vstbpn_desktop.spec import RecordSpec, Reference, References, Rows

Values = dict[str, Any]
Tell = Callable[[float | None, str], object]
"""Told how much is done (0 to 1) and of what."""

_BLOCK = 2_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record ready to be written: `row_id` None for a new one, its values before and after.

    `new_id` is the running number a new record asks for, where it has one.
    """

    row_id: int | None
    before: Values
    values: Values
    new_id: int | None = None

    @property
    def changes(self) -> bool:
        """Whether writing it would change anything."""
        return self.row_id is None or self.before != self.values


class Preparer:
    """Settles records one after the other as `saving.save` would, against each other and what is stored."""

    def __init__(self, directories: Directories, spec: RecordSpec) -> None:
        self._directories = directories
        self.spec = spec
        self._as_of: dt.date = directories.reader.as_of
        self._defaults = saving.defaults(spec)
        self._key_fields = () if spec.key.is_number else spec.key.fields
        self._validator = saving.Validator(spec)
        self._is_dated = any(f.via for f in spec.fields)
        self._taken = self._stored_keys()

    def prepare(
        self, row_id: int | None, before: Values | None, given: Values, new_id: int | None = None
    ) -> Prepared:
        """The record with what is given taken in. InvalidRecord names what is wrong by field."""
        spec, start = self.spec, self._defaults if before is None else before
        values = saving.merge_dated(spec, start, given, self._as_of) if self._is_dated else {**start, **given}
        if spec.rules.complete:
            values = spec.rules.complete(values)
        self._validator.check(values)
        if row_id is not None:
            saving.refuse_guarded(spec, self._directories.reader.connection, row_id, start, values)
        self._refuse_twin(row_id, values)
        return Prepared(row_id, start, values, new_id)

    def find(self, given: Values) -> int | None:
        """The stored record whose natural key the values bear."""
        if not self._key_fields or self.spec.key.is_open(given):
            return None
        return self._taken.get(tuple(given.get(field_id) for field_id in self._key_fields))

    def belongs_together(self, row_id: int, values: Values) -> bool:
        """Whether a stored record has the same owner as these values: the class, the programme of its key."""
        owners = [n for n in self._key_fields if isinstance(self.spec.field(n).kind, Reference)]
        stored = self._keys_by_id.get(row_id)
        if not owners or stored is None:
            return True
        kept = dict(zip(self._key_fields, stored, strict=True))
        return all(kept[name] == values.get(name) for name in owners)

    @cached_property
    def _keys_by_id(self) -> dict[int, tuple[Any, ...]]:
        return {row_id: key for key, row_id in self._stored_keys().items()}

    def _stored_keys(self) -> dict[tuple[Any, ...], int]:
        if not self._key_fields:
            return {}
        spec = self.spec
        columns = [getattr(spec.model, spec.field(field_id).column_name) for field_id in self._key_fields]
        rows = self._directories.reader.connection.execute(select(spec.model.id, *columns))
        return {tuple(key): row_id for row_id, *key in rows}

    def _refuse_twin(self, row_id: int | None, values: Values) -> None:
        if not self._key_fields or self.spec.key.is_open(values):
            return
        key = tuple(values[field_id] for field_id in self._key_fields)
        twin = self._taken.get(key)
        if twin is not None and twin != row_id:
            words = f"Đã có {self.spec.label} mang mã này{self._named(twin)}."
            raise InvalidRecord(words, {self._key_fields[-1]: words})
        self._taken[key] = -1 if row_id is None else row_id

    def _named(self, twin: int) -> str:
        title = self._directories[self.spec.id].titles.get(twin)
        return f" ({title})" if title else ""


def write_many(
    change: Change, spec: RecordSpec, records: Sequence[Prepared], tell: Tell | None = None
) -> list[int]:
    """Write prepared records in one go and carry on what each save brings with it; gives their ids.

    `tell` hears how much is done; what it raises takes the whole change back.
    """
    new = [record for record in records if record.row_id is None]
    numbers = iter(_new_ids(change, spec, new))
    ids = [next(numbers) if record.row_id is None else record.row_id for record in records]
    pairs = list(zip(ids, records, strict=True))
    for start in range(0, len(pairs), _BLOCK):
        if tell is not None:
            tell(start / len(pairs), f"Đang ghi {start}/{len(pairs)} {spec.label}")
        _write_block(change, spec, pairs[start : start + _BLOCK])
    return ids


def _write_block(change: Change, spec: RecordSpec, pairs: list[tuple[int, Prepared]]) -> None:
    _insert(change, spec, [(row_id, record.values) for row_id, record in pairs if record.row_id is None])
    for row_id, record in pairs:
        if record.row_id is not None and record.changes:
            _update(change, spec, row_id, record)
    if spec.rules.after_save:
        for row_id, record in pairs:
            if record.changes:
                spec.rules.after_save(change, row_id, record.before, record.values)


def _new_ids(change: Change, spec: RecordSpec, records: list[Prepared]) -> list[int]:
    """Ids for new rows, after every id that was ever used: the change log names rows by them."""
    used = change.connection.execute(
        text("select seq from sqlite_sequence where name = :name"), {"name": spec.table}
    ).scalar()
    last = max(int(used or 0), change.connection.execute(select(func.max(spec.model.id))).scalar() or 0)
    last = max([last, *(record.new_id for record in records if record.new_id is not None)])
    found = []
    for record in records:
        last += record.new_id is None
        found.append(last if record.new_id is None else record.new_id)
    return found


def _insert(change: Change, spec: RecordSpec, rows: list[tuple[int, Values]]) -> None:
    stored = [f for f in spec.fields if f.kind.stored and not f.via]
    plain = [(f.column_name, f.id) for f in stored if not saving.has_more_columns(f)]
    others = [f for f in stored if saving.has_more_columns(f)]
    columns = []
    for row_id, values in rows:
        found: Values = {column: values[name] for column, name in plain}
        found["id"] = row_id
        for f in others:
            found |= saving.columns_of(f, values[f.id])
        columns.append(found)
    change.insert_many(spec.model, columns)
    for f in spec.fields:
        if isinstance(f.kind, Rows):
            change.insert_many(f.kind.model, _row_columns(f.kind, f.id, rows))
        elif isinstance(f.kind, References):
            change.insert_many(f.kind.model, _link_columns(f.kind, f.id, rows))


def _row_columns(kind: Rows, field_id: str, rows: list[tuple[int, Values]]) -> list[Values]:
    return [
        saving.row_columns(kind, row_id, row, at)
        for row_id, values in rows
        for at, row in enumerate(values[field_id])
    ]


def _link_columns(kind: References, field_id: str, rows: list[tuple[int, Values]]) -> list[Values]:
    return [
        {kind.parent: row_id, kind.target: to}
        for row_id, values in rows
        for to in dict.fromkeys(values[field_id])
    ]


def _update(change: Change, spec: RecordSpec, row_id: int, record: Prepared) -> None:
    changed = [f for f in spec.fields if record.before[f.id] != record.values[f.id]]
    columns: Values = {}
    for f in changed:
        if f.kind.stored and not f.via:
            columns |= saving.columns_of(f, record.values[f.id])
    change.update(spec.model, row_id, columns)
    if any(not f.kind.stored for f in changed):
        saving.write_owned(change, spec, row_id, record.values)
