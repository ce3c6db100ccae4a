"""The panel of a seat: what is to be seen about it, who fills it, its duty, who filled it before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.actions import Action
from ui.pages.committee.words import GENDERS, capital, flags, since, state
from ui.pages.inspection.panel import ActionPanel
from ui.widgets.text import Text
from vstbpn_desktop.queries.committee import SeatLine
from vstbpn_desktop.queries.committee_history import Tenure
from vstbpn_desktop.vietnamese.dates import format_date


class SeatPanel(ActionPanel):
    """Shows the chosen seat."""

    def show_seat(
        self,
        line: SeatLine | None,
        tenures: Sequence[Tenure],
        main: Action | None,
        others: tuple[Action, ...],
    ) -> None:
        """Show it, its holders through time, and what can be done with it."""
        self.clear_body()
        if line is None:
            self.show_head("", "Ghế trong Ban")
            self.body_column.addWidget(Text("Chọn một ghế để xem.", "body", "muted", wrap=True))
        else:
            self.show_head(f"Ghế {line.number} · {capital(line.role_words)}", line.post, *state(line))
            self._fill(line, tenures)
        self.body_column.addStretch(1)
        self.show_actions(main, others)

    def _fill(self, line: SeatLine, tenures: Sequence[Tenure]) -> None:
        for words, colour in flags(line):
            self.body_column.addWidget(_flag(words, colour.value))
        self.add_section("Người giữ ghế")
        self._holder(line)
        self.add_section("Nhiệm vụ, lĩnh vực phụ trách")
        self._words(line.duty or "Chưa phân công.", "text" if line.duty else "muted")
        if tenures:
            self.add_section("Các thời kỳ")
        for tenure in tenures:
            self._tenure(tenure)

    def _holder(self, line: SeatLine) -> None:
        held = line.holder
        if held is None:
            self._words("Ghế đang khuyết.", "muted")
            return
        name = Text(held.name, "strong", wrap=True)
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body_column.addWidget(name)
        told = (held.post, GENDERS.get(held.gender, "chưa ghi giới tính"), since(held.since), held.decision)
        self._words(" · ".join(filter(None, told)), "muted")

    def _tenure(self, tenure: Tenure) -> None:
        since = format_date(tenure.since) if tenure.since else "…"
        until = format_date(tenure.until) if tenure.until else "nay"
        told = " · ".join(filter(None, (f"{since} – {until}", tenure.post, tenure.decision)))
        self._words(tenure.name, "text")
        self.body_column.addWidget(Text(told, "small", "muted", wrap=True))

    def _words(self, words: str, tone: str) -> None:
        self.body_column.addWidget(Text(words, "body", tone, wrap=True))


def _flag(words: str, tone: str) -> Text:
    """A flag in full: too long for a pill, so its words are coloured and wrapped."""
    return Text(capital(words), "small-strong", tone, wrap=True)
