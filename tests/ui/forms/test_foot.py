"""The foot of a dialog: its keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ui.forms.foot import foot
from ui.theme import Theme
from ui.widgets.button import Button


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_verb_has_its_keys_in_every_field(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[int] = []
    dialog, confirm = QDialog(), Button("Ghi", on_click=lambda: pressed.append(1))
    dialog.setLayout(foot(dialog, confirm, field := QLineEdit()))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]
    confirm.setEnabled(False)
    QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]
