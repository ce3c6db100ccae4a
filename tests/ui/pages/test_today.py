"""Hôm nay: figures with their counts, what is to be done, where its links go, the calendar, the start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import TODAY, desk, empty_desk, filled_folder, nameless, states, task_ids
from tests.ui.seeded import Window
from ui.pages.today import TodayPage
from ui.pages.today.calendar import read_lines
from ui.pages.today.page import figures
from ui.pages.today.rows import TodoRow
from ui.theme import Theme
from ui.widgets.look import Meaning
from ui.widgets.row_button import RowButton
from vstbpn_desktop.queries.today_view import TodayView, today_view
from vstbpn_desktop.services.calendar import load_special_days

__all__ = ["desk", "empty_desk", "filled_folder"]

Opened = Callable[[Window], TodayPage]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page in a window's services."""

    def build(window: Window) -> TodayPage:
        page = TodayPage(window)
        qtbot.addWidget(page)
        page.resize(1086, 580)
        page.activate()
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


def view(window: Window, year: int = 2020) -> TodayView:
    with window.app.reader() as reader:
        return today_view(reader, window.app.today, year)


def rows(page: TodayPage) -> list[TodoRow]:
    items = [page._list.itemAt(n) for n in range(page._list.count())]
    found: list[QWidget | None] = [item.widget() if item else None for item in items]
    return [row for row in found if isinstance(row, TodoRow)]


def press(page: TodayPage, link: str) -> None:
    next(row for row in rows(page) if row.todo.link == link).link.click()


