"""Backups: one file with the database and the attachments, checked by their hashes.

The file is a ZIP with `manifest.json` (schema version, row counts, SHA-256 of every part), `vstbpn.db`
made through SQLite's backup API, and `files/…`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from vstbpn_desktop.db.cipher import key_for
from vstbpn_desktop.db.contents import opened, write_content
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.db.migrations import refuse_newer
from vstbpn_desktop.db.placing import placed
from vstbpn_desktop.db.setting import PRACTICE_SETTING
from vstbpn_desktop.db.trouble import DAMAGED, user_errors
from vstbpn_desktop.errors import DamagedData, UserError
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.vault import KeyFile

if TYPE_CHECKING:
    from vstbpn_desktop.vault import DataKey

MANIFEST, DATABASE = "manifest.json", "vstbpn.db"
BROKEN = "Tệp sao lưu {name} bị hỏng hoặc không phải bản sao lưu của chương trình."
LARGEST = 20 * 1024**3
_UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, KeyError, ValueError, TypeError, EOFError)
"""What a ZIP raises that is cut, or whose bytes were changed; RuntimeError: encrypted or packed otherwise."""
_OF_FILE = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{64}")
"""What may stand in a backup beside the database: nothing leads out of its folder."""


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """What a backup holds: when it was made, schema version, rows by table, number of attachments.

    `practice` is true for practice data, which never take the place of real ones.
    """

    at: str
    version: int
    counts: dict[str, int]
    files: int
    practice: bool = False


class Seen(NamedTuple):
    """What was found in a database: rows by table, schema version, whether it holds practice data, and the
    number of the newest change in its log.
    """

    counts: dict[str, int]
    version: int
    practice: bool
    last_change: int


def back_up(folder: DataFolder, target: Path, now: dt.datetime) -> BackupInfo:
    """Write a backup to `target`: beside it first, checked, then in its place."""
    folder.require()
    with user_errors(target), tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / DATABASE
        copy_database(folder.database, copy, folder.key)
        seen = look_into(copy, folder.key)
        parts = {DATABASE: copy} | {f"files/{p.parent.name}/{p.name}": p for p in attachments(folder)}
        hashes = {name: sha256(path) for name, path in parts.items()}
        info = BackupInfo(now.isoformat(timespec="seconds"), seen.version, seen.counts, len(parts) - 1,
                          seen.practice)  # fmt: skip
        manifest = {"at": info.at, **seen._asdict(), "sha256": hashes, "keyfile": key_text(folder)}
        with (
            placed(target) as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
        ):
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
            for name, path in parts.items():
                archive.write(path, name)
    return info


def copy_database(source: Path, target: Path, key: DataKey | None = None) -> None:
    """A consistent copy of an open database, in one step (small steps restart at every commit).

    Under the same key.
    """
    if key is not None and _copied_as_it_lies(source, target, key):
        return
    closing = contextlib.closing
    with closing(connect(source, key, read_only=True)) as reader, closing(connect(target, key)) as writer:
        reader.backup(writer, pages=-1)
        writer.execute("pragma journal_mode=delete")


def _copied_as_it_lies(source: Path, target: Path, key: DataKey) -> bool:
    """Copy an encrypted file page by page; False where readers keep its journal from being emptied.

    SQLite's own copying encrypts every page anew, so that no two backups would have a block in common.
    """
    with contextlib.closing(connect(source, key)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
        connection.execute("begin immediate")
        try:
            journal = source.with_name(source.name + "-wal")
            if journal.exists() and journal.stat().st_size:
                return False
            shutil.copyfile(source, target)
        finally:
            connection.execute("rollback")
    with contextlib.closing(connect(target, key)) as connection:
        connection.execute("pragma journal_mode=delete")
    return True


def attachments(folder: DataFolder) -> list[Path]:
    """Every attachment's file, in order."""
    return sorted(p for p in folder.files.glob("*/*") if p.is_file() and not p.name.endswith(".tmp"))


def inspect(source: Path) -> BackupInfo:
    """What a backup holds, every part checked against its hash. UserError where it is broken or newer."""
    with _opened(source) as (archive, manifest):
        for name, expected in manifest["sha256"].items():
            with archive.open(name) as part:
                if _digest(part) != expected:
                    raise _broken(source)
        return _info(manifest)


def key_text(folder: DataFolder) -> str:
    """The text of the key file, for who opens a backup elsewhere; "" where nothing is encrypted."""
    found = KeyFile.read(folder.root) if folder.key is not None else None
    return found.to_json() if found else ""


