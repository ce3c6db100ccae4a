"""The page of settings: one tab a subject, each a column of cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions import Action
from ui.pages.settings.backups import BackupsPart
from ui.pages.settings.committee import CommitteePart
from ui.pages.settings.computer import ComputerPart
from ui.pages.settings.look import LookPart
from ui.pages.settings.part import Part
from ui.pages.settings.password import PasswordPart
from ui.pages.settings.recipients import RecipientsPart
from ui.pages.settings.values import ValuesPart
from ui.shell.page import Page, Shell
from ui.widgets.look import px
from ui.widgets.panel import scrolled
from ui.widgets.tabs import Tabs
from vstbpn_desktop.queries.settings import SETTINGS

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

_WIDEST: Final = 820


class SettingsPage(Page):
    """The subjects in tabs. `key` names the one to open: the id of a part, or a section."""

    title = "Cài đặt"
    help = "Mỗi thay đổi được ghi ngay khi rời ô và hoàn tác được ở dòng dưới cùng."

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.parts: tuple[Part, ...] = (
            CommitteePart(shell),
            RecipientsPart(shell),
            *(ValuesPart(shell, section) for section in dict.fromkeys(f.section for f in SETTINGS)),
            BackupsPart(shell),
            PasswordPart(shell),
            LookPart(shell),
            ComputerPart(shell),
        )
        self.tabs = Tabs(self.title)
        self._stack = QStackedWidget()
        for part in self.parts:
            self.tabs.addTab(part.tab)
            self._stack.addWidget(_column(part))
        self.tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    @property
    def part(self) -> Part:
        """The subject that is open."""
        return self.parts[self.tabs.currentIndex()]

    def summary(self) -> str:
        """What the subject is about."""
        return self.part.about

    def commands(self) -> Sequence[Action]:
        """Those of the subject."""
        return self.part.commands()

    def activate(self, key: object = None) -> None:
        """Show a subject, or the one shown last."""
        for number, part in enumerate(self.parts):
            if key == part.id:
                self.tabs.setCurrentIndex(number)
        self.part.load()
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changed: Changed | None) -> None:
        """Read again what the subject shows."""
        if changed is None or changed.touches("setting", "profile", "unit"):
            self.part.load()

    def may_leave(self) -> bool:
        """Take what was typed last."""
        return self.part.may_leave()

    def _turn(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.part.load()
        self.header_changed.emit()


def _column(part: Part) -> QWidget:
    part.setMaximumWidth(px(_WIDEST))
    inside = QWidget()
    inside.setProperty("surface", "clear")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(part)
    column.addStretch(1)
    return scrolled(inside)
