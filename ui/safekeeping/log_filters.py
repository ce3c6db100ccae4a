"""The row above the change log: everything or the recycle bin, words, record, kind, person, days."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.reference import ReferenceField
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.dates import DateField
from ui.widgets.fields import Choice, ChoiceField, SearchField
from ui.widgets.flow import FlowLayout
from ui.widgets.look import px
from ui.widgets.pill import ChipRow
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.log_view import KINDS, PERSON, LogFilter
from vstbpn_desktop.vietnamese.dates import parse_date

ALL, DELETED = "all", "deleted"
_CHIPS: Final = ((ALL, "Tất cả"), (DELETED, "Thùng rác"))
_WIDTH: Final = 136


class LogFilters(QWidget):
    """Says which changes are shown. `changed` comes when that is something else."""

    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.chips = ChipRow(_CHIPS)
        self.finder = SearchField("Lọc theo chữ…")
        self.funnel = Button(icon="funnel", kind="icon", tip="Lọc theo loại mục, loại việc, người, ngày")
        self.record = ChoiceField([Choice(spec.id, spec.plural) for spec in shell.app.registry])
        self.kind = ChoiceField([Choice(kind, words) for kind, words in KINDS.items()])
        self.person = ReferenceField(PERSON, Context(shell.app, shell.runner, shell.app.today))
        self.first, self.last = self._day(), self._day()
        self._lay_out()
        self._connect()

    def filter(self) -> LogFilter:
        """What is wanted of the log."""
        return LogFilter(
            words=self.finder.text().strip(),
            first=self.first.value(),
            last=self.last.value(),
            kind=str(self.kind.value() or ""),
            record=str(self.record.value() or ""),
            person=self.person.value(),
            deleted=self.chips.current() == DELETED,
        )

    def options(self) -> dict[str, Any]:
        """The same for the printed log; days left open are those of the paper."""
        wanted, app = self.filter(), self._shell.app
        days = {"from": wanted.first, "to": wanted.last}
        chosen: dict[str, Any] = {name: day for name, day in days.items() if day is not None}
        chosen |= {"record": wanted.record, "kind": wanted.kind, "words": wanted.words}
        with app.reader() as reader:
            key = reader.key(app.registry[PERSON], wanted.person) if wanted.person else ""
        return chosen | {"person": key, "deleted": wanted.deleted}

    def _day(self) -> DateField:
        return DateField(lambda text: parse_date(text, self._shell.app.today), errors=(UserError,))

    def _lay_out(self) -> None:
        self.chips.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.chips)
        row.addStretch(1)
        row.addWidget(self.finder)
        row.addWidget(self.funnel)
        self.more = QWidget()
        flow = FlowLayout(self.more, gap=10)
        named = {
            "Loại mục": self.record, "Loại việc": self.kind, "Người": self.person,
            "Từ ngày": self.first, "Đến ngày": self.last,
        }  # fmt: skip
        for words, control in named.items():
            control.setPlaceholderText(words)
            control.setAccessibleName(words)
            control.setFixedWidth(px(_WIDTH))
            flow.addWidget(control)
        self.more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.more)

    def _connect(self) -> None:
        self.funnel.clicked.connect(lambda: self.more.setVisible(not self.more.isVisibleTo(self)))
        self.chips.chosen.connect(lambda _: self.changed.emit())
        self.finder.searched.connect(lambda _: self.changed.emit())
        for control in (self.record, self.kind, self.person, self.first, self.last):
            control.changed.connect(lambda _: self.changed.emit())
