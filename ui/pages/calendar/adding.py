"""What can be added to a day: a class, a unit to inspect, a meeting, a special day, a swap of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Action, hold
from ui.menus import add_actions
from ui.pages.calendar.dialogs import EventSheet, SwapSheet, VisitSheet
from ui.shell.page import Shell
from vstbpn_desktop.queries.calendar_view import CalendarView, plans_of
from vstbpn_desktop.services.training import next_code
from vstbpn_desktop.services.year_closing import why_year_held
from vstbpn_desktop.vietnamese.dates import format_date


class Adding:
    """The verbs of a day. `owner` is the page the forms stand over; `view` gives what is shown now."""

    def __init__(self, shell: Shell, owner: QWidget, view: Callable[[], CalendarView]) -> None:
        self.shell = shell
        self._owner = owner
        self._view = view

    def menu(self, day: dt.date) -> QMenu:
        """What can be added to a day."""
        menu = QMenu(self._owner)
        menu.setAccessibleName(f"Thêm vào ngày {format_date(day)}")
        for record, words, name, call in (
            ("training_class", "Lớp tập huấn, hội nghị…", "graduation-cap", self.add_class),
            ("inspection", "Lượt kiểm tra…", "clipboard-check", self.add_visit),
            ("special_day", "Sự kiện, cuộc họp…", "users", self.add_event),
            ("special_day", "Ngày nghỉ, ngày kỷ niệm…", "flag", self.add_special_day),
            ("special_day", "Hoán đổi ngày làm việc…", "arrow-left-right", self.swap),
        ):
            line = Action(words, partial(call, day), name, writes=True)
            add_actions(menu, hold((line,), why_year_held(self.shell.app, record, day.year)), icons=True)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self, day: dt.date, where: QPoint) -> None:
        """Open the menu at a place of the screen, its first line marked."""
        menu = self.menu(day)
        menu.popup(where)
        if first := next((line for line in menu.actions() if line.isEnabled()), None):
            menu.setActiveAction(first)

    def add_class(self, day: dt.date) -> None:
        """A class whose first session is on the day."""
        with self.shell.app.reader() as reader:
            code = next_code(reader, day.year)
        session = {"date": day, "starts": "", "ends": "", "content": ""}
        self._edit("training_class", {"year": day.year, "code": code, "sessions": (session,)})

    def add_visit(self, day: dt.date) -> None:
        """A unit to inspect on the day; where the year has no plan yet, a new plan."""
        with self.shell.app.reader() as reader:
            plans = plans_of(reader, day.year)
        if plans:
            VisitSheet(self.shell, self._view(), day, plans, self._owner).open()
        else:
            self._edit("inspection", {"year": day.year, "code": "01", "starts_on": day})

    def add_event(self, day: dt.date) -> None:
        """A meeting or another event of one's own."""
        EventSheet(self.shell, self._view(), day, self._owner).open()

    def add_special_day(self, day: dt.date) -> None:
        """A holiday, a day of remembrance."""
        self._edit("special_day", {"date": day})

    def swap(self, day: dt.date) -> None:
        """Two working days exchanged."""
        SwapSheet(self.shell, self._view(), day, self._owner).open()

    def load_shipped(self) -> None:
        """Take in the days the program comes with that are missing here."""
        from vstbpn_desktop.services.calendar import load_special_days

        app = self.shell.app
        self.shell.runner.run("Nạp ngày nghỉ", lambda _: load_special_days(app), self._tell_loaded)

    def _tell_loaded(self, count: int) -> None:
        if not count:
            self.shell.say("Bảng ngày nghỉ, ngày kỷ niệm đã đủ, không có gì để nạp thêm", done=False)

    def _edit(self, record: str, given: dict[str, Any]) -> None:
        from ui.forms.dialog import RecordEditor

        RecordEditor(self.shell, record, None, given, self._owner.window()).open()
