"""The one door for questions and files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from ui.messages import Answer, Messages, ScriptedMessages
from ui.session import Session
from ui.theme import Theme
from ui.widgets.button import Button
from vstbpn_desktop.errors import UserError

ASK = ("Xoá hẳn 3 đơn vị?", "Thao tác này không hoàn tác được.", "Xoá hẳn 3 đơn vị", "Không xoá")


def when_open(act: Callable[[QDialog], object]) -> None:
    """Do something with the dialog once it is up."""

    def later() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, later)


def press(words: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        button = next(b for b in dialog.findChildren(Button) if b.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return act


@pytest.mark.parametrize(("words", "answer"), [("Xoá hẳn 3 đơn vị", True), ("Không xoá", False)])
def test_the_buttons_say_what_they_do(theme: Theme, qtbot: QtBot, words: str, answer: bool) -> None:
    when_open(press(words))
    assert Messages(lambda: None).ask(*ASK, danger=True) is answer


def test_escape_is_the_harmless_answer(theme: Theme, qtbot: QtBot) -> None:
    when_open(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert Messages(lambda: None).ask(*ASK, danger=True) is False


def test_what_cannot_be_undone_is_not_done_by_enter(theme: Theme, qtbot: QtBot) -> None:
    focused: list[str] = []

    def enter(dialog: QDialog) -> None:
        button = dialog.focusWidget()
        focused.append(button.text() if isinstance(button, Button) else "")
        QTest.keyClick(button or dialog, Qt.Key.Key_Return)
        dialog.reject()

    when_open(enter)
    assert Messages(lambda: None).ask(*ASK, danger=True) is False
    assert focused == ["Không xoá"]


def test_an_error_says_what_and_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        from PySide6.QtWidgets import QLabel

        seen.extend(label.text() for label in dialog.findChildren(QLabel) if label.text())
        dialog.reject()

    when_open(read)
    Messages(lambda: None).error(UserError("Tệp đang mở trong Word.", "Hãy đóng tệp."))
    assert seen == ["Tệp đang mở trong Word.", "Hãy đóng tệp."]


def test_the_last_folder_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(None)
    messages = Messages(lambda: None, session)
    asked: list[str] = []

    def save(parent: object, title: str, start: str, filters: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "bao-cao"), filters

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    assert messages.save_file("Lưu", "Báo cáo.docx", "Word (*.docx)") == tmp_path / "bao-cao.docx"
    messages.save_file("Lưu", "Báo cáo.docx", "Word (*.docx)")
    assert asked[1] == str(tmp_path / "Báo cáo.docx")


def test_a_cancelled_dialog_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    messages = Messages(lambda: None, Session(None))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert messages.save_file("Lưu", "a.docx", "") is None
    assert messages.open_files("Mở", "") == []
    assert messages.open_files("Mở", "", many=False) == []
    assert messages.folder("Thư mục") is None


def test_files_are_given_as_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(None)
    messages = Messages(lambda: None, session)
    names = [str(tmp_path / "a.docx"), str(tmp_path / "b.docx")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (names[0], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert messages.open_files("Mở", "") == [Path(name) for name in names]
    assert messages.open_files("Mở", "", many=False) == [Path(names[0])]
    assert messages.folder("Thư mục") == tmp_path
    assert session.text("last_folder") == str(tmp_path)


def test_the_double_answers_in_order(tmp_path: Path) -> None:
    double = ScriptedMessages("yes", "no", files=[tmp_path])
    assert double.ask("Một?", "", "Có", "Không") is True
    assert double.ask("Hai?", "", "Có", "Không") is False
    double.inform("Xong", "")
    assert double.folder("Chọn") == tmp_path
    assert double.save_file("Lưu", "a", "") is None
    assert [title for title, _ in double.asked] == ["Một?", "Hai?", "Xong"]
    with pytest.raises(IndexError):
        double.ask("Ba?", "", "Có", "Không")


def test_the_double_refuses_an_answer_that_is_not_offered() -> None:
    double = ScriptedMessages("maybe")
    with pytest.raises(AssertionError):
        double.choose("?", "", [Answer("yes", "Có"), Answer("no", "Không")])
