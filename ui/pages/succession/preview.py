"""What events would do, one after the other, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.card import Banner, Card
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.panel import scrolled
from ui.widgets.text import SectionHeader, Text

if TYPE_CHECKING:
    from vstbpn_desktop.errors import UserError
    from vstbpn_desktop.services.succession import Outcome

_ASK: Final = "Ghi ngày, đơn vị trước và đơn vị sau: những gì sẽ thay đổi hiện ở đây trước khi thực hiện."
_SHOWN: Final = 12


class Preview(Card):
    """A heading, what is wrong if anything is, and the events."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionHeader("Sẽ thay đổi")
        self.banner = Banner(Meaning.LATE)
        self.banner.hide()
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 8, 0)
        self._lines.setSpacing(4)
        self.body.addWidget(self.title)
        self.body.addWidget(self.banner)
        self.body.addWidget(scrolled(inside), 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what is to be done."""
        self._fill([("body", "muted", _ASK)])

    def show_error(self, error: UserError) -> None:
        """Say why it cannot be."""
        self._fill([])
        self.banner.show_notice(error.what, error.todo)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Tell of each event."""
        self._fill([line for outcome in outcomes for line in _told(outcome)])

    def words(self) -> list[str]:
        """All that is told, line by line."""
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        widgets = (item.widget() for item in items if item)
        return [widget.text() for widget in widgets if isinstance(widget, Text)]

    def _fill(self, lines: Sequence[tuple[str, str, str]]) -> None:
        self.banner.hide()
        clear(self._lines)
        for role, tone, words in lines:
            self._lines.addWidget(Text(words, role, tone, wrap=True))
        self._lines.addStretch(1)


def _told(outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    yield "strong", "text", outcome.words
    if outcome.begun:
        yield "small", "muted", f"Lập mới: {_some(outcome.begun_names, 'đơn vị')}"
    if outcome.open_work:
        yield "small", "soon", f"{len(outcome.open_work)} việc còn mở vẫn ở đơn vị cũ:"
        for name in outcome.open_work_names[:_SHOWN]:
            yield "small", "muted", f"• {name}"
        if (more := len(outcome.open_work) - _SHOWN) > 0:
            yield "small", "muted", f"và {more} việc khác"
    if outcome.handed_on:
        yield "small", "muted", f"{outcome.handed_on} việc chuyển sang đơn vị sau"
    if outcome.unconfirmed:
        yield "small", "soon", f"Cần xác nhận: {outcome.unconfirmed}"
    for warning in outcome.warnings:
        yield "small", "soon", warning
    yield "small", "muted", ""


def _some(words: Sequence[str], what: str) -> str:
    shown = ", ".join(words[:_SHOWN])
    return shown + (f" và {len(words) - _SHOWN} {what} khác" if len(words) > _SHOWN else "")
