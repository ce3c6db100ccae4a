"""The network of collaborators as of a day: which units have some, when they were last trained and active."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from vstbpn_desktop.queries.groups import protocol_order
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.collaborator import KINDS, Collaborator
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.training_class import CANCELLED, TrainingClass, TrainingSession
from vstbpn_desktop.records.unit import LEVELS, SPEC, Unit

HAS, HAS_NONE = "has", "none"
LEVEL_WORDS = {option.id: option.label for option in LEVELS}


@dataclass(frozen=True, slots=True)
class Member:
    """A collaborator: `trained_on` is the last day of a class she attended, `active_on` as it was noted."""

    id: int
    name: str
    gender: str
    kind: str
    unit_id: int
    post: str
    work_field: str
    phone: str
    trained_on: dt.date | None
    active_on: dt.date | None

    @property
    def kind_words(self) -> str:
        """ "tuyên truyền viên"."""
        return next((option.label for option in KINDS if option.id == self.kind), "")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of the grid with its collaborators."""

    id: int
    name: str
    level: str
    members: tuple[Member, ...]

    @property
    def has(self) -> bool:
        """Whether it has any."""
        return bool(self.members)

    @property
    def women(self) -> int:
        """How many of them are women."""
        return sum(member.gender == "female" for member in self.members)

    @property
    def trained_on(self) -> dt.date | None:
        """When one of them was last trained."""
        return max((m.trained_on for m in self.members if m.trained_on), default=None)

    @property
    def active_on(self) -> dt.date | None:
        """When one of them was last at work."""
        return max((m.active_on for m in self.members if m.active_on), default=None)


@dataclass(frozen=True, slots=True)
class Network:
    """The grid of one level ("" for all) on a day."""

    day: dt.date
    level: str
    lines: tuple[UnitLine, ...]

    @property
    def members(self) -> int:
        """How many collaborators there are."""
        return sum(len(line.members) for line in self.lines)

    @property
    def with_some(self) -> int:
        """How many units have some."""
        return sum(line.has for line in self.lines)

    def chosen(self, which: str) -> tuple[UnitLine, ...]:
        """The lines of units that have some, that have none, or ("") all."""
        return tuple(line for line in self.lines if which in ("", HAS if line.has else HAS_NONE))


def levels(reader: Reader, day: dt.date) -> list[str]:
    """The levels of the units there are on a day, lowest first."""
    query = select(Unit.level).where(Unit.valid_from <= day, Unit.valid_to > day).distinct()
    found = set(reader.connection.execute(query).scalars())
    return [option.id for option in reversed(LEVELS) if option.id in found]


def network(reader: Reader, day: dt.date, level: str = "") -> Network:
    """The units that exist on a day, in official order, with their collaborators of that day."""
    query = select(Unit.id, Unit.level).where(Unit.valid_from <= day, Unit.valid_to > day)
    if level:
        query = query.where(Unit.level == level)
    units = {row.id: row.level for row in reader.connection.execute(query)}
    found: dict[int, list[Member]] = {}
    for member in members(reader, day):
        found.setdefault(member.unit_id, []).append(member)
    lines = (
        UnitLine(unit, reader.title(SPEC, unit), units[unit], tuple(found.get(unit, ())))
        for unit in protocol_order(reader, set(units))
    )
    return Network(day, level, tuple(lines))


def members(reader: Reader, day: dt.date) -> list[Member]:
    """The collaborators of a day by their names."""
    trained = _trained(reader, day)
    query = select(Collaborator).where(Collaborator.valid_from <= day, Collaborator.valid_to > day)
    return [
        Member(
            row.id, row.name, row.gender, row.kind, row.unit_id, row.post, row.work_field, row.phone,
            trained.get(row.id), row.active_on if row.active_on and row.active_on <= day else None,
        )
        for row in reader.connection.execute(query.order_by(Collaborator.name_key, Collaborator.id))
    ]  # fmt: skip


def _trained(reader: Reader, day: dt.date) -> dict[int, dt.date]:
    """The last day of a class attended up to a day, by collaborator: as the same person, or by the same name
    from the same unit (who came is counted so too)."""
    identity = func.substr(Participant.identity, 1, func.instr(Participant.identity, "|") - 1)
    same = or_(
        and_(Participant.person_id.is_not(None), Participant.person_id == Collaborator.person_id),
        and_(Participant.unit_id == Collaborator.unit_id, identity == Collaborator.identity),
    )
    query = (
        select(Collaborator.id, func.max(TrainingSession.date))
        .join(Participant, same)
        .join(TrainingClass, TrainingClass.id == Participant.training_class_id)
        .join(TrainingSession, TrainingSession.training_class_id == TrainingClass.id)
        .where(Participant.absent.is_(False), TrainingClass.state != CANCELLED, TrainingSession.date <= day)
        .group_by(Collaborator.id)
    )
    return {row_id: last for row_id, last in reader.connection.execute(query)}
