"""Chèn căn cứ: acts found in any spelling, ticked, made into lines, copied and inserted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.pages.documents import DocumentsPage
from ui.pages.documents.library import LibraryListPage
from ui.pages.make_documents import MakePage
from ui.reports.basis_picker import BasisPicker
from ui.theme import Theme
from ui.widgets.button import Button
from vstbpn_desktop.app import App
from vstbpn_desktop.documents.model import Basis
from vstbpn_desktop.services.making import make

LAW, DECREE, UNSURE = "73/2006/QH11", "30/2020/NĐ-CP", "125/2021/NĐ-CP"


@pytest.fixture
def desk(started: App) -> Window:
    return Window(started)


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme, desk: Window) -> BasisPicker:
    return opened(qtbot, desk)


def opened(qtbot: QtBot, desk: Window, ticked: tuple[int, ...] = ()) -> BasisPicker:
    made = BasisPicker(desk, "Chép", ticked)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def listed(picker: BasisPicker) -> list[str]:
    return [node.label for node in picker.model.nodes]


def tick(picker: BasisPicker, symbol: str) -> None:
    row = next(row for row, label in enumerate(listed(picker)) if symbol in label)
    picker.list._tick(picker.model.index(row, 0, QModelIndex()))


def find(picker: BasisPicker, words: str) -> list[str]:
    picker.search.setText(words)
    picker.search._tell()
    return listed(picker)


def id_of(desk: Window, symbol: str) -> int:
    with desk.app.reader() as reader:
        entries = desk.app.registry["library_entry"]
        return next(row for row in range(1, 60) if reader.record(entries, row).values["symbol"] == symbol)


def test_the_library_is_listed_the_weightiest_first(picker: BasisPicker) -> None:
    labels = listed(picker)
    assert len(labels) == 32
    assert labels[0] == "Luật Bình đẳng giới (73/2006/QH11) ngày 29/11/2006"
    assert any("Nghị định 30/2020/NĐ-CP ngày 05/03/2020 · công tác văn thư" in label for label in labels)
    unsure = next(node for node in picker.model.nodes if UNSURE in node.label)
    assert (unsure.detail, unsure.warned) == ("cần xác nhận", True)
    assert not picker.confirm.isEnabled()


@pytest.mark.parametrize("words", ["21/CT-TW", "21-CT/TW", "chi thi 21", "ct 21", "21 ct tw"])
def test_a_symbol_is_found_in_any_spelling(picker: BasisPicker, words: str) -> None:
    assert [label[:18] for label in find(picker, words)] == ["Chỉ thị 21-CT/TW n"]


def test_ticks_stay_while_searching_and_make_the_lines(picker: BasisPicker) -> None:
    tick(picker, DECREE)
    find(picker, "bình đẳng giới")
    tick(picker, LAW)
    assert [act.symbol for act in picker.acts] == [LAW, DECREE]
    assert picker.preview.toPlainText().split("\n") == [
        "Căn cứ Luật Bình đẳng giới;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
    ]
    assert (picker.confirm.text(), picker.confirm.isEnabled()) == ("Chép 2 căn cứ", True)
    tick(picker, LAW)
    assert picker.confirm.text() == "Chép 1 căn cứ"


def test_what_is_to_be_confirmed_is_said_and_shaded(picker: BasisPicker) -> None:
    tick(picker, LAW)
    assert not picker.unsure.isVisible()
    tick(picker, UNSURE)
    assert picker.unsure.text().startswith("1 căn cứ cần xác nhận")
    plain, shaded = (picker.preview.document().findBlockByNumber(n).begin().fragment() for n in (0, 1))
    assert plain.charFormat().background().style() == Qt.BrushStyle.NoBrush
    assert shaded.charFormat().background().style() == Qt.BrushStyle.SolidPattern
    assert shaded.charFormat().fontItalic()


def test_space_ticks_and_the_model_keeps_qts_rules(picker: BasisPicker, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(picker.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.keyClick(picker.list, Qt.Key.Key_Space)
    assert [act.symbol for act in picker.acts] == [LAW]
    find(picker, "không có văn bản này")
    assert listed(picker) == []
    assert tester.model() is picker.model


def test_the_library_page_copies_lines_that_word_takes_in_italics(
    qtbot: QtBot, theme: Theme, desk: Window
) -> None:
    page = DocumentsPage(desk)
    qtbot.addWidget(page)
    page.activate(("library_entry", id_of(desk, LAW)))
    assert isinstance(page.page, LibraryListPage)
    assert "8 cần xác nhận" in page.summary()
    next(action for action in page.commands() if action.text == "Chèn căn cứ").call()
    (picker,) = page.window().findChildren(BasisPicker)
    tick(picker, LAW)
    picker.confirm.click()
    assert QGuiApplication.clipboard().text() == "Căn cứ Luật Bình đẳng giới."
    assert QGuiApplication.clipboard().mimeData().html().count("<i>") == 1
    assert desk.said[-1].startswith("Đã chép")


def test_selected_entries_are_ticked_already(qtbot: QtBot, theme: Theme, desk: Window) -> None:
    picker = opened(qtbot, desk, (id_of(desk, LAW), id_of(desk, DECREE)))
    assert [act.symbol for act in picker.acts] == [LAW, DECREE]


def test_lines_are_inserted_where_one_writes(qtbot: QtBot, theme: Theme, desk: Window) -> None:
    desk.app.save("programme", None, {"year": 2020, "title": "Chương trình công tác năm 2020"})
    page = MakePage(desk)
    qtbot.addWidget(page)
    page.activate(("six-month-report", {"period": "2020-H1"}))
    page.maker.write_section("limits")
    sheet = page.maker.sheet
    sheet.box.set_text("Một số đơn vị còn chậm.")
    sheet.basis_wanted.emit()
    (picker,) = page.window().findChildren(BasisPicker)
    assert picker.confirm.text() == "Chèn căn cứ"
    tick(picker, LAW)
    picker.confirm.click()
    assert sheet.box.text() == "Một số đơn vị còn chậm.\n__Căn cứ Luật Bình đẳng giới.__"


def test_lines_go_into_the_option_below_those_that_are_there(
    qtbot: QtBot, theme: Theme, desk: Window
) -> None:
    page = MakePage(desk)
    qtbot.addWidget(page)
    page.activate(("plan", {"basis": "Chương trình công tác năm 2020"}))
    options = page.maker.options
    qtbot.waitUntil(lambda: options.rows["basis"].started is not None)
    (button,) = [b for b in options.findChildren(Button) if b.text() == "Chọn trong thư viện căn cứ"]
    button.click()
    (picker,) = page.window().findChildren(BasisPicker)
    tick(picker, LAW)
    tick(picker, DECREE)
    picker.confirm.click()
    lines = options.given()["basis"].split("\n")
    assert lines[:2] == ["Chương trình công tác năm 2020", "Căn cứ Luật Bình đẳng giới"]
    assert lines[2].startswith("Căn cứ Nghị định số") and not lines[2].endswith(".")
    found = make(desk.app, "plan", None, {"year": "2020", **options.given()}).document
    (basis,) = [block for block in found.blocks if isinstance(block, Basis)]
    assert [str(item).split()[2] for item in basis.items] == ["Chương", "Luật", "Nghị"]


def test_plain_fields_take_plain_lines(picker: BasisPicker, qtbot: QtBot) -> None:
    taken: list[QMimeData] = []
    picker.picked.connect(taken.append)
    tick(picker, LAW)
    picker.confirm.click()
    box = QTextEdit()
    qtbot.addWidget(box)
    box.setAcceptRichText(False)
    box.insertFromMimeData(taken[0])
    assert box.toPlainText() == "Căn cứ Luật Bình đẳng giới."
