"""What a cell carries beside its words, and how a column of a spec is shown."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt

from ui.widgets.look import Meaning
from vstbpn_desktop.spec import Choice, Choices, Date, Field, Integer, RecordSpec
from vstbpn_desktop.spec.kinds import Kind, Year

RECORD_ID: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The id of the row's record."""
MEANING: Final = int(Qt.ItemDataRole.UserRole) + 2
"""A `Meaning` where the words are drawn as a pill, else None."""
MUTED: Final = int(Qt.ItemDataRole.UserRole) + 3
"""True where the words are drawn in grey: codes, and rows that could not be read."""

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

MEANINGS: Final = {
    "good": Meaning.GOOD,
    "soon": Meaning.SOON,
    "bad": Meaning.LATE,
    "neutral": Meaning.NONE,
    "unknown": Meaning.NONE,
}
"""The meanings an option of a spec may have, as the four the window draws."""

_LONG_TEXT: Final = 40
_FIXED: Final = (Integer, Date)


class Column(NamedTuple):
    """One column: `chars` is its usual width in characters; a `flexible` one takes and gives room."""

    field: Field
    title: str
    chars: int
    numeric: bool
    dated: bool
    pill: bool
    muted: bool
    flexible: bool


def columns_of(spec: RecordSpec) -> tuple[Column, ...]:
    """The columns of a record's list, in the spec's order."""
    return tuple(_column(spec, field) for field in spec.columns)


def has_meaning(kind: Kind) -> bool:
    """True for choices whose words say how a thing stands, so that they are drawn as pills."""
    one_word = isinstance(kind, Choice) and not isinstance(kind, Choices)
    return one_word and any(option.meaning != "neutral" for option in kind.options)  # type: ignore[attr-defined]


def needs_two_lines(columns: tuple[Column, ...]) -> bool:
    """True where a column holds sentences rather than names."""
    return any(column.chars >= _LONG_TEXT for column in columns)


def _column(spec: RecordSpec, field: Field) -> Column:
    kind = field.kind
    return Column(
        field=field,
        title=field.label,
        chars=field.column,
        numeric=isinstance(kind, Integer) and not isinstance(kind, Year),
        dated=isinstance(kind, Date),
        pill=has_meaning(kind),
        muted=field.id in spec.key.fields and field.search == "code",
        flexible=not isinstance(kind, _FIXED) and field.search != "code" and field.column >= 10,
    )
