"""The page of the year's classes: what it shows, its filters, its papers, and classes made like others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import nameless
from tests.ui.pages.training_sample import add_class, class_ids, desk, training_folder
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.training import TrainingPage
from ui.pages.training.classes import ClassesPage
from ui.pages.training.clone import CloneDialog
from ui.pages.training.columns import ALL, chips
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.pill import Pill
from ui.widgets.text import Text
from vstbpn_desktop.app import App

__all__ = ["desk", "training_folder"]
Opened = Callable[[Window], TrainingPage]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page in a window's services and lets it hear of changes."""

    def build(window: Window) -> TrainingPage:
        area = TrainingPage(window)
        page = area.page
        assert isinstance(page, ClassesPage)
        for widget in (area, page.side):
            qtbot.addWidget(widget)  # the window takes the panel; here nobody does
        area.resize(800, 560)
        area.activate()
        area.show()
        window.app.subscribe(area.refresh)
        return area

    return build


@pytest.fixture
def page(desk: Window, opened: Opened) -> ClassesPage:
    found = opened(desk).page
    assert isinstance(found, ClassesPage)
    return found


def cells(page: ClassesPage, column: str) -> list[str]:
    at = [found.id for found in page.model.columns].index(column)
    return [page.model.index(row, at).data() for row in range(page.model.rowCount())]


def choose(page: ClassesPage, code: str) -> None:
    assert page.table.select_id(class_ids(page.shell.app)[code])


def press(page: ClassesPage, words: str) -> None:
    found = page.side.findChildren(Button)
    next(b for b in found if b.text() == words and b.isVisibleTo(page.side)).click()


def counted(page: ClassesPage) -> dict[str, str]:
    counts = page.side.counts
    labels = [label.text() for label in counts.findChildren(Text) if label.isVisibleTo(counts)][1:]
    pills = [pill.text for pill in counts.findChildren(Pill) if pill.isVisibleTo(counts)]
    return dict(zip(labels, pills, strict=True))


# showing


def test_the_classes_stay_with_the_list_of_participants(desk: Window, opened: Opened) -> None:
    area = opened(desk)
    assert area.title == "Tập huấn, hội nghị"
    tabs = [area.tabs.tabText(n) for n in range(area.tabs.count())]
    assert tabs == ["Lớp tập huấn", "Học viên", "Giấy chứng nhận đã cấp"]
    area.tabs.setCurrentIndex(1)
    assert area.summary() == "7 học viên"
    assert "điểm danh" in ClassesPage.help


def test_the_year_is_summed_up(page: ClassesPage) -> None:
    assert page.summary() == "3 lớp · 7 lượt · 4 người · nữ 71,4%"


def test_the_rows_and_the_total(page: ClassesPage) -> None:
    assert cells(page, "code") == ["01", "02", "03", "04", ""]
    assert cells(page, "when") == ["12/03/2020", "06/07/2020", "10/09/2020", "05/05/2020", "4 buổi"]
    assert cells(page, "registered") == ["3/5", "4/5", "0/5", "0/5", "7/15 lượt"]
    assert cells(page, "standing")[:4] == ["chờ ghi đã mở", "đang học", "dự kiến", "huỷ"]
    assert cells(page, "absent") == ["–", "–", "–", "–", "0"]
    assert cells(page, "topic")[4] == "Tổng cộng 3 lớp"
    assert page.table.selected_ids() == [class_ids(page.shell.app)["01"]]


