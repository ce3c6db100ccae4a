"""Each control: what it shows, what it gives, what it keeps when it cannot be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from ui.forms.context import Context
from ui.forms.editors import DateEditor, Editor, LongTextEditor, NumberEditor, TextEditor, YesNoEditor
from ui.forms.kinds import EDITORS, make_editor
from ui.forms.reference import BodiesEditor, ReferenceEditor, TagsEditor
from ui.forms.rows import RowsEditor, Typed
from ui.runner import InlineRunner
from ui.theme import Theme
from vstbpn_desktop import spec
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.spec import Date, Field, Integer, Kind, LongText, Rows, Text, YesNo
from vstbpn_desktop.spec.kinds import FOREVER

DAY = dt.date(2020, 3, 5)
Make = Callable[[Field], Editor]


@pytest.fixture
def context(core: App) -> Context:
    return Context(core, InlineRunner(), DAY)


@pytest.fixture
def make(context: Context, qtbot: QtBot, theme: Theme) -> Make:
    def build(field: Field) -> Editor:
        editor = make_editor(field, context)
        qtbot.addWidget(editor)
        editor.show()
        return editor

    return build


def field(kind: Kind) -> Field:
    return Field("x", "Trường", kind)


def test_every_kind_has_a_control() -> None:
    exported = (getattr(spec, name) for name in spec.__all__)
    kinds = {one for one in exported if isinstance(one, type) and issubclass(one, Kind)} - {Kind}
    assert kinds
    assert kinds <= set(EDITORS)


@pytest.mark.parametrize("record", [one.id for one in REGISTRY])
def test_every_field_comes_back_as_it_was_shown(core: App, make: Make, record: str) -> None:
    of = REGISTRY[record]
    with core.database.read() as connection:
        row_id = core.listing(ListRequest(record, DAY)).ids(connection, limit=1)[0]
    values = core.record(record, row_id).values
    for one in of.fields:
        editor = make(one)
        editor.set_value(values[one.id])
        assert editor.value() == values[one.id], one.id
        state = editor.state()
        editor.set_state(state)
        assert editor.state() == state


def test_text_is_cleaned_when_it_is_left(make: Make) -> None:
    editor = make(field(Text(10)))
    assert isinstance(editor, TextEditor)
    editor.line.setText("  Hà   Nội ")
    editor.settle()
    assert editor.line.text() == "Hà Nội"
    editor.line.setText("Thành phố Thanh Hóa")
    with pytest.raises(UserError, match="Dài 19 ký tự"):
        editor.value()


def test_a_number_takes_dots_and_shows_them(make: Make) -> None:
    editor = make(field(Integer()))
    assert isinstance(editor, NumberEditor)
    editor.line.setText("1250")
    editor.settle()
    assert (editor.line.text(), editor.value()) == ("1.250", 1250)
    editor.line.setText("nhiều")
    editor.settle()
    assert editor.line.text() == "nhiều"
    with pytest.raises(UserError):
        editor.value()


@pytest.mark.parametrize("typed", ["5/1/20", "05-01-2020", "5.1.2020"])
def test_a_date_is_read_as_people_type_it(make: Make, typed: str) -> None:
    editor = make(field(Date()))
    assert isinstance(editor, DateEditor)
    editor.day.setText(typed)
    editor.settle()
    assert editor.day.text() == "05/01/2020"
    assert editor.value() == dt.date(2020, 1, 5)


def test_no_end_shows_as_nothing_and_comes_back(make: Make) -> None:
    editor = make(field(Date(open_end=True)))
    editor.set_value(FOREVER)
    assert editor.state() == ""
    assert editor.value() == FOREVER


def test_a_wrong_date_stays_as_it_was_typed(make: Make) -> None:
    editor = make(field(Date()))
    editor.set_state("31/2/2020")
    editor.settle()
    assert editor.state() == "31/2/2020"
    with pytest.raises(UserError, match="không có ngày 31"):
        editor.value()


def test_long_text_keeps_its_lines_and_grows(make: Make) -> None:
    editor = make(field(LongText()))
    assert isinstance(editor, LongTextEditor)
    editor.resize(400, 100)
    small = editor.box.height()
    editor.set_value("Một\nHai\nBa\nBốn\nNăm\nSáu")
    assert editor.value().count("\n") == 5
    assert editor.box.height() > small


def test_a_tick_says_it_was_edited_only_when_a_person_ticked(make: Make, qtbot: QtBot) -> None:
    editor = make(field(YesNo()))
    assert isinstance(editor, YesNoEditor)
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_value(True)
    with qtbot.waitSignal(editor.edited):
        qtbot.mouseClick(editor.box, Qt.MouseButton.LeftButton, pos=editor.box.rect().center() * 0.1)


def test_a_choice_is_taken_by_its_words(make: Make) -> None:
    editor = make(REGISTRY["unit"].field("level"))
    editor.choice.setText("huyen")  # type: ignore[attr-defined]
    editor.settle()
    assert editor.value() == "district"


def test_chips_hold_several_choices(make: Make, qtbot: QtBot) -> None:
    editor = make(REGISTRY["unit_group"].field("rule_types"))
    chips = {chip.key: chip for chip in editor.chips}  # type: ignore[attr-defined]
    for key in ("department", "board"):
        qtbot.mouseClick(chips[key], Qt.MouseButton.LeftButton)
    assert editor.value() == "department,board"


# references


@pytest.fixture
def unit_editor(make: Make) -> ReferenceEditor:
    editor = make(REGISTRY["person"].field("unit"))
    assert isinstance(editor, ReferenceEditor)
    return editor


def test_a_record_is_found_without_accents(unit_editor: ReferenceEditor, core: App, qtbot: QtBot) -> None:
    line = unit_editor.line
    line.setText("tinh gia")
    with qtbot.waitSignal(unit_editor.edited):
        unit_editor.settle()
    assert line.text() == "Huyện Tĩnh Gia"
    assert core.record("unit", unit_editor.value()).key == "407"


def test_a_pick_from_the_list_is_taken(unit_editor: ReferenceEditor, qtbot: QtBot) -> None:
    line = unit_editor.line
    line.setFocus()
    line.open_all()
    rows = line._popup.rows()
    assert [row.title for row in rows][:2] == ["Sở Nội vụ", "Sở Tài chính"]
    assert rows[0].detail == "sở · tỉnh"
    line._popup.picked.emit(rows[1].key)
    assert line.text() == "Sở Tài chính"


def test_words_that_name_nothing_give_the_last_choice_back(unit_editor: ReferenceEditor, core: App) -> None:
    unit_editor.set_value(1)
    unit_editor.line.setText("không có đâu")
    unit_editor.settle()
    assert unit_editor.value() == 1
    unit_editor.line.clear()
    unit_editor.settle()
    assert unit_editor.value() is None


def test_records_titled_by_another_are_found_by_its_words(context: Context) -> None:
    found = context.find("assignment", "tai chinh")
    assert [one.title for one in found] == ["Sở Tài chính"] * len(found)
    assert found


def test_bodies_take_units_and_other_names(make: Make, qtbot: QtBot) -> None:
    editor = make(REGISTRY["task"].field("lead"))
    assert isinstance(editor, BodiesEditor)
    for typed in ("so noi vu", "Ban Tuyên giáo"):
        editor.line.setText(typed)
        editor.settle()
    unit, name = editor.value()
    assert (unit["unit"] is not None, name) == (True, {"unit": None, "name": "Ban Tuyên giáo"})
    qtbot.mouseClick(editor.tags[0].remove, Qt.MouseButton.LeftButton)
    assert [tag.words for tag in editor.tags] == ["Ban Tuyên giáo"]


def test_the_same_record_is_added_once(make: Make) -> None:
    editor = make(REGISTRY["task"].field("declined"))
    assert isinstance(editor, TagsEditor)
    for _ in range(2):
        editor.line.setText("noi vu")
        editor.settle()
    assert len(editor.value()) == 1


# rows


@pytest.fixture
def names(make: Make, core: App) -> RowsEditor:
    editor = make(REGISTRY["unit"].field("names"))
    assert isinstance(editor, RowsEditor)
    editor.periods = True
    editor.set_value(core.record("unit", 1).values["names"])
    return editor


def test_rows_pass_the_model_tester(names: RowsEditor) -> None:
    QAbstractItemModelTester(names.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    names.add_row()
    names.remove_row()
    names.model.set_rows([])


def test_a_new_period_ends_the_one_before(names: RowsEditor) -> None:
    names.add_row()
    before, after = names.value()
    assert (before["valid_to"], after["valid_from"], after["valid_to"]) == (DAY, DAY, FOREVER)
    assert after["name"] == before["name"]


def edit_cell(editor: RowsEditor, field_id: str, typed: str) -> None:
    column = [one.id for one in editor.model.fields].index(field_id)
    index = editor.model.index(0, column)
    delegate = editor.view.itemDelegate()
    cell = delegate.createEditor(editor.view.viewport(), None, index)  # type: ignore[arg-type]
    assert isinstance(cell, Editor)
    cell.set_state(typed)
    delegate.setModelData(cell, editor.model, index)
    cell.deleteLater()


def test_a_cell_is_read_by_its_kind(names: RowsEditor) -> None:
    edit_cell(names, "valid_from", "1.6.2020")
    assert names.value()[0]["valid_from"] == dt.date(2020, 6, 1)


def test_a_wrong_cell_keeps_what_was_typed_and_says_where(names: RowsEditor) -> None:
    edit_cell(names, "valid_from", "32/1/2020")
    index = names.model.index(0, 0)
    assert index.data() == "32/1/2020"
    assert isinstance(names.model.rows[0]["valid_from"], Typed)
    with pytest.raises(UserError, match="Dòng 1, Từ ngày"):
        names.value()
    state = names.state()
    names.set_state(state)
    assert names.state() == state
    edit_cell(names, "valid_from", "")
    assert len(names.value()) == 1


def test_every_rows_field_opens_a_control_in_each_cell(core: App, make: Make) -> None:
    for of in REGISTRY:
        for one in of.fields:
            if isinstance(one.kind, Rows):
                editor = make(one)
                if isinstance(editor, RowsEditor):
                    editor.add_row()
                    assert editor.view.indexWidget(editor.view.currentIndex()) is not None
                    editor.settle()


def press(
    editor: RowsEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    cell = editor.view.indexWidget(editor.view.currentIndex())
    assert isinstance(cell, Editor)
    QTest.keyClick(cell.control, key, modifiers)


def test_tab_goes_from_cell_to_cell_and_out_after_the_last(core: App, make: Make) -> None:
    editor = make(REGISTRY["training_class"].field("sessions"))
    assert isinstance(editor, RowsEditor)
    assert editor.focusProxy() is not editor.view, "a hidden table would take the keyboard out of sight"
    editor.add_row()
    for number, typed in enumerate(("5/8/20", "7h30", "11h", "Giới")):
        assert editor.view.currentIndex().column() == number
        cell = editor.view.indexWidget(editor.view.currentIndex())
        assert isinstance(cell, Editor)
        cell.set_state(typed)
        press(editor, Qt.Key.Key_Tab)
    assert editor.view.state() != QAbstractItemView.State.EditingState
    sessions = [{"date": dt.date(2020, 8, 5), "starts": "7h30", "ends": "11h", "content": "Giới"}]
    assert list(editor.value()) == sessions
    editor.view.setCurrentIndex(editor.model.index(0, 1))
    editor.view.edit(editor.view.currentIndex())
    press(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.view.currentIndex().column() == 0
    editor.settle()
    assert editor.focusProxy() is editor.view


def test_the_columns_of_rows_share_the_width(make: Make) -> None:
    editor = make(REGISTRY["training_class"].field("sessions"))
    assert isinstance(editor, RowsEditor)
    editor.add_row()
    editor.settle()
    for width in (560, 900):
        editor.resize(width, 200)
        columns = [editor.view.columnWidth(n) for n in range(editor.model.columnCount())]
        assert abs(sum(columns) - editor.view.viewport().width()) <= len(columns), "no scrolling sideways"
        assert all(columns)
