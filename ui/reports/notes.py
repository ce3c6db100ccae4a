"""What the officer should know before she signs: the first thing at once, the others when she asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.card import Banner
from ui.widgets.look import Meaning


class NotesBanner(Banner):
    """Shows notes in amber; hidden where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Meaning.SOON, parent)
        self.notes: tuple[str, ...] = ()
        self._open = False
        self.hide()

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show these notes."""
        self.notes = tuple(notes)
        self.setVisible(bool(notes))
        if notes:
            self._fill()

    def _fill(self) -> None:
        others = self.notes[1:]
        if not others:
            self.show_notice(self.notes[0])
        elif self._open:
            self.show_notice(self.notes[0], "\n".join(others), "Thu gọn", self._toggle)
        else:
            self.show_notice(self.notes[0], "", f"+{len(others)} lưu ý", self._toggle)

    def _toggle(self) -> None:
        self._open = not self._open
        self._fill()
