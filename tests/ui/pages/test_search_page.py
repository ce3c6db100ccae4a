"""The page of search results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.pages.search import SearchPage
from ui.pages.search.model import PAGE, ROW, ResultsModel
from ui.pages.search.page import ALL
from ui.theme import Theme
from vstbpn_desktop.services import saving

MANY = 2 * PAGE + 20
Open = Callable[[str], SearchPage]


@pytest.fixture
def open_page(window: Window, qtbot: QtBot, theme: Theme) -> Open:
    def build(words: str) -> SearchPage:
        page = SearchPage(window)
        qtbot.addWidget(page)
        page.resize(780, 560)
        page.activate(words)
        page.show()
        QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
        return page

    return build


def add_villages(window: Window) -> None:
    app = window.app
    with app.change("Nhiều đơn vị") as change:
        for number in range(MANY):
            values = {"code": f"X{number}", "name": f"Xã Quan Hóa {number}"}
            saving.save(change, app.registry["unit"], None, values, app.today)


def lines(page: SearchPage) -> list[str]:
    return [page.model.row(number).title for number in range(page.model.rowCount())]


def test_everything_found_stands_under_what_it_is(open_page: Open, window: Window) -> None:
    letter = window.app.save("document", None, {"subject": "Gửi huyện Quan Hóa", "symbol": "12/SNV"})
    page = open_page("quan hoa")
    assert page.summary() == "“quan hoa” · 2 kết quả"
    assert sorted(lines(page)) == ["Gửi huyện Quan Hóa", "Huyện Quan Hóa", "Văn bản · 1", "Đơn vị · 1"]
    assert page._types()[0] == (ALL, "Tất cả")
    page.list.select_first()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert sorted(record for record, _ in window.opened) == ["document", "unit"]
    assert ("document", letter) in window.opened


def test_one_type_is_read_as_one_scrolls(open_page: Open, window: Window) -> None:
    add_villages(window)
    page = open_page("quan hoa")
    assert "Đơn vị · 149, 5 mục đầu" in lines(page)
    asked: list[int] = []
    page.model.wanted.connect(asked.append)
    page.chips.choose("unit")
    page.chips.chosen.emit("unit")
    assert page.model.rowCount() == MANY + 1
    assert asked == [0], "only what is seen is read"
    assert len(set(lines(page))) == MANY + 1
    assert asked == [0, 1, 2]


def test_a_former_name_finds_the_unit_and_says_why(open_page: Open, window: Window) -> None:
    app = window.app
    (hit,) = [hit for hit in app.search("tinh gia") if hit.record == "unit"]
    with app.reader() as reader:
        before = reader.values(app.registry["unit"], hit.id)["names"][0]
    day = dt.date(2019, 6, 1)
    named = {"name": "Thị xã Nghi Sơn", "short_name": "", "full_name": "", "addressing_name": ""}
    names = ({**before, "valid_to": day}, {**before, **named, "valid_from": day})
    app.save("unit", hit.id, {"names": names})
    page = open_page("Tĩnh Gia")
    row = next(row for row in map(page.model.row, range(page.model.rowCount())) if row.id == hit.id)
    assert (row.title, row.note) == ("Thị xã Nghi Sơn", "trước đây: Huyện Tĩnh Gia")


def test_other_words_and_none(open_page: Open, window: Window) -> None:
    page = open_page("khongcogi")
    assert page._stack.currentWidget() is page._nothing
    assert page.panel() is None
    page.finder.setText("quan hoa")
    QTest.keyClick(page.finder, Qt.Key.Key_Return)
    assert page.summary() == "“quan hoa” · 1 kết quả"
    assert page.panel() is page.side
    assert page.side.contents is not None and page.side.contents.title == "Huyện Quan Hóa"


def test_a_row_that_is_not_read_yet_can_be_looked_at() -> None:
    model = ResultsModel()
    model.show_count(3)
    index = model.index(1)
    assert index.data() == "…" and index.data(ROW).heading
    assert model.first_hit() == 0
    model.show_count(0)
    assert model.first_hit() is None


def test_the_page_opens_anew_on_everything(open_page: Open) -> None:
    page = open_page("quan hoa")
    page.chips.choose("unit")
    page.activate("tinh gia")
    assert page.chips.current() == ALL
    assert page.finder.text() == "tinh gia"
