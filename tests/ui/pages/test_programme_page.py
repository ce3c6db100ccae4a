"""The programme page over a real core: what it shows, and what is done from it in one change each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import (
    desk,
    empty_desk,
    filled_folder,
    nameless,
    states,
    task_ids,
    unit_ids,
)
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.programme import ProgrammePage
from ui.pages.programme.assign import AssignDialog
from ui.pages.programme.dialogs import ReasonDialog
from ui.pages.programme.filters import to_record
from ui.pages.programme.panel import NOTES, UNITS, CountRow, facts
from ui.pages.programme.standing import ALL
from ui.pages.programme.words import next_code
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import EmptyState
from ui.widgets.text import Text
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.programme_view import task_view
from vstbpn_desktop.records.assignment import SPEC as ASSIGNMENT

__all__ = ["desk", "empty_desk", "filled_folder"]

Opened = Callable[[Window], ProgrammePage]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page in a window's services and lets it hear of changes."""

    def build(window: Window) -> ProgrammePage:
        page = ProgrammePage(window)
        for widget in (page, page.task_panel, page.unit_detail, page.sheet):
            qtbot.addWidget(widget)  # the window takes the panels; here nobody does
        page.resize(780, 560)
        page.activate()
        page.show()
        window.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def page(desk: Window, opened: Opened) -> ProgrammePage:
    return opened(desk)


def choose(page: ProgrammePage, code: str) -> None:
    assert page.table.select_task(task_ids(page.shell.app)[code])


def pick_units(page: ProgrammePage, *names: str) -> None:
    """Select units in the panel's list."""
    pane = page.task_panel.units
    pane.view.clearSelection()
    for row, unit in enumerate(pane.model.units):
        if unit.unit.name in names:
            index = pane.model.index(row)
            pane.view.selectionModel().select(index, pane.view.selectionModel().SelectionFlag.Select)
    assert len(pane.selected()) == len(names)


def statuses(app: App, code: str) -> dict[str, str]:
    """Where the units of a task stand, by name."""
    names = {unit_id: name for name, unit_id in unit_ids(app).items()}
    with app.reader() as reader:
        found = states(app, task_ids(app)[code])
        return {names[unit]: reader.values(ASSIGNMENT, row)["status"] for unit, row in found.items()}


def words(page: ProgrammePage) -> list[str]:
    """Every label of the panel's body."""
    content = page.task_panel.content
    return [label.text() for label in content.findChildren(Text) if label.isVisibleTo(content)]


def counts(page: ProgrammePage) -> dict[str, int]:
    content = page.task_panel.content
    return {row.text(): row.count for row in content.findChildren(CountRow) if row.isVisibleTo(content)}


def labels(page: ProgrammePage, place: str) -> list[str]:
    return [action.text for action in page.commands() if action.place == place]


# showing


def test_title_and_summary(page: ProgrammePage) -> None:
    assert page.title == "Chương trình công tác năm 2020"
    assert page.summary() == ("4 nhiệm vụ, 2 nhóm · phần III: 1 · 1 quá hạn · 20 lượt phân công cho 9 đơn vị")


def test_the_first_task_is_chosen_and_its_panel_shown(page: ProgrammePage) -> None:
    assert page.panel() is page.task_panel
    assert page.task is not None and page.task.record.values["code"] == "II.1.1"


def test_the_panel_says_what_the_task_is(page: ProgrammePage) -> None:
    choose(page, "II.1.2")
    assert page.task is not None
    assert facts(page.task) == [
        ("Chủ trì", "Cơ quan thường trực"),
        ("Giao cho", "Các sở, ngành; Các huyện"),
        ("Hạn", "10/06/2020, thứ Tư"),
        ("Tính chất", "định kỳ (6 tháng), đang xét kỳ 6 tháng cuối năm 2020"),
    ]


def test_a_deadline_that_does_not_count_its_day_says_so(desk: Window, opened: Opened) -> None:
    desk.app.save("task", task_ids(desk.app)["II.2.1"], {"due_inclusive": False})
    page = opened(desk)
    choose(page, "II.2.1")
    assert page.task is not None and ("Hạn", "trước 20/06/2020, thứ Bảy") in facts(page.task)


def test_counts_of_the_units_and_the_log(page: ProgrammePage) -> None:
    choose(page, "II.1.2")
    assert counts(page) == {
        "Đạt yêu cầu": 1, "Đã nộp, chờ công nhận": 1, "Quá hạn": 5, "Được gia hạn đến 30/06": 1,
        "Được miễn": 1,
    }  # fmt: skip
    assert "Gia hạn Huyện An Bình, nhiệm vụ II.1.2 đến 30/06/2020" in words(page)


