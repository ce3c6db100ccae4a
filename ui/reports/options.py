"""The form of a document's options, made from what the document declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.forms.context import Context
from ui.forms.editors import Editor
from ui.forms.form import FieldRow
from ui.forms.kinds import make_editor
from ui.reports.choosing import MAKERS, NONE, Dependent
from ui.reports.composing import BODY
from ui.widgets.button import Button
from ui.widgets.flow import clear
from ui.widgets.text import Text as Label
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period
from vstbpn_desktop.spec import Choice, Date, Field, Text, YesNo
from vstbpn_desktop.spec.kinds import Kind, LongText
from vstbpn_desktop.spec.kinds import Option as ChoiceOption

DRAFT: Final = "draft"
PAUSE_MS: Final = 300
_ALL: Final = NONE
_UNBOUNDED: Final = (1 << 24) - 1
_LINES_HELP: Final = "Nhiều nơi thì cách nhau bằng dấu chấm phẩy."
_EVERY_UNIT: Final = "Mọi đơn vị"
_FLAGS: Final = "Nội dung"
_NUMBERS: Final = {"": 1, "H": 2, "Q": 4, "M": 12}
_SHARES: Final = {"period": 20, "date": 13, "year": 13, "text": 13}
_BESIDE: Final = ("year", "period", "date", "text")

Choices = Sequence[tuple[str, str]]


def periods_of(option: Option, years: Iterable[int]) -> list[tuple[str, str]]:
    """The periods of some years that fit an option, newest year first."""
    found = [
        Period(year, kind, number)
        for year in sorted(set(years), reverse=True)
        for kind in option.period_kinds
        for number in range(1, _NUMBERS[kind] + 1)
    ]
    return [(str(period), period.label[:1].upper() + period.label[1:]) for period in found]


class OptionsForm(QWidget):
    """Edits the options of one document. `changed` comes 300 ms after the last change a person made."""

    changed = Signal()
    acts_wanted = Signal(str)
    """Lines from the library of acts are wanted for the option of this id."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self._context = context
        self._spec: DocumentSpec[Any] | None = None
        self._given: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._offered: dict[str, tuple[Any, ...]] = {}
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def show_spec(
        self, spec: DocumentSpec[Any], given: Mapping[str, Any], years: Sequence[int], groups: Choices
    ) -> None:
        """Show the options of a document; `given` are those chosen already, `years` can be chosen."""
        self._spec, self._given = spec, dict(given)
        self._touched.clear()
        self._offered.clear()
        self._timer.stop()
        clear(self._column)
        self.rows = {option.id: self._row(option, years, groups) for option in _formed(spec)}
        self._lay_out([option for option in _formed(spec) if not self._leads(option)])

    def given(self) -> dict[str, Any]:
        """The options that were chosen, by id: what `DocumentSpec.settle` takes."""
        self._take()
        return dict(self._given)

    def show_settled(self, values: Mapping[str, Any]) -> None:
        """Show what the options nobody chose come to."""
        for option in _formed(self._spec) if self._spec else ():
            row = self.rows[option.id]
            row.setVisible(option.applies(values))
            self._offer(option, row, values)
            if option.id in self._touched or (option.id in self._given and row.started is not None):
                continue
            row.start(_shown(option, values[option.id]))

    def _offer(self, option: Option, row: FieldRow, values: Mapping[str, Any]) -> None:
        """Let an option that follows another have the choices that one leaves."""
        editor = row.editor
        if isinstance(editor, Dependent):
            setting = Setting(
                self._context.as_of, int(values.get("year") or self._context.as_of.year), values
            )
            record, choices = values[option.of], option.choices_in(setting)
            if self._offered.get(option.id) != (record, choices):
                self._offered[option.id] = (record, choices)
                editor.offer(choices, self._context.app.registry[record])
                row.started = None

    def put(self, option_id: str, value: Any) -> None:
        """Choose the value of an option that has no field here; "" chooses none."""
        if value == "":
            self._given.pop(option_id, None)
        else:
            self._given[option_id] = value

    @property
    def pending(self) -> bool:
        """Whether a change was made that `changed` has not told yet."""
        return self._timer.isActive()

    def wrong(self) -> FieldRow | None:
        """The first field that holds something that cannot be read."""
        for row in self.rows.values():
            if row.changed and row.started is not None:
                row.leave()
        return next((row for row in self.rows.values() if row.error), None)

    def _row(self, option: Option, years: Sequence[int], groups: Choices) -> FieldRow:
        field = Field(option.id, option.label, _kind(option, years, groups))
        row = FieldRow(field, self._context, self, MAKERS[option.kind] if _follows(option) else make_editor)
        editor = row.editor
        editor.setToolTip(_LINES_HELP if option.kind == "lines" and not option.acts else option.help)
        if isinstance(editor.control, QLineEdit):
            _fill(editor)
            editor.control.setPlaceholderText(_placeholder(option))
        elif option.acts and isinstance(editor.control, QPlainTextEdit):
            editor.control.setPlaceholderText(option.help)
        editor.edited.connect(lambda chosen=option.id: self._edited(chosen))
        return row

    def leading_rows(self) -> list[FieldRow]:
        """The fields that stand above the text, in documents that are text first of all."""
        return (
            [self.rows[option.id] for option in _formed(self._spec) if self._leads(option)]
            if self._spec
            else []
        )

    def _leads(self, option: Option) -> bool:
        return self._spec is not None and self._spec.text_first and option.leading

    def draft_row(self) -> FieldRow | None:
        """The switch for a draft, which stands apart from the other options; None where there is none."""
        return self.rows.get(DRAFT)

    def _lay_out(self, options: Sequence[Option]) -> None:
        flags = [option for option in options if option.kind == "flag" and option.id != DRAFT]
        for line in _lines([option for option in options if option.kind != "flag"]):
            box = QHBoxLayout()
            box.setSpacing(8)
            for option in line:
                box.addWidget(self.rows[option.id], _SHARES.get(option.kind, 1))
            self._column.addLayout(box)
            self._column.addLayout(self._library(line[0])) if line[0].acts else None
        if flags:
            self._column.addWidget(Label(_FLAGS, "small-strong", "muted"))
        for option in flags:
            self._column.addWidget(self.rows[option.id])

    def add_lines(self, option_id: str, lines: str) -> None:
        """Put lines below those that an option holds."""
        row = self.rows[option_id]
        before = str(row.editor.value() or "").rstrip()
        row.editor.set_value("\n".join(filter(None, (before, lines))))
        self._edited(option_id)

    def _library(self, option: Option) -> QHBoxLayout:
        """The way to the library below a field of lines that may come from it."""
        box = QHBoxLayout()
        want = partial(self.acts_wanted.emit, option.id)
        box.addWidget(Button("Chọn trong thư viện căn cứ", icon="plus", kind="link", on_click=want))
        box.addStretch(1)
        return box

    def _edited(self, option_id: str) -> None:
        self._touched.add(option_id)
        self._timer.start()

    def _tell(self) -> None:
        self._take()
        self.changed.emit()

    def _take(self) -> None:
        """Keep what was chosen as far as it can be read; what is blank is no choice."""
        self._timer.stop()
        for option_id in sorted(self._touched):
            try:
                value = self.rows[option_id].editor.value()
            except UserError:
                continue
            self._touched.discard(option_id)
            self._forget(option_id)
            if value in (None, ""):
                self._given.pop(option_id, None)
            else:
                self._given[option_id] = "" if value == _ALL else value

    def _forget(self, option_id: str) -> None:
        """What was chosen for another record means nothing for this one."""
        for option in self._spec.options if self._spec else ():
            if option.of == option_id:
                self._given.pop(option.id, None)
                self._touched.discard(option.id)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        left = next((row for row in self.rows.values() if old is not None and row.isAncestorOf(old)), None)
        if left is not None and new is not None and not left.isAncestorOf(new):
            left.leave()


