"""The fields of a visit: day, hour, team, who leads, where. What is typed is written on leaving a field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.forms.labelled import Labelled
from ui.widgets.button import Button
from ui.widgets.dates import DateField, shown
from ui.widgets.fields import Field
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.inspection_view import VisitRow
from vstbpn_desktop.spec import Integer
from vstbpn_desktop.vietnamese.dates import parse_date
from vstbpn_desktop.vietnamese.hours import hour_words

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_YEAR: Final = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})")
_KEPT: Final = "giữ nguyên"
_TEAM: Final = Integer(minimum=1, maximum=99)


class VisitForm(QWidget):
    """Edits one visit, or the same thing of several.

    `saved` carries the places of the visits, the values that were changed, and whether Enter was pressed: the
    next visit is typed then. One is written on leaving a field, several only on Enter or by the button.
    Esc takes back what was typed and tells `left`.
    """

    saved = Signal(list, dict, bool)
    left = Signal()

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self._year = today().year
        self.places: list[int] = []
        self._shown: dict[str, str] = {}
        self._last = "date"
        self.date = DateField(self._day, errors=(UserError,))
        self.starts, self.team, self.leader, self.place = Field(), Field(), Field(), Field()
        self.fields: dict[str, QLineEdit] = {
            "date": self.date, "starts": self.starts, "team": self.team, "leader": self.leader,
            "place": self.place,
        }  # fmt: skip
        self.rows = {
            "date": Labelled("Ngày", self.date),
            "starts": Labelled("Giờ", self.starts),
            "team": Labelled("Đoàn số", self.team),
            "leader": Labelled("Chủ trì", self.leader),
            "place": Labelled("Địa điểm", self.place),
        }
        self._apply = Button("", on_click=lambda: self.commit(go_on=False))
        self._hint = Text("Enter: lưu, sang đơn vị tiếp theo", "small", "muted", wrap=True)
        self._lay_out()
        for field in self.fields.values():
            field.installEventFilter(self)
        self.date.changed.connect(lambda _: self._picked())

    def show_visits(self, visits: Sequence[VisitRow], year: int, head: str) -> None:
        """Show these; what was typed for the same ones and is not written stays, and so does the keyboard."""
        places = [visit.id for visit in visits]
        same, self.places, self._year = places == self.places, places, year
        fresh = {name: _common(visits, words) for name, words in _WORDS.items()}
        for name in self.fields:
            if not same or not self._typed(name):
                self._show(name, fresh[name])
        self._shown = fresh
        self._say_what_stays(visits, head)

    def start(self) -> None:
        """Type the day."""
        self._focus("date")

    def start_again(self) -> None:
        """Type the field that was typed last."""
        self._focus(self._last)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not written."""
        return any(map(self._typed, self.fields))

    def commit(self, *, go_on: bool) -> bool:
        """Tell what was changed; False with the words of what is wrong beside its field."""
        if not self.places:
            return False
        changes = self._changes()
        if changes is None:
            return False
        for name, field in self.fields.items():
            self._shown[name] = field.text().strip()
        if changes or go_on:
            self.saved.emit(list(self.places), changes, go_on)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter writes and goes on; leaving a field of one visit writes."""
        key = _pressed(event)
        if key in _ENTER:
            self._last = next(name for name, field in self.fields.items() if field is watched)
            self.commit(go_on=True)
            return True
        if key == Qt.Key.Key_Escape:
            self._take_back()
            return True
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            lasting = event.reason() not in (
                Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason,
            )  # fmt: skip
            if lasting and len(self.places) == 1 and self.dirty:
                self.commit(go_on=False)
        return super().eventFilter(watched, event)

    # inside

    def _take_back(self) -> None:
        for name, words in self._shown.items():
            self._show(name, words)
        self.left.emit()

    def _typed(self, name: str) -> bool:
        return self.fields[name].text().strip() != self._shown.get(name, "")

    def _show(self, name: str, words: str) -> None:
        """Show what is written; words that stay keep the cursor and what is selected."""
        field = self.fields[name]
        if field.text() != words or self.rows[name].error:
            field.setText(words)
            field.setCursorPosition(0)
        if name == "date" and self.date.value() != _date(words):
            self.date.set_value(_date(words))
        self.rows[name].show_error("")

    def _changes(self) -> dict[str, Any] | None:
        found: dict[str, Any] = {}
        for name in filter(self._typed, self.fields):
            try:
                found[name] = self._value(name, self.fields[name].text().strip())
                self.rows[name].show_error("")
            except UserError as error:
                self.rows[name].show_error(str(error))
                return None
        for name, value in found.items():
            self._show_value(name, value)
        return found

    def _value(self, name: str, words: str) -> Any:
        if name == "date":
            return self._day(words) if words else None
        if name == "team":
            return _TEAM.parse(words)
        return hour_words(words) if name == "starts" else " ".join(words.split())

    def _show_value(self, name: str, value: Any) -> None:
        if name == "date":
            self.date.set_value(value)
        elif name == "starts":
            self.starts.setText(value)

    def _day(self, words: str) -> dt.date:
        """A day; one without a year is of the plan's year."""
        short = _NO_YEAR.fullmatch(words.strip())
        return parse_date(f"{short[1]}/{short[2]}/{self._year}" if short else words, self._today())

    def _picked(self) -> None:
        """A day was chosen in the calendar, or one that was wrong was mended."""
        self.rows["date"].show_error("")
        if len(self.places) == 1 and self.dirty:
            self.commit(go_on=False)

    def _focus(self, name: str) -> None:
        field = self.fields[name]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _say_what_stays(self, visits: Sequence[VisitRow], head: str) -> None:
        several = len(visits) > 1
        for name, field in self.fields.items():
            field.setPlaceholderText(_KEPT if several else _HINTS.get(name, ""))
        if not several and visits:
            self.leader.setPlaceholderText(visits[0].plan.leader or head or "trưởng đoàn")
        self._apply.setText(f"Áp dụng cho {len(visits)} đơn vị")
        self._apply.setVisible(several)
        self._hint.setVisible(not several)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for left, right, shares in (("date", "starts", (3, 2)), ("leader", "team", (3, 1))):
            pair = QHBoxLayout()
            pair.setSpacing(10)
            pair.addWidget(self.rows[left], shares[0], Qt.AlignmentFlag.AlignTop)
            pair.addWidget(self.rows[right], shares[1], Qt.AlignmentFlag.AlignTop)
            column.addLayout(pair)
        column.addWidget(self.rows["place"])
        column.addWidget(self._hint)
        column.addWidget(self._apply, 0, Qt.AlignmentFlag.AlignLeft)


_HINTS: Final = {"date": "ngày/tháng", "starts": "8h", "place": "tại đơn vị"}
_WORDS: Final[dict[str, Callable[[VisitRow], str]]] = {
    "date": lambda v: shown(v.plan.date),
    "starts": lambda v: v.plan.starts,
    "team": lambda v: _TEAM.display(v.plan.team),
    "leader": lambda v: v.own_leader,
    "place": lambda v: v.plan.place,
}


def _pressed(event: QEvent) -> Qt.Key | None:
    """The key that was pressed, if any."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return Qt.Key(event.key())
    return None


def _common(visits: Sequence[VisitRow], words: Callable[[VisitRow], str]) -> str:
    """What all of them have; "" where they differ."""
    said = {words(visit) for visit in visits}
    return said.pop() if len(said) == 1 else ""


def _date(words: str) -> dt.date | None:
    if not words:
        return None
    day, month, year = map(int, words.split("/"))
    return dt.date(year, month, day)
