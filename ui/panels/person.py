"""What the panel tells of a person beside the fields: every part she plays, and lines that may be she."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.contents import Link
from ui.panels.sections import LinkText, OpenLink, Section
from ui.widgets.button import Button
from ui.widgets.card import Banner
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.text import Text
from vstbpn_desktop.queries.person_parts import HEADINGS, Part

_SHOWN: Final = 4


class PartsSection(Section):
    """The parts by kind: each what it was, where it can be seen, from when to when."""

    def __init__(self, open_link: OpenLink, tie: Callable[[], object]) -> None:
        super().__init__("Vai trò, quá trình")
        self._open = open_link
        self._whole: set[str] = set()
        self._parts: Sequence[Part] = ()
        self._proposed = 0
        self._tie = tie
        self.proposed = Banner(Meaning.SOON)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(10)
        self.column.addWidget(self.proposed)
        self.column.addLayout(self._groups)

    def show_parts(self, parts: Sequence[Part], proposed: int) -> None:
        """Show these instead, and how many lines of lists may be this person too."""
        self._parts, self._proposed = parts, proposed
        self.proposed.setVisible(proposed > 0)
        if proposed:
            words = f"{proposed} dòng danh sách có thể là người này"
            self.proposed.show_notice(words, "", "Xem và nối", self._tie)
        clear(self._groups)
        for kind, found in groupby(parts, key=lambda part: part.kind):
            self._groups.addWidget(self._group(kind, list(found)))
        self.setVisible(bool(parts) or proposed > 0)

    def _group(self, kind: str, parts: Sequence[Part]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        counted = f" ({len(parts)})" if len(parts) > 1 else ""
        column.addWidget(Text(f"{HEADINGS[kind]}{counted}", "small-strong"))
        shown = parts if kind in self._whole else parts[:_SHOWN]
        for part in shown:
            column.addWidget(self._line(part))
        if len(parts) > len(shown):
            words = f"Xem cả {len(parts)}"
            column.addWidget(Button(words, kind="link", on_click=lambda: self._unfold(kind)))
        return group

    def _line(self, part: Part) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        link = Link(part.record, part.row_id, part.title) if part.record else None
        title = LinkText([(part.title, link)])
        title.opened.connect(self._open)
        column.addWidget(title)
        if words := " · ".join(filter(None, (part.days, part.detail))):
            column.addWidget(Text(words, "small", "muted", wrap=True))
        return line

    def _unfold(self, kind: str) -> None:
        self._whole.add(kind)
        self.show_parts(self._parts, self._proposed)
