"""A database file made anew from its tables: damage in what is made from them costs nothing.

Indexes and the search index hold nothing of their own. The tables are judged in a copy whose schema names
nothing else, so that no page of an index is read: whatever is wrong there is wrong with a table.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from vstbpn_desktop.db.backup import copy_database
from vstbpn_desktop.db.cipher import remove_database
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.db.trouble import DAMAGED, user_errors
from vstbpn_desktop.errors import DamagedData

if TYPE_CHECKING:
    from vstbpn_desktop.vault import DataKey

_SEARCH: Final = "search"
_OF_THE_FILE: Final = ("never used", "Freelist", "*** in database")
"""Complaints about pages that no table owns: those of what the copy does not name any more."""
_ALL: Final = 1_000_000


class _Entry(NamedTuple):
    """One line of the schema."""

    kind: str
    name: str
    sql: str

    @property
    def is_table(self) -> bool:
        """Whether it holds what is nowhere else."""
        return self.kind == "table" and self.name != _SEARCH and not self.name.startswith(f"{_SEARCH}_")

    @property
    def is_made(self) -> bool:
        """Whether it is made from the tables: indexes, the search index with its tables."""
        return not self.is_table and not self.name.startswith((f"{_SEARCH}_", "sqlite_"))


def tables_are_whole(source: Path, key: DataKey | None) -> bool:
    """Whether every table of a database can be read, whatever is wrong with the rest of the file.

    UserError where the disk does not let a copy be made.
    """
    try:
        with _tables(source, key):
            return True
    except DamagedData:
        return False


def rebuild(source: Path, fresh: Path, key: DataKey | None) -> None:
    """Make a database anew in `fresh` from the tables of another, of the same version; its search is empty.

    DamagedData where a table is hit or what came of it is not whole; `source` is never written.
    """
    with user_errors(source.parent), _tables(source, key) as (tables, schema):
        remove_database(fresh)
        with contextlib.closing(connect(fresh, key)) as connection:
            secret = f"x'{key.database}'" if key else ""
            connection.execute("pragma foreign_keys=off")
            connection.execute("attach database ? as old key ?", (str(tables), secret))
            _fill(connection, schema)
            _prove(connection, [entry.name for entry in schema if entry.is_table])
            connection.execute("detach database old")


@contextlib.contextmanager
def _tables(source: Path, key: DataKey | None) -> Iterator[tuple[Path, list[_Entry]]]:
    """A copy that knows of nothing but tables, and the schema there was. DamagedData where one is hit."""
    beside = source.with_name(source.name + ".tables")
    try:
        with user_errors(source.parent):
            remove_database(beside)
            copy_database(source, beside, key)
            schema = _bare(beside, key)
            _judge(beside, key, schema)
        yield beside, schema
    finally:
        remove_database(beside)


def _bare(path: Path, key: DataKey | None) -> list[_Entry]:
    """Let the schema of a copy name its tables alone; gives the schema there was."""
    with contextlib.closing(connect(path, key)) as connection:
        schema = [_Entry(*row) for row in connection.execute("select type, name, sql from sqlite_master")]
        plain = {e.name: _plain(connection, e.name) for e in schema if e.is_table}
        connection.execute("pragma writable_schema=on")
        connection.execute("begin")
        for entry in schema:
            if entry.is_table:
                connection.execute(
                    "update sqlite_master set sql=? where name=?", (plain[entry.name], entry.name)
                )
            else:
                connection.execute("delete from sqlite_master where name=?", (entry.name,))
        connection.execute("commit")
        connection.execute("pragma journal_mode=delete")
    return [entry._replace(sql=entry.sql or "") for entry in schema]


def _plain(connection: sqlite3.Connection, table: str) -> str:
    """The statement of a table without what needs an index; defaults stand for what old rows do not hold."""
    columns = connection.execute(f'pragma table_info("{table}")').fetchall()
    return f'create table "{table}" ({", ".join(map(_column, columns))})'


def _column(found: tuple[int, str, str, int, str | None, int]) -> str:
    _, name, kind, _, default, key = found
    own = " primary key" if key and kind.upper() == "INTEGER" else ""
    return f'"{name}" {kind}{own}' + ("" if default is None else f" default ({default})")


def _judge(path: Path, key: DataKey | None, schema: list[_Entry]) -> None:
    """Read all that the tables hold. DamagedData where a page of theirs is not what it should be."""
    with contextlib.closing(connect(path, key, read_only=True)) as connection:
        for (said,) in connection.execute(f"pragma integrity_check({_ALL})"):
            lines = said.splitlines()
            if said != "ok" and not all(any(words in line for words in _OF_THE_FILE) for line in lines):
                raise DamagedData(DAMAGED)
        for entry in schema:
            if entry.is_table:
                for _ in connection.execute(f'select * from "{entry.name}"'):
                    pass


def _fill(connection: sqlite3.Connection, schema: list[_Entry]) -> None:
    tables = [entry for entry in schema if entry.is_table]
    own = [entry for entry in tables if not entry.name.startswith("sqlite_")]
    version = connection.execute("pragma old.user_version").fetchone()[0]
    connection.execute("begin")
    for entry in own:
        connection.execute(entry.sql)
    for entry in [*own, *(entry for entry in tables if entry not in own)]:
        connection.execute(f'delete from main."{entry.name}"')  # SQLite counts ids while rows come in
        connection.execute(f'insert into main."{entry.name}" select * from old."{entry.name}"')
    for entry in schema:
        if entry.is_made and entry.sql:
            connection.execute(entry.sql)
    connection.execute(f"pragma user_version={version}")
    connection.execute("commit")


def _prove(connection: sqlite3.Connection, tables: list[str]) -> None:
    """DamagedData where the new file is not whole, has links that lead nowhere, or other numbers of rows."""
    sound = connection.execute("pragma main.integrity_check").fetchone()[0] == "ok"
    loose = connection.execute("pragma main.foreign_key_check").fetchone()
    if not sound or loose or any(len(set(_counts(connection, table))) > 1 for table in tables):
        raise DamagedData(DAMAGED)


def _counts(connection: sqlite3.Connection, table: str) -> Iterator[int]:
    for schema in ("main", "old"):
        yield int(connection.execute(f'select count(*) from {schema}."{table}"').fetchone()[0])
