"""Entering incoming documents at typing speed: number and day proposed, Enter goes on, scans dropped."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.entry_sheet import SIDE, EntrySheet, Leaving
from ui.forms.labelled import Labelled
from ui.panels.files import dropped_files
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.look import px
from ui.widgets.suggest import SuggestField
from ui.widgets.text import Text
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.queries.correspondence import known_words, next_arrival_number, twins
from vstbpn_desktop.services import correspondence
from vstbpn_desktop.vietnamese.dates import parse_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_ANY: Final = "Tất cả (*)"
_NO_YEAR: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}")
_WIDER: Final = {"received_on": 5, "date": 5}
SAVE, SAVE_ANYWAY = "Vào sổ, nhập tiếp", "Vẫn vào sổ"


class Offered(NamedTuple):
    """What the sheet proposes: the next number, and words that were written before, by field."""

    number: int
    words: dict[str, tuple[str, ...]]


class IncomingSheet(EntrySheet):
    """A sitting of entering. Enter goes to the next field, Ctrl+Enter saves and begins the next document.

    `entered` carries the id of each document that was entered; `closed` comes when the sitting is over.
    """

    entered = Signal(int)

    title = "Vào sổ văn bản đến"
    verb = SAVE
    leaving = Leaving(
        "Vào sổ văn bản đang nhập dở?", "Văn bản này chưa được vào sổ.",
        "Vào sổ", "Bỏ phần đang nhập", "Nhập tiếp",
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.paths: list[Path] = []
        self._twins: tuple[str, ...] = ()
        self._own_number = False
        self.number = Field()
        self.received_on, self.date, self.due = self._day_field(), self._day_field(), self._day_field()
        self.symbol = Field()
        self.issuer, self.kind, self.handler = SuggestField(), SuggestField(), SuggestField()
        self.subject = QPlainTextEdit()
        self.rows = {
            "arrival_number": Labelled("Số đến", self.number),
            "received_on": Labelled("Ngày đến", self.received_on, required=True),
            "issuer": Labelled("Tác giả", self.issuer),
            "symbol": Labelled("Số, ký hiệu", self.symbol),
            "date": Labelled("Ngày văn bản", self.date),
            "kind_name": Labelled("Tên loại", self.kind),
            "subject": Labelled("Trích yếu", self.subject, required=True),
            "handler": Labelled("Đơn vị, người nhận", self.handler),
            "due": Labelled("Hạn trả lời", self.due),
        }
        self.files = Text("", "small", "muted", wrap=True)
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    # a sitting

    def begin(self) -> None:
        """Ready for a document that came today."""
        if self.received_on.value() is None:
            self.received_on.set_value(self.shell.app.today)
        self.read()
        self.issuer.setFocus()

    def read(self) -> None:
        """Read what can be proposed."""
        year = (self.received_on.value() or self.shell.app.today).year
        self.shell.runner.latest(
            "incoming-offer", partial(_offered, self.shell.app, year), self._offer, owner=self
        )

    @property
    def dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        words = (self.symbol.text(), self.issuer.text(), self.subject.toPlainText())
        return bool(self.paths or any(word.strip() for word in words))

    def add_files(self, paths: list[Path]) -> None:
        """Keep these files for the document that is being entered."""
        self.paths += [path for path in paths if path not in self.paths]
        names = ", ".join(path.name for path in self.paths)
        self.files.setText(f"Bản quét: {names}" if names else "Kéo thả bản quét vào đây.")

    def save(self) -> bool:
        """Enter the document and make ready for the next; False where something is wrong or doubtful."""
        values = self._values()
        if values is None or not self._unique(values):
            return False
        app, paths = self.shell.app, tuple(self.paths)
        self._save.setEnabled(False)
        enter = partial(correspondence.enter, app, values, paths)
        self.shell.runner.run(
            "Vào sổ văn bản đến", lambda _: enter(), self._entered, self._refused, owner=self
        )
        return True

    def clear(self) -> None:
        """Empty the sheet; the day of arrival stays."""
        for field in (self.number, self.symbol, self.issuer, self.kind, self.handler):
            field.clear()
        self.subject.clear()
        for day in (self.date, self.due):
            day.set_value(None)
        self.paths.clear()
        self.add_files([])
        self._own_number = False
        self._doubt(())
        for row in self.rows.values():
            row.show_error("")
            row.show_hint("")

    # inside

    def _values(self) -> dict[str, Any] | None:
        number = self.number.text().strip()
        subject = " ".join(self.subject.toPlainText().split())
        read = {name: field.read() for name, field in self._days().items()}
        wrong = {name: self._days()[name].error for name, right in read.items() if not right}
        if number and not number.isdigit():
            wrong["arrival_number"] = "Số đến là một số, ví dụ 15."
        if not subject:
            wrong["subject"] = "Hãy ghi trích yếu."
        if not wrong.get("received_on") and self.received_on.value() is None:
            wrong["received_on"] = "Hãy ghi ngày đến."
        if wrong:
            self._show_wrong(wrong)
            return None
        handler = self.handler.text().strip()
        return {
            "arrival_number": int(number) if number and self._own_number else None,
            "received_on": self.received_on.value(),
            "issuer": self.issuer.text().strip(),
            "symbol": self.symbol.text().strip(),
            "date": self.date.value(),
            "kind_name": self.kind.text().strip(),
            "subject": subject,
            "handler": handler,
            "forwarded_on": self.received_on.value() if handler else None,
            "due": self.due.value(),
        }

    def _entered(self, row_id: int) -> None:
        self._save.setEnabled(True)
        self.clear()
        self.entered.emit(row_id)
        self.begin()

    def _refused(self, error: Exception) -> None:
        self._save.setEnabled(True)
        if isinstance(error, InvalidRecord):
            self._show_wrong(error.fields)
        elif isinstance(error, UserError):
            self.shell.messages.error(error)
        else:
            raise error

    def _look_at_due(self, day: dt.date | None) -> None:
        """A deadline on a day off stops nothing, but is told."""
        context = Context(self.shell.app, self.shell.runner, self.shell.app.today)
        self.rows["due"].show_hint(context.day_off_hint(day) if day else "")

    def _show_wrong(self, wrong: dict[str, str]) -> None:
        for name, row in self.rows.items():
            row.show_error(wrong.get(name, ""))
        first = next((name for name in self.rows if wrong.get(name)), "")
        if first:
            self.rows[first].field.setFocus()

    def _unique(self, values: dict[str, Any]) -> bool:
        """Warn once of a document of the same symbol and issuer; saving again enters it."""
        with self.shell.app.reader() as reader:
            found = twins(reader, values["symbol"], values["issuer"])
        if not found or found == self._twins:
            return True
        self._doubt(found)
        self.symbol.setFocus()
        return False

    def _check_twins(self) -> None:
        app, symbol, issuer = self.shell.app, self.symbol.text(), self.issuer.text()

        def look() -> tuple[str, ...]:
            with app.reader() as reader:
                return twins(reader, symbol, issuer)

        self.shell.runner.latest("incoming-twins", look, self._doubt, owner=self)

    def _doubt(self, found: tuple[str, ...]) -> None:
        self._twins = found
        words = f"Đã có trong sổ: {'; '.join(found)}" if found else ""
        self.rows["symbol"].show_hint(words)
        self._save.setText(SAVE_ANYWAY if found else SAVE)

    def _offer(self, offered: Offered) -> None:
        if not self._own_number:
            self.number.setText(f"{offered.number:02d}")
        for name, field in (("issuer", self.issuer), ("kind_name", self.kind), ("handler", self.handler)):
            field.set_words(offered.words[name])

    def _days(self) -> dict[str, DateField]:
        return {"received_on": self.received_on, "date": self.date, "due": self.due}

    def _day_field(self) -> DateField:
        return DateField(self._read_day, errors=(UserError,))

    def _read_day(self, words: str) -> dt.date:
        """A day; "16/6" is one of the year of arrival."""
        today = self.shell.app.today
        arrived = self.received_on.value() or today
        return parse_date(f"{words}/{arrived.year}" if _NO_YEAR.fullmatch(words) else words, today)

    def _number_typed(self) -> None:
        self._own_number = bool(self.number.text().strip())

    def _choose_files(self) -> None:
        self.add_files(list(self.shell.messages.open_files("Chọn bản quét", _ANY)))

    # what Qt calls

    def go_on(self, watched: QObject) -> bool:
        """A field that offers words keeps Enter while one of them is being picked."""
        picking = isinstance(watched, SuggestField) and watched.picking
        return not picking and super().go_on(watched)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The scan may be dropped."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep it for the document that is being entered."""
        if paths := dropped_files(event.mimeData()):
            self.add_files(paths)
            event.acceptProposedAction()

    def chain(self) -> list[QWidget]:
        """Every field."""
        return [row.field for row in self.rows.values()]

    # the sheet itself

    def _build(self) -> None:
        self.subject.setTabChangesFocus(True)
        self.subject.setFixedHeight(px(62))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, 4, SIDE, 8)
        column.setSpacing(8)
        for names in (
            ("arrival_number", "received_on"), ("issuer",), ("symbol", "date"), ("kind_name",), ("subject",),
            ("handler",), ("due",),
        ):  # fmt: skip
            column.addLayout(self._line(names))
        column.addWidget(self.files)
        column.addWidget(Button("Chọn bản quét", icon="paperclip", kind="link", on_click=self._choose_files))
        column.addStretch(1)
        self.lay_out(inside)
        self.add_files([])

    def _line(self, names: tuple[str, ...]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        for name in names:
            line.addWidget(self.rows[name], _WIDER.get(name, 4), Qt.AlignmentFlag.AlignTop)
        return line

    def _connect(self) -> None:
        for name, day in self._days().items():
            day.failed.connect(self.rows[name].show_error)
            day.changed.connect(lambda _, row=self.rows[name]: row.show_error(""))
        self.due.changed.connect(self._look_at_due)
        self.received_on.changed.connect(lambda _: self.read())
        self.number.textEdited.connect(lambda _: self._number_typed())
        self.symbol.editingFinished.connect(self._check_twins)
        self.issuer.editingFinished.connect(self._check_twins)
        self.listen(self.chain())


def _offered(app: App, year: int) -> Offered:
    with app.reader() as reader:
        words = {name: known_words(reader, name) for name in ("issuer", "kind_name", "handler")}
        return Offered(next_arrival_number(reader, year), words)
