"""Mở năm mới: tasks that recur with their days moved, what is owed, what is still open; then one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.actions import SAVE, Action
from ui.pages.new_year.picks import Picks, finding_lines, off_count, owed_nodes, recurring_nodes, summary
from ui.shell.page import Page, Shell
from ui.tables.checklist import CheckList, CheckModel
from ui.widgets.button import Button
from ui.widgets.card import Card, EmptyState
from ui.widgets.flow import clear
from ui.widgets.panel import scrolled
from ui.widgets.text import ElidedLabel, SectionHeader, Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.year_plan import YearPlan, year_plan, year_to_open
from vstbpn_desktop.services.new_year import NewYear, open_year
from vstbpn_desktop.services.year_closing import can_close, close_year

if TYPE_CHECKING:
    from vstbpn_desktop.db.change import Changed

_READ_FROM: Final = ("programme", "task", "assignment", "result", "finding", "special_day")


class Offer(NamedTuple):
    """What opening a year would do, and whether the year it comes from can be closed."""

    plan: YearPlan
    can_close: bool


class NewYearPage(Page):
    """Two lists to untick from, and what comes along by itself."""

    title = "Mở năm mới"
    place = "programme"
    help = (
        "Nhiệm vụ định kỳ, thường xuyên được lập lại với ngày của năm mới; việc còn nợ được chuyển sang cùng "
        "đơn vị và hạn cũ. Dấu cách bỏ hoặc chọn một dòng. Năm cũ giữ nguyên; mở xong vẫn hoàn tác được."
    )

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.picks = Picks()
        self.plan: YearPlan | None = None
        self._wanted: int | None = None
        self.recurring = CheckModel(self.picks.state, self.picks.toggle, self)
        self.owed = CheckModel(self.picks.state, self.picks.toggle, self)
        self.recurring_list = CheckList(self.recurring, "Nhiệm vụ lặp lại")
        self.owed_list = CheckList(self.owed, "Việc còn nợ")
        self.recurring_list.setRootIsDecorated(False)
        self.roll, self.lock_old = QCheckBox(), QCheckBox()
        self.empty = EmptyState("calendar-days", "", "", "Nhập chương trình", self._import)
        self.empty.add_button(Button("Về Chương trình", on_click=partial(shell.open, "programme")))
        self._build()

    # what the window asks

    def summary(self) -> str:
        """What is taken over, as it is ticked now."""
        return summary(self.picks.taken) if self.plan is not None else ""

    def commands(self) -> Sequence[Action]:
        """Opening, or another way to a programme."""
        if self.plan is None:
            return ()
        return (
            Action("Nhập từ tệp Word", self._import, "file-input", "bar"),
            Action(f"Mở năm {self.plan.year}", self.open_it, "check", "main", SAVE, writes=True),
        )

    def activate(self, key: object = None) -> None:
        """`key` is the year to open; without one the next there can be."""
        self._wanted = key if isinstance(key, int) else None
        self.picks.tasks, self.picks.units = set(), set()
        self.load()

    def refresh(self, changed: Changed | None) -> None:
        """Read again when what is taken over changed."""
        if changed is None or changed.touches(*_READ_FROM):
            self.load()

    # reading

    def load(self) -> None:
        """Read what opening the year would do."""
        app, wanted, working = self.shell.app, self._wanted, self.shell.year

        def read() -> Offer | UserError:
            with app.reader() as reader:
                year = wanted or year_to_open(reader, working) or working
                try:
                    plan = year_plan(reader, year, app.today)
                except UserError as error:
                    return error
                return Offer(plan, can_close(reader, plan.source))

        self.shell.runner.latest("new-year", read, self._show, owner=self)

    def _show(self, offer: Offer | UserError) -> None:
        if isinstance(offer, UserError):
            self._show_nothing(offer)
            return
        found = offer.plan
        self.lock_old.setText(f"Khoá số liệu năm {found.source} sau khi mở (xem được, không sửa được)")
        self.lock_old.setVisible(offer.can_close)
        self.plan = self.picks.plan = found
        self.title = f"Mở năm {found.year}"
        self._pages.setCurrentWidget(self._lists)
        self.owed.show(owed_nodes(found))
        self.owed_list.setVisible(bool(found.carried))
        self._nothing_owed.setVisible(not found.carried)
        off = off_count(found)
        self.roll.setText(f"{off} hạn rơi vào ngày nghỉ: chuyển sang ngày làm việc tiếp theo")
        self.roll.setVisible(bool(off))
        self._fill_recurring()
        self._fill_findings(found)
        self.recurring_list.setFocus()
        self.header_changed.emit()

    def _show_nothing(self, error: UserError) -> None:
        self.plan = None
        self.title = type(self).title
        self.empty.title.setText(error.what)
        self.empty.text.setText(error.todo)
        for label in (self.empty.title, self.empty.text):
            label.show()
        self._pages.setCurrentWidget(self.empty)
        self.header_changed.emit()

    def _fill_recurring(self) -> None:
        row = self.recurring_list.currentIndex().row()
        self.recurring.show(recurring_nodes(self.picks))
        self.recurring_list.setCurrentIndex(self.recurring.index(max(0, row), 0))

    def _fill_findings(self, plan: YearPlan) -> None:
        clear(self._findings)
        for title, detail in finding_lines(plan):
            self._findings.addWidget(ElidedLabel(detail))
            self._findings.addWidget(ElidedLabel(title, "small", "muted"))
        self._findings.addStretch(1)
        self._findings_card.setVisible(bool(plan.findings))

    # doing

    def open_it(self) -> None:
        """Open the year with what is ticked, in one change, and go there."""
        if self.plan is None:
            return
        app, year, choice = self.shell.app, self.plan.year, self.picks.choice
        closes = self.lock_old.isVisibleTo(self) and self.lock_old.isChecked()

        def work(_: object) -> NewYear:
            opened = open_year(app, year, choice)
            if closes:
                close_year(app, opened.source)
            return opened

        self.shell.runner.run(f"Mở năm {year}", work, self._opened, owner=self)

    def _opened(self, opened: NewYear) -> None:
        self.shell.set_year(opened.year)
        self.shell.open("programme")

    def _import(self) -> None:
        if self.plan is not None:
            self.shell.set_year(self.plan.year)
        self.shell.open("programme-import")

    def _rolled(self, on: bool) -> None:
        self.picks.rolled = on
        self._fill_recurring()

    def _take(self, all_of: Callable[[bool], None], model: CheckModel, on: bool) -> None:
        all_of(on)
        model.tell()
        self.header_changed.emit()

    # the page itself

    def _build(self) -> None:
        self._lists = QWidget()
        self._pages = QStackedLayout(self)
        for page in (QWidget(), self._lists, self.empty):
            self._pages.addWidget(page)
        for view in (self.recurring_list, self.owed_list):
            view.ticked.connect(self.header_changed)
        self.roll.toggled.connect(self._rolled)
        self._nothing_owed = Text("Không đơn vị nào còn nợ việc một lần.", "body", "muted", wrap=True)
        row = QHBoxLayout(self._lists)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._recurring_card(), 3)
        row.addLayout(self._others(), 2)

    def _recurring_card(self) -> Card:
        take = partial(self._take, self.picks.take_recurring, self.recurring)
        card = Card()
        card.body.addLayout(_head("Nhiệm vụ lặp lại, lập lại trong năm mới", take))
        words = "Định kỳ, thường xuyên; chưa giao cho đơn vị nào, giao lại sau khi mở."
        card.body.addWidget(Text(words, "small", "muted", wrap=True))
        card.body.addWidget(self.recurring_list, 1)
        card.body.addWidget(self.roll)
        card.body.addWidget(self.lock_old)
        return card

    def _others(self) -> QVBoxLayout:
        take = partial(self._take, self.picks.take_owed, self.owed)
        owed = Card()
        owed.body.addLayout(_head("Việc còn nợ, chuyển sang", take))
        owed.body.addWidget(Text("Giữ nguyên đơn vị và hạn cũ.", "small", "muted", wrap=True))
        owed.body.addWidget(self.owed_list, 1)
        owed.body.addWidget(self._nothing_owed, 1, Qt.AlignmentFlag.AlignTop)
        self._findings_card = Card()
        inside = QWidget()
        inside.setProperty("surface", "clear")
        self._findings = QVBoxLayout(inside)
        self._findings.setContentsMargins(0, 0, 8, 0)
        self._findings.setSpacing(2)
        self._findings_card.body.addWidget(SectionHeader("Kiến nghị còn mở"))
        words = "Không thuộc năm nào, tự còn trong năm mới."
        self._findings_card.body.addWidget(Text(words, "small", "muted", wrap=True))
        self._findings_card.body.addWidget(scrolled(inside), 1)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(owed, 3)
        column.addWidget(self._findings_card, 2)
        return column


def _head(title: str, take: Callable[[bool], None]) -> QHBoxLayout:
    """A heading with the two links that tick all or nothing."""
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(ElidedLabel(title, "heading"), 1)
    row.addWidget(Button("Chọn hết", kind="link", on_click=partial(take, True)))
    row.addWidget(Button("Bỏ hết", kind="link", on_click=partial(take, False)))
    return row
