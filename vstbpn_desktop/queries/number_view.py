"""The number series of a year: what comes next, what was taken, reserved, cancelled, and what is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.registers import Numbers, outgoing
from vstbpn_desktop.records.document import Document
from vstbpn_desktop.records.number import CANCELLED, RESERVED, STATES, USED, Number
from vstbpn_desktop.records.number_series import OWN, OWNERS, NumberSeries

_OWNERS = {option.id: option.label for option in OWNERS}
_STATES = {option.id: option for option in STATES}


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number that was taken, and what for; `meaning` is the colour of its state."""

    id: int
    series_id: int
    series: str
    number: int
    symbol: str
    state: str
    words: str
    meaning: str
    date: dt.date | None
    reason: str
    document_id: int | None
    subject: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series in a year. `own` False: records staff of another body give its numbers."""

    id: int
    code: str
    name: str
    owner: str
    own: bool
    kinds: str
    ended: bool
    next_number: int
    used: int
    reserved: int
    cancelled: int
    missing: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True)
class YearNumbers:
    """All series, and the numbers taken in a year, the newest first."""

    year: int
    series: tuple[SeriesView, ...]
    numbers: tuple[NumberRow, ...]


def year_numbers(reader: Reader, year: int) -> YearNumbers:
    """Series and numbers of a calendar year."""
    numbers = _numbers(reader, year)
    missing = {lines.code: lines.missing for lines in outgoing(reader, year)}
    model = NumberSeries
    columns = (
        model.id, model.code, model.name, model.owner, model.kinds, model.ended, model.first_number,
        model.first_year,
    )  # fmt: skip
    series = []
    for row in reader.connection.execute(select(*columns).order_by(model.ended, model.code)):
        own = [number for number in numbers if number.series_id == row.id]
        states = [number.state for number in own]
        begins = row.first_number if row.first_year in (None, year) else None
        following = max((number.number for number in own), default=(begins or 1) - 1) + 1
        series.append(
            SeriesView(
                row.id, row.code, row.name, _OWNERS[row.owner], row.owner == OWN, row.kinds, row.ended,
                following, states.count(USED), states.count(RESERVED), states.count(CANCELLED),
                missing.get(row.code, ()),
            )
        )  # fmt: skip
    return YearNumbers(year, tuple(series), numbers)


def _numbers(reader: Reader, year: int) -> tuple[NumberRow, ...]:
    columns = (
        Number.id, Number.series_id, NumberSeries.code.label("series"), Number.number, Number.symbol,
        Number.state, Number.date, Number.reason, Number.document_id,
        func.coalesce(Document.subject, "").label("subject"),
    )  # fmt: skip
    joined = Number.__table__.join(NumberSeries.__table__, NumberSeries.id == Number.series_id)
    query = (
        select(*columns)
        .select_from(joined.outerjoin(Document.__table__, Document.id == Number.document_id))
        .where(Number.year == year)
        .order_by(NumberSeries.code, Number.number.desc())
    )
    return tuple(
        NumberRow(**row, words=_STATES[row["state"]].label, meaning=_STATES[row["state"]].meaning)
        for row in reader.connection.execute(query).mappings()
    )
