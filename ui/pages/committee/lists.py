"""Lists of members from Excel or the clipboard: what was understood is seen before anything is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.foot import foot
from ui.forms.labelled import Labelled
from ui.shell.page import Shell
from ui.tables.designed import DesignedTable
from ui.tables.designed_rows import RowColumn, RowsModel
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.look import Meaning, px
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.committee_lists import (
    CHANGED,
    NEW,
    REPLACED,
    SAME,
    CommitteePlan,
    PlannedBoard,
    plan_cells,
    plan_file,
    take,
)
from vstbpn_desktop.exchange.roster_paste import cells_of
from vstbpn_desktop.vietnamese.dates import parse_date

SHEETS: Final = "Excel (*.xlsx *.xls *.ods);;Tất cả (*)"
_PROBLEMS_SHOWN: Final = 5
Source = Path | str
"""A workbook, or the text of copied cells."""


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


class ListsDialog(QDialog):
    """The committees a file holds, what is wrong with it, and the one button that takes it in whole.

    `unit` is whose members pasted cells are where they do not say.
    """

    def __init__(
        self, shell: Shell, source: Source, parent: QWidget | None = None, *, unit: str = ""
    ) -> None:
        super().__init__(parent)
        self.shell = shell
        self._unit = unit
        self.plan: CommitteePlan | None = None
        self._source = source
        self.notice = Banner(Meaning.LATE)
        self.notice.hide()
        self.model = RowsModel(COLUMNS, self)
        self.table = DesignedTable(
            self.model, shell.session, "committee-lists", "name", name="Các Ban trong tệp", row_height=48
        )
        self.decision = Field()
        self.day = DateField(lambda text: parse_date(text, shell.app.today), errors=(UserError,))
        self.words = Text("", "small", "muted", wrap=True)
        self.confirm = Button("Nhập danh sách", icon="check", kind="filled", on_click=self._confirm)
        self.decision.editingFinished.connect(self.read)
        self.day.changed.connect(lambda _: self.read())
        if parent is not None:
            self.finished.connect(parent.window().activateWindow)
        self._build()
        self.read()

    def read(self) -> None:
        """Plan it with the decision and day that are given."""
        self.confirm.setEnabled(False)
        work = partial(_plan, self.shell, self._source, self._unit, self.decision.text(), self.day.value())
        self.shell.runner.latest("committee-lists", work, self._show, self._refused, owner=self)

    def _show(self, plan: CommitteePlan) -> None:
        self.plan = plan
        self.model.show([_Line(at, board) for at, board in enumerate(plan.boards)])
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
        )
        self.words.setText(" · ".join(filter(None, told)))
        self.confirm.setText(f"Nhập {count} thành viên" if count else "Không có gì mới")
        self.confirm.setEnabled(bool(count) and not plan.problems)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.plan = None
        self.model.show(())
        self.notice.show_notice(error.what, error.todo)

    def _confirm(self) -> None:
        if self.plan is None or not self.confirm.isEnabled():
            return
        app, plan = self.shell.app, self.plan
        self.accept()
        self.shell.runner.run("Nhập danh sách các Ban", lambda _: take(app, plan), lambda _: None)

    def _build(self) -> None:
        self.setWindowTitle("Nhập danh sách thành viên các Ban")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card = Card(margin=0)
        card.body.addWidget(self.table)
        given = QHBoxLayout()
        given.setSpacing(12)
        given.addWidget(Labelled("Theo quyết định (nếu tệp không ghi)", self.decision), 2)
        given.addWidget(Labelled("Từ ngày (nếu tệp không ghi)", self.day), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text("Danh sách thành viên các Ban: xem lại trước khi nhập", "panel-title"))
        column.addLayout(given)
        column.addWidget(self.notice)
        column.addWidget(card, 1)
        column.addWidget(self.words)
        column.addLayout(foot(self, self.confirm))
        room = self.screen().availableGeometry()
        self.resize(min(px(900), room.width() - 40), min(px(600), room.height() - 80))


def ask_file(shell: Shell, then: Callable[[Path], object]) -> None:
    """Ask for a workbook."""
    paths = shell.messages.open_files("Nhập danh sách thành viên các Ban", SHEETS, many=False)
    if paths:
        then(paths[0])


def _plan(shell: Shell, source: Source, unit: str, decision: str, day: dt.date | None) -> CommitteePlan:
    if isinstance(source, Path):
        return plan_file(shell.app, source, decision=decision.strip(), day=day)
    return plan_cells(shell.app, cells_of(source), board=unit, decision=decision.strip(), day=day)
