"""The foot of a dialog: what it says at the left, the verb and the way out at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from ui.widgets.button import Button

VERB_KEYS: Final = ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter")
"""What presses the verb of a dialog or a sheet."""


def foot(
    dialog: QDialog, confirm: QPushButton, words: QWidget | None = None, *, cancel: str = "Huỷ bỏ"
) -> QHBoxLayout:
    """A row of buttons; `words` take the room before them, `cancel` closes the dialog undone.

    An empty `cancel`: it cannot be. Ctrl+S and Ctrl+Enter press `confirm` from any field.
    """
    for keys in VERB_KEYS:
        QShortcut(QKeySequence(keys), dialog, confirm.click)
    row = QHBoxLayout()
    row.setSpacing(12)
    if words is not None:
        row.addWidget(words, 1)
    row.addStretch(int(words is None))  # takes the room of words that are hidden
    row.addWidget(confirm)
    if cancel:
        row.addWidget(Button(cancel, on_click=dialog.reject))
    return row
