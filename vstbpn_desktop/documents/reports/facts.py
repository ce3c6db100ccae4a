"""The facts that reports on the year's work are composed of, gathered once for prose and tables alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.outline import Group, Outline, OutlineTask, Part
from vstbpn_desktop.queries.progress import AssignmentState, TaskProgress
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.standing import FoundResult, Standing, UnitLabel, standings, unit_labels
from vstbpn_desktop.records.assignment import ACCEPTED, EXEMPT, SUBMITTED, WORKING
from vstbpn_desktop.records.task import PERIODIC
from vstbpn_desktop.vietnamese.folding import exact

MAIN_PART = "II"
HeadingKey = tuple[str, str, str]
"""The code of the part, marker and title of a heading."""
HEARD = (SUBMITTED, ACCEPTED)


@dataclass(frozen=True, slots=True)
class SharedResult:
    """One content of results, and the units it came from in official order."""

    units: tuple[UnitLabel, ...]
    content: str


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task with everything a sentence or a table row says of it; units in official order.

    `exempt` is by reason, `extended` by the new last day (units still open alone).
    """

    progress: TaskProgress
    title: str
    lead: str
    units: tuple[UnitLabel, ...]
    exempt: tuple[tuple[str, tuple[UnitLabel, ...]], ...]
    late: tuple[UnitLabel, ...]
    extended: tuple[tuple[dt.date, int], ...]
    working: int
    results: tuple[SharedResult, ...]
    units_with_results: int


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A heading of the programme with its tasks; `part` is its part's code, "" for what came in mid-year."""

    part: str
    marker: str
    title: str
    tasks: tuple[TaskFacts, ...]


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit and its share of the year's work; `reported` is None where no periodic report is asked of it."""

    unit: UnitLabel
    assigned: int
    exempt: int
    submitted: int
    accepted: int
    overdue: int
    results: int
    reported: bool | None


@dataclass(frozen=True, slots=True)
class Work:
    """The year's work as of a day: the main part's groups, then part III and mid-year tasks, the units."""

    main: tuple[GroupFacts, ...]
    others: tuple[GroupFacts, ...]
    units: tuple[UnitFacts, ...]
    main_part: str
    periodic_reports: bool
    """Whether any periodic task was given: then only units that have one owe a report."""
    given_later: int = 0
    """How many assignments were entered after the day."""

    @property
    def main_tasks(self) -> tuple[TaskFacts, ...]:
        """The tasks of the main part."""
        return tuple(task for group in self.main for task in group.tasks)

    @property
    def tasks(self) -> tuple[TaskFacts, ...]:
        """All tasks."""
        return tuple(task for group in (*self.main, *self.others) for task in group.tasks)

    @property
    def asked_to_report(self) -> tuple[UnitFacts, ...]:
        """The units that owe a report for the period."""
        return tuple(unit for unit in self.units if unit.reported is not None)


def gather_work(
    reader: Reader, outline: Outline | None, year: int, day: dt.date, period: Period | None,
    units: frozenset[int] | None = None,
) -> Work:  # fmt: skip
    """The year's work as of a day, counted in the period; `units` keeps the assignments of these alone."""
    labels = unit_labels(reader)
    found = standings(reader, year, day, period, units)
    main_part = _main_part(found)
    planned = {task.id: task for task in (outline.tasks if outline else ())}
    groups = [
        GroupFacts(*heading, tuple(_task_facts(standing, labels, planned) for standing in members))
        for heading, members in _grouped(found, _titles(outline)).items()
    ]
    periodic = any(standing.progress.nature == PERIODIC and standing.states for standing in found)
    return Work(
        main=tuple(group for group in groups if group.part == main_part),
        others=tuple(group for group in groups if group.part != main_part),
        units=_unit_facts(found, labels, periodic),
        main_part=main_part,
        periodic_reports=periodic,
        given_later=sum(standing.given_later for standing in found),
    )


def in_order(labels: Iterable[UnitLabel]) -> tuple[UnitLabel, ...]:
    """Units in the order of official lists."""
    return tuple(sorted(labels, key=lambda label: label.place))


def _main_part(found: list[Standing]) -> str:
    """Part II; in a programme that counts its parts otherwise, the one with the most tasks."""
    parts = [standing.progress.part for standing in found]
    return MAIN_PART if MAIN_PART in parts or not parts else max(parts, key=parts.count)


