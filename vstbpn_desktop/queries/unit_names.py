"""Which unit a name means on a day: any of its names, accents and case aside."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, select

from vstbpn_desktop.records.unit import Unit, UnitName
from vstbpn_desktop.vietnamese.folding import fold


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
    """A name as it is compared: folded, dashes and blanks alike."""
    return " ".join(fold(name).replace("-", " ").replace("–", " ").replace(",", " ").split())
