"""The search box of the window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.shell.conftest import Desk
from ui.shell.facts import backup_words, badges
from ui.shell.search import NOTHING_FOUND
from ui.widgets.look import Meaning
from ui.widgets.popup import PopupList
from vstbpn_desktop.queries.today import TodayItem


def popup(desk: Desk) -> PopupList:
    assert desk.workspace._finder is not None
    return desk.workspace._finder.popup


def search(desk: Desk, words: str) -> None:
    field = desk.window.top.search
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()
    field.setText(words)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("words", ["quan hoa", "Quan Hóa", "huyen quan"])
def test_hits_come_in_groups_and_open_their_page(desk: Desk, words: str) -> None:
    search(desk, words)
    rows = popup(desk).rows()
    assert rows[0].heading
    assert "Huyện Quan Hóa" in [row.title for row in rows]
    field = desk.window.top.search
    while (row := popup(desk).current()) is not None and row.title != "Huyện Quan Hóa":
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert row is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.page("units").seen == [("activate", row.key)]
    assert field.text() == ""
    assert not popup(desk).isVisible()


def test_nothing_found_says_so(desk: Desk) -> None:
    search(desk, "khongcogi")
    assert popup(desk).rows() == (NOTHING_FOUND,)
    QTest.keyClick(desk.window.top.search, Qt.Key.Key_Escape)
    assert not popup(desk).isVisible()


def test_leaving_the_box_closes_the_list(desk: Desk) -> None:
    search(desk, "quan hoa")
    assert popup(desk).isVisible()
    desk.window.sidebar.items()[0].setFocus()
    assert not popup(desk).isVisible()


def item(kind: str) -> TodayItem:
    return TodayItem(kind, "task", 1, "2020/II.1.1", "", "", None, "", "")


def test_badges_count_what_is_to_be_done() -> None:
    counted = badges([item("overdue"), item("overdue"), item("soon")])
    assert (counted["today"].number, counted["today"].meaning) == (3, Meaning.LATE)
    assert (counted["programme"].number, counted["programme"].words) == (2, "2 nhiệm vụ quá hạn")
    assert badges([item("soon")])["today"].meaning is Meaning.SOON


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (None, "Chưa có bản sao lưu"),
        (dt.datetime(2020, 7, 6, 7, 30), "Sao lưu đã kiểm chứng 07:30 hôm nay"),
        (dt.datetime(2020, 7, 5, 23, 59), "Sao lưu đã kiểm chứng 23:59 hôm qua"),
        (dt.datetime(2020, 6, 1, 8, 0), "Sao lưu đã kiểm chứng 08:00 ngày 01/06/2020"),
    ],
)
def test_the_backup_in_words(made: dt.datetime | None, words: str) -> None:
    assert backup_words(made, dt.datetime(2020, 7, 6, 9, 0)) == words
