"""The findings as a table: number as in the text, symbol over what is wrong with it, how it stands."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QWidget

from ui.pages.citations.words import IGNORED, MEANINGS, kind_words, place_words
from ui.tables.delegates import CellDelegate
from ui.tables.rows import RowTable, Select
from ui.widgets.look import Meaning, colours, font, px
from ui.widgets.paint import paint_pill, paint_text, paint_two_lines, pill_size
from vstbpn_desktop.queries.citing import Finding

ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
_HEIGHT: Final = 52
_NUMBER: Final = 26
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole


class FindingModel(QAbstractTableModel):
    """The findings shown, each with its number; those that were left alone are marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self._ignored: frozenset[str] = frozenset()

    def show_findings(self, findings: tuple[Finding, ...], ignored: frozenset[str]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.findings, self._ignored = findings, ignored
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Where a finding stands, -1 where it is not shown."""
        return next((row for row, one in enumerate(self.findings) if one.key == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many findings."""
        return 0 if parent.isValid() else len(self.findings)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """All in one."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """The symbol, and for the delegate what stands around it."""
        if not index.isValid() or index.row() >= len(self.findings):
            return None
        finding = self.findings[index.row()]
        words, meaning = self._state(finding)
        if role == _Role.DisplayRole:
            return finding.symbol
        if role == _Role.ToolTipRole:
            return finding.reason
        if role == _Role.AccessibleTextRole:
            return f"{index.row() + 1}. {finding.symbol}, {words}, {place_words(finding)}. {finding.reason}"
        return (str(index.row() + 1), place_words(finding), words, meaning) if role == ROW else None

    def _state(self, finding: Finding) -> tuple[str, Meaning]:
        if finding.key in self._ignored:
            return IGNORED, Meaning.NONE
        return kind_words(finding), MEANINGS[finding.kind]


class FindingDelegate(CellDelegate):
    """Number, symbol over its place, the pill at the right."""

    def paint_content(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The parts of a row from its edges inwards."""
        number, place, words, meaning = index.data(ROW)
        scheme = colours(option.palette)
        left = QRect(box.left(), box.top(), px(_NUMBER), box.height())
        paint_text(painter, left, number, font("strong"), QColor(scheme.accent), 1)
        width = min(pill_size(words).width(), box.width() // 2)
        paint_pill(painter, QRect(box.right() - width + 1, box.top(), width, box.height()), words, meaning,
                   option.palette)  # fmt: skip
        inner = box.adjusted(px(_NUMBER), px(6), -width - px(8), -px(6))
        paint_two_lines(painter, inner, str(index.data(_Role.DisplayRole)), place, option.palette)


class FindingTable(RowTable):
    """One row a finding: ↑ ↓ go through them. `accepted` comes on Enter; Del asks to leave one alone.

    While `keeps_undo` Ctrl+Z is told to the page and not to the data.
    """

    accepted = Signal()
    undo_requested = Signal()

    def __init__(self, model: FindingModel, parent: QWidget | None = None) -> None:
        super().__init__(FindingDelegate(), parent)
        self.keeps_undo = False
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Các chỗ cần xem")
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self._fit()

    def choose(self, row: int) -> None:
        """Select a row and bring it into sight."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect | Select.Rows)
            self.scrollTo(index)

    def chosen(self) -> int:
        """The selected row, -1 for none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def open_row(self, row: int) -> None:
        """Enter and double click accept."""
        self.accepted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back a correction of text that is kept nowhere, not a change of the data."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo) and self.keeps_undo:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.undo_requested.emit()
                return True
        return super().event(event)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(_HEIGHT))
