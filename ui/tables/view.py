"""The table of a list: selection, keyboard, copying, columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.session import Session
from ui.tables.clipboard import table_mime
from ui.tables.columns import ColumnLayout
from ui.tables.delegates import CellDelegate
from ui.tables.header import TableHeader
from ui.tables.model import RecordTableModel
from ui.tables.roles import needs_two_lines
from ui.tables.rows import RowTable, Select
from ui.widgets.look import px

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed
    from vstbpn_desktop.queries.lists import ListRequest

ONE_LINE: Final = 36
TWO_LINES: Final = 48
_FOLLOWED: Final = 1_000


class _Picked(NamedTuple):
    """What is selected: ids (None: too many to follow one by one), whether it is all, the current row."""

    ids: tuple[int, ...] | None
    all: bool
    row: int


class RecordTable(RowTable):
    """A list of records.

    `edit_requested` comes on Enter and double click, `copied` with the number of rows on the clipboard. The
    selection follows the records, not the rows, through sorting and changes.
    """

    edit_requested = Signal(int)
    copied = Signal(int)

    def __init__(
        self, model: RecordTableModel, session: Session, key: str = "", parent: QWidget | None = None
    ) -> None:
        two_lines = needs_two_lines(model.columns)
        super().__init__(CellDelegate(lines=2 if two_lines else 1), parent)
        self._records = model
        self._picked = _Picked((), False, -1)
        self._restoring = False
        self._two_lines = two_lines
        self.setHorizontalHeader(TableHeader(self))
        self.setModel(model)
        name = key or model.spec.id
        self.layout_of_columns = ColumnLayout(self, model.columns, model.spec.title, session, name)
        self._set_up_header(self.horizontalHeader())
        self.selectionModel().selectionChanged.connect(self._tell_picked)
        self.setAccessibleName(model.spec.plural)
        self._scale()

    @property
    def records(self) -> RecordTableModel:
        """The model."""
        return self._records

    # what is selected

    def selected_count(self) -> int:
        """How many records are selected."""
        return sum(last - first + 1 for first, last in self._ranges())

    def selected_ids(self) -> list[int]:
        """The ids of the selected records, in the list's order."""
        if self._picked.ids is not None:
            return list(self._picked.ids)
        return [row_id for first, last in self._ranges() for row_id in self._records.ids(first, last)]

    def current_id(self) -> int | None:
        """The id of the record the keyboard is on."""
        index = self.currentIndex()
        return self._records.record_id(index.row()) if index.isValid() else None

    def select_record(self, row_id: int) -> bool:
        """Select one record and scroll to it; False when the list does not hold it."""
        row = self._records.locate([row_id], max(0, self.currentIndex().row())).get(row_id)
        if row is None:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Select the record in a row, or the last one when there are fewer."""
        row = min(row, self._records.rowCount() - 1)
        index = self._records.index(row, self._first_column())
        self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
        self.scrollTo(index)

    # what is listed

    def show_request(self, request: ListRequest) -> None:
        """List something else, keeping what is selected where it still stands."""
        self._records.set_request(request)
        self._follow()

    def sort_by(self, field_id: str, descending: bool) -> None:
        """Sort by a field's column, "" for the list's own order, and show it in the titles."""
        ids = [column.field.id for column in self._records.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(ids.index(field_id) if field_id in ids else -1, order)

    def refresh(self, changed: Changed | None) -> None:
        """Follow a change, keeping selection and scroll."""
        scrolled = self.verticalScrollBar().value()
        self._records.refresh(changed)
        self._follow()
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)

    def copy(self) -> None:
        """Put the selected records on the clipboard, with the titles of the shown columns."""
        shown = self.layout_of_columns.shown()
        columns = [self._records.columns[number] for number in shown]
        rows = [self._words(row, shown) for a, b in self._ranges() for row in range(a, b + 1)]
        mime = table_mime([c.title for c in columns], rows, [not c.numeric and not c.dated for c in columns])
        QGuiApplication.clipboard().setMimeData(mime)
        self.copied.emit(len(rows))

    def open_row(self, row: int) -> None:
        """Ask for the record to be edited."""
        row_id = self._records.record_id(row)
        if row_id is not None:
            self.edit_requested.emit(row_id)

    def choose_columns(self, button: QWidget) -> None:
        """Open the column chooser below a button."""
        menu = self.layout_of_columns.menu(self)
        left = button.width() - menu.sizeHint().width()
        menu.popup(button.mapToGlobal(QPoint(left, button.height() + px(4))))

    # what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room."""
        super().resizeEvent(event)
        self.layout_of_columns.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_records"):
            self._scale()

    # inside

    def _set_up_header(self, header: QHeaderView) -> None:
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda where: self.layout_of_columns.menu(self).popup(header.mapToGlobal(where))
        )
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(self._sort)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._records.sort(column, order)
        self._follow()

    def _scale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(TWO_LINES if self._two_lines else ONE_LINE))
        self.layout_of_columns.refit()

    def _first_column(self) -> int:
        return self.layout_of_columns.shown()[0]

    def _words(self, row: int, columns: list[int]) -> list[str]:
        indexes = (self._records.index(row, column) for column in columns)
        return [str(index.data(Qt.ItemDataRole.ToolTipRole) or "") for index in indexes]

    def _ranges(self) -> list[tuple[int, int]]:
        parts = list(self.selectionModel().selection())  # type: ignore[call-overload]  # a list in Python
        return sorted((part.top(), part.bottom()) for part in parts if part.left() == 0)

    def _tell_picked(self) -> None:
        if self._restoring:
            return
        self._picked = self._read_picked()
        self.picked.emit()

    def _read_picked(self) -> _Picked:
        count = self.selected_count()
        current = self.currentIndex().row()
        if count > _FOLLOWED:
            return _Picked(None, count == self._records.rowCount(), current)
        rows = (row for first, last in self._ranges() for row in range(first, last + 1))
        ids = tuple(found for row in rows if (found := self._records.record_id(row)) is not None)
        return _Picked(ids, False, current)

    def _follow(self) -> None:
        """Select again what was selected; where it is gone, what stands in its place now."""
        self._restoring = True
        try:
            self._select_again(self._picked)
        finally:
            self._restoring = False
        before, self._picked = self._picked, self._read_picked()
        if before.ids != self._picked.ids or before.all != self._picked.all:
            self.picked.emit()

    def _select_again(self, picked: _Picked) -> None:
        if picked.all:
            self.selectAll()
            return
        if not picked.ids:
            return
        rows = sorted(self._records.locate(picked.ids, max(0, picked.row)).values())
        if rows:
            self._select_rows(rows)
        elif self._records.rowCount():
            self.select_row(picked.row)

    def _select_rows(self, rows: list[int]) -> None:
        chosen, last = QItemSelection(), len(self._records.columns) - 1
        for first, end in _runs(rows):
            chosen.select(self._records.index(first, 0), self._records.index(end, last))
        model, column = self.selectionModel(), self._first_column()
        model.setCurrentIndex(self._records.index(rows[0], column), Select.NoUpdate)
        model.select(chosen, Select.ClearAndSelect)


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Row numbers as unbroken runs: 1, 2, 3, 7 as (1, 3), (7, 7)."""
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last
