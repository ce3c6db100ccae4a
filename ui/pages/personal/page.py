"""The page: at the left which lists hold personal data and for what, at the right the log of their use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ui.actions import FIND, PRINT, Action
from ui.pages.personal.table import AccessModel, AccessTable
from ui.shell.page import Page, Shell
from ui.widgets.beside import Beside, Side
from ui.widgets.card import Banner, Card, EmptyState, divider
from ui.widgets.dates import DateField
from ui.widgets.fields import SearchField
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.panel import scrolled
from ui.widgets.pill import ChipRow
from ui.widgets.text import Text
from vstbpn_desktop.db.access import OUT, VIEW
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.access_view import AccessFilter, AccessLine, access_lines
from vstbpn_desktop.queries.personal import NEVER, SECTION, Inventory, InventoryLine, inventory
from vstbpn_desktop.vietnamese.dates import parse_date
from vstbpn_desktop.vietnamese.numbers import format_integer

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

MOST: Final = 500
ALL: Final = "all"
_CHIPS: Final = ((ALL, "Tất cả"), (VIEW, "Xem"), (OUT, "Xuất, in"))
_LEFT: Final = 340
_RIGHT: Final = 460


class PersonalDataPage(Page):
    """What is kept of persons, why, and what was done with it."""

    title = "Dữ liệu cá nhân"
    place = "log"
    help = (
        "Danh sách nào giữ dữ liệu cá nhân, để làm gì; ai đã được xem, danh sách nào đã xuất, in. Nhật ký "
        "chỉ thêm, không sửa, không hoàn tác. Trích và ẩn danh một người: chọn người đó ở trang Đơn vị."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.found: Inventory | None = None
        self.model = AccessModel(self)
        self.table = AccessTable(self.model)
        self.chips = ChipRow(_CHIPS)
        self.day = DateField(lambda text: parse_date(text, shell.app.today), errors=(UserError,))
        self.finder = SearchField("Lọc theo chữ…")
        self.contact = Banner(Meaning.SOON)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(10)
        self._lay_out()
        self._connect()

    # what the window asks

    def summary(self) -> str:
        """How many lists, who looks after them."""
        if self.found is None:
            return ""
        contact = f"phụ trách: {self.found.contact}" if self.found.contact else "chưa ghi người phụ trách"
        return f"{len(self.found.lines)} danh sách · {contact}"

    def commands(self) -> Sequence[Action]:
        """The papers."""
        return (
            Action("In nhật ký xem, xuất", partial(self._make, "access-log"), "printer", "menu", PRINT),
            Action("Mẫu sổ theo dõi vi phạm", partial(self._make, "incident-log"), "file-warning", "menu"),
            Action("Người phụ trách, thời hạn", self.set_up, "settings", "bar"),
            Action("In bản kê", partial(self._make, "data-inventory"), "printer", "main"),
        )

    def activate(self, key: object = None) -> None:
        """Read both sides."""
        self.load()
        self.table.setFocus()

    def refresh(self, changed: Changed | None) -> None:
        """Counts and settings may have changed."""
        self.load()

    def load(self) -> None:
        """Read the inventory and the log as filtered."""
        app, wanted = self.shell.app, self.filter()

        def read() -> tuple[Inventory, list[AccessLine]]:
            app.access.flush(wait=False)
            with app.reader() as reader:
                return inventory(reader), access_lines(reader, wanted, MOST)

        self.shell.runner.latest("personal-data", read, self._show, owner=self)

    def filter(self) -> AccessFilter:
        """What is wanted of the log."""
        kind, day = self.chips.current(), self.day.value()
        return AccessFilter("" if kind == ALL else kind, day, day, self.finder.text().strip())

    def set_up(self) -> None:
        """The settings: who looks after the data, how long they are kept."""
        self.shell.open("settings", SECTION)

    def _make(self, document: str) -> None:
        self.shell.open("make", document)

    def _show(self, found: tuple[Inventory, list[AccessLine]]) -> None:
        self.found, lines = found
        self.model.show_lines(lines)
        self._stack.setCurrentWidget(self.table if lines else self._empty)
        self.contact.setVisible(not self.found.contact)
        if not self.found.contact:
            what = "Luật yêu cầu chỉ định người phụ trách bảo vệ dữ liệu."
            self.contact.show_notice("Chưa ghi người phụ trách", what, "Ghi ngay", self.set_up)
        clear(self._lists)
        for number, line in enumerate(self.found.lines):
            self._lists.addWidget(_card_of(line, first=number == 0))
        self.header_changed.emit()

    # looks

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            "eye", "Chưa có lượt nào", "Xem một người, xuất hay in danh sách thì có một dòng."
        )
        card = Card(margin=0)
        self._stack = QStackedLayout()
        card.body.addLayout(self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._filters())
        column.addWidget(card, 1)
        left = Side(scrolled(self._left()), "Danh sách giữ dữ liệu", _LEFT)
        self.sides = Beside(left, Side(right, "Nhật ký xem, xuất", _RIGHT))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sides)

    def _left(self) -> QWidget:
        card = Card(spacing=10)
        card.body.addWidget(Text("Danh sách giữ dữ liệu cá nhân", "heading"))
        card.body.addWidget(self.contact)
        card.body.addLayout(self._lists)
        card.body.addWidget(divider())
        card.body.addWidget(Text(NEVER, "small", "muted", wrap=True))
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(card)
        column.addStretch(1)
        return inside

    def _filters(self) -> QHBoxLayout:
        self.day.setPlaceholderText("Mọi ngày")
        self.day.setAccessibleName("Ngày")
        self.chips.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.chips)
        row.addStretch(1)
        row.addWidget(self.day)
        row.addWidget(self.finder)
        return row

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _: self.load())
        self.day.changed.connect(lambda _: self.load())
        self.finder.searched.connect(lambda _: self.load())
        QShortcut(QKeySequence(FIND), self, self.finder.setFocus)


def _card_of(line: InventoryLine, *, first: bool) -> QWidget:
    """One list: how many, what of each, what for, how long."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    if not first:
        column.addWidget(divider())
    head = QHBoxLayout()
    head.addWidget(Text(line.of.label, "strong"))
    head.addStretch(1)
    head.addWidget(Text(format_integer(line.count), "body", "muted"))
    column.addLayout(head)
    column.addWidget(Text(line.of.purpose, "small", wrap=True))
    for label, words in (("Gồm", line.of.holds), ("Thời hạn", line.term), ("Phụ trách", line.keeper)):
        column.addWidget(Text(f"{label}: {words[:1].lower()}{words[1:]}", "small", "muted", wrap=True))
    return part
