"""The box for own words: it gives back what it shows; pasted words are cleaned; Enter goes on with a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.reports.rich_box import RichBox
from ui.theme import Theme

TEXT = "Mở đầu **rất rõ**, __nghiêng__ và **__cả hai__**.\n- một\n- hai\n+ ba\nKết thúc"
WORD = (
    "<html><body><p class=MsoNormal style='font-family:Arial;color:red'><b>Kết quả</b>: tăng <i>so với</i> "
    "năm trước</p><ul><li>Sở Y tế</li><li><b>Sở Tư pháp</b></li></ul><p>Hết<img src='x.png'></p>"
    "</body></html>"
)


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> RichBox:
    made = RichBox()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def at_end(box: RichBox) -> None:
    cursor = box.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    box.setTextCursor(cursor)


def typed(box: RichBox, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(box, event)


def test_it_gives_back_what_it_shows(box: RichBox) -> None:
    box.set_text(TEXT)
    assert box.text() == TEXT
    assert box.toPlainText().startswith("Mở đầu rất rõ, nghiêng và cả hai.\n- một")
    box.append_text("**Thêm**")
    assert box.text() == f"{TEXT}\n**Thêm**"
    box.set_text("")
    assert box.text() == "" and not box.bold


def test_what_comes_from_word_keeps_its_words_and_looks_alone(box: RichBox) -> None:
    mime = QMimeData()
    mime.setHtml(WORD)
    mime.setText("không dùng")
    box.insertFromMimeData(mime)
    assert box.text() == ("**Kết quả**: tăng __so với__ năm trước\n- Sở Y tế\n- **Sở Tư pháp**\nHết")
    assert "Arial" not in box.toHtml() and "ff0000" not in box.toHtml()


def test_plain_text_is_pasted_clean(box: RichBox) -> None:
    mime = QMimeData()
    mime.setText("Một\u00ad hai\r\n- ba")
    typed(box, "Đầu ")
    box.insertFromMimeData(mime)
    assert box.toPlainText() == "Đầu Một hai\n- ba"


def test_enter_goes_on_with_a_list_and_ends_it(box: RichBox, qtbot: QtBot) -> None:
    box.set_text("- một")
    at_end(box)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    typed(box, "hai")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    typed(box, "Đoạn sau")
    assert box.text() == "- một\n- hai\nĐoạn sau"


def test_keys_and_buttons_give_looks(box: RichBox, qtbot: QtBot) -> None:
    qtbot.keyClick(box, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    typed(box, "Đậm")
    qtbot.keyClick(box, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(box, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    typed(box, " nghiêng")
    assert box.text() == "**Đậm** __nghiêng__"


def test_paragraphs_become_a_list_and_back(box: RichBox) -> None:
    box.set_text("Một\n**Hai**")
    box.selectAll()
    box.toggle_list()
    assert box.text() == "- Một\n- **Hai**"
    box.selectAll()
    box.toggle_list()
    assert box.text() == "Một\n**Hai**"
    box.undo()
    assert box.text() == "- Một\n- **Hai**"