def _formed(spec: DocumentSpec[Any]) -> list[Option]:
    """The options that have a field: texts are written on a sheet of their own, keys chosen on a page."""
    return [option for option in spec.options if option.kind != BODY and (option.of or option.kind != "keys")]


def _lines(options: Sequence[Option]) -> Iterator[list[Option]]:
    """Options line by line: a date or year stands beside a short one before it."""
    line: list[Option] = []
    for option in options:
        if line and (option.kind not in ("date", "year") or line[0].kind not in _BESIDE or len(line) > 1):
            yield line
            line = []
        line.append(option)
    if line:
        yield line


def _follows(option: Option) -> bool:
    return bool(option.of) and option.kind in MAKERS


def _kind(option: Option, years: Sequence[int], groups: Choices) -> Kind:
    """The kind of field an option is edited by."""
    makers: dict[str, Callable[[], Kind]] = {
        "year": lambda: _choice([(str(year), str(year)) for year in sorted(set(years), reverse=True)]),
        "period": lambda: _choice(periods_of(option, years)),
        "choice": lambda: _choice(_fixed_choices(option)),
        "unit_group": lambda: _choice([(_ALL, _EVERY_UNIT), *groups]),
        "date": Date,
        "flag": YesNo,
        "text": Text,
        "lines": Text,
    }
    if option.acts:
        return LongText()
    return Kind() if _follows(option) else makers[option.kind]()


def _fixed_choices(option: Option) -> Choices:
    assert not callable(option.choices), f"{option.id} follows another option"
    return [(choice or _ALL, words) for choice, words in option.choices]


def _choice(choices: Choices) -> Choice:
    return Choice(options=tuple(ChoiceOption(choice, words) for choice, words in choices))


def _fill(editor: Editor) -> None:
    """Let the control take the width of its place, not one of its own."""
    editor.control.setMinimumWidth(0)
    editor.control.setMaximumWidth(_UNBOUNDED)
    for place in range(editor.row.count()):
        item = editor.row.itemAt(place)
        editor.row.setStretch(place, 1 if item is not None and item.widget() is editor.control else 0)


def _placeholder(option: Option) -> str:
    """What stands in an empty field: for several places only what leaving it empty means."""
    return option.help.partition(". ")[2] if option.kind == "lines" else option.help


def _shown(option: Option, value: Any) -> Any:
    """A settled value as the editor of its option takes it."""
    if option.kind in ("choice", "unit_group"):
        return value or _ALL
    if option.acts:
        return "\n".join(value or ())
    if option.kind in ("year", "period", "lines"):
        return "" if value is None else str(option.to_json(value))
    return value
