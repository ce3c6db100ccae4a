"""Migrations: the schema they make is the one the records describe; newer and broken files are refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from vstbpn_desktop.app import App
from vstbpn_desktop.db import migrations
from vstbpn_desktop.db.base import Base
from vstbpn_desktop.errors import UserError

SHADOW = "search"


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith((SHADOW, "alembic")))


def test_the_migrated_schema_is_what_the_records_describe(app: App) -> None:
    with app.database.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": _ours, "compare_type": True, "target_metadata": Base.metadata}
        )
        differences = compare_metadata(context, Base.metadata)
        assert [found for found in differences if found[0] not in ("add_fk", "remove_fk")] == []


def test_the_links_between_tables_are_what_the_records_describe(app: App) -> None:
    """Held against the pragma: what follows a column that was added natively, reflection does not read."""
    connection = sqlite3.connect(app.folder.database)
    for name, table in Base.metadata.tables.items():
        wanted = {
            (key.parent.name, key.column.table.name, key.ondelete or "NO ACTION")
            for key in table.foreign_keys
        }
        rows = connection.execute(f"pragma foreign_key_list({name})").fetchall()
        assert {(row[3], row[2], row[6]) for row in rows} == wanted, name
    connection.close()


def test_every_table_keeps_its_ids_for_ever(app: App) -> None:
    connection = sqlite3.connect(app.folder.database)
    for name in Base.metadata.tables:
        sql = connection.execute("select sql from sqlite_master where name=?", (name,)).fetchone()[0]
        assert "AUTOINCREMENT" in sql, name
    connection.close()


def test_nothing_is_to_do_on_a_current_database(app: App) -> None:
    assert migrations.version_of(app.folder.database) == migrations.VERSION
    assert not migrations.needed(app.folder.database)


def test_steps_are_listed_and_there(app: App) -> None:
    files = sorted(path.stem for path in (migrations.HERE / "versions").glob("0*.py"))
    assert files == sorted(migrations.STEPS)


def test_a_newer_database_is_refused_and_untouched(app: App) -> None:
    path, root = app.folder.database, app.folder.root
    app.close()
    connection = sqlite3.connect(path)
    connection.execute(f"pragma user_version={migrations.VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="mới hơn"):
        App.open(root)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"garbage" * 500, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vstbpn.db").write_bytes(content)
    with pytest.raises(UserError, match="hỏng"):
        App.open(tmp_path)
    assert (tmp_path / "vstbpn.db").read_bytes() == content


def test_a_migration_broken_off_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    path = tmp_path / "vstbpn.db"
    done = []

    def execute(statement: str) -> None:
        done.append(statement)
        if len(done) == 20:
            raise OSError("disk full")
        op.get_bind().exec_driver_sql(statement)

    monkeypatch.setattr(op, "execute", execute)
    with pytest.raises(OSError, match="disk full"):
        migrations.upgrade(path)
    connection = sqlite3.connect(path)
    assert connection.execute("select count(*) from sqlite_master").fetchone()[0] == 0
    connection.close()
    monkeypatch.undo()
    migrations.upgrade(path)
    assert migrations.version_of(path) == migrations.VERSION


def test_an_older_populated_database_is_backed_up_and_migrated(tmp_path: Path) -> None:
    path = tmp_path / "vstbpn.db"
    migrations.upgrade(path, "0001_first")
    assert migrations.version_of(path) == 1
    connection = sqlite3.connect(path)
    columns = {row[1]: "" for row in connection.execute("pragma table_info(person)")}
    values = columns | {"id": 7, "name": "Trần Thị Ân", "unit_id": None, "focal_point": 1}
    marks = ", ".join("?" * len(values))
    connection.execute(f"insert into person({', '.join(values)}) values ({marks})", list(values.values()))
    connection.commit()
    connection.close()
    app = App.open(tmp_path)
    assert app.record("person", 7).title == "Trần Thị Ân"
    (made,) = (tmp_path / "backups").glob("*.vstbak")
    app.close()
    assert "truoc-nang-cap" in made.name
    assert migrations.version_of(path) == migrations.VERSION
