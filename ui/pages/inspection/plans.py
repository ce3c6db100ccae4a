"""The year's inspections: when, how far they are, how their findings stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from ui.actions import NEW, PRINT, Action
from ui.pages.inspection.bar import ALL, ListFilter
from ui.pages.inspection.list_pane import ListPane, ListWords
from ui.pages.inspection.papers import open_plan, other_papers
from ui.pages.inspection.plan_panel import PlanPanel
from ui.pages.inspection.words import counts_pill, meaning, window_words
from ui.pages.programme.notes import NotesPane
from ui.shell.page import Shell
from ui.tables.designed_rows import RowColumn
from ui.widgets.card import EmptyState
from vstbpn_desktop.queries.inspection_view import InspectionRow, InspectionView, inspection_view
from vstbpn_desktop.records.inspection import CANCELLED, DONE, PLANNED
from vstbpn_desktop.vietnamese.sorting import natural_key

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_OVER: Final = (DONE, CANCELLED)


def _progress(row: InspectionRow) -> float | None:
    return row.visited / row.planned if row.planned else None


def _urgency(row: InspectionRow) -> tuple[int, int, int]:
    return -row.findings.overdue, -row.findings.waiting, -row.findings.open


COLUMNS: Final = (
    RowColumn("code", "Mã", 5, lambda r: r.code, key=lambda r: natural_key(r.code), muted=True),
    RowColumn("name", "Tên cuộc kiểm tra", 22, lambda r: r.name, flexible=True),
    RowColumn("window", "Thời gian", 11, lambda r: window_words(r.starts_on, r.ends_on),
              key=lambda r: r.starts_on or dt.date.max),
    RowColumn("state", "Tình trạng", 15, lambda r: r.standing.words, meaning=lambda r: meaning(r.standing)),
    RowColumn("progress", "Đã làm việc", 10, lambda r: f"{r.visited}/{r.planned}" if r.planned else "–",
              key=lambda r: _progress(r) or 0.0, fraction=lambda r: _progress(r)),
    RowColumn("findings", "Kiến nghị", 18, lambda r: counts_pill(r.findings)[0], key=lambda r: _urgency(r),
              meaning=lambda r: counts_pill(r.findings)[1] if r.findings.total else None),
)  # fmt: skip

FILTERS: Final[tuple[ListFilter[InspectionRow], ...]] = (
    ListFilter(ALL, "Tất cả", lambda r: True),
    ListFilter("running", "Đang kiểm tra", lambda r: r.standing.kind == "running"),
    ListFilter("coming", "Chưa bắt đầu", lambda r: r.standing.kind == "coming"),
    ListFilter("open", "Còn kiến nghị", lambda r: r.findings.open > 0),
    ListFilter("over", "Đã kết thúc, huỷ", lambda r: r.standing.kind in _OVER),
)


_WORDS: Final = ListWords(
    "inspections",
    "Các cuộc kiểm tra",
    "Lọc theo mã, tên…",
    "Không có cuộc kiểm tra nào khớp",
    "name",
    ("window", "progress"),
)


class PlanList(ListPane[InspectionRow]):
    """The inspections. `opened` carries the one whose page is wanted."""

    opened = Signal(int)
    add_requested = Signal()

    def __init__(self, shell: Shell) -> None:
        self.panel = PlanPanel(NotesPane(shell, "inspection", log=True))
        none = EmptyState(
            "clipboard-check", "Năm này chưa có cuộc kiểm tra nào",
            "Lập kế hoạch: đoàn, đơn vị được kiểm tra, lịch. Chương trình nhắc chỗ trùng lịch, ngày nghỉ "
            "và người của chính đơn vị được kiểm tra.",
            "Thêm cuộc kiểm tra", self._ask_to_add, button_icon="plus", writes=True,
        )  # fmt: skip
        super().__init__(shell, "inspection", _WORDS, COLUMNS, FILTERS, self.panel, none)
        self.view: InspectionView | None = None

    def commands(self) -> tuple[Action, ...]:
        """Adding one, and what can be done with the chosen one."""
        add = Action("Thêm cuộc kiểm tra", self._ask_to_add, "plus", "main", NEW, writes=True)
        main, others = self.offered()
        assert main is not None
        paper = Action("In danh sách", self.print_list, "printer", "menu", "", bool(self.model.rows))
        return (add, main._replace(place="bar"), *others, paper, self.saving, self.searching)

    def offers(self) -> tuple[Action, tuple[Action, ...]]:
        """The next step with what is chosen, and whatever else can be done."""
        row, some = self._row(), bool(self.table.selected_ids())
        one = row is not None
        over = row is not None and row.standing.kind in _OVER
        end = "Mở lại cuộc kiểm tra" if over else "Kết thúc cuộc kiểm tra"
        set_state = partial(self._set_state, PLANNED if over else DONE)
        main = Action("Mở kế hoạch", self._open_chosen, "clipboard-check", "main", "", one)
        return main, (
            Action("Lập kế hoạch kiểm tra", self._open_paper, "printer", "menu", PRINT, one),
            *other_papers(self.shell, self.view.record if self.view else None),
            Action("Sửa", self._edit, "pencil", "menu", "", one, True),
            Action(end, set_state, "circle-check", "menu", "", one, True),
            Action("Sao chép", self.table.copy, "copy", "menu", "", some),
            Action("Xoá", self.delete, "trash-2", "menu", "", some, True),
        )

    def pick(self) -> None:
        """Read the chosen one."""
        row, app = self._row(), self.shell.app
        if row is None:
            self._show(None)
            return
        self.shell.runner.latest("inspection-panel", partial(_read, app, row.id), self._show, owner=self)

    def open(self, row_id: int) -> None:
        """Ask for the page of an inspection."""
        self.opened.emit(row_id)

    def delete(self) -> None:
        """Delete the chosen ones; undoable."""
        ids, app = self.table.selected_ids(), self.shell.app
        if ids:
            self.table.setFocus()
            self._run("Xoá cuộc kiểm tra", lambda: app.delete("inspection", ids))

    def text(self, row: InspectionRow) -> str:
        """What an inspection is found by."""
        return f"{row.code} {row.name}"

    # inside

    def _show(self, view: InspectionView | None) -> None:
        self.view = view
        main, others = self.offered()
        assert main is not None
        able = tuple(action for action in others if action.enabled)
        self.panel.show_plan(view, main if main.enabled else None, able)
        self.offers_changed.emit()

    def _row(self) -> InspectionRow | None:
        rows = self.chosen()
        return rows[0] if len(rows) == 1 else None

    def _ask_to_add(self) -> None:
        self.add_requested.emit()

    def _open_chosen(self) -> None:
        if (row := self._row()) is not None:
            self.opened.emit(row.id)

    def _open_paper(self) -> None:
        if self.view is not None:
            open_plan(self.shell, self.view.record)

    def _edit(self) -> None:
        from ui.forms.dialog import RecordEditor

        if (row := self._row()) is not None:
            RecordEditor(self.shell, "inspection", row.id, parent=self.window()).open()

    def _set_state(self, state: str) -> None:
        row, app = self._row(), self.shell.app
        if row is not None:
            label = f"{'Kết thúc' if state == DONE else 'Mở lại'} cuộc kiểm tra {row.code}"
            self._run(label, lambda: app.save("inspection", row.id, {"state": state}, label))

    def _run(self, label: str, work: Callable[[], object]) -> None:
        self.shell.runner.run(label, lambda _: work(), lambda _: None, owner=self)


def _read(app: App, inspection_id: int) -> InspectionView | None:
    with app.reader() as reader:
        try:
            return inspection_view(reader, inspection_id, app.today)
        except KeyError:
            return None
