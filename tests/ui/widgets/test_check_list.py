"""The list of things to switch on and put in order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.check_list import CheckList, CheckRow

ROWS = (CheckRow("code", "Mã", fixed=True), CheckRow("name", "Tên"), CheckRow("phone", "Điện thoại", False))
NO, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def check_list(theme: Theme, qtbot: QtBot) -> CheckList:
    made = CheckList("Cột")
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    made.show()
    return made


def press(check_list: CheckList, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
    qtbot.keyClick(check_list.list, key, modifier)


def test_it_says_what_is_on_in_order(check_list: CheckList) -> None:
    QAbstractItemModelTester(check_list.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert check_list.order() == ("code", "name", "phone")
    assert check_list.checked() == ("code", "name")
    assert check_list.list.accessibleName() == "Cột"


def test_the_keyboard_switches_and_moves(check_list: CheckList, qtbot: QtBot) -> None:
    told: list[int] = []
    check_list.changed.connect(lambda: told.append(1))
    press(check_list, qtbot, Qt.Key.Key_Down)
    press(check_list, qtbot, Qt.Key.Key_Down)
    assert told == []
    press(check_list, qtbot, Qt.Key.Key_Space)
    assert check_list.checked() == ("code", "name", "phone")
    press(check_list, qtbot, Qt.Key.Key_Up, ALT)
    assert check_list.checked() == ("code", "phone", "name")
    assert len(told) == 2
    press(check_list, qtbot, Qt.Key.Key_Up, ALT)
    press(check_list, qtbot, Qt.Key.Key_Up, ALT)
    assert check_list.order() == ("phone", "code", "name")
    assert len(told) == 3
    assert check_list.list.currentRow() == 0


def test_the_buttons_move_too_and_stop_at_the_ends(check_list: CheckList, qtbot: QtBot) -> None:
    qtbot.mouseClick(check_list.up, Qt.MouseButton.LeftButton)
    assert check_list.order() == ("code", "name", "phone")
    qtbot.mouseClick(check_list.down, Qt.MouseButton.LeftButton)
    assert check_list.order() == ("name", "code", "phone")


def test_what_is_fixed_cannot_be_switched_off(check_list: CheckList, qtbot: QtBot) -> None:
    press(check_list, qtbot, Qt.Key.Key_Space)
    assert "code" in check_list.checked()
