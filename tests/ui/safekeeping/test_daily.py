"""What the program does for the backups by itself: told in the bar, shouted where it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.seeded import core, seeded_folder
from tests.ui.shell.fakes import FakePage
from ui.main_window import MainWindow
from ui.messages import ScriptedMessages
from ui.runner import InlineRunner, ThreadRunner
from ui.safekeeping.closing import Closing, ClosingDialog
from ui.safekeeping.daily import Caretaker
from ui.session import Session
from ui.shell.workspace import Workspace
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.db.store import Store, Tell
from vstbpn_desktop.services import safekeeping

__all__ = ["core", "seeded_folder"]


@pytest.fixture
def workspace(core: App, theme: Theme, qtbot: QtBot) -> Workspace:
    window = MainWindow(Session(None), 2020)
    window.furnish()
    qtbot.addWidget(window)
    return Workspace(window, InlineRunner(window), Session(None), ScriptedMessages(), lambda _: FakePage)


def start(workspace: Workspace, core: App) -> Caretaker:
    caretaker = Caretaker(workspace, after_ms=100_000)
    workspace.start(lambda: core)
    caretaker.run()
    return caretaker


def bar(workspace: Workspace) -> str:
    workspace.reload(only_frame=True)
    return workspace.window.bottom._backup.text()


def test_the_window_backs_up_and_proves_once_a_day(workspace: Workspace, core: App) -> None:
    caretaker = start(workspace, core)
    caretaker.run()
    (own,) = safekeeping.own_backups(core)
    assert own.reason == safekeeping.BY_ITSELF and own.proved is not None
    assert bar(workspace).startswith("Sao lưu đã kiểm chứng ")
    workspace.window.may_close = lambda: True


def test_a_backup_that_cannot_be_opened_is_shouted(workspace: Workspace, core: App) -> None:
    made = safekeeping.back_up_now(core)
    for path in Store(made.parent).objects.glob("*/*"):
        path.write_bytes(b"rot")
    start(workspace, core)
    messages = workspace.messages
    assert isinstance(messages, ScriptedMessages)
    assert "nội dung bị hỏng" in str(messages.asked[-1]) and "bản mới" in str(messages.asked[-1])
    assert bar(workspace) == "Có bản sao lưu bị hỏng, xem Sao lưu"
    assert [own.problem == "" for own in safekeeping.own_backups(core)] == [True, False]
    workspace.window.may_close = lambda: True


def test_a_second_place_that_is_long_absent_is_said(
    workspace: Workspace, core: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    safekeeping.choose_place(core, usb)
    start(workspace, core)
    assert "vắng" not in bar(workspace)
    usb.rename(tmp_path / "rút ra")
    core.clock.fix(core.today.replace(day=14))
    assert bar(workspace).endswith("nơi thứ hai vắng 9 ngày")
    workspace.window.may_close = lambda: True


def test_closing_backs_up_what_was_done_and_then_closes(workspace: Workspace, core: App) -> None:
    start(workspace, core)
    core.save("unit", None, {"code": "MOI", "name": "Sở Mới"})
    assert not workspace.may_close(), "first the backup"
    assert [own.reason for own in safekeeping.own_backups(core)] == ["khi-dong", "tu-dong"]
    assert workspace.may_close(), "then the window"


def test_nothing_done_closes_at_once(workspace: Workspace, core: App) -> None:
    start(workspace, core)
    assert workspace.may_close()


def test_the_backup_at_the_end_can_be_skipped(
    core: App, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(Session(None), 2020)
    qtbot.addWidget(window)
    runner = ThreadRunner(window)
    entered: list[object] = []

    def slow(app: App, tell: Tell) -> None:
        while True:
            entered.append(0)
            tell(0.5, "Đang sao chép")

    monkeypatch.setattr(safekeeping, "back_up_at_exit", slow)
    closed: list[bool] = []
    closing = Closing(window, runner, core, lambda: closed.append(True))
    closing.start()
    qtbot.waitUntil(lambda: bool(entered) and closing.dialog.isVisible(), timeout=3000)
    closing.dialog.skip.click()
    qtbot.waitUntil(lambda: closed == [True], timeout=3000)
    runner.close()


def test_escape_skips_the_backup_at_the_end(theme: Theme, qtbot: QtBot) -> None:
    skipped: list[bool] = []
    dialog = ClosingDialog(None, lambda: skipped.append(True))
    qtbot.addWidget(dialog)
    dialog.show_progress(0.5, "Đang sao lưu tệp đính kèm…")
    assert dialog.words.text() == "Đang sao lưu tệp đính kèm…"
    dialog.reject()
    assert skipped == [True]
    dialog.skip.setEnabled(False)
