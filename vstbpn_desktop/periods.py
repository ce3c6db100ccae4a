"""Reporting periods: 2020, 2020-H1, 2020-Q2, 2020-M03, with their days (Nghị định 09/2019/NĐ-CP, Điều 12)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from vstbpn_desktop.errors import UserError

_PATTERN = re.compile(r"(\d{4})(?:-([HQM])(\d{1,2}))?")
_LENGTH = {"": 12, "H": 6, "Q": 3, "M": 1}
_KINDS = {"year": "", "half": "H", "quarter": "Q", "month": "M"}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period of a year: kind "" (year), H, Q or M, and its number. From the 15th to the 14th."""

    year: int
    kind: str = ""
    number: int = 1

    def __str__(self) -> str:
        if not self.kind:
            return str(self.year)
        return (
            f"{self.year}-{self.kind}{self.number:02d}"
            if self.kind == "M"
            else (f"{self.year}-{self.kind}{self.number}")
        )

    @property
    def first_day(self) -> dt.date:
        """The 15th of the month before its first month."""
        month = (self.number - 1) * _LENGTH[self.kind]
        return dt.date(self.year - 1, 12, 15) if month == 0 else dt.date(self.year, month, 15)

    @property
    def last_day(self) -> dt.date:
        """The 14th of its last month."""
        return dt.date(self.year, self.number * _LENGTH[self.kind], 14)

    def holds(self, day: dt.date) -> bool:
        """True for its days, both ends included."""
        return self.first_day <= day <= self.last_day

    @property
    def label(self) -> str:
        """In words: "6 tháng đầu năm 2020"."""
        if self.kind == "H":
            return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
        if self.kind == "Q":
            return f"quý {_ROMAN[self.number - 1]} năm {self.year}"
        return f"tháng {self.number} năm {self.year}" if self.kind else f"năm {self.year}"

    @property
    def previous_year(self) -> Period:
        """The same period a year before."""
        return Period(self.year - 1, self.kind, self.number)


def parse_period(text: str) -> Period:
    """The period of its words; UserError where there is none such."""
    match = _PATTERN.fullmatch(str(text).strip().upper())
    if match:
        kind, number = match[2] or "", int(match[3] or 1)
        if 1 <= number <= 12 // _LENGTH[kind]:
            return Period(int(match[1]), kind, number)
    raise UserError(f"“{text}” không phải là kỳ báo cáo.", "Hãy ghi 2020, 2020-H1, 2020-Q2 hoặc 2020-M03.")


def period_of(day: dt.date, kind: str = "half") -> Period:
    """The period a day falls into; `kind` is year, half, quarter or month."""
    letter = _KINDS[kind]
    year = day.year + 1 if (day.month, day.day) >= (12, 15) else day.year
    for number in range(1, 12 // _LENGTH[letter] + 1):
        period = Period(year, letter, number)
        if period.holds(day):
            return period
    raise AssertionError(f"no period holds {day}")


def period_in(year: int, day: dt.date, kind: str = "half") -> Period:
    """The period of a year that a day falls into: its first before the year, its last after it."""
    whole = Period(year)
    return period_of(min(max(day, whole.first_day), whole.last_day), kind)


def year_of(day: dt.date) -> int:
    """The reporting year of a day: from 15 December on, the next."""
    return period_of(day, "year").year
