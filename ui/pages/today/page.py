"""Hôm nay: how far the year is, what asks to be done now, and what the next two weeks bring."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ui.actions import Action
from ui.pages.today.calendar import Line, read_lines
from ui.pages.today.rows import Todo, rows
from ui.shell.page import Page, Shell
from ui.tables.roles import MEANINGS
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState, SummaryCard
from ui.widgets.chart import Bar, BarChart
from ui.widgets.flow import clear
from ui.widgets.look import Meaning, px
from ui.widgets.panel import scrolled
from ui.widgets.row_button import RowButton
from ui.widgets.text import SectionHeader, Text
from vstbpn_desktop.queries.today import SEATS, TodayItem
from vstbpn_desktop.queries.today_view import DAYS_SHOWN, TodayView, today_view
from vstbpn_desktop.vietnamese.dates import format_date, weekday

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

_MOST_ROWS: Final = 30
_SIDE: Final = 428
_NARROWEST: Final = 240
_LOW: Final = 340
_TIGHT: Final = 460
_EDGE, _TIGHT_EDGE = 18, 8


class _Kind(NamedTuple):
    """How one kind of thing to do is shown: icon, words of the link, what the programme page then shows."""

    icon: str
    link: str
    heap: str


_KINDS: Final = {
    "overdue": _Kind("list-checks", "Xem đơn vị", "overdue"),
    "due_today": _Kind("clock", "Mở", ""),
    "soon": _Kind("clock", "Mở", ""),
    "waiting": _Kind("inbox", "Xem bài nộp", "submitted"),
    "prompt": _Kind("user-plus", "Bổ sung", ""),
}
_OTHERS: Final = {
    "finding": _Kind("clipboard-check", "Xem kiến nghị", ""),
    "document": _Kind("file-text", "Mở văn bản", ""),
    "committee": _Kind("landmark", "Rà soát", ""),
}


class TodayPage(Page):
    """Four figures, the list of what to do, a chart and a calendar."""

    title = "Hôm nay"
    holds = "programme"
    help = "Việc quá hạn, sắp đến hạn và chờ công nhận của năm làm việc; bấm chữ bên phải mỗi dòng để mở."

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.view: TodayView | None = None
        self.todos: list[Todo] = []
        self.cards = [SummaryCard() for _ in range(4)]
        self.chart = BarChart()
        self._build()

    # what the window asks

    def summary(self) -> str:
        """ "3 việc quá hạn · 5 việc trong tuần · 2 chờ công nhận"."""
        return summary_words(self.view) if self.view is not None else ""

    def commands(self) -> Sequence[Action]:
        """The next thing, by what there is."""
        if self.view is None:
            return ()
        if not self.view.has_programme:
            return (Action("Nhập chương trình", self._import, "file-input", "main", writes=True),)
        return (
            Action("Lập báo cáo", lambda: self.shell.open("make"), "file-text", "bar"),
            Action(
                "Ghi kết quả",
                lambda: self.shell.open("programme", "record"),
                "check",
                "main",
                "Ctrl+R",
                writes=True,
            ),
        )

    def activate(self, key: object = None) -> None:
        """Read the day."""
        self.load()

    def refresh(self, changed: Changed | None) -> None:
        """Read again; a change of anything may show here."""
        self.load()

    def load(self) -> None:
        """Read the state of the working year."""
        app, year = self.shell.app, self.shell.year

        def read() -> TodayView:
            with app.reader() as reader:
                return today_view(reader, app.today, year)

        self.shell.runner.latest("today", read, self._show, owner=self)

    # showing

    def _show(self, view: TodayView) -> None:
        self.view = view
        today = self.shell.app.today
        self.title = f"Hôm nay, {weekday(today)} {format_date(today)}"
        self._stack.setCurrentWidget(self._board if view.has_programme else self._empty)
        if view.has_programme:
            for card, figure in zip(self.cards, figures(view), strict=True):
                card.show_figure(*figure)
            self.todos = self._todos(view)
            self._fill_list()
            self._fill_chart(view)
            self._read_calendar()
        else:
            self._empty.title.setText(f"Năm {view.year} chưa có chương trình công tác")
            self._empty.title.show()
            self._from_earlier.setText(f"Mở từ chương trình năm {view.earlier}")
            self._from_earlier.setVisible(view.earlier is not None)
        self.header_changed.emit()

    def _todos(self, view: TodayView) -> list[Todo]:
        todos = [self._todo(item) for item in view.items]
        if view.tasks_unassigned:
            words = f"{view.tasks_unassigned} nhiệm vụ chưa giao cho đơn vị nào"
            todos.append(
                Todo("send", words, "chọn nhiệm vụ, nhóm đơn vị rồi giao một lần", "chưa giao", Meaning.NONE,
                     "Giao việc", lambda: self.shell.open("programme", "unassigned"))
            )  # fmt: skip
        return todos

    def _todo(self, item: TodayItem) -> Todo:
        kind = _OTHERS.get(item.record) or _KINDS[item.kind]
        detail = item.detail
        if item.due is not None:
            detail += f" · hạn {item.due.day:02d}/{item.due.month:02d}"
        call = partial(self._go, item.id, kind.heap)
        if item.kind == SEATS:
            call = partial(self.shell.open, "committee", (item.record, item.id, "review"))
        elif item.record != "task":
            call = partial(self.shell.show_record, item.record, item.id)
        elif item.kind == "prompt":
            call = partial(self._supplement, item.id)
        return Todo(
            kind.icon,
            item.title,
            detail,
            item.shown,
            MEANINGS[item.meaning],
            kind.link,
            call,
            writes=item.kind == "prompt",
        )

    def _fill_list(self) -> None:
        clear(self._list)
        for row in rows(self.todos[:_MOST_ROWS]):
            self._list.addWidget(row)
        rest = len(self.todos) - _MOST_ROWS
        if rest > 0:
            self._list.addWidget(Text(f"và {rest} việc khác trong Chương trình", "small", "muted"))
        if not self.todos:
            words = "Không có việc nào đến hạn, quá hạn hay chờ công nhận."
            self._list.addWidget(Text(words, "body", "muted", wrap=True))
        self._list.addStretch(1)

    def _fill_chart(self, view: TodayView) -> None:
        bars = [
            Bar(share.code.removeprefix("II."), share.done / share.total if share.total else 0.0,
                f"{share.done}/{share.total}" if share.total else "–", share.overdue)
            for share in view.groups
        ]  # fmt: skip
        self.chart.show_bars(bars, 1.0, "toàn bộ đơn vị được giao")

    def _read_calendar(self) -> None:
        """The calendar comes after the figures."""
        read = partial(read_lines, self.shell.app, self.shell.app.today)
        self.shell.runner.latest("today-calendar", read, self._fill_calendar, owner=self)

    def _fill_calendar(self, lines: tuple[Line, ...]) -> None:
        clear(self._calendar)
        for number, line in enumerate(lines):
            open_it = partial(self.shell.show_record, line.record, line.id)
            row = RowButton(line.words, inset=0, on_click=open_it)
            row.setAccessibleName(f"{line.when}: {line.words}")
            row.setToolTip(line.words)
            self._calendar.addWidget(Text(line.when, "small-strong", "muted"), number, 0)
            self._calendar.addWidget(row, number, 1)
        if not lines:
            words = f"Không có việc, hạn hay ngày kỷ niệm nào trong {DAYS_SHOWN} ngày tới."
            self._calendar.addWidget(Text(words, "body", "muted", wrap=True), 0, 0, 1, 2)

    # going there

    def _go(self, task_id: int, heap: str) -> None:
        self.shell.open("programme", ("task", task_id, heap) if heap else ("task", task_id))

    def _supplement(self, task_id: int) -> None:
        # The programme page has many parts: loaded when needed, not before the first figures.
        from ui.pages.programme.work import TaskWork

        TaskWork(self.shell, self).add_newcomers_of(task_id, self.shell.year)

    def _import(self) -> None:
        self.shell.open("programme-import")

    # the page itself

    def _build(self) -> None:
        self._empty = EmptyState(
            "sun", "", "Bắt đầu bằng chương trình công tác của năm: đọc từ tệp Word, xem lại rồi mới nhận. "
            "Sau đó giao nhiệm vụ cho các đơn vị và ghi kết quả.",
            "Nhập chương trình từ tệp Word", self._import, button_icon="file-input", writes=True,
        )  # fmt: skip
        self._from_earlier = Button(
            "Mở từ năm trước", icon="calendar-days",
            on_click=lambda: self.shell.open("new-year", self.shell.year),
        )  # fmt: skip
        self._empty.add_button(self._from_earlier)
        self._empty.add_button(Button("Xem các đơn vị", on_click=lambda: self.shell.open("units")))
        self._board = QWidget()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self._board)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self._board)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        top = QHBoxLayout()
        top.setSpacing(16)
        for card in self.cards:
            top.addWidget(card, 1)
        column.addLayout(top)
        column.addLayout(self._lower(), 1)

    def _lower(self) -> QHBoxLayout:
        self._side = QWidget()
        self._side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        self._charted = self._chart_card()
        side.addWidget(self._charted, 3)
        side.addWidget(self._calendar_card(), 2)
        lower = QHBoxLayout()
        lower.setSpacing(16)
        lower.addWidget(self._list_card(), 1)
        lower.addWidget(self._side)
        return lower

    def _list_card(self) -> Card:
        card = Card()
        show_all = partial(self.shell.open, "programme", "all")
        card.body.addWidget(SectionHeader("Cần làm ngay", "Xem tất cả", show_all))
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(0)
        card.body.addWidget(scrolled(inside), 1)
        return card

    def _chart_card(self) -> Card:
        card = Card()
        card.body.addWidget(SectionHeader("Đơn vị đã nộp, theo nhóm nhiệm vụ"))
        card.body.addWidget(self.chart, 1)
        card.body.addWidget(Text("Cột đậm: nhóm có nhiệm vụ quá hạn.", "small", "muted"))
        return card

    def _calendar_card(self) -> Card:
        card = Card()
        open_it = partial(self.shell.open, "calendar")
        card.body.addWidget(SectionHeader(f"Lịch {DAYS_SHOWN} ngày", "Mở lịch", open_it))
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._calendar = QGridLayout()
        self._calendar.setContentsMargins(0, 0, 0, 0)
        self._calendar.setHorizontalSpacing(16)
        self._calendar.setVerticalSpacing(0)
        self._calendar.setColumnStretch(1, 1)
        column.addLayout(self._calendar)
        column.addStretch(1)
        card.body.addWidget(scrolled(inside), 1)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right column gives way before the list does, the chart before the calendar, and edges first."""
        super().resizeEvent(event)
        share = max(self.width() // 3, min(px(_NARROWEST), self.width() * 2 // 5))
        self._side.setFixedWidth(min(px(_SIDE), share))
        edge = _TIGHT_EDGE if self.height() < px(_TIGHT) else _EDGE
        for card in self.cards:
            card.body.setContentsMargins(_EDGE, edge, _EDGE, edge)
        room = self.height() - self.cards[0].sizeHint().height()
        self._charted.setVisible(room >= px(_LOW))


def summary_words(view: TodayView) -> str:
    """The line below the title."""
    if not view.has_programme:
        return ""
    late = [item.record for item in view.items if item.kind == "overdue"]
    findings, documents = late.count("finding"), late.count("document")
    words = (
        f"{view.tasks_overdue} nhiệm vụ quá hạn" if view.tasks_overdue else "",
        f"{findings} kiến nghị quá hạn" if findings else "",
        f"{documents} văn bản quá hạn" if documents else "",
        "" if late else "không có việc quá hạn",
        f"{view.tasks_soon} việc trong tuần" if view.tasks_soon else "",
        f"{view.waiting} bài nộp chờ công nhận" if view.waiting else "",
    )
    return " · ".join(filter(None, words))


def figures(view: TodayView) -> tuple[tuple[str, str, str, Meaning], ...]:
    """The four cards: figure, what it counts, how it stands. Blank data show –, never 0 %."""
    owed, missing = bool(view.owed), view.units_without_contact
    late, waiting = f"của {view.overdue_units} đơn vị", f"{view.waiting} chờ công nhận"
    done = _judged(view.tasks_overdue, f"{view.tasks_overdue} quá hạn", Meaning.LATE, "không quá hạn")
    handed_in = _judged(view.waiting, waiting, Meaning.SOON, "" if owed else "chưa giao")
    overdue = _judged(view.overdue, late, Meaning.LATE, "đúng hạn" if owed else "chưa giao")
    contacts = _judged(missing, f"{missing} chưa có", Meaning.SOON, "đủ" if view.units else "chưa có đơn vị")
    return (
        (f"{view.tasks_done}/{view.tasks}", "nhiệm vụ hoàn thành", *done),
        (f"{view.handed_in}/{view.owed}" if owed else "–", "lượt phân công đã nộp", *handed_in),
        (str(view.overdue) if owed else "–", "lượt phân công quá hạn", *overdue),
        (f"{view.units - missing}/{view.units}" if view.units else "–", "đơn vị có đầu mối", *contacts),
    )


def _judged(count: int, words: str, meaning: Meaning, otherwise: str) -> tuple[str, Meaning]:
    if count:
        return words, meaning
    return otherwise, Meaning.NONE if otherwise.startswith("chưa") else Meaning.GOOD
