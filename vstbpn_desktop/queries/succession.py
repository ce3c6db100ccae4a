"""What became of a unit, and of which units it was made, through any number of events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, TextClause, bindparam, text

DEEPEST = 20
"""Events in a row that are followed: more would be a mistake in the data, not history."""

_FOLLOW = """
with recursive step(root, unit, date, kind, depth) as (
    select was.unit_id, next.unit_id, s.date, s.kind, 1
    from succession_{of} was
    join succession s on s.id = was.succession_id and s.date <= :day
    join succession_{other} next on next.succession_id = s.id and next.unit_id <> was.unit_id
    where was.unit_id in :units
    union
    select step.root, next.unit_id, s.date, s.kind, step.depth + 1
    from step
    join succession_{of} was on was.unit_id = step.unit
    join succession s on s.id = was.succession_id and s.date <= :day and s.date {order} step.date
    join succession_{other} next on next.succession_id = s.id and next.unit_id <> was.unit_id
    where step.depth < :deepest
)
select root, unit, min(date), kind, min(depth), u.valid_to > :day
from step join unit u on u.id = step.unit
group by root, unit order by root, min(depth), unit
"""
_WHOLE = text("""
select was.unit_id, min(follows.unit_id)
from succession s
join succession_from was on was.succession_id = s.id
join succession_to follows on follows.succession_id = s.id and follows.unit_id <> was.unit_id
where s.kind in ('absorb', 'merge') and s.date <= :day
group by was.unit_id having count(distinct follows.unit_id) = 1
""")
_UNITS: BindParameter[Any] = bindparam("units", expanding=True)
_HEIRS = text(_FOLLOW.format(of="from", other="to", order=">=")).bindparams(_UNITS)
_ORIGINS = text(_FOLLOW.format(of="to", other="from", order="<=")).bindparams(_UNITS)


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit that another became or was made of: since when, by what kind of event, how many events away,
    and whether it is still there on the day."""

    unit_id: int
    date: dt.date
    kind: str
    depth: int
    lives: bool


def heirs(connection: Connection, units: Iterable[int], day: dt.date) -> dict[int, list[Heir]]:
    """What each unit became up to a day, nearest first; nothing for those that are still themselves."""
    return _follow(connection, _HEIRS, units, day)


def origins(connection: Connection, units: Iterable[int], day: dt.date) -> dict[int, list[Heir]]:
    """The units that each unit was made of up to a day, nearest first: what is counted for them adds up."""
    return _follow(connection, _ORIGINS, units, day)


def stand_ins(connection: Connection, day: dt.date) -> dict[int, int]:
    """The unit that what was counted for an ended one counts for on a day, by the ended one.

    Only where it went into one unit as a whole, absorbed or merged, once or several times in a row: nobody
    can say how the counts of a split or abolished unit fall to others (rules: Units through time).
    """
    steps = {was: follows for was, follows in connection.execute(_WHOLE, {"day": day.isoformat()})}
    return {was: _last(steps, was) for was in steps}


def _last(steps: dict[int, int], unit: int) -> int:
    for _ in range(DEEPEST):
        if unit not in steps:
            break
        unit = steps[unit]
    return unit


def _follow(
    connection: Connection, statement: TextClause, units: Iterable[int], day: dt.date
) -> dict[int, list[Heir]]:
    values = {"units": sorted(set(units)), "day": day.isoformat(), "deepest": DEEPEST}
    found: dict[int, list[Heir]] = {}
    for root, unit, date, kind, depth, lives in connection.execute(statement, values):
        found.setdefault(root, []).append(Heir(unit, dt.date.fromisoformat(date), kind, depth, bool(lives)))
    return found
