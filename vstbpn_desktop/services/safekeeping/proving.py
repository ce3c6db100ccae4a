"""Proving backups: each is put together again, opened and checked; attachments in full once a month."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vstbpn_desktop.db.backup import look_into
from vstbpn_desktop.db.cipher import key_for
from vstbpn_desktop.db.engine import connect
from vstbpn_desktop.db.placing import placed
from vstbpn_desktop.db.store import DamagedContent, Manifest, Store, Tell
from vstbpn_desktop.db.trouble import user_errors
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

PROOFS: Final = "proofs.json"
WHOLE_EVERY: Final = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Proof:
    """What proving a backup found: when, what was wrong ("": nothing), whether every attachment was read."""

    at: str
    problem: str = ""
    whole: bool = False

    @property
    def moment(self) -> dt.datetime:
        """When it was proved."""
        return dt.datetime.fromisoformat(self.at)


def prove(app: App, tell: Tell | None = None) -> list[Proof]:
    """Prove every backup that was not proved yet, newest first; gives what was found.

    A content found damaged is taken away: the next backup stores it again.
    """
    store, proofs = Store.of(app.folder), read_proofs(app.folder)
    manifests = store.manifests()
    waiting = [one for one in manifests if one.name not in proofs]
    found = []
    for number, manifest in enumerate(waiting):
        if tell is not None:
            tell(number / len(waiting), "Đang kiểm chứng bản sao lưu…")
        proof = _prove(store, manifest, app.clock.now(), whole=_whole_is_due(proofs, app.clock.now()))
        proofs[manifest.name] = proof
        found.append(proof)
        _write_proofs(app.folder, {m.name: proofs[m.name] for m in manifests if m.name in proofs})
    return found


def read_proofs(folder: DataFolder) -> dict[str, Proof]:
    """What was found so far, by a manifest's name; a file that cannot be read proves nothing."""
    return _read(folder.backups)


def newest_sound(root: Path, newest_first: Sequence[Manifest]) -> list[str]:
    """The name of the newest backup that was proved sound, in a list; empty where there is none."""
    proofs = _read(root)
    sound = [one.name for one in newest_first if one.name in proofs and not proofs[one.name].problem]
    return sound[:1]


def newest_sound_backup(folder: DataFolder) -> Path | None:
    """The newest backup of the data folder that was proved sound."""
    names = newest_sound(folder.backups, Store.of(folder).manifests())
    return folder.backups / names[0] if names else None


def last_verified(app: App) -> dt.datetime | None:
    """When a backup was last proved sound."""
    proved = [proof.moment for proof in read_proofs(app.folder).values() if not proof.problem]
    files = [dt.datetime.fromtimestamp(path.stat().st_mtime) for path in app.folder.backups.glob("*.vstbpn")]
    return max(proved + files, default=None)


def last_whole(app: App) -> dt.datetime | None:
    """When the attachments of a backup were last read in full."""
    return max(
        (p.moment for p in read_proofs(app.folder).values() if p.whole and not p.problem), default=None
    )


def problems(app: App) -> list[str]:
    """What is wrong with backups that are still there, newest first: found when they were proved, or a
    manifest that cannot be read.
    """
    store, proofs = Store.of(app.folder), read_proofs(app.folder)
    found = [proofs[m.name].problem for m in store.manifests() if m.name in proofs and proofs[m.name].problem]
    return found + [f"Bản sao lưu {path.name} không đọc được." for path in store.damaged()]


def _whole_is_due(proofs: dict[str, Proof], now: dt.datetime) -> bool:
    whole = [proof.moment for proof in proofs.values() if proof.whole and not proof.problem]
    return not any(abs(now - moment) < WHOLE_EVERY for moment in whole)


def _prove(store: Store, manifest: Manifest, now: dt.datetime, *, whole: bool) -> Proof:
    at = now.isoformat(timespec="seconds")
    try:
        with user_errors(store.root):
            wrong = next(_wrong(store, manifest, whole=whole), "")
    except DamagedContent:
        _discard_damaged(store, manifest)
        wrong = "nội dung bị hỏng hoặc mất"
    except UserError as error:
        wrong = error.what.rstrip(".")
    made = f"{manifest.moment:%H:%M ngày %d/%m/%Y}"
    return Proof(at, f"Bản sao lưu lúc {made}: {wrong}." if wrong else "", whole)


def _discard_damaged(store: Store, manifest: Manifest) -> None:
    for digest in manifest.contents:
        try:
            for _ in store.read(digest):
                pass
        except DamagedContent:
            store.discard(digest)


def _wrong(store: Store, manifest: Manifest, *, whole: bool) -> Iterator[str]:
    """What is wrong with a backup, restored into a place of its own."""
    with store.assembled(manifest, store.root / "proof.db") as database:
        seen = look_into(database, store.key)
        if seen.counts != manifest.counts or seen.version != manifest.version:
            yield "số dòng không khớp lúc sao lưu"
        key = key_for(database, store.key)
        with contextlib.closing(connect(database, key, read_only=True)) as connection:
            if connection.execute("pragma integrity_check").fetchone()[0] != "ok":
                yield "tệp dữ liệu có chỗ hỏng"
            if connection.execute("pragma foreign_key_check").fetchone():
                yield "có liên kết đứt trong dữ liệu"
    for digest in manifest.files:
        if whole:
            for _ in store.read(digest):
                pass
        elif not store.holds(digest):
            raise DamagedContent(digest)


def _read(root: Path) -> dict[str, Proof]:
    try:
        read = json.loads((root / PROOFS).read_text(encoding="utf-8"))
        return {name: Proof(**values) for name, values in read.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write_proofs(folder: DataFolder, proofs: dict[str, Proof]) -> None:
    with user_errors(folder.backups), placed(folder.backups / PROOFS) as file:
        words = {name: asdict(proof) for name, proof in proofs.items()}
        file.write(json.dumps(words, ensure_ascii=False, indent=1).encode())
