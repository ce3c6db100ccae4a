"""Lịch công tác tuần: what the calendar holds for seven days, on one page; none of the kinds of Decree 30."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Block, Column, Document, GroupRow, Letterhead, Row, Table, Title
from vstbpn_desktop.documents.reports import parts
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.queries.calendar import Entry, entries
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.working_days import WorkingDays, working_days
from vstbpn_desktop.records.special_day import HOLIDAY, WORKING_DAY
from vstbpn_desktop.vietnamese.dates import format_date, prose_date, weekday

COLUMNS = (
    Column("Thời gian", 26),
    Column("Nội dung"),
    Column("Địa điểm, chi tiết", 82),
    Column("Lưu ý", 38),
)
BLANK = ("", "", "", "")
IN_THE_DAY = (HOLIDAY, WORKING_DAY)
"""What the line of the day says."""
DAYS = 7
ROW_MM = 8
"""Room to write by hand what comes up."""


def _today(setting: Setting) -> dt.date:
    return setting.today


WEEK = Option("week", "Tuần có ngày", "date", default=_today, help="Để trống: tuần này.")


@dataclass(frozen=True, slots=True)
class WeekData:
    """A week from its Monday, what stands in it, and which of its days are worked."""

    profile: ProfileData
    monday: dt.date
    entries: tuple[Entry, ...]
    worked: WorkingDays
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
    worked = working_days(reader.connection)
    return WeekData(profile_at(reader, day), monday, tuple(found), worked, options["draft"])


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
    rows = tuple(row for day in data.days for row in _day(data, day))
    yield Table(COLUMNS, rows, row_mm=ROW_MM)


def _day(data: WeekData, day: dt.date) -> Iterator[Row | GroupRow]:
    """The day as a line of its own, then what stands on it; a blank line to write on where nothing does.

    What lasts longer stands on the first day shown, a holiday in the day's own line.
    """
    yield GroupRow(_day_line(data.worked, day))
    mine = [e for e in data.entries if max(e.date, data.monday) == day and e.kind not in IN_THE_DAY]
    for entry in mine:
        until = f" (đến {format_date(entry.end)})" if entry.end else ""
        warning = entry.warning[:1].upper() + entry.warning[1:]
        yield (entry.hour, f"{entry.title}{until}", entry.detail, warning)
    if not mine and data.worked.is_working(day):
        yield BLANK


def _day_line(worked: WorkingDays, day: dt.date) -> str:
    """ "Thứ Tư 02/09/2020: nghỉ, Quốc khánh"; "Thứ Bảy 18/07/2020: làm bù"."""
    name = f"{weekday(day)} {format_date(day)}"
    name = name[:1].upper() + name[1:]
    if worked.is_working(day):
        return f"{name}: làm bù" if day in worked.made_up else name
    off = worked.holidays.get(day, "")
    said = f"nghỉ, {off}" if off and not off.startswith("Nghỉ") else off[:1].lower() + off[1:]
    return f"{name}: {said or 'nghỉ'}"


SPEC = DocumentSpec(
    id="weekly-schedule",
    label="Lịch công tác tuần",
    description="Hạn, lớp, kiểm tra, ngày kỷ niệm, ngày nghỉ trong một tuần.",
    options=(WEEK, parts.DRAFT),
    gather=gather,
    compose=compose,
)
