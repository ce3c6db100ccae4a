"""The one way to write: a named change that commits whole or not at all."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, CursorResult, delete, insert, select, text, update

from vstbpn_desktop.db import search_index
from vstbpn_desktop.db.base import Base
from vstbpn_desktop.db.changelog import ChangeEntry, ChangeRow, owner_triggers, trigger_statements
from vstbpn_desktop.db.closed_years import refuse_closed
from vstbpn_desktop.db.engine import reader_engine, writer_engine
from vstbpn_desktop.db.folding import fold
from vstbpn_desktop.db.setting import Setting
from vstbpn_desktop.db.trouble import database_errors
from vstbpn_desktop.paths import require
from vstbpn_desktop.spec import Registry
from vstbpn_desktop.spec.record import owned_kinds

if TYPE_CHECKING:
    from vstbpn_desktop.vault import DataKey

RESTORE = "restore"
"""The kind of the change that a restore leaves: taken back by restoring what stood before."""

SALVAGE = "salvage"
"""The kind of the change that tells of damaged data replaced by a backup: there is no way back."""

ISSUE = "issue"
"""The kind of a change that issues a document: it is never taken back."""

ANONYMISE = "anonymise"
"""The kind of a change that takes away who a person is: it is never taken back."""

FINAL = {
    ISSUE: "Hãy thu hồi, đính chính hoặc thay thế văn bản đó bằng văn bản khác.",
    ANONYMISE: "Tên và thông tin của người đã ẩn danh không còn ở đâu để lấy lại.",
    SALVAGE: "Tệp dữ liệu hỏng còn được giữ trong thư mục dữ liệu.",
}
"""Kinds of changes that are never taken back, and what to do instead."""

SUCCESSION = "succession"
"""The kind of a change that lets units follow each other."""

FREE_OF_YEARS = (SUCCESSION, ANONYMISE)
"""Kinds of changes that closed years do not stop: they are about who, not about what was done."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a committed change touched: row ids by record id. The window refreshes from this alone."""

    change_id: int
    label: str
    kind: str
    records: dict[str, frozenset[int]] = field(default_factory=dict)

    @property
    def can_be_undone(self) -> bool:
        """Whether taking it back can be offered."""
        return self.kind not in ("undo", "setup", *FINAL)

    def touches(self, *record_ids: str) -> bool:
        """True where any of these record types changed."""
        return any(record_id in self.records for record_id in record_ids)


class Change:
    """An open change: the writing connection, and plain row operations on it."""

    def __init__(self, connection: Connection, change_id: int, label: str, registry: Registry) -> None:
        self.connection = connection
        self.id = change_id
        self.label = label
        self.registry = registry

    def insert(self, model: type[Base], values: dict[str, Any]) -> int:
        """A new row; gives its id."""
        result = self.connection.execute(insert(model).values(**values))
        return _new_id(result)

    def insert_many(self, model: type[Base], rows: list[dict[str, Any]]) -> None:
        """New rows in one go."""
        if rows:
            self.connection.execute(insert(model), rows)

    def update(self, model: type[Base], row_id: int, values: dict[str, Any]) -> None:
        """New values in one row."""
        if values:
            self.connection.execute(update(model).where(model.id == row_id).values(**values))

    def delete(self, model: type[Base], row_id: int) -> None:
        """One row gone, and what belongs to it."""
        self.connection.execute(delete(model).where(model.id == row_id))

    def rename(self, label: str) -> None:
        """Another name for the change, once what it did is known."""
        self.label = label
        self.connection.execute(update(ChangeEntry).where(ChangeEntry.id == self.id).values(label=label))


