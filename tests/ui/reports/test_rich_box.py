"""The box for own words: it gives back what it shows; pasted words are cleaned; Enter goes on with a list."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.reports.chips import OBJECT, links_in
from ui.reports.rich_box import RichBox
from ui.theme import Theme
from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.reports.figures import Found
from vstbpn_desktop.documents.rich import Link

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


# figures

DONE = Found(Link("progress.done"), "Nhiệm vụ", "Nhiệm vụ hoàn thành", "Mọi đơn vị đạt.", "1.234")
GONE = Found(Link("class.women", "2020/9"), "Lớp", "Học viên nữ, lớp 2020/9", "", None, known=False)
WITH_FIGURES = "- Có **[[progress.done]]**/[[progress.tasks]] việc;\n[[class.women:2020/9]] nữ"


def test_figures_are_given_back_as_they_were(box: RichBox) -> None:
    box.set_text(WITH_FIGURES)
    assert box.text() == WITH_FIGURES
    assert OBJECT in box.toPlainText() and "[[" not in box.toPlainText()
    assert [link.written for link in links_in(box.document())] == [
        "[[progress.done]]", "[[progress.tasks]]", "[[class.women:2020/9]]",
    ]  # fmt: skip


def test_a_figure_is_one_character_and_words_after_it_are_words(box: RichBox, qtbot: QtBot) -> None:
    typed(box, "Có ")
    box.insert_figure(DONE)
    typed(box, " việc")
    assert box.text() == "Có [[progress.done]] việc"
    for _ in range(6):
        qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert box.text() == "Có"
    box.undo()
    assert "[[progress.done]]" in box.text()


def test_a_tone_is_typed_beside_a_figure(box: RichBox) -> None:
    """UniKey takes letters back and types others: the figure before them stays."""
    box.insert_figure(DONE)
    typed(box, "viec")
    event = QInputMethodEvent()
    event.setCommitString("ệc", -2, 2)
    QApplication.sendEvent(box, event)
    assert box.text() == "[[progress.done]]việc"


def test_figures_take_the_looks_of_their_place(box: RichBox) -> None:
    box.toggle_bold()
    typed(box, "Có ")
    box.insert_figure(DONE)
    assert box.text() == "**Có [[progress.done]]**"
    assert box.bold


def test_chips_show_what_figures_come_to_now(box: RichBox) -> None:
    box.set_text("[[progress.done]] [[class.women:2020/9]]")
    assert box.chips.words(DONE.link) == "…"
    narrow = box.document().idealWidth()
    box.know((DONE, GONE))
    assert box.chips.words(DONE.link) == "1.234"
    assert box.chips.words(GONE.link) == "[không còn số liệu: Học viên nữ, lớp 2020/9]"
    assert box.document().idealWidth() > narrow
    assert "Mọi đơn vị đạt." in box.chips.told(DONE.link)
    assert not box.grab().isNull()


def test_copied_figures_stay_figures_here_and_are_words_elsewhere(box: RichBox) -> None:
    box.set_text("- Có **[[progress.done]]** việc\nHết")
    box.know((DONE,))
    box.selectAll()
    mime = box.createMimeDataFromSelection()
    assert mime.text() == "- Có 1.234 việc\nHết"
    assert mime.html() == "<p>- Có <b>1.234</b> việc</p><p>Hết</p>"
    box.set_text("")
    box.insertFromMimeData(mime)
    assert box.text() == "- Có **[[progress.done]]** việc\nHết"


def test_the_figure_under_the_mouse_is_told(box: RichBox) -> None:
    box.resize(300, 200)
    box.set_text("a [[progress.done]] b")
    box.know((DONE,))
    cursor = box.textCursor()
    cursor.setPosition(2)
    place = box.cursorRect(cursor).center() + QPoint(6, 0)
    assert box._link_at(place) == DONE.link
    assert box._link_at(QPoint(3, place.y())) is None
    assert box._link_at(QPoint(280, 150)) is None


WORDS = st.text(st.sampled_from("aâđ ơ.,;:-+/1"), min_size=1, max_size=10).map(str.strip).filter(bool)
PARTS = st.one_of(WORDS, st.sampled_from([DONE.link.written, GONE.link.written]))
RUNS = st.lists(st.tuples(PARTS, st.sampled_from(["", "**", "__"])), min_size=1, max_size=4)
LINES = st.lists(st.tuples(st.sampled_from(["", "- ", "+ "]), RUNS), max_size=4)


@given(LINES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_word_and_no_figure_is_lost_in_the_box(
    box: RichBox, lines: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    text = "\n".join(
        marker + " ".join(f"{look}{words}{look}" for words, look in runs) for marker, runs in lines
    )
    once = rich.written(rich.pieces(text))
    box.set_text(once)
    assert rich.pieces(box.text()) == rich.pieces(once)
    assert rich.links(box.text()) == rich.links(text)
