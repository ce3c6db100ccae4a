"""Lines of lists that may be a person who is known: proposed here, confirmed by the officer alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.collaborator import KINDS, Collaborator
from vstbpn_desktop.records.inspection import Inspection, TeamMember
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.records.training_class import TrainingClass
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.names import name_identity

SURE, LIKELY, NAME_ONLY = 3, 2, 1
HOW = {SURE: "trùng họ tên, đơn vị, chức vụ", LIKELY: "trùng họ tên, đơn vị", NAME_ONLY: "chỉ trùng họ tên"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line of a list (`table`, `row_id`) that may be a person: where it stands, how well it agrees."""

    table: str
    row_id: int
    person: int
    name: str
    post: str
    unit: str
    where: str
    known_as: str
    agrees: int

    @property
    def how(self) -> str:
        """In words, what agrees."""
        return HOW[self.agrees]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without a person, or a person, as they are held against each other."""

    table: str
    row_id: int
    name: str
    post: str
    unit_id: int | None
    where: str


def proposals(reader: Reader, person_id: int | None = None) -> list[Proposal]:
    """Lines that may be one of the persons known (or that one person), the surest first.

    A line that two persons fit equally well is proposed for none of them.
    """
    wanted = name_identity(reader.title(PERSON, person_id)) if person_id is not None else None
    known = _known(reader, wanted)
    found = []
    for line in _lines(reader, wanted):
        fitting = sorted(
            ((_agrees(line, person), person) for person in known.get(name_identity(line.name), ())),
            key=lambda pair: -pair[0],
        )
        if fitting and (len(fitting) == 1 or fitting[0][0] > fitting[1][0]):
            found.append(_proposal(reader, line, fitting[0][1], fitting[0][0]))
    if person_id is not None:
        found = [one for one in found if one.person == person_id]
    return sorted(found, key=lambda one: -one.agrees)


def _known(reader: Reader, wanted: str | None) -> dict[str, list[_Line]]:
    """Persons by the identity of their names; of one name all who bear it: another may fit better."""
    known: dict[str, list[_Line]] = {}
    for row in reader.connection.execute(select(Person.id, Person.name, Person.post, Person.unit_id)):
        key = name_identity(row.name)
        if wanted in (None, key):
            known.setdefault(key, []).append(_Line("person", row.id, row.name, row.post, row.unit_id, ""))
    return known


def _lines(reader: Reader, wanted: str | None) -> Iterator[_Line]:
    people = (
        select(Participant.id, Participant.name, Participant.post, Participant.unit_id, TrainingClass.topic)
        .join(TrainingClass, TrainingClass.id == Participant.training_class_id)
        .where(Participant.person_id.is_(None))
        .order_by(TrainingClass.year.desc(), Participant.id)
    )
    if wanted is not None:
        people = people.where(Participant.identity.between(f"{wanted}|", f"{wanted}|\U0010ffff"))
    for row in reader.connection.execute(people):
        yield _Line("participant", row.id, row.name, row.post, row.unit_id, f"lớp {row.topic}")
    team = (
        select(TeamMember.id, TeamMember.name, TeamMember.post, TeamMember.unit_id,
               Inspection.name.label("of"))
        .join(Inspection, Inspection.id == TeamMember.inspection_id)
        .where(TeamMember.person_id.is_(None), TeamMember.name != "")
        .order_by(Inspection.year.desc(), TeamMember.id)
    )  # fmt: skip
    for row in reader.connection.execute(team):
        yield _Line("inspection_member", row.id, row.name, row.post, row.unit_id, f"đoàn {row.of}")
    kinds = {option.id: option.label for option in KINDS}
    for row in reader.connection.execute(_network(wanted)):
        yield _Line("collaborator", row.id, row.name, row.post, row.unit_id, kinds.get(row.kind, ""))


def _network(wanted: str | None) -> Any:
    query = select(
        Collaborator.id, Collaborator.name, Collaborator.post, Collaborator.unit_id, Collaborator.kind
    ).where(Collaborator.person_id.is_(None))
    return query if wanted is None else query.where(Collaborator.identity == wanted)


def _agrees(line: _Line, person: _Line) -> int:
    same_unit = line.unit_id is not None and line.unit_id == person.unit_id
    same_post = bool(line.post) and fold(line.post).strip() == fold(person.post).strip()
    return NAME_ONLY + same_unit + (same_unit and same_post)


def _proposal(reader: Reader, line: _Line, person: _Line, agrees: int) -> Proposal:
    unit, own = _unit(reader, line.unit_id), _unit(reader, person.unit_id)
    known_as = ", ".join(filter(None, (person.name, person.post, own)))
    return Proposal(
        line.table, line.row_id, person.row_id, line.name, line.post, unit, line.where, known_as, agrees
    )


def _unit(reader: Reader, unit_id: int | None) -> str:
    return reader.title(reader.registry["unit"], unit_id) if unit_id else ""
