"""One thing of a day as a row that opens it: mark, words, how it stands, what to beware of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.pages.calendar.words import KINDS, tone
from ui.widgets.icons import pixmap
from ui.widgets.look import RADIUS, colours, font, px
from ui.widgets.paint import fill_round, outline_round, paint_text, wrapped
from vstbpn_desktop.queries.calendar import Entry

_ICON: Final = 18
_EDGE: Final = 6
_MOST_LINES: Final = 4


class _Line(NamedTuple):
    """Words of one look: the font's role, the colour's name, an icon before them."""

    words: str
    role: str
    ink: str
    icon: str = ""


class EntryRow(QAbstractButton):
    """Its height follows its width: the words are wrapped. `standing` is how it stands, "" for nothing."""

    def __init__(
        self, entry: Entry, standing: str = "", on_click: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.entry = entry
        ink = "late" if entry.meaning == "bad" else "muted"
        self._lines = [
            line
            for line in (
                _Line(entry.title, "body", "text"),
                _Line(entry.hour, "small-strong", "text"),
                _Line(standing, "small-strong", ink),
                _Line(entry.detail, "small", "muted"),
                _Line(_sentence(entry.warning), "small", "soon", "triangle-alert"),
            )
            if line.words
        ]
        self.setText(entry.title)
        self.setAccessibleName(". ".join(line.words for line in self._lines))
        self.setToolTip("\n".join(line.words for line in self._lines))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def sizeHint(self) -> QSize:
        """For the usual panel."""
        return QSize(px(240), self.heightForWidth(px(240)))

    def minimumSizeHint(self) -> QSize:
        """Narrow, one line each."""
        return QSize(px(120), px(30))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines below each other."""
        room = width - px(_ICON) - px(8) - 2 * px(_EDGE)
        return sum(self._height(line, room) for line in self._lines) + 2 * px(_EDGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows go on to the next row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark, lines, ring."""
        painter, scheme = QPainter(self), colours(self.palette())
        if self.underMouse() or self.isDown():
            ground = scheme.selection if self.isDown() else scheme.hover
            fill_round(painter, QRectF(self.rect()), QColor(ground), RADIUS)
        painter.drawPixmap(
            QPoint(px(_EDGE), px(_EDGE)), pixmap(KINDS[self.entry.kind].icon, tone(self.entry), _ICON)
        )
        room = self.rect().adjusted(px(_EDGE) + px(_ICON) + px(8), px(_EDGE), -px(_EDGE), 0)
        for line in self._lines:
            room.setHeight(self._height(line, room.width()))
            self._paint_line(painter, room, line)
            room.translate(0, room.height())
        if self.hasFocus():
            outline_round(painter, QRectF(self.rect()), QColor(scheme.accent), RADIUS, 2)

    def _paint_line(self, painter: QPainter, room: QRect, line: _Line) -> None:
        if line.icon:
            painter.drawPixmap(room.topLeft() + QPoint(0, px(2)), pixmap(line.icon, line.ink, 14))
            room = room.adjusted(px(18), 0, 0, 0)
        ink = QColor(getattr(colours(self.palette()), line.ink))
        paint_text(painter, room, line.words, font(line.role), ink, _MOST_LINES)

    def _height(self, line: _Line, width: int) -> int:
        style: QFont = font(line.role)
        rows = wrapped(line.words, style, max(40, width - (px(18) if line.icon else 0)), _MOST_LINES)
        return len(rows) * QFontMetrics(style).height()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
