"""The programme's list: groups, order, filters, what is copied; the models behind the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import TODAY, desk, filled_folder
from tests.ui.seeded import Window
from ui.pages.programme.filters import ALL, FILTERS, FilterBar, label, task_filter
from ui.pages.programme.model import COLUMNS, ProgrammeModel, heading_words, matches
from ui.pages.programme.table import HEADING_HEIGHT, TASK_HEIGHT, ProgrammeTable
from ui.pages.programme.units import UnitModel
from ui.session import Session
from ui.tables.checklist import CheckModel, Node
from ui.theme import Theme
from ui.widgets.look import px
from vstbpn_desktop.queries.programme_view import YearView, task_view, year_view

__all__ = ["desk", "filled_folder"]


@pytest.fixture
def view(desk: Window) -> YearView:
    with desk.app.reader() as reader:
        return year_view(reader, 2020, TODAY)


@pytest.fixture
def model(view: YearView) -> ProgrammeModel:
    made = ProgrammeModel()
    made.show(view.sections, task_filter(ALL).keeps)
    return made


@pytest.fixture
def table(model: ProgrammeModel, qtbot: QtBot, theme: Theme) -> ProgrammeTable:
    made = ProgrammeTable(model, Session(None))
    qtbot.addWidget(made)
    made.resize(760, 500)
    made.show()
    model.sort(-1)
    return made


def shown(model: ProgrammeModel) -> list[str]:
    """Headings in words, tasks by code."""
    rows = range(model.rowCount())
    tasks = [(model.task(row), str(model.index(row, 0).data())) for row in rows]
    return [task.progress.code if task else words for task, words in tasks]


def watch(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


def test_tasks_stand_under_their_groups_part_two_first(model: ProgrammeModel) -> None:
    assert shown(model) == [
        "1. Phối hợp liên ngành, 3 nhiệm vụ", "II.1.1", "II.1.2", "II.1.10",
        "2. Công tác cán bộ nữ, 1 nhiệm vụ", "II.2.1",
        "III. Tổ chức thực hiện, 1 nhiệm vụ", "III.1",
    ]  # fmt: skip


def test_a_task_of_mid_year_stands_in_a_group_of_its_own_at_the_end(desk: Window) -> None:
    programme = desk.app.save("programme", None, {"year": 2021, "title": "Chương trình 2021"})
    for code in ("BS.1", "II.1.1", "III.1"):
        desk.app.save("task", None, {"programme": programme, "code": code, "title": f"Việc {code}"})
    with desk.app.reader() as reader:
        sections = year_view(reader, 2021, TODAY).sections
    assert [section.code for section in sections] == ["II.1", "III", ""]
    assert heading_words(sections[2]) == ("Nhiệm vụ phát sinh trong năm", "1 nhiệm vụ")


def test_the_words_of_a_row(model: ProgrammeModel) -> None:
    row = shown(model).index("II.1.2")
    words = {column.id: model.index(row, n).data() for n, column in enumerate(COLUMNS)}
    assert words == {
        "code": "II.1.2", "title": "Báo cáo 6 tháng, báo cáo năm", "lead": "Cơ quan thường trực",
        "due": "10/06/2020", "state": "quá hạn 6 ngày", "progress": "1/8",
    }  # fmt: skip
    assert model.index(shown(model).index("II.1.1"), 3).data() == "cả năm"


def test_sorting_keeps_the_groups_and_clearing_it_brings_their_own_order_back(model: ProgrammeModel) -> None:
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert shown(model)[1:4] == ["II.1.2", "II.1.1", "II.1.10"]
    model.sort(4, Qt.SortOrder.AscendingOrder)
    assert shown(model)[1] == "II.1.2"
    model.sort(-1)
    assert shown(model)[1:4] == ["II.1.1", "II.1.2", "II.1.10"]


def test_the_model_keeps_qts_contract_through_filters(view: YearView, model: ProgrammeModel) -> None:
    watched = watch(model)
    for found in FILTERS:
        model.show(view.sections, found.keeps)
        model.sort(1, Qt.SortOrder.DescendingOrder)
    model.show((), task_filter(ALL).keeps)
    assert watched.model() is model


def test_a_heading_cannot_be_chosen(model: ProgrammeModel) -> None:
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_the_same_rows_are_not_laid_out_anew(view: YearView, model: ProgrammeModel, qtbot: QtBot) -> None:
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(model.dataChanged):
        model.show(view.sections, task_filter(ALL).keeps)
    assert resets == []


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("overdue", ["II.1.2"]), ("week", ["II.2.1"]), ("year_round", ["II.1.1"]),
        ("part-III", ["III.1"]), ("unassigned", ["II.1.10", "III.1"]), ("waiting", ["II.1.2"]),
        ("standing", ["II.1.1", "II.1.2", "II.1.10"]), ("added", []),
    ],
)  # fmt: skip
def test_filters(view: YearView, key: str, codes: list[str]) -> None:
    keeps = task_filter(key).keeps
    assert [task.progress.code for task in view.tasks if keeps(task)] == codes


def test_a_filter_counts_what_it_shows(view: YearView) -> None:
    assert label(task_filter("overdue"), view.tasks) == "Quá hạn 1"
    assert label(task_filter("overdue"), ()) == "Quá hạn"


def test_words_are_found_without_accents(view: YearView) -> None:
    found = [task.progress.code for task in view.tasks if matches(task, "can bo nu")]
    assert found == ["II.2.1"]


def test_the_bar_shows_only_the_chips_that_fit_and_always_the_one_that_holds(
    view: YearView, qtbot: QtBot, theme: Theme
) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show_tasks(view.tasks)
    bar.resize(1400, 40)
    bar.show()
    assert [chip.key for chip in bar.chips.shown()][-1] == "part-III"
    bar.resize(360, 40)
    bar.choose("unassigned")
    keys = [chip.key for chip in bar.chips.shown()]
    assert keys[0] == ALL and "unassigned" in keys and len(keys) < 4
    assert max(chip.geometry().right() for chip in bar.chips.shown()) <= bar.chips.width()
    assert [action.text() for action in bar.menu().actions() if action.isChecked()] == ["Chưa giao 2"]


def test_rows_have_their_heights_and_headings_span_the_table(table: ProgrammeTable) -> None:
    assert table.rowHeight(0) == px(HEADING_HEIGHT)
    assert table.rowHeight(1) == px(TASK_HEIGHT)
    assert table.columnSpan(0, 0) == len(COLUMNS)


def test_arrows_pass_over_headings(table: ProgrammeTable, qtbot: QtBot) -> None:
    table.select_first()
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    current = table.model().task(table.currentIndex().row())  # type: ignore[attr-defined]
    assert current.progress.code == "II.2.1"


def test_the_selection_follows_the_tasks_through_sorting(table: ProgrammeTable) -> None:
    table.select_first()
    before = table.selected_ids()
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.selected_ids() == before


def test_copying_gives_titles_and_tasks_but_no_headings(table: ProgrammeTable) -> None:
    table.copy_all()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [column.title for column in COLUMNS]
    assert [line.split("\t")[0] for line in lines[1:]] == ["II.1.1", "II.1.2", "II.1.10", "II.2.1", "III.1"]


def test_a_narrow_table_leaves_out_what_the_panel_shows(table: ProgrammeTable) -> None:
    header = table.horizontalHeader()
    table.resize(480, 500)
    assert [header.isSectionHidden(n) for n in range(6)] == [False, False, True, False, False, True]
    table.resize(760, 500)
    assert not any(header.isSectionHidden(n) for n in range(6))


def test_the_list_of_units_keeps_qts_contract(desk: Window, view: YearView) -> None:
    task = next(task for task in view.tasks if task.progress.code == "II.1.2")
    with desk.app.reader() as reader:
        units = task_view(reader, task.id, TODAY, 2020).units
    model = UnitModel()
    watched = watch(model)
    for some in (units, units[:3], units[:3], ()):
        model.show(some, TODAY)
    model.show(units, TODAY)
    assert watched.model() is model
    assert [model.index(row).data() for row in range(2)] == ["Sở Nội vụ", "Sở Tư pháp"]


def test_the_check_list_keeps_qts_contract(theme: Theme) -> None:
    ticked: set[tuple[str, int]] = set()

    def state(node: Node) -> Qt.CheckState:
        return Qt.CheckState.Checked if node.key in ticked else Qt.CheckState.Unchecked

    model = CheckModel(state, lambda node, on: ticked.add(node.key) if on else ticked.discard(node.key))
    watched = watch(model)
    below = (Node(("unit", 1), "Sở Y tế"), Node(("unit", 2), "Sở Nội vụ"))
    model.show([Node(("group", 1), "Các sở", "2 đơn vị", below), Node(("unit", 3), "Huyện Bắc Hà")])
    model.filter("y te")
    assert [node.label for node in model.nodes] == ["Các sở"]
    assert [node.label for node in model.nodes[0].below] == ["Sở Y tế"]
    model.toggle(model.index(0, 0, model.index(0, 0)))
    assert ticked == {("unit", 1)}
    model.filter("")
    model.show(())
    assert watched.model() is model
