"""The cards of the page: values, lists of lines, notes and files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.pages.unit.words import Entry, Target
from ui.panels.contents import FileLine, NoteLine
from ui.panels.files import FilesSection
from ui.panels.notes import NotesSection
from ui.shell.page import Shell
from ui.widgets.card import Card
from ui.widgets.lines import LineList
from ui.widgets.look import px
from ui.widgets.text import SectionHeader, Text

_NARROW: Final = 640


class ListCard(Card):
    """A heading with its count, lines that open records, a word where there are none.

    `opened` carries record and id.
    """

    opened = Signal(str, int)

    def __init__(self, title: str, none: str, rows: int = 1) -> None:
        super().__init__(margin=14, spacing=6)
        self._title = title
        self._targets: Sequence[Target] = ()
        self.header = SectionHeader(title)
        self.more = Text("", "small", "muted")
        self.list = LineList(title, rows=rows)
        self.list.opened.connect(lambda at: self.opened.emit(*self._targets[at]))
        self._none = Text(none, "body", "muted", wrap=True)
        for part in (self.header, self.list, self._none, self.more):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_entries(self, entries: Sequence[Entry], title: str = "", left: int = 0) -> None:
        """Show these lines; `left` is how many more there are."""
        self.header.label.setText(title or self._title)
        self._targets = [target for _, target in entries]
        self.list.show_lines([line for line, _ in entries])
        self.list.setVisible(bool(entries))
        self._none.setVisible(not entries)
        self.more.setText(f"và {left} mục nữa")
        self.more.setVisible(left > 0)


class PapersCard(Card):
    """Notes and calls at the left, files at the right; both can be added to."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(margin=14, spacing=6)
        self.notes, self.files = NotesSection(shell), FilesSection(shell)
        self.notes.other_pasted.connect(self.files.paste)
        row = QHBoxLayout()
        row.setSpacing(px(24))
        for part in (self.notes, self.files):
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def show_papers(self, unit_id: int, notes: Sequence[NoteLine], files: Sequence[FileLine]) -> None:
        """Show what hangs on the unit."""
        self.notes.show_notes("unit", unit_id, notes)
        self.files.show_files("unit", unit_id, files)


class Beside(QWidget):
    """Widgets of equal width beside each other, below each other where there is little room."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.setProperty("surface", "clear")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(12))
        for widget in widgets:
            self._box.addWidget(widget, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn with the width."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if self.width() < px(_NARROW) else way.LeftToRight)

    def minimumSizeHint(self) -> QSize:
        """May be narrower than the widgets side by side."""
        return QSize(0, super().minimumSizeHint().height())
