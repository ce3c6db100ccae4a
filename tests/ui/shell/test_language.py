"""Qt's own words are Vietnamese."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from ui.language import _FILE, speak_vietnamese
from ui.theme import Theme

WORDS = [
    (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment"), message)
    for context in ET.parse(_FILE.with_suffix(".ts")).getroot().findall("context")
    for message in context.findall("message")
]


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    known = set(qapp.findChildren(QTranslator))
    speak_vietnamese(qapp)
    yield
    for words in set(qapp.findChildren(QTranslator)) - known:
        qapp.removeTranslator(words)
        words.deleteLater()
    QLocale.setDefault(before)


def test_the_built_words_are_those_of_the_source(vietnamese: None) -> None:
    assert len(WORDS) > 300
    for context, source, comment, message in WORDS:
        expected = message.findtext("translation")
        assert QCoreApplication.translate(context, source, comment) == expected


def test_placeholders_are_kept() -> None:
    for _, source, _, message in WORDS:
        words = message.findtext("translation", "")
        for mark in ("%1", "%2"):
            assert (mark in source) == (mark in words), source


def test_buttons_and_menus(vietnamese: None, theme: Theme, qtbot: QtBot) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel | kinds.Close | kinds.Yes | kinds.No | kinds.Discard)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {
        "Lưu",
        "Huỷ bỏ",
        "Đóng",
        "Có",
        "Không",
        "Không lưu",
    }
    field = QLineEdit("a")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xoá", "Chọn tất cả"]


def test_numbers_and_days(vietnamese: None) -> None:
    assert QLocale().toString(1234567) == "1.234.567"
    assert QLocale().toString(12.5) == "12,5"
    assert QLocale().dayName(1, QLocale.FormatType.ShortFormat) == "Thứ 2"
    assert QLocale().monthName(6).lower() == "tháng 6"
