"""Which unit a name means on a day: any of its names, accents and case aside."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import Connection, select

from vstbpn_desktop.records.unit import Unit, UnitName
from vstbpn_desktop.vietnamese.folding import fold

_BLANKS: Final = str.maketrans(dict.fromkeys("-–,.", " "))
_SPELLED: Final = {"tp": ("thanh", "pho"), "tx": ("thi", "xa"), "ubnd": ()}
"""First words written short, or before the name of a place as its authority."""


def units_by_name(connection: Connection, day: dt.date) -> dict[str, int]:
    """Unit ids by folded name (name, short and full name, code) of the units that exist on a day.

    A name that two units bear stands for neither.
    """
    query = (
        select(Unit.id, Unit.code, UnitName.name, UnitName.short_name, UnitName.full_name)
        .join(UnitName, UnitName.unit_id == Unit.id)
        .where(Unit.valid_from <= day, Unit.valid_to > day)
        .where(UnitName.valid_from <= day, UnitName.valid_to > day)
    )
    found: dict[str, set[int]] = {}
    for unit_id, *names in connection.execute(query):
        for name in names:
            found.setdefault(name_fold(name), set()).add(unit_id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def name_fold(name: str) -> str:
    """A name as it is compared: folded, marks and blanks alike, "TP", "TX" spelled, no "UBND" before."""
    words = fold(name).translate(_BLANKS).split()
    while words and words[0] in _SPELLED and len(words) > 1:
        words[:1] = _SPELLED[words[0]]
    return " ".join(words)
