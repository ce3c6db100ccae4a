"""For whom a template is filled: one record, or many of a handy set; many into one file or a file each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.reference import ReferenceField
from ui.shell.page import Shell
from ui.widgets.button import Button
from ui.widgets.check_list import CheckList, CheckRow
from ui.widgets.fields import Choice, ChoiceField
from ui.widgets.flow import clear
from ui.widgets.text import Text
from vstbpn_desktop.services import templates
from vstbpn_desktop.services.templates import RecordSet, Template
from vstbpn_desktop.spec import RecordSpec

_SEEN: Final = 5
_GIVEN: Final = "given"
_NOBODY: Final = "Mẫu này chỉ dùng hồ sơ Ban và ngày, không cần chọn mục nào."
_SHARED: Final = "Mẫu có trường ở đầu hoặc chân trang nên mỗi mục phải là một tệp."


class TargetForm(QWidget):
    """The choice. `changed` comes when other records are chosen or another one is looked at."""

    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._template: Template | None = None
        self._sets: list[RecordSet] = []
        self.one, self.many = QRadioButton(), QRadioButton()
        self.record: ReferenceField | None = None
        self.set = ChoiceField(optional=False)
        self.set.setAccessibleName("Nhóm")
        self.list = CheckList("Điền cho", _SEEN)
        self.count = Text("", "small", "muted")
        self.apart = QRadioButton("Mỗi mục một tệp, trong một thư mục")
        self.together = QRadioButton("Tất cả trong một tệp, mỗi mục sang trang mới")
        self._nobody = Text(_NOBODY, "body", "muted", wrap=True)
        self._shared = Text(_SHARED, "small", "muted", wrap=True)
        self._groups = [QButtonGroup(self), QButtonGroup(self)]
        self._place_of_record = QVBoxLayout()
        self._lay_out()
        self._connect()

    # what the page asks

    @property
    def ids(self) -> list[int]:
        """The records to fill for."""
        if self.one.isChecked():
            chosen = self.record.value() if self.record is not None else None
            return [chosen] if chosen is not None else []
        return [int(key) for key in self.list.checked()]

    @property
    def looked_at(self) -> int | None:
        """The record to show: the line one stands on where there are many."""
        if self.one.isChecked():
            return next(iter(self.ids), None)
        keys, row = self.list.order(), self.list.list.currentRow()
        return int(keys[row]) if 0 <= row < len(keys) else None

    @property
    def is_many(self) -> bool:
        """Whether many are filled."""
        return self.many.isChecked()

    def show_template(self, template: Template | None, chosen: Sequence[int] = ()) -> None:
        """Offer the records of a template; `chosen` are ticked from the start."""
        before = self._template.subject if self._template else None
        self._template = template
        subject = template.subject if template else None
        if subject is not before or chosen:
            self._show_subject(subject, chosen)
        self._show_parts()

    def reread(self) -> None:
        """The data or the year changed: the sets may be others."""
        if self._template is not None and self._template.subject is not None:
            self._read_sets(self._template.subject, keep=True)

    # inside

    def _show_subject(self, subject: RecordSpec | None, chosen: Sequence[int]) -> None:
        clear(self._place_of_record)
        self.record = None
        if subject is None:
            return
        self.one.setText(f"Một {subject.label}")
        self.many.setText(f"Nhiều {subject.label}")
        context = Context(self._shell.app, self._shell.runner, self._shell.app.today)
        self.record = ReferenceField(subject.id, context)
        self.record.setAccessibleName(self.one.text())
        self.record.changed.connect(lambda _: self.changed.emit())
        self._place_of_record.addWidget(self.record)
        (self.many if len(chosen) > 1 else self.one).setChecked(True)
        self._read_sets(subject, keep=False)
        if len(chosen) > 1:
            self._show_given(subject, chosen)
        else:
            first = chosen[0] if chosen else next(iter(self.list.order()), None)
            self.record.set_value(int(first) if first is not None else None)

    def _read_sets(self, subject: RecordSpec, *, keep: bool) -> None:
        app, year = self._shell.app, self._shell.year
        before = self.set.value()
        self._sets = templates.record_sets(app, subject, year)
        self.set.set_choices([Choice(self._key(one), one.label, str(one.count)) for one in self._sets])
        if keep and before is not None and before != _GIVEN and self.set.value() == before:
            return
        if not keep and self._sets:
            self.set.set_value(self._key(self._sets[0]))
            self._show_set()

    def _show_set(self) -> None:
        chosen = next((one for one in self._sets if self._key(one) == self.set.value()), None)
        if chosen is None or self._template is None or self._template.subject is None:
            return
        found = templates.set_members(self._shell.app, self._template.subject, chosen, self._shell.year)
        self._show_rows(found)

    def _show_given(self, subject: RecordSpec, ids: Sequence[int]) -> None:
        with self._shell.app.reader() as reader:
            found = [(row_id, reader.title(subject, row_id)) for row_id in ids]
        choices = [Choice(self._key(one), one.label, str(one.count)) for one in self._sets]
        self.set.set_choices([Choice(_GIVEN, "Các dòng đã chọn", str(len(found))), *choices])
        self.set.set_value(_GIVEN)
        self._show_rows(found)

    def _show_rows(self, found: Sequence[tuple[int, str]]) -> None:
        self.list.set_rows([CheckRow(str(row_id), title) for row_id, title in found])
        self._tell()

    def _tick(self, on: bool) -> None:
        titles = {key: self.list.list.item(n).text() for n, key in enumerate(self.list.order())}
        self.list.set_rows([CheckRow(key, title, on) for key, title in titles.items()])
        self._tell()

    def _tell(self) -> None:
        self.count.setText(f"{len(self.list.checked())} / {len(self.list.order())}")
        self.changed.emit()

    def _show_parts(self) -> None:
        template = self._template
        some = template is not None and template.subject is not None
        many = some and self.is_many
        self._nobody.setVisible(template is not None and not some)
        for radio in (self.one, self.many):
            radio.setVisible(some)
        if self.record is not None:
            self.record.setVisible(some and not many)
        for widget in (self._many_part, self.apart, self.together):
            widget.setVisible(many)
        shared = template is not None and template.shared
        self.together.setEnabled(not shared)
        self._shared.setVisible(many and shared)
        if shared:
            self.apart.setChecked(True)

    def _switched(self, on: bool) -> None:
        if on:
            self._show_parts()
            self.changed.emit()

    @staticmethod
    def _key(one: RecordSet) -> str:
        return f"{one.kind}:{one.id}"

    def _connect(self) -> None:
        self.one.toggled.connect(self._switched)
        self.many.toggled.connect(self._switched)
        self.set.changed.connect(lambda _: self._show_set())
        self.list.changed.connect(self._tell)
        self.list.list.currentRowChanged.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        for group, radios in zip(
            self._groups, ((self.one, self.many), (self.apart, self.together)), strict=True
        ):
            for radio in radios:
                group.addButton(radio)
        self.one.setChecked(True)
        self.apart.setChecked(True)
        self.list.up.hide()
        self.list.down.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._nobody)
        column.addWidget(self.one)
        column.addLayout(self._place_of_record)
        column.addWidget(self.many)
        column.addWidget(self._many())
        for widget in (self.apart, self.together, self._shared):
            column.addWidget(widget)

    def _many(self) -> QWidget:
        self._many_part = QWidget()
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(Button("Đánh dấu hết", kind="link", on_click=lambda: self._tick(True)))
        row.addSpacing(12)
        row.addWidget(Button("Bỏ hết", kind="link", on_click=lambda: self._tick(False)))
        inside = QVBoxLayout(self._many_part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.set)
        inside.addWidget(self.list)
        inside.addLayout(row)
        return self._many_part
