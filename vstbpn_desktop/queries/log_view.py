"""The change log as its page shows it: found by words, days, record and person; what one change did."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, func, or_, select

from vstbpn_desktop.db.change import ANONYMISE, ISSUE, RESTORE, SALVAGE, SUCCESSION, touched_records
from vstbpn_desktop.db.changelog import DELETE, ChangeEntry, ChangeRow
from vstbpn_desktop.db.closed_years import CLOSE
from vstbpn_desktop.db.undo import undoable, undone
from vstbpn_desktop.queries.history import history
from vstbpn_desktop.queries.reading import Reader, in_force
from vstbpn_desktop.spec import RecordSpec, Reference, Rows
from vstbpn_desktop.spec.links import links_to
from vstbpn_desktop.spec.record import owned_kinds
from vstbpn_desktop.vietnamese.folding import fold

MOST_TOLD = 40
DELETED, PERSON = "delete", "person"
KINDS = {
    "edit": "thêm, sửa",
    DELETED: "xoá",
    "import": "nhập",
    "undo": "hoàn tác",
    ISSUE: "phát hành",
    RESTORE: "phục hồi",
    ANONYMISE: "ẩn danh",
    SALVAGE: "cứu dữ liệu",
    CLOSE: "khoá, mở khoá năm",
    SUCCESSION: "kế thừa đơn vị",
    "setup": "cài đặt, dữ liệu ban đầu",
}
"""What the kinds of changes are called."""
_COUNTED = re.compile(r"Xoá (\d+) \D")
_SCANNED = 500
_EVERY = 1_000_000


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which changes are wanted: whose label holds every word (accents aside), from and to a day, of a kind,
    that touched a record type, that were about a person (by id) or rows that name her; with `deleted` only
    deletes that were not taken back: the recycle bin.
    """

    words: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    kind: str = ""
    record: str = ""
    person: int | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change as the list shows it; `along`: how many records a delete took with those it names."""

    id: int
    at: dt.datetime
    label: str
    kind: str
    undone: bool
    undoable: bool
    along: int = 0

    @property
    def words(self) -> str:
        """The label, and what hung on what was deleted: "Xoá đơn vị Sở Y tế và 14 mục kèm theo"."""
        return f"{self.label} và {self.along} mục kèm theo" if self.along else self.label


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change did to one record, line by line; the title is the one it had where it is gone."""

    record: str
    label: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: its line, the first records it touched, how many more there are, and how many by type."""

    line: LogLine
    touched: tuple[Touched, ...]
    more: int
    counts: dict[str, int]


def log_lines(
    reader: Reader, wanted: LogFilter, limit: int = 100, before: int | None = None
) -> list[LogLine]:
    """The newest changes that are wanted, newest first; `before` pages on."""
    words = fold(wanted.words).split()
    found: list[LogLine] = []
    while len(found) < limit:
        scanned = _scan(reader, wanted, before)
        found += [line for line in scanned if not words or _holds(line.label, words)]
        if len(scanned) < _SCANNED:
            break
        before = scanned[-1].id
    return _with_what_hung(reader, found[:limit])


def change_view(reader: Reader, change_id: int, most: int = MOST_TOLD) -> ChangeView:
    """One change in words, so many of its records told; KeyError where there is no such change."""
    row = reader.connection.execute(_lines().where(ChangeEntry.id == change_id)).first()
    if row is None:
        raise KeyError(f"change {change_id}")
    touched = touched_records(reader.connection, reader.registry, change_id)
    ids = [(spec, row_id) for spec in reader.registry for row_id in sorted(touched.get(spec.id, ()))]
    told = tuple(_touched(reader, spec, row_id, change_id) for spec, row_id in ids[:most])
    counts = {record: len(row_ids) for record, row_ids in touched.items()}
    (line,) = _with_what_hung(reader, [_line(row)])
    return ChangeView(line, told, len(ids) - len(told), counts)


def _lines() -> Any:
    columns = (ChangeEntry.id, ChangeEntry.at, ChangeEntry.label, ChangeEntry.kind, undone(), undoable())
    return select(*columns).order_by(ChangeEntry.id.desc())


def _line(row: Any) -> LogLine:
    change_id, at, label, kind, was_undone, possible = row
    return LogLine(change_id, dt.datetime.fromisoformat(at), label, kind, was_undone, possible)


def _scan(reader: Reader, wanted: LogFilter, before: int | None) -> list[LogLine]:
    query = _lines().limit(_SCANNED)
    if before is not None:
        query = query.where(ChangeEntry.id < before)
    query = query.where(*_conditions(reader, wanted))
    return [_line(row) for row in reader.connection.execute(query)]


def _conditions(reader: Reader, wanted: LogFilter) -> Iterator[Any]:
    if wanted.first is not None:
        yield ChangeEntry.at >= wanted.first.isoformat()
    if wanted.last is not None:
        yield ChangeEntry.at < (wanted.last + dt.timedelta(days=1)).isoformat()
    if wanted.kind:
        yield ChangeEntry.kind == wanted.kind
    if wanted.deleted:
        yield and_(ChangeEntry.kind == DELETED, undoable())
    if wanted.record:
        spec = reader.registry[wanted.record]
        tables = [spec.table, *(str(kind.model.__tablename__) for kind in owned_kinds(spec))]
        yield _touching(ChangeRow.tbl.in_(tables))
    if wanted.person is not None:
        yield _touching(or_(*_about(reader, wanted.person)))


def _touching(condition: Any) -> Any:
    return ChangeEntry.id.in_(select(ChangeRow.change_id).where(condition))


def _about(reader: Reader, person: int) -> Iterator[Any]:
    """Rows of the log that are of a person, or of what names her now or named her once."""
    yield and_(ChangeRow.tbl == PERSON, ChangeRow.row_id == person)
    for link in links_to(reader.registry, PERSON):
        table, was = str(link.model.__tablename__), ChangeRow.__table__.alias().c
        wanted = {link.column: person} | ({link.tag: PERSON} if link.tag else {})
        now = [getattr(link.model, name) == value for name, value in wanted.items()]
        once = [func.json_extract(was.before, f"$.{name}") == value for name, value in wanted.items()]
        names = select(link.model.id).where(*now)
        named = select(was.row_id).where(was.tbl == table, *once)
        yield and_(ChangeRow.tbl == table, or_(ChangeRow.row_id.in_(names), ChangeRow.row_id.in_(named)))


def _with_what_hung(reader: Reader, lines: list[LogLine]) -> list[LogLine]:
    """The lines, deletes with the number of records that went along."""
    ids = [line.id for line in lines if line.kind == DELETED]
    tables = [spec.table for spec in reader.registry]
    query = select(ChangeRow.change_id, func.count()).where(ChangeRow.change_id.in_(ids))
    query = query.where(ChangeRow.op == DELETE, ChangeRow.tbl.in_(tables)).group_by(ChangeRow.change_id)
    gone: dict[int, int] = {row[0]: row[1] for row in reader.connection.execute(query)} if ids else {}
    return [replace(line, along=max(0, gone.get(line.id, 0) - _named(line.label))) for line in lines]


def _named(label: str) -> int:
    """How many records the label of a delete names: "Xoá 3 đơn vị", else one."""
    counted = _COUNTED.match(label)
    return int(counted[1]) if counted else 1


def _holds(label: str, words: list[str]) -> bool:
    folded = fold(label)
    return all(word in folded for word in words)


def _touched(reader: Reader, spec: RecordSpec, row_id: int, change_id: int) -> Touched:
    entries = history(reader, spec, row_id, limit=_EVERY)
    lines = next((entry.lines for entry in entries if entry.change_id == change_id), ())
    return Touched(spec.id, spec.label, _name(reader, spec, row_id), lines)


def _name(reader: Reader, spec: RecordSpec, row_id: int) -> str:
    """The title of a record, kept or gone; with its subtitle where the title is another record's name."""
    if not isinstance(spec.field(spec.title).kind, Reference):
        return reader.title(spec, row_id) or _last_title(reader, spec, row_id)
    try:
        stored = reader.values(spec, row_id)
    except KeyError:
        row = next(_deleted(reader, spec.table, ChangeRow.row_id == row_id), {})
        stored = {field.id: row.get(field.column_name) for field in spec.fields}
    fields = [spec.field(name) for name in (spec.title, *spec.subtitle)]
    parts = [_name(reader, reader.registry[field.kind.record], stored[field.id])
             for field in fields if isinstance(field.kind, Reference) and stored[field.id]]  # fmt: skip
    return " · ".join(filter(None, parts))


def _last_title(reader: Reader, spec: RecordSpec, row_id: int) -> str:
    """The title a record had when it was last deleted, from the log."""
    title = spec.field(spec.title)
    if not title.via:
        gone = next(_deleted(reader, spec.table, ChangeRow.row_id == row_id), {})
        return str(gone.get(title.column_name) or "").split("\n")[0]
    kind = spec.field(title.via).kind
    assert isinstance(kind, Rows)
    mine = func.json_extract(ChangeRow.before, f"$.{kind.parent}") == row_id
    rows = tuple(map(_dated, _deleted(reader, str(kind.model.__tablename__), mine)))
    return str(in_force(rows, reader.as_of).get(title.id) or "")


def _deleted(reader: Reader, table: str, condition: Any) -> Iterator[dict[str, Any]]:
    query = select(ChangeRow.before).where(ChangeRow.tbl == table, ChangeRow.op == DELETE, condition)
    for (before,) in reader.connection.execute(query.order_by(ChangeRow.id.desc())):
        yield json.loads(before or "{}")


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    days = {name: dt.date.fromisoformat(row[name]) for name in ("valid_from", "valid_to") if row.get(name)}
    return {**row, "valid_from": None, "valid_to": None, **days}
