"""The small questions about seats: who sits there from when, which post somebody holds, by which decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.forms.context import Context
from ui.forms.labelled import Labelled
from ui.forms.question import Question
from ui.forms.reference import ReferenceField
from ui.pages.committee.new_person import person_row
from ui.shell.page import Shell
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.dates import parse_date


class Seat(NamedTuple):
    """A seat as such a question names it."""

    id: int
    title: str


class Dated(Question):
    """A question with a day; subclasses add what else they ask before it."""

    def __init__(
        self, shell: Shell, parent: QWidget | None, title: str, verb: str, *, label: str, day: dt.date | None
    ) -> None:
        super().__init__(parent, title, verb)
        self.shell = shell
        self.context = Context(shell.app, shell.runner, day or shell.app.today)
        self.day = DateField(lambda text: parse_date(text, shell.app.today), errors=(UserError,))
        self.day.set_value(day)
        self._day_row = Labelled(label, self.day, required=True)
        self.day.failed.connect(self._day_row.show_error)
        self.day.changed.connect(lambda _: self._day_row.show_error(""))

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._day_row.error

    def read_day(self) -> dt.date | None:
        """The day; None with the words of what is wrong beside it."""
        right, day = self.day.read(), self.day.value()
        self._day_row.show_error(self.day.error if not right else "" if day else "Hãy ghi ngày.")
        if not right or day is None:
            self.day.setFocus()
            return None
        return day


class PersonDialog(Question):
    """Which person comes into a seat, for a decision that is being drafted. `given` gets her id."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None,
        seat: Seat,
        day: dt.date,
        given: Callable[[int], object],
    ) -> None:
        super().__init__(parent, seat.title, "Chọn")
        self._given = given
        self.person = ReferenceField("person", Context(shell.app, shell.runner, day))
        self._row = person_row(shell, self.person, "Người vào ghế", seat.id, required=True)
        self.fields.addWidget(self._row)
        self.person.setFocus()

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._row.error

    def confirm(self) -> None:
        """A person is needed."""
        self.person.settle()
        found = self.person.value()
        self._row.show_error("" if found else "Hãy chọn người trong danh bạ.")
        if found:
            self.accept()
            self._given(found)


class FillDialog(Dated):
    """Who holds a seat from a day, by which decision. `given` gets the person (None: vacant), day, words."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None,
        seat: Seat,
        day: dt.date,
        person: int | None,
        given: Callable[[int | None, dt.date, str], object],
    ) -> None:
        super().__init__(shell, parent, seat.title, "Ghi", label="Từ ngày", day=day)
        self._given = given
        self.person = ReferenceField("person", self.context)
        self.person.set_value(person)
        self.decision = Field()
        self.fields.addWidget(person_row(shell, self.person, "Người giữ ghế", seat.id))
        self.fields.addWidget(Text("Để trống: ghế khuyết từ ngày này.", "small", "muted", wrap=True))
        self.fields.addWidget(self._day_row)
        self.fields.addWidget(Labelled("Theo quyết định", self.decision))
        self.person.setFocus()

    def confirm(self) -> None:
        """A day is needed."""
        self.person.settle()
        day = self.read_day()
        if day is not None:
            self.accept()
            self._given(self.person.value(), day, self.decision.text())


class PostDialog(Dated):
    """Which post a person holds from a day. `given` gets the post ("": none), the unit, the day."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None,
        name: str,
        day: dt.date,
        given: Callable[[str, int | None, dt.date], object],
    ) -> None:
        super().__init__(shell, parent, f"Thay đổi chức vụ: {name}", "Ghi", label="Từ ngày", day=day)
        self._given = given
        self.post = Field()
        self.unit = ReferenceField("unit", self.context)
        about = (
            "Chức vụ cũ kết thúc từ ngày này. Ghế gắn với chức vụ cũ được đánh dấu chờ thay; người cũ giữ "
            "tạm cho đến khi có quyết định kiện toàn."
        )
        self.fields.addWidget(Text(about, "small", "muted", wrap=True))
        self.fields.addWidget(Labelled("Chức vụ mới (để trống: nghỉ, chuyển công tác)", self.post))
        self.fields.addWidget(Labelled("Đơn vị", self.unit))
        self.fields.addWidget(self._day_row)
        self.post.setFocus()

    def confirm(self) -> None:
        """A day is needed."""
        self.unit.settle()
        day = self.read_day()
        if day is not None:
            self.accept()
            self._given(" ".join(self.post.text().split()), self.unit.value(), day)


class EndDialog(Dated):
    """From which day a seat is no longer part of its committee. `given` gets the day."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None,
        title: str,
        day: dt.date,
        given: Callable[[dt.date], object],
    ) -> None:
        super().__init__(shell, parent, f"Kết thúc ghế: {title}", "Kết thúc ghế", label="Từ ngày", day=day)
        self._given = given
        words = "Danh sách những ngày trước vẫn có ghế này; người đang giữ ghế thôi tham gia từ ngày này."
        self.fields.addWidget(Text(words, "small", "muted", wrap=True))
        self.fields.addWidget(self._day_row)
        self.day.setFocus()

    def confirm(self) -> None:
        """A day is needed."""
        day = self.read_day()
        if day is not None:
            self.accept()
            self._given(day)


class DecisionDialog(Dated):
    """The decision somebody else issued, and its day. `given` gets both."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None,
        count: int,
        day: dt.date,
        given: Callable[[str, dt.date], object],
    ) -> None:
        super().__init__(
            shell, parent, f"Ghi quyết định đã có: {count} ghế thay đổi", "Cập nhật danh sách",
            label="Có hiệu lực từ ngày", day=day,
        )  # fmt: skip
        self._given = given
        self.decision = Field()
        self.decision.setPlaceholderText("Quyết định số 12/QĐ-UBND ngày 20/05/2020")
        self._decision_row = Labelled("Quyết định", self.decision, required=True)
        self.fields.addWidget(self._decision_row)
        self.fields.addWidget(self._day_row)
        self.decision.setFocus()

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._decision_row.error or self._day_row.error

    def confirm(self) -> None:
        """The decision and its day are needed."""
        words, day = " ".join(self.decision.text().split()), self.read_day()
        self._decision_row.show_error("" if words else "Hãy ghi số, ký hiệu, ngày của quyết định.")
        if words and day is not None:
            self.accept()
            self._given(words, day)
