"""Numbers: the series a document belongs to, the next number, those reserved and cancelled.

Decree 30/2020/NĐ-CP, article 15: numbers run from 01 on 01/01 to 31/12; a symbol is unique in its year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, func, select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.number import CANCELLED, RESERVED, USED, Number
from vstbpn_desktop.records.number import SPEC as NUMBER
from vstbpn_desktop.records.number_series import COPIES, DEPARTMENT, DOCUMENTS, NumberSeries
from vstbpn_desktop.records.number_series import SPEC as SERIES
from vstbpn_desktop.services import saving
from vstbpn_desktop.services.issuing.head import LETTER_CODE
from vstbpn_desktop.vietnamese.symbol_codes import COPY_KINDS

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

FIRST_SERIES = {
    DOCUMENTS: {"code": "BAN", "name": "Văn bản đi của Ban", "purpose": DOCUMENTS},
    COPIES: {"code": "SY", "name": "Bản sao (chung sao y, sao lục, trích sao)", "purpose": COPIES},
}
"""The series that are begun with where none was set up: one for all kinds, one common to all copies."""


@dataclass(frozen=True, slots=True)
class Series:
    """A series: its row, whether its numbers are only typed in, its symbols' pattern ("": as printed)."""

    id: int
    code: str
    name: str
    typed: bool
    pattern: str
    first_number: int
    first_year: int | None
    yearly: bool


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """A number that was taken: its row in the register of numbers, its symbol."""

    id: int
    series: str
    year: int
    number: int
    symbol: str


def series_of(connection: Connection, kind_code: str) -> Series | None:
    """The series in use that serves a kind ("" for official letters): its own, else the one for all."""
    wanted = kind_code or LETTER_CODE
    purpose = COPIES if kind_code in COPY_KINDS else DOCUMENTS
    query = select(NumberSeries).where(NumberSeries.purpose == purpose, NumberSeries.ended.is_(False))
    rows = connection.execute(query.order_by(NumberSeries.owner.desc(), NumberSeries.id)).all()
    own = [row for row in rows if wanted in _kinds(row.kinds)]
    common = [row for row in rows if not _kinds(row.kinds)]
    return next((_series(row) for row in (*own, *common)), None)


def series_by_code(reader: Reader, code: str) -> Series:
    """The series of that code. UserError where there is none, naming those there are."""
    found = reader.connection.execute(select(NumberSeries).where(NumberSeries.code == code)).first()
    if found is None:
        known = ", ".join(reader.connection.execute(select(NumberSeries.code)).scalars())
        raise UserError(f"Không có dãy số “{code}”.", f"Các dãy số: {known or 'chưa có'}.")
    return _series(found)


def ensure_series(app: App, kind_code: str) -> Series:
    """The series that serves a kind; where none was set up the usual one is begun."""
    with app.database.read() as connection:
        found = series_of(connection, kind_code)
    if found is None:
        values = FIRST_SERIES[COPIES if kind_code in COPY_KINDS else DOCUMENTS]
        with app.change("Mở dãy số văn bản", kind="setup") as change:
            saving.save(change, SERIES, None, dict(values), app.today)
            found = series_of(change.connection, kind_code)
    assert found is not None
    return found


def next_number(connection: Connection, series: Series, year: int) -> int:
    """The number after the last that was ever taken."""
    query = select(func.max(Number.number)).where(Number.series_id == series.id)
    last = connection.execute(query.where(Number.year == year) if series.yearly else query).scalar()
    first = series.first_number if series.first_year in (None, year) else 1
    return max(first, (last or 0) + 1)


def last_taken(connection: Connection, series: Series, year: int) -> tuple[int, dt.date | None] | None:
    """The highest number in use in a year and its day; None where there is none."""
    query = select(Number.number, Number.date).where(
        Number.series_id == series.id, Number.year == year, Number.state == USED
    )
    row = connection.execute(query.order_by(Number.number.desc()).limit(1)).first()
    return None if row is None else (row[0], row[1])


def refuse_taken(
    connection: Connection, series: Series, year: int, number: int, document: int | None
) -> None:
    """UserError where a number is used or cancelled, or reserved for another document."""
    row = connection.execute(_row(series, year, number)).first()
    if row is None or (row.state == RESERVED and row.document_id in (None, document)):
        return
    why = {USED: "đã dùng", CANCELLED: "đã huỷ", RESERVED: "đã giữ chỗ cho văn bản khác"}[row.state]
    raise UserError(
        f"Số {number} năm {year} của dãy “{series.name}” {why} ({row.symbol}).",
        "Số không cấp lại; hãy chọn số khác.",
    )


