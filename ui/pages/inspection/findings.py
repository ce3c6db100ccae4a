"""The findings that are followed: what, until when, how it stands; what can be done with the chosen ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import Final

from ui.actions import PRINT, Action
from ui.pages.inspection.bar import ALL, ListFilter
from ui.pages.inspection.finding_panel import FindingPanel
from ui.pages.inspection.finding_work import FindingWork
from ui.pages.inspection.list_pane import ListPane, ListWords
from ui.pages.inspection.words import meaning
from ui.pages.programme.notes import NotesPane
from ui.shell.page import Shell
from ui.tables.designed_rows import RowColumn
from ui.widgets.card import EmptyState
from vstbpn_desktop.queries.inspection_view import FindingRow
from vstbpn_desktop.records.finding import CLOSED, WAITING
from vstbpn_desktop.vietnamese.dates import format_date

_MEND, _CLOSE = "Ghi kết quả khắc phục", "Xác nhận đã khắc phục"
_URGENCY: Final = ("overdue", "due_today", "soon", "waiting", "open", "working", "closed")

COLUMNS: Final = (
    RowColumn("unit", "Đơn vị", 18, lambda f: f.unit, flexible=True,
              detail=lambda f: f"cuộc {f.inspection}" if "/" in f.inspection else ""),
    RowColumn("content", "Tồn tại, hạn chế", 30, lambda f: f.content, flexible=True),
    RowColumn("recommendation", "Kiến nghị", 26, lambda f: f.recommendation or "–", flexible=True),
    RowColumn("due", "Hạn", 10, lambda f: format_date(f.due) if f.due else "–",
              key=lambda f: f.due or dt.date.max),
    RowColumn("state", "Trạng thái", 17, lambda f: f.standing.words, meaning=lambda f: meaning(f.standing),
              key=lambda f: (_URGENCY.index(f.standing.kind), f.due or dt.date.max)),
)  # fmt: skip

FILTERS: Final[tuple[ListFilter[FindingRow], ...]] = (
    ListFilter(ALL, "Tất cả", lambda f: True),
    ListFilter("open", "Chưa khắc phục", lambda f: f.open),
    ListFilter("overdue", "Quá hạn", lambda f: f.standing.kind == "overdue"),
    ListFilter("soon", "Đến hạn trong tuần", lambda f: f.standing.kind in ("soon", "due_today")),
    ListFilter("waiting", "Chờ xác nhận", lambda f: f.state == WAITING),
    ListFilter("closed", "Đã khắc phục", lambda f: f.state == CLOSED),
)


# What the panel's button says where there is little room.
_SHORT: Final = {_MEND: "Ghi kết quả", _CLOSE: "Xác nhận"}
_WORDS: Final = ListWords(
    "",
    "Kiến nghị sau kiểm tra",
    "Lọc theo đơn vị, nội dung…",
    "Không có kiến nghị nào khớp",
    "unit",
    ("recommendation",),
)


class FindingList(ListPane[FindingRow]):
    """The findings of a year, or with `of_one` those of one inspection; `key` remembers its columns."""

    def __init__(self, shell: Shell, key: str, *, of_one: bool = False) -> None:
        self.panel = FindingPanel(NotesPane(shell, "finding", log=True))
        none = EmptyState(
            "flag", "Chưa có kiến nghị nào",
            "Kiến nghị được ghi ở lịch của cuộc kiểm tra: chọn đơn vị rồi bấm Ghi kiến nghị.",
        )  # fmt: skip
        first, *others = COLUMNS
        columns = (replace(first, detail=None), *others) if of_one else COLUMNS
        super().__init__(shell, "finding", _WORDS._replace(key=key), columns, FILTERS, self.panel, none)
        self.work = FindingWork(shell, self)

    def commands(self) -> tuple[Action, ...]:
        """The next step, and whatever else can be done with what is chosen."""
        main, (second, *others) = self.offered()
        shown = (second._replace(place="bar"),) if second.enabled else ()
        paper = Action("In danh sách", self.print_list, "printer", "menu", PRINT, bool(self.model.rows))
        return (*shown, *others, *((main,) if main else ()), paper, self.saving, self.searching)

    def offers(self) -> tuple[Action | None, tuple[Action, ...]]:
        """The next step with what is chosen, and whatever else can be done."""
        rows, work = self.chosen(), self.work
        still = [row for row in rows if row.open]
        closed = [row for row in rows if not row.open]
        waiting = bool(still) and all(row.state == WAITING for row in still)
        mend = Action(_MEND, partial(work.mend, still), "pen-line", "menu", "Ctrl+R",
                      bool(still), goes_on=True)  # fmt: skip
        close = Action(_CLOSE, partial(work.close, still), "circle-check", "menu", "",
                       bool(still), goes_on=True)  # fmt: skip
        others = (
            mend if waiting else close,
            Action("Gia hạn…", partial(work.extend, still), "clock", "menu", "", bool(still), goes_on=True),
            Action(
                "Mở lại kiến nghị",
                partial(work.reopen, closed),
                "undo-2",
                "menu",
                "",
                bool(closed),
                goes_on=True,
            ),
            Action("Sửa", lambda: work.edit(rows[0]), "pencil", "menu", "", len(rows) == 1, goes_on=True),
            Action("Sao chép", self.table.copy, "copy", "menu", "", bool(rows)),
            Action("Xoá", self.delete, "trash-2", "menu", "", bool(rows), True),
        )
        main = close if waiting else mend if still else None
        return main and main._replace(place="main"), others

    def pick(self) -> None:
        """Show what is chosen."""
        main, others = self.offered()
        short = main and main._replace(text=_SHORT.get(main.text, main.text))
        self.panel.show_findings(self.chosen(), short, tuple(a for a in others if a.enabled))
        self.offers_changed.emit()

    def open(self, row_id: int) -> None:
        """The form of a finding."""
        row = next((row for row in self.found if row.id == row_id), None)
        if row is not None:
            self.work.edit(row)

    def delete(self) -> None:
        """Delete what is chosen; undoable."""
        if rows := self.chosen():
            self.table.setFocus()
            self.work.delete(rows)

    def text(self, row: FindingRow) -> str:
        """What a finding is found by."""
        return f"{row.unit} {row.content} {row.recommendation} {row.responsible} {row.inspection}"
