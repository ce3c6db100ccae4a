"""Noting findings at typing speed: what is wrong, what is to be done, who answers for it, until when."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.forms.foot import VERB_KEYS
from ui.messages import Answer
from ui.pages.programme.labelled import Labelled
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dates import DateField
from ui.widgets.fields import Choice, ChoiceField, Field
from ui.widgets.flow import clear
from ui.widgets.look import px
from ui.widgets.panel import scrolled
from ui.widgets.text import ElidedLabel, Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.inspection_view import InspectionView, VisitRow
from vstbpn_desktop.services import inspecting
from vstbpn_desktop.vietnamese.dates import format_date, parse_date
from vstbpn_desktop.vietnamese.folding import fold

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDE: Final = 18
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class FindingSheet(Card):
    """A sitting of notes about one inspection. Enter goes on, Ctrl+Enter saves and clears."""

    closed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(margin=0, spacing=0)
        self.shell = shell
        self.view: InspectionView | None = None
        self._days = 0
        self._own_due = False
        self.unit = ChoiceField(fold=fold, optional=False)
        self.content, self.recommendation = QPlainTextEdit(), QPlainTextEdit()
        self.responsible = Field()
        self.day = DateField(self._read_day, errors=(UserError,))
        self.due = DateField(self._read_day, errors=(UserError,))
        self.rows = {
            "unit": Labelled("Đơn vị", self.unit, required=True),
            "content": Labelled("Tồn tại, hạn chế", self.content, required=True),
            "recommendation": Labelled("Kiến nghị", self.recommendation),
            "responsible": Labelled("Người chịu trách nhiệm", self.responsible),
            "day": Labelled("Ngày ghi nhận", self.day, required=True),
            "due": Labelled("Hạn khắc phục", self.due, required=True),
        }
        self._known = QVBoxLayout()
        self._known.setSpacing(4)
        self._build()
        self._connect()

    # what it is about

    def show_view(self, view: InspectionView) -> None:
        """Note findings of this inspection; what is being typed stays."""
        self.view = view
        self._days = inspecting.finding_days(self.shell.app)
        units = {visit.plan.unit_id: visit.unit for visit in view.visits}
        self.unit.set_choices([Choice(unit_id, name) for unit_id, name in units.items()])
        self._show_known()

    def choose(self, visit: VisitRow) -> None:
        """Note about the unit of a visit, found on its day where that has come, else today."""
        today = self.shell.app.today
        day = visit.plan.date if visit.plan.date and visit.plan.date <= today else today
        self.unit.set_value(visit.plan.unit_id)
        self.day.set_value(day)
        self._propose_due()
        self._show_known()

    def start(self) -> None:
        """Put the keyboard where the next thing is typed."""
        self.content.setFocus()

    @property
    def dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        return bool(self.content.toPlainText().strip() or self.recommendation.toPlainText().strip())

    def may_leave(self) -> bool:
        """Ask about what was typed and not saved."""
        if not self.dirty:
            return True
        answers = (
            Answer("save", "Lưu kiến nghị", "filled"),
            Answer("discard", "Bỏ phần đang ghi", "danger"),
            Answer("stay", "Ghi tiếp"),
        )
        title = "Lưu kiến nghị đang ghi dở?"
        key = self.shell.messages.choose(title, "Kiến nghị này chưa được lưu.", answers)
        if key == "discard":
            self.clear()
        return key == "discard" or (key == "save" and self.save())

    # saving

    def save(self) -> bool:
        """Write the finding and make ready for the next one; False where something is wrong."""
        if not self._check() or self.view is None:
            return False
        app, inspection_id, unit_id = self.shell.app, self.view.row.id, self.unit.value()
        content, recommendation = self._words(self.content), self._words(self.recommendation)
        responsible, day, due = self.responsible.text().strip(), self.day.value(), self.due.value()
        assert isinstance(unit_id, int)

        def write(_: object) -> int:
            return inspecting.note_finding(
                app, inspection_id, unit_id, content, recommendation,
                responsible=responsible, date=day, due=due,
            )  # fmt: skip

        self.shell.runner.run("Ghi kiến nghị", write, lambda _: None, owner=self)
        self.clear()
        self.start()
        return True

    def clear(self) -> None:
        """Ready for the next finding: unit, day and who answers for it stay."""
        self.content.clear()
        self.recommendation.clear()
        self._own_due = False
        self._propose_due()
        for row in self.rows.values():
            row.show_error("")

    def _check(self) -> bool:
        right_day, right_due = self.day.read(), self.due.read()
        day, due = self.day.value(), self.due.value()
        backwards = bool(day and due and due < day)
        wrong = {
            "unit": "" if self.unit.value() else "Hãy chọn đơn vị.",
            "content": "" if self._words(self.content) else "Hãy ghi tồn tại, hạn chế.",
            "day": "" if right_day and day else self.day.error or "Hãy ghi ngày.",
            "due": self.due.error if not right_due else "" if due else "Hãy ghi hạn khắc phục.",
        }
        if backwards and not wrong["due"]:
            wrong["due"] = "Hạn khắc phục không được trước ngày ghi nhận."
        for name, words in wrong.items():
            self.rows[name].show_error(words)
        first = next((name for name, words in wrong.items() if words), "")
        if first:
            self.rows[first].field.setFocus()
        return not first

    # inside

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field; Shift+Enter breaks the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            chain = self._chain()
            if event.key() in _ENTER and event.modifiers() in _PLAIN and watched in chain:
                place = next(n for n, widget in enumerate(chain) if widget is watched)
                following = chain[place + 1] if place + 1 < len(chain) else self._save
                following.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _chain(self) -> list[QWidget]:
        return [self.content, self.recommendation, self.responsible, self.day, self.due]

    def _propose_due(self) -> None:
        """The setting's days after the day it was found, until the officer gives another."""
        day = self.day.value()
        if not self._own_due and day is not None:
            self.due.set_value(day + dt.timedelta(days=self._days))
            self.rows["due"].show_error("")

    def _unit_given(self, unit_id: object) -> None:
        visits = self.view.visits if self.view else ()
        visit = next((visit for visit in visits if visit.plan.unit_id == unit_id), None)
        if visit is not None:
            self.choose(visit)

    def _due_given(self) -> None:
        self._own_due = self.due.value() is not None
        self.rows["due"].show_error("")

    def _day_given(self) -> None:
        self.rows["day"].show_error("")
        self._propose_due()

    def _show_known(self) -> None:
        """What was noted about the unit so far."""
        clear(self._known)
        found = self.view.findings if self.view else ()
        mine = [row for row in found if row.unit_id == self.unit.value()]
        if mine:
            self._known.addWidget(Text(f"Đã ghi {len(mine)}", "small-strong", "muted"))
        for number, row in enumerate(mine, 1):
            due = f" · hạn {format_date(row.due)}" if row.due else ""
            self._known.addWidget(ElidedLabel(f"{number}. {row.content}{due}", "small"))

    def _read_day(self, words: str) -> dt.date:
        return parse_date(words, self.shell.app.today)

    def _words(self, box: QPlainTextEdit) -> str:
        return box.toPlainText().strip()

    def _close(self) -> None:
        if self.may_leave():
            self.closed.emit()

    # the sheet itself

    def _build(self) -> None:
        self.setAccessibleName("Ghi kiến nghị")
        for box, height in ((self.content, 76), (self.recommendation, 60)):
            box.setTabChangesFocus(True)
            box.setFixedHeight(px(height))
            box.setPlaceholderText("Shift+Enter xuống dòng")
        inside = QWidget()
        inside.setProperty("surface", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 8, _SIDE, 8)
        column.setSpacing(10)
        for name in ("unit", "content", "recommendation", "responsible"):
            column.addWidget(self.rows[name])
        pair = QHBoxLayout()
        pair.setSpacing(10)
        for name in ("day", "due"):
            pair.addWidget(self.rows[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(pair)
        column.addLayout(self._known)
        column.addStretch(1)
        self.body.addLayout(self._top())
        self.body.addWidget(scrolled(inside), 1)
        self.body.addLayout(self._foot())

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(_SIDE, 12, 10, 4)
        top.addWidget(Text("Ghi kiến nghị", "panel-title"), 1)
        top.addWidget(Button(icon="x", kind="icon", tip="Đóng (Esc)", on_click=self._close))
        return top

    def _foot(self) -> QHBoxLayout:
        self._save = Button("Lưu, ghi tiếp", icon="check", kind="filled", on_click=self.save)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 8, _SIDE, 16)
        foot.setSpacing(10)
        foot.addWidget(self._save)
        foot.addWidget(Text("Ctrl+Enter", "small", "muted"))
        foot.addStretch(1)
        return foot

    def _connect(self) -> None:
        self.unit.changed.connect(self._unit_given)
        self.day.failed.connect(self.rows["day"].show_error)
        self.due.failed.connect(self.rows["due"].show_error)
        self.day.changed.connect(lambda _: self._day_given())
        self.due.changed.connect(lambda _: self._due_given())
        for field in self._chain():
            field.installEventFilter(self)
        for keys, call in (*((keys, self.save) for keys in VERB_KEYS), ("Esc", self._close)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
