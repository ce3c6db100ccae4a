"""The whole network of units on a day: how each stands by a few declared statuses. One query a status."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import extract, func, or_, select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.standing import UnitLabel, standings, unit_labels
from vstbpn_desktop.records.assignment import ACCEPTED, EXEMPT, SUBMITTED
from vstbpn_desktop.records.committee import Committee
from vstbpn_desktop.records.inspection import CANCELLED, Inspection, Visit
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.records.training_class import CANCELLED as NOT_HELD
from vstbpn_desktop.records.training_class import TrainingClass
from vstbpn_desktop.records.unit import LEVELS, Unit

INSPECTION_YEARS: Final = 3
"""Every unit is to be inspected within so many years (design/product: choice of units to inspect)."""


Stands = dict[int, tuple[str, str]]
"""By unit: the id of a state, and words that say more than the state's own ("" for none)."""


@dataclass(frozen=True, slots=True)
class State:
    """One way a unit may stand: its id, its word, the meaning of its colour."""

    id: str
    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Status:
    """What units are looked at by, and the ways they may stand, the one that asks for work first."""

    id: str
    label: str
    states: tuple[State, ...]

    def state(self, state_id: str) -> State:
        """The state of that id."""
        return next(state for state in self.states if state.id == state_id)


STATUSES: Final = (
    Status("tasks", "Nhiệm vụ", (
        State("overdue", "có việc quá hạn", "bad"),
        State("open", "đang làm", "soon"),
        State("done", "đã xong việc", "good"),
        State("none", "chưa giao việc", "unknown"),
    )),
    Status("committee", "Ban VSTBPN", (
        State("none", "chưa ghi Ban", "soon"), State("has", "có Ban", "good"),
    )),
    Status("focal", "Đầu mối", (
        State("none", "chưa có đầu mối", "bad"), State("has", "có đầu mối", "good"),
    )),
    Status("trained", "Tập huấn trong năm", (
        State("none", "chưa có người dự", "soon"), State("has", "đã có người dự", "good"),
    )),
    Status("inspected", "Kiểm tra", (
        State("never", "chưa kiểm tra", "bad"),
        State("long", f"quá {INSPECTION_YEARS} năm", "soon"),
        State("has", f"trong {INSPECTION_YEARS} năm", "good"),
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit on the day, and the id of its state by that of each status; `words` where more can be said."""

    unit_id: int
    name: str
    level: str
    states: dict[str, str]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Network:
    """The units by level, in protocol order."""

    as_of: dt.date
    year: int
    tiles: tuple[Tile, ...]

    def counts(self, status: Status) -> dict[str, int]:
        """How many units stand in each state of a status."""
        found = Counter(tile.states[status.id] for tile in self.tiles)
        return {state.id: found[state.id] for state in status.states}

    def levels(self) -> list[tuple[str, list[Tile]]]:
        """The levels that have any units, in their order, by their words."""
        grouped = ((level.label, [t for t in self.tiles if t.level == level.id]) for level in LEVELS)
        return [(words, tiles) for words, tiles in grouped if tiles]


def network(reader: Reader, year: int) -> Network:
    """Every unit of the reader's day; tasks and training are those of `year`."""
    labels = unit_labels(reader)
    found = {status: read(reader, year) for status, read in _READERS.items()}
    order = sorted(_living(reader), key=lambda unit: labels[unit].place)
    return Network(reader.as_of, year, tuple(_tile(labels[unit], found) for unit in order))


def _tile(unit: UnitLabel, found: dict[str, Stands]) -> Tile:
    told = {status: states.get(unit.id, (_RESTS.get(status, "none"), "")) for status, states in found.items()}
    states = {status: state for status, (state, _) in told.items()}
    return Tile(unit.id, unit.short, unit.level, states, {s: words for s, (_, words) in told.items()})


def _living(reader: Reader) -> list[int]:
    day = reader.as_of
    query = select(Unit.id).where(Unit.valid_from <= day, Unit.valid_to > day)
    return list(reader.connection.execute(query).scalars())


def _tasks(reader: Reader, year: int) -> Stands:
    counts: dict[int, Counter[str]] = {}
    for standing in standings(reader, year, reader.as_of):
        for state in standing.states:
            settled = state.status in (ACCEPTED, SUBMITTED, EXEMPT)
            kind = "overdue" if state.overdue else "done" if settled else "open"
            counts.setdefault(state.unit_id, Counter())[kind] += 1
    return {unit: _worst(count) for unit, count in counts.items()}


def _worst(count: Counter[str]) -> tuple[str, str]:
    if late := count["overdue"]:
        return "overdue", f"{late} việc quá hạn"
    return ("open", f"đang làm {count['open']} việc") if count["open"] else ("done", "")


def _committees(reader: Reader, year: int) -> Stands:
    day = reader.as_of
    living = (Committee.valid_from <= day, Committee.valid_to > day)
    return _has(reader, select(Committee.unit_id).where(Committee.unit_id.is_not(None), *living))


def _focal_points(reader: Reader, year: int) -> Stands:
    return _has(reader, select(Person.unit_id).where(Person.focal_point, Person.unit_id.is_not(None)))


def _trained(reader: Reader, year: int) -> Stands:
    query = select(Participant.unit_id).join(TrainingClass, TrainingClass.id == Participant.training_class_id)
    wanted = (TrainingClass.year == year, TrainingClass.state != NOT_HELD, Participant.absent.is_(False))
    return _has(reader, query.where(Participant.unit_id.is_not(None), *wanted))


def _inspected(reader: Reader, year: int) -> Stands:
    """By the last visit that was made, or whose day has passed."""
    day = reader.as_of
    last = func.max(func.coalesce(extract("year", Visit.date), Inspection.year))
    query = (
        select(Visit.unit_id, last)
        .join(Inspection, Inspection.id == Visit.inspection_id)
        .where(Inspection.state != CANCELLED, Inspection.year <= day.year)
        .where(Visit.done, or_(Visit.date.is_(None), Visit.date <= day))
        .group_by(Visit.unit_id)
    )
    rows = reader.connection.execute(query)
    return {
        unit: ("has" if day.year - when < INSPECTION_YEARS else "long", f"kiểm tra năm {when}")
        for unit, when in rows
    }


def _has(reader: Reader, query: Any) -> Stands:
    return dict.fromkeys(reader.connection.execute(query.distinct()).scalars(), ("has", ""))


_READERS: Final[dict[str, Callable[[Reader, int], Stands]]] = {
    "tasks": _tasks,
    "committee": _committees,
    "focal": _focal_points,
    "trained": _trained,
    "inspected": _inspected,
}
_RESTS: Final = {"inspected": "never"}
"""How units stand of which nothing is known, where that is not "none"."""
