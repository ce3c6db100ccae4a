"""How the window looks: light or dark, and how large. Kept on this machine, not in the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from ui.first_look import PERCENTS
from ui.pages.settings.part import Part
from ui.shell.page import Shell
from ui.theme import SCHEME_WORDS
from ui.widgets.card import Card
from ui.widgets.text import Text

K = TypeVar("K")


class LookPart(Part):
    """Two questions, answered at once."""

    id = "look"
    tab = "Giao diện"
    about = "Của riêng máy này, không đi theo dữ liệu"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        theme = shell.theme
        self.schemes = self._choices("Màu nền", SCHEME_WORDS, theme.set_scheme)
        sizes = {percent: f"{percent} %" for percent in PERCENTS}
        self.sizes = self._choices("Cỡ chữ (Ctrl và dấu cộng, dấu trừ)", sizes, theme.set_percent)
        theme.changed.connect(self.load)

    def load(self) -> None:
        """Mark what holds now."""
        self.schemes[self.shell.theme.scheme].setChecked(True)
        self.sizes[self.shell.theme.percent].setChecked(True)

    def _choices(
        self, title: str, words: Mapping[K, str], choose: Callable[[K], object]
    ) -> dict[K, QRadioButton]:
        card = Card(spacing=10)
        card.body.addWidget(Text(title, "heading"))
        group = QButtonGroup(self)
        made: dict[K, QRadioButton] = {}
        for key, word in words.items():
            button = made[key] = QRadioButton(word)
            button.setAccessibleName(f"{title}: {word}")
            button.clicked.connect(lambda _=False, chosen=key: choose(chosen))
            group.addButton(button)
            card.body.addWidget(button)
        self.column.addWidget(card)
        return made
