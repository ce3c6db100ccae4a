"""The form of options: made from what a document declares, and giving what the core takes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.forms.context import Context
from ui.reports.composing import unit_groups, years_to_choose
from ui.reports.options import OptionsForm
from ui.theme import Theme
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.documents.reports.spec import DocumentSpec
from vstbpn_desktop.periods import Period
from vstbpn_desktop.services.making import document_spec

YEAR = 2020
REPORT = "six-month-report"


@pytest.fixture
def form(desk: Window, theme: Theme, qtbot: QtBot) -> OptionsForm:
    made = OptionsForm(Context(desk.app, desk.runner, desk.app.today))
    qtbot.addWidget(made)
    made.show()
    return made


def show(form: OptionsForm, desk: Window, spec: DocumentSpec[Any], **given: Any) -> dict[str, Any]:
    """Show a document's options as the page does; gives what they come to."""
    form.show_spec(spec, given, years_to_choose(desk.app, YEAR, given), unit_groups(desk.app))
    options = given if "period" in given or "year" in given else {"year": YEAR, **given}
    settled = spec.settle(options, desk.app.today, YEAR)
    form.show_settled(settled)
    return settled


def type_in(form: OptionsForm, option: str, words: str) -> None:
    """Type into a field as a person does, and leave it."""
    line = form.rows[option].editor.control
    assert isinstance(line, QLineEdit)
    line.setText(words)
    line.textEdited.emit(words)
    form.rows[option].leave()


@pytest.mark.parametrize("spec", DOCUMENTS, ids=lambda spec: spec.id)
def test_every_option_shows_what_it_comes_to(
    form: OptionsForm, desk: Window, spec: DocumentSpec[Any]
) -> None:
    settled = show(form, desk, spec)
    # Bodies have a sheet, and keys that follow no other option are chosen on the page they come from.
    asked = [o for o in spec.options if o.kind != "body" and (o.of or o.kind != "keys")]
    assert list(form.rows) == [option.id for option in asked]
    for option in asked:
        value = form.rows[option.id].editor.value()
        blank = settled[option.id] in (None, "", ())
        if option.kind in ("year", "period"):
            assert value == ("" if blank else str(settled[option.id])), option.id
        elif option.kind in ("flag", "date"):
            assert value == settled[option.id], option.id
    assert form.given() == {}


@pytest.mark.parametrize("spec", DOCUMENTS, ids=lambda spec: spec.id)
def test_what_is_ticked_is_what_the_core_gets(
    form: OptionsForm, desk: Window, spec: DocumentSpec[Any]
) -> None:
    settled = show(form, desk, spec)
    for option in spec.options:
        if option.kind == "flag":
            form.rows[option.id].editor.control.toggle()  # type: ignore[attr-defined]  # a check box
    given = form.given()
    flags = [option.id for option in spec.options if option.kind == "flag"]
    assert given == {flag: not settled[flag] for flag in flags}
    assert spec.settle(given, desk.app.today, YEAR)[flags[0]] is not settled[flags[0]]


def test_a_change_is_told_once_after_a_pause(form: OptionsForm, desk: Window, qtbot: QtBot) -> None:
    show(form, desk, document_spec(REPORT))
    told: list[int] = []
    form.changed.connect(lambda: told.append(1))
    for words in ("C", "Cô", "Công văn số 15"):
        type_in(form, "request", words)
    assert form.pending
    qtbot.waitUntil(lambda: bool(told), timeout=2000)
    qtbot.wait(350)
    assert told == [1]
    assert form.given() == {"request": "Công văn số 15"}


def test_a_period_is_chosen_from_a_list(form: OptionsForm, desk: Window) -> None:
    show(form, desk, document_spec(REPORT))
    period = form.rows["period"].editor.control
    period._take("2020-H2")  # type: ignore[attr-defined]  # what choosing a line of the list does
    given = form.given()
    assert given == {"period": "2020-H2"}
    settled = document_spec(REPORT).settle(given, desk.app.today, YEAR)
    form.show_settled(settled)
    assert settled["period"] == Period(2020, "H", 2)
    assert form.rows["as_of"].editor.value() == dt.date(2020, 12, 14)


def test_an_emptied_field_goes_back_to_its_default(form: OptionsForm, desk: Window) -> None:
    settled = show(form, desk, document_spec(REPORT))
    type_in(form, "as_of", "1/6/2020")
    assert form.given() == {"as_of": dt.date(2020, 6, 1)}
    type_in(form, "as_of", "")
    assert form.given() == {}
    form.show_settled(settled)
    assert form.rows["as_of"].editor.value() == dt.date(2020, 6, 14)


def test_a_wrong_date_stands_beside_its_field_and_is_not_taken(form: OptionsForm, desk: Window) -> None:
    show(form, desk, document_spec(REPORT))
    type_in(form, "as_of", "32/13/2020")
    assert form.given() == {}
    wrong = form.wrong()
    assert wrong is form.rows["as_of"]
    assert "32/13/2020" in wrong.error
    assert wrong.editor.state() == "32/13/2020"


def test_several_places_stand_in_one_line(form: OptionsForm, desk: Window) -> None:
    spec = document_spec(REPORT)
    show(form, desk, spec)
    type_in(form, "to", "Bộ Nội vụ; UBND tỉnh")
    settled = spec.settle(form.given(), desk.app.today, YEAR)
    assert settled["to"] == ("Bộ Nội vụ", "UBND tỉnh")


def test_what_another_page_asked_for_is_shown(form: OptionsForm, desk: Window) -> None:
    show(form, desk, document_spec(REPORT), period="2018-H1", to="Bộ Nội vụ")
    assert form.rows["period"].editor.value() == "2018-H1"
    assert form.rows["to"].editor.value() == "Bộ Nội vụ"
    assert form.given() == {"period": "2018-H1", "to": "Bộ Nội vụ"}


def test_groups_of_units_are_offered_by_name(form: OptionsForm, desk: Window) -> None:
    spec = document_spec("task-tracking")
    show(form, desk, spec)
    group = form.rows["group"].editor
    assert group.value() == "*"
    group.set_value("districts")
    group.edited.emit()
    assert form.given() == {"group": "districts"}
    group.set_value("*")
    group.edited.emit()
    assert form.given() == {"group": ""}
    assert spec.settle(form.given(), desk.app.today, YEAR)["group"] == ""
