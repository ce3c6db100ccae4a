"""Backups: one file with the database and the attachments, checked by their hashes.

The file is a ZIP with `manifest.json` (schema version, row counts, SHA-256 of every part), `vstbpn.db`
made through SQLite's backup API, and `files/…`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

from vstbpn_desktop.db.migrations import refuse_newer
from vstbpn_desktop.db.setting import PRACTICE_SETTING
from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.paths import DataFolder

MANIFEST, DATABASE = "manifest.json", "vstbpn.db"
BROKEN = "Tệp sao lưu {name} bị hỏng hoặc không phải bản sao lưu của chương trình."
LARGEST = 20 * 1024**3


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


class _Seen(NamedTuple):
    """What was found in a database: rows by table, schema version, whether it holds practice data."""

    counts: dict[str, int]
    version: int
    practice: bool


def back_up(folder: DataFolder, target: Path, now: dt.datetime) -> BackupInfo:
    """Write a backup to `target`: beside it first, checked, then in its place."""
    with _user_errors(target), tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / DATABASE
        copy_database(folder.database, copy)
        seen = _look_into(copy)
        parts = {DATABASE: copy} | {f"files/{p.parent.name}/{p.name}": p for p in attachments(folder)}
        hashes = {name: sha256(path) for name, path in parts.items()}
        info = BackupInfo(now.isoformat(timespec="seconds"), seen.version, seen.counts, len(parts) - 1,
                          seen.practice)  # fmt: skip
        manifest = {"at": info.at, **seen._asdict(), "sha256": hashes}
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(target.name + ".tmp")
        try:
            _write_zip(beside, manifest, parts)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    return info


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy of an open database, in one step (small steps restart at every commit)."""
    closing = contextlib.closing
    with closing(sqlite3.connect(source)) as reader, closing(sqlite3.connect(target)) as writer:
        reader.backup(writer, pages=-1)
        writer.execute("pragma journal_mode=delete")


def attachments(folder: DataFolder) -> list[Path]:
    """Every attachment's file, in order."""
    return sorted(p for p in folder.files.glob("*/*") if p.is_file() and not p.name.endswith(".tmp"))


def inspect(source: Path) -> BackupInfo:
    """What a backup holds, every part checked against its hash. UserError where it is broken or newer."""
    with _opened(source) as (archive, manifest):
        for name, expected in manifest["sha256"].items():
            with archive.open(name) as part:
                if _digest(part) != expected:
                    raise UserError(BROKEN.format(name=source.name), "Hãy dùng bản sao lưu khác.")
        return _info(manifest)


def restore(source: Path, folder: DataFolder) -> BackupInfo:
    """Replace the data by a backup's. The caller holds the lock and has backed up what stands there.

    Unpacked and checked beside first; attachments only get more; the database is replaced last.
    """
    info = inspect(source)
    with _user_errors(folder.root), _opened(source) as (archive, manifest):
        for name in manifest["sha256"]:
            if name != DATABASE:
                _extract(archive, name, folder.root / name)
        beside = folder.root / (DATABASE + ".restored")
        _extract(archive, DATABASE, beside)
        if _look_into(beside).practice != info.practice:
            raise UserError(BROKEN.format(name=source.name), "Hãy dùng bản sao lưu khác.")
        for suffix in ("-wal", "-shm"):
            folder.database.with_name(folder.database.name + suffix).unlink(missing_ok=True)
        beside.replace(folder.database)
    return info


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def _write_zip(target: Path, manifest: dict[str, Any], parts: dict[str, Path]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, path in parts.items():
            archive.write(path, name)
    with target.open("r+b") as file:  # Windows syncs only what may be written
        os.fsync(file.fileno())


def _look_into(database: Path) -> _Seen:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        verdict = connection.execute("pragma quick_check").fetchone()[0]
        if verdict != "ok":
            raise UserError("Dữ liệu có chỗ hỏng.", "Hãy chạy “Kiểm tra dữ liệu” hoặc phục hồi bản sao lưu.")
        names = "select name from sqlite_master where type='table' and name not like 'sqlite_%'"
        tables = [row[0] for row in connection.execute(names) if not row[0].startswith("search")]
        counts = {t: connection.execute(f"select count(*) from {t}").fetchone()[0] for t in sorted(tables)}
        version = int(connection.execute("pragma user_version").fetchone()[0])
        marks = "select count(*) from setting where name = ?"
        marked = "setting" in tables and connection.execute(marks, (PRACTICE_SETTING,)).fetchone()[0]
        return _Seen(counts, version, bool(marked))


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, Any]]]:
    broken = UserError(BROKEN.format(name=source.name), "Hãy dùng bản sao lưu khác.")
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            if set(archive.namelist()) != {MANIFEST, *manifest["sha256"]} or not _safe(archive):
                raise broken
            refuse_newer(int(manifest["version"]))
            yield archive, manifest
    except FileNotFoundError as error:
        raise UserError(f"Không có tệp {source}.", "Hãy xem lại đường dẫn.") from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise broken from error


def _safe(archive: zipfile.ZipFile) -> bool:
    names = archive.namelist()
    inside = all(not Path(n).is_absolute() and ".." not in Path(n).parts and ":" not in n for n in names)
    return inside and sum(part.file_size for part in archive.infolist()) <= LARGEST


def _info(manifest: dict[str, Any]) -> BackupInfo:
    files = sum(name != DATABASE for name in manifest["sha256"])
    practice = bool(manifest.get("practice"))
    return BackupInfo(manifest["at"], int(manifest["version"]), dict(manifest["counts"]), files, practice)


def _extract(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".tmp")
    with archive.open(name) as part, beside.open("wb") as file:
        shutil.copyfileobj(part, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(target)


@contextlib.contextmanager
def _user_errors(place: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise UserError("Dữ liệu có chỗ hỏng, không sao chép được.", "Hãy phục hồi bản sao lưu.") from error
    except OSError as error:
        raise UserError(
            f"Không ghi được {place} ({why(error)}).", "Hãy kiểm tra chỗ trống, ổ đĩa và quyền ghi."
        ) from error
