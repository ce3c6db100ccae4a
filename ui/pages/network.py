"""Toàn cảnh: every unit as a tile, coloured by how it stands; a legend that filters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.actions import Action
from ui.reports.of_list import QUICK_REPORT
from ui.shell.page import Page, Shell, working_day
from ui.widgets.card import Card
from ui.widgets.flow import clear
from ui.widgets.look import Meaning, px
from ui.widgets.pill import ChipRow
from ui.widgets.text import Text
from ui.widgets.tiles import Group, LegendButton, Tile, TileGrid
from vstbpn_desktop.queries.network import STATUSES, Network, Status, network
from vstbpn_desktop.queries.network import Tile as Unit
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

_SHOWN_FROM: Final = (
    "unit", "committee", "person", "task", "assignment", "result", "training_class", "participant",
    "inspection",
)  # fmt: skip


class NetworkPage(Page):
    """The tiles by level; chips choose the status, the legend which of its states are shown."""

    title = "Toàn cảnh đơn vị"
    place = "units"
    help = (
        "Mỗi ô là một đơn vị, xếp theo cấp và thứ tự chính thức, tô màu theo tình trạng chọn ở trên. "
        "Bấm vào chú giải để chỉ xem các đơn vị như vậy; bấm lại để xem tất cả. Mũi tên để di chuyển, Enter "
        "mở trang của đơn vị, Ctrl+P in danh sách các đơn vị đang thấy."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.network: Network | None = None
        self.chips = ChipRow([(status.id, status.label) for status in STATUSES])
        self.chips.chosen.connect(lambda key: self._turn())
        self.grid = TileGrid(self.title)
        self.grid.opened.connect(lambda unit: shell.open("unit", ("unit", unit)))
        self._legend = QHBoxLayout()
        self._legend.setSpacing(px(8))
        self._lay_out()

    @property
    def status(self) -> Status:
        """What the tiles are coloured by."""
        return next(status for status in STATUSES if status.id == self.chips.current())

    @property
    def legend(self) -> list[LegendButton]:
        """The buttons of the legend."""
        items = (self._legend.itemAt(at) for at in range(self._legend.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, LegendButton)]

    # what the window asks

    def summary(self) -> str:
        """ "47 đơn vị: 20 cấp tỉnh, 27 cấp huyện · tính đến 06/07/2020"."""
        if self.network is None:
            return ""
        levels = ", ".join(f"{len(tiles)} cấp {words}" for words, tiles in self.network.levels())
        shown, total = len(self.grid.tiles()), len(self.network.tiles)
        seen = f" · đang xem {shown}" if shown != total else ""
        return f"{total} đơn vị: {levels} · tính đến {format_date(self.network.as_of)}{seen}"

    def commands(self) -> Sequence[Action]:
        """Printing what is seen, the list, the way back."""
        return (
            Action("Danh sách đơn vị", lambda: self.shell.open("units"), "list"),
            Action("In danh sách", self.print_list, "printer", "main", actions.PRINT),
        )

    def activate(self, key: object = None) -> None:
        """Read the units as of the working year."""
        self.load()
        self.grid.setFocus()

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed."""
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()

    # doing

    def print_list(self) -> None:
        """The units that are seen, as a list on paper."""
        if self.network is not None:
            ids = tuple(tile.id for tile in self.grid.tiles())
            options = {"record": "unit", "keys": ids, "as_of": self.network.as_of, "year": self.network.year}
            self.shell.open("make", (QUICK_REPORT, options))

    def load(self) -> None:
        """Read the network in the background."""
        app, year, day = self.shell.app, self.shell.year, working_day(self.shell)

        def read() -> Network:
            with app.reader(day) as reader:
                return network(reader, year)

        self.shell.runner.latest("network", read, self._show, owner=self)

    # inside

    def _show(self, found: Network) -> None:
        self.network = found
        self._show_legend()
        self._fill()

    def _turn(self) -> None:
        clear(self._legend)
        self._show_legend()
        self._fill()

    def _show_legend(self) -> None:
        if self.network is None:
            return
        counts, known = self.network.counts(self.status), {button.key: button for button in self.legend}
        for state in self.status.states:
            button = known.get(state.id) or self._add(state.id)
            button.show_state(state.words, counts[state.id], Meaning.named(state.meaning))

    def _add(self, key: str) -> LegendButton:
        button = LegendButton(key)
        button.toggled.connect(lambda _: self._fill())
        self._legend.addWidget(button)
        return button

    def _fill(self) -> None:
        if self.network is None:
            return
        status, wanted = self.status, {button.key for button in self.legend if button.isChecked()}
        groups = []
        for words, tiles in self.network.levels():
            kept = [t for t in tiles if not wanted or t.states[status.id] in wanted]
            title = f"Cấp {words} · {len(kept)}" + (f" trong {len(tiles)}" if len(kept) < len(tiles) else "")
            groups.append(Group(title, tuple(map(self._tile, kept))))
        self.grid.show_groups([group for group in groups if group.tiles])
        self.header_changed.emit()

    def _tile(self, unit: Unit) -> Tile:
        state = self.status.state(unit.states[self.status.id])
        words = unit.words[self.status.id] or state.words
        return Tile(unit.unit_id, unit.name, words, Meaning.named(state.meaning))

    def _lay_out(self) -> None:
        legend = QHBoxLayout()
        legend.setSpacing(px(8))
        legend.addWidget(Text("Chú giải:", "small", "muted"))
        legend.addLayout(self._legend)
        legend.addStretch(1)
        card = Card(margin=14, spacing=6)
        card.body.addLayout(legend)
        card.body.addWidget(self.grid, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.chips)
        column.addWidget(card, 1)
