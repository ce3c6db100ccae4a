"""Khoá số liệu năm: a year is closed to writing, and reopened only on purpose; it stays in every list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from vstbpn_desktop.db.closed_years import CLOSE, PREFIX, closed_years, held_year, held_years
from vstbpn_desktop.db.setting import drop_setting, write_setting
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.tallies import DONE
from vstbpn_desktop.queries.years import has_programme
from vstbpn_desktop.records.assignment import Assignment
from vstbpn_desktop.records.finding import CLOSED, Finding
from vstbpn_desktop.records.inspection import Inspection
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.task import Task
from vstbpn_desktop.vietnamese.dates import format_date

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_HELD: Final = "Số liệu năm {} đã khoá: chỉ xem."
_LOOKED_AT: Final = "Đang mở bằng mật khẩu chỉ xem."


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a year is closed with: assignments still open, which stay as they are, and open findings."""

    year: int
    open_assignments: int
    open_findings: int


def prospect(reader: Reader, year: int) -> Prospect:
    """What would be closed with a year. UserError where it cannot be closed."""
    last_day = Period(year).last_day
    if year in closed_years(reader.connection):
        raise UserError(f"Số liệu năm {year} đã khoá rồi.")
    if not has_programme(reader.connection, year):
        raise UserError(f"Năm {year} chưa có chương trình nên không có gì để khoá.", "Hãy chọn năm khác.")
    if reader.as_of <= last_day:
        raise UserError(f"Năm {year} chưa hết kỳ báo cáo.", f"Hãy khoá sau ngày {format_date(last_day)}.")
    owed = select(func.count(Assignment.id)).join(Task, Task.id == Assignment.task_id)
    owed = owed.join(Programme, Programme.id == Task.programme_id)
    owed = owed.where(Programme.year == year, Assignment.status.not_in(DONE))
    found = select(func.count(Finding.id)).join(Inspection, Inspection.id == Finding.inspection_id)
    found = found.where(Inspection.year == year, Finding.state != CLOSED)
    counts = (reader.connection.execute(query).scalar() or 0 for query in (owed, found))
    return Prospect(year, *counts)


def can_close(reader: Reader, year: int) -> bool:
    """Whether a year can be closed now."""
    try:
        prospect(reader, year)
    except UserError:
        return False
    return True


def why_looked_at(app: App) -> str:
    """Why nothing at all can be written, "" where something can: the data were opened to be looked at."""
    return _LOOKED_AT if app.read_only else ""


def why_held(app: App, record: str, ids: Collection[int], *, going_on: bool = False) -> str:
    """Why records cannot be changed now, "" where they can: data opened to be looked at, a closed year.

    `going_on` asks only about what is held whole: types whose work goes on after their year are not.
    """
    spec = app.registry[record]
    if app.read_only or not spec.year or (going_on and spec.closing.goes_on):
        return why_looked_at(app)
    with app.database.read() as connection:
        year = held_year(connection, app.registry, spec, ids, app.today.year)
    return _HELD.format(year) if year else ""


def why_year_held(app: App, record: str, year: int) -> str:
    """The same of a whole year of a record type; "" stands for no type, held by no year."""
    if app.read_only or not record:
        return why_looked_at(app)
    with app.database.read() as connection:
        held = held_years(closed_years(connection), app.registry[record], app.today.year)
    return _HELD.format(year) if year in held else ""


def close_year(app: App, year: int) -> Prospect:
    """Close a year in one change that can be undone. UserError as `prospect` says."""
    with app.reader() as reader:
        found = prospect(reader, year)
    with app.change(f"Khoá số liệu năm {year}", kind=CLOSE) as change:
        write_setting(change.connection, f"{PREFIX}{year}", app.today.isoformat())
    return found


def reopen_year(app: App, year: int, reason: str = "") -> None:
    """Let a closed year be written again; the log says so. UserError where it is not closed."""
    with app.database.read() as connection:
        if year not in closed_years(connection):
            raise UserError(f"Số liệu năm {year} không khoá.", "Không cần mở khoá.")
    why = f": {' '.join(reason.split())}" if reason.strip() else ""
    with app.change(f"Mở khoá số liệu năm {year}{why}"[:200], kind=CLOSE) as change:
        drop_setting(change.connection, f"{PREFIX}{year}")
