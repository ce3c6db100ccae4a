"""The panel of a task: what it is, how its units stand, what was done, what is noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
)

from ui.actions import Action, hold
from ui.menus import add_actions
from ui.pages.programme.model import meaning
from ui.pages.programme.notes import NotesPane
from ui.pages.programme.standing import ALL, heap_label, heaps
from ui.pages.programme.units import UnitPane
from ui.widgets.button import Button
from ui.widgets.look import RADIUS, Meaning, colours, font, px
from ui.widgets.paint import fill_round, outline_round, paint_pill, paint_text, pill_size
from ui.widgets.panel import SidePanel
from ui.widgets.tabs import Tabs
from ui.widgets.text import KeyValueRows, Text
from vstbpn_desktop.queries.programme_view import LogLine, TaskRow, TaskView, UnitState
from vstbpn_desktop.records.assignment import ACCEPTED, EXEMPT, SUBMITTED
from vstbpn_desktop.records.task import FREQUENCIES, NATURES, PERIODIC, YEAR_ROUND
from vstbpn_desktop.vietnamese.dates import format_date, weekday

_LABELS: Final = {option.id: option.label for option in (*NATURES, *FREQUENCIES)}
_LOG_SHOWN: Final = 6
_DAY_WIDTH: Final = 42
_NARROW: Final = 276
SUMMARY, UNITS, NOTES = range(3)


class CountRow(QAbstractButton):
    """A heap of units with its count in a pill; pressing it lists them."""

    def __init__(self, label: str, count: int, meaning: Meaning) -> None:
        super().__init__()
        self.count = count
        self.meaning = meaning
        self.setText(label)
        self.setAccessibleName(f"{label}: {count} đơn vị")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        metrics = QFontMetrics(font())
        return QSize(metrics.horizontalAdvance(self.text()) + px(64), max(px(28), metrics.height() + px(6)))

    def minimumSizeHint(self) -> QSize:
        """Words may be shortened."""
        return QSize(px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words at the left, the count at the right."""
        scheme = colours(self.palette())
        painter = QPainter(self)
        reach = QRectF(self.rect())
        if self.underMouse():
            fill_round(painter, reach, QColor(scheme.hover), RADIUS)
        if self.hasFocus():
            outline_round(painter, reach, QColor(scheme.accent), RADIUS, 2)
        words = str(self.count)
        width = max(pill_size(words).width(), px(36))
        box = QRect(self.width() - width, 0, width, self.height())
        paint_pill(painter, box, words, self.meaning, self.palette(), width)
        room = QRect(0, 0, self.width() - width - px(8), self.height())
        paint_text(painter, room, self.text(), font(), QColor(scheme.text), 1)


