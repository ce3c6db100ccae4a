"""From page to page, and what pages are told."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import Desk
from ui.actions import Action
from ui.help.window import HelpWindow
from ui.shell.words import done_words, undo_words
from ui.shell.wrong_day import WrongDayBand
from ui.widgets.button import Button
from ui.widgets.card import EmptyState
from ui.widgets.text import ElidedLabel, Text
from vstbpn_desktop.app import App
from vstbpn_desktop.db.change import ANONYMISE
from vstbpn_desktop.errors import DamagedData, UserError
from vstbpn_desktop.navigation import NAVIGATION
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.services.year_closing import close_year, reopen_year


def words_of(desk: Desk) -> list[str]:
    return [label.text() for label in desk.window.bottom.findChildren(Text) if label.text()]


def button(desk: Desk, words: str) -> Button:
    return next(b for b in desk.window.findChildren(Button) if b.text() == words and not b.isHidden())


def marked(desk: Desk) -> list[str]:
    return [item.page_id for item in desk.window.sidebar.items() if item.isChecked()]


def test_the_first_page_appears_with_the_data(desk: Desk) -> None:
    assert desk.page("today").seen == [("activate", None)]
    assert marked(desk) == ["today"]
    assert desk.window.stage._title.text() == "Trang thử"
    assert desk.window.stage._summary.text() == "1 việc"


def test_before_the_data_are_open_nothing_opens(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    QTest.mouseClick(desk.window.sidebar.items()[1], Qt.MouseButton.LeftButton)
    assert desk.workspace._pages == {}


def test_every_place_of_the_navigation_opens(desk: Desk) -> None:
    for item in desk.window.sidebar.items():
        QTest.mouseClick(item, Qt.MouseButton.LeftButton)
        assert desk.page(item.page_id).seen
    assert [item.page_id for item in desk.window.sidebar.items()] == [row[0] for row in NAVIGATION]


def test_the_pages_actions_are_buttons_menu_and_keys(desk: Desk) -> None:
    page = desk.page("today")
    QTest.mouseClick(button(desk, "Ghi"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(desk, "In"), Qt.MouseButton.LeftButton)
    QTest.keyClick(desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.window, Qt.Key.Key_Delete)
    assert page.pressed == ["main", "bar", "main", "key"]
    assert button(desk, "Ghi").kind == "filled"
    filled = [b for b in desk.window.top.findChildren(Button) if b.kind == "filled"]
    assert len(filled) == 1


def test_keys_of_a_page_that_was_left_are_dead(desk: Desk) -> None:
    page = desk.page("today")
    desk.workspace.open("units")
    QTest.keyClick(desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.pressed == []


def test_delete_in_a_text_field_deletes_text(desk: Desk) -> None:
    page = desk.page("today")
    field = QLineEdit("abc")
    QVBoxLayout(page).addWidget(field)
    field.show()
    field.setFocus()
    field.setCursorPosition(0)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert (field.text(), page.pressed) == ("bc", [])


def test_a_change_is_told_where_it_happened_and_later_elsewhere(desk: Desk, core: App) -> None:
    desk.workspace.open("units")
    core.save("person", None, {"name": "Nguyễn Thị Hạnh"})
    assert desk.page("units").seen[-1][0] == "refresh"  # type: ignore[index]  # tuples are written down
    assert desk.page("today").seen == [("activate", None)]
    desk.workspace.open("today")
    assert desk.page("today").seen[1:] == [("refresh", None), ("activate", None)]


def test_a_page_that_cannot_be_read_keeps_nobody_from_another(desk: Desk) -> None:
    desk.workspace.open("units")
    desk.workspace.open("today")
    desk.page("units").damaged = True
    desk.page("units").leaves = False
    with pytest.raises(DamagedData, match="hỏng"):
        desk.workspace.open("units")
    desk.workspace.open("log")
    assert desk.page("log").seen == [("activate", None)] and desk.page("log").isVisible()
    desk.page("units").leaves = True


def test_a_clock_that_lost_its_date_is_told_until_work_goes_on(
    make_desk: Callable[[], Desk], core: App
) -> None:
    core.clock.fix(dt.date(2131, 1, 1))
    core.save("person", None, {"name": "Nguyễn Thị Hạnh"})
    assert core.written_ahead() is None, "a day that was given is meant"
    core.clock._fixed = None
    made = make_desk()
    made.workspace.start(lambda: core)
    band = made.window.findChild(WrongDayBand)
    assert band is not None and "01/01/2131" in band.accessibleName()
    core.save("person", None, {"name": "Nguyễn Thị Hạnh Hai"})
    assert core.written_ahead() is None, "the wrong day was the earlier one"


def test_the_last_change_can_be_taken_back(desk: Desk, core: App) -> None:
    people = core.search("Hạnh")
    core.save("person", None, {"name": "Nguyễn Thị Hạnh"})
    assert len(core.search("Hạnh")) == len(people) + 1
    link = button(desk, "Hoàn tác thêm người")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert len(core.search("Hạnh")) == len(people)
    assert link.isHidden()


def test_what_is_never_taken_back_is_not_offered(desk: Desk, core: App) -> None:
    person = core.save("person", None, {"name": "Nguyễn Thị Hạnh"})
    link = button(desk, "Hoàn tác thêm người")
    with core.change("Ẩn danh người số 1", kind=ANONYMISE) as change:
        change.update(Person, person, {"name": "Người đã ẩn danh số 1"})
    assert link.isHidden()


def test_ctrl_z_takes_back_unless_one_is_typing(desk: Desk, core: App) -> None:
    core.save("person", None, {"name": "Nguyễn Thị Hạnh"})
    field = desk.window.top.search
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert core.search("Hạnh")
    desk.window.sidebar.items()[0].setFocus()
    QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not core.search("Hạnh")


def test_an_undo_that_is_refused_says_why(desk: Desk) -> None:
    """A number that was taken stays, so the series it is of cannot be taken back (rules, undo)."""
    for _ in range(desk.workspace.app.undoable()):
        desk.workspace.undo()
        if desk.messages.asked:
            break
    ((what, todo),) = desk.messages.asked
    assert what.startswith("Không hoàn tác được “Thêm dãy số") and todo


def test_unsaved_work_keeps_the_page(desk: Desk) -> None:
    desk.page("today").leaves = False
    QTest.mouseClick(desk.window.sidebar.items()[2], Qt.MouseButton.LeftButton)
    assert marked(desk) == ["today"]
    assert "units" not in desk.workspace._pages


def test_a_page_without_a_place_marks_the_one_it_belongs_to(desk: Desk) -> None:
    desk.workspace._page_class = lambda _: type(desk.page("today"))
    desk.workspace.open("units")
    assert marked(desk) == ["units"]


def test_another_year_is_read_again_and_kept(desk: Desk) -> None:
    desk.window.top.year_chosen.emit(2019)
    assert desk.workspace.year == 2019
    assert desk.page("today").seen[-1] == ("refresh", None)
    assert desk.session.number("year") == 2019
    assert desk.window.top.year.text() == "Năm 2019"


def test_f5_reads_again(desk: Desk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    assert desk.page("today").seen[-1] == ("refresh", None)


def test_the_panel_comes_and_goes(desk: Desk) -> None:
    page = desk.page("today")
    page.show_panel()
    assert page.side is not None
    assert page.side.isVisible()
    desk.workspace.open("units")
    assert not page.side.isVisible()
    desk.workspace.open("today")
    assert page.side.isVisible()


@pytest.mark.parametrize("error", [UserError("Dữ liệu đang được mở ở nơi khác.", "Hãy đóng nơi kia.")])
def test_data_that_cannot_be_opened_are_no_crash(
    make_desk: Callable[[], Desk], core: App, error: UserError
) -> None:
    desk = make_desk()
    tries: list[int] = []

    def make_app() -> App:
        tries.append(1)
        if len(tries) == 1:
            raise error
        return core

    desk.workspace.start(make_app)
    notice = desk.window.stage.findChild(EmptyState)
    assert notice is not None
    assert (notice.title.text(), notice.text.text()) == (error.what, error.todo)
    QTest.mouseClick(button(desk, "Thử lại"), Qt.MouseButton.LeftButton)
    assert desk.page("today").seen == [("activate", None)]


def test_a_bug_while_opening_is_not_hidden(make_desk: Callable[[], Desk]) -> None:
    with pytest.raises(ZeroDivisionError):
        make_desk().workspace.start(lambda: 1 // 0)  # type: ignore[arg-type, return-value]  # a bug


def test_f1_opens_the_help_of_the_page(desk: Desk) -> None:
    desk.workspace.open("units")
    desk.page("units").help = "Ba thẻ ở trên."
    desk.workspace.help()
    shown = desk.window.findChild(HelpWindow)
    assert shown is not None and shown.topic_id == "units"
    assert shown.page.toPlainText().startswith("Trang Đơn vị\nBa thẻ ở trên.")
    desk.workspace.help()
    assert len(desk.window.findChildren(HelpWindow)) == 1


def test_closing_lets_go_of_the_data(desk: Desk, core: App, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    safekeeping.back_up_now(core)
    monkeypatch.setattr(core, "close", lambda: closed.append(1))
    desk.page("today").leaves = False
    assert not desk.window.close()
    desk.page("today").leaves = True
    assert desk.window.close()
    assert closed == [1]
    assert desk.session.numbers("geometry")


def test_closing_asks_about_a_running_job(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    safekeeping.back_up_now(desk.workspace.app)
    monkeypatch.setattr(type(desk.workspace.runner), "busy", True)
    monkeypatch.setattr(desk.workspace.app, "close", lambda: None)
    desk.messages.answers = ["wait", "stop"]
    assert not desk.window.close()
    assert desk.window.close()


@pytest.mark.parametrize(
    ("label", "done", "undo"),
    [
        ("Ghi kết quả II.2.1 của Sở Y tế", "Đã ghi kết quả II.2.1 của Sở Y tế", "Hoàn tác ghi kết quả"),
        ("Sửa đơn vị Sở Tài chính", "Đã sửa đơn vị Sở Tài chính", "Hoàn tác sửa đơn vị"),
        ("Xoá 3 đơn vị", "Đã xoá 3 đơn vị", "Hoàn tác xoá"),
        ("Hoàn tác: Sửa đơn vị", "Đã hoàn tác: Sửa đơn vị", "Hoàn tác hoàn tác"),
        (
            "Nhập chương trình năm 2020: 27 nhiệm vụ",
            "Đã nhập chương trình năm 2020: 27 nhiệm vụ",
            "Hoàn tác nhập chương trình năm 2020",
        ),
        (
            "Viết phần Phương hướng nhiệm vụ và kiến nghị: năm 2020",
            "Đã viết phần Phương hướng nhiệm vụ và kiến nghị: năm 2020",
            "Hoàn tác viết phần Phương hướng nhiệm vụ và…",
        ),
        ("", "", ""),
    ],
)
def test_the_words_at_the_bottom(label: str, done: str, undo: str) -> None:
    assert (done_words(label), undo_words(label)) == (done, undo)


def test_alt_left_goes_back_page_by_page(desk: Desk) -> None:
    for page_id in ("units", "training", "units"):
        desk.workspace.open(page_id)
    here = []
    for _ in range(4):
        QTest.keyClick(desk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        here.append(marked(desk)[0])
    assert here == ["training", "units", "today", "today"]


def test_a_part_of_a_place_that_leads_back_is_done(desk: Desk) -> None:
    desk.workspace.open("training")
    desk.workspace.open("make")
    desk.page("make").place = "training"
    desk.workspace.open("training")
    desk.workspace.back()
    assert marked(desk) == ["today"], "not the part again"


def test_going_back_asks_as_leaving_does(desk: Desk) -> None:
    desk.workspace.open("units")
    desk.page("units").leaves = False
    desk.workspace.back()
    assert marked(desk) == ["units"]
    desk.page("units").leaves = True
    desk.workspace.back()
    assert marked(desk) == ["today"]


def test_a_page_that_uses_the_key_itself_keeps_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.workspace.open("units")
    page, called = desk.page("units"), []
    back = Action("Về", lambda: called.append(1), place="menu", shortcut="Alt+Left")
    monkeypatch.setattr(page, "commands", lambda: (back,))
    page.header_changed.emit()
    QTest.keyClick(desk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (called, marked(desk)) == ([1], ["units"])


def test_the_keyboard_stays_in_the_page_when_its_button_goes(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.page("today")
    field = QLineEdit("abc")
    QVBoxLayout(page).addWidget(field)
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    field.setFocus()
    button(desk, "In").setFocus()
    monkeypatch.setattr(page, "commands", lambda: (Action("Khác", lambda: None),))
    page.header_changed.emit()
    assert desk.window.focusWidget() in (field, page)


def test_words_that_were_noted_are_no_part_of_the_undo(desk: Desk, core: App) -> None:
    unit = core.save("unit", None, {"code": "X1", "name": "Xã Một"})
    core.save("note", None, {"owner": ("unit", unit), "kind": "call", "text": "đã gọi, hẹn 12/6"})
    label = core.last_change()
    assert label is not None and label[1] == "Thêm ghi chú: đã gọi, hẹn 12/6"
    assert undo_words(label[1]) == "Hoàn tác thêm ghi chú"


def test_a_closed_year_stands_above_its_page_and_holds_what_writes(desk: Desk, core: App) -> None:
    window, page = desk.window, desk.page("today")
    page.writes, page.holds = True, "task"
    core.clock.fix(dt.date(2021, 1, 10))
    close_year(core, 2020)
    assert ("refresh", None) in page.seen
    assert window.stage.held.isVisible() and window.top._buttons[-1].toolTip() == page.held()
    assert not window.top._buttons[-1].isEnabled() and "2020" in page.held()
    desk.qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    said = [label.text() for label in window.bottom.findChildren(ElidedLabel)]
    assert page.pressed == [] and page.held() in said
    reopen_year(core, 2020, "ghi thiếu")
    assert not window.stage.held.isVisible() and window.top._buttons[-1].isEnabled()
    assert window.top._buttons[-1].toolTip() == "Ctrl+N"


def test_data_to_be_looked_at_have_their_own_band(desk: Desk, core: App) -> None:
    page = desk.page("today")
    page.writes, core.read_only = True, True
    page.header_changed.emit()
    assert desk.window.stage.held.isHidden()
    assert desk.window.top._buttons[-1].toolTip() == "Đang mở bằng mật khẩu chỉ xem."
