"""Values as a cell has them: typed where Excel has the type, else words that can be read back.

A reference is `key – title`; several things are joined by "; "; a row is `Label: value | Label: value`.
In words, a backslash takes the meaning from ; | and from itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from vstbpn_desktop.documents.render.workbook import MOST_CHARACTERS, Content, is_excel_day
from vstbpn_desktop.queries.directory import Directories
from vstbpn_desktop.spec import (
    AnyReference,
    Bodies,
    Date,
    Field,
    Integer,
    Kind,
    Reference,
    References,
    Rows,
    YesNo,
)
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.folding import fold

BESIDE = " – "
"""Between a key and the title that stands beside it."""
LIST, PART, LABEL = ";", "|", ": "
NOTHING = "–"
"""A row without any value."""
CUT = " […quá dài cho một ô Excel, phần sau không có trong tệp này]"

_SPECIAL = re.compile(r"[\\;|]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

Write = Callable[[Any], Content]


class Writer:
    """Writes values as the contents of cells; titles and keys are looked up all at once."""

    def __init__(self, directories: Directories) -> None:
        self._directories = directories

    def column(self, kind: Kind) -> Write:
        """What turns the values of one field into contents."""
        if isinstance(kind, Date):
            return _date
        if isinstance(kind, YesNo):
            return lambda value: "có" if value else "không"
        if isinstance(kind, Integer):
            return _number
        return lambda value: _fitting(self.words(kind, value))

    def words(self, kind: Kind, value: Any) -> str:
        """A value in words that can be read back."""
        if isinstance(kind, Reference):
            return self._reference(kind.record, value) if value else ""
        if isinstance(kind, AnyReference):
            return f"{value[0]}:{self._reference(*value)}" if value and value[0] else ""
        if isinstance(kind, References):
            return f"{LIST} ".join(escaped(self._reference(kind.record, to)) for to in value or ())
        if isinstance(kind, Bodies):
            return f"{LIST} ".join(self._body(kind, row) for row in value or ())
        if isinstance(kind, Rows):
            return f"{LIST} ".join(self._row(kind, row) for row in value or ())
        return kind.display(value)

    def _reference(self, record: str, row_id: int) -> str:
        directory = self._directories[record]
        key, title = directory.keys.get(row_id, ""), directory.titles.get(row_id, "")
        return f"{key}{BESIDE}{title}" if title and title != key else key

    def _body(self, kind: Bodies, row: dict[str, Any]) -> str:
        record = _body_record(kind)
        if row.get("unit"):
            return escaped(self._reference(record, row["unit"]))
        name, directory = str(row.get("name") or ""), self._directories[record]
        meant = name.partition(BESIDE)[0] in directory.ids or fold(name) in directory.by_title
        return ("\\" if meant else "") + escaped(name)

    def _row(self, kind: Rows, row: dict[str, Any]) -> str:
        parts = ((f, self.words(f.kind, row.get(f.id))) for f in kind.fields)
        written = f" {PART} ".join(f"{f.label}{LABEL}{escaped(words)}" for f, words in parts if words)
        return written or NOTHING


def escaped(text: str) -> str:
    """The text with the marks of lists taken their meaning."""
    return _SPECIAL.sub(r"\\\g<0>", text) if _SPECIAL.search(text) else text


def unescaped(text: str) -> str:
    """What `escaped` was given."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def split(text: str, mark: str) -> list[str]:
    """The parts between marks that have their meaning; still escaped, blank ones left out."""
    parts, current, at = [], "", 0
    while at < len(text):
        step = 2 if text[at] == "\\" else 1
        if text[at] == mark:
            parts.append(current)
            current = ""
        else:
            current += text[at : at + step]
        at += step
    return [part for part in (p.strip(" ") for p in [*parts, current]) if part.strip()]


def parts_of(kind: Rows, row: str) -> dict[str, str] | None:
    """The words of a row by field id; None where a part names no field of the row."""
    if row == NOTHING:
        return {}
    found: dict[str, str] = {}
    for part in split(row, PART):
        label, colon, words = part.partition(LABEL.rstrip())
        field = _labelled(kind, label)
        if not colon or field is None:
            return None
        found[field.id] = unescaped(words.removeprefix(" "))
    return found


def _labelled(kind: Rows, label: str) -> Field | None:
    wanted = fold(label)
    return next((f for f in kind.fields if wanted in (fold(f.label), f.id)), None)


def _body_record(kind: Bodies) -> str:
    unit = kind.field("unit").kind
    assert isinstance(unit, Reference)
    return unit.record


def _date(value: Any) -> Content:
    if value is None or value in (ALWAYS, FOREVER):
        return None
    assert isinstance(value, dt.date)
    return value if is_excel_day(value) else format_date(value)


def _number(value: Any) -> Content:
    return None if value is None else int(value)


def _fitting(words: str) -> str:
    return words if len(words) <= MOST_CHARACTERS else words[: MOST_CHARACTERS - len(CUT)] + CUT