def test_the_log_leaves_out_what_was_taken_back(page: ProgrammePage, desk: Window) -> None:
    choose(page, "II.1.2")
    desk.app.save("task", task_ids(desk.app)["II.1.2"], {"product": "Báo cáo"})
    assert page.task is not None
    before = len(page.task.log)
    desk.app.undo()
    assert len(page.task.log) == before - 1


def test_pressing_a_count_lists_those_units(page: ProgrammePage, qtbot: QtBot) -> None:
    choose(page, "II.1.2")
    content = page.task_panel.content
    rows = [row for row in content.findChildren(CountRow) if row.isVisibleTo(content)]
    row = next(row for row in rows if row.text() == "Quá hạn")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.task_panel.tabs.currentIndex() == UNITS
    assert [unit.unit.name for unit in page.task_panel.units.shown()] == [
        "Sở Nội vụ", "Sở Giáo dục và Đào tạo", "Huyện Đông Hưng", "Thị xã Sông Cầu", "Huyện Yên Lạc",
    ]  # fmt: skip


def test_units_are_found_without_accents(page: ProgrammePage) -> None:
    choose(page, "II.1.2")
    pane = page.task_panel.units
    pane.search.setText("yen lac")
    pane.search.returnPressed.emit()
    assert [unit.unit.name for unit in pane.shown()] == ["Huyện Yên Lạc"]


def test_the_source_text_unfolds(page: ProgrammePage) -> None:
    link = next(b for b in page.task_panel.content.findChildren(Button) if b.text() == "Xem nguyên văn")
    link.click()
    assert any("phù hợp với tình hình của đơn vị" in text for text in words(page))


def test_the_filter_of_the_chips(page: ProgrammePage) -> None:
    page.filters.choose("overdue")
    page._filtered()
    assert [task.progress.code for task in page.model.tasks()] == ["II.1.2"]
    assert page.task is not None and page.task.record.values["code"] == "II.1.2"


def test_nothing_left_by_the_filter_offers_all(page: ProgrammePage) -> None:
    page.filters.choose("done")
    page._filtered()
    empty = page._middle.currentWidget()
    assert isinstance(empty, EmptyState) and page.panel() is None
    empty.button.click()
    assert len(page.model.tasks()) == 5 and page.panel() is not None


def test_finding_in_the_list(page: ProgrammePage, qtbot: QtBot) -> None:
    find = next(action for action in page.commands() if action.shortcut == "Ctrl+F")
    find.call()
    page.finder.setText("thong ke")
    page.finder.returnPressed.emit()
    assert [task.progress.code for task in page.model.tasks()] == ["II.1.10"]


def test_opening_a_record_goes_to_its_task(page: ProgrammePage, desk: Window) -> None:
    tasks, units = task_ids(desk.app), unit_ids(desk.app)
    assignment = states(desk.app, tasks["II.1.2"])[units["Sở Y tế"]]
    page.activate(("assignment", assignment))
    assert page.task is not None and page.task.record.id == tasks["II.1.2"]
    page.activate(("task", tasks["II.2.1"]))
    assert page.task.record.id == tasks["II.2.1"]
    page.activate(("task", tasks["II.1.2"], "submitted"))
    assert [unit.unit.name for unit in page.task_panel.units.shown()] == ["Sở Tư pháp"]


def test_opening_a_record_that_is_gone_stays(page: ProgrammePage) -> None:
    page.activate(("assignment", 4711))
    assert page.task is not None and page.task.record.values["code"] == "II.1.1"


def test_opening_a_programme_goes_to_its_year(page: ProgrammePage, desk: Window) -> None:
    older = desk.app.save("programme", None, {"year": 2019, "title": "Chương trình 2019"})
    page.activate(("programme", older))
    assert desk.year == 2019


def test_an_empty_year_offers_the_import(empty_desk: Window, opened: Opened) -> None:
    page = opened(empty_desk)
    empty = page._middle.currentWidget()
    assert isinstance(empty, EmptyState) and empty.button.text() == "Nhập chương trình từ tệp Word"
    assert labels(page, "main") == ["Nhập chương trình"] and page.panel() is None and page.summary() == ""
    empty.button.click()
    assert empty_desk.opened == [("programme-import", None)]


