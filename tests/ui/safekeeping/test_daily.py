"""The day's own backup: once, when there is something to keep."""

from __future__ import annotations

import datetime as dt
import os

from pytestqt.qtbot import QtBot

from tests.ui.seeded import core, seeded_folder
from ui.main_window import MainWindow
from ui.messages import ScriptedMessages
from ui.runner import InlineRunner
from ui.safekeeping.daily import DailyBackup, back_up_if_due
from ui.session import Session
from ui.shell.workspace import Workspace
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.services import safekeeping

__all__ = ["core", "seeded_folder"]


def test_one_backup_a_day(core: App) -> None:
    today = dt.date.today()
    made = back_up_if_due(core, today)
    assert made is not None
    assert made.name.startswith("tu-dong-")
    assert back_up_if_due(core, today) is None
    assert back_up_if_due(core, today + dt.timedelta(days=1)) is not None


def test_a_backup_by_hand_counts_for_the_day(core: App) -> None:
    safekeeping.back_up_now(core, "theo-yeu-cau")
    assert back_up_if_due(core, dt.date.today()) is None


def test_an_old_backup_does_not_count(core: App) -> None:
    made = back_up_if_due(core, dt.date.today())
    assert made is not None
    day_before = made.stat().st_mtime - 24 * 3600
    os.utime(made, (day_before, day_before))
    assert back_up_if_due(core, dt.date.today()) is not None


def test_new_data_are_not_backed_up(app: App) -> None:
    assert back_up_if_due(app, dt.date.today()) is None
    assert safekeeping.own_backups(app) == []


def test_the_window_backs_up_after_it_was_opened(core: App, theme: Theme, qtbot: QtBot) -> None:
    from tests.ui.shell.fakes import FakePage

    window = MainWindow(Session(None), 2020)
    window.furnish()
    qtbot.addWidget(window)
    workspace = Workspace(window, InlineRunner(window), Session(None), ScriptedMessages(), lambda _: FakePage)
    DailyBackup(workspace, after_ms=0)
    workspace.start(lambda: core)
    qtbot.waitUntil(lambda: len(safekeeping.own_backups(core)) == 1, timeout=5000)
    assert window.bottom._backup.text().startswith("Sao lưu đã kiểm chứng ")
    window.may_close = lambda: True
