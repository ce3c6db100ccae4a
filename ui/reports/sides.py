"""The two sides of a document's setting up, behind tabs: its options and its own words."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.panel import scrolled
from ui.widgets.tabs import Tabs

OPTIONS, WORDS = 0, 1
_OF_TEXT: Final = {WORDS: "Nội dung", OPTIONS: "Thể thức"}


class Sides(QWidget):
    """Shows one side. The text is first in reach where it is what the document is about."""

    def __init__(self, options: QWidget, words: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = Tabs("Nội dung và thể thức")
        self._stack = QStackedWidget()
        for part in (_page(options), words):
            self.tabs.addTab("")
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        head.addWidget(self.tabs)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._changed)

    def name(self, *, text_first: bool, written: int, sections: int) -> None:
        """Order and name the tabs; a document without own words has none."""
        count = f" {written}/{sections}" if sections else ""
        names = _OF_TEXT if text_first else {OPTIONS: "Lựa chọn", WORDS: f"Lời văn{count}"}
        for place, (side, words) in enumerate(names.items()):
            self.tabs.setTabText(place, words)
            self.tabs.setTabData(place, side)

    def show_side(self, side: int) -> None:
        """Bring a side to the front."""
        for place in range(self.tabs.count()):
            if self.tabs.tabData(place) == side:
                self.tabs.setCurrentIndex(place)
        self._stack.setCurrentIndex(side)

    @property
    def side(self) -> int:
        """The side that is shown."""
        return self._stack.currentIndex()

    def _changed(self, place: int) -> None:
        self._stack.setCurrentIndex(self.tabs.tabData(place) or OPTIONS)


def _page(options: QWidget) -> QWidget:
    """The options from the top, to be scrolled."""
    inside = QWidget()
    inside.setProperty("surface", "clear")
    column = QVBoxLayout(inside)
    column.setContentsMargins(18, 12, 18, 12)
    column.addWidget(options)
    column.addStretch(1)
    return scrolled(inside)
