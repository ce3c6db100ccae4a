"""Who can be put on a class's list: the persons on file by unit, the people of other classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.queries.lists import ListQuery, ListRequest
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.training import roster
from vstbpn_desktop.records.participant import Participant, identity
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.records.training_class import SPEC as TRAINING_CLASS
from vstbpn_desktop.records.training_class import TrainingClass
from vstbpn_desktop.records.unit import SPEC as UNIT

NO_UNIT = "Chưa rõ đơn vị"
LISTED, FOCAL = "đã có trong lớp", "đầu mối"
Known = frozenset[tuple[str, int | None]]


@dataclass(frozen=True, slots=True)
class Offered:
    """A person that can be put on the list; `detail` is the post, `listed` that she is there already."""

    id: int
    name: str
    detail: str
    listed: bool


@dataclass(frozen=True, slots=True)
class OfferedGroup:
    """People of one unit or one class."""

    id: int
    title: str
    people: tuple[Offered, ...]


def persons_on_file(reader: Reader, class_id: int) -> tuple[OfferedGroup, ...]:
    """The persons on file by unit in protocol order, focal points first."""
    listed = _listed(reader, class_id)
    query = select(Person).order_by(Person.focal_point.desc(), Person.name_key)
    groups: dict[int | None, list[Offered]] = {}
    for row in reader.connection.execute(query).mappings():
        known = (identity(row["name"], row["post"], ""), row["unit_id"]) in listed
        words = (row["post"], FOCAL if row["focal_point"] else "", LISTED if known else "")
        one = Offered(row["id"], row["name"], " · ".join(filter(None, words)), known)
        groups.setdefault(row["unit_id"], []).append(one)
    units = ListQuery(reader.registry, ListRequest(UNIT.id, reader.as_of, ended=True)).ids(reader.connection)
    ordered = [unit_id for unit_id in (*units, None) if unit_id in groups]
    return tuple(
        OfferedGroup(
            unit_id or 0, reader.title(UNIT, unit_id) if unit_id else NO_UNIT, tuple(groups[unit_id])
        )
        for unit_id in ordered
    )


def people_of_classes(reader: Reader, class_id: int) -> tuple[OfferedGroup, ...]:
    """The lists of the other classes, the newest year first."""
    query = select(TrainingClass.id, TrainingClass.topic).where(TrainingClass.id != class_id)
    order = (TrainingClass.year.desc(), TrainingClass.code_key)
    listed = _listed(reader, class_id)
    return tuple(
        OfferedGroup(row.id, f"{reader.key(TRAINING_CLASS, row.id)} · {row.topic}", people)
        for row in reader.connection.execute(query.order_by(*order)).all()
        if (people := tuple(_people(reader, row.id, listed)))
    )


SOURCES: dict[str, Callable[[Reader, int], tuple[OfferedGroup, ...]]] = {
    "persons": persons_on_file,
    "classes": people_of_classes,
}


def _listed(reader: Reader, class_id: int) -> Known:
    query = select(Participant.identity, Participant.unit_id)
    rows: Any = reader.connection.execute(query.where(Participant.training_class_id == class_id))
    return frozenset((told, unit_id) for told, unit_id in rows)


def _people(reader: Reader, class_id: int, listed: Known) -> Iterator[Offered]:
    query = select(Participant.id, Participant.identity, Participant.unit_id)
    rows = reader.connection.execute(query.where(Participant.training_class_id == class_id))
    told = {row_id: (mark, unit_id) for row_id, mark, unit_id in rows}
    for line in roster(reader, class_id):
        known = told[line.id] in listed
        words = (line.post, line.place, LISTED if known else "")
        yield Offered(line.id, line.name, " · ".join(filter(None, words)), known)
