"""Lists leave as Excel files: what is shown, in its order and columns; the programme with its groups."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import desk, empty_desk, filled_folder
from tests.ui.seeded import Window
from ui.pages.list_excel import dated_stem
from ui.pages.programme import ProgrammePage
from ui.pages.record_list import RecordListPage
from ui.pages.units import UnitListPage
from ui.theme import Theme
from vstbpn_desktop.documents.render import save
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import plan_import

__all__ = ["desk", "empty_desk", "filled_folder"]


@pytest.fixture
def units(window: Window, qtbot: QtBot, theme: Theme) -> UnitListPage:
    page = UnitListPage(window)
    qtbot.addWidget(page)
    page.resize(780, 560)
    page.activate()
    page.show()
    return page


def exported(page: RecordListPage | ProgrammePage, window: Window, path: Path) -> Any:
    window.script.files = [path]
    page.export_excel()
    return openpyxl.load_workbook(path).worksheets[0]


def words(sheet: Any, first: int = 3) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def test_a_list_leaves_as_it_is_shown(units: UnitListPage, window: Window, tmp_path: Path) -> None:
    sheet = exported(units, window, tmp_path / "a.xlsx")
    shown = [units.model.columns[n].title for n in units.table.layout_of_columns.shown()]
    head, *rows, total = words(sheet)
    assert head == shown
    assert [row[head.index("Mã")] for row in rows] == ["SNV", "STC", "SYT", "380", "407", "385"]
    assert total[0] == "Tổng cộng 6 dòng"
    assert window.said == ["Đã lưu a.xlsx · Mở tệp · Mở thư mục"]


def test_filters_order_and_hidden_columns_are_followed(
    units: UnitListPage, window: Window, tmp_path: Path
) -> None:
    columns = {column.field.id: number for number, column in enumerate(units.model.columns)}
    units.filters.chips.choose("level=district")
    units.filters.changed.emit()
    units.table.layout_of_columns.show_column(columns["code"], False)
    units.model.sort(columns["name"])
    sheet = exported(units, window, tmp_path / "a.xlsx")
    head, *rows, _ = words(sheet)
    name = head.index(units.model.columns[columns["name"]].title)
    assert [row[name] for row in rows] == ["Huyện Quan Hóa", "Huyện Tĩnh Gia", "Thành phố Thanh Hóa"]
    assert sheet["A2"].value == "Xuất ngày 05/03/2020 · 3 đơn vị · Huyện"
    hidden = [letter for letter, look in sheet.column_dimensions.items() if look.hidden]
    assert [sheet[f"{letter}3"].value for letter in hidden] == ["Mã"]


def test_several_chosen_rows_leave_alone(units: UnitListPage, window: Window, tmp_path: Path) -> None:
    units.table.selectAll()
    units.table.select_row(1)
    flags = units.table.selectionModel().SelectionFlag
    units.table.selectionModel().select(units.model.index(0, 0), flags.Select | flags.Rows)
    sheet = exported(units, window, tmp_path / "a.xlsx")
    head, *rows, _ = words(sheet)
    assert [row[head.index("Mã")] for row in rows] == ["SNV", "STC"]


def test_an_exported_list_comes_back_to_the_same_records(
    window: Window, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    page = RecordListPage(window, "person")
    qtbot.addWidget(page)
    page.activate()
    exported(page, window, tmp_path / "a.xlsx")
    plan = plan_import(window.app, "person", tmp_path / "a.xlsx")
    assert not plan.problems
    assert plan.count("same") == len(plan.rows) > 0


def test_a_file_open_in_excel_offers_two_ways_out(
    units: UnitListPage, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "a.xlsx"

    def locked(content: bytes, path: Path) -> None:
        if path == taken:
            raise UserError("Tệp đang mở trong Excel: a.xlsx.", "Hãy đóng tệp hoặc lưu bằng tên khác.")
        save(content, path)

    monkeypatch.setattr("vstbpn_desktop.exchange.excel.exporting.save", locked)
    window.script.answers = ["other"]
    window.script.files = [taken, tmp_path / "b.xlsx"]
    units.export_excel()
    assert window.script.asked[0][0] == "Tệp đang mở trong Excel: a.xlsx."
    assert (tmp_path / "b.xlsx").exists()


def test_the_export_is_in_the_menu_with_its_key(units: UnitListPage) -> None:
    action = next(action for action in units.commands() if action.text == "Xuất Excel")
    assert (action.place, action.shortcut, action.enabled) == ("menu", "Ctrl+E", True)


def test_the_name_offered_is_dated() -> None:
    assert dated_stem("Người, đầu mối", dt.date(2020, 7, 6)) == "Người, đầu mối 06-07-2020"


# the programme


@pytest.fixture
def programme(desk: Window, qtbot: QtBot, theme: Theme) -> ProgrammePage:
    page = ProgrammePage(desk)
    qtbot.addWidget(page)
    page.resize(1086, 640)
    page.activate()
    page.show()
    return page


def test_the_programme_leaves_with_its_groups(programme: ProgrammePage, desk: Window, tmp_path: Path) -> None:
    sheet = exported(programme, desk, tmp_path / "a.xlsx")
    head, *rows = words(sheet)
    shown = [programme.model.headerData(n, programme.table.horizontalHeader().orientation())
             for n in programme.table.layout_of_columns.shown()]  # fmt: skip
    assert head == shown
    codes = [row[0] for row in rows]
    assert codes[0] == "1. Phối hợp liên ngành"
    assert [code for code in codes if code[-1].isdigit()] == [
        task.progress.code for task in programme.model.tasks()
    ]
    due = head.index("Hạn")
    assert dt.datetime(2020, 12, 31) in [row[due] for row in rows]


def test_chosen_tasks_leave_with_their_groups_only(
    programme: ProgrammePage, desk: Window, tmp_path: Path
) -> None:
    table = programme.table
    table.select_task(next(task.id for task in programme.model.tasks() if task.progress.code == "II.2.1"))
    flags = table.selectionModel().SelectionFlag
    for task in programme.model.tasks():
        if task.progress.code == "III.1":
            index = programme.model.index(programme.model.row_of(task.id), 0)
            table.selectionModel().select(index, flags.Select | flags.Rows)
    sheet = exported(programme, desk, tmp_path / "a.xlsx")
    assert [row[0] for row in words(sheet)[1:]] == [
        "2. Công tác cán bộ nữ", "II.2.1", "III. Tổ chức thực hiện", "III.1",
    ]  # fmt: skip