def test_an_empty_programme_can_be_begun_by_hand(empty_desk: Window, opened: Opened) -> None:
    page = opened(empty_desk)
    empty = page._middle.no_programme
    next(b for b in empty.findChildren(Button) if b.text() == "Tạo chương trình trống").click()
    assert page.view is not None and page.view.programme_id is not None
    assert page._middle.currentWidget() is page._middle.no_tasks


def test_another_year_is_another_programme(page: ProgrammePage, desk: Window) -> None:
    desk.year = 2021
    page.refresh(None)
    assert page.title == "Chương trình công tác năm 2021" and page.panel() is None


# doing


def test_the_main_action_is_to_assign_while_nothing_is(desk: Window, opened: Opened) -> None:
    with desk.app.reader() as reader:
        given = [row for task in task_ids(desk.app).values() for row in states(desk.app, task).values()]
        assert reader is not None
    desk.app.delete("assignment", given)
    page = opened(desk)
    assert labels(page, "main") == ["Giao việc"] and "Ghi kết quả" in labels(page, "menu")


def test_recording_is_the_main_action_afterwards(page: ProgrammePage) -> None:
    assert labels(page, "main") == ["Ghi kết quả"] and "Giao việc" in labels(page, "menu")


@pytest.mark.parametrize(
    ("verb", "unit", "expected"),
    [
        ("accept", "Sở Tư pháp", "accepted"),
        ("send_back", "Sở Y tế", "working"),
        ("reinstate", "Huyện Bắc Hà", "assigned"),
    ],
)
def test_a_verb_is_one_change_that_is_seen_and_undone(
    page: ProgrammePage, desk: Window, verb: str, unit: str, expected: str
) -> None:
    choose(page, "II.1.2")
    before = statuses(desk.app, "II.1.2")
    page.task_panel.show_units(ALL)
    pick_units(page, unit)
    ids = [one.state.id for one in page.task_panel.units.selected()]
    page.task_panel.verb_requested.emit(verb, ids)
    assert statuses(desk.app, "II.1.2") == {**before, unit: expected}
    desk.app.undo()
    assert statuses(desk.app, "II.1.2") == before


def test_withdrawing_takes_assignments_back_and_can_be_undone(page: ProgrammePage, desk: Window) -> None:
    choose(page, "II.1.2")
    ids = [unit.state.id for unit in page.task_panel.units.shown()]
    page.task_panel.verb_requested.emit("withdraw", ids)
    assert page.task is not None and page.task.units == ()
    assert "Chưa giao cho đơn vị nào." in words(page)
    desk.app.undo()
    assert len(page.task.units) == 9


def test_the_menu_offers_what_applies(page: ProgrammePage) -> None:
    choose(page, "II.1.2")
    page.task_panel.show_units(ALL)
    pick_units(page, "Sở Y tế", "Sở Nội vụ")
    menu = [action.text() for action in page.task_panel.unit_menu().actions()]
    assert menu == [
        "Ghi kết quả…", "Công nhận đạt (1)", "Trả lại để làm tiếp (1)", "Gia hạn… (1)", "Miễn… (1)",
        "Thu hồi phân công (2)",
    ]  # fmt: skip
    pick_units(page, "Huyện Bắc Hà")
    single = [action.text() for action in page.task_panel.unit_menu().actions()]
    assert single == ["Xem kết quả, minh chứng", "Ghi kết quả…", "Bỏ miễn", "Thu hồi phân công"]


def test_an_extension_asks_for_day_and_reason(page: ProgrammePage, desk: Window, qtbot: QtBot) -> None:
    choose(page, "II.1.2")
    ids = [unit.state.id for unit in page.task_panel.units.shown() if unit.unit.name == "Sở Nội vụ"]
    page.task_panel.verb_requested.emit("extend", ids)
    dialog = page.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    confirm = next(b for b in dialog.findChildren(Button) if b.text() == "Gia hạn")
    confirm.click()
    assert dialog._day_row.error == "Hãy ghi ngày hạn mới."
    dialog.day.setText("5/6/20")
    confirm.click()
    assert dialog._day_row.error == "Hạn mới không được trước hạn đã giao (10/06/2020)."
    dialog.day.setText("30-6-2020")
    confirm.click()
    assert dialog._day_row.error == "" and dialog._reason_row.error == "Hãy ghi lý do."
    dialog.reason.setText("Chờ số liệu")
    confirm.click()
    with desk.app.reader() as reader:
        values = reader.values(ASSIGNMENT, ids[0])
    assert (values["extended_due"], values["reason"]) == (dt.date(2020, 6, 30), "Chờ số liệu")


