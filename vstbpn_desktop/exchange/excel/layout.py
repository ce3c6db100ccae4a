"""What a workbook of a record looks like: its columns, their places, and the hidden sheet that tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from vstbpn_desktop.spec import (
    Choice,
    Choices,
    Date,
    Field,
    Integer,
    LongText,
    RecordSpec,
    Reference,
    Rows,
    Text,
    YesNo,
)
from vstbpn_desktop.spec.kinds import Kind
from vstbpn_desktop.spec.record import adds_up

KEY = "key"
"""The column of the running number, where that is the key of the record."""
KEY_LABEL = "Mã số"
REQUIRED = " *"

META_SHEET, LISTS_SHEET = "_vstbpn", "_danhsach"
FORMAT = 1
EXPORT, TEMPLATE = "export", "template"
TITLE_ROW, NOTE_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3, 4
TOTAL = "Tổng cộng"

_WIDTHS: tuple[tuple[type[Kind], int], ...] = (
    (Date, 12), (YesNo, 10), (Choices, 24), (Choice, 16), (Integer, 11), (Reference, 34), (LongText, 50),
    (Rows, 44), (Text, 24),
)  # fmt: skip
_NARROWEST, _USUAL, _WIDEST = 9, 24, 70


@dataclass(frozen=True, slots=True)
class Layout:
    """A column of our own workbook: field id (or `key`), its heading, the field where there is one.

    A `hidden` one is not seen in Excel: it tells which record a row is when the file comes back.
    """

    id: str
    heading: str
    field: Field | None = None
    hidden: bool = False

    @property
    def width(self) -> int:
        """Its width in characters."""
        if self.field is None:
            return _NARROWEST
        usual = next((width for kind, width in _WIDTHS if isinstance(self.field.kind, kind)), _USUAL)
        if self.field.column and isinstance(self.field.kind, (Text, Choice)):
            usual = 0  # the spec says how wide its words are
        return min(_WIDEST, max(_NARROWEST, usual, self.field.column + 3, len(self.heading) + 3))


@dataclass(frozen=True, slots=True)
class Meta:
    """What the hidden sheet tells: of which record the workbook is, how it came about, its headings."""

    record: str
    made_as: str
    sheet: str
    rows: int = 0
    schema: str = ""
    headings: dict[str, str] = field(default_factory=dict)
    """Field ids by heading."""

    def lines(self) -> list[list[Any]]:
        """The rows of the hidden sheet."""
        told = {
            "vstbpn": FORMAT, "record": self.record, "made_as": self.made_as, "sheet": self.sheet,
            "rows": self.rows, "schema": self.schema,
        }  # fmt: skip
        columns = [["column", name, heading] for heading, name in self.headings.items()]
        return [*([name, value] for name, value in told.items()), *columns]


def read_meta(rows: Sequence[Sequence[Any]]) -> Meta | None:
    """What a hidden sheet tells; None where it is not one of ours."""
    told, headings = {}, {}
    for row in rows:
        name, *rest = [_plain(cell) for cell in row]
        if name == "column" and len(rest) > 1:
            headings[rest[1]] = rest[0]
        elif rest:
            told[name] = rest[0]
    if told.get("vstbpn") != str(FORMAT) or not headings:
        return None
    count = told.get("rows", "")
    return Meta(
        told.get("record", ""), told.get("made_as", ""), told.get("sheet", ""),
        int(count) if count.isascii() and count.isdigit() else 0, told.get("schema", ""), headings,
    )  # fmt: skip


def layouts(spec: RecordSpec, wanted: Sequence[str] | None = None, *, template: bool = False) -> list[Layout]:
    """The columns of a record's workbook: all its fields, or the wanted ones in their order.

    What of the key was not wanted follows hidden, so that the file can be taken in again. A template has
    neither the running number nor the history behind dated fields.
    """
    numbered = spec.key.is_number and not template
    if wanted is None:
        unseen = {f.via for f in spec.fields if f.via} if template else set()
        wanted = [*([KEY] if numbered else []), *(f.id for f in spec.fields if f.id not in unseen)]
    keys = ([KEY] if numbered else []) if spec.key.is_number else [*spec.key.fields]
    found: list[Layout] = []
    for field_id in dict.fromkeys([*wanted, *keys]):
        f = None if field_id == KEY else spec.field(field_id)
        label = KEY_LABEL if f is None else f.label + (REQUIRED if template and f.required else "")
        heading = _free(label, {layout.heading for layout in found})
        found.append(Layout(field_id, heading, f, hidden=field_id not in wanted))
    return found


def is_summed(spec: RecordSpec, layout: Layout) -> bool:
    """Whether the column's numbers add up to something."""
    return layout.field is not None and not layout.hidden and adds_up(spec, layout.field)


def _free(heading: str, taken: set[str]) -> str:
    number, free = 1, heading
    while free in taken:
        number += 1
        free = f"{heading} ({number})"
    return free


def _plain(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
