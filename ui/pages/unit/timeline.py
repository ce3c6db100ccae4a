"""The timeline at the right: what happened to the unit and with it, the newest first, by kind."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.pages.unit.words import ALL, Target, chips, event_entries
from ui.widgets.card import Card, divider
from ui.widgets.lines import LineList
from ui.widgets.pill import ChipRow
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.queries.unit_page import Event


class TimelinePanel(Card):
    """Chips by kind, and the events. `opened` carries record and id of the one that was chosen."""

    opened = Signal(str, int)

    def __init__(self) -> None:
        super().__init__(margin=0, spacing=0)
        self._events: tuple[Event, ...] = ()
        self._targets: list[Target] = []
        self.chips = ChipRow()
        self.chips.chosen.connect(lambda kind: self._fill())
        self.list = LineList("Dòng thời gian", rows=2, scrolls=True)
        self.list.opened.connect(lambda at: self.opened.emit(*self._targets[at]))
        self._none = Text("Chưa có sự kiện nào.", "body", "muted", wrap=True)
        head = Card(margin=16, spacing=10)
        head.setProperty("surface", "clear")
        head.body.addWidget(SectionHeader("Dòng thời gian"))
        head.body.addWidget(self.chips)
        head.body.addWidget(self._none)
        self.body.addWidget(head)
        self.body.addWidget(divider())
        self.body.addWidget(self.list, 1)
        self.setAccessibleName("Dòng thời gian")

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Show these instead; the kind that was chosen stays while there are any."""
        self._events = events
        self.chips.set_chips(chips(events))
        self.chips.setVisible(bool(events))
        self._none.setVisible(not events)
        self._fill()

    def _fill(self) -> None:
        entries = list(event_entries(self._events, self.chips.current() or ALL))
        self._targets = [target for _, target in entries]
        self.list.show_lines([line for line, _ in entries])
        self.list.scrollToTop()