def test_an_exemption_asks_for_a_reason_alone(page: ProgrammePage, desk: Window) -> None:
    choose(page, "II.1.2")
    ids = [unit.state.id for unit in page.task_panel.units.shown() if unit.unit.name == "Sở Nội vụ"]
    page.task_panel.verb_requested.emit("exempt", ids)
    dialog = page.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog) and not dialog.day.isVisibleTo(dialog)
    dialog.reason.setText("Đã sáp nhập")
    next(b for b in dialog.findChildren(Button) if b.text() == "Miễn").click()
    assert statuses(desk.app, "II.1.2")["Sở Nội vụ"] == "exempt"


def test_deleting_tasks_can_be_undone(page: ProgrammePage, desk: Window, qtbot: QtBot) -> None:
    choose(page, "II.1.2")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert "II.1.2" not in task_ids(desk.app)
    desk.app.undo()
    assert [task.progress.code for task in page.model.tasks()][1] == "II.1.2"
    assert len(states(desk.app, task_ids(desk.app)["II.1.2"])) == 9


def test_printing_carries_the_filter(page: ProgrammePage, desk: Window) -> None:
    page.filters.choose("overdue")
    page.print_list()
    assert desk.opened == [("make", ("task-tracking", {"year": 2020, "overdue_only": True}))]


def test_the_code_of_a_task_of_mid_year(page: ProgrammePage, desk: Window) -> None:
    assert page.view is not None and next_code(page.view) == "BS.1"
    programme = page.view.programme_id
    desk.app.save("task", None, {"programme": programme, "code": "BS.1", "title": "Việc mới"})
    assert next_code(page.view) == "BS.2"


def test_one_unit_seen_from_near_and_back(page: ProgrammePage) -> None:
    choose(page, "II.1.2")
    page.task_panel.show_units("submitted")
    pick_units(page, "Sở Tư pháp")
    page.task_panel.units.view.opened.emit()
    assert page.panel() is page.unit_detail
    contents = page.unit_detail.record.contents
    assert contents is not None and contents.title == "Sở Tư pháp"
    page.unit_detail.back.click()
    assert page.panel() is page.task_panel


def test_a_note_on_the_task_shows_in_its_tab(page: ProgrammePage, desk: Window) -> None:
    choose(page, "II.1.2")
    page.task_panel.tabs.setCurrentIndex(NOTES)
    page.task_panel.notes.notes.line.setText("Đã gọi, hẹn 18/6")
    page.task_panel.notes.notes.add("call")
    tabs: QTabBar = page.task_panel.tabs
    assert tabs.tabText(NOTES) == "Ghi chú 1"
    assert page.task is not None and page.task.notes == 1


# units that joined later


def test_a_unit_added_later_is_offered_and_never_added_silently(page: ProgrammePage, desk: Window) -> None:
    desk.app.save("unit", None, {"code": "199", "name": "Huyện Mường Khê", "protocol_order": 199})
    assert page.banner.isVisibleTo(page)
    title = page.banner.accessibleName()
    assert title.startswith("Có 1 đơn vị mới trong nhóm các huyện: bổ sung vào 2 nhiệm vụ?")
    assert "Huyện Mường Khê · II.1.2, II.2.1" in title
    assert len(states(desk.app, task_ids(desk.app)["II.2.1"])) == 9


def test_adding_it_is_one_change(page: ProgrammePage, desk: Window) -> None:
    desk.app.save("unit", None, {"code": "199", "name": "Huyện Mường Khê", "protocol_order": 199})
    page.banner.add.click()
    assert not page.banner.isVisibleTo(page)
    tasks = task_ids(desk.app)
    assert [len(states(desk.app, tasks[code])) for code in ("II.1.2", "II.2.1")] == [10, 10]
    desk.app.undo()
    assert [len(states(desk.app, tasks[code])) for code in ("II.1.2", "II.2.1")] == [9, 9]


def test_leaving_it_out_is_not_asked_again(page: ProgrammePage, desk: Window) -> None:
    desk.app.save("unit", None, {"code": "199", "name": "Huyện Mường Khê", "protocol_order": 199})
    page.banner.decline.click()
    assert not page.banner.isVisibleTo(page)
    assert len(states(desk.app, task_ids(desk.app)["II.2.1"])) == 9


