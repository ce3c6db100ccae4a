"""Training counted: lượt người (each place in a class) and số người (each person once), by class and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, case, cast, func, select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.participant import Absence, Participant
from vstbpn_desktop.records.training_class import CANCELLED, TrainingClass, TrainingSession
from vstbpn_desktop.records.training_class import SPEC as TRAINING_CLASS
from vstbpn_desktop.records.unit import SPEC as UNIT

FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Count:
    """What training comes to.

    `registered` are lượt người by the lists, `people` the persons behind them; `attended` are those of the
    lists who came to one session at least, `attendances` the places taken in all sessions; `women` are of
    the registered, `planned` is None where no class says how many.
    """

    classes: int = 0
    sessions: int = 0
    planned: int | None = None
    registered: int = 0
    women: int = 0
    people: int = 0
    attended: int = 0
    attendances: int = 0
    people_attended: int = 0


@dataclass(frozen=True, slots=True)
class ClassCount:
    """One class with its counts; `first` and `last` are the days of its sessions."""

    id: int
    key: str
    topic: str
    state: str
    first: dt.date | None
    last: dt.date | None
    count: Count


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A participant as lists print them; `absences` are numbers of sessions, `attended`: came to one."""

    id: int
    number: int
    name: str
    gender: str
    post: str
    unit: str
    workplace: str
    phone: str
    absent: bool
    absences: frozenset[int]
    attended: bool
    note: str

    @property
    def place(self) -> str:
        """Where the person works: the office, then the unit."""
        return ", ".join(filter(None, (self.workplace, self.unit)))


def class_counts(reader: Reader, year: int, only: int | None = None) -> list[ClassCount]:
    """Every class of a year in the order of its code, or `only` that one."""
    query = select(TrainingClass.id, TrainingClass.topic, TrainingClass.state, TrainingClass.planned)
    query = query.where(TrainingClass.year == year)
    if only is not None:
        query = query.where(TrainingClass.id == only)
    rows = reader.connection.execute(query.order_by(TrainingClass.code_key)).all()
    ids = [row.id for row in rows]
    days, counts = _days(reader.connection, ids), _counts(reader.connection, ids)
    found = []
    for row in rows:
        own = days.get(row.id, [])
        mine = counts.get(row.id)
        count = Count(1, len(own), row.planned, **(dict(mine) if mine else {}))
        first, last = (own[0], own[-1]) if own else (None, None)
        key = reader.key(TRAINING_CLASS, row.id)
        found.append(ClassCount(row.id, key, row.topic, row.state, first, last, count))
    return found


def year_count(reader: Reader, year: int) -> Count:
    """All classes of a year but the cancelled ones together; a person in two classes is one person."""
    return total_count(reader, class_counts(reader, year))


def total_count(reader: Reader, counts: Iterable[ClassCount]) -> Count:
    """The same of classes that were counted before."""
    held = [found for found in counts if found.state != CANCELLED]
    ids = [found.id for found in held]
    planned = [found.count.planned for found in held if found.count.planned is not None]
    everyone, came = _people(reader.connection, ids)
    return Count(
        classes=len(held),
        sessions=sum(found.count.sessions for found in held),
        planned=sum(planned) if planned else None,
        registered=sum(found.count.registered for found in held),
        women=sum(found.count.women for found in held),
        people=everyone,
        attended=sum(found.count.attended for found in held),
        attendances=sum(found.count.attendances for found in held),
        people_attended=came,
    )


def counts_by_unit(connection: Connection, years: range) -> dict[int, tuple[int, int, frozenset[int]]]:
    """By unit: lượt người that came to classes of the years, the women of them, and which classes."""
    held = TrainingClass.year.between(years.start, years.stop - 1), TrainingClass.state != CANCELLED
    each = _attendance(select(TrainingClass.id).where(*held))
    query = select(
        each.c.unit_id, each.c.training_class_id, func.count(),
        func.sum(case((each.c.gender == FEMALE, 1), else_=0)),
    )  # fmt: skip
    query = query.where(each.c.unit_id.is_not(None), each.c.taken > 0)
    found: dict[int, tuple[int, int, frozenset[int]]] = {}
    for unit, class_id, came, women in connection.execute(query.group_by(*query.selected_columns[:2])):
        so_far = found.get(unit, (0, 0, frozenset[int]()))
        found[unit] = (so_far[0] + came, so_far[1] + women, so_far[2] | {class_id})
    return found


