"""Lịch công tác tuần: what the calendar holds for seven days, on one page; none of the kinds of Decree 30."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Block, Column, Document, Letterhead, Row, Table, Title
from vstbpn_desktop.documents.reports import parts
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.queries.calendar import Entry, entries
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import format_date, prose_date, weekday

COLUMNS = (
    Column("Thứ, ngày", 32),
    Column("Nội dung"),
    Column("Chi tiết", 52),
    Column("Lưu ý", 32),
)
DAYS = 7


def _today(setting: Setting) -> dt.date:
    return setting.today


WEEK = Option("week", "Tuần có ngày", "date", default=_today, help="Để trống: tuần này.")


@dataclass(frozen=True, slots=True)
class WeekData:
    """A week from its Monday, and what stands in it."""

    profile: ProfileData
    monday: dt.date
    entries: tuple[Entry, ...]
    draft: bool

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Its seven days."""
        return tuple(self.monday + dt.timedelta(days=i) for i in range(DAYS))


def gather(reader: Reader, options: Values) -> WeekData:
    """Read the calendar of the week."""
    day: dt.date = options["week"]
    monday = day - dt.timedelta(days=day.weekday())
    found = entries(reader, monday, monday + dt.timedelta(days=DAYS - 1))
    return WeekData(profile_at(reader, day), monday, tuple(found), options["draft"])


def compose(data: WeekData) -> Document:
    """One table, every day of the week on it."""
    first, last = data.days[0], data.days[-1]
    return Document(
        title=f"Lịch công tác tuần từ {format_date(first)} đến {format_date(last)}",
        blocks=tuple(_blocks(data)),
        draft=data.draft,
        author=data.profile.committee_name,
        landscape=True,
    )


def _blocks(data: WeekData) -> Iterator[Block]:
    yield Letterhead(data.profile.parent_agency.upper(), (data.profile.committee_name.upper(),), "", "")
    span = f"(từ {prose_date(data.days[0])} đến {prose_date(data.days[-1])})"
    yield Title("LỊCH CÔNG TÁC TUẦN", span)
    yield Table(COLUMNS, tuple(row for day in data.days for row in _day(data, day)))


def _day(data: WeekData, day: dt.date) -> Iterator[Row]:
    """The lines of one day, its name on the first; what lasts longer stands on the first day shown."""
    name = weekday(day)
    words = f"{name[:1].upper()}{name[1:]}\n{format_date(day)}"
    mine = [entry for entry in data.entries if max(entry.date, data.monday) == day]
    if not mine:
        yield (words, "", "", "")
    for number, entry in enumerate(mine):
        until = f" (đến {format_date(entry.end)})" if entry.end else ""
        warning = entry.warning[:1].upper() + entry.warning[1:]
        yield ("" if number else words, f"{entry.title}{until}", entry.detail, warning)


SPEC = DocumentSpec(
    id="weekly-schedule",
    label="Lịch công tác tuần",
    description="Hạn, lớp, kiểm tra, ngày kỷ niệm, ngày nghỉ trong một tuần.",
    options=(WEEK, parts.DRAFT),
    gather=gather,
    compose=compose,
)