def test_it_gets_the_deadline_the_others_have(desk: Window, opened: Opened) -> None:
    from vstbpn_desktop.services import assigning

    tasks, day = task_ids(desk.app), dt.date(2020, 9, 1)
    with desk.app.reader() as reader:
        districts = reader.get(desk.app.registry["unit_group"], "districts")
    assigning.assign(desk.app, [tasks["III.1"]], [districts], (), day, False)
    page = opened(desk)
    added = desk.app.save("unit", None, {"code": "199", "name": "Huyện Mường Khê", "protocol_order": 199})
    page.banner.add.click()
    with desk.app.reader() as reader:
        view = task_view(reader, tasks["III.1"], desk.app.today, 2020)
    new = next(unit for unit in view.units if unit.unit.id == added)
    assert new.state.deadline == day - dt.timedelta(days=1)


# giving


@pytest.fixture
def dialog(page: ProgrammePage) -> AssignDialog:
    choose(page, "II.1.10")
    page.assign()
    found = page.findChild(AssignDialog)
    assert isinstance(found, AssignDialog)
    return found


def tick(dialog: AssignDialog, label: str) -> None:
    for model in (dialog.tasks, dialog.units):
        for row, node in enumerate(model.nodes):
            above = model.index(row, 0)
            if node.label == label:
                model.toggle(above)
                dialog._count()
                return
            for place, child in enumerate(node.below):
                if child.label == label:
                    model.toggle(model.index(place, 0, above))
                    dialog._count()
                    return
    raise AssertionError(label)


def test_the_chosen_task_is_ticked_and_nothing_can_be_confirmed_yet(dialog: AssignDialog) -> None:
    assert dialog.words.text() == "Sẽ thêm 0 phân công (0 đã có)"
    assert dialog.hint.text() == "Chọn nhóm hoặc đơn vị ở bên phải." and not dialog.confirm.isEnabled()


def test_groups_are_shown_with_their_members_of_today(dialog: AssignDialog) -> None:
    assert [(node.label, node.detail) for node in dialog.units.nodes] == [
        ("Các sở, ngành", "4 đơn vị"), ("Các huyện", "5 đơn vị"), ("Từng đơn vị", "9"),
    ]  # fmt: skip


def test_what_is_new_is_said_before_it_is_done(dialog: AssignDialog) -> None:
    tick(dialog, "Các huyện")
    assert dialog.words.text() == "Sẽ thêm 5 phân công (0 đã có)"
    tick(dialog, "II.2.1  Rà soát cán bộ nữ, đề xuất đào tạo, quy hoạch")
    assert dialog.words.text() == "Sẽ thêm 5 phân công (5 đã có)"
    assert dialog.confirm.text() == "Giao 5 phân công"


def test_unticking_one_unit_of_a_group_leaves_the_others(dialog: AssignDialog) -> None:
    tick(dialog, "Các huyện")
    tick(dialog, "Huyện Bắc Hà")
    assert dialog.selection.groups == set()
    assert dialog.words.text() == "Sẽ thêm 4 phân công (0 đã có)"


def test_giving_is_one_change_and_one_undo(dialog: AssignDialog, desk: Window) -> None:
    tick(dialog, "Các huyện")
    tick(dialog, "Sở Y tế")
    dialog.due.setText("1/9/2020")
    dialog.due_kind.choose("before")
    dialog.confirm.click()
    task = task_ids(desk.app)["II.1.10"]
    with desk.app.reader() as reader:
        view = task_view(reader, task, desk.app.today, 2020)
    assert len(view.units) == 6 and view.groups == ("Các huyện",)
    assert {unit.state.deadline for unit in view.units} == {dt.date(2020, 8, 31)}
    desk.app.undo()
    assert states(desk.app, task) == {}


def test_a_wrong_deadline_is_said_and_nothing_is_given(dialog: AssignDialog, desk: Window) -> None:
    tick(dialog, "Các huyện")
    dialog.due.setText("31/2/2020")
    dialog.confirm.click()
    assert "không có ngày 31" in dialog.hint.text() and not dialog.confirm.isEnabled()
    assert states(desk.app, task_ids(desk.app)["II.1.10"]) == {}


def test_a_deadline_that_is_over_is_warned_of(dialog: AssignDialog) -> None:
    tick(dialog, "Các huyện")
    dialog.due.setText("1/6/2020")
    dialog.due.read()
    assert dialog.hint.text() == "Hạn này đã qua: các phân công sẽ quá hạn ngay."
    assert dialog.confirm.isEnabled()


