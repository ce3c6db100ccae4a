"""Two sides beside each other, and one at a time where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.beside import Beside, Side


@pytest.fixture
def sides(theme: Theme, qtbot: QtBot) -> Beside:
    made = Beside(Side(QWidget(), "Sao lưu", 300), Side(QWidget(), "Nhật ký", 400))
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def shown(sides: Beside) -> tuple[bool, bool]:
    return sides.left.isVisible(), sides.main.isVisible()


def test_both_stand_where_there_is_room(sides: Beside) -> None:
    assert shown(sides) == (True, True)
    assert not sides.tabs.isVisible() and sides.left.width() == 300


def test_a_narrow_place_shows_the_main_one_and_the_other_by_its_tab(sides: Beside) -> None:
    sides.resize(600, 300)
    assert sides.tabs.isVisible() and shown(sides) == (False, True)
    sides.tabs.setCurrentIndex(1)
    assert shown(sides) == (True, False)
    sides.resize(900, 300)
    assert shown(sides) == (True, True)


def test_it_may_become_as_narrow_as_one_of_them(sides: Beside) -> None:
    sides.left.setMinimumWidth(310)
    sides.main.setMinimumWidth(260)
    assert sides.minimumSizeHint().width() == 310


def test_a_larger_font_needs_more_room(sides: Beside, theme: Theme) -> None:
    theme.set_percent(150)
    assert sides.narrow and shown(sides) == (False, True)
