"""The page of one inspection: its schedule by day, its plan, its findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from ui.actions import PRINT, Action
from ui.pages.inspection.findings import FindingList
from ui.pages.inspection.papers import open_plan, other_papers
from ui.pages.inspection.plan_tab import PlanTab
from ui.pages.inspection.schedule import Schedule
from ui.pages.inspection.words import plan_words
from ui.pages.tabbed import TabbedPage
from ui.shell.page import Shell
from ui.widgets.card import EmptyState
from vstbpn_desktop.queries.inspection_view import InspectionView, inspection_view

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

SCHEDULE, PLAN, FINDINGS = range(3)
_SHOWN_FROM: Final = ("inspection", "finding", "unit", "person", "document", "special_day")
_HELP: Final = (
    "Lịch kiểm tra theo ngày. Ctrl+N thêm nhiều đơn vị một lần; chọn đơn vị rồi gõ ngày, giờ ở bên phải, "
    "Enter lưu và sang đơn vị tiếp theo; chọn nhiều đơn vị rồi Ctrl+D để xếp ngày hoặc dời cả loạt. "
    "Cột Lưu ý nhắc: người của chính đơn vị, một người hai nơi trong ngày, ngoài thời gian kiểm tra, "
    "ngày nghỉ. Ctrl+R ghi kiến nghị, Ctrl+M ghi nhận đã làm việc. Alt+mũi tên trái về danh sách.",
    "Kế hoạch: quyết định, thời gian, nội dung, thành phần đoàn. Ctrl+P lập văn bản kế hoạch kèm lịch.",
    "Kiến nghị của cuộc kiểm tra này. Ctrl+R ghi kết quả khắc phục; gia hạn phải có lý do; xác nhận đã khắc "
    "phục phải có văn bản minh chứng.",
)


class OneInspectionPage(TabbedPage):
    """Three tabs over one inspection."""

    title = "Cuộc kiểm tra"
    place = "inspection"
    helps = _HELP

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.inspection_id = 0
        self.view: InspectionView | None = None
        self._opened = False
        self.schedule = Schedule(shell)
        self.plan = PlanTab(self.edit)
        self.findings = FindingList(shell, "findings-of-one", of_one=True)
        self._gone = EmptyState(
            "clipboard-check", "Cuộc kiểm tra này không còn nữa", "", "Về danh sách", self.leave
        )
        self.add_tabs(
            ("Lịch kiểm tra", self.schedule), ("Kế hoạch, đoàn", self.plan), ("Kiến nghị", self.findings)
        )
        self.stack.addWidget(self._gone)
        self._connect()

    # what the window asks

    def summary(self) -> str:
        """ "4 đơn vị · đã làm việc 1/4 · 2 đơn vị cần xem lại lịch · 3 kiến nghị chưa khắc phục"."""
        return plan_words(self.view) if self.view else ""

    def commands(self) -> Sequence[Action]:
        """Those of the tab that is open, the plan as a paper, and the way back."""
        back = Action("Các cuộc kiểm tra", self.leave, "arrow-left", "menu", "Alt+Left")
        if self.view is None:
            return (back._replace(place="main"),)
        paper = Action("Kế hoạch", self._open_paper, "printer", "bar", PRINT)
        edit = Action("Sửa kế hoạch", self.edit, "pencil", "menu", writes=True)
        papers = other_papers(self.shell, self.view.record)
        if self.tabs.currentIndex() == SCHEDULE:
            return (paper, *self.schedule.commands(), *papers, edit, back)
        if self.tabs.currentIndex() == PLAN:
            return (paper, *papers, edit._replace(place="main"), back)
        return (*self.findings.commands(), *papers, paper._replace(place="menu"), edit, back)

    def panel(self) -> QWidget | None:
        """The chosen visits or findings; the plan takes the whole width."""
        if self.view is None:
            return None
        return {SCHEDULE: self.schedule.side, FINDINGS: self.findings.side}.get(self.tabs.currentIndex())

    def held(self) -> str:
        """Whether the inspection is of a closed year."""
        return self.schedule.held()

    def activate(self, key: object = None) -> None:
        """`key` is the inspection (record id, row id), and a filter of its findings.

        Without one the last is shown again.
        """
        if isinstance(key, tuple):
            self._go_to(*key[1:])
        self._opened = True
        self.load()

    def may_leave(self) -> bool:
        """Write what was typed about a visit, ask about a finding that was not saved."""
        if self.schedule.noting:
            return self.schedule.sheet.may_leave()
        form = self.schedule.panel.form
        return not form.dirty or form.commit(go_on=False)

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed."""
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()

    def load(self) -> None:
        """Read the inspection."""
        app, inspection_id = self.shell.app, self.inspection_id

        def read() -> InspectionView | None:
            with app.reader() as reader:
                try:
                    return inspection_view(reader, inspection_id, app.today)
                except KeyError:
                    return None

        self.shell.runner.latest("one-inspection", read, self._show, owner=self)

    # doing

    def edit(self) -> None:
        """The form of the plan and the team."""
        from ui.forms.dialog import RecordEditor

        if self.view is not None:
            RecordEditor(self.shell, "inspection", self.inspection_id, parent=self.window()).open()

    def leave(self) -> None:
        """Back to the year's inspections, this one chosen."""
        self.shell.open("inspection", ("inspection", self.inspection_id) if self.view else None)

    # inside

    def _go_to(self, inspection_id: int, findings: str = "") -> None:
        if inspection_id != self.inspection_id:
            self.schedule.close_sheet()
            self.schedule.show_all()
            self.tabs.setCurrentIndex(SCHEDULE)
        self.inspection_id = inspection_id
        if findings:
            self.tabs.setCurrentIndex(FINDINGS)
            self.findings.filter_by(findings)

    def _show(self, view: InspectionView | None) -> None:
        self.view = view
        self.tabs.setVisible(view is not None)
        if view is None:
            self.title = "Cuộc kiểm tra"
            self.stack.setCurrentWidget(self._gone)
        else:
            self._fill(view)
        self.tell()

    def _fill(self, view: InspectionView) -> None:
        self.title = f"{view.row.code} · {view.row.name}"
        self.tabs.setTabText(SCHEDULE, f"Lịch kiểm tra {len(view.visits) or ''}".rstrip())
        self.tabs.setTabText(FINDINGS, f"Kiến nghị {len(view.findings) or ''}".rstrip())
        self.stack.setCurrentIndex(self.tabs.currentIndex())
        self.schedule.show_view(view)
        self.plan.show_view(view)
        self.plan.hold(self.held())
        self.findings.show_rows(view.findings)
        if self._opened:
            self._opened = False
            (self.findings if self.tabs.currentIndex() == FINDINGS else self.schedule).table.setFocus()

    def _open_paper(self) -> None:
        if self.view is not None:
            open_plan(self.shell, self.view.record)

    def _connect(self) -> None:
        self.schedule.offers_changed.connect(self.tell)
        self.schedule.side_changed.connect(self.tell)
        self.findings.offers_changed.connect(self.tell)
