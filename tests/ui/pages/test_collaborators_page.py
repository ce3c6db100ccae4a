"""The network of collaborators in the window: units that have some and none, who they are, the papers."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.seeded import Window
from ui.forms.dialog import RecordEditor
from ui.pages.collaborators import CollaboratorsPage
from ui.theme import Theme
from ui.widgets.row_button import RowButton
from vstbpn_desktop.app import App


@pytest.fixture
def unit(core: App) -> int:
    """A district with a woman who collaborates; the seeded one is of a department."""
    with core.reader() as reader:
        found = reader.get(core.registry["unit"], "385")
    values = {"name": "Lò Thị Mẫu", "gender": "female", "unit": found, "active_on": dt.date(2020, 2, 1)}
    core.save("collaborator", None, values)
    return found


@pytest.fixture
def page(window: Window, unit: int, qtbot: QtBot, theme: Theme) -> CollaboratorsPage:
    made = CollaboratorsPage(window)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activate()
    return made


def shown(page: CollaboratorsPage) -> list[str]:
    return [line.name for line in page.model.rows]


def test_units_of_the_lowest_level_are_shown_with_what_they_have(page: CollaboratorsPage) -> None:
    assert page.found is not None and page.found.level == "district"
    assert page.summary() == "3 đơn vị · 1 đã có, 2 chưa có · 1 cộng tác viên"
    row = next(row for row, line in enumerate(page.model.rows) if line.name == "Huyện Quan Hóa")
    assert [page.model.index(row, column).data() for column in range(6)] == [
        "Huyện Quan Hóa", "1", "1", "–", "01/02/2020", "đã có",
    ]  # fmt: skip
    assert page.model.index(len(page.model.rows), 5).data() == "1/3"


def test_only_those_that_have_none(page: CollaboratorsPage, window: Window) -> None:
    page.which.choose("none")
    page.which.chosen.emit("none")
    assert shown(page) == ["Thành phố Thanh Hóa", "Huyện Tĩnh Gia"]
    grid = next(action for action in page.commands() if action.text == "In bảng đơn vị có, chưa có")
    grid.call()
    options = {"form": "units", "level": "district", "which": "none"}
    assert window.opened[-1] == ("make", ("collaborator-list", options))
    page.activate("has")
    assert shown(page) == ["Huyện Quan Hóa"]


def test_a_unit_is_found_by_its_people_and_shows_them(
    page: CollaboratorsPage, window: Window, unit: int
) -> None:
    page.finder.setText("lo thi mau")
    page.finder.searched.emit("lo thi mau")
    assert shown(page) == ["Huyện Quan Hóa"]
    row = page.side.findChildren(RowButton)[-1]
    assert (row.text(), row.detail) == ("Lò Thị Mẫu", "chưa tập huấn · cộng tác viên")
    row.click()
    assert window.opened[-1][0] == "collaborator"


def test_one_is_added_to_the_chosen_unit(page: CollaboratorsPage, unit: int) -> None:
    page.table.select_id(unit)
    page.add()
    (editor,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, RecordEditor) and w.isVisible()]
    assert editor.form.rows["unit"].editor.value() == unit
    editor.close()
