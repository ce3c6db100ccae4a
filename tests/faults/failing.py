"""Breaks the n-th step of what writes: a file opened, written, put in place; a statement, a commit."""

from __future__ import annotations

import errno
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_WRITES = (
    "insert",
    "update",
    "delete",
    "commit",
    "begin",
    "create",
    "alter",
    "drop",
    "replace",
    "pragma user",
)
_FULL = (13, "SQLITE_FULL")


class Steps:
    """Counts steps from when it is `counting`; the one of the number `breaks` fails as a full disk does."""

    def __init__(self, breaks: int) -> None:
        self.breaks = breaks
        self.count = 0
        self.counting = False
        self.broke = ""

    def take(self, what: str) -> bool:
        """One more step; True where it is to fail."""
        self.count += self.counting
        if self.counting and self.count == self.breaks:
            self.broke = what
            return True
        return False

    def on_disk(self, what: str) -> None:
        """A step of a file."""
        if self.take(what):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def in_database(self, what: str) -> None:
        """A step of the database."""
        if self.take(what):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode, error.sqlite_errorname = _FULL
            raise error


@contextmanager
def breaking(number: int) -> Iterator[Steps]:
    """Let the step of that number fail inside the block; 0 only counts."""
    steps, plain = Steps(number), (os.replace, os.fsync, os.rename, io.open, sqlite3.connect)

    def counted(what: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def act(*args: Any, **options: Any) -> Any:
            steps.on_disk(what)
            return call(*args, **options)

        return act

    def open_counted(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        if not set(mode) & set("wxa+"):
            return plain[3](file, mode, *args, **options)
        steps.on_disk("open")
        opened: Any = plain[3](file, mode, *args, **options)
        opened.write = counted("write", opened.write)
        return opened

    def connect(*args: Any, **options: Any) -> Any:
        return plain[4](*args, factory=_connection(steps), **options)

    os.replace, os.fsync = counted("replace", plain[0]), counted("sync", plain[1])
    os.rename = counted("rename", plain[2])
    io.open, sqlite3.connect = open_counted, connect
    try:
        yield steps
    finally:
        os.replace, os.fsync, os.rename, io.open, sqlite3.connect = plain


def _connection(steps: Steps) -> type[sqlite3.Connection]:
    def check(statement: str) -> None:
        begins = statement.lstrip().lower()
        if begins.startswith(_WRITES):
            steps.in_database(begins[:30])

    class Cursor(sqlite3.Cursor):
        def execute(self, statement: str, *args: Any) -> Any:
            check(statement)
            return super().execute(statement, *args)

        def executemany(self, statement: str, rows: Any, /) -> Any:
            check(statement)
            return super().executemany(statement, rows)

    class Connection(sqlite3.Connection):
        def cursor(self, *args: Any) -> Any:
            return super().cursor(Cursor)

        def execute(self, statement: str, *args: Any) -> sqlite3.Cursor:
            check(statement)
            return super().execute(statement, *args)

        def commit(self) -> None:
            steps.in_database("commit")
            super().commit()

        def backup(self, *args: Any, **options: Any) -> None:
            steps.in_database("backup")
            super().backup(*args, **options)

    return Connection