def _titles(outline: Outline | None) -> dict[str, HeadingKey]:
    """Part, marker and title by the code of the group or part that tasks stand under."""
    found: dict[str, HeadingKey] = {}
    for part in outline.parts if outline else ():
        headings: tuple[Part | Group, ...] = (part, *part.groups)
        for heading in headings:
            if heading.code and heading.text:
                found[heading.code] = (part.code, heading.marker, heading.text.rstrip(" .:;"))
    return found


def _grouped(found: list[Standing], titles: dict[str, HeadingKey]) -> dict[HeadingKey, list[Standing]]:
    groups: dict[HeadingKey, list[Standing]] = {}
    for standing in found:
        task = standing.progress
        place = titles.get(task.group) or titles.get(task.part) or _untitled(task)
        groups.setdefault(place, []).append(standing)
    return groups


def _untitled(task: TaskProgress) -> HeadingKey:
    known = {MAIN_PART: "Nhiệm vụ của Chương trình", "III": "Tổ chức thực hiện"}
    if task.part in known:
        return task.part, "", known[task.part]
    return "", "", "Nhiệm vụ phát sinh trong năm"


def _lead(task: OutlineTask | None, labels: dict[int, UnitLabel]) -> str:
    """Who leads a task, units by their short names."""
    bodies = task.lead if task else ()
    return "; ".join(labels[body.unit_id].short if body.unit_id in labels else body.name for body in bodies)


def _task_facts(
    standing: Standing, labels: dict[int, UnitLabel], planned: dict[int, OutlineTask]
) -> TaskFacts:
    def units(states: Iterable[AssignmentState]) -> tuple[UnitLabel, ...]:
        return in_order(labels[state.unit_id] for state in states)

    states, task = standing.states, planned.get(standing.progress.id)
    exempt = [state for state in states if state.status == EXEMPT]
    extended = [state.deadline for state in states if state.extended and state.open and state.deadline]
    return TaskFacts(
        progress=standing.progress,
        title=task.name if task else standing.progress.title,
        lead=_lead(task, labels),
        units=units(states),
        exempt=tuple(
            (reason, units(state for state in exempt if state.reason == reason))
            for reason in dict.fromkeys(state.reason for state in exempt)
        ),
        late=units(state for state in states if state.overdue),
        extended=tuple((day, extended.count(day)) for day in sorted(set(extended))),
        working=sum(state.status == WORKING for state in states),
        results=_shared(standing.results, labels),
        units_with_results=len({result.unit_id for result in standing.results}),
    )


def _shared(results: Iterable[FoundResult], labels: dict[int, UnitLabel]) -> tuple[SharedResult, ...]:
    """Results of the same words together, in the order of their first unit."""
    said: dict[str, tuple[str, set[int]]] = {}
    for result in results:
        content = " ".join(result.content.split())
        said.setdefault(exact(content), (content, set()))[1].add(result.unit_id)
    shared = [SharedResult(in_order(labels[i] for i in ids), content) for content, ids in said.values()]
    return tuple(sorted(shared, key=lambda result: result.units[0].place))


def _unit_facts(
    found: list[Standing], labels: dict[int, UnitLabel], any_periodic: bool
) -> tuple[UnitFacts, ...]:
    mine: dict[int, list[tuple[bool, AssignmentState]]] = {}
    for standing in found:
        periodic = standing.progress.nature == PERIODIC
        for state in standing.states:
            mine.setdefault(state.unit_id, []).append((periodic, state))
    return tuple(
        _unit(label, [state for _, state in mine[label.id]], _reported(mine[label.id], any_periodic))
        for label in in_order(labels[unit_id] for unit_id in mine)
    )


def _reported(rows: list[tuple[bool, AssignmentState]], any_periodic: bool) -> bool | None:
    """Whether a unit's report came: one of its periodic tasks was submitted; where none are given to anyone,
    whether it was heard of at all."""
    asked = [s for periodic, s in rows if s.status != EXEMPT and (periodic or not any_periodic)]
    if not asked:
        return None
    return any(state.status in HEARD or (not any_periodic and state.results) for state in asked)


def _unit(label: UnitLabel, states: list[AssignmentState], reported: bool | None) -> UnitFacts:
    statuses = [state.status for state in states]
    return UnitFacts(
        unit=label,
        assigned=len(states),
        exempt=statuses.count(EXEMPT),
        submitted=statuses.count(SUBMITTED),
        accepted=statuses.count(ACCEPTED),
        overdue=sum(state.overdue > 0 for state in states),
        results=sum(state.results for state in states),
        reported=reported,
    )
