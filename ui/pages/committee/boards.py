"""All committees in a list: how each is filled, its share of women, which decision it stands on."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal

from ui.actions import NEW, PRINT, Action
from ui.pages.committee.words import board_pill, board_words, boards_words, women_words
from ui.pages.inspection.bar import ALL, ListFilter
from ui.pages.inspection.list_pane import ListPane, ListWords
from ui.pages.inspection.panel import ActionPanel
from ui.shell.page import Shell
from ui.tables.designed_rows import RowColumn
from ui.widgets.card import EmptyState
from ui.widgets.text import Text
from vstbpn_desktop.queries.committee_boards import Board
from vstbpn_desktop.queries.committee_view import CommitteeView
from vstbpn_desktop.vietnamese.dates import format_date

_TERM: Final = dt.timedelta(days=5 * 365)
"""A committee not renewed for longer than a term of five years is worth a look."""


def _share(board: Board) -> float | None:
    return board.counts.women / board.counts.members if board.counts.members else None


COLUMNS: Final = (
    RowColumn("name", "Ban", 28, lambda b: b.name, flexible=True,
              detail=lambda b: b.decision or "chưa có quyết định"),
    RowColumn("renewed", "Gần nhất", 11, lambda b: format_date(b.renewed) if b.renewed else "–",
              key=lambda b: b.renewed or dt.date.min),
    RowColumn("members", "Thành viên", 13, lambda b: str(b.counts.members), key=lambda b: b.counts.members,
              numeric=True),
    RowColumn("women", "Nữ", 14, lambda b: women_words(b.counts), key=lambda b: _share(b) or 0.0),
    RowColumn("state", "Tình trạng", 20, lambda b: board_pill(b)[0], key=lambda b: -b.counts.open,
              meaning=lambda b: board_pill(b)[1]),
)  # fmt: skip
_WORDS: Final = ListWords(
    "boards", "Các Ban", "Lọc theo tên, quyết định…", "Không có Ban nào khớp", "name", ("renewed",)
)


class BoardList(ListPane[Board]):
    """The committees. `opened` carries the one whose roster is wanted, `import_wanted` asks for lists."""

    opened = Signal(int)
    import_wanted = Signal()

    def __init__(self, shell: Shell) -> None:
        self.panel = BoardPanel()
        none = EmptyState(
            "landmark", "Chưa có Ban nào",
            "Nhập danh sách thành viên của các Ban từ một tệp Excel, hoặc thêm từng Ban.",
            "Nhập từ Excel", self._ask_import, button_icon="file-input", writes=True,
        )  # fmt: skip
        super().__init__(shell, "committee", _WORDS, COLUMNS, _filters(shell), self.panel, none)
        self.view: CommitteeView | None = None

    def show_view(self, view: CommitteeView) -> None:
        """Show the committees of the day."""
        self.view = view
        self.show_rows(view.boards)

    def summary(self) -> str:
        """ "48 Ban · 12 cần kiện toàn · 3 chưa có quyết định"."""
        return boards_words(self.found)

    def commands(self) -> tuple[Action, ...]:
        """A new committee, lists from Excel, and what can be done with the chosen one."""
        main, others = self.offers()
        add = Action("Thêm Ban", self.add, "plus", "bar", NEW, writes=True)
        lists = Action("Nhập thành viên từ Excel", self._ask_import, "file-input", "main", writes=True)
        paper = Action("In danh sách", self.print_list, "printer", "menu", PRINT, bool(self.model.rows))
        second = (main._replace(place="menu"),) if main else ()
        return (add, lists, *second, *others, paper, self.saving, self.searching)

    def offers(self) -> tuple[Action | None, tuple[Action, ...]]:
        """The next step with the chosen committee, and whatever else can be done."""
        rows = self.chosen()
        one = rows[0] if len(rows) == 1 else None
        rest = (Action("Sao chép", self.table.copy, "copy", "menu", "", bool(rows)),
                Action("Xoá", self.delete, "trash-2", "menu", "", bool(rows), True))  # fmt: skip
        if one is None:
            return None, rest
        main = Action("Xem thành viên", partial(self.opened.emit, one.id), "users", "main")
        edit = Action("Sửa Ban, quyết định", partial(self.edit, one.id), "pencil", "menu", writes=True)
        return main, (edit, *rest)

    def pick(self) -> None:
        """Show the chosen committee."""
        main, others = self.offered()
        rows = self.chosen()
        able = tuple(one for one in others if one.enabled)
        self.panel.show_board(rows[0] if len(rows) == 1 else None, main, able)
        self.offers_changed.emit()

    def open(self, row_id: int) -> None:
        """Ask for the roster of a committee."""
        self.opened.emit(row_id)

    def add(self) -> None:
        """A new committee."""
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, "committee", None, {}, self.window()).open()

    def edit(self, row_id: int) -> None:
        """The form of a committee."""
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, "committee", row_id, parent=self.window()).open()

    def delete(self) -> None:
        """Delete the chosen committees with their seats; undoable."""
        ids, app = self.table.selected_ids(), self.shell.app
        if ids:
            self.table.setFocus()
            self.shell.runner.run(
                "Xoá Ban", lambda _: app.delete("committee", ids), lambda _: None, owner=self
            )

    def text(self, row: Board) -> str:
        """What a committee is found by."""
        return f"{row.name} {row.unit} {row.code} {row.decision}"

    def _ask_import(self) -> None:
        self.import_wanted.emit()


class BoardPanel(ActionPanel):
    """The chosen committee in words."""

    def show_board(self, board: Board | None, main: Action | None, others: tuple[Action, ...]) -> None:
        """Show it and what can be done."""
        self.clear_body()
        if board is None:
            self.show_head("", "Các Ban")
        else:
            self.show_head(board.code, board.name, *board_pill(board))
            for words in _told(board):
                self.body_column.addWidget(Text(words, "body", wrap=True))
            self._warn(board)
        self.body_column.addStretch(1)
        self.show_actions(main, others)

    def _warn(self, board: Board) -> None:
        if board.warnings:
            self.add_section("Thành phần")
        for words in board.warnings:
            self.body_column.addWidget(Text(words, "body", "soon", wrap=True))


def _told(board: Board) -> tuple[str, ...]:
    decision = board.decision or "Chưa có quyết định thành lập, kiện toàn."
    renewed = f"Có hiệu lực từ {format_date(board.renewed)}." if board.renewed else ""
    return tuple(filter(None, (board_words(board), decision, renewed)))


def _filters(shell: Shell) -> tuple[ListFilter[Any], ...]:
    def old(board: Board) -> bool:
        return board.renewed is not None and shell.app.today - board.renewed > _TERM

    return (
        ListFilter(ALL, "Tất cả", lambda b: True),
        ListFilter("open", "Cần kiện toàn", lambda b: bool(b.counts.open)),
        ListFilter("undecided", "Chưa có quyết định", lambda b: not b.decision),
        ListFilter("old", "Quá 5 năm chưa kiện toàn", old),
        ListFilter("no_duty", "Có người chưa phân công", lambda b: bool(b.counts.no_duty)),
        ListFilter("warned", "Thành phần cần xem", lambda b: bool(b.warnings)),
    )
