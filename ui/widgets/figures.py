"""A row of figures: each a number with what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.flow import clear
from ui.widgets.look import px
from ui.widgets.text import Text

_GAP: Final = 28


class Figure(NamedTuple):
    """A number and its words; `tone` colours the number ("text", or a meaning's name)."""

    number: str
    words: str
    tone: str = "text"


class Figures(QWidget):
    """Figures side by side, each no wider than its words; the last ones go where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Figure, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(_GAP))
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these instead."""
        if tuple(figures) == self._shown:
            return
        self._shown = tuple(figures)
        clear(self._row)
        for figure in figures:
            self._row.addWidget(_one(figure))
        self._row.addStretch(1)
        self._fit()
        self.setAccessibleName(", ".join(f"{figure.number} {figure.words}" for figure in figures))

    def sizeHint(self) -> QSize:
        """As high as its figures; the width is what is given."""
        heights = [widget.sizeHint().height() for widget in self._widgets()]
        return QSize(0, max(heights, default=px(36)))

    def minimumSizeHint(self) -> QSize:
        """May shrink to nothing in width."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Others may fit."""
        super().resizeEvent(event)
        self._fit()

    def _widgets(self) -> list[QWidget]:
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _fit(self) -> None:
        taken = 0
        for widget in self._widgets():
            taken += widget.sizeHint().width()
            widget.setVisible(taken <= self.width())
            taken += px(_GAP)


def _one(figure: Figure) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(figure.number, "heading", figure.tone))
    column.addWidget(Text(figure.words, "small", "muted"))
    return whole
