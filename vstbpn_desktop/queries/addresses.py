"""Where post goes and whom one calls: units, persons on file, participants of classes, as of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from vstbpn_desktop.queries.directory import read_many
from vstbpn_desktop.queries.groups import protocol_order
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.participant import SPEC as PARTICIPANT
from vstbpn_desktop.records.person import BY_GENDER, HONORIFICS, Person
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit import UnitRole
from vstbpn_desktop.vietnamese.names import name_identity

RECORDS: Final = (UNIT.id, PERSON.id, PARTICIPANT.id)
"""The records that have addresses."""
_TITLES: Final = {option.id: option.label.capitalize() for option in HONORIFICS}
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Address:
    """A unit, or a person with her unit.

    `name` is what is written to: the unit's addressing name, or "Bà Nguyễn Thị Mẫu" (the title only where it
    or the gender is known). `unit` is the unit's full name, `unit_id` None for a person without one.
    `address` is the unit's; telephone and e-mail are a person's own where she has them, else the unit's.
    """

    id: int
    record: str
    name: str
    post: str
    unit: str
    unit_id: int | None
    address: str
    phone: str
    email: str

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.record != UNIT.id

    @property
    def work(self) -> str:
        """ "Chuyên viên, Sở Nội vụ" below a person's name, nothing below a unit's."""
        return ", ".join(filter(None, (self.post, self.unit))) if self.is_person else ""

    @property
    def words(self) -> str:
        """All that tells the addressee from others, on one line."""
        return ", ".join(filter(None, (self.name, self.work)))


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: the committee and, where the profile names it, the address of the standing office."""

    profile: ProfileData
    address: str
    phone: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of a unit one may call."""

    id: int
    name: str
    post: str
    focal_point: bool
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class ContactGroup:
    """A unit with its people; `unit` is "" for those whose unit is not known."""

    unit: str
    address: str
    phone: str
    email: str
    people: tuple[Contact, ...]


def addresses(reader: Reader, record: str, ids: Sequence[int]) -> tuple[Address, ...]:
    """The addresses of these rows in that order; each addressee once, though she is in several classes."""
    if record == UNIT.id:
        return tuple(_of_unit(row_id, values) for row_id, values in read_many(reader, UNIT, ids))
    rows = list(read_many(reader, reader.registry[record], ids))
    units = _units(reader, (values["unit"] for _, values in rows))
    found: dict[tuple[str, str, int | None], Address] = {}
    for row_id, values in rows:
        made = _of_person(record, row_id, values, units.get(values["unit"], {}))
        found.setdefault((name_identity(values["name"]), made.post, made.unit_id), made)
    return tuple(found.values())


def sender(reader: Reader) -> Sender:
    """Who sends as of the reader's day."""
    role, day = UnitRole, reader.as_of
    query = select(role.unit_id).where(role.role == "standing_office", role.valid_from <= day)
    standing = reader.connection.execute(query.where(role.valid_to > day)).scalar()
    values = _units(reader, (standing,)).get(standing, {})
    return Sender(profile_at(reader, day), values.get("address", ""), values.get("phone", ""))


def contacts(
    reader: Reader, record: str, ids: Sequence[int], *, focal_only: bool = False
) -> tuple[ContactGroup, ...]:
    """Whom to call, by unit in protocol order, focal points first.

    Of units all their people; of persons these alone. Units are left out that have neither people nor a
    telephone nor an e-mail address.
    """
    people = _people(reader, record, ids)
    if focal_only:
        people = {unit: [one for one in found if one.focal_point] for unit, found in people.items()}
    wanted = set(ids) if record == UNIT.id else {unit for unit, found in people.items() if unit and found}
    ordered: list[int | None] = [*protocol_order(reader, wanted), None]
    units = _units(reader, ordered)
    groups = (_group(units.get(unit, {}), people.get(unit, ())) for unit in ordered)
    return tuple(group for group in groups if group.people or group.phone or group.email)


def _of_unit(row_id: int, values: Values) -> Address:
    return Address(
        id=row_id,
        record=UNIT.id,
        name=values["addressing_name"] or values["full_name"] or values["name"],
        post="",
        unit=values["full_name"] or values["name"],
        unit_id=row_id,
        address=values["address"],
        phone=values["phone"],
        email=values["email"],
    )


def _of_person(record: str, row_id: int, values: Values, unit: Values) -> Address:
    workplace = values.get("workplace", "")
    honorific = values.get("honorific") or BY_GENDER[values["gender"]]
    name = " ".join(filter(None, (_TITLES.get(honorific, ""), values["name"])))
    full = unit.get("full_name") or unit.get("name", "")
    return Address(
        id=row_id,
        record=record,
        name=name,
        post=values["post"],
        unit=", ".join(filter(None, (workplace, full))),
        unit_id=values["unit"],
        address=unit.get("address", ""),
        phone=values["phone"] or unit.get("phone", ""),
        email=values.get("email") or unit.get("email", ""),
    )


def _units(reader: Reader, ids: Iterable[int | None]) -> dict[int | None, Values]:
    return dict(read_many(reader, UNIT, sorted({unit for unit in ids if unit})))


def _people(reader: Reader, record: str, ids: Sequence[int]) -> dict[int | None, list[Contact]]:
    """The people asked for by their unit."""
    reading: dict[str, Callable[[], Sequence[int]]] = {
        UNIT.id: lambda: _persons_of(reader, ids), PERSON.id: lambda: ids,
    }  # fmt: skip
    spec = reader.registry[PERSON.id if record == UNIT.id else record]
    found: dict[int | None, list[Contact]] = {}
    known: set[tuple[str, str, int | None]] = set()
    for row_id, values in read_many(reader, spec, reading.get(record, lambda: ids)()):
        told = name_identity(values["name"]), values["post"], values["unit"]
        if told not in known:
            known.add(told)
            found.setdefault(values["unit"], []).append(_contact(row_id, values))
    for people in found.values():
        people.sort(key=lambda one: not one.focal_point)
    return found


def _persons_of(reader: Reader, units: Sequence[int]) -> list[int]:
    query = select(Person.id).where(Person.unit_id.in_(units)).order_by(Person.name_key, Person.id)
    return list(reader.connection.execute(query).scalars())


def _contact(row_id: int, values: Values) -> Contact:
    return Contact(
        row_id, values["name"], values["post"], bool(values.get("focal_point")), values["phone"],
        values.get("email", ""),
    )  # fmt: skip


def _group(unit: Values, people: Sequence[Contact]) -> ContactGroup:
    return ContactGroup(
        unit.get("full_name") or unit.get("name", ""), unit.get("address", ""), unit.get("phone", ""),
        unit.get("email", ""), tuple(people),
    )  # fmt: skip
