"""Recording results at typing speed: finding units, going on by Enter, evidence, saving, taking back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import DEPARTMENTS, DISTRICTS, desk, filled_folder, task_ids
from tests.ui.seeded import Window
from ui.pages.programme.recording import RecordSheet
from ui.pages.programme.recording.sheet import ACCEPTED
from ui.pages.programme.recording.units import UnitField
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.fields import Choice
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.queries.programme_view import TaskView, task_view
from vstbpn_desktop.records.result import FINAL, PARTIAL
from vstbpn_desktop.vietnamese.folding import fold

__all__ = ["desk", "filled_folder"]

UNITS = (*DEPARTMENTS, *DISTRICTS)


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> UnitField:
    made = UnitField()
    qtbot.addWidget(made)
    made.set_choices([Choice(name, name, "đã giao", fold(name)) for name in UNITS])
    return made


@pytest.fixture
def sheet(desk: Window, qtbot: QtBot, theme: Theme) -> RecordSheet:
    """The sheet of II.1.2, in a window that has the keyboard."""
    made = RecordSheet(desk)
    qtbot.addWidget(made)
    made.resize(288, 640)
    made.show_task(read(desk.app, "II.1.2"))
    with qtbot.waitActive(made):
        made.show()
    desk.app.subscribe(made.refresh)
    made.start()
    return made


def read(app: App, code: str) -> TaskView:
    with app.reader() as reader:
        return task_view(reader, task_ids(app)[code], app.today, 2020)


def results(app: App) -> list[dict[str, object]]:
    """Every result, newest first."""
    with app.database.read() as connection:
        ids = app.listing(ListRequest("result", app.today, descending=True, order="id")).ids(connection)
    return [app.record("result", row).values for row in ids]


def type_unit(sheet: RecordSheet, qtbot: QtBot, letters: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    qtbot.keyClicks(sheet.units.field, letters)
    qtbot.keyClick(sheet.units.field, key)


def save(sheet: RecordSheet, qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


# finding units


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("yt", "Sở Y tế"), ("y te", "Sở Y tế"), ("gd", "Sở Giáo dục và Đào tạo"),
        ("sgd", "Sở Giáo dục và Đào tạo"),
        ("dong", "Huyện Đông Hưng"), ("dongh", "Huyện Đông Hưng"), ("hung", "Huyện Đông Hưng"),
        ("tu ph", "Sở Tư pháp"), ("song cau", "Thị xã Sông Cầu"), ("bac", "Huyện Bắc Hà"),
    ],
)  # fmt: skip
def test_a_few_letters_find_the_unit(field: UnitField, typed: str, expected: str) -> None:
    assert field.matching(typed)[0].label == expected


def test_what_nothing_matches_stays_to_be_corrected(field: UnitField, qtbot: QtBot) -> None:
    taken: list[object] = []
    field.taken.connect(lambda key, more: taken.append(key))
    qtbot.keyClicks(field, "xyz")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert taken == [] and field.text() == "xyz"


@given(st.sampled_from(UNITS), st.integers(1, 40))
def test_the_beginning_of_a_name_always_finds_it(name: str, length: int) -> None:
    from ui.pages.programme.recording.units import _rank

    typed = fold(name)[:length].strip()
    assert _rank(Choice(1, name, "", fold(name)), typed) is not None


# typing


def test_from_unit_to_saved_and_ready_for_the_next(sheet: RecordSheet, desk: Window, qtbot: QtBot) -> None:
    type_unit(sheet, qtbot, "noi vu")
    assert sheet.content.hasFocus() and sheet.units.names() == ["Sở Nội vụ"]
    qtbot.keyClicks(sheet.content, "Da gui bao cao")
    save(sheet, qtbot)
    newest = results(desk.app)[0]
    assert (newest["content"], newest["mark"], newest["review"], newest["period"], newest["date"]) == (
        "Da gui bao cao", FINAL, "waiting", "2020-H2", dt.date(2020, 6, 16),
    )  # fmt: skip
    assert sheet.units.field.hasFocus() and sheet.units.chosen == [] and not sheet.dirty


def test_enter_goes_from_field_to_field(sheet: RecordSheet, qtbot: QtBot) -> None:
    type_unit(sheet, qtbot, "noi vu")
    passed = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        passed.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    chosen = next(segment for segment in sheet.marks.segments if segment.isChecked())
    assert passed == [sheet.content, chosen, sheet.quantity, sheet.period, sheet.day]
    assert isinstance(QApplication.focusWidget(), Button)


def test_shift_enter_is_a_new_line(sheet: RecordSheet, qtbot: QtBot) -> None:
    sheet.content.setFocus()
    qtbot.keyClick(sheet.content, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.content.hasFocus() and len(sheet.content.toPlainText()) == 1


def test_a_comma_takes_one_more_unit_for_the_same_result(
    sheet: RecordSheet, desk: Window, qtbot: QtBot
) -> None:
    type_unit(sheet, qtbot, "dong", Qt.Key.Key_Comma)
    assert sheet.units.field.hasFocus() and sheet.units.field.text() == ""
    type_unit(sheet, qtbot, "yen")
    sheet.content.setPlainText("Cùng một nội dung")
    before = len(results(desk.app))
    assert sheet.save()
    assert [r["content"] for r in results(desk.app)[:2]] == ["Cùng một nội dung"] * 2
    desk.app.undo()
    assert len(results(desk.app)) == before


def test_everyone_who_has_not_handed_in(sheet: RecordSheet) -> None:
    sheet._everyone.click()
    assert len(sheet.units.chosen) == 6 and sheet.content.hasFocus()


def test_exempt_units_are_not_offered_and_waiting_ones_come_last(sheet: RecordSheet) -> None:
    names = [choice.label for choice in sheet.units.field.matching("")]
    assert "Huyện Bắc Hà" not in names and set(names[-2:]) == {"Sở Y tế", "Sở Tư pháp"}


def test_a_result_can_be_accepted_at_once(sheet: RecordSheet, desk: Window) -> None:
    sheet.units.choose(sheet.units.open_ones()[:1])
    sheet.content.setPlainText("Đủ yêu cầu")
    sheet.marks.choose(ACCEPTED)
    assert sheet.save()
    assert (results(desk.app)[0]["mark"], results(desk.app)[0]["review"]) == (FINAL, "good")


def test_a_partial_result(sheet: RecordSheet, desk: Window) -> None:
    sheet.units.choose(sheet.units.open_ones()[:1])
    sheet.content.setPlainText("Mới có số liệu quý I")
    sheet.marks.choose(PARTIAL)
    sheet.quantity.setText("1.250")
    assert sheet.save()
    assert (results(desk.app)[0]["mark"], results(desk.app)[0]["quantity"]) == (PARTIAL, 1250)


def test_another_period_may_be_chosen(sheet: RecordSheet, desk: Window) -> None:
    assert [choice.label for choice in sheet.period.matching("")] == [
        "6 tháng cuối năm 2019", "6 tháng đầu năm 2020", "6 tháng cuối năm 2020",
    ]  # fmt: skip
    sheet.units.choose(sheet.units.open_ones()[:1])
    sheet.content.setPlainText("Báo cáo 6 tháng đầu năm")
    sheet.period.set_value("2020-H1")
    assert sheet.save()
    assert results(desk.app)[0]["period"] == "2020-H1"


def test_a_task_that_is_not_periodic_asks_for_no_period(sheet: RecordSheet, desk: Window) -> None:
    sheet.show_task(read(desk.app, "II.2.1"))
    assert not sheet.period.isVisibleTo(sheet)


@pytest.mark.parametrize(
    ("quantity", "day", "field", "words"),
    [
        ("", "16/6/2020", "units", "Hãy chọn đơn vị."),
        ("", "16/6/2020", "content", "Hãy ghi nội dung kết quả."),
        ("ba", "16/6/2020", "quantity", "“ba” không phải là số nguyên. Hãy nhập chữ số, ví dụ 1.250."),
        ("", "", "day", "Hãy ghi ngày."),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    sheet: RecordSheet, desk: Window, quantity: str, day: str, field: str, words: str
) -> None:
    before = len(results(desk.app))
    sheet.units.choose(() if field == "units" else sheet.units.open_ones()[:1])
    sheet.content.setPlainText("" if field == "content" else "Nội dung")
    sheet.quantity.setText(quantity)
    sheet.day.setText(day)
    assert not sheet.save()
    assert sheet.rows[field].error == words and len(results(desk.app)) == before


# evidence


def test_a_pasted_picture_becomes_evidence(sheet: RecordSheet, desk: Window, qtbot: QtBot) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    sheet.content.setFocus()
    qtbot.keyClick(sheet.content, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sheet.evidence.pieces[0].name.startswith("Ảnh dán ")
    sheet.units.choose(sheet.units.open_ones()[:1])
    sheet.content.setPlainText("Có ảnh minh chứng")
    assert sheet.save()
    with desk.app.database.read() as connection:
        listed = desk.app.listing(ListRequest("attachment", desk.app.today)).page(connection, 0)
    assert len(listed) == 1 and listed[0].words[0].endswith(".png")
    assert sheet.evidence.pieces == []


def test_evidence_by_a_button_lets_go_on_typing(sheet: RecordSheet, tmp_path: Path) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    choose, paste = (b for b in sheet.evidence.findChildren(Button) if b.text() in ("Chọn tệp", "Dán"))
    paste.setFocus()
    paste.click()
    assert sheet.units.field.hasFocus(), "no unit is chosen yet"
    sheet.units.choose(sheet.units.open_ones()[:1])
    paste.click()
    assert sheet.content.hasFocus()
    sheet.content.setPlainText("Có ảnh minh chứng")
    choose.click()
    assert sheet._save.hasFocus()
    QGuiApplication.clipboard().setText("chỉ có chữ")
    paste.setFocus()
    paste.click()
    assert paste.hasFocus() and len(sheet.evidence.pieces) == 2


def test_pasted_words_stay_words(sheet: RecordSheet, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("chép từ Zalo")
    sheet.content.setFocus()
    qtbot.keyClick(sheet.content, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sheet.content.toPlainText() == "chép từ Zalo" and sheet.evidence.pieces == []


def test_dropped_files_become_evidence_once(sheet: RecordSheet, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.txt"
    file.write_text("nội dung", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path / "khong-co.txt"))])
    now = sheet.shell.app.clock.now()
    assert sheet.evidence.take(mime, now) and sheet.evidence.take(mime, now)
    assert [piece.name for piece in sheet.evidence.pieces] == ["bao-cao.txt"]


def test_a_file_that_vanished_leaves_the_entry_to_be_mended(
    sheet: RecordSheet, desk: Window, tmp_path: Path
) -> None:
    file = tmp_path / "bao-cao.txt"
    file.write_text("nội dung", encoding="utf-8")
    desk.script.files = [file]
    next(b for b in sheet.evidence.findChildren(Button) if b.text() == "Chọn tệp").click()
    file.unlink()
    before = len(results(desk.app))
    sheet.units.choose(sheet.units.open_ones()[:1])
    sheet.content.setPlainText("Có tệp kèm")
    assert sheet.save()
    assert len(results(desk.app)) == before
    recorded = next(iter(sheet.sitting.recorded.values()))
    assert recorded.state == "failed" and "bao-cao.txt" in recorded.error
    next(b for b in sheet.sitting.findChildren(Button) if b.text() == "Sửa lại").click()
    assert sheet.content.toPlainText() == "Có tệp kèm" and sheet.sitting.recorded == {}


# the sitting


def record(sheet: RecordSheet, content: str) -> None:
    sheet.units.choose(sheet.units.open_ones()[:1])
    sheet.content.setPlainText(content)
    assert sheet.save()


def test_what_was_recorded_is_listed_with_its_way_back(sheet: RecordSheet, desk: Window) -> None:
    record(sheet, "Kết quả một")
    record(sheet, "Kết quả hai")
    assert [one.entry.content for one in sheet.sitting.recorded.values()] == ["Kết quả hai", "Kết quả một"]
    first = list(sheet.sitting.recorded.values())[1]
    sheet.sitting.undo_requested.emit(first.entry.number)
    assert [r["content"] for r in results(desk.app)[:1]] == ["Kết quả hai"]
    assert sheet.content.toPlainText() == "Kết quả một"


def test_what_was_undone_elsewhere_leaves_the_list(sheet: RecordSheet, desk: Window) -> None:
    record(sheet, "Kết quả một")
    desk.app.undo()
    assert sheet.sitting.recorded == {}


def test_closing_asks_about_what_is_not_saved(sheet: RecordSheet, desk: Window, qtbot: QtBot) -> None:
    closed: list[int] = []
    sheet.closed.connect(lambda: closed.append(1))
    sheet.content.setPlainText("Đang ghi dở")
    desk.script.answers = ["stay", "discard"]
    qtbot.keyClick(sheet.content, Qt.Key.Key_Escape)
    assert closed == [] and sheet.content.toPlainText() == "Đang ghi dở"
    qtbot.keyClick(sheet.content, Qt.Key.Key_Escape)
    assert closed == [1] and not sheet.dirty


def test_another_task_is_followed_unless_something_is_typed(sheet: RecordSheet, desk: Window) -> None:
    other = read(desk.app, "II.2.1")
    assert sheet.follows(other)
    sheet.content.setPlainText("Đang ghi")
    assert not sheet.follows(other)


def test_a_day_that_is_none_does_not_stay_for_the_next_time(sheet: RecordSheet, desk: Window) -> None:
    sheet.day.setText("abc")
    assert sheet.may_leave()
    assert (sheet.day.value(), sheet.day.error, sheet.rows["day"].error) == (desk.app.today, "", "")
    sheet.content.setPlainText("Đã làm")
    sheet.day.setText("abc")
    desk.script.answers = ["discard"]
    assert sheet.may_leave()
    assert (sheet.day.value(), sheet.rows["day"].error) == (desk.app.today, "")
