"""Tables of the year's work: its tasks with counts and status, and its units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Cell, Column, GroupRow, Row, Table
from vstbpn_desktop.documents.reports.facts import GroupFacts, TaskFacts, UnitFacts, Work
from vstbpn_desktop.documents.reports.parts import marked
from vstbpn_desktop.queries.progress import TaskProgress
from vstbpn_desktop.records.task import YEAR_ROUND
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.numbers import NO_VALUE, percent

LEVEL_TITLES = {
    "province": "Sở, ban, ngành, đoàn thể cấp tỉnh",
    "district": "Huyện, thị xã, thành phố",
    "commune": "Xã, phường, thị trấn",
}
REPORTED = {True: "Đã gửi", False: "Chưa gửi", None: NO_VALUE}


@dataclass(frozen=True, slots=True)
class TaskColumn:
    """A column of the task table: what it shows of a task, and the count that the total row adds up."""

    column: Column
    cell: Callable[[TaskFacts], Cell]
    counted: Callable[[TaskProgress], int] | None = None


def _count(title: str, width: float, counted: Callable[[TaskProgress], int], group: str = "") -> TaskColumn:
    column = Column(title, width, kind="integer", group=group)
    return TaskColumn(column, lambda facts: counted(facts.progress), counted)


COUNTED = "Số đơn vị"

CODE = TaskColumn(Column("Mã", 16, align="center"), lambda facts: facts.progress.code)
TITLE = TaskColumn(Column("Nhiệm vụ"), lambda facts: facts.title)
LEAD = TaskColumn(Column("Chủ trì", 34), lambda facts: facts.lead or NO_VALUE)
COUNTS = (
    TaskColumn(Column("Hạn", 23, align="center"), lambda facts: facts.progress.deadline or NO_VALUE),
    _count("Được giao", 14, lambda task: task.assigned, COUNTED),
    _count("Miễn", 14, lambda task: task.exempt, COUNTED),
    _count("Đã nộp", 14, lambda task: task.submitted, COUNTED),
    _count("Đạt", 14, lambda task: task.accepted, COUNTED),
    _count("Quá hạn", 14, lambda task: task.overdue_units, COUNTED),
    TaskColumn(Column("Tỷ lệ đạt (%)", 19, kind="percent"), lambda facts: accepted_percent(facts.progress)),
    _count("Kết quả trong kỳ", 20, lambda task: task.results),
    TaskColumn(Column("Tình trạng", 30), lambda facts: word(facts.progress)),
)
REPORT_COLUMNS = (CODE, TITLE, *COUNTS)
TRACKING_COLUMNS = (CODE, TITLE, LEAD, *COUNTS[:6], COUNTS[-1])

UNIT_COLUMNS = (
    Column("TT", 10, align="center"),
    Column("Đơn vị"),
    Column("Được giao", 13, kind="integer", group="Số nhiệm vụ"),
    Column("Miễn", 13, kind="integer", group="Số nhiệm vụ"),
    Column("Đã nộp", 13, kind="integer", group="Số nhiệm vụ"),
    Column("Đạt", 12, kind="integer", group="Số nhiệm vụ"),
    Column("Quá hạn", 13, kind="integer", group="Số nhiệm vụ"),
    Column("Kết quả trong kỳ", 20, kind="integer"),
    Column("Báo cáo của đơn vị", 22, align="center"),
)


def task_table(work: Work, columns: Sequence[TaskColumn] = REPORT_COLUMNS) -> Table:
    """Every task by group: the main part with its subtotal, then part III and what came in mid-year."""
    main, everything = work.main_tasks, work.tasks
    rows = list(_task_rows(work.main, columns))
    if main and work.others:
        rows.append(_sum(f"Cộng phần {work.main_part} ({len(main)} nhiệm vụ)", main, columns))
    rows += _task_rows(work.others, columns)
    total = _sum(f"Tổng cộng ({len(everything)} nhiệm vụ)", everything, columns) if everything else None
    return Table(tuple(column.column for column in columns), tuple(rows), total, dense=True)


def unit_table(units: Sequence[UnitFacts], *, reports: bool = True, draft: bool = False) -> Table:
    """Units in official order by level, numbered through; `reports` adds whose report came and its total."""
    columns = UNIT_COLUMNS if reports else UNIT_COLUMNS[:-1]
    rows = (row if isinstance(row, GroupRow) else row[: len(columns)] for row in _unit_rows(units, draft))
    asked = [unit for unit in units if unit.reported is not None]
    came = f"{sum(bool(unit.reported) for unit in asked)}/{len(asked)}" if asked else NO_VALUE
    counts = [sum(column) for column in zip(*map(_unit_counts, units), strict=True)]
    total = ("", f"Cộng ({len(units)} đơn vị)", *counts, came)[: len(columns)] if units else None
    return Table(columns, tuple(rows), total, dense=True)


def word(task: TaskProgress) -> str:
    """The one word of rules.md; on paper "today" is the day the report speaks of."""
    if task.state == "due_today" and task.deadline and not task.overridden:
        return f"đến hạn {format_date(task.deadline)}"
    if task.state == "year_round" and not task.overridden:
        return f"thường xuyên, {task.word}"
    return task.word


def accepted_percent(task: TaskProgress) -> Cell:
    """The share accepted; "–" where there is nothing to count, as in year-round tasks."""
    nothing = task.nature == YEAR_ROUND or task.state == "not_begun"
    share = None if nothing else percent(task.accepted, task.target)
    return NO_VALUE if share is None else share


def _task_rows(groups: Iterable[GroupFacts], columns: Sequence[TaskColumn]) -> Iterator[Row | GroupRow]:
    for group in groups:
        yield GroupRow(f"{group.marker} {group.title}".strip())
        yield from (tuple(column.cell(facts) for column in columns) for facts in group.tasks)


def _sum(label: str, tasks: Sequence[TaskFacts], columns: Sequence[TaskColumn]) -> Row:
    """A row that adds up the counts; its label stands below the titles."""

    def cell(column: TaskColumn) -> Cell:
        if column is TITLE:
            return label
        return sum(column.counted(facts.progress) for facts in tasks) if column.counted else None

    return tuple(map(cell, columns))


def _unit_rows(units: Sequence[UnitFacts], draft: bool) -> Iterator[Row | GroupRow]:
    levels = list(dict.fromkeys(unit.unit.level for unit in units))
    number = 0
    for level in levels:
        members = [unit for unit in units if unit.unit.level == level]
        if len(levels) > 1:
            yield GroupRow(f"{LEVEL_TITLES.get(level, level)} ({len(members)} đơn vị)")
        for unit in members:
            number += 1
            name = marked(unit.unit.short, unit.unit.unconfirmed, draft)
            yield (str(number), name, *_unit_counts(unit), REPORTED[unit.reported])


def _unit_counts(facts: UnitFacts) -> tuple[int, ...]:
    return facts.assigned, facts.exempt, facts.submitted, facts.accepted, facts.overdue, facts.results
