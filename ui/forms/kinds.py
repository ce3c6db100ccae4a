"""Which control edits which kind of field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.forms.context import Context
from ui.forms.editors import (
    ChoiceEditor,
    ChoicesEditor,
    DateEditor,
    Editor,
    FixedEditor,
    LongTextEditor,
    NumberEditor,
    TextEditor,
    YesNoEditor,
)
from ui.forms.reference import BodiesEditor, ReferenceEditor, TagsEditor
from ui.forms.rows import RowsEditor
from vstbpn_desktop.spec import (
    AnyReference,
    Bodies,
    Choice,
    Choices,
    Date,
    Field,
    Integer,
    Kind,
    LongText,
    Reference,
    References,
    Rows,
    Text,
    YesNo,
)

Maker = Callable[[Field, Context, QWidget | None], Editor]


def make_editor(field: Field, context: Context, parent: QWidget | None = None) -> Editor:
    """The control of a field; LookupError for a kind that has none."""
    for kind in type(field.kind).__mro__:
        if kind in EDITORS:
            return EDITORS[kind](field, context, parent)
    raise LookupError(f"no control for {type(field.kind).__name__}")


def _rows(field: Field, context: Context, parent: QWidget | None) -> Editor:
    return RowsEditor(field, context, lambda cell, over: make_editor(cell, context, over), parent)


EDITORS: Final[dict[type[Kind], Maker]] = {
    Text: TextEditor,
    LongText: LongTextEditor,
    Integer: NumberEditor,
    Date: DateEditor,
    YesNo: YesNoEditor,
    Choice: ChoiceEditor,
    Choices: ChoicesEditor,
    Reference: ReferenceEditor,
    References: TagsEditor,
    Rows: _rows,
    Bodies: BodiesEditor,
    AnyReference: FixedEditor,
}
