"""Everything the page of the committees shows as of a day, read in one go."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vstbpn_desktop.queries.committee import SeatLine, roster
from vstbpn_desktop.queries.committee_boards import Board, boards
from vstbpn_desktop.queries.committee_history import Pending, Step, Tenure, pending, steps, tenures
from vstbpn_desktop.queries.committee_moves import Move, proposed
from vstbpn_desktop.queries.reading import Reader


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """All committees of a day, the chosen one with its seats and what its next decision has to change.

    `board` None: there is none on that day. `pending` are issued decisions that changed no roster yet.
    """

    day: dt.date
    boards: tuple[Board, ...]
    board: Board | None
    lines: tuple[SeatLine, ...] = ()
    moves: tuple[Move, ...] = ()
    pending: tuple[Pending, ...] = ()


def committee_view(reader: Reader, day: dt.date, committee_id: int | None) -> CommitteeView:
    """The committees of a day; `committee_id` None chooses the first, the province's where it is kept."""
    found = tuple(boards(reader, day))
    chosen = next((one for one in found if one.id == committee_id), None) or next(iter(found), None)
    waiting = tuple(pending(reader))
    if chosen is None:
        return CommitteeView(day, found, None, pending=waiting)
    lines = tuple(roster(reader, day, chosen.id))
    return CommitteeView(day, found, chosen, lines, tuple(proposed(reader, chosen.id, day)), waiting)


def history_of(reader: Reader, committee_id: int) -> tuple[Step, ...]:
    """The decisions that founded and changed a committee."""
    return tuple(steps(reader, committee_id))


def tenures_of(reader: Reader, seat_id: int) -> tuple[Tenure, ...]:
    """Who held a seat through time."""
    return tuple(tenures(reader, seat_id))
