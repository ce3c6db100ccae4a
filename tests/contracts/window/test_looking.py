"""Data that are only looked at: nothing that is still on ends in the refusal of the core."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.window.desk import Desk
from tests.contracts.window.places import PLACES, Place
from tests.contracts.window.trying import Agreeing, Trying, writing_verb
from ui.pages.committee.dialogs import PersonDialog
from ui.reports.basis_picker import BasisPicker
from ui.reports.figure_picker import FigurePicker
from ui.shell.registry import PAGES, START
from ui.widgets.button import Button
from vstbpn_desktop.app import App

READING = (BasisPicker, FigurePicker, PersonDialog)
"""Dialogs whose main button gives what was chosen, and writes nothing."""
MORE = (
    "programme unit", "recording", "cells of Excel", "citations of the year", "class", "inspection", "search",
    "committees", "review of members", "decisions on members", "documents out", "documents numbers",
    "documents library", "letter", "page of a unit", "person", "special days", "findings",
    "preview of a programme", "documents entering",
)  # fmt: skip
"""Places behind the pages of the registry: their tabs, and what is open in them."""
NOT_OPENED = {START, "make", "training-class", "one-inspection", "unit", "settings look", "settings computer"}
"""The first start is of data without anything; the others are opened with something, or write no data."""
LOOKED_AT = [
    place
    for number, place in enumerate(PLACES)
    if place.name not in NOT_OPENED
    and (number < len(PAGES) or place.name.startswith("settings ") or place.name in MORE)
]


@pytest.fixture(scope="module")
def looked_at(whole_desk: Desk) -> Iterator[Desk]:
    """The window over data that may only be looked at."""
    desk = whole_desk
    desk.app.save("document", None, {"subject": "Về việc", "symbol": "1/UB", "received_on": desk.app.today})
    usual, desk.workspace.messages = desk.workspace.messages, Agreeing()
    desk.app.read_only = True
    yield desk
    desk.app.read_only, desk.workspace.messages = False, usual


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one whenever the core refuses to begin a change."""
    found: list[str] = []
    refuse = App.refuse_looking

    def noted(app: App) -> None:
        found.append("refused")
        refuse(app)

    monkeypatch.setattr(App, "refuse_looking", noted)
    return found


def written(trying: Trying, refused: list[str]) -> list[str]:
    """What was tried and refused, or opened a dialog that writes."""
    found = []
    for tried in trying.each():
        verbs = (writing_verb(one) for one in trying.dialogs() if not isinstance(one, READING))
        found += [f"{tried}: {what}" for what in (*refused, *verbs) if what]
        refused.clear()
    return found


@pytest.mark.parametrize("place", LOOKED_AT, ids=lambda place: place.name)
def test_what_is_on_writes_nothing(
    looked_at: Desk, desk: Desk, place: Place, refused: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert written(Trying(desk, place, monkeypatch), refused) == []


def test_what_was_left_on_is_found(
    looked_at: Desk, desk: Desk, refused: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shell.page.hold", lambda actions, *why: tuple(actions))
    calendar = next(place for place in LOOKED_AT if place.name == "calendar")
    found = written(Trying(desk, calendar, monkeypatch), refused)
    assert {"action Nạp ngày nghỉ có sẵn: refused", "action Hoán đổi ngày làm việc…: Hoán đổi"} <= set(found)


def test_a_button_in_a_page_says_why_it_is_off(looked_at: Desk, desk: Desk) -> None:
    desk.workspace.open("log")
    page = desk.workspace._pages["log"]
    off = {button.text(): button.toolTip() for button in page.findChildren(Button) if not button.isEnabled()}
    assert off == dict.fromkeys(("Từ tệp khác…", "Sửa hồ sơ Ban"), "Đang mở bằng mật khẩu chỉ xem.")


def test_keys_of_the_window_say_why(looked_at: Desk, desk: Desk, refused: list[str]) -> None:
    desk.workspace.open("today")
    for call in (desk.workspace.undo, desk.workspace.lock_year):
        desk.window.bottom.done.show_done("", "")
        call()
        assert "chỉ xem" in desk.window.bottom.done._text.text()
    assert refused == []
