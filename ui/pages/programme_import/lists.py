"""The two sides of the preview: the source's lines with doubts marked, and the understood rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ui.pages.programme_import.outline import Row
from ui.pages.programme_import.prepared import Prepared
from ui.widgets.look import RADIUS, Meaning, colours, font, px
from ui.widgets.paint import fill_round, outline_round, paint_pill, paint_text, pill_size
from vstbpn_desktop.exchange.programme import Line, Role

ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
MARK: Final = int(Qt.ItemDataRole.UserRole) + 2
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole
_Select = QItemSelectionModel.SelectionFlag
_State = QStyle.StateFlag
_HEADS: Final = (Role.TITLE, Role.PART, Role.GROUP, Role.RECIPIENTS_HEAD, Role.SIGNATURE)
_SERIF: Final = ("Times New Roman", "Liberation Serif")
_BATCH: Final = 150
"""Rows laid out at a time: some 20 ms."""
_OWN_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
Index = QModelIndex | QPersistentModelIndex


class SourceModel(QAbstractListModel):
    """The lines of the source, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self._marks: dict[int, tuple[Meaning, str]] = {}

    def show(self, prepared: Prepared) -> None:
        """Show the lines with their doubts; as many as before only get new words and marks."""
        lines = prepared.understood.review.lines
        same = len(self.lines) == len(lines)
        if not same:
            self.beginResetModel()
        self.lines, self._marks = lines, prepared.marks
        if not same:
            self.endResetModel()
        elif self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show corrected lines at once; what they mean follows."""
        self.beginResetModel()
        self.lines, self._marks = lines, {}
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The words, what the line is, its mark."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        mark = self._marks.get(index.row())
        if role == _Role.DisplayRole:
            return line.words
        if role == _Role.ToolTipRole:
            return f"{line.role}\n{mark[1]}" if mark else str(line.role)
        if role == _Role.AccessibleTextRole:
            return ". ".join(filter(None, (str(line.role), line.words, mark[1] if mark else "")))
        return {ROW: line, MARK: mark}.get(role)


class SourceDelegate(QStyledItemDelegate):
    """A paragraph as in the document: serif, wrapped, headings bold; doubts with a bar and a tint."""

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.chosen: frozenset[int] = frozenset()
        self.width = 400

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """As high as the wrapped words."""
        line: Line = index.data(ROW)
        room = QRect(0, 0, max(80, self.width - 2 * px(12)), 100_000)
        box = QFontMetrics(source_font(line)).boundingRect(room, Qt.TextFlag.TextWordWrap, line.words)
        return QSize(self.width, box.height() + px(14))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Tint, bar, words."""
        scheme = colours(option.palette)
        box: QRect = option.rect.adjusted(0, px(2), 0, -px(2))
        line: Line = index.data(ROW)
        mark = index.data(MARK)
        chosen = index.row() in self.chosen or bool(option.state & _State.State_Selected)
        if mark is not None:
            ink, ground = scheme.pair(mark[0])
            fill_round(painter, QRectF(box), QColor(ground), 4)
            fill_round(painter, QRectF(box.left(), box.top(), px(3), box.height()), QColor(ink), 1)
        elif chosen:
            fill_round(painter, QRectF(box), QColor(scheme.selection), RADIUS)
        painter.setPen(QColor(scheme.text))
        painter.setFont(source_font(line))
        painter.drawText(box.adjusted(px(12), px(5), -px(12), 0), Qt.TextFlag.TextWordWrap, line.words)
        if chosen and (mark is not None or option.state & _State.State_HasFocus):
            outline_round(painter, QRectF(box), QColor(scheme.accent), 4)


def source_font(line: Line) -> QFont:
    """The font of the document, larger than the window's."""
    result = QFont(font())
    result.setFamilies(list(_SERIF))
    result.setPointSizeF(result.pointSizeF() * 1.12)
    result.setBold(line.role in _HEADS)
    return result


