"""Qt's own words are Vietnamese."""

import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QDialogButtonBox, QFileDialog, QLineEdit
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


class Untold(QTranslator):
    """Keeps what Qt asked for and found in no words: it is asked last."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.asked: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, comment: str | None = None, number: int = -1) -> str:
        self.asked.add((context, source))
        return ""


@pytest.fixture
def untold(qapp: QApplication) -> Iterator[Untold]:
    made = Untold(qapp)
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)
    made.deleteLater()


def dialogs(printer: QPrinter) -> Iterator[QDialog]:
    for mode in QFileDialog.AcceptMode:
        for kind in (QFileDialog.FileMode.ExistingFiles, QFileDialog.FileMode.Directory):
            files = QFileDialog(None, "Chọn", "", "Văn bản Word (*.docx)")
            files.setOption(QFileDialog.Option.DontUseNativeDialog)
            files.setAcceptMode(mode)
            files.setFileMode(kind)
            yield files
    if sys.platform != "win32":  # there it is the system's own
        yield QPrintDialog(printer)
    yield QColorDialog()


def test_qts_own_dialogs_say_nothing_in_english(
    untold: Untold, vietnamese: None, theme: Theme, qtbot: QtBot
) -> None:
    printer = QPrinter()
    shown = 0
    for dialog in dialogs(printer):
        qtbot.addWidget(dialog)
        dialog.show()
        boxes = dialog.findChildren(QDialogButtonBox)
        assert all(button.icon().isNull() for box in boxes for button in box.buttons())
        shown += len(boxes)
    assert shown > 4
    # Keys, the direction of writing and sizes of paper are named alike everywhere.
    alike = ("QGuiApplication", "QPageSize", "QShortcut")
    missing = {(c, words) for c, words in untold.asked if c not in alike and not words.startswith("Alt+")}
    assert not missing


def test_numbers_and_days(vietnamese: None) -> None:
    assert QLocale().toString(1234567) == "1.234.567"
    assert QLocale().toString(12.5) == "12,5"
    assert QLocale().dayName(1, QLocale.FormatType.ShortFormat) == "Thứ 2"
    assert QLocale().monthName(6).lower() == "tháng 6"
