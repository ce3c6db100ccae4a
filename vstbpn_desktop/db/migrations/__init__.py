"""Migrations: the schema's steps in order. Nothing to do costs one look at `user_version`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from vstbpn_desktop.errors import DamagedData, UserError

if TYPE_CHECKING:
    import sqlite3

    from vstbpn_desktop.vault import DataKey

STEPS = (
    "0001_first",
    "0002_library_entry",
    "0003_training_inspection_calendar",
    "0004_visit_done",
    "0005_issuing",
    "0006_succession",
    "0007_committee",
    "0008_certificate",
    "0009_persons",
    "0010_collaborator",
    "0011_committee_decision",
    "0012_group_rule",
)
"""Every step ever released, oldest first. The newest step's number is the schema's version."""

VERSION = len(STEPS)
HERE = Path(__file__).parent


def version_of(path: Path, key: DataKey | None = None) -> int:
    """The schema version of a file; 0 for a new or missing one. UserError where it is no database."""
    if not path.exists():
        return 0
    from vstbpn_desktop.db.engine import connect, look, sqlite_errors

    try:
        try:
            return _version(look(path, key))
        except sqlite_errors() as error:
            if "readonly" not in str(error):
                raise
            # a killed writer left a journal: the work it had begun is to be rolled back first
            return _version(connect(path, key))
    except sqlite_errors() as error:
        from vstbpn_desktop.db.trouble import of_database

        told = of_database(error)
        if told is not None and not isinstance(told, DamagedData):
            raise told from error  # the disk, not the data
        raise DamagedData(
            f"Tệp dữ liệu {path.name} bị hỏng hoặc không phải dữ liệu của chương trình.",
        ) from error


def _version(opened: sqlite3.Connection) -> int:
    with closing(opened) as connection:
        return int(connection.execute("pragma user_version").fetchone()[0])


def refuse_newer(version: int) -> None:
    """UserError where the data were made by a newer program: they stay untouched."""
    if version > VERSION:
        raise UserError(
            f"Dữ liệu do bản chương trình mới hơn tạo ra (phiên bản {version}; máy này hiểu đến {VERSION}).",
            "Hãy cài bản chương trình mới. Dữ liệu được giữ nguyên, chưa có gì thay đổi.",
        )


def needed(path: Path, key: DataKey | None = None) -> bool:
    """True where steps are to be run. UserError for newer or broken files."""
    version = version_of(path, key)
    refuse_newer(version)
    return version < VERSION


def upgrade(path: Path, target: str = "head", key: DataKey | None = None) -> None:
    """Run the missing steps in one transaction: killed anywhere, the old database stands unchanged."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import text

    from vstbpn_desktop.db.engine import writer_engine

    engine = writer_engine(path, [], key)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("commit")
            connection.exec_driver_sql("pragma foreign_keys=off")
            connection.exec_driver_sql("begin immediate")
            config = Config()
            config.set_main_option("script_location", str(HERE).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, target)
            broken = connection.execute(text("pragma foreign_key_check")).all()
            if broken:
                raise RuntimeError(f"foreign keys broken by a migration: {broken[:3]}")
            reached = connection.execute(text("select version_num from alembic_version")).scalar_one()
            connection.exec_driver_sql(f"pragma user_version={STEPS.index(reached) + 1}")
            connection.commit()
            connection.exec_driver_sql("pragma foreign_keys=on")
    finally:
        engine.dispose()
