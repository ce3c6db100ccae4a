"""The next two weeks: deadlines that are still open, and the days of remembrance the programme names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from vstbpn_desktop.queries.today_view import DAYS_SHOWN, TodayView
from vstbpn_desktop.vietnamese.dates import day_month, weekday_short

# (day, month) → what the day is called; the programme's own words stand for any other.
_NAMES: Final = {
    (8, 3): "Ngày Quốc tế Phụ nữ",
    (20, 3): "Ngày Quốc tế Hạnh phúc",
    (28, 6): "Ngày Gia đình Việt Nam",
    (20, 10): "Ngày Phụ nữ Việt Nam",
    (15, 11): "Bắt đầu Tháng hành động vì bình đẳng giới",
    (25, 11): "Ngày Quốc tế xoá bỏ bạo lực đối với phụ nữ và trẻ em gái",
    (15, 12): "Kết thúc Tháng hành động vì bình đẳng giới",
}


class Entry(NamedTuple):
    """One line: the day, what is on it, the task it belongs to, and whether it is a deadline."""

    day: dt.date
    words: str
    task_id: int
    deadline: bool

    @property
    def when(self) -> str:
        """ "T5 18/6"."""
        return f"{weekday_short(self.day)} {day_month(self.day)}"


def entries(view: TodayView, today: dt.date) -> tuple[Entry, ...]:
    """What the next days bring, in order of days; days of remembrance before deadlines."""
    deadlines = [
        Entry(d.day, f"Hạn {d.code}: {d.title} ({d.open_units} đơn vị)", d.task_id, True)
        for d in view.deadlines
    ]
    found = [*_remembrance(view.texts, today), *deadlines]
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.deadline)))


def _remembrance(texts: Iterable[tuple[int, str, str]], today: dt.date) -> list[Entry]:
    from vstbpn_desktop.exchange.programme.items import commemorated

    days: dict[tuple[int, int], Entry] = {}
    for task_id, _, text in texts:
        for marker in commemorated(text, today.year):
            for point in (marker.first, marker.last):
                day = _within(point, today)
                if day is not None and point not in days:
                    words = _NAMES.get(point) or _before(text, marker.start)
                    days[point] = Entry(day, words, task_id, False)
    return list(days.values())


def _within(point: tuple[int, int], today: dt.date) -> dt.date | None:
    """The day and month as a day of the next two weeks, over the turn of the year."""
    for offset in range(DAYS_SHOWN + 1):
        day = today + dt.timedelta(days=offset)
        if (day.day, day.month) == point:
            return day
    return None


def _before(text: str, start: int) -> str:
    """The words that lead up to a date, back to the mark before them."""
    head = text[:start]
    cut = max(head.rfind(mark) for mark in (",", ";", ":", ".", "\n"))
    words = " ".join(head[cut + 1 :].split())
    return f"{words[:1].upper()}{words[1:]}" if words else "Ngày nêu trong chương trình"
