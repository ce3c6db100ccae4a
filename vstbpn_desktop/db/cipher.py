"""A database file encrypted, decrypted, or brought under another key: made whole beside, then exchanged."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.engine import cipher_driver, connect
from vstbpn_desktop.db.placing import swap_database
from vstbpn_desktop.db.trouble import DAMAGED, user_errors
from vstbpn_desktop.errors import DamagedData

if TYPE_CHECKING:
    from vstbpn_desktop.vault import DataKey

_HEADER = b"SQLite format 3\x00"


def is_encrypted(path: Path) -> bool:
    """Whether a database file is encrypted: its first page tells. One that is not there is not."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        return False
    return len(head) == len(_HEADER) and head != _HEADER


def key_for(path: Path, key: DataKey | None) -> DataKey | None:
    """The key, where the file is encrypted: a backup may not be yet, or not be any more."""
    return key if is_encrypted(path) else None


def convert(path: Path, old: DataKey | None, new: DataKey | None) -> None:
    """Bring a database that nobody has open from one key to another (None: not encrypted).

    Killed anywhere, the old file stands; the new one takes its place only once all of it was read back.
    """
    beside = path.with_name(path.name + ".convert")
    with user_errors(path.parent):
        remove_database(beside)
        try:
            version = _export(path, old, beside, new)
            _prove(beside, new, version)
            swap_database(beside, path)
        finally:
            remove_database(beside)


def remove_database(path: Path) -> None:
    """Take a database file away, with what lies beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _export(path: Path, old: DataKey | None, beside: Path, new: DataKey | None) -> int:
    with _opened(path, old) as connection:
        version = int(connection.execute("pragma user_version").fetchone()[0])
        key = f"x'{new.database}'" if new else ""
        connection.execute("attach database ? as fresh key ?", (str(beside), key))
        connection.execute("begin")  # else each table is a commit of its own, which waits for the disk
        connection.execute("select sqlcipher_export('fresh')")
        connection.execute(f"pragma fresh.user_version={version}")
        connection.execute("commit")
        connection.execute("detach database fresh")
    return version


@contextlib.contextmanager
def _opened(path: Path, key: DataKey | None) -> Iterator[Any]:
    """Through SQLCipher whatever the key: it alone can export."""
    connection = cipher_driver().connect(path, isolation_level=None)
    try:
        if key is not None:
            connection.execute(f"pragma key=\"x'{key.database}'\"")
        yield connection
    finally:
        connection.close()


def _prove(path: Path, key: DataKey | None, version: int) -> None:
    with contextlib.closing(connect(path, key, read_only=True)) as connection:
        sound = connection.execute("pragma integrity_check").fetchone()[0] == "ok"
        if not sound or connection.execute("pragma user_version").fetchone()[0] != version:
            raise DamagedData(DAMAGED)
