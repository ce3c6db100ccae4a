"""A list that opens below a text field while the field keeps the keyboard.

Nothing is ever completed inside the field: that would break what UniKey is composing.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui.widgets.icons import pixmap
from ui.widgets.look import colours, font, px
from ui.widgets.paint import paint_text

_ROW: Final = Qt.ItemDataRole.UserRole
_VISIBLE_ROWS: Final = 12
Index = QModelIndex | QPersistentModelIndex


class PopupRow(NamedTuple):
    """One row of a popup. A heading cannot be chosen; `key` is what choosing gives back.

    `note` is a second, grey line.
    """

    title: str
    detail: str = ""
    key: object = None
    icon: str = ""
    heading: bool = False
    note: str = ""

    @property
    def height(self) -> int:
        """In pixels at 100 %."""
        return 30 if self.heading else 48 if self.note else 34


class PopupModel(QAbstractListModel):
    """The rows of a popup."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PopupRow, ...] = ()

    def show_rows(self, rows: Sequence[PopupRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many lines."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, the row itself, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.title, row.detail, row.note)))
        return row if role == _ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are shown, never chosen."""
        if not index.isValid() or self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class PopupDelegate(QStyledItemDelegate):
    """Paints headings small and grey, rows with icon, title and a grey detail at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(100), px(index.data(_ROW).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PopupRow = index.data(_ROW)
        box: QRect = option.rect
        scheme = colours()
        inside = box.adjusted(px(12), 0, -px(12), 0)
        if row.heading:
            paint_text(painter, inside, row.title, font("small-strong"), QColor(scheme.muted), 1)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(scheme.selection))
        if row.icon:
            top = box.top() + (box.height() - px(18)) // 2
            painter.drawPixmap(inside.left(), top, pixmap(row.icon, "muted", 18))
            inside.setLeft(inside.left() + px(28))
        if row.detail:
            wanted = QFontMetrics(font("small")).horizontalAdvance(row.detail) + 1
            room = min(wanted, inside.width() * 2 // 5)
            where = QRect(inside.right() - room + 1, inside.top(), room, inside.height())
            paint_text(painter, where, row.detail, font("small"), QColor(scheme.muted), 1)
            inside.setRight(where.left() - px(8))
        if row.note:
            lower = inside.adjusted(0, inside.height() // 2, 0, -px(4))
            paint_text(painter, lower, row.note, font("small"), QColor(scheme.muted), 1)
            inside.adjust(0, px(4), 0, -(inside.height() // 2))
        paint_text(painter, inside, row.title, font(), QColor(scheme.text), 1)


class PopupList(QFrame):
    """The list under `field`. `picked` carries the key of the row chosen by mouse or Enter."""

    picked = Signal(object)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setProperty("surface", "popup")
        self._field = field
        self._model = PopupModel(self)
        self._view = QListView()
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setMouseTracking(True)
        self._view.setItemDelegate(PopupDelegate(self._view))
        self._view.setModel(self._model)
        self._view.entered.connect(self._view.setCurrentIndex)
        self._view.clicked.connect(self._pick)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 6, 1, 6)
        box.addWidget(self._view)
        field.installEventFilter(self)

    def show_rows(self, rows: Sequence[PopupRow], *, first: bool = True) -> None:
        """Open below the field (no rows close it); `first` marks the first row that can be chosen."""
        self._model.show_rows(rows)
        if not rows:
            self.hide()
            return
        self._place()
        self.show()
        if first:
            self.step(1)

    def rows(self) -> tuple[PopupRow, ...]:
        """What is listed now."""
        return self._model.rows

    def current(self) -> PopupRow | None:
        """The marked row."""
        index = self._view.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def mark(self, key: object) -> None:
        """Mark the row with this key, if it is listed."""
        for number, row in enumerate(self._model.rows):
            if row.key == key and not row.heading:
                self._view.setCurrentIndex(self._model.index(number))

    def step(self, by: int) -> None:
        """Move the mark, over headings, stopping at the ends."""
        row = self._view.currentIndex().row() + by
        while 0 <= row < len(self._model.rows):
            if not self._model.rows[row].heading:
                self._view.setCurrentIndex(self._model.index(row))
                return
            row += by

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the field's arrows, Enter and Esc while open; close when the field is left."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and self.isVisible() and isinstance(event, QKeyEvent):
            return self._took(event.key())
        return False

    def _took(self, key: int) -> bool:
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _VISIBLE_ROWS,
            Qt.Key.Key_PageUp: -_VISIBLE_ROWS,
        }
        if key in moves:
            self._leap(moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self._pick(self._view.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _leap(self, by: int) -> None:
        for _ in range(abs(by)):
            self.step(1 if by > 0 else -1)

    def _pick(self, index: Index) -> None:
        row = self._model.rows[index.row()]
        if not row.heading:
            self.hide()
            self.picked.emit(row.key)

    def _place(self) -> None:
        rows = self._model.rows[:_VISIBLE_ROWS]
        height = sum(px(row.height) for row in rows) + 14
        below = self._field.mapToGlobal(QPoint(0, self._field.height() + 4))
        room = self._field.screen().availableGeometry()
        top = below.y()
        if top + height > room.bottom():
            top = max(room.top(), below.y() - self._field.height() - 8 - height)
        self.setGeometry(below.x(), top, max(self._field.width(), px(240)), height)
