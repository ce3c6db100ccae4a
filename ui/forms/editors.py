"""The plain controls of a form. Which kind of field gets which stands in `forms.kinds`."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QPlainTextEdit, QWidget

from ui.forms.context import Context
from ui.widgets.dates import DateField
from ui.widgets.fields import Choice as ChoiceRow
from ui.widgets.fields import ChoiceField
from ui.widgets.fields import Field as TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.look import px
from ui.widgets.pill import Chip
from ui.widgets.text import Text as Label
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.spec import Choice, Choices, Field, Text
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

_LEAST_LINES: Final = 3
_MOST_LINES: Final = 10
_QT_WIDEST: Final = 16_777_215


class Editor(QWidget):
    """A control for one field.

    `edited` comes when the person changed something. `value()` gives the stored value and raises UserError
    where what was typed cannot be one; `state()` gives what was typed, right or wrong, as JSON can keep it.
    """

    edited = Signal()

    narrow: ClassVar[int] = 0
    """How wide the control is at 100 % font size; 0 takes the whole column."""
    labelled: ClassVar[bool] = False
    """True where the control shows the field's label itself."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.context = context
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.control: QWidget = self

    def take(self, control: QWidget) -> None:
        """Put the one control in; it takes the focus and the accessible name."""
        self.control = control
        self.row.addWidget(control)
        self.setFocusProxy(control)
        control.setAccessibleName(self.field.label + (", bắt buộc" if self.field.required else ""))
        control.setAccessibleDescription(self.field.help)
        if width := self.narrow:
            self.keep_narrow(width)

    def keep_narrow(self, width: int) -> None:
        """A width for what is always short."""
        self.control.setFixedWidth(px(width))
        self.row.addStretch(1)

    def widen(self) -> None:
        """Take the whole width again: inside a table the cell says how wide."""
        self.control.setMinimumWidth(0)
        self.control.setMaximumWidth(_QT_WIDEST)
        while self.row.count() > 1:
            self.row.takeAt(1)

    def value(self) -> Any:
        """The stored value; UserError says what is wrong."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a stored value without a signal."""
        raise NotImplementedError

    def state(self) -> Any:
        """What was typed or chosen, for comparing and for the draft."""
        raise NotImplementedError

    def set_state(self, state: Any) -> None:
        """Show a state again."""
        raise NotImplementedError

    def settle(self) -> None:
        """The control is left: take what was typed but not yet taken, and show it in its usual form."""

    def mark(self, wrong: bool) -> None:
        """Red border or none."""
        if isinstance(self.control, TextField):
            self.control.set_invalid(wrong)


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.line = TextField()
        self.line.textEdited.connect(self.edited)
        self.take(self.line)

    def take(self, control: QWidget) -> None:
        """Short texts get a short field."""
        kind = self.field.kind
        short = isinstance(kind, Text) and kind.max_length <= 60
        super().take(control)
        if short and not self.narrow:
            self.keep_narrow(260)

    def value(self) -> Any:
        """What the kind reads."""
        return self.field.kind.parse(self.line.text())

    def set_value(self, value: Any) -> None:
        """The value in words."""
        self.line.setText(self.field.kind.display(value))
        self.line.setCursorPosition(0)

    def state(self) -> Any:
        """The text."""
        return self.line.text().strip()

    def set_state(self, state: Any) -> None:
        """The text."""
        self.line.setText(str(state or ""))

    def settle(self) -> None:
        """Show the value as tables do, if it is one."""
        try:
            shown = self.field.kind.display(self.value())
        except UserError:
            return
        if shown != self.line.text():
            self.line.setText(shown)


class NumberEditor(TextEditor):
    """A whole number, with the dots of thousands."""

    narrow = 160


