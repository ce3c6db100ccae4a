"""Restoring a backup: what would be gained and lost, the restore itself, and the way back."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from vstbpn_desktop.clock import Clock
from vstbpn_desktop.db import backup, migrations
from vstbpn_desktop.db.backup import BackupInfo
from vstbpn_desktop.db.change import RESTORE, SALVAGE, Changed, Database
from vstbpn_desktop.db.changelog import ChangeEntry
from vstbpn_desktop.db.cipher import convert, key_for, remove_database
from vstbpn_desktop.db.contents import content_hash
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.db.placing import swap_database
from vstbpn_desktop.db.setting import read_setting, write_setting
from vstbpn_desktop.db.store import OTHER, SUFFIX, DamagedContent, Manifest, Store, read_manifest
from vstbpn_desktop.db.trouble import user_errors
from vstbpn_desktop.errors import DamagedData, UserError
from vstbpn_desktop.lock import DataLock
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.services.safekeeping.making import AFTER_RESTORE, BEFORE_RESTORE, back_up_now
from vstbpn_desktop.vault import KeyFile
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.vault import DataKey

FILE_SUFFIX: Final = ".vstbpn"
MOST_TOLD: Final = 100


class Difference(NamedTuple):
    """How many records of a type there are now, and would be after the restore."""

    label: str
    now: int
    then: int


class Told(NamedTuple):
    """A change of a log: when it was made and its label."""

    at: dt.datetime
    label: str

    def __str__(self) -> str:
        return f"{format_date(self.at.date())} {self.at:%H:%M} {self.label}"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a restore would do: which counts differ, which changes would be gone and which come back.

    `now` counts the records there are, by table. `lost` and `gained` are the newest of the changes,
    `lost_count` and `gained_count` how many there are.
    """

    source: Path
    made: dt.datetime
    info: BackupInfo
    now: dict[str, int]
    differences: tuple[Difference, ...]
    lost: tuple[Told, ...]
    lost_count: int
    gained: tuple[Told, ...]
    gained_count: int


def outlook(app: App, source: Path, password: str = "") -> Outlook:
    """Look into a backup. UserError where it is broken, newer than the program, or of other data.

    `password` opens one that was encrypted under another password than the data that are open.
    """
    info, key = _info(source), key_of(source, app.folder.key, password)
    _refuse_other_kind(app, source, practice=info.practice)
    with app.reader() as reader:
        now_log = _log(reader.connection.execute(select(*_COLUMNS)))
        counts = {spec: (reader.count(spec), info.counts.get(spec.table, 0)) for spec in app.registry}
    with (
        _database(source, app.folder, key) as path,
        closing(connect(path, key_for(path, key), read_only=True)) as then,
    ):
        then_log = _log(then.execute("select id, at, label from change"))
    lost, gained = _but(now_log, then_log), _but(then_log, now_log)
    return Outlook(
        source,
        dt.datetime.fromisoformat(info.at),
        info,
        {spec.table: now for spec, (now, _) in counts.items()},
        tuple(Difference(spec.plural, now, then) for spec, (now, then) in counts.items() if now != then),
        tuple(lost[:MOST_TOLD]),
        len(lost),
        tuple(gained[:MOST_TOLD]),
        len(gained),
    )


def restore(app: App, source: Path, password: str = "") -> Path:
    """Replace the data by a backup's, after backing up what stands there; gives the backup made of that.

    The restored log says so, and Hoàn tác goes back to the backup made before. UserError where the file is
    broken, newer than this program, or of practice data where these are real: the data stay untouched.
    """
    info = _info(source)
    _refuse_other_kind(app, source, practice=info.practice)
    made, key = dt.datetime.fromisoformat(info.at), key_of(source, app.folder.key, password)
    label = f"Phục hồi bản sao lưu {made:%H:%M} ngày {format_date(made.date())}"
    return _replace(app, source, label, RESTORE, key)


def newest_usable(folder: DataFolder) -> Path | None:
    """The newest backup in a data folder that is whole, real and of no newer program."""
    store = Store.of(folder)
    manifests = store.manifests()
    newest = manifests[0].moment.timestamp() if manifests else 0
    times = {path: path.stat().st_mtime for path in folder.backups.glob(f"*{FILE_SUFFIX}")}
    files = sorted(times, key=lambda path: times[path], reverse=True)
    later = [path for path in files if times[path] > newest]
    kept = [store.root / one.name for one in manifests]
    return next((path for path in later + kept + files if _is_usable(path, folder.key)), None)


def put_in_place(source: Path, folder: DataFolder) -> None:
    """Put a backup in the place of data that nobody has open; they are as they were then, log and all."""
    with _fresh(folder, source, key_of(source, folder.key, "")) as fresh, user_errors(folder.root):
        swap_database(fresh, folder.database)


