"""A table of rows that are all in memory, drawn as designed: for pages made for one task."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView

from ui.tables.clipboard import table_mime
from ui.tables.columns import ColumnLayout
from ui.tables.designed_rows import RowColumn, RowDelegate, RowsModel
from ui.tables.header import TableHeader
from ui.tables.roles import Column
from ui.tables.rows import RowTable, Select
from ui.widgets.look import px
from vstbpn_desktop.spec import Field, Text

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from ui.session import Session


_TWO_LINES: Final = 48
_TOTAL_HEIGHT: Final = 40


class DesignedTable(RowTable):
    """The table. `opened` comes on Enter and double click, `copied` with the number of rows on the clipboard.
    The selection follows the rows.

    `always` is the column that cannot be hidden; those that give way are hidden where the table is narrower
    than `compact_below` (pixels at 100 %).
    """

    opened = Signal(int)
    copied = Signal(int)

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
        self.copied.emit(len(cells))

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
