"""The calendar as the window shows it: the entries of some days, and which of the days are worked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import select

from vstbpn_desktop.queries.calendar import Entry, check_year, entries
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.working_days import WorkingDays, last_of_month, working_days
from vstbpn_desktop.records.inspection import PLANNED, Inspection

WEEK = 7
FRINGE = dt.timedelta(days=6)
"""How far the weeks of a year's first and last month may reach beyond it."""


@dataclass(frozen=True)
class CalendarView:
    """All that stands in a year and the weeks at its ends, from `first` to `last`; year 0: none was read."""

    year: int = 0
    first: dt.date = dt.date.max
    last: dt.date = dt.date.min
    entries: tuple[Entry, ...] = ()
    days: WorkingDays = field(default_factory=WorkingDays)
    today: dt.date = dt.date.min

    def on(self, day: dt.date) -> tuple[Entry, ...]:
        """What stands on a day; what began before and lasts comes first."""
        return self._by_day.get(day, ())

    def within(self, first: dt.date, last: dt.date) -> tuple[Entry, ...]:
        """What shows between two days, both included, each once."""
        return tuple(e for e in self.entries if e.date <= last and (e.end or e.date) >= first)

    @cached_property
    def _by_day(self) -> dict[dt.date, tuple[Entry, ...]]:
        found: dict[dt.date, list[Entry]] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.end is None):
            for day in _days(max(entry.date, self.first), min(entry.end or entry.date, self.last)):
                found.setdefault(day, []).append(entry)
        return {day: tuple(some) for day, some in found.items()}


def year_calendar(reader: Reader, year: int) -> CalendarView:
    """The calendar of a year and of the weeks at its ends. UserError for a year no calendar is kept for."""
    check_year(year)
    first, last = dt.date(year, 1, 1) - FRINGE, dt.date(year, 12, 31) + FRINGE
    found = tuple(entries(reader, first, last))
    return CalendarView(year, first, last, found, working_days(reader.connection), reader.as_of)


def weeks_of(year: int, month: int) -> tuple[tuple[dt.date, ...], ...]:
    """The weeks that a month has days in, each from Monday to Sunday."""
    first, last = dt.date(year, month, 1), last_of_month(year, month)
    monday = first - dt.timedelta(days=first.weekday())
    count = ((last - monday).days // WEEK) + 1
    return tuple(
        tuple(monday + dt.timedelta(days=WEEK * week + day) for day in range(WEEK)) for week in range(count)
    )


def plans_of(reader: Reader, year: int) -> tuple[tuple[int, str], ...]:
    """Id and name of the inspection plans of a year that are not finished, in their order."""
    query = select(Inspection.id, Inspection.name).where(Inspection.year == year, Inspection.state == PLANNED)
    rows = reader.connection.execute(query.order_by(Inspection.code_key))
    return tuple((row_id, name) for row_id, name in rows)


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for offset in range((last - first).days + 1):
        yield first + dt.timedelta(days=offset)
