"""Dates as the office writes them; always day first, never by the system's locale."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.folding import clean, flat, nfc

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")

_EARLIEST_YEAR = 1900
_YEARS_AHEAD = 20
_TODO = "Hãy gõ ngày/tháng/năm, ví dụ 05/01/2020."

_NUMERIC = re.compile(r"([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.0+)?)?")
_PROSE = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}),? nam ([0-9]{4})")
_NO_YEAR = re.compile(r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2}")

# In running text a two-digit year cannot be told from a section number (II.5.1.20), so four digits are asked.
_IN_TEXT = re.compile(
    r"(?<![0-9])(?<![0-9][/.])(?:"
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"|(?P<d>[0-9]{1,2})[ ]?(?P<mark>[/.-])[ ]?(?P<m>[0-9]{1,2})[ ]?(?P=mark)[ ]?(?P<y>[0-9]{4})"
    r"|(?:\bngay\s+)?(?P<pd>[0-9]{1,2})\s+thang\s+(?P<pm>[0-9]{1,2}),?\s+nam\s+(?P<py>[0-9]{4})"
    r")(?![0-9])(?!/[0-9a-z])"
)


@dataclass(frozen=True)
class FoundDate:
    """A date met in running text; `text[start:end]` is how it is written there."""

    day: date
    start: int
    end: int
    text: str


def parse_date(text: str, today: date) -> date:
    """The day that was typed: 5/1/20, 05-01-2020, 5.1.2020, 2020-01-05 or "ngày 05 tháng 01 năm 2020".

    Day first, except for ISO. A two-digit year is the one from 79 years before to 20 years after `today`.
    Raises UserError when it is no date, or one before 1900.
    """
    typed = " ".join(clean(text).split())
    plain = flat(typed)
    if found := _ISO.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _PROSE.fullmatch(plain):
        day, month, year = found.groups()
    elif found := _NUMERIC.fullmatch(plain.removeprefix("ngay ")):
        day, _, month, year = found.groups()
    else:
        raise _not_a_date(typed, plain)
    full_year = int(year) if len(year) == 4 else _full_year(int(year), today)
    return _checked(typed, full_year, int(month), int(day))


def format_date(day: date) -> str:
    """05/01/2020, for tables, forms and Excel."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def prose_date(day: date) -> str:
    """ "ngày 05 tháng 01 năm 2020": days below 10 and months 1 and 2 alone take a zero (Decree 30/2020)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def blank_prose_date(year: int | None = None) -> str:
    """ "ngày … tháng … năm …", to be filled by hand after signing; the year printed when it is given."""
    return f"ngày … tháng … năm {'…' if year is None else year}"


def weekday(day: date) -> str:
    """ "thứ Ba", "Chủ nhật": the number spelled takes a capital (Decree 30/2020, appendix II)."""
    return WEEKDAYS[day.weekday()]


def weekday_short(day: date) -> str:
    """ "T3", "CN", for narrow columns."""
    return WEEKDAYS_SHORT[day.weekday()]


def day_month(day: date) -> str:
    """ "8/3", as the days of remembrance are written."""
    return f"{day.day}/{day.month}"


def find_dates(text: str) -> list[FoundDate]:
    """The whole dates in running text, in order; days that do not exist are passed over.

    Spans hold for `text` if it is NFC, else for its NFC form.
    """
    return list(_dates_of(nfc(text)))


def _dates_of(text: str) -> Iterator[FoundDate]:
    for found in _IN_TEXT.finditer(flat(text)):
        day = found["day"] or found["d"] or found["pd"]
        month = found["month"] or found["m"] or found["pm"]
        year = found["year"] or found["y"] or found["py"]
        try:
            when = date(int(year), int(month), int(day))
        except ValueError:
            continue
        yield FoundDate(when, found.start(), found.end(), text[found.start() : found.end()])


def _full_year(short: int, today: date) -> int:
    latest = today.year + _YEARS_AHEAD
    return latest - (latest - short) % 100


def _checked(typed: str, year: int, month: int, day: int) -> date:
    wrong = f"“{typed}” không phải là ngày:"
    if year < _EARLIEST_YEAR:
        raise UserError(f"{wrong} năm {year} quá xa.", "Hãy kiểm tra lại năm, ví dụ 05/01/2020.")
    if not 1 <= month <= 12:
        raise UserError(f"{wrong} không có tháng {month}.", "Hãy gõ ngày trước, tháng sau, ví dụ 05/01/2020.")
    try:
        return date(year, month, day)
    except ValueError:
        raise UserError(f"{wrong} tháng {month}/{year} không có ngày {day}.", _TODO) from None


def _not_a_date(typed: str, plain: str) -> UserError:
    if not typed:
        return UserError("Chưa có ngày.", _TODO)
    if _NO_YEAR.fullmatch(plain):
        return UserError(f"“{typed}” thiếu năm.", "Hãy gõ cả năm, ví dụ 05/01/2020.")
    return UserError(f"“{typed}” không phải là ngày.", _TODO)
