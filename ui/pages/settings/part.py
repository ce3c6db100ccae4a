"""What every subject of the settings has in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions import Action
from ui.shell.page import Shell


class Part(QWidget):
    """One subject: `id` opens it, `tab` names it, `about` says what it is for."""

    id = ""
    tab = ""
    about = ""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def load(self) -> None:
        """Show how things stand."""

    def commands(self) -> Sequence[Action]:
        """What the top bar offers."""
        return ()

    def may_leave(self) -> bool:
        """Finish what was begun."""
        return True
