"""The small questions about findings: what was done, and which document proves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.labelled import Labelled
from ui.forms.question import Question
from ui.forms.reference import ReferenceField
from ui.pages.programme.recording.marks import Segments
from ui.shell.page import Shell
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.look import px
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.dates import parse_date

Evidence = int | dict[str, Any]

_WORKING, _FINISHED = "working", "finished"
_STAGES: Final = (
    (_WORKING, "Đang khắc phục", "Đơn vị còn làm tiếp"),
    (_FINISHED, "Đã xong, chờ xác nhận", "Đơn vị báo đã khắc phục xong"),
)
_KNOWN, _NEW = "known", "new"
_SOURCES: Final = (
    (_KNOWN, "Văn bản đã có", "Chọn trong các văn bản đã nhập"),
    (_NEW, "Văn bản mới", "Nhập văn bản vừa nhận"),
)
_NO_EVIDENCE: Final = "Chưa có văn bản minh chứng. Hãy chọn văn bản chứng minh đã khắc phục."


class MendDialog(Question):
    """What units did about findings, and whether they are done. `given` gets both."""

    def __init__(self, parent: QWidget | None, title: str, given: Callable[[str, bool], object]) -> None:
        super().__init__(parent, title, "Ghi kết quả")
        self._given = given
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(px(96))
        self.stage = Segments(_STAGES)
        self.stage.choose(_WORKING)
        self._row = Labelled("Đơn vị đã làm gì", self.words, required=True)
        self.fields.addWidget(self._row)
        self.fields.addWidget(Labelled("Mức", self.stage))
        self.words.setFocus()

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._row.error

    def confirm(self) -> None:
        """Words are needed."""
        words = self.words.toPlainText().strip()
        self._row.show_error("" if words else "Hãy ghi đơn vị đã làm gì.")
        if not words:
            self.words.setFocus()
            return
        self.accept()
        self._given(words, self.stage.current() == _FINISHED)


class CloseDialog(Question):
    """Which document proves it: one that is there or a new one. `given` gets its id or its values."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None,
        title: str,
        given: Callable[[Evidence], object],
        *,
        issuer: str = "",
    ) -> None:
        super().__init__(parent, title, "Xác nhận đã khắc phục")
        self._given = given
        self.source = Segments(_SOURCES)
        self.source.choose(_KNOWN)
        self.document = ReferenceField("document", Context(shell.app, shell.runner, shell.app.today))
        self.symbol, self.issuer, self.subject = Field(), Field(), Field()
        self.date = DateField(lambda text: _day(text, shell.app.today), errors=(UserError,))
        self.issuer.setText(issuer)
        self._known = Labelled("Văn bản minh chứng", self.document, required=True)
        self._dated = Labelled("Ngày văn bản", self.date)
        self._subject = Labelled("Trích yếu", self.subject, required=True)
        self._new = self._new_fields()
        self.fields.addWidget(self.source)
        self.fields.addWidget(self._known)
        self.fields.addWidget(self._new)
        for segment in self.source.segments:
            segment.clicked.connect(self._turn)
        self.date.failed.connect(self._dated.show_error)
        self.date.changed.connect(lambda _: self._dated.show_error(""))
        self._turn()

    @property
    def error(self) -> str:
        """What is wrong, in words."""
        return self._known.error or self._subject.error or self._dated.error

    def begin_new(self) -> None:
        """Enter a document that is not there yet."""
        self.source.choose(_NEW)
        self._turn()

    def confirm(self) -> None:
        """Without a document nothing is closed."""
        evidence = self._new_one() if self.source.current() == _NEW else self._chosen()
        if evidence is not None:
            self.accept()
            self._given(evidence)

    def _chosen(self) -> Evidence | None:
        self.document.settle()
        found = self.document.value()
        self._known.show_error("" if found else _NO_EVIDENCE)
        if not found:
            self.document.setFocus()
        return found

    def _new_one(self) -> Evidence | None:
        subject = " ".join(self.subject.text().split())
        dated = self.date.read()
        self._subject.show_error("" if subject else "Hãy ghi trích yếu của văn bản minh chứng.")
        if not subject or not dated:
            (self.subject if not subject else self.date).setFocus()
            return None
        return {
            "direction": "in",
            "symbol": self.symbol.text().strip(),
            "date": self.date.value(),
            "issuer": self.issuer.text().strip(),
            "subject": subject,
        }

    def _new_fields(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(Labelled("Số, ký hiệu", self.symbol), 1)
        pair.addWidget(self._dated, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(pair)
        column.addWidget(Labelled("Cơ quan ban hành", self.issuer))
        column.addWidget(self._subject)
        return box

    def _turn(self) -> None:
        new = self.source.current() == _NEW
        self._known.setVisible(not new)
        self._new.setVisible(new)
        (self.symbol if new else self.document).setFocus()
        self.adjustSize()


def _day(text: str, today: dt.date) -> dt.date:
    return parse_date(text, today)
