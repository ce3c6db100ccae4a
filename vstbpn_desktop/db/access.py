"""The log of views and exports of personal data: lines that only grow, beside the change log and its undo.

A view of one person is told once a day. Writing never waits: while something else writes, or the disk does
not let it, lines are kept back and written with the next one, at the latest when the data are closed.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnClause, Connection, Index, insert, select

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.errors import UserError

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Database

VIEW, OUT = "view", "out"
SCREEN: Final = "màn hình"


class Access(Base):
    """One view (of `row_id`), or one list that went out: what it was called, how many persons, as what.

    `at` is ISO local time. No names are kept: whom `row_id` means is looked up when the log is read.
    """

    __tablename__ = "access"
    __table_args__ = (Index("ix_access_row", "record", "row_id"), {"sqlite_autoincrement": True})
    at: ColumnClause[str]
    kind: ColumnClause[str]
    record: ColumnClause[str]
    row_id: ColumnClause[int | None]
    what: ColumnClause[str]
    persons: ColumnClause[int]
    output: ColumnClause[str]


class AccessLog:
    """Writes the log of one data folder; used from any thread."""

    def __init__(self, database: Callable[[], Database], now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._now = now
        self._told: set[tuple[str, int, dt.date]] = set()
        self._waiting: list[dict[str, Any]] = []
        self._lock = threading.Lock()

    def viewed(self, record: str, row_id: int) -> None:
        """One person was looked at; told once a day."""
        now = self._now()
        if (record, row_id, now.date()) in self._told:
            return
        self._told.add((record, row_id, now.date()))
        self._add(VIEW, record, row_id, "", 1, SCREEN, now)

    def went_out(self, record: str, what: str, persons: int, output: str) -> None:
        """A list left the program as `output` ("Excel", "máy in"…); one without persons is not told."""
        if persons:
            self._add(OUT, record, None, what, persons, output, self._now())

    def flush(self, *, wait: bool = True) -> None:
        """Write what was kept back; not `wait`: only where nothing else writes."""
        with self._lock:
            lines, self._waiting = self._waiting, []
        if lines and not self._written(lines, wait=wait):
            with self._lock:
                self._waiting = lines + self._waiting

    def _written(self, lines: list[dict[str, Any]], *, wait: bool) -> bool:
        """False where something else writes, or the disk does not let it: who only looks is not troubled."""
        try:
            return self._database().maintain(lambda connection: _write(connection, lines), wait=wait)
        except UserError:
            return False

    def _add(
        self,
        kind: str,
        record: str,
        row_id: int | None,
        what: str,
        persons: int,
        output: str,
        at: dt.datetime,
    ) -> None:
        line = {
            "at": at.isoformat(timespec="seconds"), "kind": kind, "record": record, "row_id": row_id,
            "what": what, "persons": persons, "output": output,
        }  # fmt: skip
        with self._lock:
            self._waiting.append(line)
        self.flush(wait=False)


def _write(connection: Connection, lines: list[dict[str, Any]]) -> None:
    for line in lines:
        if line["kind"] == OUT or not _told_today(connection, line):
            connection.execute(insert(Access).values(**line))


def _told_today(connection: Connection, line: dict[str, Any]) -> bool:
    """The program may have been closed since the first view of the day."""
    query = select(Access.id).where(Access.record == line["record"], Access.row_id == line["row_id"])
    same_day = Access.at.between(line["at"][:10], f"{line['at'][:10]}T24")
    return connection.execute(query.where(Access.kind == VIEW, same_day).limit(1)).first() is not None
