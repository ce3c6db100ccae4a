"""The page of a unit: what it tells, where its lines lead, its sheet, the years, the way back."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.pages.record_list import RecordListPage
from ui.pages.unit import UnitPage
from ui.pages.units import UnitsPage
from ui.panels.record_panel import RecordPanel
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.pill import Chip
from vstbpn_desktop.services import succession


def unit_id(window: Window, key: str) -> int:
    with window.app.reader() as reader:
        return reader.get(window.app.registry["unit"], key)


@pytest.fixture
def page(window: Window, theme: Theme, qtbot: QtBot) -> UnitPage:
    made = UnitPage(window)
    qtbot.addWidget(made)
    made.resize(780, 560)
    made.show()
    window.app.subscribe(made.refresh)
    made.activate(("unit", unit_id(window, "407")))
    return made


def test_head_and_sections_tell_of_the_unit(page: UnitPage) -> None:
    assert page.title == "Huyện Tĩnh Gia"
    assert page.summary() == "Huyện · cấp huyện · mã 407 · thứ tự 21 · tính đến 05/03/2020"
    assert [line.words for line in page.people.list.lines()] == ["Phạm Thị Bình"]
    assert page.people.list.lines()[0].pill == "đầu mối"
    assert [event.words for event in page.side.list.lines()] == ["Gọi điện: Hẹn 12/6"]
    assert page.panel() is page.side


def test_a_line_opens_its_record(page: UnitPage, window: Window) -> None:
    page.people.list.setFocus()
    QTest.keyClick(page.people.list, Qt.Key.Key_Return)
    assert window.opened[-1][0] == "person"


def test_the_sheet_is_of_this_unit_and_this_day(page: UnitPage, window: Window) -> None:
    page.make_sheet()
    options = {"unit": ("407",), "as_of": dt.date(2020, 3, 5), "year": 2020}
    assert window.opened[-1] == ("make", ("unit-sheet", options))


def test_kin_are_followed_on_the_page_with_a_way_back(page: UnitPage, window: Window) -> None:
    event = {"kind": "absorb", "date": "2020-02-01", "from": ["407"], "to": ["380"]}
    succession.take(window.app, [event])
    assert page.banner.isVisible() and "Kế thừa: Thành phố Thanh Hóa" in page.banner.accessibleName()
    page.follow("unit", unit_id(window, "380"))
    assert page.title == "Thành phố Thanh Hóa" and page.banner.isHidden()
    page.leave()
    assert page.title == "Huyện Tĩnh Gia"
    page.leave()
    assert window.opened[-1] == ("back", None)


def test_an_old_year_shows_the_old_name(page: UnitPage, window: Window) -> None:
    event = {"kind": "rename", "date": "2020-02-01", "from": ["407"], "to": [{"name": "Thị xã Nghi Sơn"}]}
    succession.take(window.app, [event])
    assert page.title == "Thị xã Nghi Sơn"
    window.set_year(2019)
    page.refresh(None)
    assert page.title == "Huyện Tĩnh Gia" and "tính đến 31/12/2019" in page.summary()


def test_what_is_written_on_the_page_is_shown_at_once(page: UnitPage, window: Window) -> None:
    page.papers.notes.line.setText("Hẹn gửi báo cáo")
    page.papers.notes.add("note")
    assert "Ghi chú: Hẹn gửi báo cáo" in [line.words for line in page.side.list.lines()]
    assert [chip.key for chip in page.side.chips.findChildren(Chip)] == ["all", "notes"]


def test_a_unit_that_was_deleted_says_so(page: UnitPage, window: Window) -> None:
    window.app.delete("unit", [page.unit_id])
    assert page._gone.isVisible() and page.panel() is None
    window.app.undo()
    assert page.title == "Huyện Tĩnh Gia" and page._gone.isHidden()


def test_enter_in_the_list_opens_the_page_not_the_form(window: Window, theme: Theme, qtbot: QtBot) -> None:
    units = UnitsPage(window)
    qtbot.addWidget(units)
    units.show()
    units.activate(("unit", unit_id(window, "385")))
    assert isinstance(units.page, RecordListPage)
    QTest.keyClick(units.page.table, Qt.Key.Key_Return)
    assert window.opened[-1] == ("unit", ("unit", unit_id(window, "385")))


def test_the_sheet_of_one_chosen_row_is_of_that_row_alone(window: Window, theme: Theme, qtbot: QtBot) -> None:
    units = UnitsPage(window)
    qtbot.addWidget(units)
    units.activate(("unit", unit_id(window, "385")))
    commands = {command.text: command for command in units.commands()}
    commands["Phiếu thông tin đơn vị"].call()
    page_id, key = window.opened[-1]
    assert page_id == "make" and isinstance(key, tuple)
    document, options = key
    assert document == "unit-sheet"
    assert options["keys"] == (unit_id(window, "385"),) and options["whole"]


def test_the_panel_of_a_unit_leads_to_its_page(window: Window, theme: Theme, qtbot: QtBot) -> None:
    panel = RecordPanel(window)
    qtbot.addWidget(panel)
    panel.show_record("unit", unit_id(window, "385"))
    go = next(button for button in panel.findChildren(Button) if button.text() == "Mở")
    go.click()
    assert window.opened[-1] == ("unit", unit_id(window, "385"))