def test_the_model_keeps_qts_rules(page: ClassesPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.chips.choose("held")
    page.chips.chosen.emit("held")
    page.load()


def test_sorting_leaves_the_total_below(page: ClassesPage) -> None:
    page.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert cells(page, "code") == ["02", "01", "03", "04", ""]
    page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert cells(page, "code")[:2] == ["01", "02"]


def test_chips_count_and_filter(page: ClassesPage) -> None:
    assert page.view is not None
    assert [words for _, words in chips(page.view.classes, ALL)] == [
        "Tất cả", "Sắp mở 2", "Chờ ghi đã mở 1", "Chưa có danh sách 1", "Huỷ 1",
    ]  # fmt: skip
    page.chips.choose("ahead")
    page.chips.chosen.emit("ahead")
    assert cells(page, "code") == ["02", "03", ""]
    assert page.chosen is not None and page.chosen.code == "02"


def test_find_by_words_without_accents(page: ClassesPage) -> None:
    page.finder.setText("long ghep")
    page.finder.searched.emit("long ghep")
    assert cells(page, "code") == ["02", ""]
    page.finder.setText("không có")
    page.finder.searched.emit("không có")
    assert cells(page, "code") == [] and page.panel() is None
    page._show_all()
    assert len(cells(page, "code")) == 5


def test_the_panel_shows_counts_and_what_every_panel_has(page: ClassesPage) -> None:
    choose(page, "02")
    assert page.panel() is page.side
    assert counted(page) == {"Đăng ký (lượt)": "4/5", "Số người": "4", "Nữ": "3 (75,0%)"}
    assert page.side.contents is not None and page.side.contents.title == "Lồng ghép giới"
    assert page.side.notes.isVisibleTo(page.side) and page.side.files.isVisibleTo(page.side)


def test_an_empty_year_says_what_to_do(desk: Window, opened: Opened) -> None:
    desk.year = 2019
    page = opened(desk).page
    assert isinstance(page, ClassesPage)
    assert page._stack.currentWidget() is page._none
    assert page.summary() == "" and page.panel() is None


# doing


def test_enter_opens_the_roster(page: ClassesPage, desk: Window) -> None:
    choose(page, "02")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert desk.opened == [("training-class", class_ids(desk.app)["02"])]


@pytest.mark.parametrize(
    ("words", "document", "more"),
    [
        ("Danh sách", "participant-list", {}),
        ("Điểm danh", "attendance-sheet", {}),
        ("Giấy mời", "invitation", {"whom": "units"}),
    ],
)
def test_papers_in_one_click(
    page: ClassesPage, desk: Window, words: str, document: str, more: dict[str, str]
) -> None:
    choose(page, "02")
    press(page, words)
    assert desk.opened == [("make", (document, {"year": 2020, "class": "02", **more}))]


def test_a_class_whose_day_is_over_is_told_as_held(page: ClassesPage, desk: Window) -> None:
    press(page, "Ghi đã mở")
    assert cells(page, "standing")[0] == "đã mở"
    assert counted(page)["Có mặt"] == "3"
    desk.app.undo()
    assert cells(page, "standing")[0] == "chờ ghi đã mở"


def test_deleting_takes_the_list_along_and_can_be_undone(page: ClassesPage, desk: Window) -> None:
    choose(page, "02")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert cells(page, "code") == ["01", "03", "04", ""]
    assert page.summary() == "2 lớp · 3 lượt · 3 người · nữ 66,7%"
    desk.app.undo()
    assert page.summary().startswith("3 lớp · 7 lượt")


def test_a_new_class_begins_with_the_next_code(page: ClassesPage) -> None:
    page.add()
    (editor,) = page.window().findChildren(RecordEditor)
    assert editor.form.rows["code"].editor.value() == "05"
    editor.form.rows["topic"].editor.set_value("Chuyên đề mới")
    assert editor.save()
    assert cells(page, "code") == ["01", "02", "03", "04", "05", ""]
    assert page.chosen is not None and page.chosen.code == "05"


def test_a_record_of_another_year_is_found(page: ClassesPage, desk: Window) -> None:
    old = add_class(desk.app, "09", year=2019)
    page.activate(("training_class", old))
    assert desk.year == 2019 and page.table.selected_ids() == [old]


def test_copy_has_the_titles(page: ClassesPage) -> None:
    page.table.selectAll()
    page.table.copy()
    text = QGuiApplication.clipboard().text().splitlines()
    assert text[0].split("\t")[:3] == ["Mã", "Chuyên đề", "Ngày, buổi"]
    assert len(text) == 5


def test_everything_has_a_name(page: ClassesPage) -> None:
    assert nameless(page, page.side) == []


# like another


def clone(page: ClassesPage, code: str) -> CloneDialog:
    choose(page, code)
    page.clone()
    return page.findChildren(CloneDialog)[0]


def test_a_class_like_another_asks_for_its_days(page: ClassesPage, desk: Window) -> None:
    dialog = clone(page, "02")
    assert [field.value() for field in dialog.days] == [None, None]
    dialog.days[0].setText("14/9/2020")
    dialog.people.setChecked(True)
    dialog._confirm()
    assert page.chosen is not None
    assert (page.chosen.code, page.chosen.count.registered) == ("05", 4)
    assert [session.date for session in page.chosen.sessions] == [dt.date(2020, 9, 14)]
    desk.app.undo()
    assert "05" not in cells(page, "code")


def test_a_day_that_is_none_keeps_the_dialog_open(page: ClassesPage, desk: Window) -> None:
    dialog = clone(page, "02")
    dialog.days[1].setText("31/2/2020")
    dialog._confirm()
    assert dialog.isVisible() and "không phải là ngày" in dialog._rows[1].error
    assert len(class_ids(desk.app)) == 4


def test_a_day_off_and_another_year_are_told(page: ClassesPage) -> None:
    dialog = clone(page, "02")
    for words, told in (("6/9/2020", "Chủ nhật"), ("6/9/2021", "không thuộc năm 2020"), ("7/9/2020", "")):
        dialog.days[0].setText(words)
        dialog.days[0].read()
        assert told in dialog._rows[0].error and bool(told) == bool(dialog._rows[0].error)


def test_another_class_asks_for_other_days(page: ClassesPage, desk: Window) -> None:
    dialog = clone(page, "02")
    dialog.source.set_value(class_ids(desk.app)["01"])
    dialog.source.changed.emit(dialog.source.value())
    assert len(dialog.days) == 1
    dialog.source.set_value(None)
    dialog._ask_days()
    dialog._confirm()
    assert dialog._source_row.error == "Hãy chọn lớp."


def test_the_core_is_left_alone_by_looking(page: ClassesPage, desk: Window) -> None:
    before = desk.app.last_change()
    for code in ("01", "02", "03", "04"):
        choose(page, code)
    assert _last(desk.app) == before


def _last(app: App) -> tuple[int, str] | None:
    return app.last_change()
