"""Sự kiện, lịch: the month, the list, the chosen day, what can be added, where the links go, the keyboard."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.pages.calendar_sample import TODAY, calendar_desk, calendar_folder
from tests.ui.pages.programme_sample import empty_desk, nameless, task_ids, unit_ids
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.forms.labelled import Labelled
from ui.pages.calendar import CalendarPage
from ui.pages.calendar.dialogs import EventSheet, SwapSheet, VisitSheet
from ui.pages.calendar.month import MonthModel
from ui.pages.calendar.page import AGENDA, MONTH, SPECIAL
from ui.pages.calendar.panel import DEADLINE
from ui.theme import Theme
from vstbpn_desktop.queries.calendar_view import CalendarView, year_calendar

__all__ = ["calendar_desk", "calendar_folder", "empty_desk"]

D = dt.date
Opened = Callable[[Window], CalendarPage]
_Key = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page in a window's services, its panel beside it."""

    def build(window: Window) -> CalendarPage:
        page = CalendarPage(window)
        qtbot.addWidget(page)
        qtbot.addWidget(page.side)
        page.resize(782, 600)
        page.activate()
        page.show()
        page.side.show()
        window.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def page(calendar_desk: Window, opened: Opened) -> CalendarPage:
    """The page in July 2020."""
    return opened(calendar_desk)


def spoken(page: CalendarPage, day: dt.date) -> str:
    return str(page.months.place(day).data(Qt.ItemDataRole.AccessibleTextRole))


def rows(page: CalendarPage) -> list[str]:
    return [row.accessibleName() for row in page.side.rows]


def desk_of(page: CalendarPage) -> Window:
    assert isinstance(page.shell, Window)
    return page.shell


# the month


def test_the_month_of_today_is_shown_first(page: CalendarPage) -> None:
    assert page.title == "Lịch tháng 7 năm 2020"
    assert page.summary() == (
        "23 ngày làm việc · 1 sự kiện · 1 hạn nhiệm vụ · 1 hạn văn bản · 2 buổi tập huấn · 1 lượt kiểm tra"
    )
    assert page.month.current_day() == TODAY
    assert [week[0].day.isocalendar().week for week in page.months.cells] == [27, 28, 29, 30, 31]
    assert page.months.headerData(1, Qt.Orientation.Vertical) == "28"
    assert page.months.headerData(6, Qt.Orientation.Horizontal) in ("Chủ nhật", "CN")


def test_a_year_without_a_table_of_holidays_says_so(page: CalendarPage) -> None:
    assert "chưa có bảng" not in page.summary()
    page.go(dt.date(2040, 2, 13))
    assert page.summary().endswith("chưa có bảng ngày nghỉ năm 2040")


def test_every_kind_of_day_is_told_by_a_word(page: CalendarPage) -> None:
    assert spoken(page, TODAY) == "Thứ Hai 06/07/2020, hôm nay"
    assert spoken(page, D(2020, 7, 12)).startswith("Chủ nhật 12/07/2020, nghỉ. Kiểm tra huyện An Bình")
    page.go(D(2020, 9, 2))
    assert spoken(page, D(2020, 9, 2)) == "Thứ Tư 02/09/2020, nghỉ. Quốc khánh"
    page.go(D(2026, 1, 10))
    assert spoken(page, D(2026, 1, 10)).startswith("Thứ Bảy 10/01/2026, làm bù. Làm bù cho ngày 02/01/2026")


def test_a_day_says_what_stands_on_it(page: CalendarPage) -> None:
    assert spoken(page, D(2020, 7, 7)) == (
        "Thứ Ba 07/07/2020. Lớp: Nghiệp vụ công tác · 7 giờ 30 · Hội trường Sở"
    )
    titles = [entry.title for entry in page.months.cell(page.months.place(D(2020, 7, 10))).lines]
    assert titles == [
        "Họp Ban", "Hạn II.2.1 Rà soát cán bộ nữ, đề xuất đào tạo, quy hoạch",
        "Hạn xử lý văn bản 12/SNV Xin số liệu",
    ]  # fmt: skip


def test_the_action_month_is_a_band_over_its_days(page: CalendarPage) -> None:
    page.go(D(2020, 11, 20))
    bands = {cell.day for week in page.months.cells for cell in week if cell.bands}
    assert min(bands) == D(2020, 11, 15) and max(bands) == D(2020, 12, 6)
    page.go(D(2020, 12, 1))
    assert max(cell.day for week in page.months.cells for cell in week if cell.bands) == D(2020, 12, 15)


