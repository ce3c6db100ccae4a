"""Báo cáo nhanh in the window: options that follow the chosen record, and lists printed as they are seen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.pages.make_documents import MakePage
from ui.pages.record_list import RecordListPage
from ui.reports.choosing import ColumnsEditor, DependentChoice, FiltersEditor, KeysEditor
from ui.reports.options import OptionsForm
from ui.theme import Theme
from vstbpn_desktop.documents.model import Document, GroupRow, Table

ID = "quick-report"


@pytest.fixture
def page(desk: Window, theme: Theme, qtbot: QtBot) -> MakePage:
    made = MakePage(desk)
    qtbot.addWidget(made)
    made.resize(1086, 640)
    made.make(ID, {})
    made.show()
    return made


@pytest.fixture
def people(desk: Window, theme: Theme, qtbot: QtBot) -> RecordListPage:
    made = RecordListPage(desk, "assignment")
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.activate()
    made.show()
    return made


def options(page: MakePage) -> OptionsForm:
    return page.maker.options


def document(page: MakePage) -> Document:
    assert page.maker.composed is not None
    return page.maker.composed.made.document


def table(page: MakePage) -> Table:
    return next(block for block in document(page).blocks if isinstance(block, Table))


def titles(page: MakePage) -> list[str]:
    return [column.title for column in table(page).columns]


def wait(page: MakePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not options(page).pending, timeout=2_000)


def pick(page: MakePage, qtbot: QtBot, option: str, value: str) -> None:
    """Choose a line of an option's list."""
    options(page).rows[option].editor.control._take(value)  # type: ignore[attr-defined]
    wait(page, qtbot)


def test_another_record_brings_its_own_choices(page: MakePage, qtbot: QtBot) -> None:
    assert titles(page)[:3] == ["TT", "Mã", "Tên đơn vị"]
    pick(page, qtbot, "record", "assignment")
    assert titles(page)[:3] == ["TT", "Nhiệm vụ", "Đơn vị"]
    assert options(page).rows["title"].editor.value() == "Danh sách phân công"
    filters = options(page).rows["filter"].editor
    assert isinstance(filters, FiltersEditor)
    assert list(filters.controls) == ["task", "unit", "status", "due_inclusive"]
    group = options(page).rows["group"].editor
    assert isinstance(group, DependentChoice)
    assert group.value() == "*"
    pick(page, qtbot, "group", "status")
    assert any(isinstance(row, GroupRow) for row in table(page).rows)
    pick(page, qtbot, "record", "unit")
    assert options(page).given() == {"record": "unit"}


