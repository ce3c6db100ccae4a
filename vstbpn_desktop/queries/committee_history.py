"""How a committee changed: two days compared, and the decisions that changed it with what each changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.queries.committee import ADD, REMOVE, REPLACE, SeatLine, role_words, roster
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.committee import Committee, CommitteeDecision
from vstbpn_desktop.records.document import FROZEN, Document
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.records.seat import Seat, SeatHolder
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

DECISION_PAPER = "committee-decision"
"""The paper of the shelf whose issue changes the roster."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A seat that is filled otherwise on the later day: add, replace or remove."""

    kind: str
    number: int
    role: str
    post: str
    out: str
    into: str

    @property
    def id(self) -> int:
        """The seat's number tells it from the others."""
        return self.number

    @property
    def role_words(self) -> str:
        """The role of the seat."""
        return role_words(self.role)


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which the committee changed: by which decision ("": none is known), and how."""

    id: int
    day: dt.date
    decision: str
    document_id: int | None
    founding: bool
    members: int
    differences: tuple[Difference, ...]

    def count(self, kind: str) -> int:
        """How many seats changed in that way."""
        return sum(one.kind == kind for one in self.differences)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held a seat from a day to a day, by which decision."""

    person_id: int
    name: str
    since: dt.date | None
    until: dt.date | None
    decision: str
    post: str


@dataclass(frozen=True, slots=True)
class Pending:
    """An issued decision that has not changed the roster yet."""

    id: int
    symbol: str
    date: dt.date | None
    options: str


def compare(reader: Reader, committee_id: int, first: dt.date, second: dt.date) -> list[Difference]:
    """What is otherwise on the second day."""
    return _between(roster(reader, first, committee_id), roster(reader, second, committee_id))


def steps(reader: Reader, committee_id: int) -> list[Step]:
    """Every day on which the committee was founded or changed, the newest first."""
    row = reader.connection.execute(select(Committee).where(Committee.id == committee_id)).one()
    named = {one.date: one for one in _decisions(reader, committee_id)}
    days = sorted({*named, *_days(reader, committee_id), row.valid_from} - {FOREVER})
    found: list[Step] = []
    before: list[SeatLine] = []
    for number, day in enumerate(days):
        after = roster(reader, day, committee_id)
        told = tuple(_between(before, after))
        known, first = named.get(day), number == 0
        if told or known:
            words = known.decision if known else (row.decision if first else "") or _said(after, day)
            document = known.document_id if known else None
            filled = sum(line.holder is not None for line in after)
            found.append(Step(number + 1, day, words, document, first, filled, told))
        before = after
    return found[::-1]


def tenures(reader: Reader, seat_id: int) -> list[Tenure]:
    """Who held a seat, the newest first."""
    query = (
        select(SeatHolder, Person.name)
        .join(Person, Person.id == SeatHolder.person_id)
        .where(SeatHolder.seat_id == seat_id)
        .order_by(SeatHolder.valid_from.desc())
    )
    return [
        Tenure(row.person_id, row.name, _known(row.valid_from, ALWAYS), _known(row.valid_to, FOREVER),
               row.decision, row.post)
        for row in reader.connection.execute(query)
    ]  # fmt: skip


def pending(reader: Reader) -> list[Pending]:
    """Issued decisions on members that no committee names among those it was changed by."""
    done = select(CommitteeDecision.document_id).where(CommitteeDecision.document_id.is_not(None))
    query = (
        select(Document.id, Document.symbol, Document.date, Document.options)
        .where(Document.shelf == DECISION_PAPER, Document.state.in_(FROZEN[:1]))
        .where(Document.id.not_in(done))
        .order_by(Document.date, Document.id)
    )
    return [Pending(*row) for row in reader.connection.execute(query)]


def _between(before: Sequence[SeatLine], after: Sequence[SeatLine]) -> list[Difference]:
    old, new = {line.id: line for line in before}, {line.id: line for line in after}
    found = [_difference(old.get(seat), new.get(seat)) for seat in {**old, **new}]
    return sorted(filter(None, found), key=lambda one: one.number)


def _difference(before: SeatLine | None, after: SeatLine | None) -> Difference | None:
    left = before.holder if before else None
    came = after.holder if after else None
    line = after or before
    if line is None or (left and left.person_id) == (came and came.person_id):
        return None
    kind = REPLACE if left and came else ADD if came else REMOVE
    post = line.held_post if came else line.post
    return Difference(
        kind, line.number, line.role, post, left.name if left else "", came.name if came else ""
    )


def _days(reader: Reader, committee_id: int) -> set[dt.date]:
    """The days on which a seat of the committee changed hands, began or ended."""
    rows = reader.connection.execute(
        select(Seat.valid_from, Seat.valid_to, SeatHolder.valid_from, SeatHolder.valid_to)
        .outerjoin(SeatHolder, SeatHolder.seat_id == Seat.id)
        .where(Seat.committee_id == committee_id)
    )
    return {day for row in rows for day in row if day is not None}


def _decisions(reader: Reader, committee_id: int) -> Sequence[Any]:
    query = select(CommitteeDecision).where(CommitteeDecision.committee_id == committee_id)
    return reader.connection.execute(query.order_by(CommitteeDecision.id)).all()


def _said(lines: Sequence[SeatLine], day: dt.date) -> str:
    """The decision that those who came on a day came by, where the committee itself names none."""
    told = (line.holder.decision for line in lines if line.holder and line.holder.since == day)
    return next((words for words in told if words), "")


def _known(day: dt.date, open_end: dt.date) -> dt.date | None:
    return None if day == open_end else day
