"""Sự kiện, lịch: a month or a year of what is to be done, the chosen day beside it; special days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import actions
from ui.actions import Action
from ui.pages.calendar.adding import Adding
from ui.pages.calendar.agenda import AgendaList, AgendaModel
from ui.pages.calendar.deadline import calendar_date_field
from ui.pages.calendar.month import MonthModel, MonthTable
from ui.pages.calendar.panel import DayPanel
from ui.pages.calendar.words import FILTERS, month_summary, month_title
from ui.pages.record_list import RecordListPage
from ui.shell.page import Page, Shell
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card
from ui.widgets.look import Meaning, px
from ui.widgets.pill import ChipRow
from ui.widgets.tabs import Tabs
from vstbpn_desktop.queries.calendar import FIRST_YEAR, LAST_YEAR, Entry
from vstbpn_desktop.queries.calendar_view import CalendarView, year_calendar
from vstbpn_desktop.queries.working_days import add_months
from vstbpn_desktop.records.special_day import HOLIDAY

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

MONTH, AGENDA, SPECIAL = range(3)
_TABS: Final = ("Tháng", "Danh sách", "Ngày nghỉ, ngày kỷ niệm")
_ROOMY: Final = 660
_SPECIAL_DAY: Final = "special_day"
_SHOWN_FROM: Final = (
    _SPECIAL_DAY, "programme", "task", "assignment", "result", "training_class", "inspection", "finding",
    "document", "unit",
)  # fmt: skip


class CalendarPage(Page):
    """Three views under one row of tabs. The chosen day stays when the view changes."""

    title = "Sự kiện, lịch"
    help = (
        "Hạn, lớp, lượt kiểm tra, ngày kỷ niệm, ngày nghỉ của cơ quan trong một lịch. Mũi tên đi từng ngày, "
        "Page Up và Page Down đi từng tháng, Enter vào danh sách của ngày; Ctrl+N thêm vào ngày đang chọn, "
        "Ctrl+T về hôm nay, Ctrl+1, 2, 3 đổi cách xem, Ctrl+P in lịch tuần."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.view = CalendarView()
        self.day = shell.app.today
        self.shown = self.day.replace(day=1)
        self._drawn: tuple[int, dt.date] | None = None
        self._year = self.day.year
        self._take_keyboard = False
        self.months = MonthModel(self)
        self.month = MonthTable(self.months)
        self.lines = AgendaModel(self)
        self.agenda = AgendaList(self.lines)
        self.side = DayPanel(shell.app.today)
        self.adding = Adding(shell, self, lambda: self.view)
        self.tabs = Tabs("Cách xem lịch", *_TABS, all_shown=True)
        self.filters = ChipRow(FILTERS)
        self.jump = calendar_date_field(shell.app.today)
        self.notice = Banner(Meaning.SOON)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @cached_property
    def special(self) -> RecordListPage:
        """The table of special days, made when it is first looked at."""
        made = RecordListPage(self.shell, _SPECIAL_DAY)
        made.header_changed.connect(self.header_changed)
        made.panel_changed.connect(self.panel_changed)
        self._stack.addWidget(made)
        return made

    # what the window asks

    def summary(self) -> str:
        """ "22 ngày làm việc · 3 hạn nhiệm vụ · 1 buổi tập huấn"; of the table, what it counts."""
        if self._here == SPECIAL:
            return self.special.summary()
        return month_summary(self.view, self.shown) if self.view.year == self.shown.year else ""

    def commands(self) -> Sequence[Action]:
        """What can be done with the chosen day; in the table, what the table offers."""
        views = tuple(
            Action(name, partial(self.tabs.setCurrentIndex, n), "calendar-days", "key", f"Ctrl+{n + 1}")
            for n, name in enumerate(_TABS)
        )
        jump = Action("Đến ngày…", self.focus_jump, "calendar-days", "menu", "Ctrl+G")
        swap = Action("Hoán đổi ngày làm việc…", self._swap, "arrow-left-right", "menu", writes=True)
        load = Action("Nạp ngày nghỉ có sẵn", self.adding.load_shipped, "download", "menu", writes=True)
        if self._here == SPECIAL:
            return (*views, *self.special.commands(), swap, load)
        return (
            *views,
            Action("Hôm nay", self.go_today, "sun", "key", "Ctrl+T"),
            Action("Tính hạn", self.side.show_tool, "calculator", "bar", "Ctrl+D"),
            Action("In lịch tuần", self.print_week, "printer", "bar", actions.PRINT),
            jump,
            swap,
            load,
            Action("Thêm vào ngày", self.add, "plus", "main", actions.NEW, writes=True),
        )

    def panel(self) -> QWidget | None:
        """The chosen day, or the chosen line of the table."""
        return self.special.panel() if self._here == SPECIAL else self.side

    def activate(self, key: object = None) -> None:
        """`key` is a day, or a record (record id, row id) of the table."""
        if isinstance(key, tuple) and key[0] == _SPECIAL_DAY:
            self.tabs.setCurrentIndex(SPECIAL)
            self.special.activate(key)
            return
        self._follow_year()
        if isinstance(key, dt.date):
            self._choose(key)
            self.tabs.setCurrentIndex(MONTH if self._here == SPECIAL else self._here)
        self._take_keyboard = True
        self._turn()
        self.load()

    def refresh(self, changed: Changed | None) -> None:
        """Read again when anything shown here changed, or the working year did."""
        if "special" in self.__dict__:
            self.special.refresh(changed)
        self._follow_year()
        if changed is None or changed.touches(*_SHOWN_FROM):
            self.load()

    def may_leave(self) -> bool:
        """Ask about a form that is still open."""
        return "special" not in self.__dict__ or self.special.may_leave()

    # reading

    def load(self) -> None:
        """Read the year that is shown."""
        app, year = self.shell.app, self.shown.year

        def read() -> CalendarView:
            with app.reader() as reader:
                return year_calendar(reader, year)

        self.shell.runner.latest("calendar", read, self._show, owner=self)

    def _show(self, view: CalendarView) -> None:
        self.view = view
        self._drawn = None
        self.notice.hide()
        if not view.days.holidays:
            self.notice.show_notice(
                "Chưa có bảng ngày nghỉ, ngày kỷ niệm",
                "Lịch chưa biết ngày nghỉ nên không cảnh báo được.",
                "" if self.held() else "Nạp bảng có sẵn", self.adding.load_shipped,
            )  # fmt: skip
        self._fill()

    def _fill(self) -> None:
        """Show the chosen day, in a year that was read."""
        if self._drawn != (self.view.year, self.shown):
            self._drawn = (self.view.year, self.shown)
            self.months.show(self.view, self.shown)
            self.lines.show(self.view, self.shown.year, self.filters.current())
        self.month.select_day(self.day)
        self.agenda.select_day(self.day)
        self.side.show_day(self.view, self.day)
        self.side.add_button.hold(self.held())
        self.jump.set_value(self.day)
        if self._here != SPECIAL:
            self.title = month_title(self.shown)
            if self._take_keyboard:
                self._take_keyboard = False
                self._list.setFocus()
        self.header_changed.emit()

    @property
    def _here(self) -> int:
        return self.tabs.currentIndex()

    @property
    def _list(self) -> MonthTable | AgendaList:
        return self.agenda if self._here == AGENDA else self.month

    # what a person does

    def go(self, day: dt.date) -> None:
        """Choose a day and show its month; a year no calendar is kept for is passed over."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return
        self._choose(day)
        if self.view.year == day.year:
            self._fill()
        else:
            self.load()

    def pick(self, day: dt.date) -> None:
        """Choose a day that the month shows, its own or one at its ends."""
        self.day = day
        self._fill()

    def go_months(self, by: int) -> None:
        """Some months on or back; in the list to the next day there that has something."""
        day = add_months(self.day, by)
        if self._here == AGENDA and day.year == self.view.year:
            day = self.lines.near(day, back=by < 0)
        self.go(day)

    def go_today(self) -> None:
        """Back to today."""
        self.go(self.shell.app.today)

    def focus_jump(self) -> None:
        """The keyboard to the field that takes a day; it comes forward where there is little room."""
        self._fit(jumping=True)
        self.jump.setFocus()
        self.jump.selectAll()

    def add(self) -> None:
        """What can be added to the chosen day, as a menu beside it."""
        self.adding.open_menu(self.day, self._list.place_of(self.day))

    def print_week(self) -> None:
        """The schedule of the chosen day's week, ready to be printed."""
        self.shell.open("make", ("weekly-schedule", {"week": self.day}))

    def open_entry(self, entry: Entry) -> None:
        """Go to the thing an entry stands for."""
        self.shell.show_record(entry.record, entry.id)

    # inside

    def _choose(self, day: dt.date) -> None:
        self.day, self.shown = day, day.replace(day=1)

    def _follow_year(self) -> None:
        """The same month and day in the working year, when another one was chosen at the top."""
        if self.shell.year != self._year:
            self._choose(add_months(self.day, 12 * (self.shell.year - self.day.year)))
            self._year = self.shell.year

    def _swap(self) -> None:
        self.adding.swap(self.day)

    def _turn(self) -> None:
        """Another view: the same day in it."""
        here = self._here
        self.filters.setVisible(here == AGENDA)
        self._tools.setVisible(here != SPECIAL)
        if here == SPECIAL:
            self._stack.setCurrentWidget(self.special)
            self.special.activate(self._next_day_off())
            self.title = self.special.title
        else:
            self._stack.setCurrentWidget(self._card(here))
            if self.view.year:
                self.go(self.lines.near(self.day, back=False) if here == AGENDA else self.day)
            else:
                self.load()
            self._list.setFocus()
        self.panel_changed.emit()
        self.header_changed.emit()

    def _next_day_off(self) -> tuple[str, int] | None:
        """The holiday that is met next from the chosen day on: where the table opens."""
        off = (e for e in self.view.entries if e.kind == HOLIDAY and e.date >= self.day)
        found = next(off, None)
        return (_SPECIAL_DAY, found.id) if found is not None else None

    def _card(self, number: int) -> QWidget:
        found = self._stack.widget(number)
        assert found is not None
        return found

    def _build(self) -> None:
        for shown in (self.month, self.agenda):
            card = Card(margin=0)
            card.body.addWidget(shown)
            self._stack.addWidget(card)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.tabs)
        line.addStretch(1)
        self._tools = self._navigation()
        line.addWidget(self._tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.notice)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        self.notice.hide()
        self.filters.hide()

    def _navigation(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.jump.setAccessibleName("Đến ngày")
        self.jump.setToolTip("Đến ngày")
        before = partial(self.go_months, -1)
        after = partial(self.go_months, 1)
        self._steps = (
            Button(icon="chevron-left", kind="icon", tip="Tháng trước (Page Up)", on_click=before),
            Button("Hôm nay", tip="Ctrl+T", on_click=self.go_today),
            Button(icon="chevron-right", kind="icon", tip="Tháng sau (Page Down)", on_click=after),
        )
        for widget in (*self._steps, self.jump):
            row.addWidget(widget)
        return tools

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field for a day gives way first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *, jumping: bool = False) -> None:
        room = self.width() >= px(_ROOMY)
        self.jump.setFixedWidth(px(130))
        self.jump.setVisible(room or jumping)
        for step in self._steps:
            step.setVisible(room or not jumping)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.filters.chosen.connect(lambda _: self._filtered())
        self.jump.changed.connect(lambda day: self.go(day) if day else self._fill())
        self.jump.failed.connect(self.shell.say)
        self.jump.editingFinished.connect(self._fit)
        month, agenda, side = self.month, self.agenda, self.side
        month.picked.connect(self.pick)
        month.wanted.connect(self.go)
        month.opened.connect(lambda _: side.focus_first())
        agenda.picked.connect(self.go)
        agenda.opened.connect(self.open_entry)
        agenda.month_wanted.connect(self.go_months)
        for shown in (month, agenda):
            shown.menu_requested.connect(lambda where: self.adding.open_menu(self.day, where))
        side.opened.connect(self.open_entry)
        side.add_wanted.connect(self.add)
        side.print_wanted.connect(self.print_week)
        side.day_wanted.connect(self.go)
        side.left.connect(lambda: self._list.setFocus())

    def _filtered(self) -> None:
        self._drawn = None
        self._fill()