class LongTextEditor(Editor):
    """Several lines; grows with what is written."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.textChanged.connect(self._changed)
        self.take(self.box)
        self._quiet = False
        self._grow()

    def value(self) -> Any:
        """What the kind reads."""
        return self.field.kind.parse(self.box.toPlainText())

    def set_value(self, value: Any) -> None:
        """The text."""
        self._quiet = True
        self.box.setPlainText(str(value or ""))
        self._quiet = False

    def state(self) -> Any:
        """The text."""
        return self.box.toPlainText().strip()

    def set_state(self, state: Any) -> None:
        """The text."""
        self.set_value(state)

    def mark(self, wrong: bool) -> None:
        """Red border or none."""
        if bool(self.box.property("invalid")) != wrong:
            self.box.setProperty("invalid", wrong)
            self.box.style().unpolish(self.box)
            self.box.style().polish(self.box)

    def resizeEvent(self, event: Any) -> None:
        """Lines break elsewhere: the height follows."""
        super().resizeEvent(event)
        self._grow()

    def _changed(self) -> None:
        self._grow()
        if not self._quiet:
            self.edited.emit()

    def _grow(self) -> None:
        lines = int(self.box.document().size().height())
        shown = min(max(lines, _LEAST_LINES), _MOST_LINES)
        self.box.setFixedHeight(shown * self.box.fontMetrics().lineSpacing() + px(20))


class DateEditor(Editor):
    """A day, typed or picked."""

    narrow = 170

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.day = DateField(self._parse, errors=(UserError,))
        self.day.textEdited.connect(self.edited)
        self.day.changed.connect(self.edited)
        self.take(self.day)

    def value(self) -> Any:
        """The day; the kind's own value for a blank."""
        return self.field.kind.parse(self.day.text())

    def set_value(self, value: Any) -> None:
        """The day; no beginning and no end show as nothing."""
        self.day.set_value(None if value in (ALWAYS, FOREVER) else value)

    def state(self) -> Any:
        """The text."""
        return self.day.text().strip()

    def set_state(self, state: Any) -> None:
        """The text."""
        self.day.setText(str(state or ""))

    def settle(self) -> None:
        """Show the day with two digits."""
        self.day.read()

    def _parse(self, text: str) -> dt.date:
        day = self.field.kind.parse(text)
        assert isinstance(day, dt.date)
        return day


class YesNoEditor(Editor):
    """A box to tick, with the field's label beside it."""

    labelled = True

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.box = QCheckBox(field.label)
        self.box.toggled.connect(self._toggled)
        self._quiet = False
        self.take(self.box)
        self.row.addStretch(1)

    def value(self) -> Any:
        """Ticked or not."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self._quiet = True
        self.box.setChecked(bool(value))
        self._quiet = False

    def state(self) -> Any:
        """Ticked or not."""
        return self.box.isChecked()

    def set_state(self, state: Any) -> None:
        """Tick it or not."""
        self.set_value(state)

    def _toggled(self) -> None:
        if not self._quiet:
            self.edited.emit()


class ChoiceEditor(Editor):
    """One of a few words, found without accents."""

    narrow = 300

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        assert isinstance(field.kind, Choice)
        rows = [ChoiceRow(option.id, option.label) for option in field.kind.options]
        self.choice = ChoiceField(rows, optional=not field.required)
        self.choice.changed.connect(self.edited)
        self.take(self.choice)

    def value(self) -> Any:
        """The id of the option; "" for none."""
        return self.choice.value() or ""

    def set_value(self, value: Any) -> None:
        """The option of a stored id."""
        self.choice.set_value(value or None)

    def state(self) -> Any:
        """The id of the option."""
        return self.value()

    def set_state(self, state: Any) -> None:
        """The option of an id."""
        self.set_value(state)

    def settle(self) -> None:
        """Take what was typed but not picked, as leaving the field does."""
        left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(self.choice, left)


class ChoicesEditor(Editor):
    """Several of a few words, as chips to switch on."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        assert isinstance(field.kind, Choices)
        box = QWidget()
        flow = FlowLayout(box, gap=6)
        self.chips = [Chip(option.label, option.id) for option in field.kind.options]
        for chip in self.chips:
            chip.clicked.connect(self.edited)
            flow.addWidget(chip)
        self.take(box)
        self.setFocusProxy(self.chips[0])

    def value(self) -> Any:
        """The ids of the chips that are on."""
        return ",".join(chip.key for chip in self.chips if chip.isChecked())

    def set_value(self, value: Any) -> None:
        """Switch chips on."""
        kind = self.field.kind
        assert isinstance(kind, Choices)
        chosen = kind.ids(value)
        for chip in self.chips:
            chip.setChecked(chip.key in chosen)

    def state(self) -> Any:
        """The ids of the chips that are on."""
        return self.value()

    def set_state(self, state: Any) -> None:
        """Switch chips on."""
        self.set_value(state)


class FixedEditor(Editor):
    """A value that is shown and not changed: what a note or a file hangs on."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.words = Label("", wrap=True)
        self._value: Any = None
        self.take(self.words)

    def value(self) -> Any:
        """The value that was given."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show it in words."""
        self._value = value
        self.words.setText(self.context.words(self.field.kind, value))

    def state(self) -> Any:
        """Nothing a person may change."""
        return None

    def set_state(self, state: Any) -> None:
        """Nothing to show again."""
