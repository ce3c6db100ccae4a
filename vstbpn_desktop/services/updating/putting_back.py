"""After a version that did not come up: the data as they were before it, if it touched them."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Final

from vstbpn_desktop.db import backup, migrations
from vstbpn_desktop.db.trouble import database_errors
from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.lock import DataLock
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.versions import Home

ASIDE: Final = "ban-loi"


def put_back_if_failed(home: Home, folder: DataFolder, now: dt.datetime) -> Path | None:
    """Restore the newest backup this version understands where a failed one has migrated or torn the data.

    Gives the backup, None where nothing was to be done. What stood there is kept beside the database.
    UserError where no backup fits, or another program holds the data.
    """
    if not home.read().fallen or not folder.database.exists() or _is_ours(folder):
        return None
    lock = DataLock(folder.lock)
    try:
        source = _newest(folder)
        _keep_aside(folder.database, now)
        safekeeping.put_in_place(source, folder)
    finally:
        lock.release()
    return source


def _is_ours(folder: DataFolder) -> bool:
    """Whether this version can open the database, and it is whole."""
    try:
        if migrations.version_of(folder.database, folder.key) > migrations.VERSION:
            return False
        with database_errors():
            backup.look_into(folder.database, folder.key)
    except UserError:
        return False
    return True


def _newest(folder: DataFolder) -> Path:
    """The newest sound backup of these data that this version understands.

    A new version backs up once more before it migrates: that one, where there is one, holds the latest work.
    """
    source = safekeeping.newest_usable(folder)
    if source is None:
        raise UserError(
            "Bản mới không khởi động được và đã đổi dữ liệu; không có bản sao lưu nào đọc được.",
            f"Hãy phục hồi từ bản sao lưu trên USB. Dữ liệu nằm trong {folder.root}.",
        )
    return source


def _keep_aside(database: Path, now: dt.datetime) -> None:
    """Copy the database with what belongs to it: until the restore has ended, it stays where it is."""
    try:
        for suffix in ("", "-wal", "-shm"):
            path = database.with_name(database.name + suffix)
            if path.exists():
                shutil.copyfile(path, path.with_name(f"{ASIDE}-{now:%Y%m%d-%H%M%S}-{path.name}"))
    except OSError as error:
        raise UserError(
            f"Không quay lại dữ liệu trước cập nhật được: không ghi vào {database.parent} ({why(error)}).",
            "Hãy dọn bớt ổ đĩa rồi mở lại chương trình.",
        ) from error
