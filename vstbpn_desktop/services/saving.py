"""Saving and deleting records of any type, by their specs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.queries.reading import Reader, in_force
from vstbpn_desktop.spec import AnyReference, Field, Kind, RecordSpec, Reference, References, Rows
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER
from vstbpn_desktop.vietnamese.sorting import name_key, natural_key, sort_key

SORT_KEYS = {"words": sort_key, "names": name_key, "natural": natural_key}


def defaults(spec: RecordSpec) -> dict[str, Any]:
    """The values a new record starts with."""
    return {f.id: default_of(f) for f in spec.fields}


def save(change: Change, spec: RecordSpec, row_id: int | None, values: dict[str, Any], as_of: dt.date) -> int:
    """Create (row_id None) or update a record from some or all of its values; gives its id.

    Dated fields correct the period in force on `as_of`. InvalidRecord names what is wrong by field.
    """
    reader = Reader(change.connection, change.registry, as_of)
    before = defaults(spec) if row_id is None else reader.values(spec, row_id)
    merged = merge_dated(spec, before, values, as_of)
    merged = spec.rules.complete(merged) if spec.rules.complete else merged
    validate(spec, merged)
    if row_id is not None:
        refuse_guarded(spec, change.connection, row_id, before, merged)
    _refuse_twin(reader, spec, row_id, merged)
    row_id = _write_row(change, spec, row_id, merged)
    write_owned(change, spec, row_id, merged)
    if spec.rules.after_save:
        spec.rules.after_save(change, row_id, before, merged)
    return row_id


def delete(change: Change, spec: RecordSpec, row_ids: Iterable[int]) -> int:
    """Delete records and what hangs on them; gives how many. UserError where one must stay."""
    count = 0
    for row_id in row_ids:
        if spec.lasting:
            raise UserError(f"{spec.plural} không xoá được.", "Hãy huỷ thay cho xoá.")
        reason = spec.rules.keep(change.connection, row_id) if spec.rules.keep else None
        if reason:
            raise UserError(reason)
        change.delete(spec.model, row_id)
        count += 1
    return count


def default_of(field: Field) -> Any:
    """What a new record holds in this field."""
    if field.default is not None:
        return field.default
    if isinstance(field.kind, (Rows, References)):
        return ()
    if isinstance(field.kind, (Reference, AnyReference)):
        return None
    return field.kind.parse(None)


def merge_dated(
    spec: RecordSpec, before: dict[str, Any], values: dict[str, Any], as_of: dt.date
) -> dict[str, Any]:
    """What stood there with what is given taken in; dated fields correct the row in force on `as_of`."""
    merged = {**before, **values}
    for rows_id in {f.via for f in spec.fields if f.via}:
        flat = {f.id: values[f.id] for f in spec.fields if f.via == rows_id and f.id in values}
        changed = {name: value for name, value in flat.items() if before[name] != value}
        merged[rows_id] = _correct_current(spec, rows_id, merged[rows_id], changed, as_of)
    return merged


def _correct_current(
    spec: RecordSpec, rows_id: str, rows: Any, flat: dict[str, Any], as_of: dt.date
) -> tuple[dict[str, Any], ...]:
    current = in_force(tuple(rows), as_of)
    if all(current.get(name) == value for name, value in flat.items()):
        return tuple(rows)
    kind = spec.field(rows_id).kind
    assert isinstance(kind, Rows)
    blank = {f.id: default_of(f) for f in kind.fields} | {"valid_from": ALWAYS, "valid_to": FOREVER}
    corrected = {**(current or blank), **flat}
    return tuple(corrected if row is current else row for row in rows) or (corrected,)


def refuse_guarded(
    spec: RecordSpec, connection: Connection, row_id: int, before: dict[str, Any], values: dict[str, Any]
) -> None:
    """InvalidRecord where a stored record holds what may not be changed any more."""
    wrong = spec.rules.guard(connection, row_id, before, values) if spec.rules.guard else {}
    if wrong:
        raise InvalidRecord(" ".join(dict.fromkeys(wrong.values())), wrong)


def validate(spec: RecordSpec, values: dict[str, Any]) -> None:
    """InvalidRecord where the whole values of a record lack something or break its own rules."""
    Validator(spec).check(values)


class Validator:
    """Checks records of one type, one after the other."""

    def __init__(self, spec: RecordSpec) -> None:
        self._spec = spec
        self._required = [f for f in spec.fields if f.required and not f.via]
        self._rows = [f for f in spec.fields if isinstance(f.kind, Rows)]

    def check(self, values: dict[str, Any]) -> None:
        """InvalidRecord as `validate` says."""
        spec, wrong = self._spec, {}
        for f in self._required:
            if _is_blank(values.get(f.id)):
                wrong[f.id] = f"Chưa có {f.label[:1].lower()}{f.label[1:]}."
        for f in self._rows:
            if values[f.id] and f.id not in wrong:
                wrong |= _wrong_rows(f, values[f.id])
        if not wrong and spec.rules.check:
            wrong = spec.rules.check(values)
        if wrong:
            words = " ".join(wrong.values())
            raise InvalidRecord(f"Chưa lưu được {spec.label}: {words}", wrong)


def _is_blank(value: Any) -> bool:
    return value is None or value == "" or value == (None, None)


def _wrong_rows(field: Field, rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    kind = field.kind
    assert isinstance(kind, Rows)
    for number, row in enumerate(rows, 1):
        for part in kind.fields:
            if part.required and row.get(part.id) in (None, ""):
                lacking = part.label[:1].lower() + part.label[1:]
                return {field.id: f"{field.label}, dòng {number}: chưa có {lacking}."}
    return {}


def _refuse_twin(reader: Reader, spec: RecordSpec, row_id: int | None, values: dict[str, Any]) -> None:
    if spec.key.is_number:
        return
    fields = [spec.field(field_id) for field_id in spec.key.fields]
    query = select(spec.model.id)
    for f in fields:
        query = query.where(getattr(spec.model, f.column_name) == values[f.id])
    twin = reader.connection.execute(query).scalar()
    if twin is not None and twin != row_id:
        key = reader.key(spec, twin)
        words = f"Đã có {spec.label} “{key}” ({reader.title(spec, twin)})."
        raise InvalidRecord(words, {fields[-1].id: words})


def _write_row(change: Change, spec: RecordSpec, row_id: int | None, values: dict[str, Any]) -> int:
    stored = [f for f in spec.fields if f.kind.stored and not f.via]
    columns: dict[str, Any] = {}
    for f in stored:
        columns |= columns_of(f, values[f.id])
    if row_id is not None:
        change.update(spec.model, row_id, columns)
        return row_id
    if "id" in values:
        columns["id"] = values["id"]
    return change.insert(spec.model, columns)


def has_more_columns(field: Field) -> bool:
    """Whether a stored field takes more than one column: a pair, or a sort key beside it."""
    sorted_aside = bool(field.sorts_as) and field.sorts_as != field.column_name
    return isinstance(field.kind, AnyReference) or sorted_aside


def columns_of(field: Field, value: Any) -> dict[str, Any]:
    """The stored columns of a field's value, its sort key among them."""
    if isinstance(field.kind, AnyReference):
        return {f"{field.id}_record": value[0], f"{field.id}_id": value[1]}
    columns = {field.column_name: value}
    if field.sorts_as and field.sorts_as != field.column_name:
        columns[field.sorts_as] = SORT_KEYS[field.sort_words](value or "")
    return columns


