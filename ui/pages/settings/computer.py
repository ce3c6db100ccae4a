"""This computer: where the data lie, which version of the program runs, and a newer one from a USB stick."""

from __future__ import annotations

from functools import partial

from ui.pages.settings.part import Part
from ui.shell.page import Shell
from ui.updating.card import UpdateCard
from ui.updating.place import PlaceCard
from ui.updating.place_notice import COMPUTER
from vstbpn_desktop.paths import program_home
from vstbpn_desktop.services.place import place_of


class ComputerPart(Part):
    """Two cards: the data, the program."""

    id = COMPUTER
    tab = "Máy này"
    about = "Dữ liệu nằm ở đâu, chương trình bản nào, cập nhật từ USB"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.place = PlaceCard()
        self.update_card = UpdateCard(shell, program_home(), self)
        self.column.addWidget(self.place)
        self.column.addWidget(self.update_card)

    def load(self) -> None:
        """Look at the disk again."""
        root = self.shell.app.folder.root
        self.shell.runner.latest("settings-place", partial(place_of, root), self.place.show_place, owner=self)
