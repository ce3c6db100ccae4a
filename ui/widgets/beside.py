"""Two widgets beside each other; where there is no room for both, one at a time behind tabs."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.look import px
from ui.widgets.panel import splitter
from ui.widgets.tabs import Tabs


class Side(NamedTuple):
    """A widget, the words of its tab, the width below which it is not worth showing (at 100 % font size)."""

    widget: QWidget
    words: str
    least: int


class Beside(QWidget):
    """`main` at the right takes the room that is left and is the one shown where there is room for one."""

    def __init__(self, left: Side, main: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.main = left.widget, main.widget
        self._least = left.least, main.least
        self.tabs = Tabs(f"{main.words} / {left.words}", main.words, left.words)
        self._parts = splitter(self.left, self.main)
        self._parts.setStretchFactor(0, 0)
        self._parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self._parts, 1)
        self.tabs.currentChanged.connect(lambda _: self._fit())
        self._spread = False
        self._fit()

    @property
    def narrow(self) -> bool:
        """Whether there is room for one only."""
        return self.width() < px(sum(self._least)) + self._parts.handleWidth()

    def minimumSizeHint(self) -> QSize:
        """One of them always has room: the other would only stand in the way of growing narrower."""
        sides = [_least(side) for side in (self.left, self.main)]
        return QSize(max(sides), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tabs come and go with the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """And with the size of the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        narrow, first = self.narrow, self.tabs.currentIndex() == 0
        self.tabs.setVisible(narrow)
        self.main.setVisible(first or not narrow)
        self.left.setVisible(not (narrow and first))
        if not narrow and not self._spread:
            self._parts.setSizes([px(self._least[0]), max(1, self.width() - px(self._least[0]))])
        self._spread = not narrow


def _least(widget: QWidget) -> int:
    return max(widget.minimumWidth(), widget.minimumSizeHint().width())
