"""Read one unit: its head, names, kin, people, committee; the rest is put beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, case, func, or_, select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.unit_page import work
from vstbpn_desktop.queries.unit_page.model import SHOWN, Board, Kin, Lines, Name, Place, UnitView
from vstbpn_desktop.queries.unit_page.model import Person as PersonLine
from vstbpn_desktop.queries.unit_page.timeline import timeline
from vstbpn_desktop.records.committee import Committee
from vstbpn_desktop.records.person import Person, PersonPost
from vstbpn_desktop.records.seat import LEADING, Seat, SeatHolder
from vstbpn_desktop.records.seat import ROLES as SEAT_ROLES
from vstbpn_desktop.records.succession import KINDS, Succession, SuccessionFrom, SuccessionTo
from vstbpn_desktop.records.unit import LAST, ROLES, SPEC, UnitName
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

_KIND_WORDS = {option.id: option.label for option in KINDS}
_ROLE_WORDS = {option.id: option.label for option in ROLES}
_SEAT_WORDS = {option.id: option.label for option in SEAT_ROLES}


def unit_view(reader: Reader, unit_id: int, year: int) -> UnitView:
    """A unit as of the reader's day; `year` is the one whose tasks are told. KeyError where it is gone."""
    values, day = reader.values(SPEC, unit_id), reader.as_of
    names = tuple(Name(row["name"], row["valid_from"], row["valid_to"]) for row in values["names"])
    kin = tuple(kin_of(reader, unit_id))
    return UnitView(
        id=unit_id,
        key=reader.key(SPEC, unit_id),
        as_of=day,
        year=year,
        **{name: values[name] or "" for name in (
            "name", "full_name", "short_name", "addressing_name", "unconfirmed", "formed_from", "phone",
            "email", "address",
        )},
        type=SPEC.field("type").kind.display(values["type"]),
        level=SPEC.field("level").kind.display(values["level"]),
        order=None if values["protocol_order"] in (None, LAST) else values["protocol_order"],
        marks=tuple(_marks(values["roles"], day)),
        since=_known(values["valid_from"]),
        until=_known(values["valid_to"]),
        ended=values["valid_to"] <= day,
        names=names,
        kin=kin,
        people=people_of(reader, unit_id),
        board=board_of(reader, unit_id),
        places=places_of(reader, unit_id),
        duties=work.duties(reader, unit_id, year),
        classes=work.classes(reader, unit_id),
        visits=work.visits(reader, unit_id),
        findings=work.findings(reader, unit_id),
        letters=work.letters(reader, unit_id, values["names"]),
        timeline=timeline(reader, unit_id, values, kin),
    )  # fmt: skip


def _marks(roles: Any, day: dt.date) -> Iterator[str]:
    for row in roles:
        if row["valid_from"] <= day < row["valid_to"]:
            yield _ROLE_WORDS.get(row["role"], row["role"])


def _known(day: dt.date) -> dt.date | None:
    return None if day in (ALWAYS, FOREVER) else day


def kin_of(reader: Reader, unit_id: int) -> Iterator[Kin]:
    """The units it was made of and became by events up to the day, the newest event first."""
    for mine, other, before in ((SuccessionTo, SuccessionFrom, True), (SuccessionFrom, SuccessionTo, False)):
        named = _name_before() if before else _name_from()
        query = (
            select(other.unit_id, UnitName.name, Succession.kind, Succession.date, Succession.decision)
            .select_from(mine.__table__)
            .join(Succession.__table__, Succession.id == mine.succession_id)
            .join(other.__table__, and_(other.succession_id == Succession.id, other.unit_id != unit_id))
            .join(UnitName.__table__, and_(UnitName.unit_id == other.unit_id, named))
            .where(mine.unit_id == unit_id, Succession.date <= reader.as_of)
            .order_by(Succession.date.desc(), other.id)
        )
        for other_id, name, kind, date, decision in reader.connection.execute(query):
            yield Kin(other_id, name, before, _KIND_WORDS.get(kind, kind), date, decision)


