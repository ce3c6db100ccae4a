"""Writes the populated sample of the newest schema: python -m tests.old_databases [VERSION …].

Each table gets two rows whose references hold; the dump is frozen history once it is committed.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vstbpn_desktop.db import migrations

HERE = Path(__file__).parent
ROWS = 2
_OTHERS = {"alembic_version", "change", "change_row", "setting"}


def write(version: int) -> Path:
    """Make a database of a version, fill it, and write its dump; gives the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.db"
        migrations.upgrade(path, migrations.STEPS[version - 1])
        connection = sqlite3.connect(path)
        _fill(connection)
        connection.commit()
        lines = [*_dump(connection), f"PRAGMA user_version={version};"]
        connection.close()
    target = HERE / f"{version:04d}.sql"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def _dump(connection: sqlite3.Connection) -> Iterator[str]:
    """The statements that make it again; of the search index only the table."""
    for statement in connection.iterdump():
        if not re.search(r"(TABLE|INTO) ['\"]?search|sqlite_master|writable_schema", statement):
            if statement == "COMMIT;":
                yield (
                    connection.execute("select sql from sqlite_master where name='search'").fetchone()[0]
                    + ";"
                )
            yield statement


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("pragma foreign_keys=off")
    query = "select name from sqlite_master where type='table' and sql not like '%VIRTUAL%'"
    tables = [row[0] for row in connection.execute(query)]
    plain = [t for t in tables if t not in _OTHERS and not t.startswith(("sqlite_", "search"))]
    for table in sorted(plain):
        for number in range(1, ROWS + 1):
            _insert(connection, table, number)
    at = "2020-03-05T07:30:00"
    connection.execute("insert into change(id, at, label, kind) values (1, ?, 'Dữ liệu cũ', 'edit')", (at,))
    left = connection.execute("pragma foreign_key_check").fetchall()
    assert not left, left


def _insert(connection: sqlite3.Connection, table: str, number: int) -> None:
    columns = connection.execute(f"pragma table_info({table})").fetchall()
    references = {key[3] for key in connection.execute(f"pragma foreign_key_list({table})")}
    values = {name: _value(name, kind, number, name in references) for _, name, kind, *_ in columns}
    marks = ", ".join("?" * len(values))
    connection.execute(f"insert into {table}({', '.join(values)}) values ({marks})", list(values.values()))


def _value(name: str, kind: str, number: int, refers: bool) -> Any:
    if name == "id" or refers:
        return number
    if name == "valid_to":
        return "9999-12-31"
    if "DATE" in kind.upper() or name in ("valid_from", "date", "on_date"):
        return f"2020-0{number}-01"
    if "INT" in kind.upper() or "BOOL" in kind.upper():
        return number
    if name == "owner_record":
        return "unit"
    if name == "sha256":
        return "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    return f"{name} {number}"


if __name__ == "__main__":
    for version in [int(word) for word in sys.argv[1:]] or [migrations.VERSION]:
        sys.stdout.write(f"{write(version)}\n")
