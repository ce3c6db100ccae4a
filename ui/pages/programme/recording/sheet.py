"""The sheet that records results beside the list: it stays open, one unit after another, all by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.forms.entry_sheet import SIDE, EntrySheet, Leaving
from ui.forms.labelled import Labelled
from ui.pages.programme.recording.entry import Entry, read_quantity, write
from ui.pages.programme.recording.evidence import EvidenceBox
from ui.pages.programme.recording.marks import Segments
from ui.pages.programme.recording.sitting import Sitting
from ui.pages.programme.recording.units import UnitPicker
from ui.panels.files import dropped_files
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.fields import Choice, ChoiceField, Field
from ui.widgets.look import px
from ui.widgets.text import ElidedLabel, Text
from vstbpn_desktop.db.change import Changed
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period, period_of
from vstbpn_desktop.queries.programme_view import TaskView
from vstbpn_desktop.records.result import FINAL, PARTIAL
from vstbpn_desktop.spec import Integer
from vstbpn_desktop.vietnamese.dates import parse_date

ACCEPTED: Final = "accepted"
_MARKS: Final = (
    (PARTIAL, "Một phần", "Đơn vị còn làm tiếp"),
    (FINAL, "Cuối cùng", "Đã nộp, chờ công nhận"),
    (ACCEPTED, "Đạt", "Đã nộp và công nhận đạt ngay"),
)
_CHOOSE: Final = "Chọn minh chứng"
_ANY: Final = "Tất cả (*)"


class RecordSheet(EntrySheet):
    """Unit, content, mark, quantity, period, evidence. Enter goes on, Ctrl+Enter saves and clears."""

    title = "Ghi kết quả"
    verb = "Lưu, ghi tiếp"
    leaving = Leaving(
        "Lưu kết quả đang ghi dở?", "Kết quả này chưa được lưu.",
        "Lưu kết quả", "Bỏ phần đang ghi", "Ghi tiếp",
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.task: TaskView | None = None
        self._number = 0
        self._head = ElidedLabel("", "small-strong", "muted")
        self._title = Text("", wrap=True)
        self.units = UnitPicker()
        self.content = QPlainTextEdit()
        self.marks = Segments(_MARKS)
        self.quantity = Field()
        self.period = ChoiceField(optional=False)
        self.day = DateField(lambda text: parse_date(text, shell.app.today), errors=(UserError,))
        self.evidence = EvidenceBox(partial(shell.messages.open_files, _CHOOSE, _ANY), self._paste)
        self.sitting = Sitting()
        self._everyone = Button("", kind="link", on_click=self._take_everyone)
        self.rows = self._made_rows()
        self._build()
        self._connect()
        self.clear()

    # what it is about

    def show_task(self, task: TaskView, assignment_ids: Sequence[int] = ()) -> None:
        """Record for this task; with ids, for those units."""
        another = self.task is None or self.task.record.id != task.record.id
        self.task = task
        self._head.setText(f"{task.record.values['code']} · {len(task.units)} đơn vị được giao")
        self._title.setText(task.record.values["title"])
        self.units.offer(task.units, self.shell.app.today)
        if assignment_ids:
            self.units.choose(assignment_ids)
        if another:
            self._offer_periods(task.period)
        waiting = len(self.units.open_ones())
        self._everyone.setText(f"Cả {waiting} chưa nộp")
        self._everyone.setToolTip(f"Ghi cùng một kết quả cho cả {waiting} đơn vị chưa nộp")
        self._everyone.setVisible(waiting > 1)

    def follows(self, task: TaskView) -> bool:
        """Whether to go on with this task: it is the same one, or nothing is being typed."""
        return self.task is None or self.task.record.id == task.record.id or not self.dirty

    def refresh(self, changed: Changed | None) -> None:
        """Take off the list what was undone elsewhere."""
        mine = set(self.sitting.saved_changes)
        if mine and (changed is None or changed.kind == "undo"):
            app = self.shell.app

            def read() -> set[int]:
                return {entry.id for entry in app.log(200) if entry.undone}

            self.shell.runner.latest("sitting", read, self.sitting.keep_only, owner=self)

    def start(self) -> None:
        """Put the keyboard where the next thing is typed."""
        (self.content if self.units.chosen else self.units.field).setFocus()

    @property
    def dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        typed = self.content.toPlainText().strip() or self.quantity.text().strip()
        return bool(typed or self.evidence.pieces)

    def may_leave(self) -> bool:
        """Ask about what was typed; a day that is none is mended on the way out."""
        if not self.dirty:
            self._mend_day()
        return super().may_leave()

    # saving

    def save(self) -> bool:
        """Write the result and make ready for the next unit; False where something is wrong."""
        entry = self._entry()
        if entry is None:
            return False
        self.sitting.begin(entry)
        app = self.shell.app
        self.shell.runner.run(
            "Ghi kết quả",
            lambda _: write(app, entry),
            partial(self.sitting.saved, entry.number),
            partial(self._not_written, entry.number),
            owner=self,
        )
        self.clear()
        self.units.field.setFocus()
        return True

    def clear(self) -> None:
        """Ready for the next unit: mark, period and a day that is one stay as they are."""
        self.units.choose(())
        self.content.clear()
        self.quantity.clear()
        self.evidence.show_pieces(())
        self._mend_day()
        for row in self.rows.values():
            row.show_error("")

    def _mend_day(self) -> None:
        """Today in the place of what is no day."""
        if not self.day.read() or self.day.value() is None:
            self.day.set_value(self.shell.app.today)
            self.rows["day"].show_error("")

    def _entry(self) -> Entry | None:
        """What was typed, or None with the words of what is wrong beside the fields."""
        content = self.content.toPlainText().strip()
        quantity = read_quantity(self.quantity.text())
        wrong = {
            "units": "" if self.units.chosen else "Hãy chọn đơn vị.",
            "content": "" if content else "Hãy ghi nội dung kết quả.",
            "quantity": quantity if isinstance(quantity, str) else "",
            "day": "" if self.day.read() and self.day.value() else (self.day.error or "Hãy ghi ngày."),
        }
        for name, words in wrong.items():
            self.rows[name].show_error(words)
        first = next((name for name, words in wrong.items() if words), "")
        if first or self.task is None:
            self.rows[first or "units"].field.setFocus()
            return None
        self._number += 1
        mark, day = self.marks.current(), self.day.value()
        assert day is not None and not isinstance(quantity, str)
        return Entry(
            number=self._number,
            task_code=self.task.record.values["code"],
            assignment_ids=tuple(self.units.chosen),
            names=tuple(self.units.names()),
            content=content,
            mark=PARTIAL if mark == PARTIAL else FINAL,
            accepted=mark == ACCEPTED,
            date=day,
            period=str(self.period.value() or "") if self.task.period else "",
            quantity=quantity,
            evidence=tuple(self.evidence.pieces),
        )

    def _not_written(self, number: int, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.sitting.failed(number, str(error))

    def _undo(self, number: int) -> None:
        app, recorded = self.shell.app, self.sitting.recorded[number]
        self.shell.runner.run(
            "Hoàn tác",
            lambda _: app.undo(recorded.change_id),
            lambda _: self._offer_again(recorded.entry),
            owner=self,
        )

    def _offer_again(self, entry: Entry) -> None:
        """An entry that is not written any more is offered for correction, if nothing else is being typed."""
        self.sitting.drop(entry.number)
        if self.dirty or self.task is None:
            return
        if entry.task_code == self.task.record.values["code"]:
            self.units.choose(entry.assignment_ids)
            self.content.setPlainText(entry.content)
            self.quantity.setText(Integer().display(entry.quantity))
            self.evidence.show_pieces(entry.evidence)
            self.content.setFocus()

    # keyboard, dropping, pasting

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A pasted file or picture becomes evidence; Enter goes to the next field."""
        if isinstance(event, QKeyEvent) and _is_paste(event) and self._paste_files():
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped anywhere on the sheet."""
        mime = event.mimeData()
        if dropped_files(mime) or mime.hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped as evidence."""
        if self.evidence.take(event.mimeData(), self.shell.app.clock.now()):
            event.acceptProposedAction()

    def _paste_files(self) -> bool:
        return self.evidence.take(QGuiApplication.clipboard().mimeData(), self.shell.app.clock.now())

    def _paste(self) -> None:
        if self._paste_files():
            self._go_on_typing()
        else:
            self.shell.say("Bộ nhớ tạm không có tệp hay ảnh để dán", done=False)

    def _go_on_typing(self) -> None:
        """The keyboard to what is still to be filled in, else to saving."""
        after_units = self._save if self.content.toPlainText().strip() else self.content
        (after_units if self.units.chosen else self.units.field).setFocus(Qt.FocusReason.TabFocusReason)

    def chain(self) -> list[QWidget]:
        """The fields that are seen; of the marks the one that is chosen."""
        marked = [segment for segment in self.marks.segments if segment.isChecked()]
        fields = [self.units.field, self.content, *marked, self.quantity, self.period, self.day]
        return [field for field in fields if field.isVisibleTo(self)]

    def go_on(self, watched: QObject) -> bool:
        """The unit field keeps Enter while something is typed there."""
        picking = watched is self.units.field and bool(self.units.field.text().strip())
        return not picking and super().go_on(watched)

    # the sheet itself

    def _made_rows(self) -> dict[str, Labelled]:
        return {
            "units": Labelled("Đơn vị", self.units, required=True, beside=self._everyone),
            "content": Labelled("Nội dung kết quả", self.content, required=True),
            "marks": Labelled("Mức", self.marks),
            "quantity": Labelled("Số lượng", self.quantity),
            "period": Labelled("Kỳ", self.period),
            "day": Labelled("Ngày", self.day, required=True),
            "evidence": Labelled("Minh chứng", self.evidence),
        }

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.content.setTabChangesFocus(True)
        self.content.setFixedHeight(px(70))
        self.content.setPlaceholderText("Shift+Enter xuống dòng")
        self.marks.choose(FINAL)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, 8, SIDE, 8)
        column.setSpacing(10)
        for name in ("units", "content", "marks"):
            column.addWidget(self.rows[name])
        pair = QHBoxLayout()
        pair.setSpacing(12)
        for name, share in (("quantity", 2), ("day", 3)):
            pair.addWidget(self.rows[name], share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(pair)
        for name in ("period", "evidence"):
            column.addWidget(self.rows[name])
        column.addWidget(self.sitting)
        column.addStretch(1)
        self._done = Button("", kind="link", tip="Xem các kết quả đã ghi", on_click=self._show_sitting)
        self._done.hide()
        self._scroll = self.lay_out(inside, head=(self._head, self._title), foot=(self._done,))

    def _connect(self) -> None:
        self.units.ready.connect(lambda: self.content.setFocus(Qt.FocusReason.TabFocusReason))
        self.evidence.chosen.connect(self._go_on_typing)
        self.sitting.undo_requested.connect(self._undo)
        self.sitting.edit_requested.connect(lambda n: self._offer_again(self.sitting.recorded[n].entry))
        self.sitting.counted.connect(self._count)
        self.day.failed.connect(self.rows["day"].show_error)
        self.day.changed.connect(lambda _: self.rows["day"].show_error(""))
        fields = (self.units.field, self.content, self.quantity, self.period, self.day)
        self.listen((*fields, *self.marks.segments))

    def _offer_periods(self, current: Period | None) -> None:
        self.rows["period"].setVisible(current is not None)
        if current is not None:
            self.period.set_choices([Choice(str(p), p.label) for p in _periods_like(current)])
            self.period.set_value(str(current))

    def _count(self, units: int) -> None:
        self._done.setText(f"Đã ghi {units}")
        self._done.setVisible(bool(units))
        self._keys.setVisible(not units)

    def _show_sitting(self) -> None:
        self._scroll.ensureWidgetVisible(self.sitting)

    def _take_everyone(self) -> None:
        self.units.choose(self.units.open_ones())
        self.content.setFocus()


def _is_paste(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Paste)


def _periods_like(current: Period) -> list[Period]:
    """The periods of the same length in its year and, before them, the last of the year before."""
    day, found = dt.date(current.year - 1, 12, 15), []
    kind = {"": "year", "H": "half", "Q": "quarter", "M": "month"}[current.kind]
    while (period := period_of(day, kind)).year == current.year:
        found.append(period)
        day = period.last_day + dt.timedelta(days=1)
    before = period_of(found[0].first_day - dt.timedelta(days=1), kind)
    return [before, *found]
