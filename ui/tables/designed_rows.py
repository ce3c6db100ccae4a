"""The rows of a designed table and what its columns show of them.

`RowColumn`s say what each column shows of a row; a row is anything with an `id`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.tables.delegates import CellDelegate
from ui.tables.roles import LEFT, MEANING, MUTED, RECORD_ID, RIGHT
from ui.widgets.look import Meaning, colours, font
from ui.widgets.paint import paint_progress, paint_text, wrapped
from vstbpn_desktop.vietnamese.sorting import sort_key

if TYPE_CHECKING:
    pass

DETAIL: Final = int(Qt.ItemDataRole.UserRole) + 10
"""A small second line below the words of a cell."""
FRACTION: Final = int(Qt.ItemDataRole.UserRole) + 11
"""How full the bar before the words is, 0 to 1; None where no bar is to be drawn."""
TOTAL: Final = int(Qt.ItemDataRole.UserRole) + 12
"""True in the row of totals."""
TONE: Final = int(Qt.ItemDataRole.UserRole) + 13
"""The name of the colour that a note is written in, small; "" for words of the usual kind."""

_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What a table lists."""

    @property
    def id(self) -> int:
        """What tells the row from the others."""


@dataclass(frozen=True)
class RowColumn:
    """One column: id, title, usual width in characters, and what it shows of a row.

    `key` sorts (None: by the words), `meaning` makes the words a pill, `detail` is a small second line,
    `fraction` draws a bar before the words, `tone` writes them as a note in a colour of that name.
    """

    id: str
    title: str
    chars: int
    words: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    meaning: Callable[[Any], Meaning | None] | None = None
    detail: Callable[[Any], str] | None = None
    fraction: Callable[[Any], float | None] | None = None
    numeric: bool = False
    muted: bool = False
    flexible: bool = False
    tone: str = ""

    def data(self, row: Row, role: int) -> Any:
        """One role of a row's cell."""
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.words(row)
        if role == _Role.AccessibleTextRole:
            return f"{self.title}: {self._spoken(row) or 'trống'}"
        if role == _Role.TextAlignmentRole:
            return RIGHT if self.numeric else LEFT
        asked = {MEANING: self.meaning, DETAIL: self.detail, FRACTION: self.fraction}.get(role)
        if asked is not None:
            return asked(row)
        return {RECORD_ID: row.id, MUTED: self.muted, TONE: self.tone}.get(role)

    def order(self, row: Row) -> Any:
        """What the column is sorted by."""
        return self.key(row) if self.key else sort_key(self.words(row))

    def _spoken(self, row: Row) -> str:
        return ", ".join(filter(None, (self.words(row), self.detail(row) if self.detail else "")))


@dataclass(frozen=True)
class Total:
    """The words of the last row by column id."""

    words: dict[str, str] = field(default_factory=dict)


class RowsModel(QAbstractTableModel):
    """Rows in a given order or sorted by a column, and below them a row of totals where there is one."""

    def __init__(self, columns: Sequence[RowColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Any, ...] = ()
        self.total: Total | None = None
        self._given: tuple[Any, ...] = ()
        self._sorted: tuple[int, bool] = (-1, False)

    def show(self, rows: Sequence[Row], total: Total | None = None) -> None:
        """Show these. Rows that stay in their places only get new words."""
        self._given = tuple(rows)
        ordered = self._in_order()
        same = [row.id for row in ordered] == [row.id for row in self.rows]
        if same and (total is None) == (self.total is None):
            self.rows, self.total = ordered, total
            if count := self.rowCount():
                self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.rows, self.total = ordered, total
        self.endResetModel()

    def row(self, number: int) -> Any | None:
        """The row of that number, None for the totals and past the end."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def row_of(self, row_id: int) -> int:
        """The number of a row, -1 where it is not shown."""
        return next((number for number, row in enumerate(self.rows) if row.id == row_id), -1)

    # what Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows, and the totals."""
        return 0 if parent.isValid() else len(self.rows) + (self.total is not None)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """One role of one cell."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        row = self.row(index.row())
        return self._total_data(column, role) if row is None else column.data(row, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _Role.TextAlignmentRole:
            return RIGHT if column.numeric else LEFT
        return column.title if role in (_Role.DisplayRole, _Role.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, totals only read."""
        if not index.isValid() or self.row(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column in Vietnamese order; -1 is the order given."""
        self._sorted = (column, order == Qt.SortOrder.DescendingOrder)
        self.beginResetModel()
        self.rows = self._in_order()
        self.endResetModel()

    def _in_order(self) -> tuple[Any, ...]:
        column, descending = self._sorted
        if not 0 <= column < len(self.columns):
            return self._given
        return tuple(sorted(self._given, key=self.columns[column].order, reverse=descending))

    def _total_data(self, column: RowColumn, role: int) -> Any:
        words = self.total.words.get(column.id, "") if self.total else ""
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return words
        if role == _Role.TextAlignmentRole:
            return RIGHT if column.numeric else LEFT
        return True if role == TOTAL else None


class RowDelegate(CellDelegate):
    """Draws second lines, bars and totals; the rest as every list does."""

    def paint_content(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The words of a cell inside its insets."""
        words = str(index.data(_Role.DisplayRole) or "")
        fraction, detail = index.data(FRACTION), index.data(DETAIL)
        if index.data(TOTAL):
            self._paint_total(painter, box, words, index)
        elif fraction is not None:
            paint_progress(painter, box, fraction, words, option.palette)
        elif detail:
            self._paint_detailed(painter, box, words, detail)
        elif tone := index.data(TONE):
            ink = QColor(getattr(colours(option.palette), tone))
            paint_text(painter, box, words, font("small"), ink, self.lines)
        else:
            super().paint_content(painter, box, option, index)

    def _paint_total(self, painter: QPainter, box: QRect, words: str, index: Index) -> None:
        painter.save()
        painter.setFont(font("strong"))
        painter.setPen(QColor(colours().text))
        fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, index.data(_Role.TextAlignmentRole) or LEFT, fitted)
        painter.restore()

    def _paint_detailed(self, painter: QPainter, box: QRect, words: str, detail: str) -> None:
        """Words on as many lines as there is room for, and the detail close below them."""
        scheme, small = colours(), font("small")
        one, below = QFontMetrics(font()).height(), QFontMetrics(small).height()
        most = max(1, (box.height() - below) // one)
        lines = len(wrapped(words, font(), box.width(), most))
        top = box.top() + (box.height() - lines * one - below) // 2
        upper = QRect(box.left(), top, box.width(), lines * one)
        paint_text(painter, upper, words, font(), QColor(scheme.text), lines)
        lower = QRect(box.left(), upper.bottom() + 1, box.width(), below)
        paint_text(painter, lower, detail, small, QColor(scheme.muted), 1)
