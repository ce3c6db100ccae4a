"""Văn bản: tabs for what came, what goes out, what is kept, the numbers, and the library of acts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions import Action
from ui.pages.documents.columns import LISTS
from ui.pages.documents.entry import IncomingSheet
from ui.pages.documents.library import LibraryListPage
from ui.pages.documents.lists import DocumentList
from ui.pages.documents.numbers import NumberList
from ui.pages.list_excel import ExcelDoor
from ui.shell.page import Page, Shell
from ui.widgets.tabs import Tabs
from vstbpn_desktop.queries.correspondence import LATE, NEAR, DocumentRow, documents_of, row_of
from vstbpn_desktop.queries.number_view import YearNumbers, year_numbers
from vstbpn_desktop.records.document import DRAFT, INCOMING, KEPT, OUTGOING, SUBMITTED
from vstbpn_desktop.records.number import CANCELLED, RESERVED, USED

if TYPE_CHECKING:
    from ui.pages.excel_import.order import Order
    from vstbpn_desktop.app import App
    from vstbpn_desktop.db.change import Changed

LIBRARY: Final = "library_entry"
NUMBERS: Final = "numbers"
_TABS: Final = (
    (INCOMING, "Đến"),
    (OUTGOING, "Đi"),
    (KEPT, "Lưu tham khảo"),
    (NUMBERS, "Số"),
    (LIBRARY, "Thư viện căn cứ"),
)
NUMBER, NUMBER_SERIES = _NUMBERED = ("number", "number_series")
_SHOWN_FROM: Final = ("document", "attachment", "task", "note", "number", "number_series")
_HELP: Final = {
    INCOMING: "Văn bản đến của năm và văn bản các năm trước chưa trả lời. Ctrl+N vào sổ; Enter sang ô tiếp "
    "theo, Ctrl+Enter lưu và nhập tiếp. Ctrl+L ghi văn bản trả lời, Ctrl+R ghi tiến độ, Ctrl+P in sổ.",
    OUTGOING: "Văn bản đi từ dự thảo đến phát hành. Nút bên phải là bước tiếp theo. Ctrl+N lập văn bản mới, "
    "Ctrl+P in sổ đăng ký văn bản đi, có số huỷ.",
    KEPT: "Văn bản giữ để tra cứu, không vào sổ đến, không theo năm.",
    NUMBERS: "Dãy số và các số của năm: đã dùng, giữ chỗ, huỷ. Ctrl+N giữ số cho văn bản sẽ làm; số huỷ "
    "không cấp lại.",
}


class DocumentsPage(Page):
    """The tabs. `key` of `activate` is a record (record id, row id), or the id of a filter of what came."""

    title = "Văn bản"
    help = _HELP[INCOMING]

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.found: tuple[DocumentRow, ...] = ()
        self.year: YearNumbers | None = None
        self._wanted: tuple[str, int] | None = None
        self._opened = False
        self.lists = {kind.direction: DocumentList(shell, kind) for kind in LISTS}
        self.numbers = NumberList(shell)
        self.sheet = IncomingSheet(shell)
        self.sheet.hide()
        self._entering = False
        self._library: LibraryListPage | None = None
        self.excel = ExcelDoor(self, self._order)
        self.tabs = Tabs(self.title)
        self._stack = QStackedWidget()
        for place, words in _TABS:
            self.tabs.addTab(words)
            if place != LIBRARY:
                self._stack.addWidget(self._part(place))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self._connect()

    # what the window asks

    @property
    def here(self) -> str:
        """The tab that is open."""
        return _TABS[self.tabs.currentIndex()][0]

    @property
    def page(self) -> QWidget:
        """What the open tab shows."""
        return self.library if self.here == LIBRARY else self._part(self.here)

    def _part(self, place: str) -> DocumentList | NumberList:
        return self.numbers if place == NUMBERS else self.lists[place]

    @property
    def library(self) -> LibraryListPage:
        """The library of acts; made when first shown."""
        if self._library is None:
            self._library = LibraryListPage(self.shell)
            self._library.header_changed.connect(self.header_changed)
            self._library.panel_changed.connect(self.panel_changed)
            self._stack.addWidget(self._library)
        return self._library

    def summary(self) -> str:
        """ "35 văn bản đến · 2 quá hạn · 3 sắp đến hạn"."""
        if self.here == LIBRARY:
            return self.library.summary()
        if self.here == NUMBERS:
            return number_words(self.year)
        return summary_words(self.here, self._rows())

    def commands(self) -> Sequence[Action]:
        """Those of the open tab."""
        if self.here == LIBRARY:
            return self.library.commands()
        imports = self.excel.commands() if self.here in self.lists else ()
        return (*self._part(self.here).commands(), *imports)

    def panel(self) -> QWidget | None:
        """The chosen document, or the sheet for entering."""
        if self.here == LIBRARY:
            return self.library.panel()
        if self.here == INCOMING and self._entering:
            return self.sheet
        return self._part(self.here).side

    def activate(self, key: object = None) -> None:
        """Show the list that holds the record of `key`, or what came that one of its filters keeps."""
        self._opened = True
        if isinstance(key, tuple) and key[0] == LIBRARY:
            self.turn_to(LIBRARY)
            self.library.activate(key)
        elif isinstance(key, tuple) and key[0] in _NUMBERED:
            self.turn_to(NUMBERS)
            self._wanted = key
        elif isinstance(key, tuple):
            self._go_to(key[1])
        elif isinstance(key, str):
            self.turn_to(INCOMING)
            self.lists[INCOMING].filter_by(key)
        elif self.here == LIBRARY:
            self.library.activate()
        self.load()

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed."""
        if self._library is not None:
            self._library.refresh(changed)
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()

    def may_leave(self) -> bool:
        """Ask about what is being entered."""
        if self._library is not None and not self._library.may_leave():
            return False
        return not self._entering or self.sheet.may_leave()

    def load(self) -> None:
        """Read the year's documents."""
        read = partial(_read, self.shell.app, self.shell.year)
        self.shell.runner.latest("documents", read, self._show, owner=self)

    # doing

    def enter(self) -> None:
        """Enter incoming documents."""
        self.turn_to(INCOMING)
        self._entering = True
        self.panel_changed.emit()
        self.sheet.begin()

    def add(self, direction: str) -> None:
        """A new document of a list: entered, made, or noted in the form."""
        if direction == INCOMING:
            self.enter()
        elif direction == OUTGOING:
            self.shell.open("make")
        else:
            self.lists[direction].work.edit(None, {"direction": direction})

    def turn_to(self, place: str) -> None:
        """Open a tab: "in", "out", "kept", `NUMBERS` or `LIBRARY`."""
        self.tabs.setCurrentIndex([one for one, _ in _TABS].index(place))

    # inside

    def _rows(self) -> list[DocumentRow]:
        return [row for row in self.found if row.direction == self.here]

    def _show(self, view: tuple[tuple[DocumentRow, ...], YearNumbers]) -> None:
        self.found, self.year = found, _ = view
        self.numbers.show_year(self.year)
        for number, (place, words) in enumerate(_TABS):
            if place in self.lists:
                rows = [row for row in found if row.direction == place]
                self.lists[place].show_rows(rows)
                self.tabs.setTabText(number, f"{words} {len(rows) or ''}".rstrip())
        self._select_wanted()
        if self._opened and self.here in self.lists and not self._entering:
            self.lists[self.here].table.setFocus()
        self._opened = False
        self._tell()

    def _select_wanted(self) -> None:
        if self._wanted is None:
            return
        place, row_id = self._wanted
        if place == NUMBER_SERIES:
            found = self.numbers.choose_series(row_id)
        else:
            found = self._part(NUMBERS if place == NUMBER else place).select(row_id)
        if found:
            self._wanted = None

    def _go_to(self, row_id: int) -> None:
        with self.shell.app.reader() as reader:
            try:
                row = row_of(reader, row_id, self.shell.app.today)
            except KeyError:
                return
        self.turn_to(row.direction)
        self._wanted = (row.direction, row_id)
        day = row.received_on or row.date
        if day is not None and row.direction != KEPT and row_id not in {one.id for one in self.found}:
            self.shell.set_year(day.year)

    def _entered(self, row_id: int) -> None:
        self._wanted = (INCOMING, row_id)
        self.load()

    def _leave_sheet(self) -> None:
        self._entering = False
        self.panel_changed.emit()
        self.lists[INCOMING].table.setFocus()

    def _order(self) -> Order | None:
        """An import into the list that is open."""
        from ui.pages.excel_import.order import Order

        if self.here not in self.lists:
            return None
        fields = [field.id for field in self.shell.app.registry["document"].columns]
        return Order("document", "documents", None, fields, {"direction": self.here})

    def _turned(self) -> None:
        self._stack.setCurrentWidget(self.page)
        self.help = self.library.help if self.here == LIBRARY else _HELP[self.here]
        if self.here == LIBRARY:
            self.library.activate()
        elif not self.tabs.hasFocus():
            self._part(self.here).table.setFocus()
        self._tell()

    def _tell(self) -> None:
        self.header_changed.emit()
        self.panel_changed.emit()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._turned())
        self.numbers.offers_changed.connect(self._tell)
        self.sheet.closed.connect(self._leave_sheet)
        self.sheet.entered.connect(self._entered)
        for direction, part in self.lists.items():
            part.offers_changed.connect(self._tell)
            part.add_requested.connect(partial(self.add, direction))


