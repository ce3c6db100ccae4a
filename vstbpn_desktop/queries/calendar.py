"""Lịch: special days, deadlines, classes and inspections together; what falls on a day off is marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.progress import SOON_DAYS, assignment_states
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
    EVENT,
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
from vstbpn_desktop.records.unit import in_sentence
from vstbpn_desktop.vietnamese.dates import weekday_short
from vstbpn_desktop.vietnamese.sorting import natural_key

TASK_DUE, CLASS, INSPECTED = "task", "training_class", "inspection"
DOCUMENT_DUE, FINDING_DUE = "document", "finding"
DEADLINES = (TASK_DUE, DOCUMENT_DUE, FINDING_DUE)
WARNED = (COMMEMORATIVE, ACTION_MONTH, EVENT, TASK_DUE, CLASS, INSPECTED, DOCUMENT_DUE, FINDING_DUE)
"""What should fall on a working day; a holiday need not."""
ORDER = {kind: place for place, kind in enumerate((HOLIDAY, WORKING_DAY, *WARNED))}

FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the calendar: `end` where it lasts longer than a day, the record it stands for.

    `kind` is holiday, working_day, commemorative, action_month, event, task, training_class, inspection,
    document or finding; `detail` is a second line; `warning` says that it falls on a weekend or holiday;
    `meaning` how a deadline stands: bad (over), soon (within a week), good (nothing is owed), else neutral;
    `hour` is when it begins, as it was written ("7 giờ 30").
    """

    date: dt.date
    end: dt.date | None
    kind: str
    title: str
    detail: str
    warning: str
    record: str
    id: int
    meaning: str = "neutral"
    hour: str = ""

    @property
    def weekday(self) -> str:
        """ "T3", "CN": of the first day."""
        return weekday_short(self.date)

    @property
    def days(self) -> int:
        """How many days it lasts, first and last counted."""
        return ((self.end or self.date) - self.date).days + 1

    def covers(self, day: dt.date) -> bool:
        """True for its days, first and last included."""
        return self.date <= day <= (self.end or self.date)


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
    owed: bool | None = None
    """For a deadline: whether anything is still owed; None where that is not known."""


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
    check_year(year)
    return entries(reader, dt.date(year, 1, 1), dt.date(year, 12, 31))


def check_year(year: int) -> None:
    """UserError for a year no calendar is kept for."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(f"Không có lịch năm {year}.", f"Hãy chọn năm từ {FIRST_YEAR} đến {LAST_YEAR}.")


def entries(reader: Reader, first: dt.date, last: dt.date) -> list[Entry]:
    """Everything that shows between two days, both included, by day and then kind."""
    days, span = working_days(reader.connection), _Span(first, last)
    found = [item for source in SOURCES for item in source(reader, span)]
    found.sort(key=lambda item: (item.date, ORDER[item.kind], natural_key(item.hour), item.title))
    return [_entry(item, days, reader.as_of) for item in found]


def _entry(item: _Found, days: WorkingDays, today: dt.date) -> Entry:
    warning = _warning(item, days) if item.kind in WARNED else ""
    return Entry(
        item.date, item.end, item.kind, item.title, item.detail, warning, item.record, item.id,
        _meaning(item, today), item.hour,
    )  # fmt: skip


def _meaning(item: _Found, today: dt.date) -> str:
    if not item.owed:
        return "neutral" if item.owed is None else "good"
    left = (item.date - today).days
    return "bad" if left < 0 else "soon" if left <= SOON_DAYS else "neutral"


def _warning(item: _Found, days: WorkingDays) -> str:
    if item.end is None:
        off = days.off_words(item.date)
        return f"rơi vào {off}" if off else ""
    ends = (("bắt đầu", days.off_words(item.date)), ("kết thúc", days.off_words(item.end)))
    return "; ".join(f"{which} vào {off}" for which, off in ends if off)


# what stands on the days


def _special(reader: Reader, span: _Span) -> Iterator[_Found]:
    columns = (
        SpecialDay.id, SpecialDay.date, SpecialDay.end, SpecialDay.name, SpecialDay.kind,
        SpecialDay.yearly, SpecialDay.until_year, SpecialDay.note,
    )  # fmt: skip
    themes = _themes(reader)
    for row in reader.connection.execute(select(*columns).where(SpecialDay.date <= span.last)):
        # one year earlier: what begins in December may last into January
        years = range(max(row.date.year, span.first.year - 1), span.last.year + 1)
        for year in years if row.yearly else (row.date.year,):
            first, last = moved(row.date, row.end, year)
            if (row.until_year is None or year <= row.until_year) and span.meets(first, last):
                detail = themes.get((row.id, year), "") or (row.note if row.kind == EVENT else "")
                end = last if last > first else None
                yield _Found(first, row.kind, row.name, SPECIAL_DAY.id, row.id, end, detail.split("\n")[0])


def _themes(reader: Reader) -> dict[tuple[int, int], str]:
    rows = reader.connection.execute(select(Theme.special_day_id, Theme.year, Theme.theme))
    return {(day_id, year): theme for day_id, year, theme in rows}


def _tasks(reader: Reader, span: _Span) -> Iterator[_Found]:
    """A task's own last day, and every other one that its units were given."""
    near = Programme.year.between(span.first.year - 1, span.last.year + 1)
    query = select(Task.id, Task.code, Task.title, Task.due, Task.due_inclusive)
    query = query.join(Programme, Programme.id == Task.programme_id).where(near)
    tasks = {row.id: row for row in reader.connection.execute(query)}
    owed: dict[tuple[int, dt.date], int] = {}
    open_of: dict[int, int] = {}
    for row in tasks.values():
        own = last_day(row.due, row.due_inclusive)
        if own and span.meets(own):
            owed[row.id, own] = 0
    for state in assignment_states(reader.connection, tasks, reader.as_of):
        open_of[state.task_id] = open_of.get(state.task_id, 0) + state.open
        if state.deadline and state.open and span.meets(state.deadline):
            key = (state.task_id, state.deadline)
            owed[key] = owed.get(key, 0) + 1
    for (task_id, day), count in owed.items():
        title = f"Hạn {tasks[task_id].code} {tasks[task_id].title}"
        detail, owes = _standing(count, open_of.get(task_id))
        yield _Found(day, TASK_DUE, title, TASK.id, task_id, detail=detail, owed=owes)


