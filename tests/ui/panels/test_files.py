"""The files of a record with the runner of the program: what is slow is done away from the window."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window, core, seeded_folder, window
from ui.panels.contents import FileLine
from ui.panels.files import FilesSection
from ui.runner import ThreadRunner
from ui.theme import Theme
from vstbpn_desktop.services import attachments

__all__ = ["core", "seeded_folder", "window"]


class Gate:
    """Stands in the way of a piece of work until it is let go on, and knows in which thread it was done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.thread = ""
        self.free = threading.Event()
        self._work = getattr(attachments, name)
        monkeypatch.setattr(attachments, name, self)

    def __call__(self, *arguments: Any) -> Any:
        self.thread = threading.current_thread().name
        assert self.free.wait(10)
        return self._work(*arguments)


@pytest.fixture
def section(window: Window, qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[FilesSection]:
    """The files of a unit, one of them; what is said and told comes from the thread of jobs."""
    runner = ThreadRunner()
    runner.on_error = window.runner.on_error
    window.runner = runner
    made = FilesSection(window)
    qtbot.addWidget(made)
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(b"noi dung")
    with window.app.reader() as reader:
        unit = reader.get(window.app.registry["unit"], "STC")
    (row,) = attachments.attach(window.app, "unit", unit, [path])
    made.show_files("unit", unit, [FileLine(row, path.name, 8)])
    yield made
    runner.close()


def line(section: FilesSection) -> FileLine:
    """The one file that is shown."""
    (shown,) = section.files
    return shown


def test_a_file_is_opened_away_from_the_window(
    section: FilesSection, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    gate = Gate(monkeypatch, "copy_to_read")
    with qtbot.waitSignal(window.runner.started) as started:
        section.open_file(line(section))
    assert started.args == ["Mở tệp báo cáo.docx"] and window.runner.busy and not opened
    with qtbot.waitSignal(window.runner.settled):
        gate.free.set()
    assert gate.thread == "jobs" and Path(opened[0].toLocalFile()).read_bytes() == b"noi dung"


def test_a_file_is_saved_away_from_the_window_and_told_once_it_is(
    section: FilesSection, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate = Gate(monkeypatch, "copy_to")
    window.script.files = [tmp_path / "khác.docx"]
    with qtbot.waitSignal(window.runner.started) as started:
        section.save_file(line(section))
    assert started.args == ["Lưu tệp báo cáo.docx"] and window.said == []
    with qtbot.waitSignal(window.runner.settled):
        gate.free.set()
    assert gate.thread == "jobs" and (tmp_path / "khác.docx").read_bytes() == b"noi dung"
    assert window.said == ["Đã lưu khác.docx · Mở tệp · Mở thư mục"]


def test_what_went_wrong_is_told_in_the_window(
    section: FilesSection, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.script.files = [tmp_path]
    with qtbot.waitSignal(window.runner.settled):
        section.save_file(line(section))
    ((what, todo),) = window.script.asked
    assert what.startswith("Không mở hoặc ghi được tệp “báo cáo.docx” (") and "chọn chỗ khác" in todo
    assert window.said == []
