"""Two small controls of the sheet: one of a few words side by side, and a word that can be taken off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.icons import pixmap
from ui.widgets.look import RADIUS, colours, font, px
from ui.widgets.paint import fill_round, outline_round

_HEIGHT: Final = 30
_WORD_HEIGHT: Final = 26
_CROSS: Final = 14


class Segment(QAbstractButton):
    """One of the words; the checked one is filled."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__()
        self.key = key
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the word."""
        metrics = QFontMetrics(font("small-strong"))
        height = max(px(_HEIGHT), metrics.height() + px(8))
        return QSize(metrics.horizontalAdvance(self.text()) + px(12), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, border, word."""
        scheme = colours(self.palette())
        painter = QPainter(self)
        box = QRectF(self.rect())
        ground = scheme.accent_soft if self.isChecked() else scheme.surface
        fill_round(painter, box, QColor(scheme.hover if self._hovered() else ground), RADIUS)
        line = scheme.accent if self.isChecked() or self.hasFocus() else scheme.line
        outline_round(painter, box, QColor(line), RADIUS, 2 if self.hasFocus() else 1)
        painter.setPen(QColor(scheme.accent if self.isChecked() else scheme.text))
        painter.setFont(font("small-strong" if self.isChecked() else "small"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _hovered(self) -> bool:
        return self.underMouse() and not self.isChecked()


class Segments(QWidget):
    """Exactly one of a few words; arrows go from one to the next."""

    def __init__(self, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key, text, tip in choices:
            segment = Segment(key, text)
            segment.setToolTip(tip)
            segment.setAccessibleDescription(tip)
            self._group.addButton(segment)
            row.addWidget(segment)

    @property
    def segments(self) -> list[Segment]:
        """The words in their order."""
        return [button for button in self._group.buttons() if isinstance(button, Segment)]

    def current(self) -> str:
        """The key of the checked word."""
        return next((segment.key for segment in self.segments if segment.isChecked()), "")

    def choose(self, key: str) -> None:
        """Check a word."""
        for segment in self.segments:
            segment.setChecked(segment.key == key)


class Word(QAbstractButton):
    """A word in a pill with a cross; pressing it takes it off."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(f"Bỏ {text}")
        self.setToolTip(f"Bỏ {text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Word and cross, no wider than the sheet."""
        metrics = QFontMetrics(font("small-strong"))
        wanted = metrics.horizontalAdvance(self.text()) + px(_CROSS + 30)
        return QSize(min(wanted, px(230)), max(px(_WORD_HEIGHT), metrics.height() + px(6)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, word, cross."""
        scheme = colours(self.palette())
        painter = QPainter(self)
        ground = scheme.selection if self.underMouse() or self.hasFocus() else scheme.accent_soft
        fill_round(painter, QRectF(self.rect()), QColor(ground), self.height() / 2)
        painter.setPen(QColor(scheme.accent))
        painter.setFont(font("small-strong"))
        room = QRect(px(10), 0, self.width() - px(_CROSS + 24), self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        size = px(_CROSS)
        place = QPoint(self.width() - size - px(8), (self.height() - size) // 2)
        painter.drawPixmap(place, pixmap("x", "accent", _CROSS))