def undo_restore(app: App, label: str) -> str:
    """Go back to the backup that was made just before the restore; gives the restore's label."""
    with app.database.read() as connection:
        kept = app.folder.backups / str(read_setting(connection, BEFORE_RESTORE, ""))
    _replace(app, kept, f"Hoàn tác: {label}", "undo", app.folder.key)
    return label


def to_salvage(folder: DataFolder, source: Path | None = None) -> tuple[Path, dt.datetime]:
    """The backup for `salvage` (default: the newest whole one), and when it was made.

    UserError where there is none, or it is broken or of practice data.
    """
    chosen = source or newest_usable(folder)
    if chosen is None:
        raise UserError(
            "Trong máy không có bản sao lưu nào còn nguyên.", "Hãy phục hồi từ USB hoặc tệp đã cất."
        )
    info = _info(chosen)
    if info.practice:
        raise _practised(chosen)
    return chosen, dt.datetime.fromisoformat(info.at)


def salvage(folder: DataFolder, clock: Clock, source: Path | None = None) -> tuple[Path, Path]:
    """Put a backup (default: the newest whole one) in the place of a database too damaged to be opened.

    Gives the backup, and the name that the damaged file has now. UserError where there is no sound backup, or
    another program holds the data.
    """
    chosen, _ = to_salvage(folder, source)
    lock = DataLock(folder.lock)
    try:
        label = _salvage_label(chosen)
        with _fresh(folder, chosen, key_of(chosen, folder.key, "")) as fresh:
            _write_log(fresh, clock, label, SALVAGE, "", folder.key)
            return chosen, _put_aside(folder, fresh, clock.now())
    finally:
        lock.release()


def _salvage_label(source: Path) -> str:
    made = dt.datetime.fromisoformat(_info(source).at)
    return f"Cứu dữ liệu hỏng bằng bản sao lưu {made:%H:%M} ngày {format_date(made.date())}"


def _replace(app: App, source: Path, label: str, kind: str, key: DataKey | None) -> Path:
    """Put a backup's data in place of the present ones; gives what is kept of those.

    The new database is made whole beside the old one, its log and all; the exchange is one step. A present
    database too damaged to be backed up is put aside as it is. What was restored is backed up at once: the
    newest backup would else be of what it replaced, and that would be taken where the data are damaged later.
    """
    app.refuse_looking()
    kept: Path | None = None
    with contextlib.suppress(DamagedData):
        kept = back_up_now(app, BEFORE_RESTORE)
    if kept is None:
        label, kind = _salvage_label(source), SALVAGE
    with _fresh(app.folder, source, key) as fresh:
        was = kept.name if kept else ""
        change_id = _write_log(fresh, app.clock, label[:200], kind, was, app.folder.key)
        with app.reopened(), user_errors(app.folder.root):
            if kept is None:
                kept = _put_aside(app.folder, fresh, app.clock.now())
            else:
                swap_database(fresh, app.folder.database)
    everything = {spec.id: frozenset[int]() for spec in app.registry}
    app.database.announce(Changed(change_id, label[:200], kind, everything))
    with contextlib.suppress(UserError):
        back_up_now(app, AFTER_RESTORE)
    return kept


@contextlib.contextmanager
def _fresh(folder: DataFolder, source: Path, key: DataKey | None) -> Iterator[Path]:
    """A backup's database beside the present one, of this program's version; its attachments are there.

    `key` is the backup's; what comes of it is under the folder's.
    """
    fresh = folder.root / (backup.DATABASE + ".restored")
    try:
        remove_database(fresh)
        with user_errors(folder.root):
            _unpack(source, folder, fresh, key)
        if (key := key_for(fresh, key)) != folder.key:
            convert(fresh, key, folder.key)
        if migrations.needed(fresh, folder.key):
            migrations.upgrade(fresh, key=folder.key)
        yield fresh
    finally:
        remove_database(fresh)


def aside_of(folder: DataFolder, now: dt.datetime) -> Path:
    """The name of a damaged database that is kept, with the day it was found."""
    return folder.root / f"{backup.DATABASE}.hong-{now:%Y%m%d-%H%M%S}"


def asides(folder: DataFolder) -> list[Path]:
    """The damaged databases that are kept; what lies beside them (-wal) is left out."""
    return sorted(folder.root.glob(f"{backup.DATABASE}.hong-*[0-9]"))


def _put_aside(folder: DataFolder, fresh: Path, now: dt.datetime) -> Path:
    """Let a new database take the place of a damaged one, which stays under another name."""
    aside = aside_of(folder, now)
    with user_errors(folder.root):
        for suffix in ("-wal", "-shm", ""):
            path = folder.database.with_name(folder.database.name + suffix)
            if path.exists():
                path.replace(aside.with_name(aside.name + suffix))
        swap_database(fresh, folder.database)
    return aside