def _name_before() -> Any:
    """The name borne on the day before the event."""
    return and_(UnitName.valid_from < Succession.date, UnitName.valid_to >= Succession.date)


def _name_from() -> Any:
    """The name borne from the day of the event on."""
    return and_(UnitName.valid_from <= Succession.date, UnitName.valid_to > Succession.date)


def people_of(reader: Reader, unit_id: int) -> Lines[PersonLine]:
    """Its people on the day, focal points first: by the posts kept in time, else by the one they have."""
    day = reader.as_of
    timed = select(PersonPost.person_id, PersonPost.post).where(
        PersonPost.unit_id == unit_id, PersonPost.valid_from <= day, PersonPost.valid_to > day
    )
    held = timed.subquery()
    plain = and_(Person.unit_id == unit_id, Person.id.notin_(select(PersonPost.person_id)))
    query = (
        select(
            Person.id, Person.name, func.coalesce(held.c.post, Person.post), Person.focal_point,
            Person.phone, Person.email, func.count().over(),
        )
        .select_from(Person.__table__)
        .outerjoin(held, held.c.person_id == Person.id)
        .where(or_(held.c.person_id.is_not(None), plain))
        .order_by(Person.focal_point.desc(), Person.name_key, Person.id)
        .limit(SHOWN)
    )  # fmt: skip
    rows = reader.connection.execute(query).all()
    return Lines(tuple(PersonLine(*row[:-1]) for row in rows), rows[0][-1] if rows else 0)


def board_of(reader: Reader, unit_id: int) -> Board | None:
    """Its own committee on the day; None where none is kept."""
    day = reader.as_of
    seats = and_(
        Seat.committee_id == Committee.id, Seat.valid_from <= day, Seat.valid_to > day,
        Seat.role.in_(LEADING),
    )  # fmt: skip
    held = and_(SeatHolder.seat_id == Seat.id, SeatHolder.valid_from <= day, SeatHolder.valid_to > day)
    women = func.sum(case((Person.gender == "female", 1), else_=0))
    query = (
        select(
            Committee.id, Committee.name, Committee.decision, func.count(Seat.id.distinct()),
            func.count(Person.id), func.coalesce(women, 0),
        )
        .select_from(Committee.__table__)
        .outerjoin(Seat.__table__, seats)
        .outerjoin(SeatHolder.__table__, held)
        .outerjoin(Person.__table__, Person.id == SeatHolder.person_id)
        .where(Committee.unit_id == unit_id, Committee.valid_from <= day, Committee.valid_to > day)
        .group_by(Committee.id)
        .order_by(Committee.valid_from.desc())
        .limit(1)
    )  # fmt: skip
    found = reader.connection.execute(query).first()
    return Board(*found) if found else None


def places_of(reader: Reader, unit_id: int) -> tuple[Place, ...]:
    """The seats tied to the unit in any committee on the day, and who fills them."""
    day = reader.as_of
    held = and_(SeatHolder.seat_id == Seat.id, SeatHolder.valid_from <= day, SeatHolder.valid_to > day)
    query = (
        select(Seat.id, Committee.name, Seat.role, Seat.post, func.coalesce(Person.name, ""))
        .select_from(Seat.__table__)
        .join(Committee.__table__, Committee.id == Seat.committee_id)
        .outerjoin(SeatHolder.__table__, held)
        .outerjoin(Person.__table__, Person.id == SeatHolder.person_id)
        .where(Seat.unit_id == unit_id, Seat.valid_from <= day, Seat.valid_to > day)
        .where(or_(Committee.unit_id.is_(None), Committee.unit_id != unit_id))
        .order_by(Committee.code, Seat.number)
        .limit(SHOWN)
    )
    return tuple(
        Place(row_id, committee, _SEAT_WORDS.get(role, role), post, holder)
        for row_id, committee, role, post, holder in reader.connection.execute(query)
    )
