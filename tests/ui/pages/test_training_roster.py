"""A class with its roster: attendance at typing speed, people added, told when they are met again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import nameless
from tests.ui.pages.training_sample import add_class, class_ids, desk, lines, missed, training_folder
from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.training.absence import numbers_in
from ui.pages.training.class_page import ClassPage
from ui.pages.training.paste import PasteDialog
from ui.pages.training.people import CLASSES, PERSONS, AddPeopleDialog
from ui.theme import Theme
from ui.widgets.look import Meaning

__all__ = ["desk", "training_folder"]
Opened = Callable[[str], ClassPage]


@pytest.fixture
def opened(desk: Window, qtbot: QtBot, theme: Theme) -> Opened:
    """Opens the page of a class and lets it hear of changes."""

    def build(code: str) -> ClassPage:
        page = ClassPage(desk)
        qtbot.addWidget(page)
        page.resize(1086, 560)
        page.activate(class_ids(desk.app)[code])
        page.show()
        desk.app.subscribe(page.refresh)
        return page

    return build


@pytest.fixture
def page(opened: Opened) -> ClassPage:
    """The class of two sessions, the first of them today."""
    return opened("02")


def column(page: ClassPage, name: str) -> list[str]:
    at = [found.id for found in page.model.columns].index(name)
    return [page.model.index(row, at).data() for row in range(page.model.rowCount())]


def enter(page: ClassPage, text: str) -> None:
    """Type into the box as one types, then Enter."""
    field = page.absence.field
    field.setText(text)
    field.textEdited.emit(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def numbers(page: ClassPage) -> dict[str, str]:
    assert page.view is not None
    return {
        label.split(" ", 1)[1]: label.split(" ", 1)[0] for label in page.figures.accessibleName().split(", ")
    }


def type_person(page: ClassPage, name: str, post: str = "", unit: str = "") -> None:
    page.line.name.setText(name)
    page.line.post.setText(post)
    page.line.unit.setText(unit)
    QTest.keyClick(page.line.unit if unit else page.line.post, Qt.Key.Key_Return)


# showing


def test_the_head_says_what_the_class_is(page: ClassPage) -> None:
    assert page.title == "Lớp 02: Lồng ghép giới"
    assert page.summary() == "2 buổi từ 06/07/2020 đến 07/07/2020 · Hội trường"
    assert page.figures.accessibleName() == "4/5 đăng ký/dự kiến, 3 (75,0%) nữ"
    assert (page.pill.text, page.pill.meaning) == ("đang học", Meaning.SOON)


def test_the_roster_in_the_order_of_its_numbers(page: ClassPage) -> None:
    assert column(page, "number") == ["1", "2", "3", "4"]
    assert column(page, "name") == ["Lê Thị Hoà", "Trần Văn Bé", "Bùi Thị Hồng Hoa", "Phạm An"]
    assert column(page, "place")[:2] == ["Sở Nội vụ", "Sở Y tế"]
    assert column(page, "remark") == ["cũng dự lớp 01"] * 3 + [""]
    assert [found.title for found in page.model.columns][5:7] == ["B1 · 06/07", "B2 · 07/07"]
    assert column(page, "session.1") == ["có mặt"] * 4 and column(page, "session.2") == [""] * 4


def test_the_model_keeps_qts_rules(page: ClassPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    enter(page, "2")


def test_names_are_sorted_by_given_name(page: ClassPage) -> None:
    assert page.table is not None
    page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column(page, "name") == ["Phạm An", "Trần Văn Bé", "Bùi Thị Hồng Hoa", "Lê Thị Hoà"]


def test_the_session_of_today_is_the_one_to_mark(page: ClassPage, opened: Opened) -> None:
    assert page.absence.session == 1
    assert opened("01").absence.session == 0


# absence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7", [7]), ("3, 7;12", [3, 7, 12]), ("3 7 12-14", [3, 7, 12, 13, 14]), ("7 7", [7]),
        ("hoa", []), ("7a", []), ("", []), ("-", []), ("5–3", []),
    ],
)  # fmt: skip
def test_numbers_as_they_are_typed(text: str, found: list[int]) -> None:
    assert numbers_in(text) == found


def test_a_number_and_enter_marks_absent(page: ClassPage, desk: Window) -> None:
    for number in ("2", "4"):
        enter(page, number)
    assert missed(desk.app, "02") == {2: [1], 4: [1]}
    assert column(page, "session.1") == ["có mặt", "vắng", "có mặt", "vắng"]
    assert page.absence.field.text() == "" and page.absence.field.hasFocus()
    assert desk.app.last_change()[1] == "Điểm danh: Phạm An vắng buổi 1"  # type: ignore[index]  # there is one
    desk.app.undo()
    assert missed(desk.app, "02") == {2: [1]}
    assert column(page, "session.1")[3] == "có mặt"


def test_several_numbers_are_one_change(page: ClassPage, desk: Window) -> None:
    page.absence.choose(0)
    enter(page, "1 3-4")
    assert missed(desk.app, "02") == {1: "all", 3: "all", 4: "all"}
    assert numbers(page)["vắng"] == "3"
    desk.app.undo()
    assert missed(desk.app, "02") == {}


def test_numbers_that_nobody_bears_are_told(page: ClassPage, desk: Window) -> None:
    enter(page, "2 9")
    assert missed(desk.app, "02") == {2: [1]}
    assert page.absence.wrong.text() == "Lớp không có số 9."
    enter(page, "77")
    assert page.absence.wrong.text() == "Lớp không có ai khớp “77”."
    assert page.absence.field.text() == "77"
    page.absence.field.setText("7")
    assert page.absence.wrong.text() == ""


def test_part_of_a_name_without_accents(page: ClassPage, desk: Window) -> None:
    page.absence.field.setText("hoa")
    assert [row.title for row in page.absence.field.rows()] == ["1. Lê Thị Hoà", "3. Bùi Thị Hồng Hoa"]
    page.absence.field.setText("hong")
    assert [row.title for row in page.absence.field.rows()] == ["3. Bùi Thị Hồng Hoa"]
    page.absence.field.setText("y te")
    assert [row.title for row in page.absence.field.rows()] == ["2. Trần Văn Bé"]
    enter(page, "hong")
    assert missed(desk.app, "02") == {3: [1]}
    page.absence.field.setText("hong")
    assert page.absence.field.rows()[0].detail == "vắng"
    enter(page, "hong")
    assert desk.said == ["3. Bùi Thị Hồng Hoa đã ghi vắng từ trước"]


def test_the_first_of_several_is_taken_from_the_open_list(page: ClassPage, desk: Window) -> None:
    enter(page, "hoa")
    assert missed(desk.app, "02") == {1: [1]}


def test_typing_with_unikey_completes_nothing(page: ClassPage) -> None:
    field = page.absence.field
    field.setFocus()
    event = QInputMethodEvent("h", [])
    QApplication.sendEvent(field, event)
    assert field.text() == ""
    event = QInputMethodEvent("", [])
    event.setCommitString("Hồng")
    QApplication.sendEvent(field, event)
    assert field.text() == "Hồng"


def test_space_marks_the_session_the_keyboard_is_on(page: ClassPage, desk: Window) -> None:
    assert page.table is not None
    page.table.select_id(lines(desk.app, "02")[1].id, 6)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert missed(desk.app, "02") == {2: [2]}
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert missed(desk.app, "02") == {}
    page.table.select_id(lines(desk.app, "02")[1].id, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert missed(desk.app, "02") == {2: "all"}
    assert column(page, "session.2")[1] == "vắng"


def test_a_click_on_a_cell_marks_it(page: ClassPage, desk: Window) -> None:
    assert page.table is not None
    where = page.table.visualRect(page.model.index(2, 5)).center()
    for found in ({3: [1]}, {}):
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert missed(desk.app, "02") == found
    name = page.table.visualRect(page.model.index(2, 1)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=name + QPoint(2, 0))
    assert missed(desk.app, "02") == {}


def test_a_digit_typed_in_the_list_goes_on_in_the_box(page: ClassPage, desk: Window) -> None:
    assert page.table is not None
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_3)
    assert page.absence.field.hasFocus() and page.absence.field.text() == "3"
    QTest.keyClick(page.absence.field, Qt.Key.Key_Return)
    assert missed(desk.app, "02") == {3: [1]}


def test_absence_from_the_whole_class_of_one_session(opened: Opened, desk: Window) -> None:
    page = opened("01")
    assert [found.title for found in page.model.columns][5] == "Điểm danh"
    assert not page.absence.sessions.isVisibleTo(page)
    enter(page, "2")
    assert missed(desk.app, "01") == {2: "all"}
    assert (numbers(page)["dự lớp"], numbers(page)["vắng"]) == ("2", "1")


# people


def test_people_are_typed_one_after_another(page: ClassPage, desk: Window) -> None:
    type_person(page, "Ngô  Thị Lan", "Chuyên viên", "so y te")
    type_person(page, "Hà Văn Cả", "Trưởng thôn", "UBND xã Kỳ Lạ")
    added = [(e.number, e.name, e.gender, e.post, e.unit, e.workplace) for e in lines(desk.app, "02")[4:]]
    assert added == [
        (5, "Ngô Thị Lan", "female", "Chuyên viên", "Sở Y tế", ""),
        (6, "Hà Văn Cả", "male", "Trưởng thôn", "", "UBND xã Kỳ Lạ"),
    ]
    assert page.line.name.hasFocus() and not page.line.dirty
    assert page.line.said.text() == "Đã thêm 6. Hà Văn Cả."
    assert page.selected_ids() == [lines(desk.app, "02")[5].id]
    assert numbers(page)["đăng ký/dự kiến"] == "6/5"


def test_the_same_person_is_told_and_never_refused(page: ClassPage, desk: Window) -> None:
    type_person(page, "LÊ THỊ HÒA", "chuyên viên", "sở nội vụ")
    assert page.line.said.text() == "Đã thêm 5. LÊ THỊ HÒA: trùng số 1; cũng dự lớp 01."
    assert column(page, "remark")[4] == "trùng số 1; cũng dự lớp 01"
    assert column(page, "remark")[0] == "trùng số 5; cũng dự lớp 01"
    assert (numbers(page)["đăng ký/dự kiến"], numbers(page)["người"]) == ("5/5", "4")
    desk.app.undo()
    assert column(page, "remark")[0] == "cũng dự lớp 01"


def test_enter_without_a_name_adds_nobody(page: ClassPage, desk: Window) -> None:
    QTest.keyClick(page.line.post, Qt.Key.Key_Return)
    QTest.keyClick(page.line.unit, Qt.Key.Key_Return)
    assert len(lines(desk.app, "02")) == 4 and page.line.name.hasFocus()


@pytest.mark.parametrize(
    ("answer", "leaves", "count"), [("add", True, 5), ("discard", True, 4), ("stay", False, 4)]
)
def test_leaving_asks_about_a_person_that_was_typed(
    page: ClassPage, desk: Window, answer: str, leaves: bool, count: int
) -> None:
    page.line.name.setText("Ngô Thị Lan")
    desk.script.answers.append(answer)
    assert page.may_leave() is leaves
    assert len(lines(desk.app, "02")) == count


def test_persons_on_file_are_ticked_and_listed_ones_passed_over(page: ClassPage, desk: Window) -> None:
    page.add_people(PERSONS)
    (dialog,) = page.findChildren(AddPeopleDialog)
    assert [node.label for node in dialog.model.nodes] == ["Sở Nội vụ", "Sở Y tế"]
    for node in dialog.model.nodes:
        dialog._toggle(node, True)
    dialog._count()
    assert dialog.confirm.text() == "Thêm 1 người"
    assert dialog.words.text() == "1 người đã có trong lớp, bỏ qua."
    dialog._confirm()
    assert [line.name for line in lines(desk.app, "02")[4:]] == ["Vũ Thị Mới"]


def test_the_list_of_another_class_is_copied(opened: Opened, desk: Window) -> None:
    page = opened("03")
    assert page._stack.currentWidget() is page._none
    page.add_people(CLASSES)
    (dialog,) = page.findChildren(AddPeopleDialog)
    assert [node.label for node in dialog.model.nodes] == [
        "2020/01 · Chuyên đề 01",
        "2020/02 · Lồng ghép giới",
    ]
    dialog.search.searched.emit("bui")
    assert [node.label for node in dialog.model.nodes[0].below] == ["Bùi Thị Hồng Hoa"]
    dialog.search.searched.emit("")
    dialog.model.toggle(dialog.model.index(1, 0))
    dialog._count()
    dialog._confirm()
    assert [line.name for line in lines(desk.app, "03")] == [line.name for line in lines(desk.app, "02")]
    assert page._stack.currentWidget() is page.table


def test_deleting_keeps_the_other_numbers_until_they_are_made_anew(page: ClassPage, desk: Window) -> None:
    assert page.table is not None
    page.table.select_id(lines(desk.app, "02")[1].id)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert column(page, "number") == ["1", "3", "4"]
    page.renumber("number")
    assert column(page, "name") == ["Lê Thị Hoà", "Bùi Thị Hồng Hoa", "Phạm An"]
    assert column(page, "number") == ["1", "2", "3"]
    page.renumber("name")
    assert column(page, "name") == ["Phạm An", "Bùi Thị Hồng Hoa", "Lê Thị Hoà"]
    for _ in range(3):
        desk.app.undo()
    assert column(page, "number") == ["1", "2", "3", "4"]


# pasting


def paste(page: ClassPage, text: str) -> PasteDialog:
    QGuiApplication.clipboard().setText(text)
    page.paste()
    return page.findChildren(PasteDialog)[-1]


def test_a_list_is_pasted_after_it_was_seen(page: ClassPage, desk: Window) -> None:
    dialog = paste(page, "Họ tên\tGiới\tĐơn vị\nLê Thị Hoà\tnữ\tSở Nội vụ\nÂu Cơ\tnữ\tUBND xã Xa\n")
    assert [field.value() for field in dialog.fields] == ["name", "gender", "unit"]
    assert dialog.confirm.text() == "Thêm 2 người"
    dialog.fields[2].set_value("post")
    dialog.fields[2].changed.emit("post")
    assert dialog.plan is not None and dialog.plan.people[1].values["post"] == "UBND xã Xa"
    dialog._confirm()
    assert [(line.number, line.name) for line in lines(desk.app, "02")[4:]] == [
        (5, "Lê Thị Hoà"),
        (6, "Âu Cơ"),
    ]
    desk.app.undo()
    assert len(lines(desk.app, "02")) == 4


def test_whoever_is_listed_is_passed_over_unless_wanted(page: ClassPage, desk: Window) -> None:
    text = "Họ tên\tChức vụ\tĐơn vị\nLê Thị Hoà\tChuyên viên\tSở Nội vụ\nÂu Cơ\t\t\n"
    dialog = paste(page, text)
    again = [dialog.model.index(row, 2).data() for row in range(2)]
    assert again == ["đã có, số 1", ""]
    assert dialog.confirm.text() == "Thêm 1 người"
    dialog.skip.setChecked(False)
    assert dialog.confirm.text() == "Thêm 2 người"
    dialog._confirm()
    assert len(lines(desk.app, "02")) == 6


def test_what_cannot_be_read_is_named_and_nothing_taken(page: ClassPage, desk: Window) -> None:
    dialog = paste(page, "Họ tên\tGiới tính\nÂu Cơ\tphụ nữ\nLê Mơ\tnữ\n")
    assert dialog.notice.isVisibleTo(dialog) and "Dòng 1" in dialog.notice.accessibleName()
    assert not dialog.confirm.isEnabled()
    dialog.fields[1].set_value("")
    dialog.fields[1].changed.emit("")
    assert dialog.confirm.isEnabled() and not dialog.notice.isVisibleTo(dialog)
    dialog.fields[0].set_value("")
    dialog.fields[0].changed.emit("")
    assert "họ và tên" in dialog.notice.accessibleName() and not dialog.confirm.isEnabled()
    dialog.reject()
    assert len(lines(desk.app, "02")) == 4


def test_one_field_is_held_by_one_column(page: ClassPage, qtbot: QtBot) -> None:
    dialog = paste(page, "Lê Mơ\tChuyên viên\nÂu Cơ\tPhó phòng\n")
    dialog.fields[1]._take("name")
    assert [field.value() for field in dialog.fields] == ["", "name"]


def test_an_empty_clipboard_is_told(page: ClassPage, desk: Window) -> None:
    QGuiApplication.clipboard().setText("  \n")
    page.paste()
    assert "không có dòng nào để dán" in desk.script.asked[0][1] + desk.script.asked[0][0]


# more


@pytest.mark.parametrize("document", ["participant-list", "attendance-sheet", "invitation"])
def test_papers_of_the_class(page: ClassPage, desk: Window, document: str) -> None:
    page.make(document)
    name, key = desk.opened[0]
    assert name == "make" and isinstance(key, tuple)
    assert key[0] == document and key[1]["class"] == "02" and key[1]["year"] == 2020


def test_enter_edits_a_participant_and_the_class_can_be_edited(page: ClassPage) -> None:
    assert page.table is not None
    page.table.select_first()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.edit_class()
    shown = [(editor.spec.id, editor.row_id is not None) for editor in page.findChildren(RecordEditor)]
    assert shown == [("participant", True), ("training_class", True)]


def test_the_columns_follow_the_sessions(page: ClassPage, desk: Window) -> None:
    days = tuple(
        {"date": dt.date(2020, 7, day), "starts": "", "ends": "", "content": ""} for day in range(1, 7)
    )
    desk.app.save("training_class", class_ids(desk.app)["02"], {"sessions": days})
    assert [found.title for found in page.model.columns][5:11] == [f"B{number}" for number in range(1, 7)]


def test_another_class_and_one_that_is_gone(page: ClassPage, desk: Window) -> None:
    page.line.name.setText("Bỏ")
    page.activate(add_class(desk.app, "09"))
    assert page.title == "Lớp 09: Chuyên đề 09" and not page.line.dirty
    assert page.summary() == "chưa xếp lịch · Hội trường"
    desk.app.delete("training_class", [class_ids(desk.app)["09"]])
    assert desk.opened == [("training", None)]


def test_escape_goes_back_to_the_class_in_the_list(page: ClassPage, desk: Window) -> None:
    page._leave()
    assert desk.opened == [("training", ("training_class", class_ids(desk.app)["02"]))]


def test_a_class_past_is_told_as_held(opened: Opened, desk: Window) -> None:
    page = opened("01")
    assert page._held.isVisibleTo(page)
    page._held.click()
    assert page.pill.text == "đã mở" and not page._held.isVisibleTo(page)


def test_everything_has_a_name(page: ClassPage) -> None:
    assert nameless(page) == []


def test_certificates_are_numbered_once_and_made(page: ClassPage, desk: Window) -> None:
    offered = {action.text: action for action in page.commands()}
    offered["Cấp số giấy chứng nhận"].call()
    label = desk.app.log(1)[0].label
    assert label.startswith("Cấp ") and "số giấy chứng nhận lớp" in label
    offered["Cấp số giấy chứng nhận"].call()
    assert desk.said[-1] == "Mọi người đủ điều kiện đều đã có số"
    assert desk.app.log(1)[0].label == label
    offered["Giấy chứng nhận"].call()
    assert desk.opened[-1] == ("make", ("certificates", {"year": 2020, "class": "02"}))