def _write_log(path: Path, clock: Clock, label: str, kind: str, kept: str, key: DataKey | None) -> int:
    database = Database(path, REGISTRY, clock.now, key)
    try:
        with database.change(label, kind=kind) as change:
            write_setting(change.connection, BEFORE_RESTORE, kept)
        return change.id
    finally:
        database.close()


def _unpack(source: Path, folder: DataFolder, database: Path, key: DataKey | None) -> None:
    if source.suffix != SUFFIX:
        backup.unpack(source, folder, database, key)
        return
    manifest, store = read_manifest(source), Store(source.parent, key)
    try:
        for digest in manifest.files:
            _bring(store, digest, folder)
        store.assemble(manifest, database)
    except DamagedContent as damage:
        raise _broken(source) from damage
    if backup.look_into(database, key).counts != manifest.counts:
        raise _broken(source)


def _bring(store: Store, digest: str, folder: DataFolder) -> None:
    target = folder.files / digest[:2] / digest
    if not target.exists() or content_hash(target, folder.key) != digest:
        store.fetch(digest, target, folder.key)


def _is_usable(source: Path, key: DataKey | None) -> bool:
    """Whether a backup is of real data and every content of it is sound."""
    try:
        info = _info(source)
        if source.suffix == SUFFIX:
            for digest in sorted(read_manifest(source).contents):
                for _ in Store(source.parent, key).read(digest):
                    pass
    except (UserError, DamagedContent):
        return False
    return not info.practice


def _info(source: Path) -> BackupInfo:
    if source.suffix != SUFFIX:
        return backup.inspect(source)
    manifest = read_manifest(source)
    return BackupInfo(manifest.at, manifest.version, manifest.counts, len(manifest.files), manifest.practice)


@contextlib.contextmanager
def _database(source: Path, folder: DataFolder, key: DataKey | None) -> Iterator[Path]:
    """The database of a backup, for a look into it."""
    if source.suffix != SUFFIX:
        with backup.database_of(source, folder.backups / "look.db") as path:
            yield path
        return
    manifest: Manifest = read_manifest(source)
    try:
        with Store(source.parent, key).assembled(manifest, folder.backups / "look.db") as path:
            yield path
    except DamagedContent as damage:
        raise _broken(source) from damage


def key_of(source: Path, present: DataKey | None, password: str) -> DataKey | None:
    """The key of a backup: none, that of the data that are open, or what a password opens.

    BackupLocked where a password is needed and none was given; UserError where it is wrong.
    """
    found = KeyFile.read(source.parent) if source.suffix == SUFFIX else backup.key_file_of(source)
    if found is None or found.fits(present):
        return present if found else None
    if not password:
        raise BackupLocked(source)
    return found.unlock_by_any(password).key


class BackupLocked(UserError):
    """A backup that was encrypted under another password: that one is to be asked for."""

    def __init__(self, source: Path) -> None:
        super().__init__(
            f"Bản sao lưu {source.name} được mã hoá bằng mật khẩu khác.",
            "Hãy gõ mật khẩu hoặc mã khôi phục của lúc sao lưu.",
        )


def _broken(source: Path) -> UserError:
    return UserError(f"Bản sao lưu {source.name} bị hỏng: thiếu nội dung hoặc nội dung bị đổi.", OTHER)


def _refuse_other_kind(app: App, source: Path, *, practice: bool) -> None:
    """Practice data and real ones never take each other's place."""
    if practice == app.practice:
        return
    if practice:
        raise _practised(source)
    raise UserError(
        f"{source.name} là bản sao lưu của dữ liệu thật; đang mở dữ liệu tập dượt.",
        "Hãy bấm “Về dữ liệu thật” rồi phục hồi.",
    )


def _practised(source: Path) -> UserError:
    return UserError(
        f"{source.name} là bản sao lưu của dữ liệu tập dượt, không phải của dữ liệu thật.",
        "Muốn dùng bản này, hãy mở dữ liệu tập dượt rồi phục hồi ở đó.",
    )


_COLUMNS: Final = (ChangeEntry.id, ChangeEntry.at, ChangeEntry.label)


def _log(rows: Any) -> dict[tuple[int, str], str]:
    return {(int(change_id), str(at)): str(label) for change_id, at, label in rows}


def _but(one: dict[tuple[int, str], str], other: dict[tuple[int, str], str]) -> list[Told]:
    """The changes of one log that another does not know, newest first."""
    only = sorted((key for key in one if other.get(key) != one[key]), reverse=True)
    return [Told(dt.datetime.fromisoformat(at), one[change_id, at]) for change_id, at in only]
