"""The pages in small beside the preview: which there are, and the way to any of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.reports.page_view import FIT_WIDTH, PageView
from ui.widgets.look import RADIUS, colours, font, px
from ui.widgets.paint import outline_round

_WIDTH: Final = 116
_FRAME: Final = 2
_NUMBER: Final = (24, 15)
_STEPS: Final = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1,
}  # fmt: skip


class PageStrip(PageView):
    """A column of small pages with their numbers. `picked` carries the page a person goes to, from 0."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = 0
        self.mode = FIT_WIDTH
        self.setMinimumSize(px(_WIDTH), px(_WIDTH))
        self.setFixedWidth(px(_WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Danh sách trang")

    def show_current(self, page: int) -> None:
        """Mark a page as the one that is seen, and keep it in sight."""
        self.current = page
        self.setAccessibleDescription(f"Trang {page + 1}")
        box = self.box(page)
        if box is not None and not self.viewport().rect().contains(box.adjusted(0, -1, 0, 1)):
            self.go_to(page)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages, and a line around them where the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            around = QRectF(self.viewport().rect())
            line = QColor(colours(self.palette()).accent)
            outline_round(QPainter(self.viewport()), around, line, RADIUS, _FRAME)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the line."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the page below the mouse."""
        page = self.page_at(event.position().toPoint())
        if page is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go page by page, Home and End to the first and the last."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count - 1}
        key = Qt.Key(event.key())
        if key in ends:
            self.picked.emit(ends[key])
        elif key in _STEPS:
            self.picked.emit(min(max(self.current + _STEPS[key], 0), self.count - 1))
        else:
            super().keyPressEvent(event)

    def paint_page(self, painter: QPainter, page: int, place: QRect) -> None:
        """The page, its number in the corner, a frame around the one that is seen."""
        super().paint_page(painter, page, place)
        scheme, seen = colours(self.palette()), page == self.current
        width, height = map(px, _NUMBER)
        corner = QRect(place.right() + 1 - width, place.bottom() + 1 - height, width, height)
        painter.fillRect(corner, QColor(scheme.accent if seen else scheme.muted))
        painter.setFont(font("small"))
        painter.setPen(QColor(scheme.on_accent if seen else scheme.surface))
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, str(page + 1))
        if seen:
            painter.setPen(QPen(QColor(scheme.accent), px(_FRAME)))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
