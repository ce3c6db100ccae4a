"""Lists of members from Excel or the clipboard: what was understood is seen before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.forms.foot import foot
from ui.forms.labelled import Labelled
from ui.forms.list_dialog import ListDialog
from ui.pages.committee.words import capital
from ui.shell.page import Shell
from ui.tables.designed import DesignedTable
from ui.tables.designed_rows import RowColumn, RowsModel
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.look import Meaning
from ui.widgets.tabs import Tabs
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.committee_lists import (
    CHANGED,
    NEW,
    REPLACED,
    SAME,
    CommitteePlan,
    PlannedBoard,
    PlannedMember,
    plan_cells,
    plan_file,
    take,
)
from vstbpn_desktop.exchange.roster_paste import cells_of
from vstbpn_desktop.queries.committee import role_words
from vstbpn_desktop.vietnamese.dates import parse_date
from vstbpn_desktop.vietnamese.sorting import name_key

_TITLE: Final = "Nhập danh sách thành viên các Ban"
_HEADING: Final = "Danh sách thành viên các Ban: xem lại trước khi nhập"
SHEETS: Final = "Excel (*.xlsx *.xls *.ods);;Tất cả (*)"
_PROBLEMS_SHOWN: Final = 5
_DOUBTFUL: Final = "“Ông” được coi là họ; nếu là danh xưng, hãy bỏ trong tệp"
Source = Path | str
"""A workbook, or the text of copied cells."""


class _Person:
    """A member of the plan as the table lists rows."""

    def __init__(self, at: int, board: PlannedBoard, member: PlannedMember) -> None:
        self.id, self.board, self.member = at, board, member

    @property
    def pill(self) -> tuple[str, Meaning]:
        """What taking the list does with the seat."""
        return STATES[self.member.state]

    @property
    def note(self) -> str:
        """Who leaves the seat, what may be read wrongly."""
        told = self.member
        return " · ".join(filter(None, (
            f"thay {told.replaces}" if told.replaces else "",
            _DOUBTFUL if told.person.doubtful else "",
        )))  # fmt: skip


class _Line:
    """A committee of the plan as the table lists rows."""

    def __init__(self, at: int, board: PlannedBoard) -> None:
        self.id, self.board = at, board

    def count(self, state: str) -> str:
        """How many members come in that state."""
        return str(self.board.count(state) or "–")


def _note(line: _Line) -> str:
    missing = line.board.missing
    return f"{len(missing)} người không có trong tệp" if missing else ""


STATES: Final = {
    NEW: ("mới", Meaning.GOOD), REPLACED: ("thay người", Meaning.SOON), CHANGED: ("sửa", Meaning.SOON),
    SAME: ("đã có", Meaning.NONE),
}  # fmt: skip
PEOPLE: Final = (
    RowColumn("name", "Họ và tên", 22, lambda e: e.member.person.name, flexible=True,
              key=lambda e: name_key(e.member.person.name),
              detail=lambda e: capital(role_words(e.member.role))),
    RowColumn("post", "Chức vụ", 28, lambda e: e.member.post, flexible=True),
    RowColumn("state", "Việc", 11, lambda e: e.pill[0], meaning=lambda e: e.pill[1]),
    RowColumn("note", "Lưu ý", 22, lambda e: e.note, flexible=True, tone="soon"),
    RowColumn("board", "Ban", 22, lambda e: e.board.name, flexible=True, muted=True),
)  # fmt: skip
COLUMNS: Final = (
    RowColumn("name", "Ban", 32, lambda e: e.board.name, flexible=True,
              detail=lambda e: "lập mới" if e.board.id is None else ""),
    RowColumn("members", "Thành viên", 9, lambda e: str(len(e.board.members)), numeric=True),
    RowColumn("new", "Mới", 7, lambda e: e.count(NEW), numeric=True),
    RowColumn("replaced", "Thay người", 9, lambda e: e.count(REPLACED), numeric=True),
    RowColumn("changed", "Sửa", 7, lambda e: e.count(CHANGED), numeric=True),
    RowColumn("same", "Đã có", 7, lambda e: e.count(SAME), numeric=True),
    RowColumn("note", "Lưu ý", 22, _note, flexible=True, tone="muted"),
)  # fmt: skip


class ListsDialog(ListDialog):
    """The committees a file holds, what is wrong with it, and the one button that takes it in whole.

    `unit` is whose members pasted cells are where they do not say.
    """

    def __init__(
        self, shell: Shell, source: Source, parent: QWidget | None = None, *, unit: str = ""
    ) -> None:
        super().__init__(parent, _TITLE, QSize(900, 600), _HEADING)
        self.shell = shell
        self._unit = unit
        self.plan: CommitteePlan | None = None
        self._pressed = False
        self._source = source
        self.notice = Banner(Meaning.LATE)
        self.notice.hide()
        self.model = RowsModel(COLUMNS, self)
        self.table = DesignedTable(
            self.model, shell.session, "committee-lists", "name", name="Các Ban trong tệp", row_height=48
        )
        self.people = RowsModel(PEOPLE, self)
        self.names = DesignedTable(
            self.people, shell.session, "committee-people", "name", name="Người trong tệp", row_height=48
        )
        self.tabs = Tabs("Xem theo người, theo Ban")
        self.decision = Field()
        self.day = DateField(lambda text: parse_date(text, shell.app.today), errors=(UserError,))
        self.words = Text("", "small", "muted", wrap=True)
        self.confirm = Button("Nhập danh sách", icon="check", kind="filled", on_click=self._confirm)
        self.decision.editingFinished.connect(self.read)
        self.day.changed.connect(lambda _: self.read())
        self._build()
        self.read()

    def read(self) -> None:
        """Plan it with the decision and day that are given; the button pressed meanwhile waits for that."""
        self.plan = None
        work = partial(_plan, self.shell, self._source, self._unit, self.decision.text(), self.day.value())
        self.shell.runner.latest("committee-lists", work, self._show, self._refused, owner=self)

    def _show(self, plan: CommitteePlan) -> None:
        self.plan = plan
        self._list(plan)
        self.notice.hide()
        if plan.problems:
            more = len(plan.problems) - _PROBLEMS_SHOWN
            lines = [*plan.problems[:_PROBLEMS_SHOWN], *([f"… và {more} lỗi nữa."] if more > 0 else [])]
            head = f"Chưa nhập được: {len(plan.problems)} lỗi. Sửa trong tệp rồi chọn lại."
            self.notice.show_notice(head, "\n".join(lines))
        count = len(plan.members) - plan.count(SAME)
        begun = sum(board.id is None for board in plan.boards)
        known = plan.persons_known
        told = (
            f"{len(plan.boards)} Ban ({begun} lập mới)",
            f"{len(plan.members)} thành viên",
            f"{known} người đã có trong danh bạ, không thêm lần nữa" if known else "",
            f"{len(plan.doubtful)} tên cần xem lại" if plan.doubtful else "",
        )
        self.words.setText(" · ".join(filter(None, told)))
        self.confirm.setText(f"Nhập {count} thành viên" if count else "Không có gì mới")
        self.confirm.setEnabled(bool(count) and not plan.problems)
        if self._pressed:
            self._confirm()

    def _list(self, plan: CommitteePlan) -> None:
        self.model.show([_Line(at, board) for at, board in enumerate(plan.boards)])
        members = [(board, member) for board in plan.boards for member in board.members]
        self.people.show([_Person(at, *one) for at, one in enumerate(members)])
        self.names.setColumnHidden(len(PEOPLE) - 1, len(plan.boards) < 2)
        self.names.layout_of_columns.fit()
        self.tabs.setTabText(0, f"Người {len(members)}")
        self.tabs.setTabText(1, f"Ban {len(plan.boards)}")

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.plan, self._pressed = None, False
        self.model.show(())
        self.people.show(())
        self.confirm.setEnabled(False)
        self.notice.show_notice(error.what, error.todo)

    def _confirm(self) -> None:
        self._pressed = self.plan is None
        if self.plan is None or not self.confirm.isEnabled():
            return
        app, plan = self.shell.app, self.plan
        self.accept()
        self.shell.runner.run("Nhập danh sách các Ban", lambda _: take(app, plan), lambda _: None)

    def _build(self) -> None:
        card, stack = Card(margin=0), QStackedWidget()
        for table in (self.names, self.table):
            self.tabs.addTab("")
            stack.addWidget(table)
        self.tabs.currentChanged.connect(stack.setCurrentIndex)
        card.body.addWidget(stack)
        given = QHBoxLayout()
        given.setSpacing(12)
        given.addWidget(Labelled("Theo quyết định (nếu tệp không ghi)", self.decision), 2)
        given.addWidget(Labelled("Từ ngày (nếu tệp không ghi)", self.day), 1)
        self.column.addLayout(given)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.tabs)
        self.column.addWidget(card, 1)
        self.column.addWidget(self.words)
        self.column.addLayout(foot(self, self.confirm))


def ask_file(shell: Shell, then: Callable[[Path], object]) -> None:
    """Ask for a workbook."""
    paths = shell.messages.open_files(_TITLE, SHEETS, many=False)
    if paths:
        then(paths[0])


def _plan(shell: Shell, source: Source, unit: str, decision: str, day: dt.date | None) -> CommitteePlan:
    if isinstance(source, Path):
        return plan_file(shell.app, source, decision=decision.strip(), day=day)
    return plan_cells(shell.app, cells_of(source), board=unit, decision=decision.strip(), day=day)
