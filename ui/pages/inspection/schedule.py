"""The schedule of an inspection by day: who is visited, under whom, and what is doubtful beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions import NEW, Action
from ui.pages.inspection.bar import ALL, ListFilter
from ui.pages.inspection.entry import FindingSheet
from ui.pages.inspection.list_pane import ListPane, ListWords
from ui.pages.inspection.papers import open_minutes
from ui.pages.inspection.visit_panel import VisitPanel
from ui.pages.inspection.words import meaning
from ui.shell.page import Shell
from ui.tables.designed_rows import RowColumn
from ui.widgets.card import EmptyState
from vstbpn_desktop.queries.inspection_view import InspectionView, VisitRow
from vstbpn_desktop.services import inspecting
from vstbpn_desktop.services.year_closing import why_held
from vstbpn_desktop.vietnamese.dates import format_date, weekday_short
from vstbpn_desktop.vietnamese.sorting import natural_key

_STATES: Final = ("passed", "soon", "planned", "undated", "done")


def warning_words(visit: VisitRow) -> str:
    """What is doubtful, as one sentence."""
    words = "; ".join(visit.warnings)
    return f"{words[:1].upper()}{words[1:]}"


def _count_words(visit: VisitRow) -> str:
    return str(visit.findings.total or "–")


def day_words(visit: VisitRow) -> str:
    """ "T3 07/07/2020"."""
    day = visit.plan.date
    return f"{weekday_short(day)} {format_date(day)}" if day else "–"


def _when(visit: VisitRow) -> tuple[dt.date, Any]:
    return visit.plan.date or dt.date.max, natural_key(visit.plan.starts)


COLUMNS: Final = (
    RowColumn("date", "Ngày, giờ", 14, day_words, key=_when, detail=lambda v: v.plan.starts),
    RowColumn("unit", "Đơn vị", 18, lambda v: v.unit, detail=lambda v: v.plan.place, flexible=True),
    RowColumn("leader", "Chủ trì", 14, lambda v: v.plan.leader or "–", detail=lambda v: v.team,
              flexible=True),
    RowColumn("state", "Tình trạng", 14, lambda v: v.standing.words, meaning=lambda v: meaning(v.standing),
              key=lambda v: _STATES.index(v.standing.kind)),
    RowColumn("findings", "Kiến nghị", 6, _count_words, key=lambda v: -v.findings.total, numeric=True),
    RowColumn("warnings", "Lưu ý", 24, warning_words, key=lambda v: -len(v.warnings), flexible=True,
              tone="soon"),
)  # fmt: skip

FILTERS: Final[tuple[ListFilter[VisitRow], ...]] = (
    ListFilter(ALL, "Tất cả", lambda v: True),
    ListFilter("warned", "Cần xem lại", lambda v: bool(v.warnings)),
    ListFilter("undated", "Chưa xếp ngày", lambda v: v.standing.kind == "undated"),
    ListFilter("passed", "Chưa xác nhận", lambda v: v.standing.kind == "passed"),
    ListFilter("done", "Đã làm việc", lambda v: v.plan.done),
)
_WORDS: Final = ListWords(
    "schedule",
    "Lịch kiểm tra",
    "Lọc theo đơn vị, chủ trì…",
    "Không có đơn vị nào khớp",
    "unit",
    ("leader", "findings"),
)


class Schedule(ListPane[VisitRow]):
    """The visits by day. At the right the chosen ones, or the sheet that notes findings."""

    side_changed = Signal()

    def __init__(self, shell: Shell) -> None:
        self.panel = VisitPanel(shell)
        none = EmptyState(
            "calendar-days", "Chưa có đơn vị nào trong lịch",
            "Chọn nhiều đơn vị một lần, theo nhóm hoặc từng đơn vị, rồi xếp ngày.",
            "Thêm đơn vị", self.add_units, button_icon="plus", writes=True,
        )  # fmt: skip
        super().__init__(shell, "inspection", _WORDS, COLUMNS, FILTERS, self.panel, none)
        self.view: InspectionView | None = None
        self.sheet = FindingSheet(shell)
        self._side: QWidget = self.panel
        self.sheet.closed.connect(self.close_sheet)
        self.panel.saved.connect(self._save)
        self.panel.finding_opened.connect(self._edit_finding)
        self.panel.marked.connect(self.mark)
        self.panel.form.left.connect(self.table.setFocus)

    def show_view(self, view: InspectionView) -> None:
        """Show the schedule of an inspection."""
        self.view = view
        self.show_rows(view.visits)
        if self.noting:
            self.sheet.show_view(view)

    # what the page asks

    @property
    def noting(self) -> bool:
        """Whether the sheet that notes findings is open."""
        return self._side is self.sheet

    @property
    def side(self) -> QWidget | None:
        """The chosen visits or the sheet; nothing where there is no visit."""
        return self._side if self.model.rows else None

    def commands(self) -> tuple[Action, ...]:
        """Adding units, and what can be done with the chosen ones."""
        main, others = self.offered()
        add = Action("Thêm đơn vị", self.add_units, "plus", "main", NEW, writes=True)
        minutes = Action("Biên bản", self.minutes, "file-text", "bar", "", bool(self.model.rows))
        first = (main._replace(place="menu"),) if main else ()
        return (minutes, *first, *others, self.saving, self.searching, add)

    def offers(self) -> tuple[Action | None, tuple[Action, ...]]:
        """The next step with the chosen visits, and whatever else can be done."""
        rows = self.chosen()
        some, made = bool(rows), bool(rows) and all(visit.plan.done for visit in rows)
        done = "Bỏ ghi nhận đã làm việc" if made else "Đã làm việc"
        note = Action("Ghi kiến nghị", self.note, "pen-line", "main", "Ctrl+R", some, True)
        days = Action("Xếp ngày…", self.arrange, "calendar-days", "main", "Ctrl+D", some, True)
        mark = Action(done, partial(self.mark, not made), "check", "menu", "Ctrl+M", some, True)
        main, second = (days, note) if len(rows) > 1 else (note, days)
        return main if some else None, (
            second._replace(place="menu"),
            mark,
            Action("Biên bản của đơn vị đã chọn", self.minutes, "file-text", "menu", "", some),
            Action("Sao chép", self.table.copy, "copy", "menu", "", some),
            Action("Bớt khỏi lịch", self.delete, "trash-2", "menu", "", some, True),
        )

    def held(self) -> str:
        """Whether the inspection is of a closed year."""
        ids = [self.view.row.id] if self.view else []
        return why_held(self.shell.app, "inspection", ids)

    def text(self, row: VisitRow) -> str:
        """What a visit is found by."""
        return f"{row.unit} {row.plan.leader} {row.plan.place}"

    def pick(self) -> None:
        """Show the chosen visits."""
        if self.view is not None:
            main, others = self.offered()
            able = tuple(action for action in others if action.enabled)
            self.panel.hold(self.held())
            self.panel.show_visits(self.view, self.chosen(), main, able)
            if self.noting and self.chosen() and not self.sheet.dirty:
                self.sheet.choose(self.chosen()[0])
        self.offers_changed.emit()

    def open(self, row_id: int) -> None:
        """Begin to type the day of a visit."""
        if not self.refuses():
            self.close_sheet()
            self.panel.form.start()

    # doing

    def export_excel(self) -> None:
        """Save the schedule as it is shown as a workbook."""
        from ui.pages.inspection.schedule_file import export

        if self.view is not None:
            export(self.shell, self, self.view, self._listed_ids())

    def add_units(self) -> None:
        """Choose units and groups to put into the schedule."""
        from ui.pages.inspection.units_dialog import UnitsDialog

        if self.view is not None:
            UnitsDialog(self.shell, self.view, self).open()

    def arrange(self) -> None:
        """Ask how the chosen visits are to be spread over days."""
        from ui.pages.inspection.days_dialog import DaysDialog

        if self.view is not None and (rows := self.chosen()):
            DaysDialog(self.shell, self.view, rows, self).open()

    def mark(self, done: bool) -> None:
        """Say of the chosen visits whether they were made."""
        self._write("Ghi nhận đã làm việc", inspecting.mark_visited, done)

    def delete(self) -> None:
        """Take the chosen visits out of the schedule; undoable."""
        if self.chosen():
            self.table.setFocus()
            self._write("Bớt khỏi lịch", inspecting.drop_visits)

    def minutes(self) -> None:
        """Biên bản of the chosen units."""
        if self.view is not None:
            open_minutes(self.shell, self.view.record, self.chosen())

    def note(self) -> None:
        """Open the sheet that notes what the chosen unit must mend."""
        rows = self.chosen()
        if self.view is not None and rows:
            self.sheet.show_view(self.view)
            self.sheet.choose(rows[0])
            self._turn(self.sheet)
            self.sheet.start()

    def close_sheet(self) -> None:
        """Back to the chosen visits."""
        if self.noting:
            self._turn(self.panel)
            self.table.setFocus()

    # inside

    def _turn(self, side: QWidget) -> None:
        self._side = side
        self.side_changed.emit()

    def _save(self, places: Sequence[int], values: dict[str, object], go_on: bool) -> None:
        """Write what was typed; with `go_on` the next visit is typed."""
        following = self.table.after(places[0]) if go_on and len(places) == 1 else None
        if values:
            view = self.view
            assert view is not None
            app, inspection_id = self.shell.app, view.row.id
            self._run("Xếp lịch", lambda: inspecting.set_visits(app, inspection_id, places, values))
        if following is not None:
            self.table.select_id(following)
            self.panel.form.start_again()
        elif go_on:
            self.table.setFocus()

    def _write(self, label: str, verb: Callable[..., object], *more: object) -> None:
        places = [visit.id for visit in self.chosen()]
        if self.view is not None and places:
            app, inspection_id = self.shell.app, self.view.row.id
            self._run(label, lambda: verb(app, inspection_id, places, *more))

    def _run(self, label: str, work: Callable[[], object]) -> None:
        self.shell.runner.run(label, lambda _: work(), lambda _: None, owner=self)

    def _edit_finding(self, finding_id: int) -> None:
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, "finding", finding_id, parent=self.window()).open()
