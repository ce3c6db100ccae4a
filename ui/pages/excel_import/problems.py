"""The errors of a file, each a line that leads to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.look import px
from ui.widgets.text import Text
from vstbpn_desktop.exchange.excel import Problem

_SHOWN: Final = 3
_ROW: Final = 28
_ITEM_INSET: Final = 3
_ROOT: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class ProblemModel(QAbstractListModel):
    """The errors in the order of the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.problems = tuple(problems)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """ "Danh sách!C5: …"."""
        if not index.isValid() or index.row() >= len(self.problems):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return " ".join(str(self.problems[index.row()]).split())
        return QSize(px(100), px(_ROW)) if role == Qt.ItemDataRole.SizeHintRole else None


class _List(QListView):
    """Enter goes to the cell. The words stand below those of the title."""

    def __init__(self) -> None:
        super().__init__()
        self.setViewportMargins(-_ITEM_INSET, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ProblemPart(QWidget):
    """How many errors, what can be done about them, and the list. `wanted` carries the error to go to."""

    wanted = Signal(object)
    skipping = Signal(bool)
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._skips = False
        self._shown = _SHOWN
        self.model = ProblemModel(self)
        self.title = Text("", "small-strong", "late", wrap=True)
        self.skip = Button("", kind="link")
        self.skip.clicked.connect(lambda: self.skipping.emit(not self._skips))
        self.reread = Button("Đọc lại tệp", kind="link", tip="Sau khi đã sửa trong Excel và lưu lại")
        self.reread.clicked.connect(lambda: self.again.emit())
        self.list = _List()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName("Các lỗi của tệp")
        self.list.setModel(self.model)
        self._lay_out()
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)

    def show_problems(self, problems: Sequence[Problem], rows: int, *, skips: bool, from_file: bool) -> None:
        """Show the errors; `rows` is how many rows may be left out, `skips` whether they are."""
        if tuple(problems) != self.model.problems:
            self.model.show(problems)
        self._skips = skips
        self.setVisible(bool(problems))
        count = len(problems)
        said = f"{count} lỗi, bỏ qua {rows} dòng" if skips else f"{count} lỗi: chưa nhập được"
        self.title.setText(said)
        self.skip.setText("Không bỏ qua" if skips else f"Bỏ qua {rows} dòng lỗi")
        self.skip.setVisible(rows > 0)
        self.reread.setVisible(from_file)
        self._fit()

    def set_tight(self, tight: bool) -> None:
        """Show one error at a time where there is little room."""
        self._shown = 1 if tight else _SHOWN
        self._fit()

    def show_line(self, number: int) -> None:
        """Mark the first error of a line."""
        here = self.list.currentIndex().row()
        if 0 <= here < len(self.model.problems) and self.model.problems[here].row == number:
            return
        rows = (row for row, problem in enumerate(self.model.problems) if problem.row == number)
        self.list.setCurrentIndex(self.model.index(next(rows, -1)))

    def next_problem(self) -> None:
        """Go to the next error."""
        count = len(self.model.problems)
        if count:
            row = (self.list.currentIndex().row() + 1) % count
            self.list.setCurrentIndex(self.model.index(row))
            self._go(self.list.currentIndex())

    def _fit(self) -> None:
        rows = min(len(self.model.problems), self._shown)
        self.list.setFixedHeight(px(_ROW) * rows + px(4))

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self.model.problems[index.row()])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title, 1)
        head.addWidget(self.skip)
        head.addWidget(self.reread)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)
