"""Deadlines in a task's words: "trước ngày 15/12" ends the day before, "chậm nhất ngày 15/12" on it."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vstbpn_desktop.vietnamese.folding import flat, nfc


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date and whether it still counts; `text` is as written."""

    due: date
    inclusive: bool
    text: str
    start: int
    end: int


_DAY = (
    r"(?:ngay )?(?P<d>\d{1,2}) ?(?:[/.-]|thang) ?(?P<m>\d{1,2})(?:(?: ?[/.-]|,? nam) ?(?P<y>\d{4}))?(?![\d/])"
)
_MONTH = r"thang (?P<m2>\d{1,2})(?: ?/ ?(?P<y2>\d{4})| nam (?P<y3>\d{4}))?(?![\d/])"
_QUARTER = r"quy (?P<q>iv|i{1,3}|[1-4])(?: ?/ ?(?P<y4>\d{4})| nam (?P<y5>\d{4}))?\b"
_HALF = r"6 thang (?P<h>dau|cuoi) nam(?: (?P<y6>\d{4}))?"
_YEAR = r"nam (?P<y7>\d{4})"
_WHEN = rf"(?:{_DAY}|{_MONTH}|{_QUARTER}|{_HALF})"
_STRICT = r"(?:(?:cham nhat(?: la)? )?truoc)"
_WITHIN = (
    r"(?:cham nhat(?: la| vao| den)?|khong (?:qua|cham qua|muon hon)|han(?: cuoi| nop)?(?: la)? ?:?"
    r"|xong trong|hoan thanh(?: xong)?(?: trong| vao)?|(?:den|trong|den het|het) (?=quy|thang)|den ngay cuoi)"
)
_IN_TEXT = re.compile(
    rf"\b(?:(?P<strict>{_STRICT})|{_WITHIN}) {_WHEN}|\b(?:den )?(?:het|cuoi) {_YEAR.replace('y7', 'y8')}\b"
)
_IN_CELL = re.compile(rf"(?:(?P<strict>{_STRICT} )|(?:{_WITHIN} )?){_WHEN}|{_YEAR}|(?:ca|trong|het) nam")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def find_deadlines(text: str, year: int | None) -> list[Deadline]:
    """The deadlines in running text; a date without a year is of `year`, passed over where that is None."""
    return list(_deadlines(nfc(text), _IN_TEXT, year))


def cell_deadlines(text: str, year: int | None) -> list[Deadline]:
    """The same for a table's cell, where "Quý II" or "15/6" alone is a deadline."""
    return list(_deadlines(nfc(text), _IN_CELL, year))


def _deadlines(text: str, pattern: re.Pattern[str], year: int | None) -> Iterator[Deadline]:
    plain = flat(text).replace("\n", " ")
    for found in pattern.finditer(plain):
        groups = found.groupdict()
        strict = groups["strict"] is not None
        if when := _when(groups, strict, year):
            yield Deadline(when, not strict, text[found.start() : found.end()], found.start(), found.end())


def _when(groups: dict[str, str | None], strict: bool, year: int | None) -> date | None:
    """The day itself; for a month, quarter or half its last day, before it its first one."""
    written = next((value for key, value in groups.items() if key[0] == "y" and value), None)
    year = int(written) if written else year
    if year is None or not 1900 <= year <= 2200:
        return None
    if groups["d"]:
        return _day(year, int(groups["m"] or 0), int(groups["d"]))
    first, last = _months(groups)
    if not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1) if strict else date(year, last, calendar.monthrange(year, last)[1])


def _months(groups: dict[str, str | None]) -> tuple[int, int]:
    if groups["m2"]:
        return int(groups["m2"]), int(groups["m2"])
    if groups["q"]:
        quarter = _QUARTERS[groups["q"]]
        return quarter * 3 - 2, quarter * 3
    if groups["h"]:
        return (1, 6) if groups["h"] == "dau" else (7, 12)
    return 1, 12


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
