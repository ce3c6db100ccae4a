"""The row above a list of the inspection pages: chips with counts, the search, the list's own tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.tables.designed import DesignedTable
from ui.widgets.button import Button
from ui.widgets.fields import SearchField
from ui.widgets.look import px
from ui.widgets.pill import ChipRow

T = TypeVar("T")
ALL = "all"
_SEARCH = 200


class ListFilter(NamedTuple, Generic[T]):
    """A way to look at a list: its words, what it keeps, and whether it is offered where it keeps none."""

    id: str
    label: str
    keeps: Callable[[T], bool]
    always: bool = False


class ListBar(QWidget):
    """Chips with counts, a search, the columns. `changed` comes when something else is to be listed."""

    changed = Signal()

    def __init__(self, hint: str, table: DesignedTable) -> None:
        super().__init__()
        self._table = table
        self._current = ALL
        self.chips = ChipRow()
        self.search = SearchField(hint, "Ctrl F")
        self.search.setFixedWidth(px(_SEARCH))
        self.search.below = table
        self._columns = Button(icon="columns-3", kind="icon", tip="Cột hiển thị, sao chép")
        self._columns.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.search)
        row.addWidget(self._columns)
        self.chips.chosen.connect(self._chosen)
        self.search.searched.connect(lambda _: self.changed.emit())

    def count(self, filters: Sequence[ListFilter[T]], rows: Iterable[T]) -> None:
        """Show the filters, each with how many it keeps; those that keep none are left out."""
        rows = tuple(rows)
        counts = [(found, sum(map(found.keeps, rows))) for found in filters]
        lasting = (ALL, self._current)
        shown = [(one, kept) for one, kept in counts if kept or one.always or one.id in lasting]
        words = [(found.id, f"{found.label} {kept}" if kept else found.label) for found, kept in shown]
        self.chips.set_chips(words)
        self.chips.choose(self._current)

    def choose(self, key: str, words: str = "") -> None:
        """Let a filter hold and look for these words, without a signal."""
        self._current = key
        self.chips.choose(key)
        self.search.blockSignals(True)
        self.search.setText(words)
        self.search.blockSignals(False)

    @property
    def current(self) -> str:
        """The id of the filter that holds."""
        return self._current

    def focus_search(self) -> None:
        """Let the officer type."""
        self.search.setFocus()
        self.search.selectAll()

    def _chosen(self, key: str) -> None:
        self._current = key
        self.changed.emit()

    def _open_menu(self) -> None:
        menu = self._table.layout_of_columns.menu(self)
        menu.addSeparator()
        menu.addAction("Sao chép cả danh sách").triggered.connect(lambda: self._table.copy_all())
        menu.aboutToHide.connect(menu.deleteLater)
        left = self._columns.width() - menu.sizeHint().width()
        menu.popup(self._columns.mapToGlobal(QPoint(left, self._columns.height() + 4)))
