"""The committees as of a day: the province's first, how each is filled, which decision it stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.queries.committee import (
    CARRIED,
    NO_DUTY,
    UNCONFIRMED,
    UNIT_ENDED,
    VACANT,
    SeatLine,
    roster,
    women,
)
from vstbpn_desktop.queries.committee_rules import Rules, composition_rules
from vstbpn_desktop.queries.groups import protocol_order
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.committee import Committee, CommitteeDecision
from vstbpn_desktop.records.seat import LEADING
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.spec.kinds import ALWAYS


@dataclass(frozen=True, slots=True)
class Counts:
    """How a committee is filled. `members` are persons who fill its own seats, `helpers` those who serve it,
    `genderless` members whose gender is not on file.

    `changing` counts seats that the next decision has to change, vacant ones aside.
    """

    seats: int
    members: int
    women: int
    genderless: int
    helpers: int
    vacant: int
    changing: int
    no_duty: int
    unconfirmed: int

    @property
    def open(self) -> int:
        """Seats that ask for a decision."""
        return self.vacant + self.changing


@dataclass(frozen=True, slots=True)
class Board:
    """A committee on a day. `unit_id` None: the province's. `decision` is the last it stands on ("": none
    known), `renewed` its day where that is known."""

    id: int
    code: str
    name: str
    unit_id: int | None
    unit: str
    decision: str
    renewed: dt.date | None
    counts: Counts
    warnings: tuple[str, ...] = ()


def boards(reader: Reader, day: dt.date, committee_id: int | None = None) -> list[Board]:
    """The committees that exist on a day: the province's, then the units' in protocol order."""
    rows = reader.connection.execute(
        select(Committee)
        .where(Committee.valid_from <= day, Committee.valid_to > day)
        .order_by(Committee.code)
    ).all()
    lines: dict[int, list[SeatLine]] = {}
    for line in roster(reader, day, committee_id):
        lines.setdefault(line.committee_id, []).append(line)
    last, rules = _last_decisions(reader, day), composition_rules(reader)
    chosen = [row for row in rows if committee_id in (None, row.id)]
    return [_board(reader, row, lines.get(row.id, []), last, rules) for row in _ordered(reader, chosen)]


def board(reader: Reader, committee_id: int, day: dt.date) -> Board | None:
    """One committee; None where it does not exist on that day."""
    return next(iter(boards(reader, day, committee_id)), None)


def province_committee(reader: Reader) -> Board | None:
    """The province's committee on the reader's day; None where it is not kept."""
    query = (
        select(Committee.id)
        .where(Committee.unit_id.is_(None))
        .where(Committee.valid_from <= reader.as_of, Committee.valid_to > reader.as_of)
        .order_by(Committee.code)
    )
    found = reader.connection.execute(query.limit(1)).scalar()
    return board(reader, found, reader.as_of) if found else None


def counts_of(lines: Sequence[SeatLine]) -> Counts:
    """How seats are filled, flagged, and shared between women and men."""
    own, members = women(list(lines))
    flagged = [flag for line in lines for flag in line.flags]
    return Counts(
        seats=len(lines),
        members=members,
        women=own,
        genderless=sum(
            line.holder is not None and line.role in LEADING and not line.holder.gender for line in lines
        ),
        helpers=sum(line.holder is not None for line in lines) - members,
        vacant=flagged.count(VACANT),
        changing=sum(
            line.holder is not None and bool({CARRIED, UNIT_ENDED} & {*line.flags}) for line in lines
        ),
        no_duty=flagged.count(NO_DUTY),
        unconfirmed=flagged.count(UNCONFIRMED),
    )


def boards_json(reader: Reader, found: Sequence[Board]) -> Iterator[dict[str, Any]]:
    """The committees as the headless command prints them."""
    for one in found:
        counts = one.counts
        yield {
            "key": one.code, "name": one.name,
            "unit": reader.key(UNIT, one.unit_id) if one.unit_id else None,
            "decision": one.decision or None, "renewed": one.renewed.isoformat() if one.renewed else None,
            "seats": counts.seats, "members": counts.members, "women": counts.women,
            "helpers": counts.helpers, "vacant": counts.vacant, "changing": counts.changing,
            "no_duty": counts.no_duty, "unconfirmed": counts.unconfirmed, "warnings": list(one.warnings),
        }  # fmt: skip


def _board(
    reader: Reader,
    row: Any,
    lines: Sequence[SeatLine],
    last: dict[int, tuple[str, dt.date]],
    rules: Rules,
) -> Board:
    founded = (row.decision, row.valid_from if row.decision and row.valid_from > ALWAYS else None)
    decision, renewed = last.get(row.id, founded)
    unit = reader.title(UNIT, row.unit_id) if row.unit_id else ""
    warned = tuple(rules.warnings(lines)) if lines else ()
    return Board(row.id, row.code, row.name, row.unit_id, unit, decision, renewed, counts_of(lines), warned)


def _last_decisions(reader: Reader, day: dt.date) -> dict[int, tuple[str, dt.date]]:
    """The newest decision of each committee up to a day."""
    query = (
        select(CommitteeDecision.committee_id, CommitteeDecision.decision, CommitteeDecision.date)
        .where(CommitteeDecision.date <= day)
        .order_by(CommitteeDecision.date, CommitteeDecision.id)
    )
    return {committee: (words, date) for committee, words, date in reader.connection.execute(query)}


def _ordered(reader: Reader, rows: Sequence[Any]) -> list[Any]:
    units = {row.unit_id for row in rows if row.unit_id}
    place = {unit: at for at, unit in enumerate(protocol_order(reader, units))} if units else {}
    return sorted(rows, key=lambda row: -1 if row.unit_id is None else place.get(row.unit_id, len(place)))
