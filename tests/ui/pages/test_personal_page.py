"""The page of personal data: what is kept and why, the log of its use, and what the window tells it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.pages.personal import PersonalDataPage
from ui.pages.persons import PersonListPage
from ui.panels.contents import gather
from ui.reports.composing import Request, rendered
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.access_view import AccessFilter, access_lines
from vstbpn_desktop.queries.personal import CONTACT, LISTS
from vstbpn_desktop.services import settings
from vstbpn_desktop.services.making import document_spec


@pytest.fixture
def page(window: Window, qtbot: QtBot, theme: Theme) -> PersonalDataPage:
    made = PersonalDataPage(window)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def told(app: App) -> list[tuple[str, int, str]]:
    with app.reader() as reader:
        return [(line.what, line.persons, line.output) for line in access_lines(reader, AccessFilter())]


def test_the_lists_and_who_looks_after_them(page: PersonalDataPage, core: App) -> None:
    page.activate()
    assert page.summary() == f"{len(LISTS)} danh sách · chưa ghi người phụ trách"
    assert not page.contact.isHidden()
    settings.change_settings(core, {CONTACT: "Lê Thị Thử, Phó Chánh Văn phòng"})
    page.load()
    assert "phụ trách: Lê Thị Thử" in page.summary() and page.contact.isHidden()


def test_the_log_is_shown_and_filtered(page: PersonalDataPage, core: App) -> None:
    core.access.viewed("person", 1)
    core.access.went_out("person", "Người, đầu mối", 1234, "Excel")
    page.activate()
    rows = [[page.model.index(row, column).data() for column in range(1, 5)] for row in range(2)]
    assert rows == [
        ["xuất, in", "Người, đầu mối", "1.234", "Excel"], ["xem", "Người Trần Thị Ân", "1", "màn hình"],
    ]  # fmt: skip
    page.chips.choose("view")
    page.chips.chosen.emit("view")
    assert [line.what for line in page.model.lines] == ["Người Trần Thị Ân"]
    page.finder.setText("khong co")
    page.finder.searched.emit("khong co")
    assert page._stack.currentWidget() is page._empty


def test_what_the_window_lets_out_is_told(window: Window, core: App, qtbot: QtBot, theme: Theme) -> None:
    people = PersonListPage(window)
    qtbot.addWidget(people)
    people.activate()
    people.table.selectAll()
    people.table.copy()
    copied = told(core)[0]
    assert copied == ("Người, đầu mối", people.model.rowCount(), "bản sao chép")
    rendered(core, Request(document_spec("phone-list"), {"record": "person"}, 2020), ".docx")
    assert told(core)[0][0::2] == ("Danh bạ", "Word")
    before = len(told(core))
    rendered(core, Request(document_spec("task-tracking"), {}, 2020), ".docx")
    assert gather(core, "unit", 1, core.today) is not None
    assert len(told(core)) == before, "no person stands in these"
