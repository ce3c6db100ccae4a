"""Rows that are pressed: a title over its detail, an icon before it, a pill or an arrow after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.widgets.icons import pixmap
from ui.widgets.look import RADIUS, Meaning, colours, font, px
from ui.widgets.paint import fill_round, outline_round, paint_pill, paint_text, paint_two_lines, pill_size

_ICON: Final = 20
_SMALL: Final = 30
_LARGE: Final = 60


class RowButton(QAbstractButton):
    """One row. Without a detail it is low, with the pill at its right; with one it is high, with an arrow.

    `inset` is how far its words stand from its edges; with 0 they take the colour, not the ground.
    """

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        icon: str = "",
        inset: int = 8,
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._inset = inset
        self.setText(title)
        self.detail = detail
        self._icon = icon
        self._pill = ("", Meaning.NONE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{title}. {detail}".rstrip(". "))
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def show_pill(self, words: str, meaning: Meaning) -> None:
        """Say how it stands."""
        self._pill = (words, meaning)
        self.setAccessibleName(f"{self.text()}: {words}")
        self.update()

    @property
    def pill(self) -> str:
        """How it stands, in words."""
        return self._pill[0]

    def sizeHint(self) -> QSize:
        """One line high, or two."""
        lines = 2 if self.detail else 1
        height = max(px(_LARGE if self.detail else _SMALL), lines * QFontMetrics(font()).height() + px(6))
        return QSize(px(200), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as blank does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, words, pill or arrow, ring."""
        painter, scheme = QPainter(self), colours(self.palette())
        box, lit = QRectF(self.rect()), self.underMouse() or self.isDown()
        if lit and self._inset:
            fill_round(painter, box, QColor(scheme.selection if self.isDown() else scheme.hover), RADIUS)
        inner = self.rect().adjusted(self._inset, 0, -self._inset, 0)
        inner = self._paint_right(painter, self._paint_icon(painter, inner))
        if self.detail:
            words = inner.adjusted(0, px(8), 0, -px(8))
            paint_two_lines(painter, words, self.text(), self.detail, self.palette())
        else:
            ink = scheme.accent if lit and not self._inset else scheme.text
            paint_text(painter, inner, self.text(), font(), QColor(ink), 1)
        if self.hasFocus():
            outline_round(painter, box, QColor(scheme.accent), RADIUS, 2)

    def _paint_icon(self, painter: QPainter, room: QRect) -> QRect:
        if not self._icon:
            return room
        top = (self.height() - px(_ICON)) / 2
        painter.drawPixmap(QPointF(room.left(), top), pixmap(self._icon, "accent", _ICON))
        return room.adjusted(px(_ICON) + px(14), 0, 0, 0)

    def _paint_right(self, painter: QPainter, room: QRect) -> QRect:
        words, meaning = self._pill
        if words:
            width = min(pill_size(words).width(), room.width() * 2 // 3)
            place = QRect(room.right() - width + 1, room.top(), width, room.height())
            paint_pill(painter, place, words, meaning, self.palette())
            return room.adjusted(0, 0, -width - px(8), 0)
        if self.detail:
            corner = QPointF(room.right() - px(_ICON), (self.height() - px(_ICON)) / 2)
            painter.drawPixmap(corner, pixmap("chevron-right", "muted", _ICON))
            return room.adjusted(0, 0, -px(_ICON) - px(8), 0)
        return room
