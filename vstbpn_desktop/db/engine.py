"""Engines over one SQLite file: one writer, several readers, and the pragmas they need."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

if TYPE_CHECKING:
    from vstbpn_desktop.vault import DataKey

PRAGMAS = (
    "pragma foreign_keys=on",
    "pragma recursive_triggers=on",  # else INSERT OR REPLACE would log no delete
    "pragma synchronous=full",  # a killed program is not a power cut
    "pragma busy_timeout=5000",
    "pragma temp_store=memory",
    "pragma trusted_schema=off",  # a file from others calls no function by its schema
)


def is_remote(path: Path) -> bool:
    """True for UNC paths, where WAL's shared memory does not work."""
    return str(path).startswith(("\\\\", "//"))


def cipher_driver() -> Any:
    """SQLCipher's driver: as the standard library's, with errors of its own; read only where it is needed."""
    return import_module("sqlcipher3.dbapi2")


def connect(
    path: Path, key: DataKey | None = None, *, read_only: bool = False, prepared_by: Sequence[str] = ()
) -> sqlite3.Connection:
    """A connection in autocommit with our pragmas; transactions are begun by hand. `key`: it is encrypted.

    A file that cannot be read is let go of: on Windows nothing could take its place otherwise.
    """
    mode = "query_only=on" if read_only else f"journal_mode={'truncate' if is_remote(path) else 'wal'}"
    connection = _opened(path, key)
    try:
        for statement in (*PRAGMAS, f"pragma {mode}", *prepared_by):
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def look(path: Path, key: DataKey | None = None) -> sqlite3.Connection:
    """A connection that only looks and leaves nothing beside the file."""
    return _opened(f"{path.resolve().as_uri()}?mode=ro", key, uri=True)


def _opened(path: Path | str, key: DataKey | None, **options: Any) -> sqlite3.Connection:
    driver = _driver(key)
    connection: sqlite3.Connection = driver.connect(
        path, isolation_level=None, check_same_thread=False, **options
    )
    if key is not None:
        connection.execute(f"pragma key=\"x'{key.database}'\"")
        connection.execute("pragma cipher_log_level=none")  # it would write of a wrong key to stderr
    return connection


def sqlite_errors() -> tuple[type[Exception], ...]:
    """The errors of the drivers in use: SQLCipher's are none of the standard library's."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if loaded is None else (sqlite3.Error, loaded.Error)


def _driver(key: DataKey | None) -> Any:
    return sqlite3 if key is None else cipher_driver()


def reader_engine(path: Path, key: DataKey | None = None) -> Engine:
    """An engine whose connections can only read; each sees what was committed when its work began."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key, read_only=True),
        module=_driver(key),
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,
    )
    _begin_by_hand(engine, "BEGIN")
    return engine


def writer_engine(path: Path, prepared_by: list[str], key: DataKey | None = None) -> Engine:
    """The engine of the one writing connection; `prepared_by` are statements it begins with (triggers)."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key, prepared_by=prepared_by),
        module=_driver(key),
        poolclass=StaticPool,
        hide_parameters=True,
    )

    _begin_by_hand(engine, "BEGIN IMMEDIATE")
    return engine


def _begin_by_hand(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)
