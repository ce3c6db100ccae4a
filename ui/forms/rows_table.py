"""The table that the rows of a record are edited in: from cell to cell by Tab, as wide as the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from ui.tables.delegates import INSET
from ui.tables.header import TableHeader
from ui.widgets.look import font, px
from vstbpn_desktop.spec import Date, Field, Integer, Reference, Text
from vstbpn_desktop.spec.kinds import Kind, LongText

ROW_HEIGHT: Final = 40
_CHARS: Final[dict[type[Kind], int]] = {Date: 17, Integer: 9, Text: 26, LongText: 34, Reference: 28}
_ELSE: Final = 18
_SHORT: Final = 12
"""What a column of words may shrink to, and what one for a short text takes: average letters."""
_SHORT_TEXT: Final = 20
_MANY: Final = 5


class RowsTable(QTableView):
    """One row of cells per row of the record; `set_fields` says what they hold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted: list[int] = []
        self._least: list[int] = []
        self.setHorizontalHeader(TableHeader(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        on = QAbstractItemView.EditTrigger
        self.setEditTriggers(on.DoubleClicked | on.SelectedClicked | on.EditKeyPressed | on.AnyKeyPressed)

    def set_fields(self, fields: Sequence[Field]) -> None:
        """How wide the columns of these fields would be, and how narrow they may become."""
        letter = QFontMetrics(font()).averageCharWidth()
        for field in fields:
            title = QFontMetrics(font("small-strong")).horizontalAdvance(f"{field.label} *")
            wanted = _letters(field)
            least = min(wanted, _SHORT) if isinstance(field.kind, (Text, LongText, Reference)) else wanted
            self._wanted.append(max(wanted * letter, title) + 2 * px(INSET))
            self._least.append(max(least * letter, title) + 2 * px(INSET))
        self._fit_columns()

    def close_cell(self) -> None:
        """Close the cell that is being edited, taking what it holds."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab in a cell goes to the next one, after the last to what follows the table."""
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState and index.isValid():
            beside = self._beside(index, 1 if forward else -1)
            self.close_cell()
            if beside.isValid():
                self.setCurrentIndex(beside)
                self.edit(beside)
                return True
            self.setFocus()
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns anew."""
        super().resizeEvent(event)
        self._fit_columns()

    def _beside(self, index: QModelIndex, step: int) -> QModelIndex:
        model = self.model()
        row, column = divmod(index.row() * model.columnCount() + index.column() + step, model.columnCount())
        return model.index(row, column) if 0 <= row < model.rowCount() else QModelIndex()

    def _fit_columns(self) -> None:
        """Shrink what may shrink where room lacks; what is left over goes to the columns of words."""
        lacks = sum(self._wanted) - self.viewport().width()
        gives = [wanted - least for wanted, least in zip(self._wanted, self._least, strict=True)]
        share = min(1.0, lacks / sum(gives)) if any(gives) else 0.0
        for column, (wanted, give) in enumerate(zip(self._wanted, gives, strict=True)):
            self.setColumnWidth(column, int(wanted - give * share))


def roomy(fields: Sequence[Field]) -> bool:
    """Whether rows of these fields want a wider form than one column of fields does."""
    return len(fields) >= _MANY


def _letters(field: Field) -> int:
    kind = field.kind
    if isinstance(kind, Text) and kind.max_length <= _SHORT_TEXT:
        return _SHORT
    return _CHARS.get(type(kind), _ELSE)