def test_columns_are_switched_and_moved(page: MakePage, qtbot: QtBot) -> None:
    columns = options(page).rows["columns"].editor
    assert isinstance(columns, ColumnsEditor)
    qtbot.keyClick(columns.list.list, Qt.Key.Key_Space)
    wait(page, qtbot)
    assert titles(page)[1] == "Tên đơn vị"
    columns.list.list.setCurrentRow(1)
    qtbot.keyClick(columns.list.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    wait(page, qtbot)
    assert titles(page)[1:3] == ["Tên ngắn", "Tên đơn vị"]


def test_no_column_at_all_is_told_beside_the_field(page: MakePage, qtbot: QtBot) -> None:
    columns = options(page).rows["columns"].editor
    assert isinstance(columns, ColumnsEditor)
    while columns.list.checked():
        columns.list.list.setCurrentRow(columns.list.order().index(columns.list.checked()[0]))
        qtbot.keyClick(columns.list.list, Qt.Key.Key_Space)
    assert options(page).wrong() is options(page).rows["columns"]
    assert options(page).rows["columns"].error.startswith("Chưa chọn cột nào.")


def test_filters_are_chosen_by_their_words(page: MakePage, qtbot: QtBot) -> None:
    filters = options(page).rows["filter"].editor
    assert isinstance(filters, FiltersEditor)
    filters.controls["level"]._take("district")  # type: ignore[arg-type]  # a line of its list
    wait(page, qtbot)
    assert options(page).given() == {"filter": (("level", "district"),)}
    names = [row[2] for row in table(page).rows if isinstance(row, tuple)]
    assert names and all("Huyện" in str(n) or "Thị xã" in str(n) or "Thành phố" in str(n) for n in names)


def test_flags_that_mean_nothing_here_are_not_shown(page: MakePage, qtbot: QtBot) -> None:
    rows = options(page).rows
    assert rows["ended"].isVisibleTo(page) and not rows["all_years"].isVisibleTo(page)
    assert not rows["keys"].isVisibleTo(page) and not rows["descending"].isVisibleTo(page)
    pick(page, qtbot, "record", "assignment")
    assert not rows["ended"].isVisibleTo(page) and rows["all_years"].isVisibleTo(page)
    pick(page, qtbot, "order", "due")
    assert rows["descending"].isVisibleTo(page)


# lists


def opened(people: RecordListPage) -> dict[str, Any]:
    """The options the list gave."""
    shell = people.shell
    assert isinstance(shell, Window)
    page_id, key = shell.opened[-1]
    assert page_id == "make"
    assert isinstance(key, tuple) and key[0] == ID
    given: dict[str, Any] = key[1]
    return given


def test_a_list_is_printed_as_it_is_seen(people: RecordListPage, page: MakePage, qtbot: QtBot) -> None:
    people.filters.more._controls["status"]._take("assigned")  # type: ignore[arg-type]
    people.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    people.table.layout_of_columns.show_column(0, False)
    qtbot.mouseClick(people.filters.print_button, Qt.MouseButton.LeftButton)
    page.make(ID, opened(people))
    assert titles(page)[:3] == ["TT", "Đơn vị", "Trạng thái"]
    shown = [people.model.index(row, 1).data() for row in range(people.model.rowCount())]
    assert [row[1] for row in table(page).rows if isinstance(row, tuple)] == shown
    assert {row[2] for row in table(page).rows if isinstance(row, tuple)} == {"đã giao"}


def test_chosen_rows_alone_are_printed_and_the_whole_list_is_a_click_away(
    people: RecordListPage, page: MakePage, qtbot: QtBot
) -> None:
    people.table.selectRow(0)
    people.table.selectionModel().select(
        people.model.index(2, 0),
        people.table.selectionModel().SelectionFlag.Select | people.table.selectionModel().SelectionFlag.Rows,
    )
    people.print_list()
    page.make(ID, opened(people))
    assert len(table(page).rows) == 2
    keys = options(page).rows["keys"].editor
    assert isinstance(keys, KeysEditor)
    assert keys._count.text() == "2 phân công"
    qtbot.mouseClick(keys.all, Qt.MouseButton.LeftButton)
    wait(page, qtbot)
    assert len(table(page).rows) == people.model.rowCount()


def test_every_list_offers_it_with_ctrl_p(people: RecordListPage) -> None:
    action = next(action for action in people.commands() if action.shortcut == "Ctrl+P")
    assert action.text == "In danh sách"
    action.call()
    assert opened(people)["record"] == "assignment"


# kept under a name


def kept_lines(page: MakePage) -> dict[str, Any]:
    assert page.maker.kept is not None
    page.maker.kept._menu_shown = page.maker.kept.menu()  # type: ignore[attr-defined]  # kept while read
    return {action.text(): action for action in page.maker.kept._menu_shown.actions()}  # type: ignore[attr-defined]


def test_settings_are_kept_under_a_name_and_found_again(page: MakePage, desk: Window, qtbot: QtBot) -> None:
    assert not kept_lines(page)["Lưu mẫu này…"].isEnabled()
    pick(page, qtbot, "record", "assignment")
    pick(page, qtbot, "group", "status")
    filters = options(page).rows["filter"].editor
    assert isinstance(filters, FiltersEditor)
    filters.controls["status"]._take("assigned")  # type: ignore[arg-type]  # a line of its list
    wait(page, qtbot)
    made = document(page)
    assert page.maker.kept is not None
    page.maker.kept.save("Việc đã giao")
    page.make(ID, {})
    assert titles(page)[1] == "Mã"
    kept_lines(page)["Việc đã giao"].trigger()
    assert document(page) == made
    assert kept_lines(page)["Việc đã giao"].isChecked()
    desk.app.undo()
    assert "Việc đã giao" not in kept_lines(page)


def test_only_documents_with_many_options_keep_them(page: MakePage) -> None:
    assert page.maker.kept_button.isVisibleTo(page)
    page.make("six-month-report", {})
    assert not page.maker.kept_button.isVisibleTo(page)
