"""Two records side by side, field by field; where they contradict, one of the two is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from ui.widgets.card import Banner, Card, divider
from ui.widgets.flow import clear
from ui.widgets.look import Meaning, px
from ui.widgets.panel import count_row, scrolled
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.merging import ASKED, DROP, FILLED, JOINED, KEEP, SAME, Comparison, Merged

_LABEL, _LONG = 150, 120
_GROUPS = (
    (ASKED, "Hai mục khác nhau: chọn giá trị đúng"),
    (FILLED, "Lấy từ mục có ghi"),
    (JOINED, "Giữ cả hai"),
    (SAME, "Giống nhau"),
)


class ComparedCard(Card):
    """What would come of two records. `chosen` comes when a contradiction was settled."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=8)
        self.title = SectionHeader("So sánh")
        self.banner = Banner(Meaning.LATE)
        self.choices: dict[str, str] = {}
        self.merged: Merged | None = None
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, px(8), 0)
        self._column.setSpacing(px(8))
        self.body.addWidget(self.title)
        self.body.addWidget(self.banner)
        self.body.addWidget(scrolled(inside), 1)
        self.show_nothing("Chọn một cặp bên trái để so sánh.")

    @property
    def open(self) -> int:
        """How many contradictions are still to be settled."""
        asked = self.merged.asked if self.merged else ()
        return sum(line.field not in self.choices for line in asked)

    def show_nothing(self, words: str) -> None:
        """Say why nothing is compared."""
        self._begin(None)
        self.title.label.setText("So sánh")
        self._column.addWidget(Text(words, "body", "muted", wrap=True))
        self._column.addStretch(1)

    def show_error(self, error: UserError) -> None:
        """Say why the two cannot be merged."""
        self._begin(None)
        self.banner.show_notice(error.what, error.todo)
        self._column.addStretch(1)

    def show_merged(self, merged: Merged) -> None:
        """Show what would come of it."""
        self._begin(merged)
        self.title.label.setText(f"Giữ {_named(merged.title, merged.key)}")
        dropped = _named(merged.dropped_title, merged.dropped_key)
        words = f"Bỏ {dropped}; mọi thứ gắn với mục này được chuyển sang."
        self._column.addWidget(Text(words, "body", "muted", wrap=True))
        for outcome, words in _GROUPS:
            if lines := [line for line in merged.fields if line.outcome == outcome]:
                self._add_group(words, lines)
        self._add_moved(merged)
        self._column.addStretch(1)

    def _begin(self, merged: Merged | None) -> None:
        self.merged, self.choices = merged, {}
        self.banner.hide()
        clear(self._column)

    def _add_group(self, words: str, lines: Iterable[Comparison]) -> None:
        self._column.addWidget(divider())
        self._column.addWidget(Text(words, "small-strong", "muted"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for row, line in enumerate(lines):
            self._add_line(grid, row, line)
        self._column.addWidget(inside)

    def _add_line(self, grid: QGridLayout, row: int, line: Comparison) -> None:
        top = Qt.AlignmentFlag.AlignTop
        label = Text(line.label, "small", "muted", wrap=True)
        label.setFixedWidth(px(_LABEL))
        grid.addWidget(label, row, 0, top)
        if line.outcome == ASKED:
            group = QButtonGroup(grid.parentWidget())
            for column, (side, words) in enumerate(((KEEP, line.kept), (DROP, line.dropped)), 1):
                grid.addWidget(self._radio(group, line, side, words), row, column, top)
        else:
            words = line.kept if line.outcome == SAME else "\n".join(filter(None, (line.kept, line.dropped)))
            grid.addWidget(Text(words, wrap=True), row, 1, 1, 2, top)

    def _radio(self, group: QButtonGroup, line: Comparison, side: str, words: str) -> QRadioButton:
        shown = words if len(words) <= _LONG else f"{words[:_LONG]}…"
        # A radio button wraps nothing by itself.
        radio = QRadioButton(shown.replace("; ", "\n").replace(" · ", "\n"))
        radio.setToolTip(words)
        radio.setAccessibleName(f"{line.label}: {words}")
        group.addButton(radio)
        radio.toggled.connect(lambda on: self._choose(line.field, side) if on else None)
        return radio

    def _choose(self, field: str, side: str) -> None:
        self.choices[field] = side
        self.chosen.emit()

    def _add_moved(self, merged: Merged) -> None:
        if not merged.moved:
            return
        self._column.addWidget(divider())
        self._column.addWidget(Text("Sẽ chuyển sang mục được giữ", "small-strong", "muted"))
        for words, count in merged.moved:
            self._column.addWidget(count_row(words, count, Meaning.NONE))


def _named(title: str, key: str) -> str:
    return title if key.isdigit() and len(key) < 3 else f"{title} ({key})"