class Database:
    """The open database: readers for everyone, one change at a time for writers."""

    def __init__(
        self, path: Path, registry: Registry, now: Callable[[], dt.datetime], key: DataKey | None = None
    ) -> None:
        self.path = path
        self._key = key
        self.registry = registry
        self._now = now
        self._listeners: list[Callable[[Changed], None]] = []
        self._writing = threading.RLock()
        self._current: Change | None = None
        self._reader = reader_engine(path, key)
        self._writer = writer_engine(path, list(_preparation(registry)), key)

    def again(self, key: DataKey | None) -> Database:
        """The same file opened anew, under a key that may be another, with the same listeners."""
        opened = Database(self.path, self.registry, self._now, key)
        opened._listeners = self._listeners
        return opened

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A reading connection: one consistent view while the block lasts."""
        with database_errors(reading=True), self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def change(
        self, label: str, kind: str = "edit", undoes: int | None = None, *, goes_on: bool = False
    ) -> Iterator[Change]:
        """A named change: leaving the block commits, an exception rolls back.

        A change that touched no row leaves no trace. Listeners hear of it after the commit. One that
        `goes_on` joins the newest one in the log, where that bears its name and is young (see `folding`).
        """
        with self._writing:
            if self._current is not None:
                raise RuntimeError(f"a change is open already: {self._current.label}")
            require(self.path)
            with database_errors(), self._writer.connect() as connection:
                changed = None
                with connection.begin() as transaction:
                    self._current = self._open(connection, label, kind, undoes)
                    try:
                        yield self._current
                        changed = self._close(self._current, kind, goes_on)
                        if not changed.records:
                            transaction.rollback()
                    finally:
                        self._current = None
            if changed.records:
                self.announce(changed)

    def announce(self, changed: Changed) -> None:
        """Tell the listeners; by hand only where the whole file was replaced."""
        for listener in list(self._listeners):
            listener(changed)

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `listener` after each commit, in the writer's thread; the result unsubscribes."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def maintain(self, work: Callable[[Connection], None], *, wait: bool = True) -> bool:
        """Run upkeep of what no change is about (the search index) in one unlogged transaction.

        Not `wait`: False, and nothing done, while a change is open.
        """
        if not self._writing.acquire(blocking=wait):
            return False
        try:
            if self._current is not None:
                return False
            require(self.path)
            with database_errors(), self._writer.connect() as connection, connection.begin():
                work(connection)
            return True
        finally:
            self._writing.release()

    def compact(self) -> None:
        """Write the file anew: nothing that was deleted is left in it or in its write-ahead log."""
        with self._writing, self._writer.connect() as connection:
            connection.execute(text("insert into search(search) values ('optimize')"))
            connection.commit()
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("vacuum")
            raw.execute("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        """Let go of the file (Windows cannot replace an open one)."""
        self._writer.dispose()
        self._reader.dispose()

    def _open(self, connection: Connection, label: str, kind: str, undoes: int | None) -> Change:
        at = self._now().isoformat(timespec="seconds")
        entry = {"at": at, "label": label, "kind": kind, "undoes": undoes}
        change_id = _new_id(connection.execute(insert(ChangeEntry).values(**entry)))
        connection.execute(text("insert into current_change values (:id)"), {"id": change_id})
        return Change(connection, change_id, label, self.registry)

    def _close(self, change: Change, kind: str, goes_on: bool) -> Changed:
        touched = touched_records(change.connection, self.registry, change.id)
        refuse_closed(change.connection, self.registry, change.id, self._now().year, FREE_OF_YEARS)
        search_index.refresh(change.connection, self.registry, touched)
        change.connection.execute(text("delete from current_change"))
        records = {record: frozenset(ids) for record, ids in touched.items()}
        change_id = fold(change.connection, change.id) if goes_on and touched else change.id
        return Changed(change_id, change.label, kind, records)


def touched_records(connection: Connection, registry: Registry, change_id: int) -> dict[str, set[int]]:
    """Row ids by record id that a change touched, rows and links counted to the record that owns them."""
    query = select(ChangeRow.tbl, ChangeRow.row_id, ChangeRow.before, ChangeRow.op).where(
        ChangeRow.change_id == change_id
    )
    touched: dict[str, set[int]] = {}
    owned: dict[str, set[int]] = {}
    for table, row_id, before, op in connection.execute(query):
        owner = registry.owner(table)
        if owner is None:
            touched.setdefault(table, set()).add(row_id)
        elif owner[1] == "id":
            touched.setdefault(owner[0].id, set()).add(row_id)
        elif op == "d":
            touched.setdefault(owner[0].id, set()).add(_value(before, owner[1]))
        else:
            owned.setdefault(table, set()).add(row_id)
    for table, ids in owned.items():
        spec, column = registry.owner(table) or (None, "")
        if spec is not None:
            touched.setdefault(spec.id, set()).update(_parents(connection, table, column, ids))
    return touched


def _parents(connection: Connection, table: str, column: str, ids: set[int]) -> set[int]:
    found: set[int] = set()
    columns = Base.metadata.tables[table].columns
    ordered = sorted(ids)
    for start in range(0, len(ordered), 500):
        chunk = ordered[start : start + 500]
        found.update(connection.execute(select(columns[column]).where(columns["id"].in_(chunk))).scalars())
    return found


def _value(row: str | None, column: str) -> int:
    return int(json.loads(row or "{}")[column])


def _new_id(result: CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def _preparation(registry: Registry) -> Iterator[str]:
    """The statements that prepare the writing connection: log triggers, and what hangs on any record."""
    tables = {spec.table for spec in registry} | {Setting.__tablename__}
    for spec in registry:
        tables |= {kind.model.__tablename__ for kind in owned_kinds(spec)}
    yield from trigger_statements(Base.metadata.tables[name] for name in sorted(tables))
    hangers = sorted(spec.table for spec in registry if "owner_record" in spec.model.__table__.columns)
    yield from owner_triggers(hangers, {spec.table: spec.id for spec in registry})
