"""Ban VSTBPN: the roster of a day, all committees, the review, the decisions, each in a tab."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.actions import Action
from ui.pages.committee.boards import BoardList
from ui.pages.committee.chooser import Chooser, usual_day
from ui.pages.committee.history import HistoryPane
from ui.pages.committee.review import ReviewPane
from ui.pages.committee.roster import RosterPane
from ui.pages.committee.words import board_words
from ui.pages.list_excel import ExcelDoor
from ui.pages.tabbed import TabbedPage
from ui.shell.page import Shell
from vstbpn_desktop.queries.committee_view import CommitteeView, committee_view
from vstbpn_desktop.records.committee import PROVINCE
from vstbpn_desktop.records.seat import SPEC as SEAT

if TYPE_CHECKING:
    from ui.pages.excel_import.order import Clipped, Order
    from vstbpn_desktop.db.change import Changed

ROSTER, BOARDS, REVIEW, HISTORY = range(4)
KEYS: Final = {"roster": ROSTER, "boards": BOARDS, "review": REVIEW, "history": HISTORY}
_SHOWN_FROM: Final = ("committee", "seat", "person", "unit", "document", "setting", "succession")
_HELP: Final = (
    "Danh sách thành viên của một Ban tại một ngày: ghế, chức vụ gắn với ghế, người giữ, phân công. Chọn Ban "
    "và ngày ở trên; Enter sửa ghế, Ctrl+N thêm ghế.",
    "Mọi Ban: quyết định, lần kiện toàn gần nhất, tỷ lệ nữ, ghế khuyết. Enter mở danh sách thành viên. Nhập "
    "thành viên của nhiều Ban từ một tệp Excel.",
    "Những ghế mà quyết định kiện toàn phải thay đổi đến ngày chọn ở trên, kèm lý do. Enter đưa vào hoặc "
    "bỏ ra; chọn người khác nếu cần; rồi lập tờ trình, quyết định. Phát hành thì danh sách cập nhật.",
    "Các quyết định đã thành lập, kiện toàn Ban và thay đổi của mỗi lần; so sánh danh sách hai ngày bất kỳ.",
)


class _Door(ExcelDoor):
    """What is dropped or pasted on the lists of members and of committees are members."""

    def __init__(self, page: CommitteePage) -> None:
        super().__init__(page, page.order)
        self._committees = page

    def open(self, source: Path | Clipped | None = None) -> None:
        """Show the members of a file or of copied cells, or go to the assistant."""
        if self._committees.tabs.currentIndex() not in (ROSTER, BOARDS):
            super().open(source)
        elif self._committees.refuses():
            return
        elif source is None:
            self._committees.import_lists()
        else:
            self._committees.take_lists(source if isinstance(source, Path) else source.text)


class CommitteePage(TabbedPage):
    """Four tabs over one committee and one day."""

    title = "Ban VSTBPN"
    helps = _HELP

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.view: CommitteeView | None = None
        self._wanted: int | None = None
        self._opened = False
        self._year = shell.year
        self.chooser = Chooser(shell)
        self.roster, self.boards = RosterPane(shell), BoardList(shell)
        self.review, self.history = ReviewPane(shell), HistoryPane(shell)
        self.excel = _Door(self)
        self.add_tabs(
            ("Thành viên", self.roster), ("Các Ban", self.boards),
            ("Rà soát kiện toàn", self.review), ("Quyết định, so sánh", self.history),
        )  # fmt: skip
        self.column.insertWidget(1, self.chooser)
        self._connect()

    @property
    def parts(self) -> tuple[RosterPane, BoardList, ReviewPane, HistoryPane]:
        """The lists behind the tabs."""
        return self.roster, self.boards, self.review, self.history

    @property
    def part(self) -> RosterPane | BoardList | ReviewPane | HistoryPane:
        """The list that is open."""
        return self.parts[self.tabs.currentIndex()]

    # what the window asks

    def summary(self) -> str:
        """How the committee is filled, or what the open list says of itself."""
        if self.view is None:
            return ""
        part = self.part
        if not isinstance(part, RosterPane):
            return part.summary()
        return board_words(self.view.board) if self.view.board else "Chưa có Ban nào vào ngày này"

    def commands(self) -> Sequence[Action]:
        """Those of the open list, and the ways in from Excel."""
        if self.view is None:
            return ()
        paste = Action(
            "Dán danh sách thành viên\tCtrl+V", self.paste_lists, "clipboard-paste", "menu", writes=True
        )
        more = {BOARDS: (paste,), ROSTER: self.excel.commands()}.get(self.tabs.currentIndex(), ())
        return (*self.part.commands(), *more)

    def panel(self) -> QWidget | None:
        """What is chosen in the open list."""
        return self.part.side if self.view else None

    def activate(self, key: object = None) -> None:
        """`key` is a committee or a seat (record id, row id), a tab's id behind them, or that alone."""
        if isinstance(key, tuple):
            self._go_to(*key)
        elif isinstance(key, str):
            self.tabs.setCurrentIndex(KEYS.get(key, ROSTER))
        self._opened = True
        self.load()

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed; another working year has another day."""
        if self._year != self.shell.year:
            self._year = self.shell.year
            self.chooser.day.set_value(usual_day(self.shell))
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()

    def load(self) -> None:
        """Read the chosen committee on the chosen day."""
        app, day, chosen = self.shell.app, self.chooser.date, self.chooser.committee

        def read() -> CommitteeView:
            with app.reader(day) as reader:
                return committee_view(reader, day, chosen)

        self.shell.runner.latest("committee", read, self._show, owner=self)

    # doing

    def show_roster(self, committee_id: int) -> None:
        """Open the roster of a committee."""
        self.chooser.choose(committee_id)
        self.tabs.setCurrentIndex(ROSTER)
        self.load()

    def import_lists(self) -> None:
        """Ask for a workbook of members, and show what it holds."""
        from ui.pages.committee.lists import ask_file

        ask_file(self.shell, self.take_lists)

    def paste_lists(self) -> None:
        """Take copied cells as such a list."""
        words = QGuiApplication.clipboard().text()
        if words.strip():
            self.take_lists(words)
        else:
            self.shell.say("Bộ nhớ tạm không có ô nào để dán", done=False)

    def order(self) -> Order:
        """An import of plain seats."""
        from ui.pages.excel_import.order import Order

        spec = self.shell.app.registry[SEAT.id]
        return Order(SEAT.id, "committee", None, [field.id for field in spec.columns], {})

    def take_lists(self, source: Path | str) -> None:
        """Show what a file or copied cells hold."""
        from ui.pages.committee.lists import ListsDialog

        board = self.view.board if self.view else None
        shown = (board.unit if board else "") or PROVINCE["code"]
        unit = shown if self.tabs.currentIndex() == ROSTER else ""
        ListsDialog(self.shell, source, self.window(), unit=unit).open()

    # inside

    def _go_to(self, record: str, row_id: int, tab: str = "roster") -> None:
        self.tabs.setCurrentIndex(KEYS[tab])
        if record == SEAT.id:
            with self.shell.app.reader() as reader:
                try:
                    self.chooser.choose(reader.values(SEAT, row_id)["committee"])
                except KeyError:
                    return
            self._wanted = row_id
        else:
            self.chooser.choose(row_id)

    def _show(self, view: CommitteeView) -> None:
        self.view = view
        self.chooser.show_view(view)
        for part in self.parts:
            part.show_view(view)
        self.tabs.setTabText(BOARDS, f"Các Ban {len(view.boards) or ''}".rstrip())
        self.tabs.setTabText(REVIEW, f"Rà soát kiện toàn {len(view.moves) or ''}".rstrip())
        if self._wanted is not None and self.roster.select(self._wanted):
            self._wanted = None
        if self._opened:
            self._opened = False
            (self.part.table if self.part.model.rows else self.chooser.day).setFocus()
        self.tell()

    def turned(self, tab: int) -> None:
        """All committees have no committee to choose."""
        self.chooser.board.setVisible(tab != BOARDS)
        super().turned(tab)

    def _connect(self) -> None:
        self.chooser.changed.connect(self.load)
        self.boards.opened.connect(self.show_roster)
        for list_of in (self.roster, self.boards):
            list_of.import_wanted.connect(self.import_lists)
        for part in self.parts:
            part.offers_changed.connect(self.tell)
