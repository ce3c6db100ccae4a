"""Chèn số liệu: found by a few letters, chosen by keyboard, told with what it is now."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import nameless
from tests.ui.seeded import Window
from ui.reports.composing import Request
from ui.reports.figure_picker import FigurePicker
from ui.theme import Theme
from vstbpn_desktop.documents.reports.figures import Found
from vstbpn_desktop.services.making import document_spec


@pytest.fixture
def picker(desk: Window, theme: Theme, qtbot: QtBot) -> Iterator[FigurePicker]:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = FigurePicker(desk, Request(document_spec("official-letter"), {}, 2020), holder)
    with qtbot.waitActive(made):
        made.show()
    made.search.setFocus()
    yield made


def listed(picker: FigurePicker) -> list[str]:
    return [row.title for row in picker.model.rows if not row.heading]


def search(picker: FigurePicker, words: str) -> None:
    picker.search.setText(words)
    picker.search.searched.emit(words)


def test_every_figure_is_listed_below_its_group_with_its_value(picker: FigurePicker) -> None:
    rows = picker.model.rows
    assert rows[0].heading and rows[0].title == "Nhiệm vụ của năm"
    assert len(listed(picker)) == len(picker.found) > 30
    total = next(row for row in rows if row.title == "Tổng số nhiệm vụ")
    assert isinstance(total.key, Found)
    assert total.detail == total.key.value and int(total.detail) > 0
    assert total.note == "Mọi nhiệm vụ của chương trình công tác năm."
    assert nameless(picker) == []


def test_a_few_letters_without_accents_find_it(picker: FigurePicker) -> None:
    search(picker, "qua han")
    assert "Nhiệm vụ quá hạn" in listed(picker)
    assert "Tổng số nhiệm vụ" not in listed(picker)
    search(picker, "không có đâu")
    assert listed(picker) == []
    assert not picker.insert.isEnabled()
    assert picker.hint.text().startswith("Không có số liệu nào khớp")


def test_arrows_pass_over_headings_and_enter_chooses(picker: FigurePicker, qtbot: QtBot) -> None:
    chosen: list[Found] = []
    picker.picked.connect(chosen.append)
    assert picker.model.rows[picker.list.currentIndex().row()].title == "Tổng số nhiệm vụ"
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(picker.search, Qt.Key.Key_PageDown)
    assert not picker.model.rows[picker.list.currentIndex().row()].heading
    for _ in range(3):
        qtbot.keyClick(picker.search, Qt.Key.Key_PageUp)
    assert picker.list.currentIndex().row() <= 1
    search(picker, "nhiem vu hoan thanh")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert [found.link.name for found in chosen] == ["progress.done"]