def test_the_head_of_the_day(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    assert page.title == "Hôm nay, thứ Ba 16/06/2020"
    assert page.summary() == "1 nhiệm vụ quá hạn · 1 việc trong tuần · 1 bài nộp chờ công nhận"


def test_the_figures(desk: Window) -> None:
    assert figures(view(desk)) == (
        ("0/4", "nhiệm vụ hoàn thành", "1 quá hạn", Meaning.LATE),
        ("2/17", "lượt phân công đã nộp", "1 chờ công nhận", Meaning.SOON),
        ("5", "lượt phân công quá hạn", "của 5 đơn vị", Meaning.LATE),
        ("0/9", "đơn vị có đầu mối", "9 chưa có", Meaning.SOON),
    )


def test_no_data_shows_a_dash_never_nought(desk: Window) -> None:
    desk.app.save("programme", None, {"year": 2021, "title": "Chương trình 2021"})
    found = figures(view(desk, 2021))
    assert [figure for figure, *_ in found[1:3]] == ["–", "–"]
    assert found[1][2:] == ("chưa giao", Meaning.NONE)


def test_a_contact_named_counts(desk: Window) -> None:
    unit = next(iter(states(desk.app, task_ids(desk.app)["II.1.1"])))
    desk.app.save("person", None, {"name": "Đầu mối của Sở", "unit": unit, "focal_point": True})
    assert view(desk).units_without_contact == 8


def test_what_is_to_be_done_most_urgent_first(desk: Window, opened: Opened) -> None:
    assert [(row.todo.title, row.todo.pill, row.todo.link) for row in rows(opened(desk))] == [
        ("Báo cáo 6 tháng, báo cáo năm", "quá hạn 6 ngày", "Xem đơn vị"),
        ("Rà soát cán bộ nữ, đề xuất đào tạo, quy hoạch", "còn 4 ngày", "Mở"),
        ("Báo cáo 6 tháng, báo cáo năm", "1 chờ công nhận", "Xem bài nộp"),
        ("2 nhiệm vụ chưa giao cho đơn vị nào", "chưa giao", "Giao việc"),
    ]


@pytest.mark.parametrize(
    ("link", "code", "heap"),
    [("Xem đơn vị", "II.1.2", ("overdue",)), ("Xem bài nộp", "II.1.2", ("submitted",)), ("Mở", "II.2.1", ())],
)
def test_the_links_go_there(
    desk: Window, opened: Opened, link: str, code: str, heap: tuple[str, ...]
) -> None:
    press(opened(desk), link)
    assert desk.opened == [("programme", ("task", task_ids(desk.app)[code], *heap))]


def test_tasks_to_be_given_are_shown_in_the_list(desk: Window, opened: Opened) -> None:
    press(opened(desk), "Giao việc")
    assert desk.opened == [("programme", "unassigned")]


def test_a_unit_that_joined_can_be_added_from_here(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    desk.app.save("unit", None, {"code": "199", "name": "Huyện Mường Khê", "protocol_order": 199})
    assert sum(row.todo.link == "Bổ sung" for row in rows(page)) == 2
    press(page, "Bổ sung")
    assert sum(row.todo.link == "Bổ sung" for row in rows(page)) == 1
    assert len(states(desk.app, task_ids(desk.app)["II.1.2"])) == 10


def test_recording_and_the_report_are_one_press_away(desk: Window, opened: Opened) -> None:
    for action in opened(desk).commands():
        action.call()
    assert desk.opened == [("make", None), ("programme", "record")]


def test_the_chart_says_how_many_of_each_group_handed_in(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    assert page.chart.accessibleName().startswith("1: 2/8; 2: 0/9; III: –")


def test_the_next_two_weeks_are_those_of_the_calendar(desk: Window) -> None:
    load_special_days(desk.app)
    session = {"date": dt.date(2020, 6, 18), "starts": "8 giờ"}
    lesson = {"year": 2020, "code": "01", "topic": "Nghiệp vụ", "sessions": (session,)}
    desk.app.save("training_class", None, lesson)
    assert [(line.when, line.words, line.record) for line in read_lines(desk.app, TODAY)] == [
        ("T5 18/6", "Lớp: Nghiệp vụ · 8 giờ", "training_class"),
        ("T7 20/6", "Hạn II.2.1 Rà soát cán bộ nữ, đề xuất đào tạo, quy hoạch · 9 đơn vị chưa nộp · "
         "rơi vào thứ Bảy", "task"),
        ("CN 28/6", "Ngày Gia đình Việt Nam · rơi vào Chủ nhật", "special_day"),
        ("T3 30/6", "Hạn II.1.2 Báo cáo 6 tháng, báo cáo năm · 1 đơn vị chưa nộp", "task"),
    ]  # fmt: skip


def test_the_month_of_action_begins_and_ends(desk: Window) -> None:
    load_special_days(desk.app)
    first = [line.words for line in read_lines(desk.app, dt.date(2020, 11, 10))]
    last = [line.words for line in read_lines(desk.app, dt.date(2020, 12, 10))]
    amid = [line.words for line in read_lines(desk.app, dt.date(2020, 11, 26))]
    assert first[0].startswith("Bắt đầu Tháng hành động")
    assert last == [first[0].replace("Bắt đầu", "Kết thúc")]
    assert amid == []


def test_days_over_the_turn_of_the_year(desk: Window) -> None:
    load_special_days(desk.app)
    found = [(line.day, line.words) for line in read_lines(desk.app, dt.date(2020, 12, 28))]
    assert (dt.date(2021, 1, 1), "Nghỉ: Tết Dương lịch") in found


def test_a_line_of_the_calendar_opens_the_thing(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    item = page._calendar.itemAtPosition(0, 1)
    row = item.widget() if item else None
    assert isinstance(row, RowButton) and row.accessibleName().startswith("T7 20/6: Hạn II.2.1")
    row.click()
    assert desk.opened == [("task", task_ids(desk.app)["II.2.1"])]


def test_an_empty_year_says_what_to_do_next(empty_desk: Window, opened: Opened) -> None:
    page = opened(empty_desk)
    assert page._stack.currentWidget() is page._empty
    assert page._empty.title.text() == "Năm 2020 chưa có chương trình công tác"
    assert [action.text for action in page.commands()] == ["Nhập chương trình"]
    page._empty.button.click()
    assert empty_desk.opened == [("programme-import", None)]


def test_a_change_is_seen_at_once(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    desk.app.save("task", task_ids(desk.app)["II.1.10"], {"due": dt.date(2020, 6, 18)})
    desk.app.save("task", task_ids(desk.app)["II.2.1"], {"due": dt.date(2020, 6, 1)})
    assert page.summary().startswith("2 nhiệm vụ quá hạn")


def test_a_low_window_keeps_the_list_and_the_calendar(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    assert page._charted.isVisibleTo(page)
    page.resize(800, 380)
    assert not page._charted.isVisibleTo(page)


def test_everything_that_takes_the_keyboard_has_a_name(desk: Window, opened: Opened) -> None:
    assert nameless(opened(desk)) == []
