"""The roster of a committee on a day: its seats in order, who fills them, what is to be seen about them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal

from ui.actions import NEW, PRINT, Action
from ui.pages.committee.dialogs import EndDialog, FillDialog, PostDialog, Seat
from ui.pages.committee.seat_panel import SeatPanel
from ui.pages.committee.words import capital, holder_detail, state, urgency
from ui.pages.inspection.bar import ALL, ListFilter
from ui.pages.inspection.list_pane import ListPane, ListWords
from ui.shell.page import Shell
from ui.tables.designed_rows import RowColumn
from ui.widgets.button import Button
from ui.widgets.card import Banner, EmptyState
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.committee import CARRIED, NO_DUTY, UNIT_ENDED, VACANT, SeatLine, women
from vstbpn_desktop.queries.committee_history import Tenure
from vstbpn_desktop.queries.committee_view import CommitteeView, tenures_of
from vstbpn_desktop.records.committee import PROVINCE
from vstbpn_desktop.services import committee
from vstbpn_desktop.services.issuing import carry_out
from vstbpn_desktop.vietnamese.sorting import name_key

COLUMNS: Final = (
    RowColumn("number", "TT", 4, lambda s: str(s.number), key=lambda s: s.number, numeric=True, muted=True),
    RowColumn("role", "Chức danh", 15, lambda s: capital(s.role_words), flexible=True),
    RowColumn("post", "Chức vụ gắn với ghế", 19, lambda s: s.post, flexible=True),
    RowColumn("holder", "Người giữ ghế", 19, lambda s: s.holder.name if s.holder else "–",
              key=lambda s: name_key(s.holder.name if s.holder else ""), detail=holder_detail),
    RowColumn("duty", "Phân công", 14, lambda s: s.duty or "–", flexible=True),
    RowColumn("state", "Tình trạng", 16, lambda s: state(s)[0], key=urgency,
              meaning=lambda s: state(s)[1]),
)  # fmt: skip

FILTERS: Final[tuple[ListFilter[SeatLine], ...]] = (
    ListFilter(ALL, "Tất cả", lambda s: True),
    ListFilter("vacant", "Khuyết", lambda s: VACANT in s.flags),
    ListFilter("changing", "Cần thay", lambda s: CARRIED in s.flags or UNIT_ENDED in s.flags),
    ListFilter("no_duty", "Chưa phân công", lambda s: NO_DUTY in s.flags),
    ListFilter("women", "Nữ", lambda s: bool(women([s])[0])),
)
_WORDS: Final = ListWords(
    "roster", "Thành viên Ban", "Lọc theo tên, chức vụ…", "Không có ghế nào khớp", "holder", ("duty", "role")
)


_HOW: Final = "Nhập hoặc dán cả danh sách từ Excel, hoặc thêm từng ghế."
_NO_SEATS: Final = ("Ban này chưa có thành viên nào", _HOW, "Thêm ghế")
_NO_BOARD: Final = (
    "Chưa có Ban nào vào ngày này",
    "Nhập hoặc dán danh sách thành viên từ Excel, hoặc lập Ban của tỉnh rồi thêm từng ghế.",
    "Lập Ban của tỉnh",
)


class RosterPane(ListPane[SeatLine]):
    """The seats of the committee that is chosen above. `import_wanted`: its list is in a workbook."""

    import_wanted = Signal()

    def __init__(self, shell: Shell) -> None:
        self.panel = SeatPanel()
        self.none = EmptyState("users", *_NO_SEATS, self.add, button_icon="plus", writes=True)
        super().__init__(shell, "seat", _WORDS, COLUMNS, FILTERS, self.panel, self.none)
        self.none.add_button(
            Button("Nhập từ Excel", icon="file-input", on_click=self._ask_import, writes=True)
        )
        self.view: CommitteeView | None = None
        self.banner = Banner(Meaning.SOON)
        self.banner.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.banner)

    # showing

    def show_view(self, view: CommitteeView) -> None:
        """Show a committee's seats, and what is to be known of the whole."""
        self.view = view
        self._show_notices(view)
        self.none.tell(*(_NO_SEATS if view.board else _NO_BOARD))
        self.show_rows(view.lines)

    def commands(self) -> tuple[Action, ...]:
        """A new seat, and what can be done with the chosen one."""
        main, others = self.offers()
        verb = "Thêm ghế" if self.view and self.view.board else _NO_BOARD[-1]
        add = Action(verb, self.add, "plus", "main", NEW, writes=True)
        second = (main._replace(place="bar"),) if main else ()
        paper = Action("In danh sách", self.print_list, "printer", "menu", PRINT, bool(self.model.rows))
        return (add, *second, *others, paper, self.saving, self.searching)

    def offers(self) -> tuple[Action | None, tuple[Action, ...]]:
        """The next step with the chosen seat, and whatever else can be done."""
        rows = self.chosen()
        line = rows[0] if len(rows) == 1 else None
        if line is None:
            return None, (Action("Xoá", self.delete, "trash-2", "menu", "", bool(rows), True),)
        verb = "Đổi người giữ" if line.holder else "Bổ sung người"
        main = Action(verb, partial(self.fill, line), "user-plus", "main", writes=True)
        held = line.holder is not None
        return main, (
            Action("Ghi thay đổi chức vụ…", partial(self.change_post, line), "user-round", "menu", "", held,
                   True),
            Action("Sửa ghế, phân công", partial(self.open, line.id), "pencil", "menu", writes=True),
            Action("Xem người", partial(self._see_person, line), "user-round", "menu", "", held),
            Action("Kết thúc ghế…", partial(self.end, line), "x", "menu", writes=True),
            Action("Sao chép", self.table.copy, "copy", "menu"),
            Action("Xoá", self.delete, "trash-2", "menu", writes=True),
        )  # fmt: skip

    def pick(self) -> None:
        """Read who held the chosen seat."""
        rows, app = self.chosen(), self.shell.app
        if len(rows) != 1:
            self._show(None, ())
            return
        line = rows[0]

        def read() -> tuple[Tenure, ...]:
            with app.reader() as reader:
                return tenures_of(reader, line.id)

        self.shell.runner.latest("seat-panel", read, partial(self._show, line), owner=self)

    def text(self, row: SeatLine) -> str:
        """What a seat is found by."""
        name = row.holder.name if row.holder else ""
        return f"{name} {row.post} {row.held_post} {row.role_words} {row.duty}"

    # doing

    def add(self) -> None:
        """A new seat of the committee, from the day that is shown on; first the province's committee."""
        from ui.forms.dialog import RecordEditor

        if self.view and self.view.board:
            given = {"committee": self.view.board.id, "valid_from": self.view.day}
            RecordEditor(self.shell, "seat", None, given, self.window()).open()
        else:
            RecordEditor(self.shell, "committee", None, PROVINCE, self.window()).open()

    def _ask_import(self) -> None:
        self.import_wanted.emit()

    def open(self, row_id: int) -> None:
        """The form of a seat."""
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, "seat", row_id, parent=self.window()).open()

    def delete(self) -> None:
        """Delete the chosen seats; undoable."""
        ids, app = self.table.selected_ids(), self.shell.app
        if ids:
            self.table.setFocus()
            self._run("Xoá ghế", lambda: app.delete("seat", ids))

    def fill(self, line: SeatLine) -> None:
        """Ask who comes and from when; who holds the post now is proposed."""
        app = self.shell.app
        proposed = line.successors[0][0] if line.successors else None

        def given(person: int | None, day: dt.date, decision: str) -> None:
            self._run("Đổi người giữ ghế", lambda: committee.fill_seat(app, line.id, person, day, decision))

        FillDialog(self.shell, self.window(), Seat(line.id, line.post), self._day, proposed, given).open()

    def change_post(self, line: SeatLine) -> None:
        """Ask which post the holder has now."""
        held, app = line.holder, self.shell.app
        if held is None:
            return
        person = held.person_id

        def given(post: str, unit: int | None, day: dt.date) -> None:
            self._run("Ghi thay đổi chức vụ", lambda: committee.change_post(app, person, post, unit, day))

        PostDialog(self.shell, self.window(), held.name, self._day, given).open()

    def end(self, line: SeatLine) -> None:
        """Ask from when the seat goes."""
        app = self.shell.app

        def given(day: dt.date) -> None:
            self._run("Kết thúc ghế", lambda: committee.end_seat(app, line.id, day))

        EndDialog(self.shell, self.window(), line.post, self._day, given).open()

    # inside

    @property
    def _day(self) -> dt.date:
        return self.view.day if self.view else self.shell.app.today

    def _show(self, line: SeatLine | None, tenures: tuple[Tenure, ...]) -> None:
        main, others = self.offered()
        self.panel.show_seat(line, tenures, main, tuple(one for one in others if one.enabled))
        self.offers_changed.emit()

    def _see_person(self, line: SeatLine) -> None:
        if line.holder:
            self.shell.show_record("person", line.holder.person_id)

    def _show_notices(self, view: CommitteeView) -> None:
        """An issued decision that waits comes first; else what the rules say of the whole."""
        self.banner.hide()
        if view.pending:
            one = view.pending[0]
            words = f"Quyết định {one.symbol} đã phát hành, danh sách Ban chưa cập nhật theo."
            link = "" if self.held() else "Cập nhật danh sách"
            self.banner.show_notice(words, "", link, partial(self._carry_out, one.id))
        elif view.board and view.board.warnings:
            first, *rest = view.board.warnings
            open_rules = partial(self.shell.open, "settings", "Thành phần Ban")
            self.banner.show_notice(first, "\n".join(rest), "Xem quy tắc", open_rules)

    def _carry_out(self, document: int) -> None:
        app = self.shell.app
        self.shell.runner.run(
            "Cập nhật danh sách Ban", lambda _: carry_out(app, document), self._told, owner=self
        )

    def _told(self, words: Any) -> None:
        if words:
            self.shell.say(words, done=False)

    def _run(self, label: str, work: Any) -> None:
        self.shell.runner.run(label, lambda _: work(), lambda _: None, owner=self)
