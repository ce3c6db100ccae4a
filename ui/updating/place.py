"""Where the data lie: a card on the page of settings."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ui.reports.export import open_path
from ui.widgets.card import Banner, Card
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.text import KeyValueRows, SectionHeader
from vstbpn_desktop.services.place import Place, Risk
from vstbpn_desktop.vietnamese.numbers import size_words


class PlaceCard(Card):
    """The data folder, the room that is left, and what may harm the data there."""

    def __init__(self) -> None:
        super().__init__(spacing=10)
        self.facts = KeyValueRows()
        self.banners: list[Banner] = []
        self._place: Place | None = None
        self._risks = QVBoxLayout()
        self._risks.setSpacing(8)
        self.body.addWidget(SectionHeader("Dữ liệu", "Mở thư mục", self._open))
        self.body.addWidget(self.facts)
        self.body.addLayout(self._risks)

    def show_place(self, place: Place) -> None:
        """Fill the card."""
        self._place = place
        room = size_words(place.free) if place.free >= 0 else "không rõ"
        self.facts.set_rows((("Thư mục", str(place.folder)), ("Còn trống", room)))
        clear(self._risks)
        self.banners = [_banner(risk) for risk in place.risks]
        for banner in self.banners:
            self._risks.addWidget(banner)

    def _open(self) -> None:
        if self._place is not None:
            open_path(self._place.folder)


def _banner(risk: Risk) -> Banner:
    banner = Banner(Meaning.SOON)
    banner.show_notice(risk.what, risk.todo)
    return banner
