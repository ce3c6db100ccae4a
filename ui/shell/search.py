"""The search box of the window: what it finds is listed below it, grouped by what it is."""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject

from ui.widgets.field import SearchField
from ui.widgets.popup import PopupList, PopupRow

if TYPE_CHECKING:
    from ui.shell.page import Shell
    from vstbpn_desktop.app import App
    from vstbpn_desktop.queries.reading import Reader
    from vstbpn_desktop.queries.searching import Hit

NOTHING_FOUND: Final = PopupRow("Không tìm thấy. Thử ít chữ hơn hoặc bỏ dấu.", heading=True)
RESULTS: Final = "search"
"""The page that shows everything that was found."""
_DAY: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_FEW, _MANY, _MOST_ROWS = 4, 12, 24


class AllResults(NamedTuple):
    """The key of the row that opens the page of results."""

    words: str


class Finder(QObject):
    """Searches away from the window's thread; the latest words win.

    Enter opens the marked hit of the words as they stand: where those were not sought yet, as soon as the
    first of them is found.
    """

    def __init__(self, field: SearchField, shell: "Shell") -> None:
        super().__init__(field)
        self._field = field
        self._shell = shell
        self._sought = ""
        self._opens = False
        self.popup = PopupList(field)
        self.popup.picked.connect(self._pick)

    def search(self, words: str) -> None:
        """List what matches; no words close the list."""
        if not words:
            self._opens = False
            self.popup.show_rows(())
            return
        app = self._shell.app
        self._shell.runner.latest(
            "search", lambda: found(app, words), lambda rows: self._show(words, rows), owner=self
        )

    def _show(self, words: str, rows: list[PopupRow]) -> None:
        self._sought = words
        opens, self._opens = self._opens, False
        first = next((row.key for row in rows if not row.heading), None)
        if opens and first is not None:
            self._go(first)
        elif self._field.hasFocus():
            self.popup.show_rows(rows or [NOTHING_FOUND])

    def enter(self) -> None:
        """Open the marked hit of the words as they stand, or the first one as soon as it is found."""
        words, row = self._field.text().strip(), self.popup.current()
        if words and words == self._sought and self.popup.isVisible() and row is not None:
            self._go(row.key)
        elif words:
            self._opens = True
            self.search(words)

    def _pick(self, key: object) -> None:
        if self._field.text().strip() == self._sought:
            self._go(key)
        else:
            self.enter()

    def _go(self, key: object) -> None:
        self._sought = ""
        self._field.clear()
        self._field.clearFocus()
        self.popup.hide()
        if isinstance(key, AllResults):
            self._shell.open(RESULTS, key.words)
        elif isinstance(key, tuple):
            self._shell.show_record(*key)


def found(app: "App", words: str) -> list[PopupRow]:
    """Search hits as lines of the popup, grouped by what they are, and the way to all of them."""
    groups = app.find(words, _MANY)
    total = sum(group.total for group in groups)
    each = _MANY if len(groups) == 1 else _FEW
    rows: list[PopupRow] = []
    with app.reader() as reader:
        for group in groups:
            spec = app.registry[group.record]
            rows.append(PopupRow(f"{spec.plural} · {counted(group.total)}", heading=True))
            rows += [_row(reader, hit, words) for hit in group.hits[:each]]
            if len(rows) > _MOST_ROWS:
                break
    if total > sum(not row.heading for row in rows):
        all_of_it = f"Xem tất cả {counted(total)} kết quả"
        rows.append(PopupRow(all_of_it, key=AllResults(words), icon="list-checks"))
    return rows


def counted(count: int) -> str:
    """12.345"""
    return f"{count:,}".replace(",", ".")


def _row(reader: "Reader", hit: "Hit", words: str) -> PopupRow:
    icon, note = reader.registry[hit.record].icon, explained(reader, hit, words)
    return PopupRow(hit.title, shown_key(reader, hit), (hit.record, hit.id), icon, note=note)


def shown_key(reader: "Reader", hit: "Hit") -> str:
    """The key where it says more than a running number or the title does; days as they are read."""
    if reader.registry[hit.record].key.is_number or hit.key.startswith(hit.title):
        return ""
    said = hit.key.removesuffix(f"@{hit.title}")
    return _DAY.sub(lambda day: f"{day[3]}/{day[2]}/{day[1]}", said)


def explained(reader: "Reader", hit: "Hit", words: str) -> str:
    """What a hit hangs on, that it is no more, and where it was found unless title or key say so already.

    Where the title is but a symbol, what it stands for.
    """
    from vstbpn_desktop.queries.seen import inside_of
    from vstbpn_desktop.vietnamese.dates import format_date
    from vstbpn_desktop.vietnamese.folding import fold

    said = fold(f"{hit.title} {hit.key}")
    where = "" if all(word in said for word in fold(words).split()) else hit.where
    if hit.key != hit.title and hit.key.startswith(hit.title):
        where = _stands_for(reader, hit)
    ended = f"đã kết thúc từ {format_date(hit.ended)}" if hit.ended else ""
    return " · ".join(filter(None, (inside_of(reader, hit.record, hit.id), ended, where)))


def _stands_for(reader: "Reader", hit: "Hit") -> str:
    """What the record's subtitle says."""
    spec = reader.registry[hit.record]
    values = reader.values(spec, hit.id)
    words = (reader.words(spec.field(name).kind, values[name]) for name in spec.subtitle)
    return " · ".join(" ".join(told.split()) for told in words if told)
