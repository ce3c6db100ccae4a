"""The log of views and exports as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ui.safekeeping.words import short_moment
from ui.tables.delegates import INSET, CellDelegate
from ui.tables.roles import LEFT, MUTED, RIGHT
from ui.tables.rows import RowTable
from ui.widgets.look import font, px
from vstbpn_desktop.queries.access_view import AccessLine
from vstbpn_desktop.vietnamese.numbers import format_integer

AT, KIND, WHAT, PERSONS, OUTPUT = range(5)
TITLES: Final = ("Lúc", "Việc", "Người, danh sách", "Số người", "Ra")
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_ROW: Final = 36
_TWO_LINES: Final = 48
_NARROW: Final = 580


class AccessModel(QAbstractTableModel):
    """The lines, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[AccessLine] = ()

    def show_lines(self, lines: Sequence[AccessLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """When, what was done, with whom, how many, as what."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(TITLES):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return _aligned(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, and how they are drawn."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            persons = format_integer(line.persons)
            return (short_moment(line.at), line.kind_words, line.what, persons, line.output)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        return column in (AT, KIND) if role == MUTED else None


def _aligned(column: int) -> Any:
    return RIGHT if column == PERSONS else LEFT


class AccessTable(RowTable):
    """One row a line."""

    def __init__(self, model: AccessModel, parent: QWidget | None = None) -> None:
        self._delegate = CellDelegate()
        super().__init__(self._delegate, parent)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Nhật ký xem, xuất dữ liệu cá nhân")
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Widths grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines a row where there is little room; what was done gives way: its object says enough."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < px(_NARROW)
        self.setColumnHidden(KIND, narrow)
        self._delegate.lines = 2 if narrow else 1
        self.verticalHeader().setDefaultSectionSize(px(_TWO_LINES if narrow else _ROW))

    def _fit(self) -> None:
        metrics = QFontMetrics(font())
        for column, words in ((AT, "00/00/0000 00:00"), (KIND, "xuất, in"), (PERSONS, "Số người"),
                              (OUTPUT, "màn hình")):  # fmt: skip
            self.setColumnWidth(column, metrics.horizontalAdvance(words) + 2 * px(INSET) + px(8))
