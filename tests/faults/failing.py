"""Breaks the n-th step of what writes: a file opened, written, put in place; a statement, a commit."""

from __future__ import annotations

import builtins
import errno
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from vstbpn_desktop.db.engine import cipher_driver

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
    "attach",
    "select sqlcipher_export",
    "vacuum",
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

    def in_database(self, what: str, driver: Any) -> None:
        """A step of the database."""
        if self.take(what):
            error = driver.OperationalError("database or disk is full")
            error.sqlite_errorcode, error.sqlite_errorname = _FULL
            raise error


@contextmanager
def breaking(number: int) -> Iterator[Steps]:
    """Let the step of that number fail inside the block; 0 only counts."""
    steps, cipher = Steps(number), cipher_driver()
    plain = (os.replace, os.fsync, os.rename, io.open, sqlite3.connect, cipher.connect)

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

    os.replace, os.fsync = counted("replace", plain[0]), counted("sync", plain[1])
    os.rename = counted("rename", plain[2])
    io.open = builtins.open = open_counted
    sqlite3.connect, cipher.connect = _connect(steps, sqlite3), _connect(steps, cipher)
    try:
        yield steps
    finally:
        os.replace, os.fsync, os.rename, io.open, sqlite3.connect, cipher.connect = plain
        builtins.open = plain[3]


def _connect(steps: Steps, driver: Any) -> Callable[..., Any]:
    plain, factory = driver.connect, _connection(steps, driver)

    def connect(*args: Any, **options: Any) -> Any:
        return plain(*args, factory=factory, **options)

    return connect


def _connection(steps: Steps, driver: Any) -> type:
    """A class of connections, of the standard library's driver or of SQLCipher's, whose steps count."""

    def check(statement: str) -> None:
        begins = statement.lstrip().lower()
        if begins.startswith(_WRITES):
            steps.in_database(begins[:30], driver)

    def checked(plain: Callable[..., Any]) -> Callable[..., Any]:
        def act(self: Any, statement: str, *args: Any) -> Any:
            check(statement)
            return plain(self, statement, *args)

        return act

    def counted(what: str, plain: Callable[..., Any]) -> Callable[..., Any]:
        def act(self: Any, *args: Any, **options: Any) -> Any:
            steps.in_database(what, driver)
            return plain(self, *args, **options)

        return act

    plain = driver.Connection
    names = ("execute", "executemany")
    cursor = type("Cursor", (driver.Cursor,), {name: checked(getattr(driver.Cursor, name)) for name in names})
    methods = {
        "cursor": lambda self, *_: plain.cursor(self, cursor),
        "execute": checked(plain.execute),
        "commit": counted("commit", plain.commit),
        "backup": counted("backup", plain.backup),
    }
    return type("Connection", (plain,), methods)
