"""The panel of a finding: what is to be mended until when, what was done about it, the next step."""

from __future__ import annotations

from collections.abc import Sequence

from ui.actions import Action
from ui.pages.inspection.panel import NotedPanel
from ui.pages.inspection.words import findings_words, meaning
from ui.pages.programme.notes import NotesPane
from ui.widgets.text import KeyValueRows, Text
from vstbpn_desktop.queries.inspection_view import FindingRow
from vstbpn_desktop.vietnamese.dates import format_date, weekday


class FindingPanel(NotedPanel):
    """Shows one finding, or says what can be done with several."""

    def __init__(self, notes: NotesPane) -> None:
        super().__init__(notes, "Phần của kiến nghị")
        self.rows: tuple[FindingRow, ...] = ()

    def show_findings(
        self, rows: Sequence[FindingRow], main: Action | None, others: tuple[Action, ...]
    ) -> None:
        """Show what is chosen, with the next step and whatever else can be done."""
        self.rows = tuple(rows)
        self.show_owner(rows[0].id if len(rows) == 1 else 0)
        self.clear_body()
        if len(rows) == 1:
            self._show_one(rows[0])
        elif rows:
            self._show_many(rows)
        else:
            self.show_head("", "Kiến nghị sau kiểm tra")
            self.body_column.addWidget(Text("Chọn một dòng để xem.", "body", "muted", wrap=True))
        self.body_column.addStretch(1)
        self.show_actions(main, others)

    def _show_one(self, row: FindingRow) -> None:
        self.show_head(f"Cuộc {row.inspection}", row.unit, row.standing.words, meaning(row.standing))
        self.body_column.addWidget(KeyValueRows(facts(row)))
        self.add_words("Tồn tại, hạn chế", row.content)
        self.add_words("Kiến nghị", row.recommendation)
        self.add_words("Diễn biến", row.note)

    def _show_many(self, rows: Sequence[FindingRow]) -> None:
        self.show_head("", f"Đã chọn {len(rows)} kiến nghị")
        self.body_column.addWidget(Text(findings_words(rows), wrap=True))
        units = list(dict.fromkeys(row.unit for row in rows))
        self.add_words(f"{len(units)} đơn vị", "\n".join(units))


def facts(row: FindingRow) -> list[tuple[str, str]]:
    """The rows of label and value; blank ones are left out."""
    lines = (
        ("Hạn", f"{format_date(row.due)}, {weekday(row.due)}" if row.due else "chưa có"),
        ("Ghi nhận", format_date(row.date) if row.date else ""),
        ("Chịu trách nhiệm", row.responsible),
        ("Minh chứng", row.evidence),
        ("Xác nhận", format_date(row.closed_on) if row.closed_on else ""),
    )
    return [(label, words) for label, words in lines if words]
