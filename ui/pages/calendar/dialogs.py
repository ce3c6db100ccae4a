"""The small sheets of the calendar: two working days exchanged, a unit's inspection on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.foot import foot
from ui.forms.labelled import Labelled
from ui.forms.over import stand_over
from ui.forms.reference import ReferenceField
from ui.pages.calendar.deadline import calendar_date_field
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Banner
from ui.widgets.dates import DateField
from ui.widgets.fields import Choice, ChoiceField, Field
from ui.widgets.growing import GrowingDialog
from ui.widgets.look import Meaning, px
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.calendar_view import CalendarView
from vstbpn_desktop.queries.working_days import day_off_hint
from vstbpn_desktop.records.special_day import EVENT
from vstbpn_desktop.services import calendar as calendar_service

_WIDTH: Final = 460


class Sheet(GrowingDialog):
    """Fields below each other, one verb. Subclasses lay their rows in `column` and write in `write`."""

    def __init__(self, shell: Shell, title: str, about: str, verb: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.shell = shell
        stand_over(self, parent, title)
        self.setMinimumWidth(px(_WIDTH))
        self.notice = Banner(Meaning.LATE, self)
        self.notice.hide()
        self.confirm = Button(verb, icon="check", kind="filled", on_click=self._confirm)
        self.confirm.setDefault(True)
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(Text(title, "panel-title"))
        whole.addWidget(Text(about, "small", "muted", wrap=True))
        whole.addWidget(self.notice)
        whole.addLayout(self.column)
        whole.addLayout(foot(self, self.confirm))

    def write(self) -> None:
        """Write what the fields say, in one change. UserError where they say nothing that can be."""
        raise NotImplementedError

    def date_row(self, label: str, hint: Callable[[dt.date], str]) -> DateField:
        """A required day with what is to be said of it below."""
        field = calendar_date_field(self.shell.app.today)
        row = Labelled(label, field, required=True)

        def read(day: dt.date | None) -> None:
            row.show_error("")
            row.show_hint(hint(day) if day else "")

        field.failed.connect(row.show_error)
        field.changed.connect(read)
        self.column.addWidget(row)
        return field

    def _confirm(self) -> None:
        self.notice.hide()
        try:
            self.write()
        except UserError as error:
            self.notice.show_notice(error.what, error.todo)
            return
        self.accept()


class SwapSheet(Sheet):
    """Hoán đổi ngày làm việc: a working day off, a day of a weekend worked instead."""

    def __init__(self, shell: Shell, view: CalendarView, day: dt.date, parent: QWidget | None = None) -> None:
        about = "Nghỉ một ngày làm việc và làm bù vào một ngày nghỉ cuối tuần, theo thông báo."
        super().__init__(shell, "Hoán đổi ngày làm việc", about, "Hoán đổi", parent)
        days = view.days

        def off_hint(off: dt.date) -> str:
            return "" if days.is_working(off) else f"Đã là ngày nghỉ: {days.why_off(off)}."

        def made_up_hint(made_up: dt.date) -> str:
            return "Đã là ngày làm việc." if days.is_working(made_up) else ""

        self.off = self.date_row("Ngày được nghỉ", off_hint)
        self.made_up = self.date_row("Ngày làm bù", made_up_hint)
        self.basis = Field()
        self.column.addWidget(Labelled("Văn bản, thông báo", self.basis))
        first, other = (self.off, self.made_up) if days.is_working(day) else (self.made_up, self.off)
        first.set_value(day)
        other.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Enter both days."""
        off, made_up = _day(self.off, "ngày được nghỉ"), _day(self.made_up, "ngày làm bù")
        calendar_service.swap_days(self.shell.app, off, made_up, " ".join(self.basis.text().split()))


class EventSheet(Sheet):
    """A meeting or another event of one's own: what and when, with hour and place as a note."""

    def __init__(self, shell: Shell, view: CalendarView, day: dt.date, parent: QWidget | None = None) -> None:
        about = "Họp Ban, giao ban, hội nghị… của cơ quan; hiện trong lịch và lịch tuần."
        super().__init__(shell, "Thêm sự kiện, cuộc họp", about, "Thêm", parent)
        self.name, self.note = Field(), Field()
        self.note.setPlaceholderText("8 giờ, phòng họp tầng 2, toàn thể thành viên")
        self.column.addWidget(Labelled("Tên sự kiện", self.name, required=True))
        self.date = self.date_row("Ngày", lambda on: day_off_hint(view.days, on))
        self.column.addWidget(Labelled("Giờ, địa điểm, thành phần", self.note))
        self.date.setText(f"{day:%d/%m/%Y}")
        self.date.read()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Put it into the table of special days."""
        name = " ".join(self.name.text().split())
        if not name:
            raise UserError("Chưa có tên sự kiện.", "Hãy ghi tên cuộc họp, sự kiện.")
        values = {
            "date": _day(self.date, "ngày"), "name": name, "kind": EVENT, "verification": "published",
            "note": self.note.text().strip(),
        }  # fmt: skip
        self.shell.app.save("special_day", None, values, f"Thêm sự kiện {name}"[:200])


class VisitSheet(Sheet):
    """A unit to be inspected on a day, put into one of the year's plans (id, name)."""

    def __init__(
        self, shell: Shell, view: CalendarView, day: dt.date, plans: Sequence[tuple[int, str]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        about = "Đơn vị được thêm vào lịch của kế hoạch kiểm tra; mở kế hoạch để sửa thành phần đoàn."
        super().__init__(shell, "Thêm lượt kiểm tra", about, "Thêm", parent)
        self.plan = ChoiceField([Choice(row_id, name) for row_id, name in plans], optional=False)
        self.plan.set_value(plans[0][0])
        self.column.addWidget(Labelled("Kế hoạch kiểm tra", self.plan, required=True))
        self.unit = ReferenceField("unit", Context(shell.app, shell.runner, day))
        self.column.addWidget(Labelled("Đơn vị được kiểm tra", self.unit, required=True))
        self.date = self.date_row("Ngày", lambda on: day_off_hint(view.days, on))
        self.starts, self.leader = Field(), Field()
        self.column.addWidget(Labelled("Giờ", self.starts))
        self.column.addWidget(Labelled("Người chủ trì", self.leader))
        self.date.setText(f"{day:%d/%m/%Y}")
        self.date.read()
        self.unit.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Put the unit into the plan."""
        self.unit.settle()
        unit, plan = self.unit.value(), self.plan.value()
        if unit is None or not isinstance(plan, int):
            raise UserError("Chưa chọn đơn vị được kiểm tra.", "Hãy gõ tên đơn vị rồi chọn trong danh sách.")
        day = _day(self.date, "ngày kiểm tra")
        values = {"starts": self.starts.text().strip(), "leader": self.leader.text().strip()}
        calendar_service.plan_visit(self.shell.app, plan, unit, day, **values)


def _day(field: DateField, name: str) -> dt.date:
    day = field.value() if field.read() else None
    if day is None:
        raise UserError(field.error or f"Chưa có {name}.")
    return day
