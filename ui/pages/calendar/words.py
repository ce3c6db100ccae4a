"""What the calendar says and how it marks it: kinds of entries and days, the line that sums up a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from vstbpn_desktop.queries.calendar import (
    CLASS,
    DEADLINES,
    DOCUMENT_DUE,
    FINDING_DUE,
    INSPECTED,
    TASK_DUE,
    Entry,
)
from vstbpn_desktop.queries.calendar_view import CalendarView
from vstbpn_desktop.queries.working_days import last_of_month
from vstbpn_desktop.records.special_day import ACTION_MONTH, COMMEMORATIVE, EVENT, HOLIDAY, WORKING_DAY
from vstbpn_desktop.vietnamese.dates import format_date, weekday

ALL: Final = "all"
_TONES: Final = {"bad": "late", "soon": "soon", "good": "good"}


class Kind(NamedTuple):
    """How one kind of entry is marked: icon, its colour's name, the word of the list, the words of counting.

    `group` is the filter of the list it belongs to.
    """

    icon: str
    tone: str
    word: str
    counted: str
    group: str


KINDS: Final[dict[str, Kind]] = {
    HOLIDAY: Kind("calendar-off", "late", "ngày nghỉ", "ngày nghỉ", "off"),
    WORKING_DAY: Kind("calendar-check", "soon", "làm bù", "ngày làm bù", "off"),
    COMMEMORATIVE: Kind("flag", "accent", "kỷ niệm", "ngày kỷ niệm", "days"),
    ACTION_MONTH: Kind("megaphone", "accent", "tháng hành động", "", "days"),
    EVENT: Kind("users", "accent", "sự kiện", "sự kiện", "days"),
    TASK_DUE: Kind("list-checks", "muted", "hạn nhiệm vụ", "hạn nhiệm vụ", "due"),
    DOCUMENT_DUE: Kind("file-text", "muted", "hạn văn bản", "hạn văn bản", "due"),
    FINDING_DUE: Kind("file-warning", "muted", "hạn khắc phục", "hạn khắc phục", "due"),
    CLASS: Kind("graduation-cap", "accent", "lớp", "buổi tập huấn", "class"),
    INSPECTED: Kind("clipboard-check", "accent", "kiểm tra", "lượt kiểm tra", "inspection"),
}
"""In the order a month is summed up and a day is listed."""

WORK: Final = (*DEADLINES, CLASS, INSPECTED, EVENT)
"""What is better moved where it falls on a day off."""

FILTERS: Final = (
    (ALL, "Tất cả"), ("due", "Hạn"), ("class", "Lớp"), ("inspection", "Kiểm tra"),
    ("days", "Ngày kỷ niệm, sự kiện"), ("off", "Ngày nghỉ, làm bù"),
)  # fmt: skip


def tone(entry: Entry) -> str:
    """The name of the colour of an entry's mark."""
    return _TONES.get(entry.meaning, KINDS[entry.kind].tone)


def standing(entry: Entry, today: dt.date) -> str:
    """How a deadline stands, in words; "" for what is no deadline."""
    if entry.kind not in DEADLINES:
        return ""
    left = (entry.date - today).days
    late = {"bad": f"quá hạn {-left} ngày", "good": "đã đủ"}
    soon = "hạn hôm nay" if left == 0 else f"còn {left} ngày"
    return late.get(entry.meaning) or (soon if entry.meaning == "soon" else "")


def spoken(entry: Entry) -> str:
    """An entry in one line."""
    until = f" (đến {format_date(entry.end)})" if entry.end else ""
    return " · ".join(filter(None, (entry.title + until, entry.hour, entry.detail, entry.warning)))


def day_title(day: dt.date) -> str:
    """ "Thứ Hai 06/07/2020"."""
    words = f"{weekday(day)} {format_date(day)}"
    return words[:1].upper() + words[1:]


def week_number(day: dt.date) -> int:
    """The week of the year, Monday first (ISO 8601)."""
    return day.isocalendar().week


def month_title(day: dt.date) -> str:
    """ "Lịch tháng 7 năm 2020"."""
    return f"Lịch tháng {day.month} năm {day.year}"


def month_summary(view: CalendarView, day: dt.date) -> str:
    """ "22 ngày làm việc · 3 hạn nhiệm vụ · 1 buổi tập huấn": what the month of a day holds."""
    first, last = day.replace(day=1), last_of_month(day.year, day.month)
    inside = view.within(first, last)
    counts = [(_count(inside, kind_id), kind.counted) for kind_id, kind in KINDS.items() if kind.counted]
    counts.insert(0, (view.days.between(first, last), "ngày làm việc"))
    said = [f"{count} {words}" for count, words in counts if count]
    if not view.days.knows(day.year):
        said.append(f"chưa có bảng ngày nghỉ năm {day.year}")
    return " · ".join(said)


def day_kind(view: CalendarView, day: dt.date) -> tuple[str, str]:
    """What kind of day it is in words, and the colour's name: "làm bù", "nghỉ", "ngày làm việc"."""
    if day in view.days.made_up:
        return "làm bù", "soon"
    if view.days.is_working(day):
        return "ngày làm việc", "muted"
    return "nghỉ", "late" if day in view.days.holidays else "muted"


def _count(entries: Iterable[Entry], kind: str) -> int:
    return sum(entry.kind == kind for entry in entries)