class OutlineModel(QAbstractListModel):
    """The understood rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; as many as before only get new words."""
        same = len(rows) == len(self.rows)
        if not same:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_at(self, line: int) -> int:
        """The row that a line belongs to, -1 for none."""
        return next((n for n, row in enumerate(self.rows) if line in row.at), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The words, the row itself."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == _Role.DisplayRole:
            return row.title
        if role == _Role.ToolTipRole:
            text = row.item.text if row.item else row.title
            return "\n".join((*row.doubts, text))
        if role == _Role.AccessibleTextRole:
            return ", ".join(filter(None, (row.code, row.title, row.pill, row.detail)))
        return row if role == ROW else None


class OutlineDelegate(QStyledItemDelegate):
    """Number, title over a grey line, pill at the right; deeper rows stand further in."""

    INDENT: Final = {"part": 8, "group": 26, "item": 44, "aside": 8, "unread": 8}
    TEXT: Final = {"part": 62, "group": 80, "item": 98, "aside": 98, "unread": 44}

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """Two lines where there is a grey one."""
        row: Row = index.data(ROW)
        return QSize(px(200), px(48 if row.detail and row.kind != "aside" else 34))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Ground, number, words, pill."""
        scheme = colours(option.palette)
        row: Row = index.data(ROW)
        box: QRect = option.rect.adjusted(0, px(1), 0, -px(1))
        if option.state & _State.State_Selected:
            fill_round(painter, QRectF(box), QColor(scheme.selection), RADIUS)
        elif option.state & _State.State_MouseOver:
            fill_round(painter, QRectF(box), QColor(scheme.hover), RADIUS)
        right = box.right() - px(8)
        if row.pill:
            width = pill_size(row.pill).width()
            place = QRect(right - width, box.top(), width, box.height())
            paint_pill(painter, place, row.pill, row.meaning, option.palette)
            right -= width + px(10)
        self._paint_words(painter, box, right, row)
        if option.state & _State.State_HasFocus:
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), QColor(scheme.accent))

    def _paint_words(self, painter: QPainter, box: QRect, right: int, row: Row) -> None:
        scheme = colours()
        strong = row.kind in ("part", "group")
        left = box.left() + px(self.INDENT[row.kind])
        text = box.left() + px(self.TEXT[row.kind])
        two = bool(row.detail) and row.kind != "aside"
        box = box.adjusted(0, px(3), 0, -px(3)) if two else box
        upper = box.height() // 2 if two else box.height()
        quiet = QColor(scheme.text if strong else scheme.muted)
        number = QRect(left, box.top(), text - left - px(4), upper)
        small = font("strong") if strong else font("small")
        paint_text(painter, number, row.code, small, quiet, 1)
        words = QRect(text, box.top(), max(0, right - text), upper)
        title = f"{row.title} · {row.detail}" if row.detail and not two else row.title
        tone = scheme.muted if row.kind == "aside" else scheme.text
        paint_text(painter, words, title, font("strong" if strong else "body"), QColor(tone), 1)
        if two:
            ink = scheme.pair(row.tone)[0] if row.doubts else scheme.muted
            lower = QRect(text, box.top() + upper, max(0, right - text), box.height() - upper)
            paint_text(painter, lower, row.detail, font("small"), QColor(ink), 1)


class PreviewList(QListView):
    """One side. Undo, redo and the next doubt are told to the page, which has them in its own way."""

    menu_requested = Signal(QPoint)
    undo_requested = Signal()
    redo_requested = Signal()
    edit_requested = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda where: self.menu_requested.emit(self.viewport().mapToGlobal(where))
        )
        self.doubleClicked.connect(lambda _: self.edit_requested.emit())

    def choose(self, row: int) -> None:
        """Make a row the current one and bring it into sight, without a signal."""
        index = self.model().index(row, 0)
        if row < 0 or not index.isValid():
            return
        blocked = self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll to the current row, now and once rows have found their heights."""
        self._scroll()
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current row stays in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._scroll)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y belong to the preview while it has the keyboard, not to the data."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            mine = any(event.matches(keys) for keys in _OWN_KEYS)
            event.setAccepted(mine)
            return mine or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, redo, Enter and F2."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)


class SourceList(PreviewList):
    """The left side; its rows are as high as their words at this width."""

    def __init__(self, model: SourceModel) -> None:
        super().__init__("Văn bản gốc")
        self.delegate = SourceDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setModel(model)

    def mark_lines(self, lines: frozenset[int]) -> None:
        """Show which lines the chosen row was read from."""
        self.delegate.chosen = lines
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        if self.delegate.width != self.viewport().width():
            self.delegate.width = self.viewport().width()
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)
