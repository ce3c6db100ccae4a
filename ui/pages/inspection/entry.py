"""Noting findings at typing speed: what is wrong, what is to be done, who answers for it, until when."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.forms.entry_sheet import SIDE, EntrySheet, Leaving
from ui.forms.labelled import Labelled
from ui.shell.page import Shell
from ui.widgets.dates import DateField
from ui.widgets.fields import Choice, ChoiceField, Field
from ui.widgets.flow import clear
from ui.widgets.look import px
from ui.widgets.text import ElidedLabel, Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.inspection_view import InspectionView, VisitRow
from vstbpn_desktop.services import inspecting
from vstbpn_desktop.vietnamese.dates import format_date, parse_date
from vstbpn_desktop.vietnamese.folding import fold


class FindingSheet(EntrySheet):
    """A sitting of notes about one inspection. Enter goes on, Ctrl+Enter saves and clears."""

    title = "Ghi kiến nghị"
    verb = "Lưu, ghi tiếp"
    leaving = Leaving(
        "Lưu kiến nghị đang ghi dở?", "Kiến nghị này chưa được lưu.",
        "Lưu kiến nghị", "Bỏ phần đang ghi", "Ghi tiếp",
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.view: InspectionView | None = None
        self._days = 0
        self._own_due = False
        self.unit = ChoiceField(fold=fold, optional=False)
        self.content, self.recommendation = QPlainTextEdit(), QPlainTextEdit()
        self.responsible = Field()
        self.day = DateField(self._read_day, errors=(UserError,))
        self.due = DateField(self._read_day, errors=(UserError,))
        self.rows = {
            "unit": Labelled("Đơn vị", self.unit, required=True),
            "content": Labelled("Tồn tại, hạn chế", self.content, required=True),
            "recommendation": Labelled("Kiến nghị", self.recommendation),
            "responsible": Labelled("Người chịu trách nhiệm", self.responsible),
            "day": Labelled("Ngày ghi nhận", self.day, required=True),
            "due": Labelled("Hạn khắc phục", self.due, required=True),
        }
        self._known = QVBoxLayout()
        self._known.setSpacing(4)
        self._build()
        self._connect()

    # what it is about

    def show_view(self, view: InspectionView) -> None:
        """Note findings of this inspection; what is being typed stays."""
        self.view = view
        self._days = inspecting.finding_days(self.shell.app)
        units = {visit.plan.unit_id: visit.unit for visit in view.visits}
        self.unit.set_choices([Choice(unit_id, name) for unit_id, name in units.items()])
        self._show_known()

    def choose(self, visit: VisitRow) -> None:
        """Note about the unit of a visit, found on its day where that has come, else today."""
        today = self.shell.app.today
        day = visit.plan.date if visit.plan.date and visit.plan.date <= today else today
        self.unit.set_value(visit.plan.unit_id)
        self.day.set_value(day)
        self._propose_due()
        self._show_known()

    def start(self) -> None:
        """Put the keyboard where the next thing is typed."""
        self.content.setFocus()

    @property
    def dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        return bool(self.content.toPlainText().strip() or self.recommendation.toPlainText().strip())

    # saving

    def save(self) -> bool:
        """Write the finding and make ready for the next one; False where something is wrong."""
        if not self._check() or self.view is None:
            return False
        app, inspection_id, unit_id = self.shell.app, self.view.row.id, self.unit.value()
        content, recommendation = self._words(self.content), self._words(self.recommendation)
        responsible, day, due = self.responsible.text().strip(), self.day.value(), self.due.value()
        assert isinstance(unit_id, int)

        def write(_: object) -> int:
            return inspecting.note_finding(
                app, inspection_id, unit_id, content, recommendation,
                responsible=responsible, date=day, due=due,
            )  # fmt: skip

        self.shell.runner.run("Ghi kiến nghị", write, lambda _: None, owner=self)
        self.clear()
        self.start()
        return True

    def clear(self) -> None:
        """Ready for the next finding: unit, day and who answers for it stay."""
        self.content.clear()
        self.recommendation.clear()
        self._own_due = False
        self._propose_due()
        for row in self.rows.values():
            row.show_error("")

    def _check(self) -> bool:
        right_day, right_due = self.day.read(), self.due.read()
        day, due = self.day.value(), self.due.value()
        backwards = bool(day and due and due < day)
        wrong = {
            "unit": "" if self.unit.value() else "Hãy chọn đơn vị.",
            "content": "" if self._words(self.content) else "Hãy ghi tồn tại, hạn chế.",
            "day": "" if right_day and day else self.day.error or "Hãy ghi ngày.",
            "due": self.due.error if not right_due else "" if due else "Hãy ghi hạn khắc phục.",
        }
        if backwards and not wrong["due"]:
            wrong["due"] = "Hạn khắc phục không được trước ngày ghi nhận."
        for name, words in wrong.items():
            self.rows[name].show_error(words)
        first = next((name for name, words in wrong.items() if words), "")
        if first:
            self.rows[first].field.setFocus()
        return not first

    # inside

    def chain(self) -> list[QWidget]:
        """What is typed; the unit stays from one finding to the next."""
        return [self.content, self.recommendation, self.responsible, self.day, self.due]

    def _propose_due(self) -> None:
        """The setting's days after the day it was found, until the officer gives another."""
        day = self.day.value()
        if not self._own_due and day is not None:
            self.due.set_value(day + dt.timedelta(days=self._days))
            self.rows["due"].show_error("")

    def _unit_given(self, unit_id: object) -> None:
        visits = self.view.visits if self.view else ()
        visit = next((visit for visit in visits if visit.plan.unit_id == unit_id), None)
        if visit is not None:
            self.choose(visit)

    def _due_given(self) -> None:
        self._own_due = self.due.value() is not None
        self.rows["due"].show_error("")

    def _day_given(self) -> None:
        self.rows["day"].show_error("")
        self._propose_due()

    def _show_known(self) -> None:
        """What was noted about the unit so far."""
        clear(self._known)
        found = self.view.findings if self.view else ()
        mine = [row for row in found if row.unit_id == self.unit.value()]
        if mine:
            self._known.addWidget(Text(f"Đã ghi {len(mine)}", "small-strong", "muted"))
        for number, row in enumerate(mine, 1):
            due = f" · hạn {format_date(row.due)}" if row.due else ""
            self._known.addWidget(ElidedLabel(f"{number}. {row.content}{due}", "small"))

    def _read_day(self, words: str) -> dt.date:
        return parse_date(words, self.shell.app.today)

    def _words(self, box: QPlainTextEdit) -> str:
        return box.toPlainText().strip()

    # the sheet itself

    def _build(self) -> None:
        for box, height in ((self.content, 76), (self.recommendation, 60)):
            box.setTabChangesFocus(True)
            box.setFixedHeight(px(height))
            box.setPlaceholderText("Shift+Enter xuống dòng")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, 8, SIDE, 8)
        column.setSpacing(10)
        for name in ("unit", "content", "recommendation", "responsible"):
            column.addWidget(self.rows[name])
        pair = QHBoxLayout()
        pair.setSpacing(10)
        for name in ("day", "due"):
            pair.addWidget(self.rows[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(pair)
        column.addLayout(self._known)
        column.addStretch(1)
        self.lay_out(inside)

    def _connect(self) -> None:
        self.unit.changed.connect(self._unit_given)
        self.day.failed.connect(self.rows["day"].show_error)
        self.due.failed.connect(self.rows["due"].show_error)
        self.day.changed.connect(lambda _: self._day_given())
        self.due.changed.connect(lambda _: self._due_given())
        self.listen(self.chain())
