"""Making backups: by itself once a day and on exit, before risky work, by hand; the surplus goes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from vstbpn_desktop.db import backup
from vstbpn_desktop.db.backup import BackupInfo
from vstbpn_desktop.db.changelog import ChangeEntry
from vstbpn_desktop.db.store import Manifest, Store, Tell
from vstbpn_desktop.db.trouble import user_errors
from vstbpn_desktop.services.safekeeping import proving
from vstbpn_desktop.services.safekeeping.rotation import surplus

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

BY_ITSELF, AT_EXIT, BY_HAND = "tu-dong", "khi-dong", "theo-yeu-cau"
BEFORE_UPGRADE, BEFORE_IMPORT = "truoc-nang-cap", "truoc-nhap"
BEFORE_UPDATE, AFTER_RESTORE = "truoc-cap-nhat", "sau-phuc-hoi"
BEFORE_SUCCESSION, BEFORE_NEW_YEAR, BEFORE_RESTORE = "truoc-ke-thua", "truoc-nam-moi", "truoc-phuc-hoi"
REASONS: Final = {
    BY_ITSELF: "tự động hằng ngày",
    AT_EXIT: "khi đóng chương trình",
    BY_HAND: "theo yêu cầu",
    BEFORE_UPGRADE: "trước khi nâng cấp",
    BEFORE_UPDATE: "trước khi cập nhật chương trình",
    BEFORE_IMPORT: "trước khi nhập",
    BEFORE_SUCCESSION: "trước khi sắp xếp đơn vị",
    BEFORE_NEW_YEAR: "trước khi mở năm mới",
    BEFORE_RESTORE: "trước khi phục hồi",
    AFTER_RESTORE: "sau khi phục hồi",
}
USUAL: Final = (BY_ITSELF, AT_EXIT, AFTER_RESTORE)
FILES_KEPT: Final = 5
"""How many of the single files are kept that earlier versions made by themselves."""


@dataclass(frozen=True, slots=True)
class Own:
    """A backup in the data folder: what to restore, when and why it was made, its size in bytes.

    `proved` is when it was opened and checked, `problem` what was wrong with it then.
    """

    path: Path
    made: dt.datetime
    reason: str
    size: int
    proved: dt.datetime | None = None
    problem: str = ""


def back_up(app: App, target: Path) -> BackupInfo:
    """Write a backup to a file of the officer's choice, and check it by reading it back."""
    backup.back_up(app.folder, target, app.clock.now())
    return backup.inspect(target)


def back_up_now(app: App, reason: str = BY_ITSELF, tell: Tell | None = None) -> Path:
    """Back up into the store of the data folder; gives the manifest's file. What need not be kept goes."""
    store = Store.of(app.folder)
    made = store.keep(app.folder, reason, app.clock.now(), tell)
    tidy(store, app.clock.now(), USUAL)
    _drop_old_files(app.folder.backups)
    return store.root / made.name


def back_up_before(app: App, reason: str) -> Path | None:
    """Back up before risky work, unless the newest backup holds all there is or there is nothing to keep."""
    if app.practice or not work_since_backup(app):
        return None
    return back_up_now(app, reason)


def back_up_if_due(app: App, tell: Tell | None = None) -> Path | None:
    """The backup of the day: where the newest is of another day, and there is something to keep."""
    from vstbpn_desktop.services.starting import is_new

    newest = next(iter(own_backups(app)), None)
    if app.practice or (newest is not None and newest.made.date() == app.clock.now().date()) or is_new(app):
        return None
    return back_up_now(app, BY_ITSELF, tell)


def back_up_at_exit(app: App, tell: Tell | None = None) -> Path | None:
    """The backup when the program is closed: where something was done since the newest."""
    if app.practice or not work_since_backup(app):
        return None
    return back_up_now(app, AT_EXIT, tell)


def work_since_backup(app: App) -> bool:
    """Whether anything was written that the newest backup does not hold.

    The number alone would not tell: data that were put in place of damaged ones count on from an older one.
    """
    query = select(ChangeEntry.id, ChangeEntry.at).order_by(ChangeEntry.id.desc()).limit(1)
    with app.database.read() as connection:
        newest = connection.execute(query).first()
    last = next(iter(Store.of(app.folder).manifests()), None)
    if newest is None or last is None:
        return newest is not None
    return last.last_change != newest.id or dt.datetime.fromisoformat(newest.at) > last.moment


def own_backups(app: App) -> list[Own]:
    """The backups in the data folder, newest first; files of earlier versions come last."""
    proofs = proving.read_proofs(app.folder)
    kept = [_own(app, manifest, proofs) for manifest in Store.of(app.folder).manifests()]
    return kept + [_file(path) for path in _files(app.folder.backups)]


def tidy(store: Store, now: dt.datetime, usual: tuple[str, ...] = USUAL) -> None:
    """Drop what the plan does not keep, and what nothing needs any more. The newest proved one stays."""
    with user_errors(store.root):
        manifests = store.manifests()
        store.drop(surplus(manifests, now, usual, proving.newest_sound(store.root, manifests)))
        store.sweep()


def _own(app: App, manifest: Manifest, proofs: dict[str, proving.Proof]) -> Own:
    path, proof = app.folder.backups / manifest.name, proofs.get(manifest.name)
    size = manifest.whole_size
    if proof is None:
        return Own(path, manifest.moment, manifest.reason, size)
    return Own(path, manifest.moment, manifest.reason, size, proof.moment, proof.problem)


def _file(path: Path) -> Own:
    """A single file: it was read back when it was made."""
    made = dt.datetime.fromtimestamp(path.stat().st_mtime)
    reason = next((reason for reason in REASONS if path.name.startswith(reason)), "")
    return Own(path, made, reason, path.stat().st_size, made)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.vstbpn"), key=lambda path: path.stat().st_mtime, reverse=True)


def _drop_old_files(folder: Path) -> None:
    for path in [one for one in _files(folder) if one.name.startswith(BY_ITSELF)][FILES_KEPT:]:
        path.unlink(missing_ok=True)
