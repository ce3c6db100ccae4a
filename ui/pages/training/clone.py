"""Mở lớp như …: a class made like another, its days asked one by one."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.foot import foot
from ui.forms.labelled import Labelled
from ui.forms.reference import ReferenceField
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.flow import clear
from ui.widgets.look import px
from ui.widgets.panel import scrolled
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.working_days import working_days
from vstbpn_desktop.records.training_class import SPEC
from vstbpn_desktop.services import training
from vstbpn_desktop.vietnamese.dates import format_date, parse_date, weekday


class CloneDialog(QDialog):
    """Which class, which days, with the list or without. `made` carries the id of the new class."""

    made = Signal(int)

    def __init__(self, shell: Shell, class_id: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.source = ReferenceField(SPEC.id, Context(shell.app, shell.runner, shell.app.today))
        self.days: list[DateField] = []
        self._rows: list[Labelled] = []
        self.people = QCheckBox("Chép cả danh sách học viên (chưa ai vắng)")
        self.confirm = Button("Mở lớp", icon="check", kind="filled", on_click=self._confirm)
        self._source_row = Labelled("Như lớp", self.source, required=True)
        self._lay_out()
        self.source.changed.connect(lambda _: self._ask_days())
        self.source.set_value(class_id)
        self._ask_days()

    def _ask_days(self) -> None:
        """One field for each session of the class; its former day is said, never taken over."""
        clear(self._dates)
        self.days, self._rows = [], []
        sessions = self._sessions()
        self._hint.setText(self._hint_words(bool(sessions)))
        self._hint.setVisible(self.source.value() is not None)
        for number, row in enumerate(sessions, 1):
            self._add_day(number, row["date"], " - ".join(filter(None, (row["starts"], row["ends"]))))
        (self.days[0] if self.days else self.source).setFocus()

    def _hint_words(self, sessions: bool) -> str:
        class_id = self.source.value()
        if class_id is None:
            return ""
        with self.shell.app.reader() as reader:
            key = reader.key(SPEC, class_id)
        if not sessions:
            return f"Lớp {key} chưa có buổi nào; thêm buổi sau khi mở."
        return f"Lớp {key}: ghi ngày mới của từng buổi. Buổi để trống thì bỏ, thêm sau được."

    def _add_day(self, number: int, before: dt.date, hours: str) -> None:
        field = DateField(lambda text: parse_date(text, self.shell.app.today), errors=(UserError,))
        words = f"trước đây {weekday(before)} {format_date(before)}"
        said = Text(f"{words}, {hours}" if hours else words, "small", "muted")
        labelled = Labelled(f"Buổi {number}", field, beside=said)
        field.failed.connect(labelled.show_error)
        field.changed.connect(lambda day: labelled.show_error(self._day_off(day)))
        self.days.append(field)
        self._rows.append(labelled)
        self._dates.addWidget(labelled)

    def _day_off(self, day: dt.date | None) -> str:
        """What is to be known of a day of another year, or on which nobody works; it may be meant."""
        if day is None:
            return ""
        if day.year != self.shell.year:
            return f"{format_date(day)} không thuộc năm {self.shell.year}."
        with self.shell.app.database.read() as connection:
            reason = working_days(connection).why_off(day)
        return f"{format_date(day)} là ngày nghỉ: {reason}." if reason else ""

    def _sessions(self) -> tuple[dict[str, Any], ...]:
        class_id = self.source.value()
        if class_id is None:
            return ()
        with self.shell.app.reader() as reader:
            found: tuple[dict[str, Any], ...] = reader.values(SPEC, class_id)["sessions"]
        return found

    def _confirm(self) -> None:
        self.source.settle()
        class_id = self.source.value()
        self._source_row.show_error("" if class_id else "Hãy chọn lớp.")
        wrong = [field for field in self.days if not field.read()]
        if class_id is None or wrong:
            (wrong[0] if wrong else self.source).setFocus()
            return
        work = partial(
            training.clone_class, self.shell.app, class_id, self.shell.year,
            [field.value() for field in self.days], participants=self.people.isChecked(),
        )  # fmt: skip
        self.accept()
        self.shell.runner.run("Mở lớp", lambda _: work(), self.made.emit)

    def _lay_out(self) -> None:
        self.setWindowTitle("Mở lớp như lớp đã có")
        self.setMinimumWidth(px(480))
        self.confirm.setDefault(True)
        self._hint = Text("", "small", "muted", wrap=True)
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._dates = QVBoxLayout(inside)
        self._dates.setContentsMargins(0, 0, 0, 0)
        self._dates.setSpacing(10)
        days = scrolled(inside)
        days.setMinimumHeight(px(150))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(14)
        column.addWidget(Text(f"Mở lớp mới của năm {self.shell.year}", "heading", wrap=True))
        column.addWidget(self._source_row)
        column.addWidget(self._hint)
        column.addWidget(days, 1)
        column.addWidget(self.people)
        column.addLayout(foot(self, self.confirm))
