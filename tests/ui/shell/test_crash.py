"""Bugs are written down, shown, and shown again when nobody saw them."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.crash import CrashHook, report_of
from ui.crash_dialog import CrashDialog
from ui.theme import Theme
from vstbpn_desktop.errors import Cancelled, UserError


@pytest.fixture
def hook(theme: Theme, tmp_path: Path) -> CrashHook:
    return CrashHook(tmp_path)


@pytest.fixture
def installed(hook: CrashHook) -> Iterator[CrashHook]:
    """Installed, and everything as it was afterwards."""
    import faulthandler

    before, before_threads, faults = sys.excepthook, threading.excepthook, faulthandler.is_enabled()
    hook.install()
    handler = qInstallMessageHandler(None)
    yield hook
    sys.excepthook, threading.excepthook = before, before_threads
    assert handler is not None
    faulthandler.disable()
    if faults:
        faulthandler.enable()
    assert hook._fault_file is not None
    hook._fault_file.close()


def boom() -> ZeroDivisionError:
    try:
        1 // 0  # noqa: B018  # the bug
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def close_dialog(seen: list[str]) -> None:
    def later() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CrashDialog):
            QTimer.singleShot(10, later)
            return
        assert not dialog.report.isVisible()
        QTest.mouseClick(dialog.details, Qt.MouseButton.LeftButton)
        assert dialog.report.isVisible()
        seen.append(dialog.report.toPlainText())
        QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
        QTest.mouseClick(dialog.carry_on, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, later)


def test_a_bug_is_written_shown_and_forgotten(hook: CrashHook, tmp_path: Path, qtbot: QtBot) -> None:
    seen: list[str] = []
    close_dialog(seen)
    error = boom()
    hook.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(seen))
    assert "ZeroDivisionError" in seen[0]
    assert "test_crash.py" in seen[0]
    assert QApplication.clipboard().text() == seen[0]
    assert hook.left_behind() == ""


def test_a_bug_that_was_answered_is_not_told_of_again(
    installed: CrashHook, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    error = boom()
    seen: list[str] = []
    close_dialog(seen)
    installed._faults.write_text("Windows fatal exception: code 0x8001010d", encoding="utf-8")
    installed.caught(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(seen))
    assert installed.left_behind() == ""
    # The same bug while the window goes: nobody sees it, and it is known.
    monkeypatch.setattr(installed, "_showing", True)
    installed.caught(type(error), error, error.__traceback__)
    assert installed.left_behind() == ""
    other = ValueError("Trịnh Thị Mẫu Đơn")
    installed.caught(ValueError, other, None)
    assert "ValueError" in installed.left_behind()
    assert "Trịnh" not in installed.left_behind()


def test_what_the_processor_said_before_an_orderly_end_is_no_crash(installed: CrashHook) -> None:
    installed._faults.write_text("Windows fatal exception: code 0x8001010d", encoding="utf-8")
    installed.closed()
    assert installed.left_behind() == ""


def test_a_bug_nobody_saw_is_shown_at_the_next_start(
    hook: CrashHook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    error = boom()
    hook._write(report_of(error, error.__traceback__))
    again = CrashHook(tmp_path)
    report = again.left_behind()
    assert "ZeroDivisionError" in report
    close_dialog([])
    again.show_left_behind(report)
    assert CrashHook(tmp_path).left_behind() == ""


def test_what_the_officer_can_mend_is_no_crash(hook: CrashHook) -> None:
    told: list[UserError] = []
    hook.on_user_error = told.append
    error = UserError("Tệp đang mở.")
    hook.caught(UserError, error, None)
    hook.caught(Cancelled, Cancelled(), None)
    assert told == [error]
    assert hook.left_behind() == ""


def test_errors_in_threads_and_faults_are_taken(installed: CrashHook, tmp_path: Path, qtbot: QtBot) -> None:
    seen: list[str] = []
    close_dialog(seen)
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert "ZeroDivisionError" in seen[0]
    assert (tmp_path / "faults.txt").exists()


def test_qt_warnings_go_to_the_log(caplog: pytest.LogCaptureFixture, theme: Theme) -> None:
    from ui.crash import _qt_message

    before = qInstallMessageHandler(_qt_message)
    try:
        with caplog.at_level("WARNING", logger="qt"):
            qWarning('lạ "Trịnh Thị Mẫu Đơn"')
    finally:
        qInstallMessageHandler(before)
    assert "lạ …" in caplog.text
