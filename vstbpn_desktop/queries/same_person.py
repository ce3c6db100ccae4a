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
    """A line without a person, or a person, as they are held against each other; `key` is the folded name."""

    table: str
    row_id: int
    key: str
    name: str
    post: str
    unit_id: int | None
    where: str = ""


class _Known:
    """The persons by name, and by name and unit; `wanted` keeps those of one name: another may fit better."""

    def __init__(self, reader: Reader, wanted: str | None) -> None:
        self._by_name: dict[str, list[_Line]] = {}
        self._by_unit: dict[tuple[str, int | None], list[_Line]] = {}
        given = wanted.split()[-1:] if wanted else []
        for row in reader.connection.execute(select(Person.id, Person.name, Person.post, Person.unit_id)):
            if all(word in fold(row.name) for word in given):
                key = name_identity(row.name)
                person = _Line("person", row.id, key, row.name, row.post, row.unit_id)
                self._by_name.setdefault(key, []).append(person)
                self._by_unit.setdefault((key, row.unit_id), []).append(person)

    def fitting(self, line: _Line) -> tuple[_Line, int] | None:
        """Who a line may be and how well that agrees; None where nobody fits, or two equally well."""
        here = self._by_unit.get((line.key, line.unit_id), []) if line.unit_id is not None else []
        if here:
            same = [person for person in here if line.post and _same_words(line.post, person.post)]
            best, agrees = (same, SURE) if same else (here, LIKELY)
        else:
            best, agrees = self._by_name.get(line.key, []), NAME_ONLY
        return (best[0], agrees) if len(best) == 1 else None


def proposals(reader: Reader, person_id: int | None = None) -> list[Proposal]:
    """Lines that may be one of the persons known (or that one person), the surest first.

    A line that two persons fit equally well is proposed for none of them.
    """
    wanted = name_identity(reader.title(PERSON, person_id)) if person_id is not None else None
    known, found = _Known(reader, wanted), []
    for line in _lines(reader, wanted):
        fitting = known.fitting(line)
        if fitting is not None and person_id in (None, fitting[0].row_id):
            found.append(_proposal(reader, line, *fitting))
    return sorted(found, key=lambda one: -one.agrees)


def _lines(reader: Reader, wanted: str | None) -> Iterator[_Line]:
    people = (
        select(Participant.id, Participant.identity, Participant.name, Participant.post, Participant.unit_id,
               TrainingClass.topic)
        .join(TrainingClass, TrainingClass.id == Participant.training_class_id)
        .where(Participant.person_id.is_(None))
        .order_by(TrainingClass.year.desc(), Participant.id)
    )  # fmt: skip
    if wanted is not None:
        people = people.where(Participant.identity.between(f"{wanted}|", f"{wanted}|\U0010ffff"))
    for row in reader.connection.execute(people):
        key = row.identity.partition("|")[0]
        yield _Line("participant", row.id, key, row.name, row.post, row.unit_id, f"lớp {row.topic}")
    team = (
        select(TeamMember.id, TeamMember.name, TeamMember.post, TeamMember.unit_id,
               Inspection.name.label("of"))
        .join(Inspection, Inspection.id == TeamMember.inspection_id)
        .where(TeamMember.person_id.is_(None), TeamMember.name != "")
        .order_by(Inspection.year.desc(), TeamMember.id)
    )  # fmt: skip
    for member in reader.connection.execute(team):
        key, where = name_identity(member.name), f"đoàn {member.of}"
        yield _Line("inspection_member", member.id, key, member.name, member.post, member.unit_id, where)
    kinds = {option.id: option.label for option in KINDS}
    for row in reader.connection.execute(_network(wanted)):
        kind = kinds.get(row.kind, "")
        yield _Line("collaborator", row.id, row.identity, row.name, row.post, row.unit_id, kind)


def _network(wanted: str | None) -> Any:
    query = select(
        Collaborator.id,
        Collaborator.identity,
        Collaborator.name,
        Collaborator.post,
        Collaborator.unit_id,
        Collaborator.kind,
    ).where(Collaborator.person_id.is_(None))
    return query if wanted is None else query.where(Collaborator.identity == wanted)


def _same_words(one: str, other: str) -> bool:
    return fold(one).strip() == fold(other).strip()


def _proposal(reader: Reader, line: _Line, person: _Line, agrees: int) -> Proposal:
    unit, own = _unit(reader, line.unit_id), _unit(reader, person.unit_id)
    known_as = ", ".join(filter(None, (person.name, person.post, own)))
    return Proposal(
        line.table, line.row_id, person.row_id, line.name, line.post, unit, line.where, known_as, agrees
    )


def _unit(reader: Reader, unit_id: int | None) -> str:
    return reader.title(reader.registry["unit"], unit_id) if unit_id else ""
