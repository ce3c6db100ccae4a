"""A table of rows that are all in memory, drawn as designed: for pages made for one task.

`RowColumn`s say what each column shows of a row; a row is anything with an `id`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from ui.tables.clipboard import table_mime
from ui.tables.columns import ColumnLayout
from ui.tables.delegates import CellDelegate
from ui.tables.header import TableHeader
from ui.tables.roles import LEFT, MEANING, MUTED, RECORD_ID, RIGHT, Column
from ui.tables.rows import RowTable, Select
from ui.widgets.look import Meaning, colours, font, px
from ui.widgets.paint import paint_progress, paint_text, wrapped
from vstbpn_desktop.spec import Field, Text
from vstbpn_desktop.vietnamese.sorting import sort_key

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from ui.session import Session

DETAIL: Final = int(Qt.ItemDataRole.UserRole) + 10
"""A small second line below the words of a cell."""
FRACTION: Final = int(Qt.ItemDataRole.UserRole) + 11
"""How full the bar before the words is, 0 to 1; None where no bar is to be drawn."""
TOTAL: Final = int(Qt.ItemDataRole.UserRole) + 12
"""True in the row of totals."""
TONE: Final = int(Qt.ItemDataRole.UserRole) + 13
"""The name of the colour that a note is written in, small; "" for words of the usual kind."""

_TWO_LINES: Final = 48
_TOTAL_HEIGHT: Final = 40
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


class DesignedTable(RowTable):
    """The table. `opened` comes on Enter and double click. The selection follows the rows.

    `always` is the column that cannot be hidden; those that give way are hidden where the table is narrower
    than `compact_below` (pixels at 100 %).
    """

    opened = Signal(int)

    def __init__(
        self,
        model: RowsModel,
        session: Session,
        key: str,
        always: str,
        *,
        name: str,
        row_height: int,
        compact_below: int = 0,
        gives_way: Collection[str] = (),
    ) -> None:
        super().__init__(RowDelegate(lines=2 if row_height >= _TWO_LINES else 1))
        self._rows = model
        self._row_height = row_height
        self._compact_below = compact_below
        self._gives_way = frozenset(gives_way)
        self._compact = False
        self._hidden = f"hidden.{key}"
        self._session = session
        self._restoring = False
        self._kept: tuple[list[int], int, int] = ([], -1, 0)
        self.setHorizontalHeader(TableHeader(self))
        self.setModel(model)
        self.layout_of_columns = ColumnLayout(self, _columns(model.columns), always, session, key)
        self._set_up_header(self.horizontalHeader())
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._tell_picked)
        self.setAccessibleName(name)
        self._scale()

    # what is selected

    def selected_ids(self) -> list[int]:
        """The selected rows in the list's order."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row.id for number in numbers if (row := self._rows.row(number)) is not None]

    def select_id(self, row_id: int, column: int = 0) -> bool:
        """Select one row and scroll to it; False where it is not shown."""
        number = self._rows.row_of(row_id)
        if number < 0:
            return False
        index = self._rows.index(number, column)
        self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
        self.scrollTo(index)
        return True

    def select_first(self) -> None:
        """Select the first row, if there is one."""
        if self._rows.rows:
            self.select_id(self._rows.rows[0].id)

    def after(self, row_id: int) -> int | None:
        """The row below that one; None at the end."""
        below = self._rows.row(self._rows.row_of(row_id) + 1)
        return None if below is None else int(below.id)

    def copy(self) -> None:
        """Put the selected rows on the clipboard with the shown columns' titles, for Excel and Word."""
        self._copy(sorted(index.row() for index in self.selectionModel().selectedRows()))

    def copy_all(self) -> None:
        """The same for every row."""
        self._copy(list(range(len(self._rows.rows))))

    def open_columns(self, where: QPoint) -> None:
        """Open the column chooser there."""
        menu = self.layout_of_columns.menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def is_heading(self, row: int) -> bool:
        """The totals are only read."""
        return self._rows.row(row) is None

    def open_row(self, row: int) -> None:
        """Ask for the row to be opened."""
        if (found := self._rows.row(row)) is not None:
            self.opened.emit(found.id)

    # what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and hasattr(self, "layout_of_columns"):
            self._scale()

    # inside

    def _set_up_header(self, header: QHeaderView) -> None:
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda where: self.open_columns(header.mapToGlobal(where)))
        self.setSortingEnabled(True)

    def _scale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(self._row_height))
        self._size_total()
        self.layout_of_columns.refit()
        self._fit()

    def _size_total(self) -> None:
        if self._rows.total is not None:
            self.setRowHeight(len(self._rows.rows), px(_TOTAL_HEIGHT))

    def _fit(self) -> None:
        compact = self.viewport().width() < px(self._compact_below)
        if compact != self._compact:
            self._compact = compact
            hidden = self._session.texts(self._hidden)
            for number, column in enumerate(self._rows.columns):
                if column.id in self._gives_way:
                    self.horizontalHeader().setSectionHidden(number, compact or column.id in hidden)
        self.layout_of_columns.fit()

    def _copy(self, numbers: list[int]) -> None:
        shown = self.layout_of_columns.shown()
        columns = [self._rows.columns[number] for number in shown]
        rows = [row for number in numbers if (row := self._rows.row(number)) is not None]
        cells = [[column.words(row) for column in columns] for row in rows]
        mime = table_mime([c.title for c in columns], cells, [not c.numeric for c in columns])
        QGuiApplication.clipboard().setMimeData(mime)

    def _remember(self) -> None:
        self._kept = (self.selected_ids(), self.currentIndex().column(), self.verticalScrollBar().value())
        self._restoring = True

    def _restore(self) -> None:
        self._size_total()
        ids, column, scrolled = self._kept
        selection = self.selectionModel()
        numbers = [number for row_id in ids if (number := self._rows.row_of(row_id)) >= 0]
        for number in numbers:
            selection.select(self._rows.index(number, 0), Select.Select | Select.Rows)
        if numbers:
            selection.setCurrentIndex(self._rows.index(numbers[0], max(0, column)), Select.NoUpdate)
        self.verticalScrollBar().setValue(scrolled)
        self._restoring = False
        if len(numbers) != len(ids):
            self.picked.emit()

    def _tell_picked(self) -> None:
        if not self._restoring:
            self.picked.emit()


def _columns(columns: Sequence[RowColumn]) -> tuple[Column, ...]:
    return tuple(
        Column(
            field=Field(column.id, column.title, Text()),
            title=column.title,
            chars=column.chars,
            numeric=column.numeric,
            pill=column.meaning is not None,
            muted=column.muted,
            flexible=column.flexible,
            dated=False,
        )
        for column in columns
    )
