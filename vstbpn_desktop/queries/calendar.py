"""Lịch: special days, deadlines, classes and inspections together; what falls on a day off is marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.progress import assignment_states
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.tallies import last_day
from vstbpn_desktop.queries.working_days import WorkingDays, moved, working_days
from vstbpn_desktop.records.document import SPEC as DOCUMENT
from vstbpn_desktop.records.document import Document
from vstbpn_desktop.records.finding import CLOSED, Finding
from vstbpn_desktop.records.finding import SPEC as FINDING
from vstbpn_desktop.records.inspection import CANCELLED as INSPECTION_CANCELLED
from vstbpn_desktop.records.inspection import SPEC as INSPECTION
from vstbpn_desktop.records.inspection import Inspection, Visit
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.special_day import (
    ACTION_MONTH,
    COMMEMORATIVE,
    HOLIDAY,
    WORKING_DAY,
    SpecialDay,
    Theme,
)
from vstbpn_desktop.records.special_day import SPEC as SPECIAL_DAY
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.records.task import Task
from vstbpn_desktop.records.training_class import CANCELLED as CLASS_CANCELLED
from vstbpn_desktop.records.training_class import SPEC as TRAINING_CLASS
from vstbpn_desktop.records.training_class import TrainingClass, TrainingSession
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.vietnamese.dates import weekday_short
from vstbpn_desktop.vietnamese.sorting import natural_key

TASK_DUE, CLASS, INSPECTED = "task", "training_class", "inspection"
DOCUMENT_DUE, FINDING_DUE = "document", "finding"
WARNED = (COMMEMORATIVE, ACTION_MONTH, TASK_DUE, CLASS, INSPECTED, DOCUMENT_DUE, FINDING_DUE)
"""What should fall on a working day; a holiday need not."""
ORDER = {kind: place for place, kind in enumerate((HOLIDAY, WORKING_DAY, *WARNED))}

FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the calendar: `end` where it lasts longer than a day, the record it stands for.

    `kind` is holiday, working_day, commemorative, action_month, task, training_class, inspection, document or
    finding; `detail` is a second line; `warning` says that it falls on a weekend or holiday.
    """

    date: dt.date
    end: dt.date | None
    kind: str
    title: str
    detail: str
    warning: str
    record: str
    id: int

    @property
    def weekday(self) -> str:
        """ "T3", "CN": of the first day."""
        return weekday_short(self.date)

    @property
    def days(self) -> int:
        """How many days it lasts, first and last counted."""
        return ((self.end or self.date) - self.date).days + 1


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands on a day, before its warning is known."""

    date: dt.date
    kind: str
    title: str
    record: str
    id: int
    end: dt.date | None = None
    detail: str = ""
    hour: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    """The days that are looked at, first and last included."""

    first: dt.date
    last: dt.date

    def meets(self, first: dt.date, last: dt.date | None = None) -> bool:
        """True where something from a day to a day shows within."""
        return first <= self.last and (last or first) >= self.first


def calendar(reader: Reader, year: int) -> list[Entry]:
    """Everything of a year by day. UserError for a year no calendar is kept for."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(f"Không có lịch năm {year}.", f"Hãy chọn năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
    return entries(reader, dt.date(year, 1, 1), dt.date(year, 12, 31))


def entries(reader: Reader, first: dt.date, last: dt.date) -> list[Entry]:
    """Everything that shows between two days, both included, by day and then kind."""
    days, span = working_days(reader.connection), _Span(first, last)
    found = [item for source in SOURCES for item in source(reader, span)]
    found.sort(key=lambda item: (item.date, ORDER[item.kind], natural_key(item.hour), item.title))
    return [_entry(item, days) for item in found]


def _entry(item: _Found, days: WorkingDays) -> Entry:
    warning = _warning(item, days) if item.kind in WARNED else ""
    return Entry(item.date, item.end, item.kind, item.title, item.detail, warning, item.record, item.id)


def _warning(item: _Found, days: WorkingDays) -> str:
    if item.end is None:
        off = days.why_off(item.date)
        return f"rơi vào {_named(off)}" if off else ""
    ends = (("bắt đầu", days.why_off(item.date)), ("kết thúc", days.why_off(item.end)))
    return "; ".join(f"{which} vào {_named(off)}" for which, off in ends if off)


def _named(off: str) -> str:
    return off if off.startswith(("thứ", "Chủ nhật")) else f"ngày nghỉ: {off}"


# what stands on the days