def write_owned(change: Change, spec: RecordSpec, row_id: int, values: dict[str, Any]) -> None:
    """Write the rows and links that belong to a record."""
    for f in spec.fields:
        if isinstance(f.kind, Rows):
            _write_rows(change, f.kind, row_id, values[f.id])
        elif isinstance(f.kind, References):
            _write_links(change, f.kind, row_id, values[f.id])


def _write_rows(change: Change, kind: Rows, row_id: int, rows: Iterable[dict[str, Any]]) -> None:
    query = select(kind.model.id).where(getattr(kind.model, kind.parent) == row_id)
    for name, value in kind.constant:
        query = query.where(getattr(kind.model, name) == value)
    order = [getattr(kind.model, name) for name in kind.order]
    existing = list(change.connection.execute(query.order_by(*order, kind.model.id)).scalars())
    wanted = [row_columns(kind, row_id, row, at) for at, row in enumerate(rows)]
    for old_id, columns in zip(existing, wanted, strict=False):
        change.update(kind.model, old_id, columns)
    for old_id in existing[len(wanted) :]:
        change.delete(kind.model, old_id)
    for columns in wanted[len(existing) :]:
        change.insert(kind.model, columns)


def row_columns(kind: Rows, row_id: int, row: dict[str, Any], position: int) -> dict[str, Any]:
    """The stored columns of one row that belongs to a record."""
    columns: dict[str, Any] = {kind.parent: row_id, **dict(kind.constant)}
    for f in kind.fields:
        value = row.get(f.id)
        columns |= columns_of(f, default_of(f) if value is None else value)
    if "position" in kind.order:
        columns["position"] = position
    return columns


def _write_links(change: Change, kind: References, row_id: int, targets: Iterable[int]) -> None:
    parent, target = getattr(kind.model, kind.parent), getattr(kind.model, kind.target)
    query = select(kind.model.id, target).where(parent == row_id)
    existing = {to: link_id for link_id, to in change.connection.execute(query).all()}
    wanted = list(dict.fromkeys(targets))
    for to, link_id in existing.items():
        if to not in wanted:
            change.delete(kind.model, link_id)
    for to in wanted:
        if to not in existing:
            change.insert(kind.model, {kind.parent: row_id, kind.target: to})


def parse_value(reader: Reader, kind: Kind, raw: Any) -> Any:
    """The value of what JSON or a cell holds: references by key, bodies by key or name, rows by field."""
    if isinstance(kind, Reference):
        return None if raw in (None, "") else reader.get(reader.registry[kind.record], str(raw))
    if isinstance(kind, References):
        spec = reader.registry[kind.record]
        return tuple(reader.get(spec, str(key)) for key in raw or ())
    if isinstance(kind, AnyReference):
        return _any_reference(reader, raw)
    if isinstance(kind, Rows):
        return tuple(_parse_row(reader, kind, row) for row in raw or ())
    return kind.parse(raw)


def _any_reference(reader: Reader, raw: Any) -> tuple[str, int]:
    record, _, key = str(raw or "").partition(":")
    if record not in reader.registry:
        raise UserError(f"“{raw}” không chỉ một mục nào.", "Hãy ghi như unit:385.")
    return record, reader.get(reader.registry[record], key)


def _parse_row(reader: Reader, kind: Rows, raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raw = _from_shorthand(reader, kind, str(raw))
    unknown = set(raw) - {f.id for f in kind.fields}
    if unknown:
        raise UserError(f"Không có trường “{sorted(unknown)[0]}”.", "Hãy xem lệnh fields.")
    return {
        f.id: parse_value(reader, f.kind, raw[f.id]) if f.id in raw else default_of(f) for f in kind.fields
    }


def _from_shorthand(reader: Reader, kind: Rows, word: str) -> dict[str, Any]:
    short = kind.field(kind.shorthand)
    if isinstance(short.kind, Reference) and any(f.id == "name" for f in kind.fields):
        found = reader.find(reader.registry[short.kind.record], word)
        return {short.id: word} if found is not None else {"name": word}
    return {short.id: word}
