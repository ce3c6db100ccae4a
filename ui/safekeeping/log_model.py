"""The change log as rows, read page by page as one scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.safekeeping.words import short_moment
from ui.tables.roles import LEFT, MEANING, MUTED, RECORD_ID
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.log_view import LogLine

AT, WHAT, STATE = range(3)
TITLES: Final = ("Lúc", "Việc đã làm", "Tình trạng")
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


def state_of(line: LogLine) -> tuple[str, Meaning]:
    """What became of a change: taken back, or a delete that still stands; "" for the rest."""
    if line.undone:
        return "đã hoàn tác", Meaning.NONE
    return ("đã xoá", Meaning.LATE) if line.kind == "delete" else ("", Meaning.NONE)


class LogModel(QAbstractTableModel):
    """Changes, newest first. `wanted` asks for the changes before the one of the number it carries."""

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[LogLine] = []
        self._more = False
        self._asked = False

    def show_lines(self, lines: Sequence[LogLine], *, more: bool) -> None:
        """Show other changes; `more` says that older ones can be asked for."""
        self.beginResetModel()
        self.lines, self._more, self._asked = list(lines), more, False
        self.endResetModel()

    def add_lines(self, lines: Sequence[LogLine], *, more: bool) -> None:
        """Older changes that were asked for."""
        self._more, self._asked = more, False
        if lines:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    def row_of(self, change_id: int) -> int | None:
        """Where a change stands; None where it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.id == change_id), None)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many changes were read so far."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """When, what, what became of it."""
        return 0 if parent.isValid() else len(TITLES)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are older ones that were not asked for yet."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for older ones."""
        if self.canFetchMore(parent) and self.lines:
            self._asked = True
            self.wanted.emit(self.lines[-1].id)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(TITLES):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, and how they are drawn."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        words, meaning = state_of(line)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (short_moment(line.at), line.words, words)[column]
        if role == MEANING:
            return meaning if column == STATE and words else None
        if role == MUTED:
            return column == AT or line.undone
        return line.id if role == RECORD_ID else None