def test_the_model_keeps_qts_rules(calendar_desk: Window, theme: Theme) -> None:
    model = MonthModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with calendar_desk.app.reader() as reader:
        view = year_calendar(reader, 2020)
    for month in (2, 7, 11):
        model.show(view, D(2020, month, 1))
        assert model.rowCount() == len(model.cells) and model.columnCount() == 7
    assert not model.place(D(2021, 5, 1)).isValid() and tester is not None


@pytest.mark.parametrize(
    ("key", "there"),
    [
        (_Key.Key_Right, D(2020, 7, 7)),
        (_Key.Key_Left, D(2020, 7, 5)),
        (_Key.Key_Down, D(2020, 7, 13)),
        (_Key.Key_Up, D(2020, 6, 29)),
        (_Key.Key_PageDown, D(2020, 8, 6)),
        (_Key.Key_PageUp, D(2020, 6, 6)),
        (_Key.Key_End, D(2020, 7, 12)),
        (_Key.Key_Home, D(2020, 7, 6)),
    ],
)
def test_the_keyboard_goes_from_day_to_day_and_over_the_ends(
    page: CalendarPage, qtbot: QtBot, key: Qt.Key, there: dt.date
) -> None:
    qtbot.keyClick(page.month, key)
    assert page.day == page.month.current_day() == page.side.day == there
    assert page.title == f"Lịch tháng {there.month} năm 2020"


