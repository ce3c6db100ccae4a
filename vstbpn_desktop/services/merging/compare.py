"""Two records beside each other: what is the same, what one of them fills, what contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.services.saving import default_of
from vstbpn_desktop.spec import Field, RecordSpec, References, Rows

SAME, FILLED, JOINED, ASKED = "same", "filled", "joined", "asked"
KEEP, DROP = "keep", "drop"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A field of both records in words, and how it comes out.

    same; filled (only one says anything); joined (rows of both); asked (they contradict: `taken` says whose
    value is taken, "keep" or "drop").
    """

    field: str
    label: str
    kept: str
    dropped: str
    outcome: str
    taken: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparisons, and the values of the record that comes of them."""

    lines: tuple[Comparison, ...]
    values: dict[str, Any]


def compare(
    reader: Reader, spec: RecordSpec, keep: dict[str, Any], drop: dict[str, Any], choices: dict[str, str]
) -> Compared:
    """Field by field; a contradiction keeps what the record that stays says unless `choices` say "drop"."""
    lines, values = [], dict(keep)
    for field in spec.fields:
        if field.via or field.hidden or isinstance(field.kind, References):
            continue
        line, value = _field(reader, spec, field, (keep[field.id], drop[field.id]), choices)
        values[field.id] = value
        if line.kept or line.dropped:
            lines.append(line)
    return Compared(tuple(lines), values)


Sides = tuple[Any, Any]


def _field(
    reader: Reader, spec: RecordSpec, field: Field, sides: Sides, choices: dict[str, str]
) -> tuple[Comparison, Any]:
    kept, dropped = sides
    words = (_words(reader, field, kept), _words(reader, field, dropped))

    def line(outcome: str, taken: str = KEEP) -> Comparison:
        return Comparison(field.id, field.label, *words, outcome, taken)

    if kept == dropped or words[0] == words[1]:
        return line(SAME), kept
    if not words[1]:
        return line(FILLED), kept
    if not words[0]:
        return line(FILLED, DROP), dropped
    if isinstance(field.kind, Rows) and not _is_dated_by(spec, field):
        return line(JOINED), (*kept, *(row for row in dropped if row not in kept))
    taken = choices.get(field.id) or KEEP
    return line(ASKED, taken), dropped if taken == DROP else kept


def _words(reader: Reader, field: Field, value: Any) -> str:
    """A value in words, each said once in a row; "" for what says no more than nothing."""
    if value == default_of(field):
        return ""
    if not isinstance(field.kind, Rows):
        return reader.words(field.kind, value)
    parts = field.kind.fields
    rows = ([reader.words(part.kind, row.get(part.id)) for part in parts] for row in value)
    return "; ".join(" · ".join(dict.fromkeys(filter(None, row))) for row in rows)


def _is_dated_by(spec: RecordSpec, field: Field) -> bool:
    """Rows that say the record's names through time: those of two records cannot hold together."""
    return any(other.via == field.id for other in spec.fields)
