"""The first step of an import: choose, drop or paste; errors say what to do and leave the way open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, EmptyState
from ui.widgets.look import Meaning, px
from vstbpn_desktop.errors import UserError

_WIDTH: Final = 560
_BEFORE_SIDES: Final = 20
"""How much more room the words take than each side, until they are `_WIDTH` wide."""


class ChoosingPane(QWidget):
    """A quiet surface to drop on: what to choose, the button that asks for a file, and other ways."""

    def __init__(
        self, icon: str, title: str, text: str, choose: Callable[[], object], others: Sequence[Button]
    ) -> None:
        super().__init__()
        self.banner = Banner(Meaning.LATE)
        self.banner.hide()
        self.invitation = EmptyState(icon, title, text, "Chọn tệp…", choose, button_icon="folder-open")
        self.invitation.setMaximumWidth(px(_WIDTH))
        for button in others:
            self.invitation.add_button(button)
        self.setFocusProxy(self.invitation.button)
        card = Card()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.invitation, _BEFORE_SIDES)
        row.addStretch(1)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(card, 1)

    def show_error(self, error: UserError | None) -> None:
        """Say what could not be read and what to do, or take it away."""
        if error is None:
            self.banner.hide()
        else:
            self.banner.show_notice(error.what, error.todo)
