"""The small questions before an extension or an exemption: until when, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.foot import foot
from ui.forms.labelled import Labelled
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.growing import GrowingDialog
from ui.widgets.look import px
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.dates import format_date, parse_date

Given = Callable[[dt.date | None, str], object]


class ReasonDialog(GrowingDialog):
    """Asks for a reason, and with `after` for a day not before it. `given` gets both once they are right.

    `hint` gives what is to be said of a day.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        verb: str,
        given: Given,
        *,
        today: dt.date,
        after: dt.date | None = None,
        dated: bool = False,
        hint: Callable[[dt.date], str] = lambda day: "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(420))
        self._given = given
        self._after = after
        self._hint = hint
        self.day = DateField(lambda text: parse_date(text, today), errors=(UserError,))
        self.reason = Field()
        self._day_row = Labelled("Hạn mới", self.day, required=True)
        self._reason_row = Labelled("Lý do", self.reason, required=True)
        self.day.failed.connect(self._day_row.show_error)
        self.day.changed.connect(lambda _: self._check_day())
        self._dated = dated
        self._lay_out(title, verb)
        self._day_row.setVisible(dated)
        (self.day if dated else self.reason).setFocus()

    def _lay_out(self, title: str, verb: str) -> None:
        confirm = Button(verb, kind="filled", on_click=self._confirm)
        confirm.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(Text(title, "heading", wrap=True))
        column.addWidget(self._day_row)
        column.addWidget(self._reason_row)
        column.addSpacing(8)
        column.addLayout(foot(self, confirm))

    def _confirm(self) -> None:
        day_right = not self._dated or self._check_day()
        reason = " ".join(self.reason.text().split())
        self._reason_row.show_error("" if reason else "Hãy ghi lý do.")
        if not day_right:
            self.day.setFocus()
        elif not reason:
            self.reason.setFocus()
        else:
            self.accept()
            self._given(self.day.value() if self._dated else None, reason)

    def _check_day(self) -> bool:
        wrong = ""
        right, day = self.day.read(), self.day.value()
        if not right:
            wrong = self.day.error
        elif day is None:
            wrong = "Hãy ghi ngày hạn mới."
        elif self._after and day < self._after:
            wrong = f"Hạn mới không được trước hạn đã giao ({format_date(self._after)})."
        self._day_row.show_error(wrong)
        self._day_row.show_hint(self._hint(day) if day and not wrong else "")
        return not wrong
