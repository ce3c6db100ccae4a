"""The shelf of documents: what can be made, by what it is for, found by a few letters."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.card import Card, EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.look import px
from ui.widgets.panel import scrolled
from ui.widgets.row_button import RowButton
from ui.widgets.text import SectionHeader
from vstbpn_desktop.documents.reports import SHELVES
from vstbpn_desktop.documents.reports.spec import DocumentSpec
from vstbpn_desktop.vietnamese.folding import fold

_TWO_COLUMNS: Final = 780
_FINDER: Final = 380


class DocumentChooser(QWidget):
    """The documents in cards, one a shelf, side by side where there is room. `picked` carries an id."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, RowButton] = {}
        self.finder = SearchField("Tìm văn bản…", "Ctrl F")
        self._cards = [self._card(label, specs) for label, specs in SHELVES]
        self._nothing = EmptyState("search", "Không có văn bản nào khớp", "Hãy gõ ít chữ hơn.")
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        self._two: bool | None = None
        self._lay_out()
        self.finder.searched.connect(self.show_found)

    def show_found(self, words: str) -> None:
        """Show the documents whose name or purpose holds the words, with or without accents."""
        wanted = fold(words).split()
        for row in self.rows.values():
            told = fold(f"{row.text()} {row.detail}")
            row.setVisible(all(word in told for word in wanted))
        for card, ids in self._cards:
            card.setVisible(any(not self.rows[name].isHidden() for name in ids))
        self._nothing.setVisible(all(row.isHidden() for row in self.rows.values()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of cards where there is no room for two."""
        super().resizeEvent(event)
        self._arrange(self.width() >= px(_TWO_COLUMNS))

    def _card(self, label: str, specs: tuple[DocumentSpec[Any], ...]) -> tuple[Card, list[str]]:
        card = Card(margin=8, spacing=0)
        heading = SectionHeader(label)
        heading.setContentsMargins(8, 6, 8, 4)
        card.body.addWidget(heading)
        for spec in specs:
            call = partial(self.picked.emit, spec.id)
            self.rows[spec.id] = RowButton(spec.label, spec.description, icon="file-text", on_click=call)
            card.body.addWidget(self.rows[spec.id])
        return card, [spec.id for spec in specs]

    def _arrange(self, two: bool) -> None:
        """Each card below the shorter column so far; the order of shelves stays readable from the left."""
        if two == self._two:
            return
        self._two = two
        heights = [0, 0]
        for card, ids in self._cards:
            at = heights.index(min(heights)) if two else 0
            heights[at] += len(ids) + 1
            self._columns[at].insertWidget(self._columns[at].count() - 1, card)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "clear")
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for column in self._columns:
            column.setSpacing(16)
            column.addStretch(1)
            sides.addLayout(column, 1)
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._nothing)
        middle.addLayout(sides, 1)
        self._nothing.hide()
        self.finder.setFixedWidth(px(_FINDER))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.finder)
        whole.addWidget(scrolled(inside), 1)
