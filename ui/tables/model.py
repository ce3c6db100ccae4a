"""The model behind every list: a count and pages of rows, never the whole table in memory."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.tables.roles import LEFT, MEANING, MEANINGS, MUTED, RECORD_ID, RIGHT, Column, columns_of
from vstbpn_desktop.spec import RecordSpec, Reference, Registry
from vstbpn_desktop.spec.record import choice_meaning

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.db.change import Changed
    from vstbpn_desktop.queries.lists import ListQuery, ListRequest, ListRow

PAGE: Final = 128
PAGES_KEPT: Final = 16
_FRESHENED: Final = 2
_UNREADABLE: Final = "(không đọc được)"
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole
_log = logging.getLogger(__name__)

Index = QModelIndex | QPersistentModelIndex
Cell = dict[int, Any]
Page = tuple["TableRow", ...]


class TableRow:
    """One row as it is shown: the record's id, and for each column every role it answers.

    A cell is made when it is first asked for: most rows of a page are never seen.
    """

    __slots__ = ("_cells", "_columns", "_row", "id")

    def __init__(self, row: ListRow, columns: tuple[Column, ...]) -> None:
        self.id = row.id
        self._row = row
        self._columns = columns
        self._cells: dict[int, Cell] = {}

    def cell(self, number: int) -> Cell:
        """Every role of the cell in a column."""
        if number not in self._cells:
            value, words = self._row.values[number], self._row.words[number]
            self._cells[number] = _cell(self.id, self._columns[number], value, words)
        return self._cells[number]


class RecordTableModel(QAbstractTableModel):
    """The rows of a `ListRequest`. Reads pages as they are asked for and keeps the last `PAGES_KEPT`."""

    def __init__(self, app: App, request: ListRequest, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.app = app
        self.spec: RecordSpec = app.registry[request.record]
        self.columns = columns_of(self.spec)
        self._shown_from = depends_on(app.registry, self.spec)
        self._pages: OrderedDict[int, Page] = OrderedDict()
        self._count = 0
        self._show(request)

    @property
    def request(self) -> ListRequest:
        """What is listed now."""
        return self._query.request

    def set_request(self, request: ListRequest) -> None:
        """List something else of the same record type."""
        if request == self.request:
            return
        self.beginResetModel()
        self._show(request)
        self.endResetModel()

    def refresh(self, changed: Changed | None) -> None:
        """Read again after a change; None means that anything may have changed.

        Rows that stay in their places only get new words, else the model is reset.
        """
        if changed is not None and not changed.touches(*self._shown_from):
            return
        count = self._read_count()
        latest = list(self._pages)[-_FRESHENED:]
        fresh = {number: self._read_page(number) for number in latest}
        moved = any(_ids(fresh[number]) != _ids(self._pages[number]) for number in latest)
        if moved or count != self._count:
            self.beginResetModel()
            self._count, self._pages = count, OrderedDict()
            self.endResetModel()
        elif count:
            self._pages = OrderedDict(fresh)
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))

    def record_id(self, row: int) -> int | None:
        """The id of the record in a row; None where it cannot be read."""
        found = self._row(row)
        return found.id if found else None

    def ids(self, first: int = 0, last: int | None = None) -> list[int]:
        """The record ids of the rows from first to last (both included; default: all)."""
        limit = -1 if last is None else last - first + 1
        with self.app.database.read() as connection:
            return self._query.ids(connection, first, limit)

    def locate(self, ids: Collection[int], near: int = 0) -> dict[int, int]:
        """Row numbers by record id, looked for around `near` first; ids not in the list are left out."""
        first = max(0, near - PAGE)
        found = _numbered(self.ids(first, near + PAGE), first, ids)
        return found if len(found) == len(set(ids)) else _numbered(self.ids(), 0, ids)

    # what Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns the spec has."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """One role of one cell; a row that cannot be read says so and never raises."""
        if not index.isValid():
            return None
        row = self._row(index.row())
        if row is None:
            return _unreadable(index.column(), role)
        return row.cell(index.column()).get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Titles, their alignment, and the field's help as tool tip."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _Role.TextAlignmentRole:
            return RIGHT if column.numeric else LEFT
        if role == _Role.ToolTipRole:
            return column.field.help or column.title
        return column.title if role in (_Role.DisplayRole, _Role.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen but those that cannot be read."""
        if not index.isValid() or self._row(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column in Vietnamese order; -1 is the record's own order."""
        name = self.columns[column].field.id if 0 <= column < len(self.columns) else ""
        descending = bool(name) and order == Qt.SortOrder.DescendingOrder
        self.set_request(replace(self.request, order=name, descending=descending))

    # reading

    def _show(self, request: ListRequest) -> None:
        self._query: ListQuery = self.app.listing(request)
        self._pages.clear()
        self._count = self._read_count()

    def _read_count(self) -> int:
        with self.app.database.read() as connection:
            return self._query.count(connection)

    def _read_page(self, number: int) -> Page:
        with self.app.database.read() as connection:
            rows = self._query.page(connection, number * PAGE, PAGE)
        return tuple(TableRow(row, self.columns) for row in rows)

    def _row(self, row: int) -> TableRow | None:
        number, place = divmod(row, PAGE)
        page = self._page(number)
        return page[place] if 0 <= place < len(page) else None

    def _page(self, number: int) -> Page:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        try:
            page = self._read_page(number)
        except Exception:  # Qt calls from painting: an exception here would end the program
            _log.exception("page %s of the list of %s could not be read", number, self.spec.id)
            page = ()
        self._pages[number] = page
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page


def depends_on(registry: Registry, spec: RecordSpec) -> frozenset[str]:
    """The record types whose words a list of `spec` shows: its own, and those its references name."""
    found = {spec.id}
    waiting = [field for field in spec.columns]
    while waiting:
        kind = waiting.pop().kind
        if isinstance(kind, Reference) and kind.record not in found:
            found.add(kind.record)
            target = registry[kind.record]
            waiting.append(target.field(target.title))
    return frozenset(found)


def _cell(row_id: int, column: Column, value: Any, words: str) -> Cell:
    line = " ".join(words.split())
    meaning = MEANINGS[choice_meaning(column.field, value)] if column.pill and words else None
    return {
        _Role.DisplayRole: line,
        _Role.ToolTipRole: words,
        _Role.AccessibleTextRole: f"{column.title}: {line or 'trống'}",
        _Role.TextAlignmentRole: RIGHT if column.numeric else LEFT,
        RECORD_ID: row_id,
        MEANING: meaning,
        MUTED: column.muted,
    }


def _unreadable(column: int, role: int) -> Any:
    if role == _Role.DisplayRole:
        return _UNREADABLE if column == 0 else ""
    return True if role == MUTED else None


def _ids(page: Page) -> list[int]:
    return [row.id for row in page]


def _numbered(ids: list[int], first: int, wanted: Collection[int]) -> dict[int, int]:
    chosen = set(wanted)
    return {row_id: first + place for place, row_id in enumerate(ids) if row_id in chosen}
