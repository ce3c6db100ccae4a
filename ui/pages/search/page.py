"""The page of search results: types with their counts, what was found, the chosen record beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions import FIND, Action
from ui.pages.search.list import ResultList
from ui.pages.search.model import PAGE, ResultRow, ResultsModel
from ui.panels.record_panel import RecordPanel
from ui.shell.page import Page, Shell
from ui.shell.search import counted, explained, shown_key
from ui.widgets.card import Card, EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.pill import ChipRow
from vstbpn_desktop.queries.searching import Found, Hit, overview, page_of

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.db.change import Changed
    from vstbpn_desktop.queries.reading import Reader

ALL: Final = "all"
_EACH: Final = 5


class SearchPage(Page):
    """Everything found for the words of `key`."""

    title = "Kết quả tìm kiếm"
    help = "Chọn loại mục ở hàng trên; Enter hoặc bấm đúp để mở mục đang chọn."

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.words = ""
        self.found: list[Found] = []
        self.finder = SearchField("Tìm nhiệm vụ, đơn vị, văn bản, người…")
        self.chips = ChipRow()
        self.model = ResultsModel(self)
        self.list = ResultList(self.model)
        self.side = RecordPanel(shell, self)
        self.side.hide()
        self._nothing = EmptyState(
            "search", "Không tìm thấy mục nào", "Thử ít chữ hơn, hoặc gõ không dấu để tìm rộng hơn."
        )
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    # what the window asks

    def summary(self) -> str:
        """ "“phụ nữ” · 1.204 kết quả"."""
        if not self.words:
            return "Gõ ít nhất hai chữ cái"
        return f"“{self.words}” · {counted(sum(group.total for group in self.found))} kết quả"

    def commands(self) -> Sequence[Action]:
        """Going to the chosen record."""
        return (Action("Mở mục này", self.open_chosen, "external-link", "main"),) if self.found else ()

    def panel(self) -> QWidget | None:
        """The chosen record."""
        return self.side if self.found else None

    def activate(self, key: object = None) -> None:
        """Search for the words given, or show again what was found last."""
        if isinstance(key, str):
            self.finder.setText(key)
            self.words = key
            self.chips.choose(ALL)
        self.load()
        (self.list if self.words else self.finder).setFocus()

    def refresh(self, changed: Changed | None) -> None:
        """What changed may be found now, or no more."""
        self.load()
        self.side.refresh(changed)

    # reading

    def load(self) -> None:
        """Search again."""
        app, words = self.shell.app, self.words
        self.shell.runner.latest("search-page", lambda: read_all(app, words), self._show, owner=self)

    def _show(self, read: tuple[list[Found], list[ResultRow]]) -> None:
        self.found, rows = read
        self.chips.set_chips(self._types())
        self._stack.setCurrentWidget(self._card if self.found else self._nothing)
        if self.chips.current() == ALL:
            self.model.show_rows(rows)
        else:
            self.model.show_count(self._total(self.chips.current()))
        self.list.select_first()
        self.header_changed.emit()
        self.panel_changed.emit()

    def _types(self) -> list[tuple[str, str]]:
        names = {spec.id: spec.plural for spec in self.shell.app.registry}
        each = [(group.record, f"{names[group.record]} {counted(group.total)}") for group in self.found]
        return [(ALL, "Tất cả"), *each]

    def _total(self, record: str) -> int:
        return next((group.total for group in self.found if group.record == record), 0)

    def _read_page(self, number: int) -> None:
        app, words, record = self.shell.app, self.words, self.chips.current()

        def take(rows: list[ResultRow]) -> None:
            if (words, record) == (self.words, self.chips.current()):
                self.model.take_page(number, rows)

        self.shell.runner.latest(
            f"search-page-{number}", lambda: read_page(app, words, record, number), take, owner=self
        )

    # what a person does

    def _search(self, words: str) -> None:
        self.words = words
        self.load()

    def _pick(self, row: ResultRow) -> None:
        if not row.heading:
            self.side.show_record(row.record, row.id)

    def open_chosen(self) -> None:
        """Go to the page of the chosen record."""
        self.list.open_current()

    def _open(self, row: ResultRow) -> None:
        self.shell.show_record(row.record, row.id)

    # the page itself

    def _build(self) -> None:
        self._card = Card(margin=0)
        self._card.body.addWidget(self.list)
        self._stack.addWidget(self._card)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.finder)
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.finder.searched.connect(self._search)
        self.finder.returnPressed.connect(self.list.setFocus)
        self.chips.chosen.connect(lambda _: self.load())
        self.model.wanted.connect(self._read_page)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        find = QShortcut(QKeySequence(FIND), self, self.finder.setFocus)
        find.setContext(Qt.ShortcutContext.WindowShortcut)


def read_all(app: App, words: str) -> tuple[list[Found], list[ResultRow]]:
    """What was found by type, and the first of each as rows under a heading."""
    with app.reader() as reader:
        found = overview(reader, words, _EACH)
        rows: list[ResultRow] = []
        for group in found:
            spec = reader.registry[group.record]
            shown = f", {len(group.hits)} mục đầu" if group.total > len(group.hits) else ""
            rows.append(ResultRow(f"{spec.plural} · {counted(group.total)}{shown}", record=group.record))
            rows += _rows(reader, group.hits, words)
    return found, rows


def read_page(app: App, words: str, record: str, number: int) -> list[ResultRow]:
    """A page of the hits of one type."""
    with app.reader() as reader:
        return _rows(reader, page_of(reader, words, record, PAGE, number * PAGE), words)


def _rows(reader: Reader, hits: Sequence[Hit], words: str) -> list[ResultRow]:
    found = []
    for hit in hits:
        icon, note = reader.registry[hit.record].icon, explained(reader, hit, words)
        found.append(ResultRow(hit.title, shown_key(reader, hit), note, icon, hit.record, hit.id))
    return found