def take(
    change: Change, series: Series, number: int, symbol: str, document: int, date: dt.date, today: dt.date
) -> int:
    """Take a number for a document, inside a change; gives its row. UserError where it is not free."""
    refuse_taken(change.connection, series, date.year, number, document)
    reserved = change.connection.execute(_row(series, date.year, number)).first()
    values = {
        "series": series.id, "year": date.year, "number": number, "symbol": symbol, "state": USED,
        "document": document, "date": date,
    }  # fmt: skip
    return saving.save(change, NUMBER, reserved.id if reserved else None, values, today)


def reserve(
    app: App, series_code: str = "", *, count: int = 1, year: int | None = None, reason: str = ""
) -> list[GivenNumber]:
    """Keep the next numbers of a series (default: the one for all kinds) free for documents to come.

    UserError: no such series, one whose numbers others give, a count that makes no sense.
    """
    if not 1 <= count <= 100:
        raise UserError(f"Không giữ được {count} số.", "Mỗi lần giữ từ 1 đến 100 số.")
    usual = ensure_series(app, "") if not series_code else None
    with app.change("Giữ chỗ số văn bản") as change:
        reader = Reader(change.connection, change.registry, app.today)
        series = usual or series_by_code(reader, series_code)
        if series.typed:
            raise UserError(
                f"Dãy “{series.name}” do văn thư cơ quan khác cấp.", "Hãy gõ số được cấp khi phát hành."
            )
        given = [
            _reserve_one(change, series, year or app.today.year, reason, app.today) for _ in range(count)
        ]
        change.rename(f"Giữ chỗ số {', '.join(one.symbol for one in given)} của {series.name}"[:200])
    return given


def cancel(app: App, number_ids: Iterable[int], reason: str) -> None:
    """Cancel reserved numbers for ever. UserError: no reason, or a number that is not reserved."""
    if not reason.strip():
        raise UserError("Huỷ số phải có lý do.", "Hãy ghi lý do.")
    with app.change("Huỷ số văn bản") as change:
        reader = Reader(change.connection, change.registry, app.today)
        for number_id in number_ids:
            line = reader.record(NUMBER, number_id)
            if line.values["state"] != RESERVED:
                raise UserError(
                    f"Số {line.title} không ở trạng thái giữ chỗ.", "Chỉ huỷ được số giữ chỗ chưa dùng."
                )
            values = {"state": CANCELLED, "document": None, "reason": reason.strip()}
            saving.save(change, NUMBER, number_id, values, app.today)
            change.rename(f"Huỷ số {line.title}")


def cancel_of(change: Change, document_id: int, reason: str, today: dt.date) -> None:
    """Cancel the number that a document took, inside a change: the register shows it as "huỷ"."""
    query = select(Number.id).where(Number.document_id == document_id, Number.state == USED)
    for number_id in change.connection.execute(query).scalars().all():
        change.update(Number, number_id, {"state": CANCELLED, "document_id": None, "reason": reason})


def _reserve_one(change: Change, series: Series, year: int, reason: str, today: dt.date) -> GivenNumber:
    number = next_number(change.connection, series, year)
    values = {
        "series": series.id, "year": year, "number": number, "state": RESERVED, "date": today,
        "reason": reason,
    }  # fmt: skip
    row_id = saving.save(change, NUMBER, None, values, today)
    return GivenNumber(row_id, series.code, year, number, f"{number:02d}")


def _row(series: Series, year: int, number: int) -> Select[int, str, str, int | None]:
    query = select(Number.id, Number.state, Number.symbol, Number.document_id)
    return query.where(Number.series_id == series.id, Number.year == year, Number.number == number)


def _kinds(words: str) -> list[str]:
    return [part.strip() for part in words.replace(";", ",").split(",") if part.strip()]


def _series(row: Row[*tuple[Any, ...]]) -> Series:
    return Series(
        id=row.id, code=row.code, name=row.name, typed=row.owner == DEPARTMENT, pattern=row.pattern,
        first_number=row.first_number or 1, first_year=row.first_year, yearly=row.yearly,
    )  # fmt: skip
