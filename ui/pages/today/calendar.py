"""The next two weeks: what the calendar holds for them, as lines that open the thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from vstbpn_desktop.queries.today_view import DAYS_SHOWN
from vstbpn_desktop.vietnamese.dates import day_month, weekday_short

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.queries.calendar import Entry


class Line(NamedTuple):
    """One line: the day, what is on it, the record it stands for."""

    day: dt.date
    words: str
    record: str
    id: int

    @property
    def when(self) -> str:
        """ "T5 18/6"."""
        return f"{weekday_short(self.day)} {day_month(self.day)}"


def read_lines(app: App, today: dt.date) -> tuple[Line, ...]:
    """What the next days bring, in order of days."""
    from vstbpn_desktop.queries.calendar import entries

    last = today + dt.timedelta(days=DAYS_SHOWN)
    with app.reader() as reader:
        found = entries(reader, today, last)
    lines = (line for entry in found for line in _lines(entry) if today <= line.day <= last)
    return tuple(sorted(lines, key=lambda line: line.day))


def _lines(entry: Entry) -> Iterator[Line]:
    """An entry's lines: what lasts for days has one where it begins and one where it ends."""
    if entry.meaning == "good":
        return
    if entry.end is None:
        yield Line(entry.date, _words(entry), entry.record, entry.id)
        return
    for day, verb in ((entry.date, "Bắt đầu"), (entry.end, "Kết thúc")):
        yield Line(day, f"{verb} {entry.title}", entry.record, entry.id)


def _words(entry: Entry) -> str:
    title = f"Nghỉ: {entry.title}" if entry.kind == "holiday" else entry.title
    detail = entry.detail if entry.kind == "task" else entry.hour
    return " · ".join(filter(None, (title, detail, entry.warning)))
