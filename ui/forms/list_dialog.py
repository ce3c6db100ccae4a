"""A dialog around a list: what is ticked or looked through before one button takes it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.forms.over import stand_over
from ui.widgets.look import px
from ui.widgets.text import Text

_ROOM_LEFT = QSize(40, 80)
"""What of the screen stays free around it."""


class ListDialog(QDialog):
    """A heading and what subclasses lay into `column`; as large as wanted where the screen has room."""

    def __init__(self, parent: QWidget | None, title: str, size: QSize, heading: str = "") -> None:
        super().__init__(parent)
        stand_over(self, parent, title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(14)
        self.column.addWidget(Text(heading or title, "panel-title"))
        self.resize(QSize(px(size.width()), px(size.height())).boundedTo(self._room()))

    def _room(self) -> QSize:
        return self.screen().availableGeometry().size() - _ROOM_LEFT
