"""The password in the window: asked at the start and after a while, set and taken off in Settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.shell.conftest import Desk, core, desk, make_desk, seeded_folder
from ui.locking.band import ReadOnlyBand
from ui.locking.dialogs import BackupPasswordDialog, CodeDialog, PasswordDialog
from ui.locking.notice import LockCover, LockNotice
from ui.pages.settings.password import PasswordPart
from ui.safekeeping.restoring import Restoring
from vstbpn_desktop.app import App
from vstbpn_desktop.services import encrypting, safekeeping

__all__ = ["core", "desk", "make_desk", "seeded_folder"]

PASSWORD, LOOKING, DAY = "Mưa xuân Quan Hóa", "Trưởng ban xem thôi", dt.date(2020, 3, 5)
pytestmark = pytest.mark.usefixtures("cheap_guesses")


@pytest.fixture
def locked(core: App) -> App:
    """Data with a password of the officer and one to look, closed."""
    encrypting.turn_on(core, PASSWORD)
    encrypting.set_viewer(core, LOOKING)
    core.close()
    return core


def notice(window: QWidget) -> LockNotice:
    (found,) = window.findChildren(LockNotice)
    return found


def enter(shown: LockNotice, typed: str) -> None:
    shown.entry.field.setText(typed)
    QTest.keyClick(shown.entry.field, Qt.Key.Key_Return)


def opened(made: Desk, locked: App) -> Desk:
    keys = made.workspace.keys
    made.workspace.start(lambda: App.open(locked.folder.root, DAY, unlocked=keys.unlocked))
    return made


def test_the_password_is_asked_before_anything_is_shown(make_desk: Callable[[], Desk], locked: App) -> None:
    made = opened(make_desk(), locked)
    assert not made.workspace.ready
    shown = notice(made.window)
    enter(shown, "sai mật khẩu")
    assert "không đúng" in shown.entry.error.text() and shown.entry.field.text() == ""
    assert not made.workspace.ready
    enter(shown, PASSWORD)
    assert made.workspace.ready and not made.workspace.app.read_only
    made.workspace.app.close()


def test_who_may_only_look_sees_that_and_writes_nothing(make_desk: Callable[[], Desk], locked: App) -> None:
    made = opened(make_desk(), locked)
    enter(notice(made.window), LOOKING)
    assert made.window.findChildren(ReadOnlyBand) and "TẬP DƯỢT" not in made.window.windowTitle()
    with pytest.raises(Exception, match="chỉ xem"):
        made.workspace.app.save("unit", None, {"code": "X", "name": "X"})
    made.workspace.app.close()


def test_locked_after_a_while_and_at_once(desk: Desk, core: App) -> None:
    guard = desk.workspace.guard
    guard.lock()
    assert guard.cover is None, "without a password there is nothing to lock"
    encrypting.turn_on(core, PASSWORD)
    encrypting.set_viewer(core, LOOKING)
    guard.look()
    assert guard.cover is None
    guard._last -= 11 * 60
    guard.look()
    cover = guard.cover
    assert isinstance(cover, LockCover) and cover.isVisible() and cover.isModal()
    assert cover.geometry() == desk.window.geometry()
    QTest.keyClick(cover, Qt.Key.Key_Escape)
    assert cover.isVisible()
    enter(cover.notice, "sai mật khẩu")
    assert cover.isVisible() and "không đúng" in cover.notice.entry.error.text()
    enter(cover.notice, LOOKING)
    assert cover.isVisible() and "chỉ xem" in cover.notice.entry.error.text()
    enter(cover.notice, PASSWORD)
    assert not cover.isVisible() and guard.cover is None
    desk.session.set("lock_minutes", 0)
    guard._last -= 24 * 60 * 60
    guard.look()
    assert guard.cover is None


def part(desk: Desk) -> PasswordPart:
    made = PasswordPart(desk.workspace)
    desk.qtbot.addWidget(made)
    made.load()
    return made


def dialog(made: PasswordPart, kind: type[QWidget]) -> QWidget:
    (found,) = [one for one in made.window().findChildren(kind) if one.isVisible()]
    return found


def test_setting_a_password_shows_the_code_until_it_is_on_paper(desk: Desk, core: App) -> None:
    made = part(desk)
    made.show()
    made.turn_on()
    asked = dialog(made, PasswordDialog)
    assert isinstance(asked, PasswordDialog)
    asked.new.setText("12345678")
    asked.confirm()
    assert "dễ đoán" in asked.error.text() and core.folder.key is None
    asked.new.setText(PASSWORD)
    asked.again.setText(PASSWORD + "x")
    asked.confirm()
    assert "khác nhau" in asked.error.text() and core.folder.key is None
    asked.again.setText(PASSWORD)
    asked.confirm()
    assert core.folder.key is not None
    told = dialog(made, CodeDialog)
    assert isinstance(told, CodeDialog)
    told.reject()
    assert told.isVisible() and not told.verb.isEnabled()
    told.on_paper.setChecked(True)
    told.confirm()
    assert not told.isVisible()
    assert not made.on_button.isVisible() and made.off_button.isVisible()


def test_a_backup_under_another_password_asks_for_it(desk: Desk, core: App, tmp_path: Path) -> None:
    other = App.open(tmp_path / "khac", DAY, create=True)
    other.save("unit", None, {"code": "SM", "name": "Sở Mẫu"})
    encrypting.turn_on(other, PASSWORD)
    safekeeping.back_up(other, tmp_path / "sao-luu.vstbpn")
    other.close()
    page = QWidget(desk.window)
    restoring = Restoring(desk.workspace, page)
    restoring.look(tmp_path / "sao-luu.vstbpn")
    assert isinstance(restoring.question, BackupPasswordDialog)
    restoring.question.field.setText(PASSWORD)
    restoring.question.confirm()
    assert restoring.dialog is not None
    restoring.dialog.restore.click()
    with core.reader() as reader:
        assert reader.count(core.registry["unit"]) == 1


def test_taking_it_off_asks_first(desk: Desk, core: App) -> None:
    encrypting.turn_on(core, PASSWORD)
    made = part(desk)
    desk.messages.answers = ["no", "yes"]
    made.turn_off()
    assert core.folder.key is not None
    made.turn_off()
    assert core.folder.key is None