def test_control_home_and_end_go_to_the_months_ends(page: CalendarPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.month, _Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.day == D(2020, 7, 31)
    qtbot.keyClick(page.month, _Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert page.day == D(2020, 7, 1)


def test_a_press_on_a_day_of_the_next_month_keeps_the_month(page: CalendarPage, qtbot: QtBot) -> None:
    box = page.month.visualRect(page.months.place(D(2020, 8, 2)))
    qtbot.mouseClick(page.month.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.side.day == D(2020, 8, 2) and page.title == "Lịch tháng 7 năm 2020"


def test_another_year_is_read_when_it_is_gone_to(page: CalendarPage, qtbot: QtBot) -> None:
    page.go(D(2021, 1, 1))
    assert page.view.year == 2021 and spoken(page, D(2021, 1, 1)).endswith("nghỉ. Tết Dương lịch")
    page.jump.setText("30.4.25")
    assert page.jump.read() and page.day == D(2025, 4, 30)
    page.go_today()
    assert page.day == TODAY
    page.go(D(1980, 1, 1))
    assert page.day == TODAY


def test_the_working_year_moves_the_calendar(page: CalendarPage) -> None:
    page.shell.set_year(2021)
    page.refresh(None)
    assert page.day == D(2021, 7, 6) and page.view.year == 2021


def test_a_day_that_cannot_be_read_says_so(page: CalendarPage) -> None:
    page.jump.setText("30/2/2020")
    assert not page.jump.read()
    assert "không có ngày 30" in desk_of(page).said[-1]


def test_a_full_month_is_painted_fast(calendar_desk: Window, opened: Opened) -> None:
    with calendar_desk.app.change("Đầy") as change:
        from vstbpn_desktop.records.special_day import SPEC
        from vstbpn_desktop.services import saving

        for number in range(600):
            day = D(2020, 7, 1 + number % 31)
            values = {"date": day, "name": f"Cuộc họp số {number}", "kind": "event"}
            saving.save(change, SPEC, None, values, TODAY)
    page = opened(calendar_desk)
    assert len(page.months.cell(page.months.place(D(2020, 7, 1))).lines) == 20
    page.month.grab()
    begun = time.perf_counter()
    page.month.grab()
    assert time.perf_counter() - begun < 0.25


# the panel


def test_the_panel_tells_all_of_the_day_with_warnings(page: CalendarPage) -> None:
    page.pick(D(2020, 7, 12))
    assert rows(page) == ["Kiểm tra huyện An Bình. 8 giờ. Kiểm tra đợt 1. Rơi vào Chủ nhật"]
    page.go(D(2020, 7, 10))
    assert rows(page)[1] == (
        "Hạn II.2.1 Rà soát cán bộ nữ, đề xuất đào tạo, quy hoạch. còn 4 ngày. 2 đơn vị chưa nộp"
    )
    page.go(D(2020, 11, 25))
    assert rows(page)[1].startswith("Tháng hành động")
    assert "ngày thứ 11 trong 31 ngày" in rows(page)[1]


def test_enter_goes_to_the_first_thing_and_opens_it(page: CalendarPage, qtbot: QtBot) -> None:
    page.go(D(2020, 7, 7))
    qtbot.keyClick(page.month, _Key.Key_Return)
    qtbot.keyClick(page.side.rows[0], _Key.Key_Return)
    assert desk_of(page).opened[-1][0] == "training_class"


@pytest.mark.parametrize(
    ("day", "record"),
    [(D(2020, 7, 12), "inspection"), (D(2020, 6, 28), "special_day"), (D(2020, 6, 10), "task")],
)
def test_the_links_open_the_thing(page: CalendarPage, day: dt.date, record: str) -> None:
    page.go(day)
    page.side.rows[0].click()
    assert desk_of(page).opened[-1][0] == record


def test_words_are_wrapped_to_the_panel(page: CalendarPage) -> None:
    page.go(D(2020, 11, 25))
    row = page.side.rows[1]
    assert row.heightForWidth(200) > row.heightForWidth(400)
    page.side.resize(288, 600)
    page.side.grab()


# the list


def test_the_list_holds_the_year_by_months(page: CalendarPage) -> None:
    page.tabs.setCurrentIndex(AGENDA)
    headings = [line.words for line in page.lines.lines if line.entry is None]
    assert headings[0] == "Tháng 1 năm 2020" and "Tháng 7 năm 2020" in headings
    assert page.day == D(2020, 7, 7)
    entry = page.lines.entry(page.agenda.currentIndex().row())
    assert entry is not None and entry.kind == "training_class"
    page.agenda.grab()


def test_the_list_can_be_filtered_by_kind(page: CalendarPage) -> None:
    page.tabs.setCurrentIndex(AGENDA)
    page.filters.choose("inspection")
    page._filtered()
    kinds = {line.entry.kind for line in page.lines.lines if line.entry is not None}
    assert kinds == {"inspection"}


def test_pages_go_by_months_in_the_list_and_never_stick(page: CalendarPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(AGENDA)
    qtbot.keyClick(page.agenda, _Key.Key_PageDown)
    assert page.day == D(2020, 9, 2)
    qtbot.keyClick(page.agenda, _Key.Key_PageUp)
    assert page.day == D(2020, 7, 12)
    qtbot.keyClick(page.agenda, _Key.Key_PageUp)
    assert page.day == D(2020, 6, 10)


def test_enter_in_the_list_opens_and_copying_takes_the_lines(page: CalendarPage, qtbot: QtBot) -> None:
    from PySide6.QtGui import QGuiApplication

    page.tabs.setCurrentIndex(AGENDA)
    qtbot.keyClick(page.agenda, _Key.Key_Return)
    assert desk_of(page).opened[-1][0] == "training_class"
    qtbot.keyClick(page.agenda, _Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Ngày\tThứ\tLoại\tNội dung\tChi tiết\tLưu ý",
        "07/07/2020\tthứ Ba\tlớp\tLớp: Nghiệp vụ công tác\tHội trường Sở\t",
    ]


def test_the_list_keeps_qts_rules(page: CalendarPage) -> None:
    tester = QAbstractItemModelTester(page.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.tabs.setCurrentIndex(AGENDA)
    page.filters.choose("due")
    page._filtered()
    assert page.lines.rowCount() > 3 and tester is not None


# adding


def menu_of(page: CalendarPage) -> dict[str, Callable[[], None]]:
    menu = page.adding.menu(page.day)
    return {action.text(): action.trigger for action in menu.actions()}


def editor_of(page: CalendarPage) -> RecordEditor:
    (found,) = page.window().findChildren(RecordEditor)
    return found


def test_a_class_added_from_a_day_begins_on_it(page: CalendarPage) -> None:
    page.go(D(2020, 7, 14))
    menu_of(page)["Lớp tập huấn, hội nghị…"]()
    editor = editor_of(page)
    assert editor.form.rows["code"].editor.value() == "02"
    (session,) = editor.form.rows["sessions"].editor.value()
    assert session["date"] == D(2020, 7, 14)
    editor.form.rows["topic"].editor.set_state("Kỹ năng")
    assert editor.save()
    assert "Lớp: Kỹ năng" in spoken(page, D(2020, 7, 14))


def test_a_meeting_put_on_a_sunday_is_warned_of_in_the_day(page: CalendarPage) -> None:
    page.go(D(2020, 7, 19))
    menu_of(page)["Sự kiện, cuộc họp…"]()
    (sheet,) = page.findChildren(EventSheet)
    sheet._confirm()
    assert sheet.isVisible() and not sheet.notice.isHidden()
    sheet.name.setText("Họp giao ban")
    sheet.note.setText("8 giờ, tầng 2")
    sheet._confirm()
    assert rows(page) == ["Họp giao ban. 8 giờ, tầng 2. Rơi vào Chủ nhật"]


def test_a_day_off_is_told_of_in_the_sheet_and_stops_nothing(page: CalendarPage) -> None:
    page.adding.add_event(D(2020, 9, 2))
    (sheet,) = page.findChildren(EventSheet)
    hints = [row.hint for row in sheet.findChildren(Labelled) if row.hint]
    assert len(hints) == 1 and hints[0].startswith("02/09/2020 là ngày nghỉ: Quốc khánh.")
    sheet.reject()


def test_escape_goes_back_to_the_days(page: CalendarPage, qtbot: QtBot) -> None:
    page.go(D(2020, 7, 7))
    with qtbot.waitActive(page.side):
        page.side.activateWindow()
    page.side.focus_first()
    with qtbot.waitSignal(page.side.left):
        qtbot.keyClick(page.side.rows[0], _Key.Key_Escape)


def test_a_unit_to_inspect_goes_into_the_years_plan(page: CalendarPage, qtbot: QtBot) -> None:
    page.go(D(2020, 7, 19))
    menu_of(page)["Lượt kiểm tra…"]()
    (sheet,) = page.findChildren(VisitSheet)
    sheet._confirm()
    assert sheet.isVisible() and not sheet.notice.isHidden()
    sheet.unit.set_value(unit_ids(page.shell.app)["Huyện Bắc Hà"])
    sheet.starts.setText("14 giờ")
    sheet._confirm()
    assert rows(page) == ["Kiểm tra huyện Bắc Hà. 14 giờ. Kiểm tra đợt 1. Rơi vào Chủ nhật"]


def test_where_a_year_has_no_plan_one_is_begun(page: CalendarPage) -> None:
    page.go(D(2021, 7, 14))
    menu_of(page)["Lượt kiểm tra…"]()
    assert editor_of(page).form.rows["year"].editor.value() == 2021


def test_two_days_are_exchanged_in_one_change(page: CalendarPage) -> None:
    page.go(D(2020, 7, 13))
    menu_of(page)["Hoán đổi ngày làm việc…"]()
    (sheet,) = page.findChildren(SwapSheet)
    sheet.made_up.setText("17/7/2020")
    sheet._confirm()
    assert sheet.isVisible() and not sheet.notice.isHidden()
    sheet.made_up.setText("18/7/2020")
    sheet.basis.setText("Thông báo 12")
    sheet._confirm()
    assert spoken(page, D(2020, 7, 13)).startswith("Thứ Hai 13/07/2020, nghỉ.")
    assert spoken(page, D(2020, 7, 18)).startswith("Thứ Bảy 18/07/2020, làm bù.")
    page.shell.app.undo()
    assert spoken(page, D(2020, 7, 13)) == "Thứ Hai 13/07/2020"


def test_the_menu_opens_beside_the_day(page: CalendarPage, qtbot: QtBot) -> None:
    page.add()
    (menu,) = [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
    assert menu.activeAction() is menu.actions()[0]
    menu.close()


# the rest of the page


def test_special_days_have_their_table_and_what_is_opened_there(page: CalendarPage) -> None:
    entry = next(e for e in page.view.entries if e.title == "Ngày Gia đình Việt Nam")
    page.activate(("special_day", entry.id))
    assert page.tabs.currentIndex() == SPECIAL
    assert page.special.table.selected_ids() == [entry.id]
    assert "ngày đặc biệt" in page.summary() and page.panel() is page.special.panel()
    assert {"Thêm ngày đặc biệt", "Nạp ngày nghỉ có sẵn"} <= {action.text for action in page.commands()}
    page.activate(D(2020, 6, 28))
    assert page.tabs.currentIndex() == MONTH and page.day == D(2020, 6, 28)


def test_the_table_opens_at_the_next_holiday(page: CalendarPage) -> None:
    page.tabs.setCurrentIndex(SPECIAL)
    (chosen,) = page.special.table.selected_ids()
    assert page.shell.app.record("special_day", chosen).values["date"] == D(2020, 9, 2)
    page.tabs.setCurrentIndex(MONTH)
    assert page.title == "Lịch tháng 7 năm 2020"


def test_the_month_is_read_even_where_the_table_was_opened_first(
    calendar_desk: Window, qtbot: QtBot, theme: Theme
) -> None:
    page = CalendarPage(calendar_desk)
    qtbot.addWidget(page)
    page.activate(("special_day", 1))
    assert page.view.year == 0
    page.tabs.setCurrentIndex(MONTH)
    assert page.view.year == 2020


def test_the_week_of_the_day_is_printed_with_one_press(page: CalendarPage) -> None:
    page.go(D(2020, 7, 8))
    next(action for action in page.commands() if action.text == "In lịch tuần").call()
    assert desk_of(page).opened == [("make", ("weekly-schedule", {"week": D(2020, 7, 8)}))]


def test_a_folder_without_holidays_offers_them(empty_desk: Window, opened: Opened) -> None:
    page = opened(empty_desk)
    assert page.notice.isVisibleTo(page)
    page.adding.load_shipped()
    assert not page.notice.isVisibleTo(page)
    page.go(D(2020, 9, 2))
    assert spoken(page, D(2020, 9, 2)).endswith("nghỉ. Quốc khánh")
    page.adding.load_shipped()
    assert "không có gì để nạp thêm" in empty_desk.said[-1]


def test_a_change_elsewhere_is_seen(page: CalendarPage) -> None:
    page.shell.app.save("task", task_ids(page.shell.app)["II.2.1"], {"due": D(2020, 7, 15)})
    assert "Hạn II.2.1" in spoken(page, D(2020, 7, 15))


def test_the_field_for_a_day_gives_way_in_a_narrow_page(page: CalendarPage) -> None:
    assert page.jump.isVisibleTo(page)
    page.setMinimumSize(1, 1)  # as in the window, where a wide font does not hold the page open
    page.resize(560, 500)
    assert not page.jump.isVisibleTo(page)
    page.focus_jump()
    assert page.jump.isVisibleTo(page)


def test_everything_that_takes_the_keyboard_has_a_name(page: CalendarPage) -> None:
    page.go(D(2020, 7, 10))
    page.side.show_tool()
    assert nameless(page, page.side) == []


def test_a_menu_of_a_day_opens_where_it_was_asked(page: CalendarPage) -> None:
    where = page.month.visualRect(page.months.place(D(2020, 7, 15))).center()
    page.month._ask_menu(where)
    assert page.day == D(2020, 7, 15)
    for menu in page.findChildren(QMenu):
        menu.close()
    assert page.month.place_of(D(2030, 1, 1)) == page.month.viewport().mapToGlobal(QPoint(0, 0))


# Tính hạn


def test_a_period_is_counted_and_rolled(page: CalendarPage) -> None:
    tool = page.side.tool
    page.side.show_tool()
    assert page.side.tabs.currentIndex() == DEADLINE and tool.start.value() == TODAY
    tool.count.setText("26")
    tool.count.editingFinished.emit()
    assert tool.counted.nominal.text() == "Hạn: Thứ Bảy 01/08/2020"
    assert tool.counted.rolled.text() == "Là thứ Bảy, chuyển sang: Thứ Hai 03/08/2020"
    tool.unit.choose("working_days")
    tool.unit.chosen.emit("working_days")
    assert tool.counted.nominal.text() == "Hạn: Thứ Ba 11/08/2020"
    assert tool.counted.rolled.isHidden()
    tool.counted.link.click()
    assert page.day == D(2020, 8, 11)


def test_a_written_deadline_may_not_count_its_day(page: CalendarPage) -> None:
    tool = page.side.tool
    tool.written.setText("15/12/2020")
    assert tool.written.read() and tool.read.nominal.text() == "Hạn: Thứ Ba 15/12/2020"
    tool.kind.choose("before")
    tool.kind.chosen.emit("before")
    assert tool.read.nominal.text() == "Hạn: Thứ Hai 14/12/2020"


def test_what_is_no_number_is_said_beside_the_field(page: CalendarPage) -> None:
    tool = page.side.tool
    for typed in ("ba", "999999"):
        tool.count.setText(typed)
        tool.count.editingFinished.emit()
        assert tool._count_row.error == "Hãy ghi số từ 0 đến 3660."
        assert tool.counted.isHidden()


def test_nothing_was_read_yet(theme: Theme) -> None:
    assert CalendarView().on(TODAY) == () and CalendarView().year == 0
