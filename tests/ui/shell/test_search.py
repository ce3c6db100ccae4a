"""The search box of the window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.shell.conftest import Desk
from ui.shell.facts import backup_words, badges
from ui.shell.search import NOTHING_FOUND, found
from ui.widgets.field import SearchField
from ui.widgets.look import Meaning
from ui.widgets.popup import PopupList
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.today import TodayItem
from vstbpn_desktop.services import saving


def popup(desk: Desk) -> PopupList:
    assert desk.workspace._finder is not None
    return desk.workspace._finder.popup


def type_words(desk: Desk, words: str) -> SearchField:
    """Ctrl+K and words, without waiting."""
    field = desk.window.top.search
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()
    field.setText(words)
    return field


def search(desk: Desk, words: str) -> None:
    """Words, and the pause after which their hits are listed."""
    type_words(desk, words)
    finder = desk.workspace._finder
    desk.qtbot.waitUntil(lambda: desk.workspace._finder is not finder or popup(desk).isVisible())
    assert popup(desk).isVisible()


def opened(desk: Desk, page_id: str) -> str:
    """The title of the record a page was opened with."""
    (seen,) = desk.page(page_id).seen
    assert isinstance(seen, tuple)
    return desk.workspace.app.record(*seen[1]).title


def note_id(core: App) -> int:
    (hit,) = [hit for hit in core.search("hẹn 12/6") if hit.record == "note"]
    return hit.id


@pytest.mark.parametrize("words", ["quan hoa", "Quan Hóa", "huyen quan"])
def test_hits_come_in_groups_and_open_their_page(desk: Desk, words: str) -> None:
    search(desk, words)
    rows = popup(desk).rows()
    assert rows[0].heading and rows[0].title == "Đơn vị · 1"
    field = desk.window.top.search
    while (row := popup(desk).current()) is not None and row.title != "Huyện Quan Hóa":
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert row is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.page("unit").seen == [("activate", row.key)]
    assert field.text() == ""
    assert not popup(desk).isVisible()


def test_enter_opens_the_first_hit_without_waiting(desk: Desk) -> None:
    field = type_words(desk, "quan hoa")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert opened(desk, "unit") == "Huyện Quan Hóa"


def test_enter_after_more_words_does_not_open_what_was_listed_before(desk: Desk) -> None:
    search(desk, "huyen")
    field = desk.window.top.search
    field.setText("huyen tinh gia")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert opened(desk, "unit") == "Huyện Tĩnh Gia"


def test_a_note_opens_what_it_hangs_on_and_says_so(desk: Desk, core: App) -> None:
    rows = found(core, "hẹn 12/6")
    (row,) = [row for row in rows if row.key == ("note", note_id(core))]
    assert (row.title, row.note) == ("Hẹn 12/6", "Huyện Tĩnh Gia")
    desk.workspace.show_record("note", note_id(core))
    assert opened(desk, "unit") == "Huyện Tĩnh Gia"


def test_a_symbol_says_what_it_stands_for_and_a_day_is_read_as_one(desk: Desk, core: App) -> None:
    act = {"symbol": "21-CT/TW", "date": dt.date(2018, 1, 20), "kind_name": "Chỉ thị"}
    core.save("library_entry", None, {**act, "subject": "Công tác phụ nữ", "issuer": "Ban Bí thư"})
    core.save("special_day", None, {"date": dt.date(2016, 3, 8), "name": "Ngày Quốc tế Phụ nữ"})
    search(desk, "21 ct tw")
    (row,) = (row for row in popup(desk).rows() if row.title == "21-CT/TW")
    assert row.note == "Chỉ thị · 20/01/2018 · Công tác phụ nữ" and row.detail == ""
    popup(desk).hide()
    search(desk, "quốc tế phụ nữ")
    (row,) = (row for row in popup(desk).rows() if row.title == "Ngày Quốc tế Phụ nữ")
    assert row.detail == "08/03/2016"


def test_a_unit_that_has_ended_says_so(desk: Desk, core: App) -> None:
    core.save("unit", 3, {"valid_to": dt.date(2020, 3, 1)})
    search(desk, "sở y tế")
    assert "đã kết thúc từ 01/03/2020" in [row.note for row in popup(desk).rows()]


def test_what_is_gone_opens_nothing(desk: Desk) -> None:
    desk.workspace.show_record("note", 4711)
    assert marked(desk) == "today"


def marked(desk: Desk) -> str:
    return next(item.page_id for item in desk.window.sidebar.items() if item.isChecked())


def test_the_last_row_leads_to_everything_found(desk: Desk, core: App) -> None:
    with core.change("Nhiều đơn vị") as change:
        for number in range(20):
            values = {"code": f"X{number}", "name": f"Xã số {number}"}
            saving.save(change, core.registry["unit"], None, values, core.today)
    search(desk, "xa so")
    last = popup(desk).rows()[-1]
    assert last.title == "Xem tất cả 20 kết quả"
    for _ in popup(desk).rows():
        QTest.keyClick(desk.window.top.search, Qt.Key.Key_Down)
    QTest.keyClick(desk.window.top.search, Qt.Key.Key_Return)
    assert desk.page("search").seen == [("activate", "xa so")]


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
