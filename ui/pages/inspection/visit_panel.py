"""The panel of the schedule: the chosen visits to be typed, what is doubtful, what was found at the unit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.actions import Action
from ui.pages.inspection.panel import ActionPanel
from ui.pages.inspection.visit_form import VisitForm
from ui.pages.inspection.words import day_words, meaning
from ui.shell.page import Shell
from ui.widgets.card import Banner, divider
from ui.widgets.flow import clear
from ui.widgets.look import Meaning
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text
from vstbpn_desktop.queries.inspection_view import FindingRow, InspectionView, VisitRow
from vstbpn_desktop.records.inspection import HEAD
from vstbpn_desktop.vietnamese.dates import format_date


class VisitPanel(ActionPanel):
    """Shows the chosen visits. `saved` is that of `VisitForm`; `finding_opened` carries a finding's id.

    `marked` says whether the team has been at the one unit that is chosen.
    """

    saved = Signal(list, dict, bool)
    marked = Signal(bool)
    finding_opened = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.form = VisitForm(lambda: shell.app.today)
        self.form.saved.connect(self.saved)
        self.made = QCheckBox("Đã làm việc với đơn vị")
        self.made.clicked.connect(self.marked)
        self.warning = Banner(Meaning.SOON)
        self._hint = Text("", "body", "muted", wrap=True)
        self._findings = QWidget()
        self._findings.setProperty("surface", "clear")
        self._lines = QVBoxLayout(self._findings)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.body_column.setSpacing(12)
        for part in (self._hint, self.warning, self.form, self.made, self._findings):
            self.body_column.addWidget(part)
        self.body_column.addStretch(1)

    def show_visits(
        self,
        view: InspectionView,
        visits: Sequence[VisitRow],
        main: Action | None,
        others: tuple[Action, ...],
    ) -> None:
        """Show these visits of an inspection, with the next step and whatever else can be done."""
        self._show_head(visits)
        self._show_warnings(visits)
        self._hint.setVisible(not visits)
        self._hint.setText("Chọn một hay nhiều đơn vị để xếp ngày, ghi kiến nghị.")
        self.form.setVisible(bool(visits))
        heads = [member.name for member in view.members if member.role == HEAD]
        self.form.show_visits(visits, view.record.values["year"], ", ".join(heads))
        self.made.setVisible(len(visits) == 1)
        self.made.setChecked(bool(visits) and visits[0].plan.done)
        self._show_findings(view, visits)
        self.show_actions(main, others)

    def hold(self, why: str) -> None:
        """Let nothing be typed, the reason as tool tip; "" lets it again."""
        for part in (self.form, self.made):
            part.setEnabled(not why)
            part.setToolTip(why)

    def _show_head(self, visits: Sequence[VisitRow]) -> None:
        if len(visits) == 1:
            (visit,) = visits
            standing = visit.standing
            self.show_head(day_words(visit.plan.date), visit.unit, standing.words, meaning(standing))
        else:
            self.show_head("", f"Đã chọn {len(visits)} đơn vị" if visits else "Lịch kiểm tra")

    def _show_warnings(self, visits: Sequence[VisitRow]) -> None:
        words = [warning for visit in visits for warning in visit.warnings]
        self.warning.setVisible(bool(words) and len(visits) == 1)
        if words and len(visits) == 1:
            first, *rest = (f"{one[:1].upper()}{one[1:]}" for one in words)
            self.warning.show_notice(first, "\n".join(rest))

    def _show_findings(self, view: InspectionView, visits: Sequence[VisitRow]) -> None:
        clear(self._lines)
        unit_id = visits[0].plan.unit_id if len(visits) == 1 else None
        found = [row for row in view.findings if row.unit_id == unit_id]
        self._findings.setVisible(bool(found))
        if found:
            self._lines.addWidget(divider())
            self._lines.addWidget(Text(f"{len(found)} kiến nghị", "small-strong", "muted"))
        for row in found:
            self._lines.addWidget(self._line(row))

    def _line(self, row: FindingRow) -> RowButton:
        due = f"hạn {format_date(row.due)}" if row.due else ""
        detail = " · ".join(filter(None, (row.standing.words, due)))
        line = RowButton(row.content, detail, inset=0, on_click=lambda: self.finding_opened.emit(row.id))
        line.setToolTip(row.content)
        return line
