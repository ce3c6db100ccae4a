"""Rà soát kiện toàn: what a decision must change, line by line; some may be left out, others chosen."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any, Final

from ui.actions import Action
from ui.pages.committee.dialogs import DecisionDialog, PersonDialog, Seat
from ui.pages.committee.words import KINDS, capital
from ui.pages.inspection.bar import ALL, ListFilter
from ui.pages.inspection.list_pane import ListPane, ListWords
from ui.pages.inspection.panel import ActionPanel
from ui.shell.page import Shell
from ui.tables.designed_rows import RowColumn
from ui.widgets.card import EmptyState
from ui.widgets.look import Meaning
from ui.widgets.text import Text
from vstbpn_desktop.queries.committee import VACANT
from vstbpn_desktop.queries.committee_moves import Move, Who, who
from vstbpn_desktop.queries.committee_view import CommitteeView
from vstbpn_desktop.services import committee

_DECISION, _SUBMISSION = "committee-decision", "committee-submission"
_TAKEN, _LEFT = ("có", Meaning.GOOD), ("không", Meaning.NONE)


class Line:
    """A proposed move as the table lists it: as the officer wants it, and whether the decision has it."""

    def __init__(self, move: Move, taken: bool) -> None:
        self.move = move
        self.id = move.seat
        self.taken = taken and move.kind != VACANT

    @property
    def pill(self) -> tuple[str, Meaning]:
        """Whether the decision has it."""
        return _TAKEN if self.taken else _LEFT


COLUMNS: Final = (
    RowColumn("number", "TT", 4, lambda e: str(e.move.number), key=lambda e: e.move.number, numeric=True,
              muted=True),
    RowColumn("kind", "Thay đổi", 12, lambda e: KINDS[e.move.kind][0],
              meaning=lambda e: KINDS[e.move.kind][1]),
    RowColumn("post", "Ghế", 20, lambda e: e.move.post, flexible=True,
              detail=lambda e: capital(e.move.role_words)),
    RowColumn("out", "Thôi", 17, lambda e: e.move.out.name if e.move.out else "–", flexible=True),
    RowColumn("into", "Vào", 17, lambda e: e.move.into.name if e.move.into else "–", flexible=True,
              detail=lambda e: e.move.into.post if e.move.into else ""),
    RowColumn("reason", "Lý do", 24, lambda e: e.move.reason, flexible=True, tone="muted"),
    RowColumn("taken", "Đưa vào", 8, lambda e: e.pill[0], meaning=lambda e: e.pill[1]),
)  # fmt: skip
FILTERS: Final[tuple[ListFilter[Line], ...]] = (
    ListFilter(ALL, "Tất cả", lambda e: True),
    ListFilter("taken", "Đưa vào quyết định", lambda e: e.taken),
    ListFilter("left", "Để lại", lambda e: not e.taken),
)
_WORDS: Final = ListWords(
    "review", "Rà soát kiện toàn", "Lọc theo tên, chức vụ…", "Không có thay đổi nào khớp", "post",
    ("number", "reason"), 820,
)  # fmt: skip


class ReviewPane(ListPane[Line]):
    """The changes proposed for the committee that is chosen above."""

    def __init__(self, shell: Shell) -> None:
        self.panel = MovePanel()
        none = EmptyState(
            "circle-check", "Không có ghế nào phải thay đổi",
            "Khi một người thôi giữ chức vụ, đơn vị kết thúc, hoặc ghế trống có người, việc phải kiện toàn "
            "hiện ở đây kèm lý do.",
        )  # fmt: skip
        super().__init__(shell, "seat", _WORDS, COLUMNS, FILTERS, self.panel, none)
        self.view: CommitteeView | None = None
        self._left: set[tuple[int, int]] = set()
        self._chosen: dict[tuple[int, int], Who | None] = {}

    # showing

    def show_view(self, view: CommitteeView) -> None:
        """Show what is proposed, with what the officer chose otherwise."""
        self.view = view
        self.show_rows([self._line(move) for move in view.moves])

    def summary(self) -> str:
        """ "2 thay thế · 1 bổ sung; đưa vào quyết định 2/3"."""
        kinds = [line.move.kind for line in self.found]
        told = [f"{kinds.count(kind)} {words}" for kind, (words, _) in KINDS.items() if kind in kinds]
        taken = f"đưa vào quyết định {len(self.taken())}/{len(kinds)}" if kinds else ""
        return " · ".join((*told, taken)) if told else "Không có ghế nào phải thay đổi"

    def taken(self) -> list[Move]:
        """What the decision is to have."""
        return [line.move for line in self.found if line.taken]

    def commands(self) -> tuple[Action, ...]:
        """The papers, the decision of others, and what can be done with the chosen lines."""
        some = bool(self.taken())
        _, others = self.offers()
        return (
            Action("Lập tờ trình", partial(self.draft, _SUBMISSION), "file-text", "bar", "", some),
            Action("Lập quyết định", partial(self.draft, _DECISION), "file-text", "main", "", some),
            Action("Ghi theo quyết định đã có…", self.enter, "check", "menu", "", some, True),
            *others,
            self.searching,
        )

    def offers(self) -> tuple[Action | None, tuple[Action, ...]]:
        """Taking the chosen lines in or leaving them out; another person."""
        rows = self.chosen()
        able = [line for line in rows if line.move.kind != VACANT]
        out = any(line.taken for line in able)
        words, icon = ("Không đưa vào", "x") if out else ("Đưa vào quyết định", "check")
        main = Action(words, partial(self.take, able, not out), icon, "menu", "Ctrl+L") if able else None
        one = rows[0] if len(rows) == 1 else None
        another = Action("Chọn người khác…", self.choose_person, "user-plus", "menu", "", one is not None)
        vacate = Action("Để khuyết ghế này", partial(self.choose, None), "minus", "menu", "",
                        bool(one and one.move.into and one.move.out))  # fmt: skip
        return main, (*((main,) if main else ()), another, vacate)

    def pick(self) -> None:
        """Show the chosen line."""
        rows = self.chosen()
        main, others = self.offers()
        able = tuple(action for action in others if action.enabled and action is not main)
        self.panel.show_line(rows[0] if len(rows) == 1 else None, main, able)
        self.offers_changed.emit()

    def open(self, row_id: int) -> None:
        """Enter takes a line in or leaves it out; a vacant seat asks for a person."""
        line = next((line for line in self.found if line.id == row_id), None)
        if line is not None and line.move.kind == VACANT:
            self.choose_person()
        elif line is not None:
            self.take([line], not line.taken)

    def delete(self) -> None:
        """Leave the chosen lines out."""
        self.take(self.chosen(), False)

    def text(self, row: Line) -> str:
        """What a line is found by."""
        names = (person.name for person in (row.move.out, row.move.into) if person)
        return f"{row.move.post} {row.move.role_words} {' '.join(names)} {row.move.reason}"

    # doing

    def take(self, lines: list[Line], taken: bool) -> None:
        """Take lines into the decision, or leave them out."""
        keys = {self._key(line.move) for line in lines}
        self._left = self._left - keys if taken else self._left | keys
        self._again()

    def choose_person(self) -> None:
        """Ask who comes into the chosen seat."""
        rows = self.chosen()
        if len(rows) == 1 and self.view:
            move, day, app = rows[0].move, self.view.day, self.shell.app

            def given(person: int) -> None:
                with app.reader(day) as reader:
                    self.choose(who(reader, person, move.post, None, day))

            seat = Seat(move.seat, f"Ghế {move.number}: {move.post}")
            PersonDialog(self.shell, self.window(), seat, day, given).open()

    def choose(self, into: Who | None) -> None:
        """Give the chosen seat to somebody else, or to nobody."""
        for line in self.chosen()[:1]:
            key = self._key(line.move)
            self._chosen[key] = into
            self._left.discard(key)
        self._again()

    def draft(self, paper: str) -> None:
        """Open the paper with exactly these changes."""
        view = self.view
        if view and view.board:
            of = {"committee": view.board.code} if view.board.unit_id else {}
            moves = tuple(move.words for move in self.taken())
            self.shell.open("make", (paper, {**of, "moves": moves}))

    def enter(self) -> None:
        """Ask for a decision that was issued elsewhere, and change the roster by it."""
        view, app, moves = self.view, self.shell.app, self.taken()
        if view is None or view.board is None:
            return
        board = view.board.id

        def given(decision: str, day: dt.date) -> None:
            self.shell.runner.run(
                "Kiện toàn Ban",
                lambda _: committee.carry_out(app, board, moves, day, decision),
                lambda _: None,
                owner=self,
            )

        DecisionDialog(self.shell, self.window(), len(moves), view.day, given).open()

    # inside

    def _line(self, move: Move) -> Line:
        key = self._key(move)
        if key in self._chosen:
            move = move.with_person(self._chosen[key])
        return Line(move, key not in self._left)

    def _key(self, move: Move) -> tuple[int, int]:
        return move.seat, move.out.id if move.out else 0

    def _again(self) -> None:
        if self.view:
            self.show_view(self.view)


class MovePanel(ActionPanel):
    """One proposed change in words."""

    def show_line(self, line: Any, main: Action | None, others: tuple[Action, ...]) -> None:
        """Show it and what can be done."""
        self.clear_body()
        if line is None:
            self.show_head("", "Rà soát kiện toàn")
        else:
            self._fill(line.move)
        self.body_column.addStretch(1)
        self.show_actions(main, others)

    def _fill(self, move: Move) -> None:
        self.show_head(f"Ghế {move.number} · {capital(move.role_words)}", move.post, *KINDS[move.kind])
        self.body_column.addWidget(Text(move.reason, "body", wrap=True))
        for title, person in (("Thôi tham gia", move.out), ("Vào ghế", move.into)):
            if person is not None:
                self.add_section(title)
                post = person.post or move.post
                self.body_column.addWidget(Text(capital(person.titled), "strong", wrap=True))
                self.body_column.addWidget(Text(post, "body", "muted", wrap=True))
        if len(move.choices) > 1:
            self.add_section("Cùng giữ chức vụ này")
            for person in move.choices:
                self.body_column.addWidget(Text(person.name, "body", wrap=True))
