"""Tiles painted by one widget: quick for many, opened by mouse and keyboard, told to a screen reader."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.look import Meaning
from ui.widgets.tiles import Group, Tile, TileGrid


def tiles(first: int, count: int) -> tuple[Tile, ...]:
    numbers = range(first, first + count)
    return tuple(Tile(number, f"Xã số {number}", "có Ban", Meaning.GOOD) for number in numbers)


@pytest.fixture
def grid(theme: Theme, qtbot: QtBot) -> TileGrid:
    made = TileGrid("Toàn cảnh")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_groups((Group("Cấp tỉnh · 8", tiles(1, 8)), Group("Cấp xã · 600", tiles(101, 600))))
    made.show()
    return made


def test_six_hundred_tiles_are_painted_in_time(grid: TileGrid) -> None:
    grid.grab()
    begun = time.perf_counter()
    grid.grab()
    assert time.perf_counter() - begun < 0.05 * 2


def test_arrows_move_over_rows_and_groups(grid: TileGrid) -> None:
    opened: list[int] = []
    grid.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)
    across = next(p.column for p in reversed(grid._placed[:8]) if p.row == 0) + 1
    assert opened == [2 + across, 102]
    assert grid.accessibleName() == "Toàn cảnh: Xã số 102, có Ban"
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert grid.accessibleName().endswith("Xã số 700, có Ban")
    assert grid.verticalScrollBar().value() > 0


def test_a_click_opens_the_tile_below_the_mouse(grid: TileGrid) -> None:
    opened: list[int] = []
    grid.opened.connect(opened.append)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid._placed[3].box.center())
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert opened == [4]


def test_the_current_tile_stays_while_it_is_shown(grid: TileGrid) -> None:
    QTest.keyClick(grid, Qt.Key.Key_End)
    grid.show_groups((Group("Cấp xã", tiles(690, 11)),))
    assert grid.accessibleName().endswith("Xã số 700, có Ban")
    grid.show_groups(())
    assert grid.accessibleName() == "Toàn cảnh" and grid.tiles() == []
