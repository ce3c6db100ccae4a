"""A dialog over the window it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget


def stand_over(dialog: QDialog, parent: QWidget | None, title: str) -> None:
    """It holds its window alone, goes when it is closed, and gives the keyboard back to the window."""
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if parent is not None:
        dialog.finished.connect(parent.window().activateWindow)
