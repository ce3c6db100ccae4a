"""The band across the window while practice data are open: it cannot be overlooked, and leads back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.messages import Messages
from ui.widgets.button import Button
from ui.widgets.look import colours, font, px

WORDS: Final = "DỮ LIỆU TẬP DƯỢT"
_HEIGHT: Final = 44
_STRIPE: Final = 14


def begins_again(messages: Messages) -> bool:
    """Ask first: what was practised so far cannot be had back."""
    text = "Những gì đã làm trong dữ liệu tập dượt sẽ mất. Dữ liệu thật không đổi."
    title = "Làm lại dữ liệu tập dượt từ đầu?"
    return messages.ask(title, text, "Làm lại từ đầu", "Giữ nguyên", danger=True)


class PracticeBand(QWidget):
    """Says that nothing counts here, and which day is taken for today."""

    def __init__(self, day: dt.date, back: Callable[[], object], again: Callable[[], object]) -> None:
        super().__init__()
        self.said = f"Sửa, xoá thoải mái, dữ liệu thật không đổi. Hôm nay coi là {day:%d/%m/%Y}."
        self.setAccessibleName(f"{WORDS}. {self.said}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.again = Button("Làm lại từ đầu", icon="refresh-cw", on_click=again)
        self.back = Button("Về dữ liệu thật", icon="arrow-left", on_click=back)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.back)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Stripes at the left, the name, what it means."""
        scheme = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(scheme.soon_soft))
        self._paint_stripes(painter, QColor(scheme.soon))
        left = px(24) + px(96)
        painter.setPen(QColor(scheme.soon))
        painter.setFont(font("heading"))
        width = painter.fontMetrics().horizontalAdvance(WORDS) + px(4)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, 0, width, self.height()), middle, WORDS)
        painter.setFont(font())
        room = QRect(left + width + px(12), 0, self.again.x() - left - width - px(24), self.height())
        words = painter.fontMetrics().elidedText(self.said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, words)

    def _paint_stripes(self, painter: QPainter, ink: QColor) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRect(0, 0, px(96), self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.rotate(-30)
        for number in range(-4, 14):
            painter.drawRect(QRectF(number * 2 * px(_STRIPE), -px(200), px(_STRIPE), px(400)))
        painter.restore()

    def _fit(self) -> None:
        self.setFixedHeight(px(_HEIGHT))