def roster(reader: Reader, class_id: int) -> list[RosterLine]:
    """The participants of a class in the order of their numbers."""
    query = select(Participant).where(Participant.training_class_id == class_id)
    missed = _absences(reader.connection, class_id)
    sessions = len(_days(reader.connection, [class_id]).get(class_id, [])) or 1
    found = []
    for row in reader.connection.execute(query.order_by(Participant.number)).mappings():
        unit = reader.title(UNIT, row["unit_id"]) if row["unit_id"] else ""
        absences = frozenset(missed.get(row["id"], ()))
        attended = not row["absent"] and len(absences & set(range(1, sessions + 1))) < sessions
        found.append(
            RosterLine(
                row["id"], row["number"], row["name"], row["gender"], row["post"], unit, row["workplace"],
                row["phone"], row["absent"], absences, attended, row["note"],
            )
        )  # fmt: skip
    return found


def other_classes(connection: Connection, participant_id: int) -> list[int]:
    """The other classes of the same person (folded name, unit and post), oldest first."""
    mine = connection.execute(
        select(Participant.identity, Participant.unit_id).where(Participant.id == participant_id)
    ).one()
    same_unit = Participant.unit_id.is_(None) if mine.unit_id is None else Participant.unit_id == mine.unit_id
    query = select(Participant.training_class_id).where(
        Participant.identity == mine.identity, same_unit, Participant.id != participant_id
    )
    return list(connection.execute(query.order_by(Participant.id)).scalars())


def _days(connection: Connection, class_ids: Iterable[int]) -> dict[int, list[dt.date]]:
    """The day of each session by class, in the order of the days."""
    query = select(TrainingSession.training_class_id, TrainingSession.date)
    query = query.where(TrainingSession.training_class_id.in_(list(class_ids))).order_by(TrainingSession.date)
    found: dict[int, list[dt.date]] = {}
    for class_id, day in connection.execute(query):
        found.setdefault(class_id, []).append(day)
    return found


def _absences(connection: Connection, class_id: int) -> dict[int, list[int]]:
    query = (
        select(Absence.participant_id, Absence.session)
        .join(Participant, Participant.id == Absence.participant_id)
        .where(Participant.training_class_id == class_id)
    )
    found: dict[int, list[int]] = {}
    for participant_id, session in connection.execute(query):
        found.setdefault(participant_id, []).append(session)
    return found


def _attendance(class_ids: list[int] | Select[int]) -> Any:
    """Each participant with how many sessions there were and how many were attended.

    A class without sessions counts as one session: who is not absent came.
    """
    held = (
        select(TrainingSession.training_class_id, func.count().label("sessions"))
        .group_by(TrainingSession.training_class_id)
        .subquery()
    )
    sessions = func.coalesce(held.c.sessions, 1)
    missed = (
        select(func.count(Absence.id))
        .where(Absence.participant_id == Participant.id, Absence.session <= sessions)
        .correlate(Participant, held)
        .scalar_subquery()
    )
    taken = case((Participant.absent, 0), else_=sessions - missed)
    return (
        select(
            Participant.training_class_id, Participant.gender, Participant.identity, Participant.unit_id,
            taken.label("taken"),
        )
        .outerjoin(held, held.c.training_class_id == Participant.training_class_id)
        .where(Participant.training_class_id.in_(class_ids))
        .subquery()
    )  # fmt: skip


def _counts(connection: Connection, class_ids: list[int]) -> dict[int, Any]:
    """By class: registered, women, people, attended, attendances, people_attended."""
    each = _attendance(class_ids)
    person = _person(each)
    came = each.c.taken > 0
    query = select(
        each.c.training_class_id,
        func.count().label("registered"),
        func.sum(case((each.c.gender == FEMALE, 1), else_=0)).label("women"),
        func.count(person.distinct()).label("people"),
        func.sum(case((came, 1), else_=0)).label("attended"),
        func.sum(each.c.taken).label("attendances"),
        func.count(case((came, person)).distinct()).label("people_attended"),
    ).group_by(each.c.training_class_id)
    return {
        row["training_class_id"]: {name: value for name, value in row.items() if name != "training_class_id"}
        for row in connection.execute(query).mappings()
    }


def _people(connection: Connection, class_ids: list[int]) -> tuple[int, int]:
    """How many persons are behind the lists, and how many of them came."""
    each = _attendance(class_ids)
    person = _person(each)
    query = select(func.count(person.distinct()), func.count(case((each.c.taken > 0, person)).distinct()))
    everyone, came = connection.execute(query).one()
    return int(everyone), int(came)


def _person(each: Any) -> ColumnElement[str]:
    """One text for one person: folded name and post, and the unit."""
    unit = func.coalesce(cast(each.c.unit_id, String), "")
    person: ColumnElement[str] = each.c.identity.concat("|").concat(unit)
    return person
