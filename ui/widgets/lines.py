"""Lines to be read and opened: a small lead, words, a detail and a pill, drawn by one list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.widgets.look import Meaning, colours, font, px
from ui.widgets.paint import paint_pill, paint_text, pill_size

_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole
_LINE: Final = int(_Role.UserRole) + 1
_INSET: Final = 4
_GAP: Final = 10
_FOCUS_BAR: Final = 3
Index = QModelIndex | QPersistentModelIndex


class Line(NamedTuple):
    """One line: `lead` is a code or a day in grey, `detail` stands in grey before the pill."""

    words: str
    lead: str = ""
    detail: str = ""
    pill: str = ""
    meaning: Meaning = Meaning.NONE

    @property
    def spoken(self) -> str:
        """All of it, for a tool tip and a screen reader."""
        return ". ".join(filter(None, (self.lead, self.words, self.detail, self.pill)))


class LineModel(QAbstractListModel):
    """The lines that are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these instead."""
        if tuple(lines) == self.lines:
            return
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Words, the whole for tool tip and screen reader, the line itself."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        answers = {
            int(_Role.DisplayRole): line.words,
            int(_Role.ToolTipRole): line.spoken,
            int(_Role.AccessibleTextRole): line.spoken,
            _LINE: line,
        }
        return answers.get(int(role))


class _LineDelegate(QStyledItemDelegate):
    """Draws a line. `lead` is the width of the leads in pixels, `rows` how many rows words may take."""

    def __init__(self, parent: QAbstractItemView, rows: int) -> None:
        super().__init__(parent)
        self.rows = rows
        self.lead = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All of one height."""
        return QSize(px(120), line_height(self.rows))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, lead, words, detail, pill, the line below."""
        scheme, line, box = colours(option.palette), index.data(_LINE), option.rect
        view = self.parent()
        focused = isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index
        if focused:
            painter.fillRect(box, QColor(scheme.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(scheme.hover))
        room = box.adjusted(px(_INSET), 0, -px(_INSET), -1)
        grey = QColor(scheme.muted)
        if self.lead:
            lead = QRect(room.left(), room.top(), self.lead, room.height())
            paint_text(painter, lead, line.lead, font("small"), grey, 1)
            room.setLeft(lead.right() + px(_GAP))
        room = self._paint_right(painter, room, line, option)
        paint_text(painter, room, line.words, font(), QColor(scheme.text), self.rows)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(scheme.line))
        if focused:
            painter.fillRect(
                QRect(box.left(), box.top(), px(_FOCUS_BAR), box.height()), QColor(scheme.accent)
            )

    def _paint_right(self, painter: QPainter, room: QRect, line: Line, option: QStyleOptionViewItem) -> QRect:
        """Pill and detail at the right; gives what is left for the words."""
        if line.pill:
            width = min(pill_size(line.pill).width(), room.width() // 2)
            place = QRect(room.right() - width + 1, room.top(), width, room.height())
            paint_pill(painter, place, line.pill, line.meaning, option.palette)
            room = room.adjusted(0, 0, -(width + px(_GAP)), 0)
        if line.detail:
            width = QFontMetrics(font("small")).horizontalAdvance(line.detail) + 1
            width = min(width, room.width() // 2)
            place = QRect(room.right() - width + 1, room.top(), width, room.height())
            ink = QColor(colours(option.palette).muted)
            paint_text(painter, place, line.detail, font("small"), ink, 1)
            room = room.adjusted(0, 0, -(width + px(_GAP)), 0)
        return room


def line_height(rows: int) -> int:
    """Pixels of a line whose words may take so many rows."""
    return max(px(30 if rows == 1 else 46), rows * QFontMetrics(font()).height() + px(8))


class LineList(QListView):
    """The lines. `opened` carries the number of the line that was clicked or entered.

    It is as high as its lines, or scrolls by itself (`scrolls`).
    """

    opened = Signal(int)

    def __init__(self, name: str, *, rows: int = 1, scrolls: bool = False) -> None:
        super().__init__()
        self._scrolls = scrolls
        self._lines = LineModel(self)
        self._drawn = _LineDelegate(self, rows)
        self.setModel(self._lines)
        self.setItemDelegate(self._drawn)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        if not scrolls:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these instead; the leads get the room the longest needs."""
        metrics = QFontMetrics(font("small"))
        self._drawn.lead = max((metrics.horizontalAdvance(line.lead) + 1 for line in lines), default=0)
        if not any(line.lead for line in lines):
            self._drawn.lead = 0
        self._lines.show(lines)
        self.updateGeometry()
        self.viewport().update()

    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines.lines

    def sizeHint(self) -> QSize:
        """As high as the lines are together."""
        if self._scrolls:
            return super().sizeHint()
        return QSize(px(200), len(self._lines.lines) * line_height(self._drawn.rows))

    def minimumSizeHint(self) -> QSize:
        """As high as the hint where it does not scroll."""
        return QSize(px(120), 0 if self._scrolls else self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and blank open the line."""
        self._begin()
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first line is the current one where none was."""
        super().focusInEvent(event)
        self._begin()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark off the current line."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _begin(self) -> None:
        if not self.currentIndex().isValid() and self._lines.lines:
            self.setCurrentIndex(self._lines.index(0))

    def changeEvent(self, event: QEvent) -> None:
        """Size the lines again with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_drawn"):
            self.show_lines(self._lines.lines)
            self.scheduleDelayedItemsLayout()
