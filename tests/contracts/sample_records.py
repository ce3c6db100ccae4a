"""One sample of every record type, made from its spec alone: what the contract tests work on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.services.saving import defaults
from vstbpn_desktop.spec import (
    AnyReference,
    Choice,
    Choices,
    Date,
    Field,
    Integer,
    Kind,
    LongText,
    RecordSpec,
    Reference,
    References,
    Rows,
    Text,
    YesNo,
)
from vstbpn_desktop.spec.kinds import FOREVER

WORD = "Hoà Thuỷ"
"""Stands in every text: with accents, and with a tone that has two spellings."""


STAYING = ("certificate", "number", "number_series")
"""Records whose samples nobody may delete: numbers are never given twice, and a series stays with its own."""

PAST = dt.date(2000, 1, 1)


def make_sample(app: App, spec: RecordSpec, number: int = 1) -> int:
    """Save one record of a type with something in every field; gives its id."""
    filled = {f.id: _value(app, spec, f, number) for f in spec.fields if not f.via}
    lasting = {"valid_from": PAST, "valid_to": FOREVER} if spec.valid else {}
    dated = {f.id for f in spec.fields if f.via}
    values = {k: v for k, v in (defaults(spec) | filled | lasting).items() if k not in dated}
    return app.save(spec.id, None, values)


HELD = ("number_series", "unit")
"""Records that others hold for good (the numbers a series gave, a succession a unit is of)."""


def make_deletable(app: App, record: str) -> int:
    """A record that may be deleted, with one of every other type beside it where none of them holds it."""
    return make_sample(app, app.registry[record]) if record in HELD else make_all(app)[record]


def make_all(app: App) -> dict[str, int]:
    """A record of every type, each referring to the others' first; ids by record id."""
    return {spec.id: _reference(app, spec.id) for spec in app.registry}


def _value(app: App, spec: RecordSpec, field: Field, number: int) -> Any:
    if spec.id == "result" and field.id == "period":
        return "2020-H1"
    if spec.id == "attachment" and field.id == "sha256":
        return f"{number:064d}"
    if spec.id == "number_series" and field.id == "pattern":
        return "{số}/BVSTBPN"
    if isinstance(field.kind, Reference) and field.kind.record == spec.id:
        return None
    return _of_kind(app, field.kind, field, number)


def _of_kind(app: App, kind: Kind, field: Field, number: int) -> Any:
    for known, make in MAKERS:
        if isinstance(kind, known):
            return make(app, kind, field, number)
    raise AssertionError(f"no sample for {kind.name}")


def _rows(app: App, kind: Any, field: Field, number: int) -> Any:
    row = {part.id: _of_kind(app, part.kind, part, number) for part in kind.fields}
    if "valid_from" in row:
        row |= {"valid_from": PAST, "valid_to": FOREVER}
    return (row,)


def _reference(app: App, record: str) -> int:
    """The first record of a type, made where there is none."""
    query = app.listing(ListRequest(record, app.today, ended=True))
    with app.database.read() as connection:
        ids = query.ids(connection, limit=1)
    return ids[0] if ids else make_sample(app, app.registry[record])


Make = Callable[[App, Any, Field, int], Any]

MAKERS: tuple[tuple[type[Kind], Make], ...] = (
    (Rows, _rows),
    (References, lambda app, kind, field, number: (_reference(app, kind.record),)),
    (Reference, lambda app, kind, field, number: _reference(app, kind.record)),
    (AnyReference, lambda app, kind, field, number: ("unit", _reference(app, "unit"))),
    (Choices, lambda app, kind, field, number: kind.options[0].id),
    (Choice, lambda app, kind, field, number: kind.options[0].id),
    (Date, lambda app, kind, field, number: dt.date(2020, 1, 1) + dt.timedelta(days=number)),
    (YesNo, lambda app, kind, field, number: True),
    (Integer, lambda app, kind, field, number: 2020 if kind.name == "year" else number),
    (LongText, lambda app, kind, field, number: f"{WORD} dòng một {number}\ndòng hai"),
    (Text, lambda app, kind, field, number: f"{WORD} {number}"[: kind.max_length]),
)
