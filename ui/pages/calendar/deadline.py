"""Tính hạn: the last day of a period or of a deadline as it is written, and the working day it rolls to."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.labelled import Labelled
from ui.pages.calendar.words import day_title
from ui.widgets.button import Button
from ui.widgets.card import divider
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.look import px
from ui.widgets.pill import ChipRow
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.calendar import check_year
from vstbpn_desktop.queries.working_days import DAYS, MONTHS, WORKING, Deadline, WorkingDays
from vstbpn_desktop.vietnamese.dates import parse_date

UNITS: Final = ((DAYS, "ngày"), (WORKING, "ngày làm việc"), (MONTHS, "tháng"))
UP_TO, BEFORE = "up_to", "before"
WRITTEN: Final = ((UP_TO, "Chậm nhất ngày"), (BEFORE, "Trước ngày"))
_MOST: Final = {DAYS: 3660, WORKING: 1000, MONTHS: 120}
_RULE: Final = (
    "Ngày đầu không tính; tính theo tháng thì lấy ngày tương ứng, không có thì ngày cuối tháng; ngày cuối "
    "trùng ngày nghỉ thì sang ngày làm việc tiếp theo (Bộ luật Dân sự 2015, Điều 146 đến 148)."
)


def calendar_date_field(today: dt.date) -> DateField:
    """A field for a day of the years a calendar is kept for."""

    def parse(text: str) -> dt.date:
        day = parse_date(text, today)
        check_year(day.year)
        return day

    return DateField(parse, errors=(UserError,))


class Result(QWidget):
    """The day as it was counted and the one it rolls to; `shown` carries the day to show in the calendar."""

    shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.nominal = Text("", "strong", wrap=True)
        self.rolled = Text("", "body", "soon", wrap=True)
        self.left = Text("", "small", "muted", wrap=True)
        self.link = Button("Xem trong lịch", kind="link", on_click=self._show)
        self._day: dt.date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.nominal, self.rolled, self.left, self.link):
            column.addWidget(widget)
        self.show_deadline(None, WorkingDays(), dt.date.min)

    def show_deadline(self, deadline: Deadline | None, days: WorkingDays, today: dt.date) -> None:
        """Show a deadline, None for none."""
        self._day = deadline.rolled if deadline else None
        self.setVisible(deadline is not None)
        if deadline is None:
            return
        rolls = deadline.rolled != deadline.nominal
        self.nominal.setText(f"Hạn: {day_title(deadline.nominal)}")
        why = days.off_words(deadline.nominal)
        self.rolled.setText(f"Là {why}, chuyển sang: {day_title(deadline.rolled)}" if rolls else "")
        self.rolled.setVisible(rolls)
        self.left.setText(_left(deadline.rolled, days, today))
        self.left.setVisible(bool(self.left.text()))

    def _show(self) -> None:
        self.shown.emit(self._day)


class DeadlineTool(QWidget):
    """Two ways to a deadline: so many days after a day, and as an act writes it. Read on leaving a field."""

    shown = Signal(object)

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self._days = WorkingDays()
        self.start, self.written = (self._date() for _ in range(2))
        self.count = Field()
        self.count.setFixedWidth(px(80))
        self.unit, self.kind = ChipRow(UNITS), ChipRow(WRITTEN)
        self.counted, self.read = Result(), Result()
        self._start_row = Labelled("Kể từ ngày (không tính)", self.start)
        self._count_row = Labelled("Bao nhiêu", self.count)
        self._written_row = Labelled("Ngày ghi trong văn bản", self.written)
        self._build()
        self._connect()

    def show_days(self, days: WorkingDays) -> None:
        """Count by these working days."""
        self._days = days
        self._work_out()

    def start_from(self, day: dt.date) -> None:
        """Count from a day on."""
        self.start.set_value(day)
        self._work_out()

    def _date(self) -> DateField:
        return calendar_date_field(self._today)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(10)
        column.addWidget(Text("Tính từ một ngày", "heading"))
        for widget in (self._start_row, self._count_row, self.unit, self.counted):
            column.addWidget(widget)
        column.addWidget(divider())
        column.addWidget(Text("Hạn ghi trong văn bản", "heading"))
        for widget in (self.kind, self._written_row, self.read):
            column.addWidget(widget)
        column.addWidget(divider())
        column.addWidget(Text(_RULE, "small", "muted", wrap=True))
        column.addStretch(1)

    def _connect(self) -> None:
        for field, row in ((self.start, self._start_row), (self.written, self._written_row)):
            field.failed.connect(row.show_error)
            field.changed.connect(lambda _, row=row: row.show_error(""))
            field.changed.connect(lambda _: self._work_out())
        self.count.editingFinished.connect(self._work_out)
        for chips in (self.unit, self.kind):
            chips.chosen.connect(lambda _: self._work_out())
        for result in (self.counted, self.read):
            result.shown.connect(self.shown)

    def _work_out(self) -> None:
        self.counted.show_deadline(self._from_start(), self._days, self._today)
        day = self.written.value()
        found = self._days.deadline(day, self.kind.current() == UP_TO) if day else None
        self.read.show_deadline(found, self._days, self._today)

    def _from_start(self) -> Deadline | None:
        start, unit = self.start.value(), self.unit.current()
        typed = self.count.text().strip()
        number = int(typed) if typed.isascii() and typed.isdigit() else None
        fits = number is not None and number <= _MOST[unit]
        self._count_row.show_error("" if fits or not typed else f"Hãy ghi số từ 0 đến {_MOST[unit]}.")
        if start is None or number is None or not fits:
            return None
        return self._days.counted(start, number, unit)


def _left(day: dt.date, days: WorkingDays, today: dt.date) -> str:
    """How many working days are left from tomorrow on."""
    if day < today:
        return "Đã qua."
    count = days.between(today + dt.timedelta(days=1), day)
    return f"Từ hôm nay còn {count} ngày làm việc ({(day - today).days} ngày)."
