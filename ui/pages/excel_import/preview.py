"""The second step: the file's columns beside the rows as they would be taken, errors below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.excel_import.columns import (
    FIELD_WIDTH,
    NOT_TAKEN,
    UNICODE,
    ColumnList,
    heading_choices,
    label,
)
from ui.pages.excel_import.detail import LineDetail, next_decision
from ui.pages.excel_import.model import PreviewModel
from ui.pages.excel_import.problems import ProblemPart
from ui.pages.excel_import.review import DOUBT, STATES, WRONG, Decision, Line, Review
from ui.pages.excel_import.table import PreviewTable
from ui.widgets.card import Card, divider
from ui.widgets.fields import Choice, ChoiceField
from ui.widgets.look import px
from ui.widgets.panel import scrolled, splitter
from ui.widgets.pill import ChipRow
from ui.widgets.text import Text
from vstbpn_desktop.exchange.excel import Problem
from vstbpn_desktop.vietnamese.legacy import Coding

_LEFT, _LEAST_LEFT = 400, 300
_SHARE = 0.37
_TIGHT = 440
_ALL = ""


class PreviewPane(QWidget):
    """Shows a review. `replan` comes when the file is to be read in another way, `decided` when only what is
    done with its rows changed, `again` when the file itself is to be read again."""

    replan = Signal()
    decided = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.review: Review | None = None
        self.chips = ChipRow()
        self.sheet, self.head = ChoiceField(optional=False), ChoiceField(optional=False)
        self.columns = ColumnList()
        self.model = PreviewModel(self)
        self.table = PreviewTable(self.model)
        self.detail = LineDetail()
        self.problems = ProblemPart()
        self._detail_rule, self._problem_rule = divider(), divider()
        self._build()
        self._connect()

    def begin(self, review: Review) -> None:
        """Another file: nothing of the last one is kept."""
        self.review = review
        self.chips.set_chips([(_ALL, "Tất cả")])
        self.chips.choose(_ALL)
        self.show_review()
        found = review.reviewed
        first = WRONG if found and found.counts.get(WRONG) else DOUBT
        number = next((line.number for line in found.lines if line.state == first), 0) if found else 0
        if not self.table.go_to(number) and self.model.lines:
            self.table.go_to(self.model.lines[0].number)

    def show_review(self) -> None:
        """Show the plan as it is now; the chosen line stays chosen."""
        review, number = self.review, self.table.current_number()
        if review is None or review.reviewed is None:
            return
        counts = review.reviewed.counts
        named = [(s.id, f"{s.chip} {counts[s.id]}") for s in STATES if s.id in counts]
        self.chips.set_chips([(_ALL, f"Tất cả {len(review.reviewed.lines)}"), *named])
        self._show_source(review)
        self.columns.show_review(review)
        self.model.show(review, self.chips.current())
        self.table.go_to(number)
        self._show_decided()

    def next_problem(self) -> None:
        """Go to the next error."""
        self.problems.next_problem()
        self.table.setFocus()

    # what a person does

    def map_column(self, letter: str, field: str) -> None:
        """Take a column for a field; a column that was taken for it before is let go."""
        if self.review is None:
            return
        mapping = self._mapping()
        mapping |= {at: None for at, taken in mapping.items() if taken == field and field != NOT_TAKEN}
        self.review.choose(mapping=mapping | {letter: field or None})
        self.replan.emit()

    def recode_column(self, letter: str, coding: str) -> None:
        """Read a column in an old coding, or as it is."""
        if self.review is not None:
            chosen = Coding(coding) if coding != UNICODE else None
            codings = {**(self.review.how.codings or {}), letter: chosen}
            self.review.choose(codings=codings, mapping=self._mapping())
            self.replan.emit()

    def decide(self, number: int, decision: Decision) -> None:
        """Say what is done with a row that may be a stored record."""
        if self.review is not None:
            self.review.decide(number, decision)
            self._show_decided()

    # inside

    def _mapping(self) -> dict[str, str | None]:
        found = self.review.reviewed if self.review else None
        return {column.letter: column.field for column in found.plan.columns} if found else {}

    def _choose_sheet(self, name: object) -> None:
        if self.review is not None and isinstance(name, str):
            self.review.choose(sheet=name, head=None, mapping={}, codings=None)
            self.replan.emit()

    def _choose_head(self, at: object) -> None:
        if self.review is not None and isinstance(at, int):
            self.review.choose(head=at, mapping={})
            self.replan.emit()

    def _decide_all(self, verb: str) -> None:
        if self.review is not None:
            self.review.decide_all(verb)
            self._show_decided()

    def _skip_wrong(self, skips: bool) -> None:
        if self.review is not None:
            self.review.skips_wrong = skips
            self.review.touched = True
            self._show_decided()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the rows keep most of it."""
        super().resizeEvent(event)
        self.problems.set_tight(self.height() < px(_TIGHT))
        if event.size().width() != event.oldSize().width():
            left = min(px(_LEFT), int(self.width() * _SHARE))
            self._parts.setSizes([left, self.width() - left])

    def _show_decided(self) -> None:
        review = self.review
        if review is None or review.reviewed is None:
            return
        self.model.decided()
        rows = len(review.wrong_rows)
        from_file = review.book.path.is_absolute()
        self.problems.show_problems(
            review.reviewed.plan.problems, rows, skips=review.skips_wrong and rows > 0, from_file=from_file
        )
        self._show_line()
        self.decided.emit()

    def _show_line(self) -> None:
        line = self._line()
        wrong = line is not None and line.state == WRONG
        self.detail.show_line(self.review, None if wrong else line)
        self._detail_rule.setVisible(not self.detail.isHidden())
        self._problem_rule.setVisible(not self.problems.isHidden())
        self.problems.show_line(line.number if line is not None and wrong else 0)

    def _line(self) -> Line | None:
        row = self.model.row_of(self.table.current_number())
        return self.model.lines[row] if row >= 0 else None

    def _toggle(self) -> None:
        line = self._line()
        if self.review is not None and line is not None and line.state == DOUBT:
            self.decide(line.number, next_decision(self.review, line.number))

    def _go(self, problem: Problem) -> None:
        if not self.table.go_to(problem.row, problem.letter):
            self.chips.choose(_ALL)
            self._filter()
            self.table.go_to(problem.row, problem.letter)

    def _filter(self) -> None:
        number = self.table.current_number()
        self.model.show(self.review, self.chips.current())
        if not self.table.go_to(number) and self.model.lines:
            self.table.go_to(self.model.lines[0].number)
        self._show_line()

    def _show_source(self, review: Review) -> None:
        assert review.reviewed is not None
        plan = review.reviewed.plan
        self.sheet.set_choices([Choice(name, name) for name in review.sheets])
        self.sheet.set_value(plan.sheet)
        self.head.set_choices(heading_choices(review))
        self.head.set_value(plan.head)
        for widget in self._sheet_line:
            widget.setVisible(len(review.sheets) > 1)

    def _build(self) -> None:
        self._parts = parts = splitter(self._left(), self._right())
        parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.chips)
        column.addWidget(parts, 1)

    def _left(self) -> Card:
        card = Card(margin=0, spacing=0)
        card.setMinimumWidth(px(_LEAST_LEFT))
        self._sheet_line = [label("Trang tính", self.sheet), self.sheet]
        rows = QVBoxLayout()
        rows.setContentsMargins(18, 14, 18, 10)
        rows.setSpacing(8)
        rows.addWidget(Text("Cột trong tệp là trường nào", "small-strong", "muted"))
        for words, field in (self._sheet_line, [label("Dòng tên cột", self.head), self.head]):
            line = QHBoxLayout()
            line.addWidget(words, 1)
            field.setFixedWidth(px(FIELD_WIDTH))
            line.addWidget(field)
            rows.addLayout(line)
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 10, 18, 14)
        column.addWidget(self.columns)
        column.addStretch(1)
        card.body.addLayout(rows)
        card.body.addWidget(divider())
        card.body.addWidget(scrolled(inside), 1)
        return card

    def _right(self) -> Card:
        card = Card(margin=0, spacing=0)
        card.body.addWidget(self.table, 1)
        for part, rule in ((self.detail, self._detail_rule), (self.problems, self._problem_rule)):
            card.body.addWidget(rule)
            card.body.addWidget(part)
        return card

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _: self._filter())
        self.sheet.changed.connect(self._choose_sheet)
        self.head.changed.connect(self._choose_head)
        self.columns.mapped.connect(self.map_column)
        self.columns.recoded.connect(self.recode_column)
        self.table.picked.connect(self._show_line)
        self.table.toggled.connect(self._toggle)
        self.table.opened.connect(self.detail.focus_choices)
        self.detail.decided.connect(self.decide)
        self.detail.decided_all.connect(self._decide_all)
        self.problems.wanted.connect(self._go)
        self.problems.skipping.connect(self._skip_wrong)
        self.problems.again.connect(self.again)
