"""The table of the change log."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ui.safekeeping.log_model import AT, STATE, WHAT, LogModel
from ui.tables.delegates import INSET, CellDelegate
from ui.tables.roles import RECORD_ID
from ui.tables.rows import RowTable, Select
from ui.widgets.look import font, px
from ui.widgets.paint import pill_size

_ROW: Final = 36
_TWO_LINES: Final = 48
_NARROW: Final = 340


class LogTable(RowTable):
    """One row a change. `change_picked` carries the number of the change that is chosen, 0 for none."""

    change_picked = Signal(int)

    def __init__(self, model: LogModel, parent: QWidget | None = None) -> None:
        self._delegate = CellDelegate()
        super().__init__(self._delegate, parent)
        self._log = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Nhật ký thay đổi")
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(self._tell)
        self._fit()

    def current_change(self) -> int:
        """The number of the change that is chosen, 0 for none."""
        chosen = self.selectionModel().selectedRows()
        return int(chosen[0].data(RECORD_ID)) if chosen else 0

    def choose(self, change_id: int) -> bool:
        """Choose a change; False where it is not shown."""
        row = self._log.row_of(change_id)
        if row is None:
            return False
        index = self._log.index(row, WHAT)
        self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
        self.scrollTo(index)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Widths and heights grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines a row where there is no room for one."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        narrow = self.columnWidth(WHAT) < px(_NARROW)
        self._delegate.lines = 2 if narrow else 1
        self.verticalHeader().setDefaultSectionSize(px(_TWO_LINES if narrow else _ROW))

    def _fit(self) -> None:
        self._fit_rows()
        day = QFontMetrics(font()).horizontalAdvance("00/00/0000 00:00")
        self.setColumnWidth(AT, day + 2 * px(INSET) + px(4))
        self.setColumnWidth(STATE, pill_size("đã hoàn tác").width() + 2 * px(INSET))

    def _tell(self) -> None:
        self.change_picked.emit(self.current_change())
