"""The registers of documents: what went out, what came in, what is to be answered (Decree 30, appendix IV).

A number that was cancelled or has no document is a line of its own: a bound register leaves none out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, extract, func, select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.document import FROZEN, INCOMING, ISSUED, OUTGOING, PREPARED, STATES, Document
from vstbpn_desktop.records.number import CANCELLED, RESERVED, Number
from vstbpn_desktop.records.number_series import OWN, NumberSeries
from vstbpn_desktop.vietnamese.folding import fold

ENTERED, MISSING = "entered", "missing"
"""The states of a line: a document, or (as `CANCELLED`, `RESERVED` are) numbers without one."""
_STATES = {option.id: option.label for option in STATES}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """How many."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        return "–".join(f"{number:02d}" for number in dict.fromkeys((self.first, self.last)))


@dataclass(frozen=True, slots=True)
class OutgoingLine:
    """A line of the register of outgoing documents; `state` other than `ENTERED`: numbers without one."""

    state: str
    number: int | None
    symbol: str
    date: dt.date | None = None
    kind_name: str = ""
    subject: str = ""
    signer: str = ""
    recipients: str = ""
    kept_by: str = ""
    copies: int | None = None
    sent_on: dt.date | None = None
    note: str = ""
    document_id: int | None = None


@dataclass(frozen=True, slots=True)
class SeriesLines:
    """The lines of one series, and its numbers without document; `name` is "" where no series gave any."""

    code: str
    name: str
    lines: tuple[OutgoingLine, ...]
    missing: tuple[Numbers, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingLine:
    """A line of both registers of incoming documents; `missing` where numbers have no document."""

    number: int | None
    received_on: dt.date | None = None
    issuer: str = ""
    symbol: str = ""
    date: dt.date | None = None
    kind_name: str = ""
    subject: str = ""
    handler: str = ""
    forwarded_on: dt.date | None = None
    due: dt.date | None = None
    progress: str = ""
    done_on: dt.date | None = None
    answer: str = ""
    note: str = ""
    document_id: int | None = None
    missing: Numbers | None = None

    @property
    def followed(self) -> bool:
        """Whether something is to be done about it, or was."""
        return bool(self.due or self.progress or self.done_on or self.answer)


def outgoing(reader: Reader, year: int, series: str = "") -> tuple[SeriesLines, ...]:
    """What went out in a calendar year by series, by number; `series` is the code of the only one wanted.

    Drafts, and what is at signature, stand in no register.
    """
    found: dict[int | None, list[OutgoingLine]] = {}
    for series_id, line in (*_sent(reader, year), *_without_document(reader, year)):
        found.setdefault(series_id, []).append(line)
    model = NumberSeries
    columns = (
        model.id, model.code, model.name, model.owner, model.yearly, model.first_number, model.first_year,
    )  # fmt: skip
    known = reader.connection.execute(select(*columns).order_by(model.code)).all()
    listed = [
        _series(row, found[row.id], year) for row in known if row.id in found and series in ("", row.code)
    ]
    if None in found and not series:
        listed.append(SeriesLines("", "", tuple(found[None])))
    return tuple(listed)


def incoming(reader: Reader, year: int) -> tuple[IncomingLine, ...]:
    """What came in a calendar year, by arrival number, the numbers without document named in their place."""
    answer = Document.__table__.alias().c
    columns = (
        Document.arrival_number, Document.received_on, Document.issuer, Document.symbol, Document.date,
        Document.kind_name, Document.subject, Document.handler, Document.forwarded_on, Document.due,
        Document.progress, Document.done_on, func.coalesce(answer.symbol, ""), Document.note, Document.id,
    )  # fmt: skip
    day = func.coalesce(Document.received_on, Document.date)
    query = (
        select(*columns)
        .select_from(Document.__table__.outerjoin(answer.id.table, answer.id == Document.answered_by_id))
        .where(Document.direction == INCOMING, _in_year(day, year))
        .order_by(Document.arrival_number.is_(None), Document.arrival_number, day, Document.id)
    )
    lines = [IncomingLine(*row) for row in reader.connection.execute(query)]
    gaps = _gaps(line.number for line in lines)
    whole = [*lines, *(IncomingLine(gap.first, missing=gap) for gap in gaps)]
    return tuple(sorted(whole, key=lambda line: (line.number is None, line.number or 0)))


def in_words(state: str) -> str:
    """What became of an issued document, "" for nothing."""
    return _STATES[state] if state in FROZEN and state != ISSUED else ""


def kind_and_subject(kind_name: str, subject: str) -> str:
    """ "Kế hoạch kiểm tra công tác năm 2020": the kind once, whether the subject begins with it or not."""
    if not kind_name or fold(subject).startswith(fold(kind_name)):
        return subject
    return f"{kind_name[:1].upper()}{kind_name[1:]} {_lowered(subject)}"


def _lowered(subject: str) -> str:
    """The subject as it goes on after the kind, small unless it begins with a name ("Sở Nội vụ …")."""
    first, _, rest = subject.partition(" ")
    is_name = rest[:1].isupper() or first[1:] != first[1:].lower()
    return subject if is_name else subject[:1].lower() + subject[1:]


def _sent(reader: Reader, year: int) -> Iterator[tuple[int | None, OutgoingLine]]:
    columns = (
        Document.number, Document.symbol, Document.date, Document.kind_name, Document.subject,
        Document.signer, Document.recipients, Document.kept_by, Document.copies, Document.sent_on,
    )  # fmt: skip
    query = (
        select(Document.series_id, Document.state, Document.note, Document.id, _acting(), *columns)
        .where(Document.direction == OUTGOING, Document.state.not_in(PREPARED), _in_year(Document.date, year))
        .order_by(Document.date, Document.symbol_key, Document.id)
    )
    for series_id, state, note, row_id, acting, *values in reader.connection.execute(query):
        became = " ".join(filter(None, (in_words(state), acting and f"bằng {acting}")))
        words = "; ".join(filter(None, (became[:1].upper() + became[1:], note)))
        yield series_id, replace(OutgoingLine(ENTERED, *values), note=words, document_id=row_id)


def _acting() -> ColumnElement[str | None]:
    """The symbol of the newest document that withdrew, corrected or replaced this one."""
    other = Document.__table__.alias().c
    query = select(other.symbol).where(other.acts_on_id == Document.id, other.relation == Document.state)
    return query.order_by(other.id.desc()).limit(1).scalar_subquery().label("acting")


def _without_document(reader: Reader, year: int) -> Iterator[tuple[int, OutgoingLine]]:
    """Cancelled and reserved numbers."""
    columns = (Number.series_id, Number.state, Number.number, Number.symbol, Number.date, Number.reason)
    query = select(*columns).where(Number.year == year, Number.state.in_((CANCELLED, RESERVED)))
    for row in reader.connection.execute(query):
        yield row.series_id, OutgoingLine(row.state, row.number, row.symbol, row.date, note=row.reason)


def _series(series: Any, lines: list[OutgoingLine], year: int) -> SeriesLines:
    """The lines in order; where the committee gives the numbers itself, those without document named."""
    numbers = [line.number for line in lines if line.number]
    begins = series.first_number if series.first_year in (None, year) else None
    first = (begins or 1) if series.yearly else min(numbers, default=1)
    gaps = tuple(_gaps(numbers, first)) if series.owner == OWN else ()
    missing = [OutgoingLine(MISSING, gap.first, str(gap)) for gap in gaps]
    ordered = sorted([*lines, *missing], key=lambda line: (line.number is None, line.number or 0))
    return SeriesLines(series.code, series.name, tuple(ordered), gaps)


def _gaps(given: Iterable[int | None], first: int = 1) -> Iterator[Numbers]:
    """The numbers that are missing between the first and the highest."""
    before = first - 1
    for number in sorted({number for number in given if number}):
        if number > before + 1:
            yield Numbers(before + 1, number - 1)
        before = max(before, number)


def _in_year(day: ColumnElement[dt.date | None], year: int) -> ColumnElement[bool]:
    return extract("year", day) == year
