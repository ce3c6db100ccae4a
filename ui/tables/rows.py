"""What every table of the program has in common: whole rows, no grid, the row under the mouse, the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.tables.delegates import CellDelegate

Select = QItemSelectionModel.SelectionFlag


class RowTable(QTableView):
    """A table whose rows are things to look at, open, copy and delete.

    `picked` comes when other rows are selected; `delete_requested` on Del, `menu_requested` on the context
    menu's key or button while something is selected. Subclasses say in `open_row` what Enter and double
    click do and in `copy` what Ctrl+C does; rows that are headings are told by `is_heading`.
    """

    picked = Signal()
    delete_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, delegate: CellDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = delegate
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self._plain_looks()
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(self._open)
        self.entered.connect(lambda index: self._hover(index.row()))

    # for subclasses

    def open_row(self, row: int) -> None:
        """What Enter and double click do."""

    def copy(self) -> None:
        """What Ctrl+C does."""

    def is_heading(self, row: int) -> bool:
        """Whether a row is a heading, not a thing."""
        return False

    # what Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del deletes, Ctrl+C copies; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Take the mark off the row when the mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    # inside

    def _plain_looks(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def _hover(self, row: int) -> None:
        if row >= 0 and self.is_heading(row):
            row = -1
        if row != self._cells.hovered:
            self._cells.hovered = row
            self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not self.is_heading(index.row()):
            self.open_row(index.row())

    def _ask_menu(self, where: QPoint) -> None:
        if self.selectionModel().hasSelection():
            self.menu_requested.emit(self.viewport().mapToGlobal(where))
