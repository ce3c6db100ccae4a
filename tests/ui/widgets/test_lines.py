"""Lines to be read and opened: as high as they are many, by keyboard, spoken whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.lines import Line, LineList, line_height
from ui.widgets.look import Meaning

LINES = (
    Line("Kiện toàn Ban", "II.1.2", "hạn 30/06/2020", "quá hạn 6 ngày", Meaning.LATE),
    Line("Lập kế hoạch", "II.1.1"),
)


def shown(qtbot: QtBot) -> LineList:
    lines = LineList("Nhiệm vụ")
    qtbot.addWidget(lines)
    lines.show_lines(LINES)
    lines.resize(400, lines.sizeHint().height())
    lines.show()
    return lines


def test_it_is_as_high_as_its_lines(theme: Theme, qtbot: QtBot) -> None:
    lines = shown(qtbot)
    assert lines.sizeHint().height() == 2 * line_height(1)
    lines.show_lines(LINES[:1])
    assert lines.sizeHint().height() == line_height(1)


def test_the_keyboard_opens_the_current_line(theme: Theme, qtbot: QtBot) -> None:
    lines = shown(qtbot)
    opened: list[int] = []
    lines.opened.connect(opened.append)
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Return)
    QTest.keyClick(lines, Qt.Key.Key_Down)
    QTest.keyClick(lines, Qt.Key.Key_Space)
    assert opened == [0, 1]


def test_a_line_is_spoken_whole(theme: Theme, qtbot: QtBot) -> None:
    lines = shown(qtbot)
    spoken = lines.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "II.1.2. Kiện toàn Ban. hạn 30/06/2020. quá hạn 6 ngày"
    assert lines.accessibleName() == "Nhiệm vụ"


def test_the_colour_of_the_pill_is_its_meaning(theme: Theme, qtbot: QtBot) -> None:
    lines = shown(qtbot)
    late = lines.grab().toImage()
    lines.show_lines((LINES[0]._replace(meaning=Meaning.GOOD), LINES[1]))
    assert lines.grab().toImage() != late
