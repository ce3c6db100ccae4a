"""The change log in words: what was done to one record, and the list of all changes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, or_, select

from vstbpn_desktop.db.change import touched_records
from vstbpn_desktop.db.changelog import DELETE, INSERT, ChangeEntry, ChangeRow
from vstbpn_desktop.db.undo import undoable, undone
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.spec import Field, RecordSpec, Rows, YesNo
from vstbpn_desktop.spec.kinds import Date


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One change: number, moment, label, whether it was taken back or can be, and counts by record type."""

    id: int
    at: dt.datetime
    label: str
    kind: str
    undone: bool
    undoable: bool
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What one change did to one record, line by line."""

    change_id: int
    at: dt.datetime
    label: str
    lines: tuple[str, ...]


def log_entries(reader: Reader, limit: int = 50, before: int | None = None) -> list[LogEntry]:
    """The newest changes, newest first; `before` pages on."""
    columns = (ChangeEntry.id, ChangeEntry.at, ChangeEntry.label, ChangeEntry.kind, undone(), undoable())
    query = select(*columns).order_by(ChangeEntry.id.desc()).limit(limit)
    if before is not None:
        query = query.where(ChangeEntry.id < before)
    return [_log_entry(reader, *row) for row in reader.connection.execute(query).all()]


def _log_entry(
    reader: Reader, change_id: int, at: str, label: str, kind: str, was_undone: bool, possible: bool
) -> LogEntry:
    moment = dt.datetime.fromisoformat(at)
    return LogEntry(change_id, moment, label, kind, was_undone, possible, _counts(reader, change_id))


def history(reader: Reader, spec: RecordSpec, row_id: int, limit: int = 50) -> list[HistoryEntry]:
    """What was done to one record and the rows that belong to it, newest first."""
    found = _own_rows(spec, row_id)
    query = (
        select(ChangeEntry.id, ChangeEntry.at, ChangeEntry.label, ChangeRow.tbl, ChangeRow.op,
               ChangeRow.before, ChangeRow.after)
        .join(ChangeRow, ChangeRow.change_id == ChangeEntry.id)
        .where(found)
        .order_by(ChangeEntry.id.desc(), ChangeRow.id)
    )  # fmt: skip
    entries: dict[int, tuple[str, str, list[str]]] = {}
    for change_id, at, label, table, op, before, after in reader.connection.execute(query):
        lines = entries.setdefault(change_id, (at, label, []))[2]
        lines += _lines(reader, spec, table, op, before, after)
        if len(entries) > limit:
            break
    return [
        HistoryEntry(change_id, dt.datetime.fromisoformat(at), label, tuple(dict.fromkeys(lines)))
        for change_id, (at, label, lines) in list(entries.items())[:limit]
    ]


def _counts(reader: Reader, change_id: int) -> dict[str, int]:
    touched = touched_records(reader.connection, reader.registry, change_id)
    return {record: len(ids) for record, ids in touched.items()}


def _own_rows(spec: RecordSpec, row_id: int) -> Any:
    conditions = [and_(ChangeRow.tbl == spec.table, ChangeRow.row_id == row_id)]
    for field in spec.fields:
        kind = field.kind
        if isinstance(kind, Rows):
            owned = select(kind.model.id).where(getattr(kind.model, kind.parent) == row_id)
            parent = func.json_extract(ChangeRow.before, f"$.{kind.parent}")
            gone = and_(ChangeRow.op == DELETE, parent == row_id)
            mine = or_(ChangeRow.row_id.in_(owned), gone)
            conditions.append(and_(ChangeRow.tbl == kind.model.__tablename__, mine))
    return or_(*conditions)


def _lines(
    reader: Reader, spec: RecordSpec, table: str, op: str, before: str | None, after: str | None
) -> list[str]:
    if table != spec.table:
        return _row_lines(reader, spec, table, op, before, after)
    if op == INSERT:
        return [f"Thêm {spec.label}"]
    if op == DELETE:
        return [f"Xoá {spec.label}"]
    return _changed(reader, spec.fields, before, after)


def _row_lines(
    reader: Reader, spec: RecordSpec, table: str, op: str, before: str | None, after: str | None
) -> list[str]:
    field = next(f for f in spec.fields if _table(f) == table)
    assert isinstance(field.kind, Rows)
    if op in (INSERT, DELETE):
        return [f"{field.label}: {'thêm' if op == INSERT else 'bớt'} một dòng"]
    return [f"{field.label} – {line}" for line in _changed(reader, field.kind.fields, before, after)]


def _table(field: Field) -> str:
    return str(field.kind.model.__tablename__) if isinstance(field.kind, Rows) else ""


def _changed(reader: Reader, fields: tuple[Field, ...], before: str | None, after: str | None) -> list[str]:
    old, new = json.loads(before or "{}"), json.loads(after or "{}")
    lines = []
    for field in fields:
        name = field.column_name
        if name in old and not field.via:
            was, now = (_words(reader, field, values[name]) for values in (old, new))
            if was != now:  # an anonymised log has the same words on both sides
                lines.append(f"{field.label}: {was or '(trống)'} → {now or '(trống)'}")
    return lines


def _words(reader: Reader, field: Field, stored: Any) -> str:
    if isinstance(field.kind, Date) and stored:
        return field.kind.display(dt.date.fromisoformat(stored))
    if isinstance(field.kind, YesNo):
        return field.kind.display(bool(stored))
    return reader.words(field.kind, stored)
