"""What is ticked of a plan, and the lines that show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt

from ui.tables.checklist import Node
from vstbpn_desktop.queries.year_plan import MovedDay, PlannedTask, YearPlan
from vstbpn_desktop.records.task import PERIODIC
from vstbpn_desktop.services.new_year import Choice
from vstbpn_desktop.vietnamese.dates import WEEKDAYS, format_date, weekday_short

TASK, UNIT = "task", "unit"
_Check = Qt.CheckState
_NOTHING: Final = YearPlan(0, 0, (), (), ())


@dataclass
class Picks:
    """The plan and what is left out of it: tasks and assignments of the old year, by id."""

    plan: YearPlan = _NOTHING
    tasks: set[int] = field(default_factory=set)
    units: set[int] = field(default_factory=set)
    rolled: bool = False

    @property
    def choice(self) -> Choice:
        """What the core is asked to open."""
        return Choice(frozenset(self.tasks), frozenset(self.units), self.rolled)

    @property
    def taken(self) -> YearPlan:
        """The plan as it would be opened."""
        return self.choice.of(self.plan)

    def state(self, node: Node) -> Qt.CheckState:
        """The tick of a task to begin anew, of a unit, or of a task by its units."""
        kind, key = node.key
        if node.below:
            kept = sum(unit.key[1] not in self.units for unit in node.below)
            whole = _Check.Checked if kept == len(node.below) else _Check.PartiallyChecked
            return whole if kept else _Check.Unchecked
        return _Check.Unchecked if key in (self.tasks if kind == TASK else self.units) else _Check.Checked

    def toggle(self, node: Node, on: bool) -> None:
        """Take a line in or leave it out; a task with units goes with all of them."""
        out = self.units if node.below or node.key[0] == UNIT else self.tasks
        ids = {unit.key[1] for unit in node.below} or {node.key[1]}
        if on:
            out.difference_update(ids)
        else:
            out.update(ids)

    def take_recurring(self, on: bool) -> None:
        """All tasks to begin anew, or none."""
        self.tasks = set() if on else {task.id for task in self.plan.recurring}

    def take_owed(self, on: bool) -> None:
        """All that is owed, or nothing."""
        self.units = set() if on else {unit.id for task in self.plan.carried for unit in task.units}


def recurring_nodes(picks: Picks) -> list[Node]:
    """The tasks that are begun anew, with the day each is due before and after."""
    return [
        Node((TASK, task.id), _label(task), _due_words(task, picks.rolled), warned=_falls_off(task, picks))
        for task in picks.plan.recurring
    ]


def owed_nodes(plan: YearPlan) -> list[Node]:
    """The tasks that are owed over the units that owe them."""
    return [
        Node(
            (TASK, task.id), _label(task), f"{len(task.units)} đơn vị",
            tuple(Node((UNIT, unit.id), unit.name, _until(unit.deadline)) for unit in task.units),
        )
        for task in plan.carried
    ]  # fmt: skip


def off_count(plan: YearPlan) -> int:
    """How many moved deadlines fall on a day off."""
    return sum(bool(task.due and task.due.off) for task in plan.recurring)


def summary(plan: YearPlan) -> str:
    """ "Từ chương trình năm 2020: 11 nhiệm vụ lặp lại · 3 nhiệm vụ còn nợ của 47 đơn vị"."""
    units = len({unit.name for task in plan.carried for unit in task.units})
    parts = [f"{len(plan.recurring)} nhiệm vụ lặp lại"]
    if plan.carried:
        parts.append(f"{len(plan.carried)} nhiệm vụ còn nợ của {units} đơn vị")
    if plan.findings:
        parts.append(f"{len(plan.findings)} kiến nghị còn mở")
    return f"Từ chương trình năm {plan.source}: {' · '.join(parts)}"


def moved_words(day: MovedDay, rolled: bool) -> str:
    """ "30/06/2020 → T4 30/06/2021", with why nobody works on it."""
    there = day.rolled if rolled else day.after
    moved = f"{format_date(day.before)} → {weekday_short(there)} {format_date(there)}"
    if rolled or not day.off:
        return moved
    return f"{moved}, ngày nghỉ" if day.off in WEEKDAYS else f"{moved}, {day.off}"


def _due_words(task: PlannedTask, rolled: bool) -> str:
    if task.due is not None:
        return moved_words(task.due, rolled)
    if task.starts_on is not None:
        return f"từ {moved_words(task.starts_on, rolled)}"
    return "theo kỳ" if task.nature == PERIODIC else "cả năm"


def _falls_off(task: PlannedTask, picks: Picks) -> bool:
    return bool(task.due and task.due.off and not picks.rolled)


def _label(task: PlannedTask) -> str:
    return f"{task.code}  {task.title}"


def _until(day: dt.date | None) -> str:
    return f"hạn {format_date(day)}" if day else "chưa đặt hạn"


def finding_lines(plan: YearPlan) -> Iterable[tuple[str, str]]:
    """The findings that are still open: the unit with its deadline, what it is to mend."""
    for finding in plan.findings:
        due = f" · hạn {format_date(finding.due)}" if finding.due else ""
        yield f"{finding.unit}{due}", finding.title
