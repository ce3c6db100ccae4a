"""Damage that hit no table is mended without a backup: the file is made anew, the old one kept beside it."""

from __future__ import annotations

import datetime as dt
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vstbpn_desktop.clock import Clock
from vstbpn_desktop.db import backup, cipher, migrations, rebuilding, search_index
from vstbpn_desktop.db.base import Base
from vstbpn_desktop.db.change import Database
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.db.placing import placed, swap_database
from vstbpn_desktop.db.trouble import DAMAGED, user_errors
from vstbpn_desktop.errors import DamagedData, UserError
from vstbpn_desktop.lock import DataLock
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.services.safekeeping.restoring import aside_of

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

MENDED: Final = "Đã lập lại chỉ mục của tệp dữ liệu, không mất gì; tệp cũ giữ ở {}."


def mend(folder: DataFolder, clock: Clock) -> Path:
    """Make the database of closed data anew from its tables; gives the name the damaged file has now.

    DamagedData where a table is hit: a backup is the way on. UserError where another program holds the data,
    or the disk is full: they stay as they are.
    """
    lock = DataLock(folder.lock)
    try:
        return _mend(folder, clock.now())
    finally:
        lock.release()


def mend_open(app: App) -> Path:
    """The same for data that are open."""
    with app.reopened():
        return _mend(app.folder, app.clock.now())


def _mend(folder: DataFolder, now: dt.datetime) -> Path:
    version = migrations.version_of(folder.database, folder.key)
    migrations.refuse_newer(version)
    if not version:
        raise DamagedData(f"Tệp dữ liệu trong {folder.root} bị mất hoặc rỗng.")
    fresh = folder.root / (backup.DATABASE + ".rebuilt")
    try:
        rebuilding.rebuild(folder.database, fresh, folder.key)
        with user_errors(folder.root):
            _complete(fresh, folder, now)
            return _exchange(fresh, folder, now)
    finally:
        cipher.remove_database(fresh)


def _complete(fresh: Path, folder: DataFolder, now: dt.datetime) -> None:
    """What is made from the tables by this program: the newest schema, the search index."""
    if migrations.needed(fresh, folder.key):
        migrations.upgrade(fresh, key=folder.key)
    with closing(connect(fresh, folder.key, read_only=True)) as connection:
        names = {row[0] for row in connection.execute("select name from sqlite_master where type='table'")}
    if not names.issuperset({*Base.metadata.tables, "search"}):
        raise DamagedData(DAMAGED)  # the schema itself was hit: a table that it does not name is lost
    database = Database(fresh, REGISTRY, lambda: now, folder.key)
    try:
        database.maintain(lambda connection: search_index.rebuild(connection, REGISTRY))
    finally:
        database.close()
    backup.look_into(fresh, folder.key)


def _exchange(fresh: Path, folder: DataFolder, now: dt.datetime) -> Path:
    """Keep a copy of the damaged file, then let the new one take its place: until then it stands there."""
    _settle(folder)
    aside = aside_of(folder, now)
    for left in folder.root.glob(f"{backup.DATABASE}.hong-*.tmp"):
        left.unlink()  # of a copy that was cut off
    with folder.database.open("rb") as damaged, placed(aside) as file:
        shutil.copyfileobj(damaged, file)
    swap_database(fresh, folder.database)
    return aside


def _settle(folder: DataFolder) -> None:
    """Bring what the write-ahead log holds into the file. UserError where somebody still reads from it."""
    with closing(connect(folder.database, folder.key)) as connection:
        busy = connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    if busy:
        raise UserError(
            "Tệp dữ liệu đang được đọc, chưa sửa được.", "Hãy đóng và mở lại chương trình rồi làm lại."
        )
