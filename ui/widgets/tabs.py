"""A quiet row of tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar


class Tabs(QTabBar):
    """Tabs as wide as their words, without a line below; `name` is what a screen reader says of the row.

    `all_shown`: the row is never scrolled, where its few tabs always have room.
    """

    def __init__(self, name: str, *words: str, all_shown: bool = False) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(not all_shown)
        self.setAccessibleName(name)
        for tab in words:
            self.addTab(tab)
