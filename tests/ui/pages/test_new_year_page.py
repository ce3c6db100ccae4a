"""Mở năm mới: what is taken over is shown and unticked before anything is written; then one change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import desk, empty_desk, filled_folder, nameless, task_ids
from tests.ui.seeded import Window
from ui.pages.new_year import NewYearPage
from ui.pages.programme import ProgrammePage
from ui.tables.checklist import CheckModel
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.progress import progress

__all__ = ["desk", "empty_desk", "filled_folder"]

Opened = Callable[[Window], NewYearPage]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page in a window's services."""

    def build(window: Window) -> NewYearPage:
        page = NewYearPage(window)
        qtbot.addWidget(page)
        page.resize(1086, 580)
        page.activate()
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


def lines(model: CheckModel, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    nodes = [model.node(model.index(row, 0, above)) for row in range(model.rowCount(above))]
    return [f"{node.label} | {node.detail}" for node in nodes]


def codes(app: App, year: int) -> dict[str, int]:
    with app.reader() as reader:
        return {task.code: task.assigned for task in progress(reader, year, app.today)}


def test_what_would_be_taken_over(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    assert page.title == "Mở năm 2021"
    assert page.summary() == "Từ chương trình năm 2020: 3 nhiệm vụ lặp lại · 1 nhiệm vụ còn nợ của 9 đơn vị"
    assert lines(page.recurring) == [
        "II.1.1  Phối hợp các sở, ngành thực hiện chỉ tiêu | cả năm",
        "II.1.2  Báo cáo 6 tháng, báo cáo năm | 10/06/2020 → T5 10/06/2021",
        "III.1  Ban các sở, ngành và cấp huyện xây dựng kế hoạch hoạt động | theo kỳ",
    ]
    assert lines(page.owed) == ["II.2.1  Rà soát cán bộ nữ, đề xuất đào tạo, quy hoạch | 9 đơn vị"]
    assert lines(page.owed, page.owed.index(0, 0))[0] == "Sở Nội vụ | hạn 20/06/2020"


def test_a_day_off_is_warned_of_and_moved_on(desk: Window, opened: Opened) -> None:
    desk.app.save("task", task_ids(desk.app)["II.1.2"], {"due": dt.date(2020, 6, 20)})
    page = opened(desk)
    node = page.recurring.node(page.recurring.index(1, 0))
    assert node.warned and node.detail == "20/06/2020 → CN 20/06/2021, ngày nghỉ"
    assert page.roll.text() == "1 hạn rơi vào ngày nghỉ: chuyển sang ngày làm việc tiếp theo"
    page.roll.setChecked(True)
    assert lines(page.recurring)[1].endswith("20/06/2020 → T2 21/06/2021")


def test_unticked_lines_stay_behind(desk: Window, opened: Opened, qtbot: QtBot) -> None:
    page = opened(desk)
    page.recurring_list.setCurrentIndex(page.recurring.index(0, 0))
    qtbot.keyClick(page.recurring_list, Qt.Key.Key_Space)
    above = page.owed.index(0, 0)
    page.owed.toggle(page.owed.index(0, 0, above))
    page.owed_list.ticked.emit()
    assert page.owed.data(above, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    assert page.summary() == "Từ chương trình năm 2020: 2 nhiệm vụ lặp lại · 1 nhiệm vụ còn nợ của 8 đơn vị"
    page.open_it()
    assert desk.year == 2021 and desk.opened == [("programme", None)]
    assert codes(desk.app, 2021) == {"II.1.2": 0, "III.1": 0, "II.2.1": 8}
    assert desk.app.undo() == "Mở năm 2021"
    assert codes(desk.app, 2021) == {} and len(codes(desk.app, 2020)) == 5


def test_all_or_nothing_with_one_press(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    page._take(page.picks.take_owed, page.owed, False)
    page._take(page.picks.take_recurring, page.recurring, False)
    assert page.summary() == "Từ chương trình năm 2020: 0 nhiệm vụ lặp lại"
    page._take(page.picks.take_recurring, page.recurring, True)
    page.owed.toggle(page.owed.index(0, 0))
    assert page.summary().endswith("3 nhiệm vụ lặp lại · 1 nhiệm vụ còn nợ của 9 đơn vị")


def test_open_findings_are_told_of(desk: Window, opened: Opened) -> None:
    from tests.ui.pages.programme_sample import unit_ids

    plan = desk.app.save("inspection", None, {"year": 2020, "code": "01", "name": "Đợt 1"})
    unit = unit_ids(desk.app)["Huyện Bắc Hà"]
    day = dt.date(2020, 6, 1)
    values = {"inspection": plan, "unit": unit, "date": day, "content": "Chưa kiện toàn Ban"}
    page = opened(desk)
    assert page._findings_card.isHidden()
    desk.app.save("finding", None, values)
    assert page.summary().endswith("1 kiến nghị còn mở") and not page._findings_card.isHidden()


def test_the_old_year_is_closed_along_where_it_is_over(desk: Window, opened: Opened) -> None:
    assert opened(desk).lock_old.isHidden()
    desk.app.clock.fix(dt.date(2021, 1, 5))
    page = opened(desk)
    assert page.lock_old.text().startswith("Khoá số liệu năm 2020")
    page.lock_old.setChecked(True)
    page.open_it()
    assert [entry.label for entry in desk.app.log(2)] == ["Khoá số liệu năm 2020", "Mở năm 2021"]


def test_a_year_that_has_its_programme_is_refused_in_words(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    page.activate(2020)
    assert page.plan is None and page.commands() == ()
    assert page.empty.title.text() == "Năm 2020 đã có chương trình công tác."


def test_without_any_programme_one_is_read_first(empty_desk: Window, opened: Opened) -> None:
    page = opened(empty_desk)
    assert page.empty.isVisibleTo(page) and "Chưa có chương trình" in page.empty.title.text()
    page.empty.button.click()
    assert empty_desk.opened == [("programme-import", None)]


def test_the_lists_keep_qts_rules(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (page.recurring, page.owed)
    ]
    page.load()
    assert len(testers) == 2


def test_everything_that_takes_the_keyboard_has_a_name(desk: Window, opened: Opened) -> None:
    assert nameless(opened(desk)) == []


def test_the_programme_page_offers_it_where_a_year_has_none(desk: Window, qtbot: QtBot, theme: Theme) -> None:
    page = ProgrammePage(desk)
    qtbot.addWidget(page)
    page.activate()
    assert "Mở năm mới…" in [action.text for action in page.commands()]
    desk.set_year(2021)
    page.refresh(None)
    assert page._middle.from_earlier.text() == "Mở từ chương trình năm 2020"
    page._middle.from_earlier.click()
    assert desk.opened == [("new-year", 2021)]