def test_space_ticks_in_the_list(dialog: AssignDialog, qtbot: QtBot) -> None:
    dialog.unit_list.setCurrentIndex(dialog.units.index(0, 0))
    qtbot.keyClick(dialog.unit_list, Qt.Key.Key_Space)
    assert dialog.words.text() == "Sẽ thêm 4 phân công (0 đã có)"


# keyboard and screen reader


def test_del_in_the_list_of_units_withdraws_them_not_the_task(
    page: ProgrammePage, desk: Window, qtbot: QtBot
) -> None:
    choose(page, "II.1.2")
    page.task_panel.show_units(ALL)
    pick_units(page, "Huyện Bắc Hà")
    qtbot.keyClick(page.task_panel.units.view, Qt.Key.Key_Delete)
    assert "Huyện Bắc Hà" not in statuses(desk.app, "II.1.2") and "II.1.2" in task_ids(desk.app)


def test_a_result_of_a_task_nobody_has_asks_to_give_it_first(page: ProgrammePage, desk: Window) -> None:
    choose(page, "III.1")
    desk.script.answers = ["yes"]
    page.record_result()
    assert desk.script.asked[-1][0] == "Giao nhiệm vụ trước?"
    assert page.findChild(AssignDialog) is not None and page.panel() is page.task_panel


def test_the_sheet_takes_the_place_of_the_panel_and_gives_it_back(page: ProgrammePage) -> None:
    choose(page, "II.1.2")
    page.record_result()
    assert page.panel() is page.sheet
    page.sheet.closed.emit()
    assert page.panel() is page.task_panel


def test_the_sheet_follows_the_chosen_task(page: ProgrammePage) -> None:
    choose(page, "II.1.2")
    page.record_result()
    choose(page, "II.2.1")
    assert page.sheet.task is not None and page.sheet.task.record.values["code"] == "II.2.1"
    page.sheet.content.setPlainText("Đang ghi")
    choose(page, "II.1.2")
    assert page.sheet.task.record.values["code"] == "II.2.1"


def test_opened_to_record_the_sheet_is_there(desk: Window, opened: Opened) -> None:
    page = opened(desk)
    page.filters.choose("unassigned")
    page.activate("record")
    assert page.panel() is page.sheet
    assert page.view is not None and page.sheet.task is not None
    overdue = [t.progress for t in page.view.tasks if t.progress.state == "overdue"]
    first = min(overdue, key=lambda t: (t.deadline, t.code))
    assert page.sheet.task.record.id == first.id, "what is owed longest, not the first line"
    assert page.table.selected_ids() == [first.id]


def test_what_is_recorded_first_is_owed_by_units(page: ProgrammePage) -> None:
    assert page.view is not None
    owed = [t for t in page.view.tasks if t.progress.state != "overdue"]
    found = to_record(owed)
    progress = next(t.progress for t in owed if t.id == found)
    assert progress.assigned and progress.accepted + progress.submitted < progress.target
    assert to_record([t for t in owed if not t.progress.assigned]) is None


def test_a_new_task_is_saved_and_chosen(page: ProgrammePage, desk: Window) -> None:
    page.add_task()
    editor = page.findChild(RecordEditor)
    assert isinstance(editor, RecordEditor)
    editor.form.rows["title"].editor.set_value("Đón đoàn kiểm tra của trung ương")
    assert editor.save()
    assert page.task is not None and page.task.record.values["code"] == "BS.1"
    assert page.task.record.values["title"] == "Đón đoàn kiểm tra của trung ương"


def test_everything_that_takes_the_keyboard_has_a_name(page: ProgrammePage) -> None:
    choose(page, "II.1.2")
    page.record_result()
    page.sheet.show()
    page.assign()
    assert nameless(page, page.task_panel, page.sheet) == []


def test_a_deadline_on_a_day_off_is_told_of_where_work_is_given(page: ProgrammePage) -> None:
    choose(page, "II.1.1")
    page.assign()
    sheet = page.findChild(AssignDialog)
    assert isinstance(sheet, AssignDialog)
    sheet.units.toggle(sheet.units.index(0, 0))
    sheet.due.setText("5/7/2020")
    assert sheet.due.read()
    assert sheet.hint.text().startswith("05/07/2020 là Chủ nhật.")
    sheet.due_kind.choose("before")
    sheet.due_kind.chosen.emit("before")
    assert sheet.hint.text().startswith("Ngày cuối 04/07/2020 là thứ Bảy.")
    assert sheet.confirm.isEnabled()
