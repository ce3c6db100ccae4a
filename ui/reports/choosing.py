"""Controls of options whose choices depend on another option: the columns, filters and rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.editors import ChoiceEditor, Editor
from ui.forms.kinds import Maker
from ui.forms.reference import ReferenceField
from ui.tables.filters import filter_control
from ui.widgets.button import Button
from ui.widgets.check_list import CheckList, CheckRow
from ui.widgets.fields import Choice as ChoiceRow
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import clear
from ui.widgets.text import Text
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.spec import Choice, Field, RecordSpec

Choices = Sequence[tuple[str, str]]
_COLUMNS_SEEN: Final = 6
NONE: Final = "*"
"""What stands for the choice "", which a choice field takes for nothing chosen."""


class DependentChoice(ChoiceEditor):
    """One of the choices that the other option leaves."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(Field(field.id, field.label, Choice()), context, parent)

    def offer(self, choices: Choices, record: RecordSpec) -> None:
        """Let these be chosen from now on."""
        self.choice.set_choices([ChoiceRow(key or NONE, label) for key, label in choices])


class ColumnsEditor(Editor):
    """Some of the choices, in an order."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._labels: dict[str, str] = {}
        self.list = CheckList(field.label, _COLUMNS_SEEN)
        self.list.changed.connect(self.edited)
        self.take(self.list)

    def offer(self, choices: Choices, record: RecordSpec) -> None:
        """Let these be chosen from now on."""
        self._labels = dict(choices)

    def value(self) -> Any:
        """What is on, in order; UserError for nothing."""
        if not self.list.checked():
            raise UserError("Chưa chọn cột nào.", "Hãy đánh dấu ít nhất một cột.")
        return self.list.checked()

    def set_value(self, value: Any) -> None:
        """The chosen ones first, then the others."""
        chosen = [key for key in value or () if key in self._labels]
        rest = [key for key in self._labels if key not in chosen]
        self.list.set_rows([CheckRow(key, self._labels[key], key in chosen) for key in (*chosen, *rest)])

    def state(self) -> Any:
        """What is on."""
        return self.list.checked()

    def set_state(self, state: Any) -> None:
        """Show what was on."""
        self.set_value(state)


class FiltersEditor(Editor):
    """A control for each field that the list can be filtered by."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.controls: dict[str, ChoiceField | ReferenceField] = {}
        box = QWidget()
        self._column = QVBoxLayout(box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.take(box)

    def offer(self, choices: Choices, record: RecordSpec) -> None:
        """Make the controls of another record."""
        clear(self._column)
        self.controls = {field_id: self._control(record.field(field_id)) for field_id, _ in choices}

    def value(self) -> Any:
        """(field id, value) of what is chosen."""
        values = ((name, control.value()) for name, control in self.controls.items())
        return tuple((name, value) for name, value in values if value is not None)

    def set_value(self, value: Any) -> None:
        """Show conditions; several values of one field are named, not taken apart."""
        chosen = dict(value or ())
        for name, control in self.controls.items():
            one = chosen.get(name)
            control.set_value(None if isinstance(one, tuple) else one)

    def state(self) -> Any:
        """What is chosen."""
        return self.value()

    def set_state(self, state: Any) -> None:
        """Show what was chosen."""
        self.set_value(state)

    def settle(self) -> None:
        """Take what was typed into a control but not picked."""
        for control in self.controls.values():
            if isinstance(control, ReferenceField):
                control.settle()

    def _control(self, field: Field) -> ChoiceField | ReferenceField:
        control = filter_control(field, self.context)
        control.setPlaceholderText("Tất cả")
        control.setAccessibleName(field.label)
        control.changed.connect(lambda _: self.edited.emit())
        self._column.addWidget(Text(field.label, "small", "muted"))
        self._column.addWidget(control)
        return control


class KeysEditor(Editor):
    """The rows chosen in a list, with the way back to the whole list."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._keys: tuple[Any, ...] = ()
        self._label = ""
        self._count = Text("", "body")
        self.all = Button("Lấy cả danh sách", kind="link", on_click=self._drop)
        self.take(self._count)
        self.row.addStretch(1)
        self.row.addWidget(self.all)
        self.setFocusProxy(self.all)

    def offer(self, choices: Choices, record: RecordSpec) -> None:
        """Count in the words of another record."""
        self._label = record.label

    def value(self) -> Any:
        """The keys or row ids."""
        return self._keys

    def set_value(self, value: Any) -> None:
        """Show how many there are."""
        self._keys = tuple(value or ())
        self._count.setText(f"{len(self._keys)} {self._label}")

    def state(self) -> Any:
        """The keys."""
        return self._keys

    def set_state(self, state: Any) -> None:
        """Show keys again."""
        self.set_value(state)

    def _drop(self) -> None:
        self.set_value(())
        self.edited.emit()


Dependent = DependentChoice | ColumnsEditor | FiltersEditor | KeysEditor
MAKERS: Final[dict[str, Maker]] = {
    "choice": DependentChoice,
    "several": ColumnsEditor,
    "filters": FiltersEditor,
    "keys": KeysEditor,
}
"""The control of an option of each kind where another option decides its choices."""
