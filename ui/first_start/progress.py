"""Where one is among the steps: a number each, a tick for what is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.icons import pixmap
from ui.widgets.look import Colours, colours, font, px
from ui.widgets.paint import fill_round, outline_round, paint_text

_ROW: Final = 44
_DOT: Final = 24


class StepList(QWidget):
    """The steps below one another."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)
        self.step = 0
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Mark the step one is at; those before it are done, all of them after the last."""
        self.step = step
        count = len(self.titles)
        here = f"Bước {step + 1} trong {count}: {self.titles[step]}" if step < count else "Đã xong"
        self.setAccessibleName(here)
        self.update()

    def sizeHint(self) -> QSize:
        """One row a step."""
        return QSize(px(200), px(_ROW) * len(self.titles))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line through the numbers, then number and title of each."""
        painter, scheme = QPainter(self), colours(self.palette())
        middle, row = px(_DOT) // 2, px(_ROW)
        rail = QRect(middle, row // 2, 1, row * (len(self.titles) - 1))
        painter.fillRect(rail, QColor(scheme.line))
        for number, title in enumerate(self.titles):
            self._paint_dot(painter, scheme, number, number * row + (row - px(_DOT)) // 2)
            left = px(_DOT) + px(12)
            words = QRect(left, number * row, self.width() - left, row)
            here = number == self.step
            ink = scheme.text if here else scheme.muted
            paint_text(painter, words, title, font("strong" if here else "body"), QColor(ink), 2)

    def _paint_dot(self, painter: QPainter, scheme: Colours, number: int, top: int) -> None:
        box = QRectF(0, top, px(_DOT), px(_DOT))
        done, here = number < self.step, number == self.step
        ground = scheme.accent if here else scheme.accent_soft if done else scheme.surface
        fill_round(painter, box, QColor(ground), box.height() / 2)
        if not here:
            outline_round(painter, box, QColor(scheme.accent if done else scheme.line), box.height() / 2)
        if done:
            side = (px(_DOT) - px(16)) / 2
            painter.drawPixmap(QPointF(side, top + side), pixmap("check", "accent", 16))
            return
        painter.setFont(font("small-strong"))
        painter.setPen(QColor(scheme.on_accent if here else scheme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number + 1))
