"""Working days and deadlines (Bộ luật Dân sự 2015, điều 146 to 148); holidays from the special days."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from vstbpn_desktop.records.special_day import HOLIDAY, WORKING_DAY, SpecialDay
from vstbpn_desktop.vietnamese.dates import format_date, weekday

SATURDAY = 5
ONE_DAY = dt.timedelta(days=1)
DAYS, WORKING, MONTHS = "days", "working_days", "months"
"""What a period is counted in."""
LONGEST = dt.timedelta(days=366)
"""A day or days off last no longer: from there an entry is a mistake, and is cut."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline's last day as it was counted, and the working day it is rolled to (article 148, item 5)."""

    nominal: dt.date
    rolled: dt.date


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Monday to Friday less holidays, and weekend days that are made up for; both by day with their names."""

    holidays: Mapping[dt.date, str] = field(default_factory=dict)
    made_up: Mapping[dt.date, str] = field(default_factory=dict)

    def knows(self, year: int) -> bool:
        """False where no holiday of a year is known: its working days are then counted too high."""
        return any(day.year == year for day in self.holidays)

    def is_working(self, day: dt.date) -> bool:
        """True where offices are open."""
        return day in self.made_up or (day.weekday() < SATURDAY and day not in self.holidays)

    def why_off(self, day: dt.date) -> str:
        """Why nobody works on that day: the holiday's name, else "Chủ nhật"; "" on a working day."""
        if self.is_working(day):
            return ""
        return self.holidays.get(day) or weekday(day)

    def off_words(self, day: dt.date) -> str:
        """The same in words that go on: "Chủ nhật", "ngày nghỉ: Quốc khánh"."""
        off = self.why_off(day)
        return f"ngày nghỉ: {off}" if day in self.holidays and off else off

    def next_working(self, day: dt.date) -> dt.date:
        """The day itself where it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def add(self, day: dt.date, count: int) -> dt.date:
        """So many working days after a day, that day not counted; before it where the count is negative."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def between(self, first: dt.date, last: dt.date) -> int:
        """How many working days there are from the first to the last day, both counted."""
        span = (last - first).days + 1
        return sum(self.is_working(first + dt.timedelta(days=i)) for i in range(max(0, span)))

    def deadline(self, due: dt.date, inclusive: bool = True) -> Deadline:
        """The last day of a due date: "chậm nhất ngày 15/12" is that day, "trước ngày" the one before."""
        nominal = due if inclusive else due - ONE_DAY
        return Deadline(nominal, self.next_working(nominal))

    def after(self, start: dt.date, *, days: int = 0, months: int = 0) -> Deadline:
        """A period of days or months from a day on, which is not counted (articles 147 and 148)."""
        nominal = add_months(start, months) + dt.timedelta(days=days)
        return Deadline(nominal, self.next_working(nominal))

    def counted(self, start: dt.date, count: int, unit: str) -> Deadline:
        """So many days, working days or months (DAYS, WORKING, MONTHS) after a day, which is not counted."""
        if unit == WORKING:
            last = self.add(start, count)
            return Deadline(last, last)
        return self.after(start, **{unit: count})


def day_off_hint(days: WorkingDays, day: dt.date, inclusive: bool = True) -> str:
    """What to say beside a day that should be worked and is not, with the next that is; "" where it is."""
    last = days.deadline(day, inclusive)
    off = days.off_words(last.nominal)
    if not off:
        return ""
    ends = "" if inclusive else "Ngày cuối "
    following = f"{weekday(last.rolled)} {format_date(last.rolled)}"
    return f"{ends}{format_date(last.nominal)} là {off}. Ngày làm việc tiếp theo: {following}."


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of a later or earlier month, the month's last where it has no such day (article 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_of_month(year: int, month: int) -> dt.date:
    """The last day of a month: "cuối tháng" (article 146)."""
    return dt.date(year, month, monthrange(year, month)[1])


def middle_of_month(year: int, month: int) -> dt.date:
    """ "Giữa tháng": the fifteenth (article 146)."""
    return dt.date(year, month, 15)


def middle_of_year(year: int) -> dt.date:
    """ "Giữa năm": the last day of June (article 146)."""
    return dt.date(year, 6, 30)


def working_days(connection: Connection) -> WorkingDays:
    """The working days as the special days have them; a yearly holiday counts in every year it may."""
    return WorkingDays(_days(connection, HOLIDAY), _days(connection, WORKING_DAY))


def _days(connection: Connection, kind: str) -> dict[dt.date, str]:
    columns = (SpecialDay.date, SpecialDay.end, SpecialDay.name, SpecialDay.yearly, SpecialDay.until_year)
    found: dict[dt.date, str] = {}
    for row in connection.execute(select(*columns).where(SpecialDay.kind == kind)):
        until = row.until_year or row.date.year + 100
        for year in range(row.date.year, until + 1) if row.yearly else (row.date.year,):
            first, last = moved(row.date, row.end, year)
            for i in range((min(last, first + LONGEST) - first).days + 1):
                found[first + dt.timedelta(days=i)] = row.name
    return found


def moved(first: dt.date, last: dt.date | None, year: int) -> tuple[dt.date, dt.date]:
    """The first and last day of what begins on a day, brought to another year; 29/2 becomes 28/2."""
    months = (year - first.year) * 12
    return add_months(first, months), add_months(last or first, months)
