"""What writes into a closed year from pages that are of no year: numbers, issuing, the calendar, Hôm nay."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.inspection_sample import desk, inspected_folder
from tests.ui.pages.test_closed_year import WHY, Opened, closed, ids, opened
from tests.ui.seeded import Window
from ui.pages.calendar import CalendarPage
from ui.pages.documents import DocumentsPage
from ui.pages.programme import ProgrammePage
from ui.pages.today import TodayPage
from ui.theme import Theme
from vstbpn_desktop.records.document import DRAFT, OUTGOING, SIGNED, SUBMITTED
from vstbpn_desktop.services import issuing

__all__ = ["closed", "desk", "inspected_folder", "opened"]

DAY = dt.date(2020, 6, 18)


@pytest.fixture
def numbered(desk: Window, request: pytest.FixtureRequest) -> int:
    """A number that is kept, and a draft dated in the year, as far as the parameter says; gives the draft."""
    app = desk.app
    app.save("number_series", None, {"code": "TH", "name": "Thử"})
    issuing.reserve(app, "TH", count=1, year=2020, reason="để dành")
    values = {"direction": OUTGOING, "date": DAY, "subject": "Báo cáo", "state": DRAFT}
    row = app.save("document", None, values)
    if (state := getattr(request, "param", DRAFT)) != DRAFT:
        issuing.set_state(app, [row], state)
    return row


def test_numbers_of_a_closed_year_are_neither_kept_nor_cancelled(
    numbered: int, closed: Window, opened: Opened[DocumentsPage]
) -> None:
    page = opened(DocumentsPage(closed))
    page.turn_to("numbers")
    page.numbers.table.select_first()
    held = {action.text for action in page.offered() if action.held == WHY}
    assert held == {"Giữ số", "Huỷ số"}
    assert next(action for action in page.offered() if action.text == "Thêm dãy số").enabled
    page.numbers.table.delete_requested.emit()
    assert closed.said == [WHY]


@pytest.mark.parametrize(
    ("numbered", "on"), [(DRAFT, True), (SUBMITTED, True), (SIGNED, False)], indirect=["numbered"]
)
def test_a_document_of_a_closed_year_is_signed_but_takes_no_number(
    numbered: int, closed: Window, opened: Opened[DocumentsPage], on: bool
) -> None:
    page = opened(DocumentsPage(closed), ("document", numbered))
    main, _ = page.lists[OUTGOING].offered()
    assert main is not None and main.enabled == on and main.held == ("" if on else WHY)


def test_the_calendar_adds_no_class_or_visit_to_a_closed_year(
    closed: Window, opened: Opened[CalendarPage]
) -> None:
    page = opened(CalendarPage(closed))
    lines = {line.text(): line for line in page.adding.menu(DAY).actions()}
    off = {words for words, line in lines.items() if not line.isEnabled()}
    assert off == {"Lớp tập huấn, hội nghị…", "Lượt kiểm tra…"}
    assert all(lines[words].toolTip() == WHY for words in off)
    later = page.adding.menu(dt.date(2021, 2, 1)).actions()
    assert all(line.isEnabled() for line in later)


def test_today_records_nothing_of_a_closed_year(closed: Window, opened: Opened[TodayPage]) -> None:
    page = opened(TodayPage(closed))
    held = {action.text for action in page.offered() if action.held == WHY}
    assert held == {"Ghi kết quả"}


def test_an_empty_programme_of_a_closed_year_is_not_begun(
    closed: Window, opened: Opened[ProgrammePage], qtbot: QtBot, theme: Theme
) -> None:
    page = opened(ProgrammePage(closed))
    page.hold_buttons()
    empty = page._middle.no_tasks.button
    assert empty.toolTip() == WHY and not empty.isEnabled()
    assert ids(closed, "task")
