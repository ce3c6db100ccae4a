"""What was found as rows: a heading for each record type, and of one type every hit, read as one scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

PAGE: Final = 64
ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class ResultRow(NamedTuple):
    """One row: a heading, or a hit with its key at the right and, below, why it was found."""

    title: str
    detail: str = ""
    note: str = ""
    icon: str = ""
    record: str = ""
    id: int = 0

    @property
    def heading(self) -> bool:
        """Whether it names a record type."""
        return not self.id


WAITING: Final = ResultRow("…")


class ResultsModel(QAbstractListModel):
    """Rows that are known, or a count of rows whose pages are asked for when they are seen.

    `wanted` carries the number of a page of `PAGE` rows; the answer comes by `take_page`.
    """

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[ResultRow, ...] = ()
        self._pages: dict[int, Sequence[ResultRow]] = {}
        self._asked: set[int] = set()
        self._count = 0

    def show_rows(self, rows: Sequence[ResultRow]) -> None:
        """Show these rows and no more."""
        self._reset(len(rows), tuple(rows))

    def show_count(self, count: int) -> None:
        """Show that many rows, to be asked for."""
        self._reset(count, ())

    def take_page(self, number: int, rows: Sequence[ResultRow]) -> None:
        """The rows of a page that was asked for."""
        self._pages[number] = rows
        last = min((number + 1) * PAGE, self._count) - 1
        if rows and last >= number * PAGE:
            self.dataChanged.emit(self.index(number * PAGE), self.index(last))

    def row(self, number: int) -> ResultRow:
        """The row at a place; asked for where it is not there yet."""
        if self._known:
            return self._known[number]
        page, place = divmod(number, PAGE)
        if page not in self._pages and page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page)
        rows = self._pages.get(page, ())
        return rows[place] if place < len(rows) else WAITING

    def first_hit(self) -> int | None:
        """The place of the first row that is a hit."""
        if not self._known:
            return 0 if self._count else None
        return next((number for number, row in enumerate(self._known) if not row.heading), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the row itself, and what a screen reader says."""
        if not index.isValid() or index.row() >= self._count:
            return None
        row = self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.title, row.detail, row.note)))
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are shown, never chosen."""
        if not index.isValid() or (self._known and self._known[index.row()].heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _reset(self, count: int, known: tuple[ResultRow, ...]) -> None:
        self.beginResetModel()
        self._count, self._known = count, known
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()
