"""The small questions about documents: what answers it, how far it is, how it was sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QWidget

from ui.forms.context import Context
from ui.forms.labelled import Labelled
from ui.forms.question import Question
from ui.forms.reference import ReferenceField
from ui.shell.page import Shell
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.look import px
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.correspondence import DocumentRow
from vstbpn_desktop.vietnamese.dates import parse_date


class AnswerDialog(Question):
    """Which document answers an incoming one. `given` gets its id."""

    def __init__(
        self, shell: Shell, parent: QWidget | None, row: DocumentRow, given: Callable[[int], object]
    ) -> None:
        super().__init__(parent, f"Văn bản trả lời {row.symbol}".rstrip(), "Ghi văn bản trả lời")
        self._given = given
        self._self = row.id
        self.document = ReferenceField("document", Context(shell.app, shell.runner, shell.app.today))
        self._row = Labelled("Văn bản đi trả lời", self.document, required=True)
        self.fields.addWidget(Text(row.subject, "body", "muted", wrap=True))
        self.fields.addWidget(self._row)
        self.document.setFocus()

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._row.error

    def confirm(self) -> None:
        """A document is needed, another than the one to be answered."""
        self.document.settle()
        found = self.document.value()
        wrong = "" if found else "Hãy chọn văn bản đi, gõ số hoặc trích yếu để tìm."
        if found == self._self:
            wrong = "Văn bản không thể trả lời chính nó."
        self._row.show_error(wrong)
        if wrong or found is None:
            self.document.setFocus()
            return
        self.accept()
        self._given(found)


class ProgressDialog(Question):
    """How far incoming documents are, and whether they are done. `given` gets both."""

    def __init__(
        self,
        parent: QWidget | None,
        count: int,
        words: str,
        given: Callable[[str, bool], object],
        *,
        done: bool = False,
    ) -> None:
        title = "Tiến độ giải quyết" if count == 1 else f"Tiến độ giải quyết {count} văn bản"
        super().__init__(parent, title, "Ghi tiến độ")
        self._given = given
        self.words = QPlainTextEdit(words)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(px(84))
        self.finished_now = QCheckBox("Đã giải quyết xong")
        self.finished_now.setChecked(done)
        self._row = Labelled("Đã làm gì", self.words)
        self.fields.addWidget(self._row)
        self.fields.addWidget(self.finished_now)
        self.words.setFocus()

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._row.error

    def confirm(self) -> None:
        """Words are needed, unless it is done."""
        words, done = " ".join(self.words.toPlainText().split()), self.finished_now.isChecked()
        self._row.show_error("" if words or done else "Hãy ghi đã làm gì, hoặc đánh dấu đã xong.")
        if self.error:
            self.words.setFocus()
            return
        self.accept()
        self._given(words, done)


class Sent(NamedTuple):
    """How documents were sent: the day, how many copies (None: left as it is), who keeps the original."""

    day: dt.date
    copies: int | None
    kept_by: str


class SentDialog(Question):
    """What the register says of the way of issued documents. `given` gets a `Sent`."""

    def __init__(
        self, parent: QWidget | None, count: int, today: dt.date, given: Callable[[Sent], object]
    ) -> None:
        title = "Ghi chuyển phát" if count == 1 else f"Ghi chuyển phát {count} văn bản"
        super().__init__(parent, title, "Ghi chuyển phát")
        self._given = given
        self.day = DateField(lambda text: parse_date(text, today), errors=(UserError,))
        self.day.set_value(today)
        self.copies, self.kept_by = Field(), Field()
        self._day_row = Labelled("Ngày chuyển", self.day, required=True)
        self._copies_row = Labelled("Số lượng bản", self.copies)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(self._day_row, 1, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self._copies_row, 1, Qt.AlignmentFlag.AlignTop)
        self.fields.addLayout(pair)
        self.fields.addWidget(Labelled("Đơn vị, người nhận bản lưu", self.kept_by))
        self.fields.addWidget(Text("Ô để trống giữ nguyên như đã ghi.", "small", "muted"))
        self.copies.setFocus()

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._day_row.error or self._copies_row.error

    def confirm(self) -> None:
        """A day is needed."""
        right, day, copies = self.day.read(), self.day.value(), self.copies.text().strip()
        self._day_row.show_error(self.day.error if not right else "" if day else "Hãy ghi ngày chuyển.")
        fits = not copies or (copies.isdigit() and int(copies) > 0)
        self._copies_row.show_error("" if fits else "Số bản là một số, ví dụ 60.")
        if self.error or day is None:
            return
        self.accept()
        self._given(Sent(day, int(copies) if copies else None, " ".join(self.kept_by.text().split())))
