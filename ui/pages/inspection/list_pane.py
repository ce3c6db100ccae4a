"""What both lists of the inspection page are: chips, a search, the table, and a panel for what is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions import EXCEL, FIND, Action, hold
from ui.pages.inspection.bar import ALL, ListBar, ListFilter
from ui.pages.inspection.panel import ActionPanel
from ui.shell.page import Shell
from ui.tables.designed import DesignedTable
from ui.tables.designed_rows import Row, RowColumn, RowsModel
from ui.widgets.card import Card, EmptyState
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.services.year_closing import why_held, why_looked_at
from vstbpn_desktop.vietnamese.folding import fold

T = TypeVar("T", bound=Row)
_ROW: Final = 48
_COMPACT_BELOW: Final = 620


class ListWords(NamedTuple):
    """How a list is called: where its columns are remembered, its name, hints, the column that stays.

    `gives_way` are the columns that a list narrower than `compact_below` does without: the panel tells them.
    """

    key: str
    name: str
    hint: str
    nothing: str
    always: str
    gives_way: Collection[str] = ()
    compact_below: int = _COMPACT_BELOW


class ListPane(QWidget, Generic[T]):
    """Shows what chips and search keep. `offers_changed` comes when other rows are chosen, or none."""

    offers_changed = Signal()

    def __init__(
        self,
        shell: Shell,
        record: str,
        words: ListWords,
        columns: Sequence[RowColumn],
        filters: Sequence[ListFilter[T]],
        panel: ActionPanel,
        none: EmptyState,
    ) -> None:
        super().__init__()
        self.shell = shell
        self.record = record
        self.found: tuple[T, ...] = ()
        self._filters = tuple(filters)
        self._panel = panel
        self._none = none
        self.model = RowsModel(columns, self)
        self.table = DesignedTable(
            self.model, shell.session, words.key, words.always, name=words.name, row_height=_ROW,
            compact_below=words.compact_below, gives_way=words.gives_way,
        )  # fmt: skip
        self.bar = ListBar(words.hint, self.table)
        self._filtered_out = EmptyState("search", words.nothing, "", "Xem tất cả", self.show_all)
        self._lay_out()
        self.bar.changed.connect(self._list)
        self.table.picked.connect(self.pick)
        self.table.opened.connect(self.open)
        self.table.delete_requested.connect(self._delete)
        self.table.menu_requested.connect(self._menu)

    # for subclasses

    def offers(self) -> tuple[Action | None, tuple[Action, ...]]:
        """The next step with what is chosen, and whatever else can be done."""
        raise NotImplementedError

    def held(self) -> str:
        """Why what is chosen cannot be written, "" where it can."""
        return why_held(self.shell.app, self.record, [row.id for row in self.chosen()])

    def pick(self) -> None:
        """Other rows are chosen."""
        raise NotImplementedError

    def open(self, row_id: int) -> None:
        """A row was pressed twice, or Enter."""
        raise NotImplementedError

    def delete(self) -> None:
        """Delete what is chosen; undoable."""
        raise NotImplementedError

    def text(self, row: T) -> str:
        """What a row is found by."""
        raise NotImplementedError

    def offered(self) -> tuple[Action | None, tuple[Action, ...]]:
        """What is offered, what writes switched off where it cannot."""
        (main, others), why, shut = self.offers(), self.held(), why_looked_at(self.shell.app)
        return hold((main,), why, shut)[0] if main else None, hold(others, why, shut)

    def refuses(self) -> bool:
        """Whether what is chosen cannot be written, said at the bottom."""
        if why := self.held():
            self.shell.say(why, done=False)
        return bool(why)

    # showing

    def show_rows(self, found: Sequence[T]) -> None:
        """Show these; what was chosen stays chosen."""
        self.found = tuple(found)
        self._list()

    def select(self, row_id: int) -> bool:
        """Choose one, taking filters away where they hide it."""
        if self.table.select_id(row_id):
            return True
        self.show_all()
        return self.table.select_id(row_id)

    def filter_by(self, key: str, words: str = "") -> None:
        """Show what one of the filters keeps, and of that what holds the words."""
        self.bar.choose(key, words)
        self._list()

    def show_all(self) -> None:
        """Leave nothing out."""
        self.filter_by(ALL)

    def chosen(self) -> list[T]:
        """The chosen rows in the list's order."""
        by_id: dict[int, T] = {row.id: row for row in self.model.rows}
        return [by_id[row_id] for row_id in self.table.selected_ids() if row_id in by_id]

    @property
    def side(self) -> QWidget | None:
        """The panel, where there is anything to show in it."""
        return self._panel if self.model.rows else None

    @property
    def searching(self) -> Action:
        """The search of the list, as a shortcut."""
        return Action("Lọc trong danh sách", self.bar.focus_search, "search", "key", FIND)

    @property
    def saving(self) -> Action:
        """The list as an Excel file; the chosen rows alone where several are chosen."""
        some = bool(self.model.rows)
        return Action("Xuất Excel", self.export_excel, "file-spreadsheet", "menu", EXCEL, some)

    def export_excel(self) -> None:
        """Save the records that are listed as a workbook."""
        from ui.pages.list_excel import Listed, export_list

        export_list(self.shell, self, Listed(self._request(), self._fields(), self._listed_ids()))

    def print_list(self) -> None:
        """Show the pages of the records that are listed."""
        from ui.reports.of_list import QUICK_REPORT, options_of

        spec, year = self.shell.app.registry[self.record], self.shell.year
        options = options_of(spec, self._request(), self._fields(), (), year)
        self.shell.open("make", (QUICK_REPORT, options | {"keys": tuple(self._listed_ids())}))

    def _request(self) -> ListRequest:
        # Findings of earlier years are followed too: what is listed is told by the ids.
        return ListRequest(self.record, self.shell.app.today)

    def _fields(self) -> list[str]:
        return [field.id for field in self.shell.app.registry[self.record].columns]

    def _listed_ids(self) -> list[int]:
        chosen = self.table.selected_ids()
        return chosen if len(chosen) > 1 else [row.id for row in self.model.rows]

    # inside

    def _list(self) -> None:
        self.bar.count(self._filters, self.found)
        keeps = {found.id: found.keeps for found in self._filters}[self.bar.current]
        words = fold(self.bar.search.text()).split()
        rows = tuple(row for row in self.found if keeps(row) and self._holds(row, words))
        self.model.show(rows)
        self.bar.setVisible(bool(self.found))
        self._stack.setCurrentWidget(self._card if rows else self._filtered_out if self.found else self._none)
        if rows and not self.table.selected_ids():
            self.table.select_first()
        self.pick()

    def _holds(self, row: T, words: Sequence[str]) -> bool:
        text = fold(self.text(row)) if words else ""
        return all(word in text for word in words)

    def _delete(self) -> None:
        if not self.refuses():
            self.delete()

    def _menu(self, where: QPoint) -> None:
        main, others = self.offered()
        menu = self._panel.menu((*((main,) if main else ()), *others))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _lay_out(self) -> None:
        self._card = Card(margin=0)
        self._card.body.addWidget(self.table)
        self._stack = QStackedWidget()
        for part in (self._card, self._none, self._filtered_out):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
