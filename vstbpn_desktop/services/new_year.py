"""Mở năm mới: the programme of a new year begun from the last one; the old year stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.year_plan import PlannedTask, PlannedUnit, YearPlan, moved_words, year_plan
from vstbpn_desktop.records.assignment import SPEC as ASSIGNMENT
from vstbpn_desktop.records.programme import SPEC as PROGRAMME
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.services import saving
from vstbpn_desktop.services.safekeeping import BEFORE_NEW_YEAR, back_up_before

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

OWN_OF_A_YEAR = ("symbol", "letterhead", "unread", "appendix")
"""What the old document alone bore: its number, its head, what was not understood, its annexes."""


@dataclass(frozen=True, slots=True)
class NewYear:
    """What was opened: tasks begun anew, open tasks carried over with their units, findings still open."""

    year: int
    source: int
    recurring: int
    carried: int
    carried_units: int
    open_findings: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What the officer takes of a plan: tasks and assignments of the old year left out, by id; `rolled`: days
    that fall on a day off go to the next working day."""

    tasks: frozenset[int] = frozenset()
    assignments: frozenset[int] = frozenset()
    rolled: bool = False

    def of(self, plan: YearPlan) -> YearPlan:
        """The plan less what is left out; a task whose units are all left out goes with them."""
        recurring = tuple(task for task in plan.recurring if task.id not in self.tasks)
        carried = (replace(t, units=self._units(t)) for t in plan.carried if t.id not in self.tasks)
        return replace(plan, recurring=recurring, carried=tuple(task for task in carried if task.units))

    def _units(self, task: PlannedTask) -> tuple[PlannedUnit, ...]:
        return tuple(unit for unit in task.units if unit.id not in self.assignments)


EVERYTHING = Choice()


def open_year(app: App, year: int, choice: Choice = EVERYTHING) -> NewYear:
    """Begin a year's programme from the newest earlier one, in one change that can be undone.

    Recurring tasks (thường xuyên, định kỳ) are copied with their days moved on and nobody assigned; a task
    of another nature that units still owe is carried over with those units and their deadlines. Findings
    need no carrying: they belong to no year. UserError where the year has a programme, or none came before.
    """
    back_up_before(app, BEFORE_NEW_YEAR)
    with app.change(f"Mở năm {year}") as change:
        reader = Reader(change.connection, app.registry, app.today)
        plan = choice.of(year_plan(reader, year, app.today))
        programme_id = _copy_programme(reader, change, plan)
        for task in plan.recurring:
            _begin(reader, change, task, programme_id, plan, rolled=choice.rolled)
        for task in plan.carried:
            _carry(reader, change, task, programme_id)
    units = sum(len(task.units) for task in plan.carried)
    return NewYear(year, plan.source, len(plan.recurring), len(plan.carried), units, len(plan.findings))


def _copy_programme(reader: Reader, change: Change, plan: YearPlan) -> int:
    years = plan.year - plan.source
    values = reader.values(PROGRAMME, reader.get(PROGRAMME, str(plan.source)))
    words = {name: value for name, value in values.items() if isinstance(value, str)}
    moved: dict[str, Any] = {name: moved_words(value, plan.source, years) for name, value in words.items()}
    moved |= dict.fromkeys(OWN_OF_A_YEAR, "")
    lines = tuple(
        row | {name: moved_words(row[name], plan.source, years) for name in ("title", "text")}
        for row in values["lines"]
    )
    fresh = {"year": plan.year, "issued_on": None, "lines": lines}
    return saving.save(change, PROGRAMME, None, values | moved | fresh, reader.as_of)


def _begin(
    reader: Reader, change: Change, task: PlannedTask, programme_id: int, plan: YearPlan, *, rolled: bool
) -> None:
    """A recurring task anew, its days and the year in its words moved on."""
    values = _unjudged(reader, task, programme_id)
    years = plan.year - plan.source
    for name, day in (("starts_on", task.starts_on), ("due", task.due)):
        values[name] = None if day is None else day.rolled if rolled else day.after
    values |= {name: moved_words(values[name], plan.source, years) for name in ("title", "text", "product")}
    saving.save(change, TASK, None, values, reader.as_of)


def _carry(reader: Reader, change: Change, task: PlannedTask, programme_id: int) -> None:
    """A task that is owed, with its units; it keeps its days: what is late stays late."""
    new_id = saving.save(change, TASK, None, _unjudged(reader, task, programme_id), reader.as_of)
    for unit in task.units:
        values = reader.values(ASSIGNMENT, unit.id)
        saving.save(change, ASSIGNMENT, None, values | {"task": new_id}, reader.as_of)


def _unjudged(reader: Reader, task: PlannedTask, programme_id: int) -> dict[str, Any]:
    """The task's values in another programme, without its groups and what was said of its progress."""
    blank = {"groups": (), "declined": (), "override": "", "override_reason": ""}
    return reader.values(TASK, task.id) | blank | {"programme": programme_id}
