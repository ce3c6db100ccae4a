"""Filters of a list kept under a name: chosen again, replaced, renamed, deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.forms.naming import NameDialog
from ui.pages.record_list import RecordListPage
from ui.theme import Theme
from vstbpn_desktop.app import App


@pytest.fixture
def units(window: Window, theme: Theme, qtbot: QtBot) -> RecordListPage:
    page = RecordListPage(window, "unit")
    qtbot.addWidget(page)
    page.resize(900, 560)
    page.activate()
    page.show()
    window.app.subscribe(page.refresh)
    return page


def codes(page: RecordListPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def lines(page: RecordListPage) -> dict[str, QAction]:
    page.saved._menu_shown = page.saved.menu()  # type: ignore[attr-defined]  # kept while it is read
    shown = page.saved._menu_shown.actions()  # type: ignore[attr-defined]
    return {action.text().replace("&&", "&"): action for action in shown if not action.isSeparator()}


def press(page: RecordListPage, words: str) -> None:
    lines(page)[words].trigger()


def name(page: RecordListPage, words: str) -> NameDialog:
    dialog = page.window().findChildren(NameDialog)[-1]
    dialog.name.setText(words)
    dialog.confirm()
    return dialog


def save(page: RecordListPage, words: str) -> None:
    press(page, "Lưu bộ lọc này…")
    name(page, words)


def filtered(page: RecordListPage) -> None:
    """Districts with "huyện" in the name, by name from Z to A."""
    page.filters.chips.choose("level=district")
    page.filters.text.setText("huyen")
    page.filters.more._ended.setChecked(True)
    page.table.sort_by("name", True)
    page._filtered()


def test_the_plain_list_is_nothing_to_save(units: RecordListPage) -> None:
    found = lines(units)
    assert list(found) == ["Chưa lưu bộ lọc nào", "Lưu bộ lọc này…"]
    assert not found["Lưu bộ lọc này…"].isEnabled()


def test_a_filter_comes_back_whole(units: RecordListPage, window: Window, qtbot: QtBot) -> None:
    filtered(units)
    before, request = codes(units), units.model.request
    assert before
    save(units, "Huyện")
    assert lines(units)["Huyện"].isChecked()
    units.filters.clear()
    units.table.sort_by("", False)
    units._filtered()
    assert not lines(units)["Huyện"].isChecked()
    press(units, "Huyện")
    assert codes(units) == before
    assert units.model.request == request
    assert units.filters.chips.current() == "level=district"
    assert units.table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    other = RecordListPage(window, "unit")
    qtbot.addWidget(other)
    other.activate()
    press(other, "Huyện")
    assert codes(other) == before


def test_further_filters_come_back(units: RecordListPage) -> None:
    control = units.filters.more._controls["type"]
    control.set_value("city")  # type: ignore[arg-type]  # a line of its list
    control.changed.emit("city")
    save(units, "Thành phố")
    units._clear_filters()
    press(units, "Thành phố")
    assert codes(units) == ["380"]
    assert units.filters._dropped.text() == "Loại: thành phố"


def test_what_was_changed_is_saved_into_it_again(units: RecordListPage) -> None:
    filtered(units)
    save(units, "Huyện")
    units.filters.text.setText("")
    units._filtered()
    press(units, "Lưu thay đổi vào “Huyện”")
    units._clear_filters()
    press(units, "Huyện")
    assert sorted(codes(units)) == ["380", "385", "407"]


def test_it_is_renamed_and_deleted_and_comes_back(core: App, units: RecordListPage) -> None:
    filtered(units)
    save(units, "Huyện & thị xã")
    press(units, "Đổi tên “Huyện & thị xã”…")
    name(units, "Cấp huyện")
    assert "Cấp huyện" in lines(units)
    press(units, "Xoá “Cấp huyện”")
    assert "Cấp huyện" not in lines(units)
    assert core.undo() == "Xoá bộ lọc “Cấp huyện”"
    assert "Cấp huyện" in lines(units)


def test_a_taken_name_is_asked_about(units: RecordListPage, window: Window) -> None:
    filtered(units)
    save(units, "Huyện")
    units._clear_filters()
    units.filters.chips.choose("level=province")
    units._filtered()
    units.saved._last = None
    window.script.answers = ["no"]
    save(units, "huyện")
    press(units, "Huyện")
    assert units.filters.chips.current() == "level=district"


def test_no_name_is_told_below_the_field(units: RecordListPage) -> None:
    filtered(units)
    press(units, "Lưu bộ lọc này…")
    dialog = name(units, "  ")
    assert dialog.isVisible()
    assert dialog.error.text().startswith("Chưa có tên.")
    dialog.reject()


def test_the_button_says_what_it_is(units: RecordListPage) -> None:
    assert units.filters.saved_button.accessibleName() == "Bộ lọc đã lưu"
