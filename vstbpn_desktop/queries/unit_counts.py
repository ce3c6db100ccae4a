"""What is counted for each unit over years: work, training, inspections; as of a day, across mergers.

Counts of units that went into another as a whole add up in that one; shares are computed from counts, never
from shares (rules: Units through time, Numbers).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import Connection, func, select

from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.progress import AssignmentState
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.standing import UnitLabel, standings, unit_labels
from vstbpn_desktop.queries.succession import stand_ins
from vstbpn_desktop.queries.training import counts_by_unit
from vstbpn_desktop.records.assignment import ACCEPTED, EXEMPT, SUBMITTED
from vstbpn_desktop.records.finding import CLOSED, Finding
from vstbpn_desktop.records.inspection import CANCELLED, Inspection, Visit
from vstbpn_desktop.records.unit import Unit


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a unit, or of several together.

    `trained` are lượt người that came, `women` those of them that are women; `classes` the classes they came
    to; `findings` what inspections found, `open_findings` those still to be mended.
    """

    assigned: int = 0
    exempt: int = 0
    submitted: int = 0
    accepted: int = 0
    overdue: int = 0
    trained: int = 0
    women: int = 0
    classes: frozenset[int] = field(default=frozenset())
    visits: int = 0
    findings: int = 0
    open_findings: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together; a class that both went to is one class."""
        both = {one.name: _both(getattr(self, one.name), getattr(other, one.name)) for one in fields(self)}
        return Counts(**both)


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """A unit there is on the day, or one that ended before it and that none stands for, with its counts.

    `made_of` are the ended units whose counts are among them, as they were last called.
    """

    unit: UnitLabel
    ended: bool
    made_of: tuple[str, ...]
    counts: Counts


def unit_counts(reader: Reader, first_year: int, last_year: int) -> list[UnitCounts]:
    """Every unit with something to count in the years, in official order, those that ended last.

    As of the reader's day: the whole adds up to the same whatever units there are on it.
    """
    return added_up(reader, _each(reader, first_year, last_year))


def added_up(reader: Reader, each: dict[int, Counts]) -> list[UnitCounts]:
    """Counts by unit as they stand for the units there are on the reader's day."""
    stands, labels, gone = (
        stand_ins(reader.connection, reader.as_of), unit_labels(reader), _ended(reader)
    )  # fmt: skip
    found: dict[int, list[int]] = {}
    for unit in each:
        found.setdefault(stands.get(unit, unit), []).append(unit)
    counted = [
        UnitCounts(
            labels[unit],
            unit in gone,
            tuple(labels[one].short for one in sorted(parts, key=lambda i: labels[i].place) if one != unit),
            sum((each[one] for one in parts), Counts()),
        )
        for unit, parts in found.items()
    ]
    return sorted(counted, key=lambda one: (one.ended, one.unit.place, one.unit.id))


def total(counted: Iterable[UnitCounts]) -> Counts:
    """All units together."""
    return sum((one.counts for one in counted), Counts())


_GIVEN, _OVERDUE = "assigned", "overdue"


def _both(mine: Any, other: Any) -> Any:
    return mine | other if isinstance(mine, frozenset) else mine + other


def _ended(reader: Reader) -> frozenset[int]:
    query = select(Unit.id).where(Unit.valid_to <= reader.as_of)
    return frozenset(reader.connection.execute(query).scalars())


def _each(reader: Reader, first_year: int, last_year: int) -> dict[int, Counts]:
    years = range(first_year, last_year + 1)
    found: dict[int, Counts] = {}
    for part in (*(_work(reader, year) for year in years), *(_others(reader.connection, years))):
        for unit, counts in part.items():
            found[unit] = found.get(unit, Counts()) + counts
    return found


def _work(reader: Reader, year: int) -> dict[int, Counts]:
    found: dict[int, Counter[str]] = {}
    for standing in standings(reader, year, reader.as_of, Period(year)):
        for state in standing.states:
            found.setdefault(state.unit_id, Counter()).update(_marks(state))
    return {unit: _counted(marks) for unit, marks in found.items()}


def _counted(marks: Counter[str]) -> Counts:
    return Counts(marks[_GIVEN], marks[EXEMPT], marks[SUBMITTED], marks[ACCEPTED], marks[_OVERDUE])


def _marks(state: AssignmentState) -> Iterator[str]:
    yield _GIVEN
    if state.status in (EXEMPT, SUBMITTED, ACCEPTED):
        yield state.status
    if state.overdue > 0:
        yield _OVERDUE


def _others(connection: Connection, years: range) -> Iterable[dict[int, Counts]]:
    yield {
        unit: Counts(trained=came, women=women, classes=classes)
        for unit, (came, women, classes) in counts_by_unit(connection, years).items()
    }
    of_years = Inspection.year.between(years.start, years.stop - 1)
    visits = select(Visit.unit_id, func.count()).join(Inspection, Inspection.id == Visit.inspection_id)
    visits = visits.where(of_years, Visit.done, Inspection.state != CANCELLED).group_by(Visit.unit_id)
    yield {unit: Counts(visits=many) for unit, many in connection.execute(visits)}
    found = select(Finding.unit_id, func.count(), func.sum(Finding.state != CLOSED))
    found = found.join(Inspection, Inspection.id == Finding.inspection_id).where(of_years)
    yield {
        unit: Counts(findings=many, open_findings=still)
        for unit, many, still in connection.execute(found.group_by(Finding.unit_id))
    }
