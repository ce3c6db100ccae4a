"""Saving: under the name chosen, whole, with ways out where the file cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.reports.export import PDF, WORD, Exporter, open_path
from ui.theme import Theme
from vstbpn_desktop.errors import UserError

CONTENT = b"%PDF-1.7 nothing more"


@pytest.fixture
def exporter(desk: Window, theme: Theme, qtbot: QtBot) -> Exporter:
    owner = QWidget()
    qtbot.addWidget(owner)
    return Exporter(desk, owner)


def refuse(monkeypatch: pytest.MonkeyPatch, times: int) -> list[Path]:
    """Let the first writes fail as an open file does; gives the names tried."""
    from vstbpn_desktop.documents import render

    write, tried = render.save, list[Path]()

    def save(content: bytes, path: Path) -> None:
        tried.append(path)
        if len(tried) <= times:
            raise UserError(f"Tệp đang mở trong Word: {path.name}.", "Hãy đóng tệp hoặc lưu bằng tên khác.")
        write(content, path)

    monkeypatch.setattr(render, "save", save)
    return tried


def test_the_file_is_written_and_can_be_opened(exporter: Exporter, desk: Window, tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo.pdf"
    desk.script.files = [path]
    exporter.save(PDF, "Báo cáo", lambda: CONTENT)
    assert path.read_bytes() == CONTENT
    assert desk.said == ["Đã lưu Báo cáo.pdf · Mở tệp · Mở thư mục"]


def test_cancelling_writes_nothing(exporter: Exporter, desk: Window) -> None:
    def render() -> bytes:
        raise AssertionError("nothing is to be rendered")

    exporter.save(WORD, "Báo cáo", render)
    assert desk.said == []


def test_an_open_file_may_be_tried_again(
    exporter: Exporter, desk: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = refuse(monkeypatch, 1)
    desk.script.files = [tmp_path / "a.docx"]
    desk.script.answers = ["again"]
    exporter.save(WORD, "a", lambda: CONTENT)
    assert tried == [tmp_path / "a.docx"] * 2
    assert desk.script.asked == [("Tệp đang mở trong Word: a.docx.", "Hãy đóng tệp hoặc lưu bằng tên khác.")]
    assert (tmp_path / "a.docx").read_bytes() == CONTENT


def test_an_open_file_may_be_saved_under_another_name(
    exporter: Exporter, desk: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = refuse(monkeypatch, 1)
    desk.script.files = [tmp_path / "a.docx", tmp_path / "b.docx"]
    desk.script.answers = ["other"]
    exporter.save(WORD, "a", lambda: CONTENT)
    assert tried == [tmp_path / "a.docx", tmp_path / "b.docx"]
    assert desk.said[0].startswith("Đã lưu b.docx")


def test_giving_up_leaves_no_file(
    exporter: Exporter, desk: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, 1)
    desk.script.files = [tmp_path / "a.docx"]
    desk.script.answers = ["no"]
    exporter.save(WORD, "a", lambda: CONTENT)
    assert desk.said == []
    assert not list(tmp_path.glob("*.docx"))


def test_a_bug_is_no_matter_for_the_officer(exporter: Exporter, desk: Window, tmp_path: Path) -> None:
    desk.script.files = [tmp_path / "a.pdf"]

    def render() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        exporter.save(PDF, "a", render)


def test_files_open_with_the_systems_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    open_path(tmp_path / "Báo cáo 6 tháng.docx")
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "Báo cáo 6 tháng.docx"))]
