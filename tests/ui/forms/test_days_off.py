"""Days off are told of beside their field once it is left; nothing is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.theme import Theme
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.records.special_day import HOLIDAY
from vstbpn_desktop.services.saving import defaults
from vstbpn_desktop.spec import Date, Rows

D = dt.date
SUNDAY = "05/07/2020 là Chủ nhật. Ngày làm việc tiếp theo: thứ Hai 06/07/2020."


@pytest.fixture
def opened(window: Window, qtbot: QtBot, theme: Theme) -> Any:
    """Opens a form over the seeded data, where 08/09/2020 is a holiday."""
    window.app.save("special_day", None, {"date": D(2020, 9, 8), "name": "Ngày nghỉ thử", "kind": HOLIDAY})

    def build(record: str, given: dict[str, Any] | None = None, row_id: int | None = None) -> RecordEditor:
        editor = RecordEditor(window, record, row_id, given)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(editor, before_close_func=lambda one: one.form.start(defaults(one.spec)))
        with qtbot.waitActive(editor):
            editor.show()
        return editor

    return build


def leave(editor: RecordEditor, field_id: str, words: str) -> str:
    """Type into a field, go to another, and read what is then said."""
    form = editor.form
    control = form.rows[field_id].editor
    control.setFocus()
    control.set_state(words)
    control.edited.emit()
    other = next(row for name, row in form.rows.items() if name != field_id)
    other.editor.setFocus()
    return form.rows[field_id].hint


def test_a_deadline_on_a_day_off_is_told_of_and_saved_all_the_same(opened: Any) -> None:
    editor = opened("document", {"subject": "Xin số liệu"})
    assert leave(editor, "due", "5/7/20") == SUNDAY
    assert editor.form.rows["due"].error == ""
    assert editor.form.rows["due"].editor.control.accessibleDescription().startswith(SUNDAY)
    assert leave(editor, "due", "8.9.2020").startswith("08/09/2020 là ngày nghỉ: Ngày nghỉ thử.")
    assert leave(editor, "due", "6/7/2020") == ""
    assert leave(editor, "due", "5/7/2020") == SUNDAY
    assert editor.save()


def test_nothing_is_said_while_one_types(opened: Any) -> None:
    editor = opened("document")
    control = editor.form.rows["due"].editor
    control.set_state("5/7/2020")
    control.edited.emit()
    assert editor.form.rows["due"].hint == ""


def test_before_a_day_means_the_day_before_it(opened: Any) -> None:
    editor = opened("task")
    assert leave(editor, "due", "6/7/2020") == ""
    editor.form.rows["due_inclusive"].editor.set_state(False)
    said = leave(editor, "due", "6/7/2020")
    assert said == f"Ngày cuối {SUNDAY}"


def test_sessions_and_visits_are_named_by_their_row(opened: Any) -> None:
    sessions = ({"date": D(2020, 7, 6)}, {"date": D(2020, 7, 5)}, {"date": D(2020, 9, 8)})
    editor = opened("training_class", {"sessions": sessions})
    assert editor.form.rows["sessions"].hint.splitlines() == [
        f"Dòng 2: {SUNDAY}",
        "Dòng 3: 08/09/2020 là ngày nghỉ: Ngày nghỉ thử. Ngày làm việc tiếp theo: thứ Tư 09/09/2020.",
    ]


def test_a_stored_day_off_is_told_of_when_the_form_opens(opened: Any, window: Window) -> None:
    row_id = window.app.save("document", None, {"subject": "Xin số liệu", "due": D(2020, 7, 5)})
    assert opened("document", row_id=row_id).form.rows["due"].hint == SUNDAY


def test_every_deadline_class_and_visit_is_looked_at() -> None:
    found = {
        f"{spec.id}.{field.id}"
        for spec in REGISTRY
        for field in spec.fields
        for kind in ([field.kind] if isinstance(field.kind, Date) else [])
        if kind.working
    }
    rows = {
        f"{spec.id}.{field.id}.{inner.id}"
        for spec in REGISTRY
        for field in spec.fields
        if isinstance(field.kind, Rows)
        for inner in field.kind.fields
        if isinstance(inner.kind, Date) and inner.kind.working
    }
    assert found == {"task.due", "assignment.due", "assignment.extended_due", "document.due", "finding.due"}
    assert rows == {"training_class.sessions.date", "inspection.visits.date"}