def key_file_of(source: Path) -> KeyFile | None:
    """The key file of a backup; None where it is not encrypted."""
    with _opened(source) as (_, manifest):
        text = manifest.get("keyfile", "")
        return KeyFile.from_json(text) if text else None


def unpack(source: Path, folder: DataFolder, database: Path, key: DataKey | None) -> BackupInfo:
    """Bring a backup's attachments into the data folder and its database to a file of its own.

    `key` is the backup's: the database stays under it. Attachments only get more, under the folder's key.
    UserError where the backup is broken or newer: what stands is untouched.
    """
    info = inspect(source)
    with user_errors(folder.root), _opened(source) as (archive, manifest):
        _need_room(sum(part.file_size for part in archive.infolist()), folder.root)
        _extract(archive, DATABASE, database)
        if look_into(database, key).practice != info.practice:
            raise _broken(source)
        for name in manifest["sha256"]:
            if name != DATABASE:
                _bring(source, opened(archive.read(name), key), folder.root / name, folder.key)
    return info


def _need_room(size: int, folder: Path) -> None:
    """UserError where what is to be unpacked does not fit on the disk."""
    free = shutil.disk_usage(folder).free
    if size > free:
        mega = 1024 * 1024
        raise UserError(
            f"Cần {size // mega} MB để mở bản sao lưu, ổ đĩa chỉ còn {free // mega} MB.",
            "Hãy dọn bớt ổ đĩa rồi làm lại.",
        )


def _bring(source: Path, content: bytes, target: Path, key: DataKey | None) -> None:
    """An attachment in its place; a content that is not what its name says would harm what stands there."""
    if hashlib.sha256(content).hexdigest() != target.name:
        raise _broken(source)
    write_content(target, content, key)


def _broken(source: Path) -> UserError:
    return UserError(BROKEN.format(name=source.name), "Hãy dùng bản sao lưu khác.")


@contextlib.contextmanager
def database_of(source: Path, beside: Path) -> Iterator[Path]:
    """A backup's database unpacked for a look into it."""
    try:
        with _opened(source) as (archive, _):
            _extract(archive, DATABASE, beside)
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def look_into(database: Path, key: DataKey | None = None) -> Seen:
    """What a database holds. UserError where it is damaged."""
    with contextlib.closing(connect(database, key_for(database, key), read_only=True)) as connection:
        verdict = connection.execute("pragma quick_check").fetchone()[0]
        foreign = "select count(*) from sqlite_master where type in ('trigger', 'view')"
        if verdict != "ok" or connection.execute(foreign).fetchone()[0]:
            raise DamagedData(DAMAGED)  # ours has neither: they would act when it is read or written
        names = "select name from sqlite_master where type='table' and name not like 'sqlite_%'"
        tables = [row[0] for row in connection.execute(names) if not row[0].startswith("search")]

        def one(query: str, *values: str) -> int:
            return int(connection.execute(query, values).fetchone()[0] or 0)

        counts = {table: one(f"select count(*) from {table}") for table in sorted(tables)}
        marks = "select count(*) from setting where name = ?"
        practice = "setting" in tables and one(marks, PRACTICE_SETTING) > 0
        newest = one("select max(id) from change") if "change" in tables else 0
        return Seen(counts, one("pragma user_version"), practice, newest)


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, Any]]]:
    broken = _broken(source)
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            if set(archive.namelist()) != {MANIFEST, *manifest["sha256"]} or not _safe(archive):
                raise broken
            refuse_newer(int(manifest["version"]))
            yield archive, manifest
    except FileNotFoundError as error:
        raise UserError(f"Không có tệp {source}.", "Hãy xem lại đường dẫn.") from error
    except _UNREADABLE as error:
        raise broken from error


def _safe(archive: zipfile.ZipFile) -> bool:
    names = set(archive.namelist()) - {MANIFEST, DATABASE}
    return (
        all(map(_OF_FILE.fullmatch, names)) and sum(part.file_size for part in archive.infolist()) <= LARGEST
    )


def _info(manifest: dict[str, Any]) -> BackupInfo:
    files = sum(name != DATABASE for name in manifest["sha256"])
    practice = bool(manifest.get("practice"))
    return BackupInfo(manifest["at"], int(manifest["version"]), dict(manifest["counts"]), files, practice)


def _extract(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    with archive.open(name) as part, placed(target) as file:
        shutil.copyfileobj(part, file)
