"""The parts of the side panel, each made once and filled anew for every record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.panels.contents import Link, Pointing, Value
from ui.widgets.button import Button
from ui.widgets.card import divider
from ui.widgets.flow import clear
from ui.widgets.look import Meaning, font, px
from ui.widgets.pill import Pill
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.queries.history import HistoryEntry

_LABEL_WIDTH: Final = 84
_VALUE_WIDTH: Final = 148
_DAY_WIDTH: Final = 42
_HISTORY_SHOWN: Final = 4
_LINES_SHOWN: Final = 4

OpenLink = Callable[[str, int], object]


class LinkText(QLabel):
    """Words of which some open a record, by mouse or keyboard. `opened` carries record and id."""

    opened = Signal(str, int)

    def __init__(self, parts: Sequence[tuple[str, Link | None]], role: str = "body") -> None:
        super().__init__(", ".join(_html(words, link) for words, link in parts))
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setAccessibleName(", ".join(words for words, _ in parts))
        self.linkActivated.connect(self._open)

    def _open(self, href: str) -> None:
        record, _, row_id = href.partition(":")
        self.opened.emit(record, int(row_id))


class Section(QWidget):
    """A thin line, a grey heading with an optional link, and a column below."""

    def __init__(self, title: str = "", link: str = "", on_link: Callable[[], object] | None = None) -> None:
        super().__init__()
        # The height that the style sheet gives to push buttons is too much for links in a narrow panel.
        self.setStyleSheet("QPushButton { min-height: 0; }")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        if title:
            whole.addWidget(divider())
            self.header = SectionHeader(title, link, on_link, role="small-strong", tone="muted")
            whole.addWidget(self.header)
        self.column = QVBoxLayout()
        self.column.setSpacing(6)
        whole.addLayout(self.column)


class ValuesSection(Section):
    """Labels and values; a value that names a record opens it.

    A value with a word wider than the `room` beside its label (pixels at 100 %) stands below it.
    """

    def __init__(self, open_link: OpenLink, room: int = _VALUE_WIDTH) -> None:
        super().__init__()
        self._open = open_link
        self._room = room
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)

    def show_values(self, values: Sequence[Value]) -> None:
        """Show these values instead."""
        clear(self._grid)
        for number, value in enumerate(values):
            label = Text(value.label, "small", "muted", wrap=True)
            label.setContentsMargins(0, 1, 0, 0)
            label.setFixedWidth(px(_LABEL_WIDTH))
            words = LinkText(value.parts)
            words.opened.connect(self._open)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label, 2 * number, 0, top)
            if _longest_word(value) < px(self._room):
                self._grid.addWidget(words, 2 * number, 1, top)
            else:
                self._grid.addWidget(words, 2 * number + 1, 0, 1, 2, top)
        self.setVisible(bool(values))


class PointingSection(Section):
    """Records that name this one, by type: how many, and on demand the first of them."""

    def __init__(self, open_link: OpenLink) -> None:
        super().__init__("Liên quan")
        self._open = open_link
        self._unfolded: set[str] = set()

    def show_pointing(self, pointing: Sequence[Pointing]) -> None:
        """Show these instead; types that were unfolded stay so."""
        clear(self.column)
        for group in pointing:
            self._add_group(group)
        self.setVisible(bool(pointing))

    def _add_group(self, group: Pointing) -> None:
        row = QHBoxLayout()
        first = QWidget()
        fold = Button(group.label, kind="link", tip="Mở danh sách ngắn")
        row.addWidget(fold)
        row.addStretch(1)
        row.addWidget(Pill(str(group.total), Meaning.NONE))
        column = QVBoxLayout(first)
        column.setContentsMargins(px(10), 0, 0, 4)
        column.setSpacing(4)
        for link in group.first:
            words = LinkText([(link.title, link)], "small")
            words.opened.connect(self._open)
            column.addWidget(words)
        if group.total > len(group.first):
            column.addWidget(Text(f"và {group.total - len(group.first)} mục nữa", "small", "muted"))
        fold.clicked.connect(lambda: self._fold(group.label, first))
        self.column.addLayout(row)
        self.column.addWidget(first)
        first.setVisible(group.label in self._unfolded)

    def _fold(self, label: str, first: QWidget) -> None:
        unfolded = first.isHidden()
        first.setVisible(unfolded)
        (self._unfolded.add if unfolded else self._unfolded.discard)(label)


class HistorySection(Section):
    """What was done to the record, the newest first."""

    def __init__(self) -> None:
        super().__init__("Nhật ký", "Xem tất cả", self._show_all)
        self._entries: Sequence[HistoryEntry] = ()

    def show_history(self, entries: Sequence[HistoryEntry]) -> None:
        """Show the first of these."""
        self._entries = entries
        self._show(entries[:_HISTORY_SHOWN])
        self.header.link.setVisible(len(entries) > _HISTORY_SHOWN)
        self.setVisible(bool(entries))

    def _show_all(self) -> None:
        self._show(self._entries)
        self.header.link.hide()

    def _show(self, entries: Sequence[HistoryEntry]) -> None:
        clear(self.column)
        for entry in entries:
            lines = entry.lines or (entry.label,)
            words = "\n".join((*lines[:_LINES_SHOWN], *(["…"] if len(lines) > _LINES_SHOWN else [])))
            text = Text(words, wrap=True)
            text.setToolTip(f"{entry.at:%H:%M %d/%m/%Y}: {entry.label}")
            self.column.addLayout(dated_row(Text(f"{entry.at:%d/%m}", "small", "muted"), text))


def dated_row(day: QLabel, words: QWidget) -> QHBoxLayout:
    """A small day, and words beside it."""
    row = QHBoxLayout()
    row.setSpacing(8)
    day.setContentsMargins(0, 1, 0, 0)
    day.setFixedWidth(px(_DAY_WIDTH))
    row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _longest_word(value: Value) -> int:
    metrics = QFontMetrics(font())
    words = (word for part, _ in value.parts for word in part.split())
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _html(words: str, link: Link | None) -> str:
    text = escape(words).replace("\n", "<br>")
    if link is None:
        return text
    return f'<a href="{link.record}:{link.id}" style="text-decoration:none">{text}</a>'
