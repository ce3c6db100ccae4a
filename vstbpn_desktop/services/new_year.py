"""Mở năm mới: the programme of a new year begun from the last one; the old year stays as it is."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.progress import assignment_states
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.working_days import add_months
from vstbpn_desktop.records.assignment import SPEC as ASSIGNMENT
from vstbpn_desktop.records.finding import CLOSED, Finding
from vstbpn_desktop.records.programme import SPEC as PROGRAMME
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.task import PERIODIC, YEAR_ROUND, Task
from vstbpn_desktop.records.task import SPEC as TASK
from vstbpn_desktop.services import saving

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

RECURRING = (PERIODIC, YEAR_ROUND)
FINISHED = ("done", "exempt")
OWN_OF_A_YEAR = ("symbol", "letterhead", "unread", "appendix")
"""What the old document alone bore: its number, its head, what was not understood, its annexes."""


@dataclass(frozen=True, slots=True)
class NewYear:
    """What was opened: tasks begun anew, open tasks carried over with their units, findings still open."""

    year: int
    source: int
    recurring: int
    carried: int
    carried_units: int
    open_findings: int


def open_year(app: App, year: int) -> NewYear:
    """Begin a year's programme from the newest earlier one, in one change that can be undone.

    Recurring tasks (thường xuyên, định kỳ) are copied with their days moved on and nobody assigned; a task
    of another nature that units still owe is carried over with those units and their deadlines. Findings
    need no carrying: they belong to no year. UserError where the year has a programme, or none came before.
    """
    with app.change(f"Mở năm {year}") as change:
        reader = Reader(change.connection, app.registry, app.today)
        source = _source(change, year)
        programme_id = _copy_programme(reader, change, source, year, app.today)
        recurring = carried = units = 0
        for task_id, nature in _tasks(change, source):
            owed = [] if nature in RECURRING else _owed(change, task_id, app.today)
            if nature not in RECURRING and not owed:
                continue
            years = year - source
            new_id = _copy_task(reader, change, task_id, programme_id, years, carried=bool(owed))
            _carry(reader, change, owed, new_id)
            recurring, carried, units = recurring + (not owed), carried + bool(owed), units + len(owed)
    return NewYear(year, source, recurring, carried, units, _open_findings(app))


def moved_date(day: dt.date | None, years: int) -> dt.date | None:
    """The same day so many years on; 29/2 becomes 28/2 where the year has none."""
    return None if day is None else add_months(day, 12 * years)


def moved_words(text: str, source: int, years: int) -> str:
    """ "năm 2020" becomes "năm 2021"; whole dates and spans such as 2016-2020 are citations and stay."""
    named = re.compile(rf"(tháng\s+\d{{1,2}},?\s+)?\b([Nn]ăm|NĂM)(\s+){source}\b(?!\s*[-–]\s*\d)")

    def moved(found: re.Match[str]) -> str:
        return found[0] if found[1] else f"{found[2]}{found[3]}{source + years}"

    return named.sub(moved, text)


def _source(change: Change, year: int) -> int:
    years = set(change.connection.execute(select(Programme.year)).scalars())
    if year in years:
        raise UserError(
            f"Năm {year} đã có chương trình công tác.",
            "Hãy mở năm đó để làm việc, hoặc xoá chương trình của năm đó trước khi mở lại.",
        )
    earlier = [known for known in years if known < year]
    if not earlier:
        raise UserError(
            f"Chưa có chương trình của năm nào trước {year} để mở năm mới.",
            "Hãy nhập chương trình công tác từ tệp Word.",
        )
    return max(earlier)


def _copy_programme(reader: Reader, change: Change, source: int, year: int, today: dt.date) -> int:
    years = year - source
    values = reader.values(PROGRAMME, reader.get(PROGRAMME, str(source)))
    words = {name: value for name, value in values.items() if isinstance(value, str)}
    moved: dict[str, Any] = {name: moved_words(value, source, years) for name, value in words.items()}
    moved |= dict.fromkeys(OWN_OF_A_YEAR, "")
    lines = tuple(
        row | {name: moved_words(row[name], source, years) for name in ("title", "text")}
        for row in values["lines"]
    )
    fresh = {"year": year, "issued_on": None, "lines": lines}
    return saving.save(change, PROGRAMME, None, values | moved | fresh, today)


def _tasks(change: Change, source: int) -> list[tuple[int, str]]:
    """Id and nature of the old year's tasks; those of one time that were set as finished are left out."""
    query = select(Task.id, Task.nature, Task.override)
    query = query.join(Programme, Programme.id == Task.programme_id).where(Programme.year == source)
    rows = change.connection.execute(query.order_by(Task.code_key))
    return [
        (row_id, nature)
        for row_id, nature, override in rows
        if nature in RECURRING or override not in FINISHED
    ]


def _owed(change: Change, task_id: int, today: dt.date) -> list[int]:
    """The assignments of a task that are neither handed in nor accepted nor exempt."""
    return [state.id for state in assignment_states(change.connection, [task_id], today) if state.open]


def _copy_task(
    reader: Reader, change: Change, task_id: int, programme_id: int, years: int, *, carried: bool
) -> int:
    """A task in the new programme; one that is carried over keeps its days: what is late stays late."""
    values = reader.values(TASK, task_id)
    source = int(reader.key(TASK, task_id).partition("/")[0])
    fresh: dict[str, Any] = {
        "programme": programme_id, "groups": (), "declined": (), "override": "", "override_reason": "",
    }  # fmt: skip
    if not carried:
        fresh |= {name: moved_date(values[name], years) for name in ("starts_on", "due")}
        fresh |= {name: moved_words(values[name], source, years) for name in ("title", "text", "product")}
    return saving.save(change, TASK, None, values | fresh, reader.as_of)


def _carry(reader: Reader, change: Change, assignment_ids: list[int], task_id: int) -> None:
    for assignment_id in assignment_ids:
        values = reader.values(ASSIGNMENT, assignment_id)
        saving.save(change, ASSIGNMENT, None, values | {"task": task_id}, reader.as_of)


def _open_findings(app: App) -> int:
    with app.database.read() as connection:
        query = select(func.count()).select_from(Finding).where(Finding.state != CLOSED)
        return connection.execute(query).scalar() or 0