class TaskPanel(SidePanel):
    """Shows one task. What its buttons ask for is told by signals; ids are those of assignments."""

    assign_requested = Signal()
    edit_requested = Signal()
    record_requested = Signal(list)
    verb_requested = Signal(str, list)
    unit_opened = Signal(int)

    def __init__(self, notes: NotesPane) -> None:
        super().__init__()
        self.task: TaskView | None = None
        self._open_text = False
        self._whole_log = False
        self._summary = self.findChildren(QScrollArea)[0]
        self.tabs = Tabs("Phần của nhiệm vụ", *("" for _ in (SUMMARY, UNITS, NOTES)), all_shown=True)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.units = UnitPane()
        self.units.picked.connect(self._show_foot)
        self.units.opened.connect(self._open_unit)
        self.units.menu_requested.connect(self._open_menu)
        self.units.view.withdrawn.connect(self._withdraw)
        self.notes = notes
        line = QHBoxLayout()
        line.setContentsMargins(6, 4, 0, 0)
        line.addWidget(self.tabs)
        self.body.insertLayout(1, line)
        self.body.insertWidget(3, self.units, 1)
        self.body.insertWidget(4, self.notes, 1)
        self._turn()

    def show_task(self, task: TaskView, row: TaskRow, today: dt.date) -> None:
        """Show a task as of a day; for the same one the chosen part, filters and selection stay."""
        if self.task is None or self.task.record.id != task.record.id:
            self._open_text = self._whole_log = False
        self.task = task
        values = task.record.values
        self.show_head(values["code"], values["title"], row.progress.word, meaning(row))
        self.tabs.setTabText(SUMMARY, "Tóm tắt")
        self.tabs.setTabText(UNITS, f"{len(task.units)} đơn vị")
        hung = task.notes + task.files
        self.tabs.setTabText(NOTES, f"Ghi chú {hung}" if hung else "Ghi chú")
        self.units.show_units(task.record.id, task.units, today)
        self._fill_summary()
        self._turn()

    def show_units(self, heap: str = ALL) -> None:
        """Turn to the units, those of one heap."""
        self.units.filter_by(heap)
        self.tabs.setCurrentIndex(UNITS)
        self.units.view.setFocus()

    # the summary

    def _fill_summary(self) -> None:
        task = self.task
        assert task is not None
        self.clear_body()
        self.body_column.addWidget(KeyValueRows(facts(task)))
        if text := task.record.values["text"]:
            self._add_text(text)
        self._add_counts(task)
        if task.log:
            self._add_log(task.log)
        self.body_column.addStretch(1)

    def _add_text(self, text: str) -> None:
        toggle = Button("Ẩn nguyên văn" if self._open_text else "Xem nguyên văn", kind="link",
                        on_click=self._toggle_text)  # fmt: skip
        self.body_column.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
        if self._open_text:
            words = Text(text, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body_column.addWidget(words)

    def _toggle_text(self) -> None:
        self._open_text = not self._open_text
        self._fill_summary()

    def _add_counts(self, task: TaskView) -> None:
        if not task.units:
            self.add_section("Đơn vị được giao")
            self.body_column.addWidget(Text("Chưa giao cho đơn vị nào.", "body", "muted", wrap=True))
            return
        self.add_section(f"{len(task.units)} đơn vị được giao")
        counts = QVBoxLayout()
        counts.setSpacing(2)
        for heap, units in heaps(task.units):
            row = CountRow(heap_label(heap, units), len(units), heap.meaning)
            row.clicked.connect(lambda _=False, chosen=heap.id: self.show_units(chosen))
            counts.addWidget(row)
        self.body_column.addLayout(counts)

    def _add_log(self, lines: Sequence[LogLine]) -> None:
        self.add_section("Nhật ký")
        for line in lines if self._whole_log else lines[:_LOG_SHOWN]:
            words = Text(line.label, wrap=True)
            words.setToolTip(f"{line.at:%H:%M %d/%m/%Y}")
            self.body_column.addLayout(_dated(f"{line.at:%d/%m}", words))
        if len(lines) > _LOG_SHOWN and not self._whole_log:
            more = Button(f"Xem thêm {len(lines) - _LOG_SHOWN} dòng", kind="link", on_click=self._show_log)
            self.body_column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_log(self) -> None:
        self._whole_log = True
        self._fill_summary()

    # the foot

    def _turn(self) -> None:
        part = self.tabs.currentIndex()
        for number, widget in ((SUMMARY, self._summary), (UNITS, self.units), (NOTES, self.notes)):
            widget.setVisible(number == part)
        if part == NOTES and self.task is not None:
            self.notes.show_owner(self.task.record.id)
        self._show_foot()

    def _show_foot(self) -> None:
        if self.task is None:
            return
        if self.tabs.currentIndex() == UNITS and self.task.units:
            self.set_buttons(*self._unit_buttons())
        else:
            self.set_buttons(self._next_step(), self._edit_button())

    def _edit_button(self) -> Button:
        if self._narrow:
            return Button(
                icon="pencil", kind="icon", tip="Sửa", on_click=self.edit_requested.emit, writes=True
            )
        return Button("Sửa", icon="pencil", on_click=self.edit_requested.emit, writes=True)

    @property
    def _narrow(self) -> bool:
        return self.width() < px(_NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The foot gives way where the panel is narrow."""
        super().resizeEvent(event)
        if (event.oldSize().width() < px(_NARROW)) != self._narrow:
            self._show_foot()

    def _next_step(self) -> Button:
        """The one thing that moves this task on."""
        assert self.task is not None
        progress = self.task.progress
        if not progress.assigned:
            return Button(
                "Giao việc", icon="send", kind="filled", on_click=self.assign_requested.emit, writes=True
            )
        if waiting := [u for u in self.task.units if u.state.status == SUBMITTED]:
            words = f"Xem {len(waiting)} bài nộp"
            return Button(words, icon="check", kind="filled", on_click=lambda: self.show_units("submitted"))
        if progress.overdue_units:
            words = f"Xem {progress.overdue_units} đơn vị quá hạn"
            return Button(words, kind="filled", on_click=lambda: self.show_units("overdue"))
        return Button("Giao thêm", icon="send", on_click=self.assign_requested.emit, writes=True)

    def _unit_buttons(self) -> list[Button]:
        chosen = self.units.selected()
        more = Button(icon="ellipsis", kind="icon", tip="Việc khác với đơn vị đã chọn")
        more.clicked.connect(lambda: self._open_menu(more.mapToGlobal(QPoint(0, -4)), above=True))
        more.setEnabled(bool(chosen))
        ids = _ids(chosen)
        waiting = _ids(u for u in chosen if u.state.status == SUBMITTED)
        if waiting:
            main = Button(f"Công nhận đạt {len(waiting)}", icon="check", kind="filled",
                          on_click=lambda: self.verb_requested.emit("accept", waiting),
                          writes=True)  # fmt: skip
        else:
            words = f"Ghi kết quả {len(ids)} đơn vị" if len(ids) > 1 else "Ghi kết quả"
            main = Button(
                words, icon="pen-line", on_click=lambda: self.record_requested.emit(ids), writes=True
            )
        return [main, more]

    def _open_menu(self, where: QPoint, *, above: bool = False) -> None:
        menu = self.unit_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where - QPoint(0, menu.sizeHint().height()) if above else where)

    def _open_unit(self) -> None:
        if len(chosen := self.units.selected()) == 1:
            self.unit_opened.emit(chosen[0].state.id)

    def _withdraw(self) -> None:
        if ids := _ids(self.units.selected()):
            self.verb_requested.emit("withdraw", ids)

    def unit_menu(self) -> QMenu:
        """What can be done with the selected units; what does not apply to any of them is left out."""
        chosen = self.units.selected()
        menu = QMenu(self)
        if len(chosen) == 1:
            add_actions(menu, [Action("Xem kết quả, minh chứng", self._open_unit)])
        add_actions(menu, hold(self._verbs(chosen), self.held))
        return menu

    def _verbs(self, chosen: Sequence[UnitState]) -> Iterator[Action]:
        yield Action("Ghi kết quả…", lambda: self.record_requested.emit(_ids(chosen)), writes=True)
        for verb, label, statuses in VERBS:
            ids = _ids(u for u in chosen if statuses is None or u.state.status in statuses)
            if ids:
                count = f" ({len(ids)})" if len(chosen) > 1 else ""
                yield Action(label + count, partial(self.verb_requested.emit, verb, ids), writes=True)


_OPEN: Final = ("assigned", "working")
# verb, its words, the statuses it applies to (None: any)
VERBS: Final[tuple[tuple[str, str, tuple[str, ...] | None], ...]] = (
    ("accept", "Công nhận đạt", (SUBMITTED, *_OPEN)),
    ("send_back", "Trả lại để làm tiếp", (SUBMITTED, ACCEPTED)),
    ("extend", "Gia hạn…", _OPEN),
    ("exempt", "Miễn…", (*_OPEN, SUBMITTED)),
    ("reinstate", "Bỏ miễn", (EXEMPT,)),
    ("withdraw", "Thu hồi phân công", None),
)


def facts(task: TaskView) -> list[tuple[str, str]]:
    """The rows of label and value at the top of the panel; blank ones are left out."""
    values = task.record.values
    nature = _LABELS.get(values["nature"], "")
    if values["nature"] == PERIODIC and task.period:
        nature += f" ({_LABELS.get(values['frequency'], '6 tháng')}), đang xét kỳ {task.period.label}"
    starts = values["starts_on"]
    rows = (
        ("Chủ trì", task.lead or "chưa có"),
        ("Phối hợp", task.cooperating),
        ("Giao cho", "; ".join(task.groups)),
        ("Bắt đầu", format_date(starts) if starts else ""),
        ("Hạn", due_line(task)),
        ("Tính chất", nature),
        ("Sản phẩm", values["product"]),
        ("Ghi đè", values["override_reason"] if values["override"] else ""),
    )
    return [(label, words) for label, words in rows if words]


def due_line(task: TaskView) -> str:
    """30/06/2020, thứ Ba; with "trước ngày" where the day itself does not count."""
    values = task.record.values
    if values["due"]:
        before = "" if values["due_inclusive"] else "trước "
        return f"{before}{format_date(values['due'])}, {weekday(values['due'])}"
    deadline = task.progress.deadline
    if deadline:
        return f"{format_date(deadline)}, {weekday(deadline)}"
    return "cả năm" if values["nature"] == YEAR_ROUND else "chưa đặt"


def _dated(day: str, words: Text) -> QHBoxLayout:
    label = Text(day, "small", "muted")
    label.setContentsMargins(0, 1, 0, 0)
    label.setFixedWidth(px(_DAY_WIDTH))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _ids(units: Iterable[UnitState]) -> list[int]:
    return [unit.state.id for unit in units]
