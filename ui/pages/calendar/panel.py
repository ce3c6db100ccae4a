"""The panel of the chosen day: what stands on it with links, warnings; and the tool for deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.pages.calendar.deadline import DeadlineTool
from ui.pages.calendar.entry_row import EntryRow
from ui.pages.calendar.words import KINDS, day_kind, day_title, standing, week_number
from ui.widgets.button import Button
from ui.widgets.look import Meaning
from ui.widgets.panel import SidePanel, scrolled
from ui.widgets.tabs import Tabs
from ui.widgets.text import Text
from vstbpn_desktop.queries.calendar import Entry
from vstbpn_desktop.queries.calendar_view import CalendarView
from vstbpn_desktop.vietnamese.dates import format_date, weekday

DAY, DEADLINE = range(2)
_MEANINGS: Final = {"late": Meaning.LATE, "soon": Meaning.SOON}
_PLACES: Final = {kind: place for place, kind in enumerate(KINDS)}


class DayPanel(SidePanel):
    """Shows one day. `opened` carries the entry that was pressed, `day_wanted` a day to go to; `left` comes
    with Esc."""

    opened = Signal(object)
    add_wanted = Signal()
    print_wanted = Signal()
    day_wanted = Signal(object)
    left = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.body_column.setContentsMargins(12, 8, 12, 8)
        self.day: dt.date | None = None
        self.rows: list[EntryRow] = []
        self._summary = self.findChildren(QScrollArea)[0]
        self.tool = DeadlineTool(today)
        self.tool.shown.connect(self.day_wanted)
        self.tabs = Tabs("Phần của ngày", "Trong ngày", "Tính hạn", all_shown=True)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        line = QHBoxLayout()
        line.setContentsMargins(6, 4, 0, 0)
        line.addWidget(self.tabs)
        self.body.insertLayout(1, line)
        self._tool = scrolled(_inset(self.tool))
        self.body.insertWidget(3, self._tool, 1)
        self.add_button = Button("Thêm", icon="plus", on_click=self.add_wanted.emit)
        self.print_button = Button("Lịch tuần", icon="printer", on_click=self.print_wanted.emit)
        self.set_buttons(self.add_button, self.print_button)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._turn()

    def show_day(self, view: CalendarView, day: dt.date) -> None:
        """Show what stands on a day."""
        another = day != self.day
        self.day = day
        word, tone = day_kind(view, day)
        self.show_head(f"Tuần {week_number(day)}", day_title(day), word, _MEANINGS.get(tone, Meaning.NONE))
        self._fill(view, day)
        self.tool.show_days(view.days)
        if another:
            self.tool.start_from(day)

    def show_tool(self) -> None:
        """Turn to the tool for deadlines."""
        self.tabs.setCurrentIndex(DEADLINE)
        self.tool.count.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """The keyboard to the first thing of the day, else to what adds one."""
        self.tabs.setCurrentIndex(DAY)
        first = self.rows[0] if self.rows else self.add_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, view: CalendarView, day: dt.date) -> None:
        self.clear_body()
        entries = sorted(view.on(day), key=lambda entry: _PLACES[entry.kind])
        self.rows = [self._row(entry, view.today) for entry in entries]
        for row in self.rows:
            self.body_column.addWidget(row)
        for words in _remarks(view, day):
            remark = Text(words, "small", "muted", wrap=True)
            remark.setContentsMargins(6, 4, 6, 0)
            self.body_column.addWidget(remark)
        self.body_column.addStretch(1)

    def _row(self, entry: Entry, today: dt.date) -> EntryRow:
        said = standing(entry, today)
        if entry.end and self.day:
            said = f"ngày thứ {(self.day - entry.date).days + 1} trong {entry.days} ngày"
        open_it: Callable[[], object] = partial(self.opened.emit, entry)
        return EntryRow(entry, said, open_it)

    def _turn(self) -> None:
        tool = self.tabs.currentIndex() == DEADLINE
        self._summary.setVisible(not tool)
        self._tool.setVisible(tool)


def _remarks(view: CalendarView, day: dt.date) -> list[str]:
    """What is to be known of the day beside what stands on it."""
    remarks = []
    if not view.on(day):
        following = next((entry for entry in view.entries if entry.date > day), None)
        remarks = ["Không có việc gì trong ngày này."]
        if following is not None:
            remarks.append(f"Việc tiếp theo: {day_title(following.date)}, {following.title}.")
    if not view.days.is_working(day):
        worked = view.days.next_working(day)
        remarks.append(f"Ngày làm việc tiếp theo: {weekday(worked)} {format_date(worked)}.")
    return remarks


def _inset(widget: QWidget) -> QWidget:
    inside = QWidget()
    inside.setProperty("surface", "clear")
    column = QVBoxLayout(inside)
    column.setContentsMargins(18, 4, 18, 8)
    column.addWidget(widget)
    return inside