def _special(reader: Reader, span: _Span) -> Iterator[_Found]:
    columns = (
        SpecialDay.id, SpecialDay.date, SpecialDay.end, SpecialDay.name, SpecialDay.kind,
        SpecialDay.yearly, SpecialDay.until_year,
    )  # fmt: skip
    themes = _themes(reader)
    for row in reader.connection.execute(select(*columns).where(SpecialDay.date <= span.last)):
        # one year earlier: what begins in December may last into January
        years = range(max(row.date.year, span.first.year - 1), span.last.year + 1)
        for year in years if row.yearly else (row.date.year,):
            first, last = moved(row.date, row.end, year)
            if (row.until_year is None or year <= row.until_year) and span.meets(first, last):
                theme = themes.get((row.id, year), "")
                end = last if last > first else None
                yield _Found(first, row.kind, row.name, SPECIAL_DAY.id, row.id, end, theme)


def _themes(reader: Reader) -> dict[tuple[int, int], str]:
    rows = reader.connection.execute(select(Theme.special_day_id, Theme.year, Theme.theme))
    return {(day_id, year): theme for day_id, year, theme in rows}


def _tasks(reader: Reader, span: _Span) -> Iterator[_Found]:
    """A task's own last day, and every other one that its units were given."""
    near = Programme.year.between(span.first.year - 1, span.last.year + 1)
    query = select(Task.id, Task.code, Task.title, Task.due, Task.due_inclusive)
    query = query.join(Programme, Programme.id == Task.programme_id).where(near)
    tasks = {row.id: row for row in reader.connection.execute(query)}
    counts: dict[tuple[int, dt.date], int] = {}
    for row in tasks.values():
        own = last_day(row.due, row.due_inclusive)
        if own and span.meets(own):
            counts[row.id, own] = 0
    for state in assignment_states(reader.connection, tasks, reader.as_of):
        if state.deadline and state.open and span.meets(state.deadline):
            key = (state.task_id, state.deadline)
            counts[key] = counts.get(key, 0) + 1
    for (task_id, day), count in counts.items():
        task = tasks[task_id]
        detail = f"{count} đơn vị chưa nộp" if count else ""
        yield _Found(day, TASK_DUE, f"Hạn {task.code} {task.title}", TASK.id, task_id, None, detail)


def _classes(reader: Reader, span: _Span) -> Iterator[_Found]:
    query = (
        select(TrainingClass.id, TrainingClass.topic, TrainingClass.place, TrainingSession.date)
        .join(TrainingSession, TrainingSession.training_class_id == TrainingClass.id)
        .where(TrainingClass.state != CLASS_CANCELLED)
        .where(TrainingSession.date.between(span.first, span.last))
        .distinct()
    )
    for row in reader.connection.execute(query):
        yield _Found(row.date, CLASS, f"Lớp: {row.topic}", TRAINING_CLASS.id, row.id, None, row.place)


def _inspections(reader: Reader, span: _Span) -> Iterator[_Found]:
    query = (
        select(Inspection.id, Inspection.name, Visit.unit_id, Visit.date, Visit.starts)
        .join(Visit, Visit.inspection_id == Inspection.id)
        .where(Inspection.state != INSPECTION_CANCELLED, Visit.date.between(span.first, span.last))
    )
    for row in reader.connection.execute(query):
        title = f"Kiểm tra {reader.title(UNIT, row.unit_id)}"
        detail = " · ".join(filter(None, (row.starts, row.name)))
        yield _Found(row.date, INSPECTED, title, INSPECTION.id, row.id, None, detail, row.starts)


def _documents(reader: Reader, span: _Span) -> Iterator[_Found]:
    query = select(Document.id, Document.symbol, Document.subject, Document.due)
    for row in reader.connection.execute(query.where(Document.due.between(span.first, span.last))):
        title = " ".join(filter(None, ("Hạn xử lý văn bản", row.symbol, row.subject)))
        yield _Found(row.due, DOCUMENT_DUE, title, DOCUMENT.id, row.id)


def _findings(reader: Reader, span: _Span) -> Iterator[_Found]:
    query = select(Finding.id, Finding.unit_id, Finding.content, Finding.due).where(Finding.state != CLOSED)
    for row in reader.connection.execute(query.where(Finding.due.between(span.first, span.last))):
        title = f"Hạn khắc phục: {reader.title(UNIT, row.unit_id)}"
        yield _Found(row.due, FINDING_DUE, title, FINDING.id, row.id, None, row.content.split("\n")[0])


SOURCES: tuple[Callable[[Reader, _Span], Iterator[_Found]], ...] = (
    _special, _tasks, _classes, _inspections, _documents, _findings,
)  # fmt: skip