def _standing(count: int, still_open: int | None) -> tuple[str, bool | None]:
    """Words for how many units owe on a day; whether they do, None where it cannot be said."""
    if count:
        return f"{count} đơn vị chưa nộp", True
    return ("không còn đơn vị chưa nộp", False) if still_open == 0 else ("", None)


def _classes(reader: Reader, span: _Span) -> Iterator[_Found]:
    """A class once a day, at the hour of its first session there."""
    session = TrainingSession
    query = (
        select(TrainingClass.id, TrainingClass.topic, TrainingClass.place, session.date, session.starts)
        .join(session, session.training_class_id == TrainingClass.id)
        .where(TrainingClass.state != CLASS_CANCELLED, session.date.between(span.first, span.last))
        .order_by(session.training_class_id, session.date, session.position)
    )
    for _, sessions in groupby(reader.connection.execute(query), key=lambda row: (row.id, row.date)):
        row = next(sessions)
        title = f"Lớp: {row.topic}"
        yield _Found(row.date, CLASS, title, TRAINING_CLASS.id, row.id, detail=row.place, hour=row.starts)


def _inspections(reader: Reader, span: _Span) -> Iterator[_Found]:
    query = (
        select(Inspection.id, Inspection.name, Visit.unit_id, Visit.date, Visit.starts)
        .join(Visit, Visit.inspection_id == Inspection.id)
        .where(Inspection.state != INSPECTION_CANCELLED, Visit.date.between(span.first, span.last))
    )
    for row in reader.connection.execute(query):
        title = f"Kiểm tra {in_sentence(reader.title(UNIT, row.unit_id))}"
        yield _Found(row.date, INSPECTED, title, INSPECTION.id, row.id, detail=row.name, hour=row.starts)


def _documents(reader: Reader, span: _Span) -> Iterator[_Found]:
    query = select(Document.id, Document.symbol, Document.subject, Document.due)
    for row in reader.connection.execute(query.where(Document.due.between(span.first, span.last))):
        title = " ".join(filter(None, ("Hạn xử lý văn bản", row.symbol, row.subject)))
        yield _Found(row.due, DOCUMENT_DUE, title, DOCUMENT.id, row.id)


def _findings(reader: Reader, span: _Span) -> Iterator[_Found]:
    query = select(Finding.id, Finding.unit_id, Finding.content, Finding.due).where(Finding.state != CLOSED)
    for row in reader.connection.execute(query.where(Finding.due.between(span.first, span.last))):
        title, content = f"Hạn khắc phục: {reader.title(UNIT, row.unit_id)}", row.content.split("\n")[0]
        yield _Found(row.due, FINDING_DUE, title, FINDING.id, row.id, detail=content, owed=True)


SOURCES: tuple[Callable[[Reader, _Span], Iterator[_Found]], ...] = (
    _special, _tasks, _classes, _inspections, _documents, _findings,
)  # fmt: skip
