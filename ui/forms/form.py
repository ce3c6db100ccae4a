"""The form of a record: its sections and fields in one column, checked on leaving each field."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.forms import days_off
from ui.forms.context import Context
from ui.forms.kinds import Maker, make_editor
from ui.forms.rows import RowsEditor
from ui.widgets.card import Card
from ui.widgets.icons import pixmap
from ui.widgets.look import px
from ui.widgets.text import Text
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.queries.reading import in_force
from vstbpn_desktop.spec import Date, Field, RecordSpec

_GAP: Final = 14
_A_DAY: Final = Date(open_start=True, open_end=True)


class FieldRow(QWidget):
    """One field: label, control, help, and what is wrong in words."""

    def __init__(self, field: Field, context: Context, parent: QWidget, maker: Maker = make_editor) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor = maker(field, context, self)
        self.started: Any = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if not editor.labelled:
            column.addLayout(self._label())
        column.addWidget(editor)
        self._mark = QLabel()
        self._error = Text("", "small", "late", wrap=True)
        column.addLayout(_marked(self._mark, self._error))
        self._hint_mark = QLabel()
        self._hint = Text("", "small", "soon", wrap=True)
        column.addLayout(_marked(self._hint_mark, self._hint))
        if field.help:
            column.addWidget(Text(field.help, "small", "muted", wrap=True))
        self.show_error("")
        self.show_hint("")

    @property
    def error(self) -> str:
        """What is wrong, in words; "" for nothing."""
        return self._error.text()

    @property
    def changed(self) -> bool:
        """Whether the control shows something else than at the start."""
        return bool(self.editor.state() != self.started)

    def start(self, value: Any) -> None:
        """Show a stored value; what differs from it later counts as changed."""
        self.editor.set_value(value)
        self.started = self.editor.state()
        self.show_error("")

    def leave(self) -> None:
        """The field was left: show the value in its usual form, or what is wrong with it."""
        self.editor.settle()
        if self.changed:
            self.check()

    def check(self) -> bool:
        """Read the value and show what is wrong; True for nothing."""
        try:
            value = self.editor.value()
        except UserError as error:
            self.show_error(str(error))
            return False
        missing = self.field.required and (value is None or value == "")
        self.show_error(f"Chưa có {self.field.label[:1].lower()}{self.field.label[1:]}." if missing else "")
        return not missing

    def show_error(self, words: str) -> None:
        """Put words beside the field, "" to take them away."""
        self._error.setText(words)
        for widget in (self._mark, self._error):
            widget.setVisible(bool(words))
        if words:
            self._mark.setPixmap(pixmap("circle-alert", "late", 16))
        self.editor.mark(bool(words))
        self._describe()

    def reveal(self) -> None:
        """Scroll the form to this field."""
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(self, 0, px(_GAP))
            around = around.parentWidget()

    @property
    def hint(self) -> str:
        """What is worth a second look, in words; "" for nothing."""
        return self._hint.text()

    def show_hint(self, words: str) -> None:
        """Put words beside the field that stop nothing, "" to take them away."""
        self._hint.setText(words)
        for widget in (self._hint_mark, self._hint):
            widget.setVisible(bool(words))
        if words:
            self._hint_mark.setPixmap(pixmap("triangle-alert", "soon", 16))
        self._describe()

    def _describe(self) -> None:
        words = (self.error, self.hint, self.field.help)
        self.editor.control.setAccessibleDescription(" ".join(filter(None, words)))

    def _label(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        label = Text(self.field.label, "small-strong", parent=self)
        label.setBuddy(self.editor)
        row.addWidget(label)
        if self.field.required:
            row.addWidget(Text("*", "small-strong", "late"))
        row.addStretch(1)
        return row


class RecordForm(QWidget):
    """Edits the values of one record of any type. `edited` comes at every change a person makes."""

    edited = Signal()

    def __init__(self, spec: RecordSpec, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.context = context
        self.rows: dict[str, FieldRow] = {}
        self._given: frozenset[str] = frozenset()
        self._periods: dict[str, Text] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for title, fields in spec.sections():
            column.addWidget(self._section(title, fields))
        column.addStretch(1)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def start(self, values: dict[str, Any], given: dict[str, Any] | None = None) -> None:
        """Show stored values, or a new record's defaults with those of `given`, which are saved with it."""
        self._given = frozenset(given or ())
        for field_id, row in self.rows.items():
            row.start({**values, **(given or {})}.get(field_id))
        for rows_id, hint in self._periods.items():
            words = self._period_words(values.get(rows_id) or ())
            hint.setText(words)
            hint.setVisible(bool(words))
        self._show_hints()

    @property
    def dirty(self) -> bool:
        """Whether anything was changed."""
        return any(row.changed for row in self.rows.values())

    def changes(self) -> dict[str, Any]:
        """The values that were changed or given, by field id. InvalidRecord names what cannot be read."""
        found, wrong = {}, {}
        for field_id, row in self.rows.items():
            row.editor.settle()
            if row.changed or field_id in self._given:
                try:
                    found[field_id] = row.editor.value()
                except UserError as error:
                    wrong[field_id] = str(error)
        if wrong:
            raise InvalidRecord(" ".join(wrong.values()), wrong)
        return self._with_dated(found)

    def show_errors(self, wrong: dict[str, str]) -> list[str]:
        """Put words beside their fields and go to the first; gives the words that have no field here."""
        for field_id, row in self.rows.items():
            row.show_error(wrong.get(field_id, ""))
        first = next((row for field_id, row in self.rows.items() if field_id in wrong), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, first, first.reveal)  # when the words beside the fields have their room
        return [words for field_id, words in wrong.items() if field_id not in self.rows]

    def hold(self, why: str, free: Collection[str] = ()) -> None:
        """Let only the `free` fields be changed, the others say why not; "" lets all be changed."""
        for field_id, row in self.rows.items():
            held = why if field_id not in free else ""
            row.editor.setEnabled(not held)
            row.setToolTip(held)

    def first(self) -> QWidget | None:
        """The first control that can be used."""
        return next((row.editor for row in self.rows.values() if row.editor.isEnabled()), None)

    def state(self) -> dict[str, Any]:
        """What is typed in the changed fields, for the draft."""
        return {field_id: row.editor.state() for field_id, row in self.rows.items() if row.changed}

    def set_state(self, state: dict[str, Any]) -> None:
        """Show a draft again; fields that no longer exist are passed over."""
        for field_id, typed in state.items():
            if field_id in self.rows:
                self.rows[field_id].editor.set_state(typed)

    def _section(self, title: str, fields: list[Field]) -> Card:
        card = Card(self, spacing=_GAP)
        if title:
            card.body.addWidget(Text(title, "heading"))
        for rows_id in dict.fromkeys(field.via for field in fields if field.via):
            hint = self._periods[rows_id] = Text("", "small", "muted", wrap=True)
            card.body.addWidget(hint)
        for field in fields:
            # Made inside its parents: a style sheet is worked out anew for all that moves to another parent.
            row = self.rows[field.id] = FieldRow(field, self.context, card)
            if isinstance(row.editor, RowsEditor):
                row.editor.periods = any(other.via == field.id for other in self.spec.fields)
            row.editor.edited.connect(self.edited)
            card.body.addWidget(row)
        return card

    def _period_words(self, rows: tuple[dict[str, Any], ...]) -> str:
        """Which of several periods the fields of a section show."""
        if len(rows) < 2:
            return ""
        current = in_force(rows, self.context.as_of)
        since, until = (_A_DAY.display(current[name]) for name in ("valid_from", "valid_to"))
        words = " ".join(filter(None, (since and f"từ {since}", until and f"đến trước {until}")))
        return f"Đang sửa giá trị áp dụng {words}. Các thời kỳ khác ở phần lịch sử bên dưới."

    def _with_dated(self, found: dict[str, Any]) -> dict[str, Any]:
        """Where rows and a value shown from them were both changed, put the value into the row in force."""
        for rows_id in {field.via for field in self.spec.fields if field.via} & set(found):
            rows = found[rows_id]
            flat = {f.id: found[f.id] for f in self.spec.fields if f.via == rows_id and f.id in found}
            current = in_force(rows, self.context.as_of)
            found[rows_id] = tuple({**row, **flat} if row is current else row for row in rows)
        return found

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or old is None:
            return
        left, entered = self._row_of(old), self._row_of(new)
        if left is not None and left is not entered:
            left.leave()
            self._show_hints()

    def _show_hints(self) -> None:
        """Say which days that should be worked are not."""
        for row in self.rows.values():
            if days_off.should_be_worked(row.field):
                row.show_hint(days_off.hint(row.field, _value(row), self._beside(row), self.context.days))

    def _beside(self, row: FieldRow) -> dict[str, Any]:
        """The values that a field's hint asks for."""
        wanted = getattr(row.field.kind, "inclusive", "")
        return {wanted: _value(self.rows[wanted])} if wanted in self.rows else {}

    def _row_of(self, widget: QWidget | None) -> FieldRow | None:
        while widget is not None:
            if isinstance(widget, FieldRow):
                return widget if self.rows.get(widget.field.id) is widget else None
            widget = widget.parentWidget()
        return None


def _value(row: FieldRow) -> Any:
    """What a field holds, None where that cannot be read."""
    try:
        return row.editor.value()
    except UserError:
        return None


def _marked(mark: QLabel, words: Text) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row