def summary_words(direction: str, rows: Sequence[DocumentRow]) -> str:
    """The line below the title."""
    kinds = [row.standing.kind for row in rows]
    said: dict[str, list[tuple[int, str]]] = {
        INCOMING: [
            (len(rows), "văn bản đến"),
            (sum(kind in LATE for kind in kinds), "quá hạn"),
            (sum(kind in NEAR for kind in kinds), "sắp đến hạn"),
            (sum(row.open for row in rows), "chưa trả lời"),
        ],
        OUTGOING: [
            (len(rows), "văn bản đi"),
            (kinds.count(DRAFT), "dự thảo"),
            (kinds.count(SUBMITTED), "trình ký"),
            (sum(row.unscanned for row in rows), "chưa có bản ký"),
        ],
        KEPT: [(len(rows), "văn bản lưu tham khảo")],
    }
    return " · ".join(f"{count} {words}" for count, words in said[direction] if count)


def number_words(year: YearNumbers | None) -> str:
    """ "2 dãy số · 15 số đã dùng · 1 giữ chỗ · 2 huỷ"."""
    if year is None:
        return ""
    states = [row.state for row in year.numbers]
    counts = (
        (len(year.series), "dãy số"), (states.count(USED), "số đã dùng"), (states.count(RESERVED), "giữ chỗ"),
        (states.count(CANCELLED), "huỷ"),
    )  # fmt: skip
    return " · ".join(f"{count} {words}" for count, words in counts if count)


def _read(app: App, year: int) -> tuple[tuple[DocumentRow, ...], YearNumbers]:
    with app.reader() as reader:
        return documents_of(reader, year, app.today), year_numbers(reader, year)
