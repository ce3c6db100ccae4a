"""What the database complains of is told by its cause."""

from __future__ import annotations

import sqlite3

import pytest

from vstbpn_desktop.db.trouble import of_database


@pytest.mark.parametrize("name", ["SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"])
def test_a_disk_without_room_is_called_full_also_where_data_are_only_read(name: str) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    told = of_database(error)
    assert told is not None and "hết chỗ trống" in told.what and "dọn bớt" in told.todo
