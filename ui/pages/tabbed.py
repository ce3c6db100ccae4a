"""A page of tabs: one of its parts is open, and has the help, the commands and the side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.shell.page import Page, Shell
from ui.widgets.tabs import Tabs


class TabbedPage(Page):
    """Subclasses make their parts, then `add_tabs`; `helps` is what F1 says of each tab."""

    helps: Sequence[str] = ()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.help = self.helps[0]
        self.tabs = Tabs(self.title)
        self.stack = QStackedWidget()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.stack, 1)

    def add_tabs(self, *parts: tuple[str, QWidget]) -> None:
        """What stands on each tab, and the part behind it; the first is open."""
        for words, part in parts:
            self.tabs.addTab(words)
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self.turned)

    def turned(self, tab: int) -> None:
        """Another tab was opened."""
        self.stack.setCurrentIndex(tab)
        self.help = self.helps[tab]
        self.tell()

    def tell(self) -> None:
        """What the window shows of the page is out of date."""
        self.header_changed.emit()
        self.panel_changed.emit()
