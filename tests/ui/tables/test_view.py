"""The table: selection that follows records, keyboard, copying, columns that are remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.session import Session
from ui.tables.delegates import INSET
from ui.tables.model import RecordTableModel
from ui.tables.view import ONE_LINE, TWO_LINES, RecordTable
from ui.theme import Theme
from ui.widgets.look import px
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest

DAY = dt.date(2020, 3, 5)
Make = Callable[[str], RecordTable]


@pytest.fixture
def session() -> Session:
    return Session(None)


@pytest.fixture
def make(core: App, qtbot: QtBot, theme: Theme, session: Session) -> Make:
    def build(record: str) -> RecordTable:
        table = RecordTable(RecordTableModel(core, ListRequest(record, DAY)), session)
        qtbot.addWidget(table)
        table.resize(780, 400)
        table.show()
        return table

    return build


def codes(table: RecordTable) -> list[str]:
    model = table.records
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_rows_have_the_two_fixed_heights(make: Make) -> None:
    assert make("unit").rowHeight(0) == px(ONE_LINE)
    assert make("document").rowHeight(0) == px(TWO_LINES)


def test_the_selection_follows_the_records_through_sorting(make: Make, qtbot: QtBot) -> None:
    table = make("unit")
    table.select_row(1)
    chosen = table.selected_ids()
    with qtbot.assertNotEmitted(table.picked):
        table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert codes(table) == ["SYT", "STC", "SNV", "407", "385", "380"]
    assert table.selected_ids() == chosen
    table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert codes(table) == ["SNV", "STC", "SYT", "380", "407", "385"]


def test_a_third_click_on_a_title_gives_the_own_order_back(make: Make, qtbot: QtBot) -> None:
    table = make("unit")
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    orders = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
        orders.append(codes(table)[0])
        assert not table.grab().isNull()
    assert orders == ["380", "SYT", "SNV"]


def test_what_is_deleted_gives_its_place_to_the_next(make: Make, core: App) -> None:
    table = make("unit")
    table.select_row(1)
    core.delete("unit", table.selected_ids())
    table.refresh(None)
    assert [core.record("unit", row_id).key for row_id in table.selected_ids()] == ["SYT"]
    core.undo()
    table.refresh(None)
    assert [core.record("unit", row_id).key for row_id in table.selected_ids()] == ["SYT"]
    assert table.currentIndex().row() == 2


def test_several_selected_stay_selected_when_a_row_comes_between(make: Make, core: App) -> None:
    table = make("unit")
    ids = table.records.ids()
    table.select_row(0)
    for row in (1, 4):
        index = table.records.index(row, 0)
        flags = table.selectionModel().SelectionFlag
        table.selectionModel().select(index, flags.Select | flags.Rows)
    core.save("unit", None, {"code": "SCT", "name": "Sở Công Thương", "protocol_order": 2})
    table.refresh(None)
    assert table.selected_ids() == [ids[0], ids[1], ids[4]]


def test_everything_selected_stays_everything(make: Make, core: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.tables.view._FOLLOWED", 2)
    table = make("unit")
    table.selectAll()
    core.save("unit", None, {"code": "SCT", "name": "Sở Công Thương"})
    table.refresh(None)
    assert table.selected_count() == 7
    assert table.selected_ids() == table.records.ids()


def test_a_refresh_keeps_the_scroll(make: Make, core: App) -> None:
    table = make("unit")
    table.resize(780, 150)
    QApplication.processEvents()
    table.verticalScrollBar().setValue(60)
    core.save("unit", None, {"code": "ZZZ", "name": "Xã Cuối"})
    table.refresh(None)
    assert table.verticalScrollBar().value() == 60


def test_keys_edit_delete_and_leave(make: Make, qtbot: QtBot) -> None:
    table = make("unit")
    table.select_row(2)
    with qtbot.waitSignal(table.edit_requested) as edited:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert edited.args == table.selected_ids()
    with qtbot.waitSignal(table.delete_requested):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert not table.tabKeyNavigation()
    assert table.accessibleName() == "Đơn vị"


def test_copying_gives_titles_text_and_a_table_for_excel(make: Make, core: App, qtbot: QtBot) -> None:
    core.save("person", None, {"name": "=Hà Thị Cúc", "phone": "0912 345 678"})
    table = make("person")
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().splitlines()
    assert lines[0].split("\t")[:2] == ["Họ và tên", "Giới tính"]
    assert any(line.startswith("'=Hà Thị Cúc\t") for line in lines)
    assert "mso-number-format:'\\@'" in mime.html()
    assert ">0912 345 678</td>" in mime.html()


def test_hidden_columns_and_widths_are_remembered(make: Make, session: Session) -> None:
    table = make("unit")
    table.layout_of_columns.show_column(2, False)
    table.horizontalHeader().resizeSection(0, 123)
    again = make("unit")
    assert again.isColumnHidden(2)
    assert again.columnWidth(0) == 123
    again.layout_of_columns.reset()
    assert not again.isColumnHidden(2)
    assert session.texts("hidden.unit") == []


def test_the_title_column_cannot_be_hidden(make: Make) -> None:
    table = make("unit")
    actions = {action.text(): action for action in table.layout_of_columns.menu(table).actions()}
    assert not actions["Tên đơn vị"].isEnabled()
    actions["Cấp"].setChecked(False)
    assert table.isColumnHidden(4)


def test_columns_fill_the_room_and_no_more(make: Make) -> None:
    table = make("unit")
    for width in (780, 1200):
        table.resize(width, 400)
        QApplication.processEvents()
        header = table.horizontalHeader()
        total = sum(header.sectionSize(n) for n in range(header.count()))
        assert total == table.viewport().width()


def test_painting_never_fails(make: Make, core: App) -> None:
    for record in ("result", "assignment", "unit"):
        table = make(record)
        table.select_row(0)
        assert not table.grab().isNull()


def test_a_column_that_is_blank_takes_no_more_than_its_title(make: Make, core: App) -> None:
    table = make("unit")
    phone = next(n for n, c in enumerate(table.records.columns) if c.field.id == "phone")
    wide = table.columnWidth(phone)
    for row_id in table.records.ids():
        core.save("unit", row_id, {"phone": ""})
    table.refresh(None)
    table.layout_of_columns.refit()
    assert table.columnWidth(phone) < wide


def test_blank_columns_make_room_for_words_that_would_be_cut(make: Make, core: App) -> None:
    unit = core.save("unit", None, {"code": "X1", "name": "Huyện Quan Hóa"})
    for number in range(12):
        person = {"name": f"Nguyễn Thị Minh {number}", "unit": unit, "post": "Trưởng phòng"}
        core.save("person", None, person | ({"email": "ha@x.vn"} if number == 1 else {}))
    table = make("person")
    columns = {column.field.id: number for number, column in enumerate(table.records.columns)}
    name = columns["name"]
    letters = table.fontMetrics().horizontalAdvance("Nguyễn Thị Minh 11") + 2 * px(INSET)
    for width in (780, 1100):
        table.resize(width, 400)
        QApplication.processEvents()
        assert table.columnWidth(name) >= letters
    assert table.columnWidth(columns["email"]) > table.columnWidth(columns["gender"])
    table.resize(780, 400)
    QApplication.processEvents()
    header = table.horizontalHeader()
    assert sum(header.sectionSize(n) for n in columns.values()) == table.viewport().width()
