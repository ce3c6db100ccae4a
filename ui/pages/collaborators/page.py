"""The page: figures, filters, a row for each unit; at the right who collaborates in the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import FIND, NEW, PRINT, Action
from ui.forms.dialog import RecordEditor
from ui.pages.collaborators.columns import COLUMNS, total
from ui.pages.collaborators.panel import UnitPanel
from ui.shell.page import Page, Shell
from ui.tables.designed import DesignedTable
from ui.tables.designed_rows import RowsModel
from ui.widgets.card import Card, EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.pill import ChipRow
from vstbpn_desktop.queries.collaborators import HAS, HAS_NONE, LEVEL_WORDS, Network, levels, network
from vstbpn_desktop.vietnamese.folding import fold

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

ALL: Final = "all"
_READ_FROM: Final = ("collaborator", "unit", "participant", "training_class", "person")
_PAPER: Final = "collaborator-list"


class CollaboratorsPage(Page):
    """Which units have collaborators and which have none, as of the day worked in."""

    title = "Mạng lưới cộng tác viên"
    place = "units"
    help = (
        "Đơn vị nào đã có cộng tác viên, tuyên truyền viên, đơn vị nào chưa; tập huấn và hoạt động gần nhất. "
        "Tập huấn lấy từ danh sách lớp (cùng người, hoặc cùng họ tên và đơn vị)."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.found: Network | None = None
        self.level = ""
        self._levels: Sequence[str] = ()
        self.which = ChipRow(((ALL, "Tất cả"),))
        self.level_chips = ChipRow(((ALL, "Mọi cấp"),))
        self.finder = SearchField("Lọc đơn vị, người…")
        self.model = RowsModel(COLUMNS, self)
        self.table = DesignedTable(
            self.model, shell.session, "collaborators", "unit", name="Đơn vị và cộng tác viên", row_height=36,
            compact_below=640, gives_way=("women", "active"),
        )  # fmt: skip
        self.side = UnitPanel(shell, self.add)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    # what the window asks

    def summary(self) -> str:
        """ "559 đơn vị · 412 đã có, 147 chưa có · 431 cộng tác viên"."""
        if self.found is None:
            return ""
        units, having = len(self.found.lines), self.found.with_some
        return (
            f"{units} đơn vị · {having} đã có, {units - having} chưa có · {self.found.members} cộng tác viên"
        )

    def commands(self) -> Sequence[Action]:
        """Adding one, the papers, the plain list."""
        return (
            Action("Danh sách từng người", partial(self.shell.open, "units", ("collaborator", None)), "list"),
            Action("In danh sách cộng tác viên", partial(self._make, "people"), "printer", "menu"),
            Action("In bảng đơn vị có, chưa có", partial(self._make, "units"), "printer", "menu", PRINT),
            Action("Thêm cộng tác viên", self.add, "plus", "main", NEW, writes=True),
        )

    def panel(self) -> QWidget | None:
        """Who collaborates in the chosen unit."""
        return self.side if self.model.rows else None

    def activate(self, key: object = None) -> None:
        """Read the network; `key` may be one of the filters ("none")."""
        self._wanted = str(key) if key in (HAS, HAS_NONE) else ""
        self.load()
        self.table.setFocus()

    def refresh(self, changed: Changed | None) -> None:
        """Follow what it is made of."""
        if changed is None or changed.touches(*_READ_FROM):
            self.load()

    def load(self) -> None:
        """Read the network of the level chosen; at first that of the lowest level there is."""
        app, day, level = self.shell.app, self._day(), self.level

        def read() -> tuple[Network, list[str]]:
            with app.reader(day) as reader:
                found = levels(reader, day)
                chosen = level or (found[0] if found else "")
                return network(reader, day, "" if chosen == ALL else chosen), found

        self.shell.runner.latest("collaborators", read, self._show, owner=self)

    # what a person does

    def add(self) -> None:
        """A new one, for the unit that is chosen."""
        if self.refuses():
            return
        chosen = self.table.selected_ids()
        given: dict[str, Any] = {"unit": chosen[0]} if chosen else {}
        RecordEditor(self.shell, "collaborator", None, given, self.window()).open()

    def _make(self, form: str) -> None:
        which = self.which.current()
        options = {"form": form, "level": self.found.level if self.found else ""}
        self.shell.open("make", (_PAPER, options | ({} if which == ALL else {"which": which})))

    def _day(self) -> Any:
        today, year = self.shell.app.today, self.shell.year
        return min(max(today, today.replace(year, 1, 1)), today.replace(year, 12, 31))

    # showing

    def _show(self, found: tuple[Network, list[str]]) -> None:
        self.found, self._levels = found
        self.level = self.found.level or ALL
        chips = [(ALL, "Mọi cấp"), *((level, f"Cấp {LEVEL_WORDS[level]}") for level in self._levels)]
        self.level_chips.set_chips(chips)
        self.level_chips.choose(self.level)
        having, units = self.found.with_some, len(self.found.lines)
        current = self._wanted or self.which.current() or ALL
        self._wanted = ""
        self.which.set_chips(
            [(ALL, "Tất cả"), (HAS, f"Đã có {having}"), (HAS_NONE, f"Chưa có {units - having}")]
        )
        self.which.choose(current)
        self._filter()
        self.header_changed.emit()

    def _filter(self) -> None:
        if self.found is None:
            return
        which, words = self.which.current(), fold(self.finder.text()).split()
        lines = [
            line
            for line in self.found.chosen("" if which == ALL else which)
            if all(word in fold(f"{line.name} {' '.join(m.name for m in line.members)}") for word in words)
        ]
        self.model.show(lines, total(lines))
        self._stack.setCurrentIndex(0 if lines else 1)
        if lines and not self.table.selected_ids():
            self.table.select_first()
        self._pick()
        self.panel_changed.emit()

    def _pick(self) -> None:
        chosen = set(self.table.selected_ids())
        line = next((line for line in self.model.rows if line.id in chosen), None)
        self.side.show_line(line)

    def _level_chosen(self, level: str) -> None:
        self.level = level
        self.load()

    # looks

    def _lay_out(self) -> None:
        card, empty = Card(margin=0), Card()
        card.body.addWidget(self.table)
        empty.body.addWidget(EmptyState("search", "Không có đơn vị nào khớp", "Hãy bớt điều kiện lọc."))
        for widget in (card, empty):
            self._stack.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.which, 5)
        row.addSpacing(14)
        row.addWidget(self.level_chips, 5)
        row.addWidget(self.finder, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.which.chosen.connect(lambda _: self._filter())
        self.level_chips.chosen.connect(self._level_chosen)
        self.finder.searched.connect(lambda _: self._filter())
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda _: self.add())
        QShortcut(QKeySequence(FIND), self, self.finder.setFocus)
