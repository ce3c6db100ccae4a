"""The form and its window: checked on leaving, saved by change, drafts that survive, leaving that asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.forms.context import Context
from ui.forms.dialog import RecordEditor
from ui.forms.form import RecordForm
from ui.runner import InlineRunner
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import InvalidRecord
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.services.drafts import Drafts
from vstbpn_desktop.services.saving import defaults

DAY = dt.date(2020, 3, 5)


Open = Callable[..., RecordEditor]


@pytest.fixture
def open_editor(window: Window, qtbot: QtBot, theme: Theme) -> Open:
    def build(record: str, row_id: int | None = None, given: dict[str, Any] | None = None) -> RecordEditor:
        editor = RecordEditor(window, record, row_id, given)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(editor, before_close_func=lambda one: one.form.start(defaults(one.spec)))
        editor.show()
        return editor

    return build


def first_id(app: App, record: str) -> int:
    with app.database.read() as connection:
        return app.listing(ListRequest(record, DAY, ended=True)).ids(connection, limit=1)[0]


def typed(editor: RecordEditor, field_id: str, words: str) -> None:
    control = editor.form.rows[field_id].editor
    control.set_state(words)
    control.edited.emit()


@pytest.mark.parametrize("record", [spec.id for spec in REGISTRY])
def test_every_record_opens_unchanged_and_saves_nothing(core: App, open_editor: Open, record: str) -> None:
    editor = open_editor(record, first_id(core, record))
    assert not editor.form.dirty
    assert editor.form.changes() == {}
    before = core.last_change()
    assert editor.save()
    assert core.last_change() == before


@pytest.mark.parametrize("record", [spec.id for spec in REGISTRY])
def test_every_new_record_opens_clean(open_editor: Open, record: str) -> None:
    assert not open_editor(record).form.dirty


def test_only_what_changed_is_saved_and_can_be_undone(core: App, open_editor: Open) -> None:
    row_id = first_id(core, "unit")
    before = core.record("unit", row_id)
    editor = open_editor("unit", row_id)
    typed(editor, "phone", "0237 111 222")
    assert editor.form.changes() == {"phone": "0237 111 222"}
    assert editor.save()
    assert core.record("unit", row_id).values["phone"] == "0237 111 222"
    core.undo()
    assert core.record("unit", row_id) == before


def test_a_dated_value_corrects_the_period_in_force(core: App, open_editor: Open) -> None:
    row_id = first_id(core, "unit")
    editor = open_editor("unit", row_id)
    typed(editor, "short_name", "SNV")
    editor.save()
    rows = core.record("unit", row_id).values["names"]
    assert [row["short_name"] for row in rows] == ["SNV"]


def test_a_value_and_its_rows_changed_together_are_both_kept(core: App, open_editor: Open) -> None:
    row_id = first_id(core, "unit")
    editor = open_editor("unit", row_id)
    editor.form.rows["names"].editor.add_row()  # type: ignore[attr-defined]
    typed(editor, "name", "Sở Nội vụ mới")
    editor.save()
    rows = core.record("unit", row_id).values["names"]
    assert [(row["name"], row["valid_from"]) for row in rows] == [
        ("Sở Nội vụ", dt.date(1, 1, 1)),
        ("Sở Nội vụ mới", DAY),
    ]


def test_the_form_says_which_of_several_periods_it_edits(core: App, open_editor: Open) -> None:
    row_id = first_id(core, "unit")
    assert open_editor("unit", row_id).form._periods["names"].text() == ""
    rows = core.record("unit", row_id).values["names"]
    turn = dt.date(2020, 6, 1)
    later = {**rows[0], "name": "Sở mới", "valid_from": turn}
    core.save("unit", row_id, {"names": ({**rows[0], "valid_to": turn}, later)})
    hint = open_editor("unit", row_id).form._periods["names"].text()
    assert hint.startswith("Đang sửa giá trị áp dụng đến trước 01/06/2020.")


def test_a_new_record_takes_what_is_given(core: App, open_editor: Open, qtbot: QtBot) -> None:
    programme = first_id(core, "programme")
    editor = open_editor("task", None, {"programme": programme, "nature": "periodic"})
    assert not editor.form.dirty
    typed(editor, "code", "II.2.1")
    typed(editor, "title", "Việc mới")
    with qtbot.waitSignal(editor.saved) as saved:
        assert editor.save()
    values = core.record("task", saved.args[0]).values
    assert (values["programme"], values["nature"], values["code"]) == (programme, "periodic", "II.2.1")


def test_what_is_wrong_stands_beside_its_field(core: App, open_editor: Open) -> None:
    editor = open_editor("person")
    typed(editor, "post", "Chuyên viên")
    assert not editor.save()
    assert editor.form.rows["name"].error == "Chưa có họ và tên."
    assert editor.form.rows["post"].error == ""
    typed(editor, "name", "Hà Thị Cúc")
    assert editor.save()


def test_a_rule_of_the_record_stands_beside_its_field(core: App, open_editor: Open) -> None:
    editor = open_editor("assignment", first_id(core, "assignment"))
    typed(editor, "status", "exempt")
    assert not editor.save()
    assert editor.form.rows["reason"].error == "Miễn phải có lý do."


def test_what_has_no_field_here_is_said_above(core: App, open_editor: Open) -> None:
    editor = open_editor("task")
    typed(editor, "code", "II.9.9")
    typed(editor, "title", "Không có chương trình")
    assert not editor.save()
    assert editor.notice.isVisibleTo(editor)
    assert "chương trình" in editor.notice.accessibleName()


def test_unreadable_fields_are_all_named_at_once(open_editor: Open) -> None:
    editor = open_editor("profile")
    typed(editor, "valid_from", "hôm qua")
    with pytest.raises(InvalidRecord) as wrong:
        editor.form.changes()
    assert list(wrong.value.fields) == ["valid_from"]
    assert not editor.save()
    assert "không phải là ngày" in editor.form.rows["valid_from"].error


def test_a_field_is_checked_when_it_is_left_never_before(core: App, qtbot: QtBot, theme: Theme) -> None:
    form = RecordForm(REGISTRY["document"], Context(core, InlineRunner(), DAY))
    qtbot.addWidget(form)
    form.start(defaults(form.spec))
    form.show()
    date, symbol = form.rows["date"], form.rows["symbol"]
    date.editor.set_state("99/99/2020")
    date.editor.edited.emit()
    assert date.error == ""
    form._focus_moved(date.editor.control, None)
    assert date.error == ""
    form._focus_moved(date.editor.control, symbol.editor.control)
    assert "không phải là ngày" in date.error
    date.editor.set_state("1/2/2020")
    form._focus_moved(date.editor.control, symbol.editor.control)
    assert (date.error, date.editor.state()) == ("", "01/02/2020")


def test_an_untouched_required_field_may_be_passed_over(core: App, qtbot: QtBot, theme: Theme) -> None:
    form = RecordForm(REGISTRY["person"], Context(core, InlineRunner(), DAY))
    qtbot.addWidget(form)
    form.start(defaults(form.spec))
    form._focus_moved(form.rows["name"].editor.control, form.rows["post"].editor.control)
    assert form.rows["name"].error == ""


def test_labels_help_and_errors_reach_a_screen_reader(core: App, qtbot: QtBot, theme: Theme) -> None:
    form = RecordForm(REGISTRY["unit"], Context(core, InlineRunner(), DAY))
    qtbot.addWidget(form)
    row = form.rows["code"]
    assert row.editor.control.accessibleName() == "Mã, bắt buộc"
    row.show_error("Chưa có mã.")
    assert row.editor.control.accessibleDescription().startswith("Chưa có mã. Mã hành chính")


def test_saving_and_going_on_opens_the_next(core: App, open_editor: Open) -> None:
    editor = open_editor("person")
    for name in ("Hà Thị Cúc", "Hà Thị Đào"):
        typed(editor, "name", name)
        editor.save_and_next()
        assert editor.row_id is None
        assert not editor.form.dirty
    assert editor.isVisible()
    assert [hit.title for hit in core.search("hà thị")] == ["Hà Thị Cúc", "Hà Thị Đào"]


def test_ctrl_s_saves_and_closes(core: App, open_editor: Open, qtbot: QtBot) -> None:
    editor = open_editor("person")
    typed(editor, "name", "Hà Thị Cúc")
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not editor.isVisible())
    assert core.search("Hà Thị Cúc")


# leaving


@pytest.mark.parametrize(
    ("answer", "stays", "kept"), [("stay", True, False), ("discard", False, False), ("save", False, True)]
)
def test_leaving_unsaved_work_asks(
    core: App, window: Window, open_editor: Open, answer: str, stays: bool, kept: bool
) -> None:
    editor = open_editor("person")
    typed(editor, "name", "Hà Thị Cúc")
    window.script.answers = [answer]
    editor.reject()
    assert editor.isVisible() is stays
    assert bool(core.search("Hà Thị Cúc")) is kept
    assert window.script.asked[0][0] == "Lưu người đang sửa?"


def test_leaving_without_changes_asks_nothing(window: Window, open_editor: Open) -> None:
    editor = open_editor("person")
    editor.close()
    assert window.script.asked == []


def test_saving_on_leaving_stays_where_something_is_wrong(window: Window, open_editor: Open) -> None:
    editor = open_editor("person")
    typed(editor, "post", "Chuyên viên")
    window.script.answers = ["save"]
    editor.reject()
    assert editor.isVisible()
    assert editor.form.rows["name"].error


# drafts


def test_a_draft_survives_and_is_offered_again(core: App, open_editor: Open) -> None:
    row_id = first_id(core, "unit")
    lost = open_editor("unit", row_id)
    typed(lost, "phone", "0237 999")
    typed(lost, "valid_from", "ngày nào đó")
    lost._keep_draft()

    editor = open_editor("unit", row_id)
    assert editor.offer.isVisibleTo(editor)
    assert not editor.form.dirty
    editor._take_draft()
    assert editor.form.rows["phone"].editor.state() == "0237 999"
    assert editor.form.rows["valid_from"].editor.state() == "ngày nào đó"
    assert not editor.offer.isVisibleTo(editor)


def test_every_record_gives_a_draft_that_comes_back(core: App, open_editor: Open) -> None:
    for spec in REGISTRY:
        editor = open_editor(spec.id, first_id(core, spec.id))
        state = {name: row.editor.state() for name, row in editor.form.rows.items()}
        Drafts(core.folder).keep(spec.id, 0, state, core.clock.now())
        found = Drafts(core.folder).find(spec.id, 0)
        assert found is not None
        editor.form.set_state(found.state)
        assert not editor.form.dirty, spec.id


def test_a_draft_waits_until_it_is_answered(core: App, open_editor: Open) -> None:
    drafts = Drafts(core.folder)
    drafts.keep("person", None, {"name": "Hà Thị Cúc"}, core.clock.now())
    open_editor("person").close()
    assert drafts.find("person", None) is not None
    open_editor("person")._forget_draft()
    assert drafts.find("person", None) is None


@pytest.mark.parametrize("ending", ["save", "discard"])
def test_saved_or_given_up_work_leaves_no_draft(
    core: App, window: Window, open_editor: Open, ending: str
) -> None:
    editor = open_editor("person")
    typed(editor, "name", "Hà Thị Cúc")
    editor._keep_draft()
    window.script.answers = [ending]
    editor.reject()
    assert list(core.folder.drafts.glob("*.json")) == []


def test_typing_starts_the_clock_of_the_draft(open_editor: Open) -> None:
    editor = open_editor("person")
    assert not editor._timer.isActive()
    typed(editor, "name", "Hà")
    assert editor._timer.isActive()


def test_a_save_that_is_refused_scrolls_to_the_field(core: App, open_editor: Open, qtbot: QtBot) -> None:
    editor = open_editor("training_class")
    area = editor.findChild(QScrollArea)
    assert area is not None
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    row = editor.form.rows["topic"]
    assert not editor.save()
    qtbot.waitUntil(lambda: row.mapTo(area.viewport(), QPoint()).y() >= 0)


def test_rows_of_many_cells_get_a_wider_window(open_editor: Open) -> None:
    assert open_editor("inspection").width() > open_editor("training_class").width()
