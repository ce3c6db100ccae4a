"""Toàn cảnh: tiles by level, a legend that counts and filters, the ways on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.pages.network import NetworkPage
from ui.theme import Theme


@pytest.fixture
def page(window: Window, theme: Theme, qtbot: QtBot) -> NetworkPage:
    made = NetworkPage(window)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    window.app.subscribe(made.refresh)
    made.activate()
    return made


def turn(page: NetworkPage, status: str) -> None:
    page.chips.choose(status)
    page.chips.chosen.emit(status)


def test_the_legend_counts_and_filters(page: NetworkPage) -> None:
    turn(page, "focal")
    total = len(page.grid.tiles())
    assert [button.text() for button in page.legend] == [f"chưa có đầu mối {total - 2}", "có đầu mối 2"]
    page.legend[1].click()
    assert [tile.name for tile in page.grid.tiles()] == ["Sở Nội vụ", "Huyện Tĩnh Gia"]
    assert page.summary().endswith("đang xem 2")
    page.legend[0].click()
    assert len(page.grid.tiles()) == total


def test_another_status_begins_unfiltered(page: NetworkPage) -> None:
    turn(page, "focal")
    page.legend[1].click()
    turn(page, "committee")
    assert {tile.word for tile in page.grid.tiles()} <= {"có Ban", "chưa ghi Ban"}
    assert not any(button.isChecked() for button in page.legend)


def test_a_change_is_followed_and_the_filter_kept(page: NetworkPage, window: Window) -> None:
    turn(page, "focal")
    page.legend[1].click()
    unit = page.grid.tiles()[0].id
    window.app.save("person", None, {"name": "Đỗ Văn Mới", "unit": unit + 1, "focal_point": True})
    assert len(page.grid.tiles()) == 3 and page.legend[1].text() == "có đầu mối 3"


def test_enter_opens_the_unit_and_print_lists_what_is_seen(page: NetworkPage, window: Window) -> None:
    turn(page, "focal")
    page.legend[1].click()
    seen = tuple(tile.id for tile in page.grid.tiles())
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert window.opened[-1] == ("unit", ("unit", seen[0]))
    page.print_list()
    options = {"record": "unit", "keys": seen, "as_of": window.app.today, "year": window.year}
    sent: object = window.opened[-1]
    assert sent == ("make", ("quick-report", options))
