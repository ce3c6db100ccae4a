"""A bar chart that answers one question: values on the bars, the target as a line."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.look import Colours, colours, font, px
from ui.widgets.paint import fill_round


class Bar(NamedTuple):
    """One bar: what stands below it, its height, the words on it, and whether it is the one meant."""

    label: str
    value: float
    shown: str
    marked: bool = False


class BarChart(QWidget):
    """Bars from zero; an optional dashed target line with its own words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._target: float | None = None
        self._target_text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar], target: float | None = None, target_text: str = "") -> None:
        """Draw these bars; the words are also what a screen reader hears."""
        self._bars, self._target, self._target_text = tuple(bars), target, target_text
        said = "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
        self.setAccessibleName(f"{said}. {target_text}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Wider than high."""
        return QSize(px(390), px(200))

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow column."""
        return QSize(px(160), px(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Target line, bars, values, labels."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setFont(font("small"))
        scheme = colours(self.palette())
        line = QFontMetrics(painter.font()).height()
        plot = QRectF(self.rect()).adjusted(0, line + 4, 0, -(line + 6))
        self._paint_bars(painter, plot, scheme)
        if self._target is not None:
            self._paint_target(painter, plot, scheme)

    def _top(self) -> float:
        return max([bar.value for bar in self._bars] + [self._target or 0.0]) or 1.0

    def _paint_bars(self, painter: QPainter, plot: QRectF, scheme: Colours) -> None:
        step = plot.width() / len(self._bars)
        width = min(px(34), step * 0.7)
        words = QFontMetrics(painter.font()).height()
        for number, bar in enumerate(self._bars):
            height = plot.height() * max(bar.value, 0) / self._top()
            middle = plot.left() + step * (number + 0.5)
            box = QRectF(middle - width / 2, plot.bottom() - height, width, height)
            fill_round(painter, box, QColor(scheme.accent if bar.marked else scheme.bar), 2)
            painter.setPen(QColor(scheme.text))
            above = QRectF(middle - step / 2, box.top() - words - 2, step, words)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, bar.shown)
            painter.setPen(QColor(scheme.muted))
            below = QRectF(middle - step / 2, plot.bottom() + 5, step, words)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.label)

    def _paint_target(self, painter: QPainter, plot: QRectF, scheme: Colours) -> None:
        y = plot.bottom() - plot.height() * (self._target or 0) / self._top()
        painter.setPen(QPen(QColor(scheme.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        words = QFontMetrics(painter.font()).height()
        where = QRectF(plot.left(), y - words - 1, plot.width(), words)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._target_text)
