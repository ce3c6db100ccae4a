"""Kiểm tra: the year's inspections, and beside them the findings that are followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from ui.actions import Action
from ui.pages.inspection.findings import FILTERS, FindingList
from ui.pages.inspection.plans import PlanList
from ui.pages.inspection.words import findings_words, year_words
from ui.pages.list_excel import ExcelDoor
from ui.pages.tabbed import TabbedPage
from ui.shell.page import Shell
from vstbpn_desktop.queries.inspection_view import (
    YearInspections,
    inspection_of,
    year_inspections,
    year_of,
)

if TYPE_CHECKING:
    from ui.pages.excel_import.order import Order
    from vstbpn_desktop.db.change import Changed

ONE: Final = "one-inspection"
FINDINGS_KEY: Final = "findings"
_PLANS, _FINDINGS = range(2)
_SHOWN_FROM: Final = (
    "inspection", "finding", "unit", "person", "document", "special_day", "note", "attachment",
)  # fmt: skip
_HELP: Final = (
    "Các cuộc kiểm tra của năm và tiến độ từng cuộc. Enter hoặc nhấp đúp mở trang của cuộc kiểm tra: lịch, "
    "đoàn, kiến nghị. Ctrl+N thêm cuộc kiểm tra, Ctrl+P lập kế hoạch kiểm tra.",
    "Kiến nghị của năm và kiến nghị các năm trước chưa khắc phục. Chọn một hoặc nhiều dòng rồi ghi kết quả "
    "khắc phục (Ctrl+R), gia hạn kèm lý do, hoặc xác nhận đã khắc phục: phải có văn bản minh chứng.",
)


class InspectionPage(TabbedPage):
    """Two tabs: inspections and findings."""

    title = "Kiểm tra"
    holds = "inspection"
    helps = _HELP

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.view: YearInspections | None = None
        self._wanted: tuple[str, int] | None = None
        self._opened = False
        self.plans = PlanList(shell)
        self.findings = FindingList(shell, "findings")
        self.excel = ExcelDoor(self, self._order)
        self.add_tabs(("Cuộc kiểm tra", self.plans), ("Kiến nghị", self.findings))
        self._connect()

    # what the window asks

    def summary(self) -> str:
        """ "2 cuộc · 7 đơn vị · 3 kiến nghị chưa khắc phục · 1 quá hạn"."""
        if self.view is None:
            return ""
        return findings_words(self.view.findings) if self._following else year_words(self.view)

    def commands(self) -> Sequence[Action]:
        """Those of the tab that is open."""
        if self.view is None:
            return ()
        own = self.findings.commands() if self._following else self.plans.commands()
        return (*own, *self.excel.commands())

    def panel(self) -> QWidget | None:
        """The chosen inspection or findings."""
        if self.view is None:
            return None
        return self.findings.side if self._following else self.plans.side

    def activate(self, key: object = None) -> None:
        """`key` is an inspection or a finding (record id, row id), "findings", or the id of their filter."""
        if isinstance(key, tuple):
            self._go_to(*key)
        elif isinstance(key, str):
            self._turn(_FINDINGS)
            if key in {found.id for found in FILTERS}:
                self.findings.filter_by(key)
        self._opened = True
        self.load()

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed."""
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()

    def load(self) -> None:
        """Read the year."""
        app, year = self.shell.app, self.shell.year

        def read() -> YearInspections:
            with app.reader() as reader:
                return year_inspections(reader, year, app.today)

        self.shell.runner.latest("inspections", read, self._show, owner=self)

    # doing

    def add(self) -> None:
        """A new inspection with the next free code; its page opens once it is saved."""
        from ui.forms.dialog import RecordEditor

        given = {"year": self.shell.year, "code": self._next_code()}
        editor = RecordEditor(self.shell, "inspection", None, given, self.window())
        editor.saved.connect(self.open_one)
        editor.open()

    def open_one(self, inspection_id: int) -> None:
        """Go to the page of one inspection."""
        self.shell.open(ONE, ("inspection", inspection_id))

    # inside

    @property
    def _following(self) -> bool:
        return self.tabs.currentIndex() == _FINDINGS

    def _order(self) -> Order:
        """An import into the list that is open."""
        from ui.pages.excel_import.order import Order

        part = self.findings if self._following else self.plans
        spec = self.shell.app.registry[part.record]
        given = {} if self._following else {"year": self.shell.year}
        return Order(part.record, "inspection", None, [field.id for field in spec.columns], given)

    def _go_to(self, record: str, row_id: int) -> None:
        with self.shell.app.reader() as reader:
            if record == "finding":
                found = inspection_of(reader, row_id)
                year = found and found[1]
            else:
                year = year_of(reader, row_id)
        if year is None:
            return
        self._turn(_FINDINGS if record == "finding" else _PLANS)
        self._wanted = (record, row_id)
        shown = self.view.findings if self.view and record == "finding" else ()
        if row_id not in {row.id for row in shown}:
            self.shell.set_year(year)

    def _show(self, view: YearInspections) -> None:
        self.view = view
        self.title = f"Kiểm tra năm {view.year}"
        self.tabs.setTabText(_PLANS, f"Cuộc kiểm tra {len(view.inspections) or ''}".rstrip())
        self.tabs.setTabText(_FINDINGS, f"Kiến nghị {len(view.findings) or ''}".rstrip())
        self.plans.show_rows(view.inspections)
        self.findings.show_rows(view.findings)
        self._select_wanted()
        if self._opened:
            self._opened = False
            (self.findings.table if self._following else self.plans.table).setFocus()
        self.tell()

    def _select_wanted(self) -> None:
        if self._wanted is None:
            return
        record, row_id = self._wanted
        if (self.findings if record == "finding" else self.plans).select(row_id):
            self._wanted = None

    def _next_code(self) -> str:
        used = [row.code for row in self.view.inspections] if self.view else []
        numbers = [int(code) for code in used if code.isdigit()]
        return f"{max(numbers, default=0) + 1:02d}"

    def _show_findings_of(self, key: str) -> None:
        if self.plans.view is not None:
            self.shell.open(ONE, ("inspection", self.plans.view.row.id, key))

    def _turn(self, tab: int) -> None:
        self.tabs.setCurrentIndex(tab)

    def _connect(self) -> None:
        self.plans.opened.connect(self.open_one)
        self.plans.add_requested.connect(self.add)
        self.plans.panel.findings_wanted.connect(self._show_findings_of)
        self.plans.offers_changed.connect(self.tell)
        self.findings.offers_changed.connect(self.tell)
