"""The password on and off in place: all stays, nothing is readable without it, broken off it goes on."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from vstbpn_desktop.app import App
from vstbpn_desktop.db import cipher
from vstbpn_desktop.db.base import Base
from vstbpn_desktop.db.store import Store
from vstbpn_desktop.errors import Locked, UserError
from vstbpn_desktop.services import attachments, checking, encrypting, safekeeping
from vstbpn_desktop.vault import KeyFile

PASSWORD, NAME, CONTENT = "Mưa xuân Quan Hóa", "Sở Mẫu Bí Mật", b"noi dung mat cua tep dinh kem " * 40
DAY = dt.date(2020, 3, 5)
pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture
def filled(app: App) -> App:
    """A unit with an attachment, and a backup of both."""
    unit = app.save("unit", None, {"code": "SM", "name": NAME})
    attachments.attach_bytes(app, "unit", unit, "bien-ban.txt", CONTENT)
    safekeeping.back_up_now(app)
    return app


def everything(app: App) -> dict[str, list[tuple[Any, ...]]]:
    with app.database.read() as connection:
        tables = [table for table in Base.metadata.sorted_tables if "id" in table.c]
        return {
            t.name: [tuple(row) for row in connection.execute(select(t).order_by(t.c.id))] for t in tables
        }


def bytes_on_disk(root: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file())


def reopened(app: App, password: str = "") -> App:
    app.close()
    locked = KeyFile.read(app.folder.root)
    return App.open(app.folder.root, DAY, unlocked=locked.unlock(password) if locked else None)


def test_nothing_is_readable_without_the_password_and_nothing_is_lost(filled: App) -> None:
    before = everything(filled)
    encrypting.turn_on(filled, PASSWORD)
    assert everything(filled) == before
    filled.save("unit", None, {"code": "SH", "name": NAME + " hai"})
    safekeeping.back_up_now(filled)
    filled.close()
    on_disk = bytes_on_disk(filled.folder.root)
    assert NAME.encode() not in on_disk and CONTENT[:30] not in on_disk and PASSWORD.encode() not in on_disk
    assert b"SQLite format 3" not in on_disk
    with pytest.raises(Locked):
        App.open(filled.folder.root, DAY)
    again = App.open(filled.folder.root, DAY, unlocked=key_of(filled, PASSWORD))
    assert attachments.content_of(again, 1) == CONTENT
    assert checking.check(again) == [] and again.search("so mau bi mat")
    again.undo()
    assert {**everything(again), "change": [], "change_row": []} == {**before, "change": [], "change_row": []}
    again.close()


def key_of(app: App, password: str) -> Any:
    locked = KeyFile.read(app.folder.root)
    assert locked is not None
    return locked.unlock(password)


def test_off_again_everything_is_as_it_was(filled: App) -> None:
    before = everything(filled)
    encrypting.turn_on(filled, PASSWORD)
    safekeeping.back_up_now(filled)
    encrypting.turn_off(filled)
    assert everything(filled) == before and filled.folder.key is None
    plain = reopened(filled)
    assert attachments.content_of(plain, 1) == CONTENT and checking.check(plain) == []
    for manifest in Store.of(plain.folder).manifests():
        safekeeping.restore(plain, plain.folder.backups / manifest.name)
        assert everything(plain)["unit"] == before["unit"]
    assert [proof.problem for proof in safekeeping.prove(plain)] == [""] * len(safekeeping.own_backups(plain))
    plain.close()


def test_copies_that_were_read_go_at_the_end_and_after_a_power_cut(
    filled: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    encrypting.turn_on(filled, PASSWORD)
    read = attachments.copy_to_read(filled, 1, "bien-ban.txt")
    again = reopened(filled, PASSWORD)
    assert not read.exists()
    left = attachments.copy_for_now("thu.docx", CONTENT)
    again.database.close()
    again._lock.release()  # as when the current fails
    reopened(again, PASSWORD).close()
    assert not left.exists()


def test_a_damaged_database_kept_from_before_the_password_is_named(filled: App) -> None:
    filled.close()
    filled.folder.database.write_bytes(filled.folder.database.read_bytes()[:20_000])
    _, aside = safekeeping.salvage(filled.folder, filled.clock)
    again = reopened(filled)
    assert encrypting.unsealed_files(again) == [aside.name]
    encrypting.turn_on(again, PASSWORD)
    assert encrypting.unsealed_files(again) == [aside.name]
    again.close()


def test_old_backups_still_restore_and_are_proved(filled: App) -> None:
    encrypting.turn_on(filled, PASSWORD)
    assert [proof.problem for proof in safekeeping.prove(filled)] == [""]
    filled.save("unit", None, {"code": "SH", "name": "Sở Hai"})
    (old,) = safekeeping.own_backups(filled)
    assert safekeeping.outlook(filled, old.path).lost_count == 1
    safekeeping.restore(filled, old.path)
    assert [row[1] for row in everything(filled)["unit"]] == ["SM"]
    filled.undo()
    assert len(everything(filled)["unit"]) == 2
    assert cipher.is_encrypted(filled.folder.database)


def test_a_backup_has_blocks_in_common_with_the_one_before(filled: App) -> None:
    encrypting.turn_on(filled, PASSWORD)
    for _ in range(2):
        safekeeping.back_up_now(filled)
    newer, older = Store.of(filled.folder).manifests()[:2]
    assert len(newer.blocks) > 1 and len(set(newer.blocks) - set(older.blocks)) <= 1


def test_a_backup_opens_elsewhere_with_its_password_alone(filled: App, tmp_path: Path) -> None:
    code = encrypting.turn_on(filled, PASSWORD)
    target = tmp_path / "ban-giao.vstbpn"
    safekeeping.back_up(filled, target)
    with closing(App.open(tmp_path / "khac", DAY, create=True)) as other:
        with pytest.raises(safekeeping.BackupLocked):
            safekeeping.restore(other, target)
        with pytest.raises(UserError, match="không đúng"):
            safekeeping.restore(other, target, "sai mật khẩu")
        safekeeping.restore(other, target, code)
        assert [row[1] for row in everything(other)["unit"]] == ["SM"]
        assert attachments.content_of(other, 1) == CONTENT and checking.check(other) == []
        assert not cipher.is_encrypted(other.folder.database)


def test_the_second_place_is_sealed_too(filled: App, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    safekeeping.choose_place(filled, tmp_path / "usb")
    safekeeping.copy_to_place(filled)
    encrypting.turn_on(filled, PASSWORD)
    safekeeping.back_up_now(filled)
    safekeeping.copy_to_place(filled)
    on_disk = bytes_on_disk(tmp_path / "usb")
    assert NAME.encode() not in on_disk and b"SQLite format 3" not in on_disk
    (folder,) = (tmp_path / "usb").iterdir()
    newest = next(iter(folder.glob("*.vstbak")))
    with closing(App.open(tmp_path / "khac", DAY, create=True)) as other:
        safekeeping.restore(other, newest, PASSWORD)
        assert [row[1] for row in everything(other)["unit"]] == ["SM"]


class Broken(Exception):
    """The power failed."""


@pytest.mark.parametrize("on", [True, False])
def test_broken_off_anywhere_the_next_start_goes_on(
    filled: App, monkeypatch: pytest.MonkeyPatch, on: bool
) -> None:
    if not on:
        encrypting.turn_on(filled, PASSWORD)
    safekeeping.back_up_now(filled)
    before = everything(filled)
    filled, tries = broken_off(filled, monkeypatch, on)
    assert tries > 4
    assert everything(filled) == before and checking.check(filled) == []
    assert (filled.folder.key is not None) == on == cipher.is_encrypted(filled.folder.database)
    assert all(not proof.problem for proof in safekeeping.prove(filled))
    filled.close()


@pytest.mark.parametrize(("on", "allowed"), [(True, 1), (True, 2), (True, 4), (False, 1), (False, 2)])
def test_where_it_breaks_off_work_goes_on_at_once(
    filled: App, monkeypatch: pytest.MonkeyPatch, on: bool, allowed: int
) -> None:
    if not on:
        encrypting.turn_on(filled, PASSWORD)
    with monkeypatch.context() as patch, pytest.raises(Broken):
        patch.setattr(Path, "replace", _failing(allowed))
        encrypting.turn_on(filled, PASSWORD) if on else encrypting.turn_off(filled)
    assert (filled.folder.key is not None) == cipher.is_encrypted(filled.folder.database)
    assert cipher.is_encrypted(filled.folder.database) == (allowed > 2 or not on)
    assert (KeyFile.read(filled.folder.root) is None) == (filled.folder.key is None)
    filled.save("unit", None, {"code": "SH", "name": "Sở Hai"})
    safekeeping.back_up_now(filled)
    assert all(not proof.problem for proof in safekeeping.prove(filled))
    assert checking.check(filled) == [] and attachments.content_of(filled, 1) == CONTENT
    safekeeping.restore(filled, safekeeping.own_backups(filled)[-1].path)
    assert [row[1] for row in everything(filled)["unit"]] == ["SM"]


def broken_off(app: App, monkeypatch: pytest.MonkeyPatch, on: bool) -> tuple[App, int]:
    """Turn, the power failing one exchange of a file later each time; gives the tries it took."""
    root = app.folder.root
    for allowed in count():
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", _failing(allowed))
            with suppress(Broken):
                if allowed:
                    locked = KeyFile.read(root)
                    app = App.open(root, DAY, unlocked=locked.unlock(PASSWORD) if locked else None)
                if (app.folder.key is not None) != on:
                    encrypting.turn_on(app, PASSWORD) if on else encrypting.turn_off(app)
                return app, allowed
        app.close()
    raise AssertionError("never through")


def _failing(allowed: int) -> Callable[[Path, Path], Path]:
    real, left = Path.replace, [allowed]

    def replace(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise Broken
        return real(self, target)

    return replace
