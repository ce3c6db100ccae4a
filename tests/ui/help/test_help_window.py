"""The help window: opened at a topic, followed by links, searched, gone back in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.help.topics import topics
from ui.help.window import HelpWindow
from ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> HelpWindow:
    made = HelpWindow()
    qtbot.addWidget(made)
    return made


def listed(window: HelpWindow) -> list[str]:
    return [window.list.item(row).text() for row in range(window.list.count())]


def test_it_opens_at_a_topic_with_what_the_page_says(window: HelpWindow) -> None:
    window.show_topic("programme", "Chọn một nhiệm vụ.")
    text = window.page.toPlainText()
    assert text.startswith("Trang Chương trình\nChọn một nhiệm vụ.")
    assert window.list.currentItem().text() == "Trang Chương trình"
    assert window.isVisible() and window.back.isHidden()


def test_every_topic_is_shown_whole(window: HelpWindow) -> None:
    for one in topics():
        window.show_topic(one.id)
        assert window.page.toPlainText().startswith(one.title)
        assert len(window.page.toPlainText()) > 150
        assert "**" not in window.page.toPlainText() and "](" not in window.page.toPlainText()


def test_links_are_followed_and_come_back(window: HelpWindow) -> None:
    window.show_topic("programme")
    window.page.anchorClicked.emit(QUrl("job-assign"))
    assert window.topic_id == "job-assign"
    window.back.click()
    assert window.topic_id == "programme" and window.back.isHidden()
    window.page.anchorClicked.emit(QUrl("https://example.org"))
    assert window.topic_id == "programme"


def test_the_contents_are_gone_through_by_keyboard(window: HelpWindow, qtbot: QtBot) -> None:
    window.show_topic("programme")
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert window.topic_id == "programme-import"
    assert "Bắt đầu" in listed(window)


def test_searching_lists_what_matches_and_shows_the_first(window: HelpWindow) -> None:
    window.show_topic("programme")
    window.finder.setText("diem danh")
    window.finder.searched.emit("diem danh")
    assert listed(window)[0] == "Điểm danh" and window.topic_id == "job-attendance"
    window.finder.setText("khongcogi")
    window.finder.searched.emit("khongcogi")
    assert listed(window) == [] and not window._nothing.isHidden()
    window.show_topic("units")
    assert window.finder.text() == "" and len(listed(window)) > 20


def test_an_unknown_page_opens_the_first_topic(window: HelpWindow) -> None:
    window.show_topic("nowhere")
    assert window.topic_id == "welcome"


def test_it_is_drawn_again_in_another_size(window: HelpWindow, theme: Theme) -> None:
    window.show_topic("shortcuts")
    before = window.page.document().defaultFont().pointSizeF()
    theme.set_percent(150)
    try:
        window._fill(next(iter(topics())))
        assert window.page.document().defaultFont().pointSizeF() > before
    finally:
        theme.set_percent(100)
