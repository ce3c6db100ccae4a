"""How a cell is drawn: words, pills, right-aligned numbers, the line under each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.tables.roles import MEANING, MUTED
from ui.widgets.look import Colours, colours, font, px
from ui.widgets.paint import paint_pill, paint_text, pill_size, wrapped

if TYPE_CHECKING:
    from ui.tables.model import Index

INSET: Final = 12
_FOCUS_BAR: Final = 3
_State = QStyle.StateFlag


class CellDelegate(QStyledItemDelegate):
    """Draws the roles of `tables.roles`. `lines` is how many lines words may take."""

    def __init__(self, parent: QAbstractItemView | None = None, lines: int = 1) -> None:
        super().__init__(parent)
        self.lines = lines
        self.hovered = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, content, line below, and a bar at the left of the row that has the keyboard."""
        scheme = colours(option.palette)
        box: QRect = option.rect
        if option.state & _State.State_Selected:
            painter.fillRect(box, QColor(scheme.selection))
        elif index.row() == self.hovered:
            painter.fillRect(box, QColor(scheme.hover))
        self.paint_content(painter, box.adjusted(px(INSET), 0, -px(INSET), -1), option, index)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(scheme.line))
        if self._has_keyboard(option, index):
            bar = QRect(box.left(), box.top(), px(_FOCUS_BAR), box.height())
            painter.fillRect(bar, QColor(scheme.accent))

    def paint_content(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The words of a cell inside its insets."""
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if not words:
            return
        meaning = index.data(MEANING)
        if meaning is not None:
            paint_pill(painter, box, words, meaning, option.palette)
        elif _is_right(index):
            self._paint_right(painter, box, words, colours(option.palette))
        else:
            ink = colours(option.palette)
            tone = ink.muted if index.data(MUTED) else ink.text
            paint_text(painter, box, words, font(), QColor(tone), self.lines)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the words on one line."""
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if index.data(MEANING) is not None:
            width = pill_size(words).width()
        else:
            width = QFontMetrics(font()).horizontalAdvance(words)
        return QSize(width + 2 * px(INSET) + 1, px(36))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A tool tip only where the words do not fit."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        room = view.visualRect(_plain(view.model(), index)).width() - 2 * px(INSET)
        QToolTip.showText(event.globalPos(), tip if self._cut(index, tip, room) else "", view)
        return True

    def _cut(self, index: Index, words: str, room: int) -> bool:
        if index.data(MEANING) is not None:
            return pill_size(words).width() > room
        return "\n" in words or any("…" in row for row in wrapped(words, font(), room, self.lines))

    def _paint_right(self, painter: QPainter, box: QRect, words: str, scheme: Colours) -> None:
        painter.save()
        painter.setFont(font())
        painter.setPen(QColor(scheme.text))
        line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        height = painter.fontMetrics().height()
        row = QRect(box.left(), box.top() + (box.height() - height) // 2, box.width(), height)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line)
        painter.restore()

    def _has_keyboard(self, option: QStyleOptionViewItem, index: Index) -> bool:
        view = self.parent()
        if not isinstance(view, QAbstractItemView) or not view.hasFocus():
            return False
        return index.row() == view.currentIndex().row() and option.rect.left() <= 0


def _is_right(index: Index) -> bool:
    alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return bool(alignment is not None and alignment & Qt.AlignmentFlag.AlignRight)


def _plain(model: QAbstractItemModel, index: Index) -> QModelIndex:
    return model.index(index.row(), index.column())
