"""The list of results: headings, and rows of an icon, a title, a key, and why it was found."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.search.model import ROW, Index, ResultRow, ResultsModel
from ui.widgets.icons import pixmap
from ui.widgets.look import colours, font, px
from ui.widgets.paint import paint_text, paint_two_lines

_ROW_HEIGHT: Final = 48
_INSET: Final = 12
_BAR: Final = 3
_State = QStyle.StateFlag


class _Delegate(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(_ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ResultRow = index.data(ROW)
        box: QRect = option.rect
        scheme = colours(option.palette)
        inside = box.adjusted(px(_INSET), 0, -px(_INSET), -1)
        if row.heading:
            lower = inside.adjusted(0, inside.height() // 3, 0, 0)
            paint_text(painter, lower, row.title, font("small-strong"), QColor(scheme.muted), 1)
        else:
            self._paint_ground(painter, option, box)
            self._paint_hit(painter, option, inside, row)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(scheme.line))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        scheme = colours(option.palette)
        if option.state & _State.State_Selected:
            painter.fillRect(box, QColor(scheme.selection))
        elif option.state & _State.State_MouseOver:
            painter.fillRect(box, QColor(scheme.hover))
        if option.state & _State.State_HasFocus:
            painter.fillRect(QRect(box.left(), box.top(), px(_BAR), box.height()), QColor(scheme.accent))

    def _paint_hit(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, row: ResultRow
    ) -> None:
        scheme = colours(option.palette)
        top = inside.top() + (inside.height() - px(18)) // 2
        painter.drawPixmap(inside.left(), top, pixmap(row.icon, "muted", 18))
        inside.setLeft(inside.left() + px(30))
        if row.detail:
            room = min(QFontMetrics(font("small")).horizontalAdvance(row.detail) + 2, inside.width() * 2 // 5)
            where = QRect(inside.right() - room + 1, inside.top(), room, inside.height())
            paint_text(painter, where, row.detail, font("small"), QColor(scheme.muted), 1)
            inside.setRight(where.left() - px(12))
        if row.note:
            inside.adjust(0, px(3), 0, -px(3))
            paint_two_lines(painter, inside, row.title, row.note, option.palette)
        else:
            paint_text(painter, inside, row.title, font("strong"), QColor(scheme.text), 1)


class ResultList(QListView):
    """`picked` comes when another row is chosen, `opened` on Enter and double click."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, model: ResultsModel) -> None:
        super().__init__()
        self._results = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        # Else the list would ask for every row there is to learn its height.
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Kết quả tìm kiếm")
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda now, _: self._pick(now))
        model.dataChanged.connect(lambda *_: self._pick(self.currentIndex()))

    def select_first(self) -> None:
        """Choose the first hit."""
        first = self._results.first_hit()
        if first is not None:
            self.setCurrentIndex(self._results.index(first))

    def open_current(self) -> None:
        """Open the chosen hit."""
        self._open(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(ROW))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not index.data(ROW).heading:
            self.opened.emit(index.data(ROW))
