"""Notes and calls in the panel: of any day, edited, deleted, with pictures pasted beside them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.panels.contents import NoteLine, gather
from ui.panels.record_panel import RecordPanel
from ui.theme import Theme
from ui.widgets.button import Button
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest

TODAY = dt.date(2020, 3, 5)


def first(app: App, record: str) -> int:
    with app.database.read() as connection:
        return app.listing(ListRequest(record, app.today, ended=True)).ids(connection, limit=1)[0]


def notes(app: App, record: str, row_id: int) -> tuple[NoteLine, ...]:
    seen = gather(app, record, row_id, TODAY)
    assert seen is not None
    return seen.notes


@pytest.fixture
def panel(window: Window, qtbot: QtBot, theme: Theme) -> RecordPanel:
    made = RecordPanel(window)
    qtbot.addWidget(made)
    made.resize(300, 700)
    with qtbot.waitActive(made):
        made.show()
    window.app.subscribe(made.refresh)
    return made


@pytest.mark.parametrize(
    "record", ["unit", "task", "document", "person", "training_class", "inspection", "assignment", "finding"]
)
def test_a_call_is_noted_on_anything(panel: RecordPanel, window: Window, record: str) -> None:
    row_id = first(window.app, record)
    before = len(notes(window.app, record, row_id))
    panel.show_record(record, row_id, TODAY)
    panel.notes.line.setText("đã gọi, hẹn 12/6")
    panel.notes.add("call")
    found = notes(window.app, record, row_id)
    assert len(found) == before + 1
    assert any((note.kind, note.text, note.day) == ("gọi điện", "đã gọi, hẹn 12/6", TODAY) for note in found)


def test_a_call_of_another_day(panel: RecordPanel, window: Window) -> None:
    unit = first(window.app, "document")
    panel.show_record("document", unit, TODAY)
    assert panel.notes._when.isHidden()
    panel.notes.line.setFocus()
    assert not panel.notes._when.isHidden(), "the day is asked for where one writes"
    panel.notes.line.setText("đã gọi hôm kia")
    panel.notes.day.setText("3/3")
    panel.notes.add("call")
    assert notes(window.app, "document", unit)[0].day == dt.date(2020, 3, 3)
    assert panel.notes.day.text() == panel.notes.line.text() == ""


def test_a_day_that_is_none_keeps_what_is_typed(panel: RecordPanel, window: Window) -> None:
    panel.show_record("document", first(window.app, "document"), TODAY)
    panel.notes.line.setText("đã gọi")
    panel.notes.day.setText("hôm nào")
    panel.notes.add("call")
    assert panel.notes.line.text() == "đã gọi" and panel.notes.day.error


def test_another_record_begins_with_an_empty_line(panel: RecordPanel, window: Window) -> None:
    panel.show_record("document", first(window.app, "document"), TODAY)
    panel.notes.line.setText("đang gõ")
    panel.show_record("unit", first(window.app, "unit"), TODAY)
    assert panel.notes.line.text() == ""


def test_a_note_is_edited_and_deleted_from_its_line(panel: RecordPanel, window: Window) -> None:
    app = window.app
    (hit,) = [hit for hit in app.search("hẹn 12/6") if hit.record == "note"]
    record, row_id = app.record("note", hit.id).values["owner"]
    panel.show_record(record, row_id, TODAY)
    more = next(b for b in panel.notes.findChildren(Button) if b.toolTip() == "Việc với gọi điện 05/03")
    edit, delete = (action for menu in more.findChildren(QMenu) for action in menu.actions())
    edit.trigger()
    (editor,) = panel.findChildren(RecordEditor)
    assert editor.spec.id == "note" and editor.row_id == hit.id
    editor.reject()
    delete.trigger()
    assert notes(app, record, row_id) == ()
    app.undo()
    assert len(notes(app, record, row_id)) == 1


def test_of_many_notes_the_newest_are_shown_first(panel: RecordPanel, window: Window) -> None:
    unit = first(window.app, "document")
    for number in range(1, 8):
        values = {"owner": ("document", unit), "date": dt.date(2020, 2, number), "text": f"Lần {number}"}
        window.app.save("note", None, values)
    panel.show_record("document", unit, TODAY)
    assert panel.notes._list.count() == 5
    more = next(b for b in panel.notes.findChildren(Button) if b.text() == "Xem cả 7 ghi chú")
    more.click()
    assert panel.notes._list.count() == 7


def test_a_picture_pasted_into_the_line_is_attached(panel: RecordPanel, window: Window) -> None:
    document = first(window.app, "document")
    panel.show_record("document", document, TODAY)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    panel.notes.line.setFocus()
    QTest.keyClick(panel.notes.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    seen = gather(window.app, "document", document, TODAY)
    assert seen is not None and [file.name[:7] for file in seen.files] == ["Ảnh dán"]
    words = QMimeData()
    words.setText("chữ")
    QGuiApplication.clipboard().setMimeData(words)
    QTest.keyClick(panel.notes.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert panel.notes.line.text() == "chữ"
