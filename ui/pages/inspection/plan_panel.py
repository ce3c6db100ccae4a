"""The panel of an inspection: its plan in few words, the next visits, what is doubtful, its findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from ui.actions import Action
from ui.pages.inspection.panel import NotedPanel, dated_lines
from ui.pages.inspection.words import lacking_words, meaning, window_words
from ui.pages.programme.notes import NotesPane
from ui.pages.programme.panel import CountRow
from ui.widgets.look import Meaning
from ui.widgets.text import KeyValueRows, Text
from vstbpn_desktop.queries.inspection_view import FindingCounts, InspectionView
from vstbpn_desktop.records.inspection import HEAD
from vstbpn_desktop.vietnamese.dates import day_month, format_date

_VISITS: Final = 5
_COMING: Final = ("soon", "planned")
_COUNTS: Final[tuple[tuple[str, str, Meaning], ...]] = (
    ("overdue", "Quá hạn", Meaning.LATE),
    ("waiting", "Chờ xác nhận", Meaning.SOON),
    ("open", "Chưa khắc phục", Meaning.NONE),
    ("closed", "Đã khắc phục", Meaning.GOOD),
)


class PlanPanel(NotedPanel):
    """Shows one inspection. `findings_wanted` carries the id of a filter of findings."""

    findings_wanted = Signal(str)

    def __init__(self, notes: NotesPane) -> None:
        super().__init__(notes, "Phần của cuộc kiểm tra")

    def show_plan(self, view: InspectionView | None, main: Action | None, others: tuple[Action, ...]) -> None:
        """Show an inspection, None where several are chosen or none."""
        self.show_owner(view.row.id if view else 0)
        self.clear_body()
        if view is None:
            self.show_head("", "Kiểm tra")
            self.body_column.addWidget(Text("Chọn một cuộc kiểm tra để xem.", "body", "muted", wrap=True))
        else:
            self._show(view)
        self.body_column.addStretch(1)
        self.show_actions(main, others)

    def _show(self, view: InspectionView) -> None:
        row = view.row
        self.show_head(row.code, row.name, row.standing.words, meaning(row.standing))
        self.body_column.addWidget(KeyValueRows(facts(view)))
        self._add_warnings([*lacking_words(view), *_doubts(view)])
        self._add_visits(view)
        if row.findings.total:
            self._add_counts(row.findings)

    def _add_warnings(self, words: Sequence[str]) -> None:
        if words:
            self.add_section("Lưu ý")
            self.body_column.addWidget(Text("\n".join(words), "small", Meaning.SOON.value, wrap=True))

    def _add_visits(self, view: InspectionView) -> None:
        coming = [visit for visit in view.visits if visit.standing.kind in _COMING]
        if coming:
            self.add_section("Lịch tiếp theo")
            lines = [(day_month(v.plan.date), v.unit) for v in coming[:_VISITS] if v.plan.date]
            dated_lines(self.body_column, lines)
        if len(coming) > _VISITS:
            rest = f"và {len(coming) - _VISITS} đơn vị khác"
            self.body_column.addWidget(Text(rest, "small", "muted"))

    def _add_counts(self, counts: FindingCounts) -> None:
        self.add_section(f"{counts.total} kiến nghị")
        for key, label, colour in _COUNTS:
            if count := _count(counts, key):
                line = CountRow(label, count, colour)
                line.setAccessibleName(f"{label}: {count} kiến nghị")
                line.clicked.connect(lambda _=False, wanted=key: self.findings_wanted.emit(wanted))
                self.body_column.addWidget(line)


def facts(view: InspectionView) -> list[tuple[str, str]]:
    """The rows of label and value; blank ones are left out."""
    row, values = view.row, view.record.values
    decided = f" ngày {format_date(values['decided_on'])}" if values["decided_on"] else ""
    heads = ", ".join(member.name for member in view.members if member.role == HEAD)
    team = f"{len(view.members)} người" if view.members else ""
    lines = (
        ("Quyết định", f"{values['decision']}{decided}" if values["decision"] else ""),
        ("Thời gian", window_words(row.starts_on, row.ends_on)),
        ("Đoàn", ", ".join(filter(None, (team, f"trưởng đoàn {heads}" if heads else "")))),
        ("Đơn vị", f"{row.planned}, đã làm việc {row.visited}" if row.planned else ""),
        ("Thời kỳ", values["data_period"]),
    )
    return [(label, words) for label, words in lines if words]


def _doubts(view: InspectionView) -> list[str]:
    passed = sum(visit.standing.kind == "passed" for visit in view.visits)
    words = [f"{visit.unit}: {words}" for visit in view.visits for words in visit.warnings]
    return [f"{passed} đơn vị đã qua ngày, chưa xác nhận đã làm việc", *words] if passed else words


def _count(counts: FindingCounts, key: str) -> int:
    """What a heap holds beside the ones before it: open ones that are neither overdue nor waiting."""
    heaps = {
        "overdue": counts.overdue,
        "waiting": counts.waiting,
        "open": counts.open - counts.overdue - counts.waiting,
        "closed": counts.total - counts.open,
    }
    return heaps[key]
