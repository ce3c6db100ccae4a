"""Backing up and restoring, and what the bar says of the last verified backup."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db import backup, migrations
from vstbpn_desktop.db.backup import BackupInfo
from vstbpn_desktop.db.change import RESTORE, Changed
from vstbpn_desktop.db.setting import read_setting, write_setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

SUFFIX = ".vstbpn"
KEPT = 30
BEFORE_RESTORE = "truoc-phuc-hoi"
BY_ITSELF = "tu-dong"


def back_up(app: App, target: Path) -> BackupInfo:
    """Write a backup to a file of the officer's choice, and check it by reading it back."""
    backup.back_up(app.folder, target, app.clock.now())
    return backup.inspect(target)


def back_up_now(app: App, reason: str = BY_ITSELF) -> Path:
    """Write a checked backup into the data folder; the oldest beyond thirty go."""
    target = _free_name(app.folder.backups, f"{reason}-{app.clock.now():%Y%m%d-%H%M%S}")
    back_up(app, target)
    _drop_oldest(app.folder.backups)
    return target


def restore(app: App, source: Path, *, dry_run: bool = False) -> dict[str, Any]:
    """Replace the data by a backup's, after backing up what stands there; gives what changes.

    The restored log says so, and Hoàn tác goes back to the backup made before. UserError where the file is
    broken, newer than this program, or of practice data where these are real: the data stay untouched.
    """
    info = backup.inspect(source)
    _refuse_other_kind(app, source, practice=info.practice)
    report = {**asdict(info), "now": _counts(app), "restored": not dry_run}
    if dry_run:
        return report
    made = dt.datetime.fromisoformat(info.at)
    label = f"Phục hồi bản sao lưu {made:%H:%M} ngày {format_date(made.date())}"
    kept = _replace(app, source, label, RESTORE)
    return {**report, "before": str(kept)}


def _refuse_other_kind(app: App, source: Path, *, practice: bool) -> None:
    """Practice data and real ones never take each other's place."""
    if practice == app.practice:
        return
    if practice:
        raise UserError(
            f"{source.name} là bản sao lưu của dữ liệu tập dượt, không phải của dữ liệu thật.",
            "Muốn dùng bản này, hãy mở dữ liệu tập dượt rồi phục hồi ở đó.",
        )
    raise UserError(
        f"{source.name} là bản sao lưu của dữ liệu thật; đang mở dữ liệu tập dượt.",
        "Hãy bấm “Về dữ liệu thật” rồi phục hồi.",
    )


def undo_restore(app: App, label: str) -> str:
    """Go back to the backup that was made just before the restore; gives the restore's label."""
    with app.database.read() as connection:
        kept = app.folder.backups / str(read_setting(connection, BEFORE_RESTORE, ""))
    _replace(app, kept, f"Hoàn tác: {label}", "undo")
    return label


def _replace(app: App, source: Path, label: str, kind: str) -> Path:
    """Put a backup's data in place of the present ones; gives the backup made of those."""
    kept = back_up_now(app, BEFORE_RESTORE)
    with app.reopened():
        backup.restore(source, app.folder)
        if migrations.needed(app.folder.database):
            migrations.upgrade(app.folder.database)
    with app.change(label[:200], kind=kind) as change:
        write_setting(change.connection, BEFORE_RESTORE, kept.name)
    everything = {spec.id: frozenset[int]() for spec in app.registry}
    app.database.announce(Changed(change.id, change.label, kind, everything))
    return kept


def last_verified(app: App) -> dt.datetime | None:
    """When the newest backup in the data folder was made; each was checked when it was made."""
    times = [path.stat().st_mtime for path in app.folder.backups.glob(f"*{SUFFIX}")]
    return dt.datetime.fromtimestamp(max(times)) if times else None


def own_backups(app: App) -> list[Path]:
    """The backups in the data folder, newest first."""
    found = app.folder.backups.glob(f"*{SUFFIX}")
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def _free_name(folder: Path, stem: str) -> Path:
    """A name that no earlier backup bears: two in one second must not meet."""
    names = (folder / f"{stem}{f'-{number}' if number else ''}{SUFFIX}" for number in range(10_000))
    return next(path for path in names if not path.exists())


def _counts(app: App) -> dict[str, int]:
    with app.reader() as reader:
        return {spec.table: reader.count(spec) for spec in app.registry}


def _drop_oldest(folder: Path) -> None:
    made = sorted(folder.glob(f"{BY_ITSELF}-*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
    for path in made[:-KEPT]:
        path.unlink(missing_ok=True)
