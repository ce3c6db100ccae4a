"""Engines over one SQLite file: one writer, several readers, and the pragmas they need."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

PRAGMAS = (
    "pragma foreign_keys=on",
    "pragma recursive_triggers=on",  # else INSERT OR REPLACE would log no delete
    "pragma synchronous=full",  # a killed program is not a power cut
    "pragma busy_timeout=5000",
    "pragma temp_store=memory",
)


def is_remote(path: Path) -> bool:
    """True for UNC paths, where WAL's shared memory does not work."""
    return str(path).startswith(("\\\\", "//"))


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A stdlib connection in autocommit with our pragmas; transactions are begun by hand."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    if read_only:
        connection.execute("pragma query_only=on")
    else:
        connection.execute(f"pragma journal_mode={'truncate' if is_remote(path) else 'wal'}")
    return connection


def reader_engine(path: Path) -> Engine:
    """An engine whose connections can only read; each sees what was committed when its work began."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, read_only=True),
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,
    )
    _begin_by_hand(engine, "BEGIN")
    return engine


def writer_engine(path: Path, on_connect: list[str]) -> Engine:
    """The engine of the one writing connection; `on_connect` are statements that prepare it (triggers)."""
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path), poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        for statement in on_connect:
            connection.execute(statement)

    _begin_by_hand(engine, "BEGIN IMMEDIATE")
    return engine


def _begin_by_hand(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)
