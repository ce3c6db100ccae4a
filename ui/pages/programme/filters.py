"""The filters of the programme: chips as far as there is room, all of them behind the funnel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.widgets.button import Button
from ui.widgets.look import px
from ui.widgets.pill import Chip
from vstbpn_desktop.queries.programme_view import COUNTED_PART, ORGANISING_PART, TaskRow
from vstbpn_desktop.records.task import AD_HOC, ONCE, PERIODIC, YEAR_ROUND

ALL: Final = "all"
_GAP: Final = 8


class TaskFilter(NamedTuple):
    """A way to look at the tasks. `counted` ones say how many there are; `chip` ones may stand in the row."""

    id: str
    label: str
    keeps: Callable[[TaskRow], bool]
    counted: bool = False
    chip: bool = False


FILTERS: Final = (
    TaskFilter(ALL, "Tất cả", lambda t: True, chip=True),
    TaskFilter("overdue", "Quá hạn", lambda t: t.progress.state == "overdue", counted=True, chip=True),
    TaskFilter("week", "Đến hạn trong tuần", lambda t: t.progress.state in ("due_today", "soon"),
               counted=True, chip=True),
    TaskFilter("year_round", "Thường xuyên", lambda t: t.progress.nature == YEAR_ROUND, chip=True),
    TaskFilter("standing", "Cơ quan thường trực chủ trì", lambda t: t.led_by_standing_office, chip=True),
    TaskFilter("part-III", "Phần III", lambda t: t.progress.part == ORGANISING_PART, chip=True),
    TaskFilter("unassigned", "Chưa giao", lambda t: t.progress.state == "unassigned", counted=True),
    TaskFilter("waiting", "Chờ công nhận", lambda t: t.progress.submitted > 0, counted=True),
    TaskFilter("done", "Hoàn thành", lambda t: t.progress.state == "done", counted=True),
    TaskFilter("periodic", "Định kỳ", lambda t: t.progress.nature == PERIODIC),
    TaskFilter("once", "Một lần, đột xuất", lambda t: t.progress.nature in (ONCE, AD_HOC)),
    TaskFilter("added", "Phát sinh trong năm",
               lambda t: t.progress.part not in (COUNTED_PART, ORGANISING_PART)),
)  # fmt: skip


def task_filter(key: str) -> TaskFilter:
    """The filter with this id; KeyError for an unknown one."""
    return {found.id: found for found in FILTERS}[key]


def label(found: TaskFilter, tasks: Iterable[TaskRow]) -> str:
    """The words of a filter, with its count where it has one and any."""
    count = sum(map(found.keeps, tasks)) if found.counted else 0
    return f"{found.label} {count}" if count else found.label


def to_record(tasks: Iterable[TaskRow]) -> int | None:
    """The task whose results are wanted first: the longest overdue, else the next due, of those units owe."""
    owed = [t.progress for t in tasks if t.progress.submitted + t.progress.accepted < t.progress.target]
    first = min(owed, key=lambda t: (t.state != "overdue", t.deadline or dt.date.max), default=None)
    return first.id if first else None


class FilterChips(QWidget):
    """One row of chips: as many as there is room for, the one that holds always among them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.current = ALL
        self._chips = {found.id: self._made(found) for found in FILTERS}

    def show_tasks(self, tasks: Sequence[TaskRow]) -> None:
        """Count anew."""
        for found in FILTERS:
            self._chips[found.id].setText(label(found, tasks))
        self._place()

    def choose(self, key: str) -> None:
        """Let a filter hold, without a signal."""
        self.current = task_filter(key).id
        self._place()

    def shown(self) -> list[Chip]:
        """The chips that fit, from the left."""
        wanted = [found.id for found in FILTERS if found.chip or found.id == self.current]
        while len(wanted) > 1 and self._length(wanted) > self.width():
            gone = [key for key in wanted if key not in (ALL, self.current)]
            if not gone:
                break
            wanted.remove(gone[-1])
        return [self._chips[key] for key in wanted]

    def sizeHint(self) -> QSize:
        """The height of a chip."""
        return QSize(px(240), self._chips[ALL].sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other chips may fit."""
        super().resizeEvent(event)
        self._place()

    def _made(self, found: TaskFilter) -> Chip:
        chip = Chip(found.label, found.id, self)
        chip.clicked.connect(lambda: self._pressed(found.id))
        return chip

    def _pressed(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _length(self, keys: Iterable[str]) -> int:
        return sum(self._chips[key].sizeHint().width() + px(_GAP) for key in keys) - px(_GAP)

    def _place(self) -> None:
        shown, left = self.shown(), 0
        for chip in self._chips.values():
            chip.setChecked(chip.key == self.current)
            chip.setVisible(chip in shown)
        for chip in shown:
            chip.setGeometry(left, 0, chip.sizeHint().width(), self.height())
            left += chip.width() + px(_GAP)


class FilterBar(QWidget):
    """The chips and, at their right, the list's own tools. `chosen` carries the id of a filter."""

    chosen = Signal(str)

    def __init__(self, *tools: Button) -> None:
        super().__init__()
        self._tasks: tuple[TaskRow, ...] = ()
        self.chips = FilterChips()
        self.chips.chosen.connect(self.chosen)
        self.funnel = Button(icon="funnel", kind="icon", tip="Lọc danh sách")
        self.funnel.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.chips, 1)
        for tool in (self.funnel, *tools):
            row.addWidget(tool)

    @property
    def current(self) -> str:
        """The id of the filter that holds."""
        return self.chips.current

    def show_tasks(self, tasks: Iterable[TaskRow]) -> None:
        """Count anew."""
        self._tasks = tuple(tasks)
        self.chips.show_tasks(self._tasks)

    def choose(self, key: str) -> None:
        """Let a filter hold, without a signal."""
        self.chips.choose(key)

    def menu(self) -> QMenu:
        """All filters, the one that holds marked."""
        menu = QMenu(self)
        for found in FILTERS:
            action = menu.addAction(label(found, self._tasks))
            action.setCheckable(True)
            action.setChecked(found.id == self.current)
            action.triggered.connect(lambda _=False, key=found.id: self._choose(key))
        return menu

    def _choose(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.funnel.mapToGlobal(self.funnel.rect().bottomLeft()))
