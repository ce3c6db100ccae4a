"""The search box of the window: what it finds is listed below it, grouped by what it is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ui.widgets.field import SearchField
from ui.widgets.popup import PopupList, PopupRow

if TYPE_CHECKING:
    from ui.shell.page import Shell
    from vstbpn_desktop.app import App
    from vstbpn_desktop.queries.searching import Hit

NOTHING_FOUND: Final = PopupRow("Không tìm thấy. Thử ít chữ hơn hoặc bỏ dấu.", heading=True)
_MOST_HITS: Final = 30


class Finder(QObject):
    """Searches away from the window's thread; the latest words win."""

    def __init__(self, field: SearchField, shell: "Shell") -> None:
        super().__init__(field)
        self._field = field
        self._shell = shell
        self.popup = PopupList(field)
        self.popup.picked.connect(self._go)

    def search(self, words: str) -> None:
        """List what matches; no words close the list."""
        if not words:
            self.popup.show_rows(())
            return
        app = self._shell.app
        self._shell.runner.latest("search", lambda: found(app, words), self._show, owner=self)

    def _show(self, rows: list[PopupRow]) -> None:
        if self._field.hasFocus():
            self.popup.show_rows(rows or [NOTHING_FOUND])

    def _go(self, key: object) -> None:
        if isinstance(key, tuple):
            self._field.clear()
            self._field.clearFocus()
            self._shell.show_record(*key)


def found(app: "App", words: str) -> list[PopupRow]:
    """Search hits as lines of the popup, grouped by what they are."""
    groups: dict[str, list[Hit]] = {}
    for hit in app.search(words, limit=_MOST_HITS):
        groups.setdefault(hit.record, []).append(hit)
    rows: list[PopupRow] = []
    for record, hits in groups.items():
        spec = app.registry[record]
        rows.append(PopupRow(spec.plural, heading=True))
        rows += [
            PopupRow(hit.title, hit.key, (hit.record, hit.id), spec.icon, note=_reason(hit, words))
            for hit in hits
        ]
    return rows


def _reason(hit: "Hit", words: str) -> str:
    """Where it was found, unless title or key say so already."""
    from vstbpn_desktop.vietnamese.folding import fold

    said = fold(f"{hit.title} {hit.key}")
    return "" if all(word in said for word in fold(words).split()) else hit.where
