"""Documents at work: where each stands on a day, and what the page of documents lists."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, extract, func, or_, select

from vstbpn_desktop.db.changelog import ChangeEntry, ChangeRow
from vstbpn_desktop.queries.duplicates import duplicates
from vstbpn_desktop.queries.inspection import Standing
from vstbpn_desktop.queries.progress import MEANINGS, SOON_DAYS, WORDS
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.attachment import SCAN, Attachment
from vstbpn_desktop.records.document import FROZEN, INCOMING, KEPT, SPEC, STATES, SUBMITTED, Document
from vstbpn_desktop.vietnamese.dates import format_date

ANSWERED, TO_ANSWER, READ = "answered", "to_answer", "read"
LATE, NEAR = ("overdue",), ("due_today", "soon")
PATIENCE_DAYS = 3
"""A document that has been at signature for longer asks for a word."""
_STATES = {option.id: option for option in STATES}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list. `answer` is the symbol of what answered it, `scanned` whether the signed scan is
    there, `since` the day it went to be signed."""

    id: int
    direction: str
    state: str
    number: int | None
    arrival_number: int | None
    symbol: str
    date: dt.date | None
    received_on: dt.date | None
    issuer: str
    kind_name: str
    subject: str
    signer: str
    recipients: str
    handler: str
    due: dt.date | None
    done_on: dt.date | None
    progress: str
    answer: str
    task_id: int | None
    note: str
    scanned: bool
    since: dt.date | None
    standing: Standing

    @property
    def open(self) -> bool:
        """Whether an incoming document still asks for something."""
        return self.standing.kind in (TO_ANSWER, *LATE, *NEAR)

    @property
    def unscanned(self) -> bool:
        """Whether it was issued and the signed copy is not there yet."""
        return self.state in FROZEN and not self.scanned


def deadline_standing(
    due: dt.date | None, done_on: dt.date | None, answered: bool, progress: str, today: dt.date
) -> Standing:
    """Where an incoming document stands: answered, overdue, due_today, soon, to_answer, or only read."""
    if answered or done_on:
        return Standing(ANSWERED, "đã trả lời" if answered else "đã giải quyết", "good")
    if due is None:
        return Standing(TO_ANSWER, "đang xử lý", "neutral") if progress else Standing(READ, "", "neutral")
    left = (due - today).days
    if left > SOON_DAYS:
        return Standing(TO_ANSWER, "chưa trả lời", "neutral")
    kind = "overdue" if left < 0 else "soon" if left else "due_today"
    return Standing(kind, f"{WORDS[kind]} {abs(left)} ngày" if left else WORDS[kind], MEANINGS[kind])


def state_standing(state: str, since: dt.date | None, today: dt.date) -> Standing:
    """Where an outgoing document stands; one that waits long for its signature says for how long."""
    option = _STATES[state]
    waits = (today - since).days if since and state == SUBMITTED else 0
    if waits > PATIENCE_DAYS:
        return Standing(SUBMITTED, f"{option.label} {waits} ngày", "soon")
    return Standing(state, option.label, option.meaning)


def documents_of(reader: Reader, year: int, today: dt.date) -> tuple[DocumentRow, ...]:
    """The documents of a calendar year, the newest first.

    What came belongs to the year it came in. What has no day yet (drafts), what is kept at hand, and what
    came earlier and still waits for its answer are of every year.
    """
    day = func.coalesce(Document.received_on, Document.date)
    waits = and_(
        Document.direction == INCOMING,
        Document.due.is_not(None),
        Document.done_on.is_(None),
        Document.answered_by_id.is_(None),
        extract("year", day) < year,
    )
    of_year = or_(extract("year", day) == year, day.is_(None), Document.direction == KEPT, waits)
    return _rows(reader, of_year, today)


def open_documents(reader: Reader, today: dt.date) -> tuple[DocumentRow, ...]:
    """What asks for something whatever the year: unanswered with a deadline, and what waits to be signed."""
    unanswered = and_(
        Document.direction == INCOMING,
        Document.due.is_not(None),
        Document.done_on.is_(None),
        Document.answered_by_id.is_(None),
    )
    return _rows(reader, or_(unanswered, Document.state == SUBMITTED), today)


def row_of(reader: Reader, row_id: int, today: dt.date) -> DocumentRow:
    """One document; KeyError where there is none."""
    found = _rows(reader, Document.id == row_id, today)
    if not found:
        raise KeyError(f"{SPEC.id} {row_id}")
    return found[0]


def next_arrival_number(reader: Reader, year: int) -> int:
    """The number the next incoming document of a year gets."""
    query = select(func.max(Document.arrival_number)).where(
        Document.direction == INCOMING, extract("year", Document.received_on) == year
    )
    return (reader.connection.execute(query).scalar() or 0) + 1


def known_words(reader: Reader, field_id: str, most: int = 200) -> tuple[str, ...]:
    """What was written in a text field of documents, the most frequent first: to be offered again."""
    column = getattr(Document, SPEC.field(field_id).column_name)
    query = select(column).where(column != "").group_by(column).order_by(func.count().desc(), column)
    return tuple(reader.connection.execute(query.limit(most)).scalars())


def twins(
    reader: Reader, symbol: str, issuer: str, date: dt.date | None = None, besides: int | None = None
) -> tuple[str, ...]:
    """Documents of the same symbol and issuer, in words: what to say before another is entered."""
    columns = (Document.symbol, Document.date, Document.subject)
    ids = duplicates(reader, symbol, issuer, date, besides)
    found = reader.connection.execute(select(*columns).where(Document.id.in_(ids)).order_by(Document.id))
    return tuple(
        " · ".join(filter(None, (row.symbol, row.date and format_date(row.date), row.subject)))
        for row in found
    )


def _rows(reader: Reader, condition: Any, today: dt.date) -> tuple[DocumentRow, ...]:
    answer = Document.__table__.alias().c
    columns = (
        Document.id, Document.direction, Document.state, Document.number, Document.arrival_number,
        Document.symbol, Document.date, Document.received_on, Document.issuer, Document.kind_name,
        Document.subject, Document.signer, Document.recipients, Document.handler, Document.due,
        Document.done_on, Document.progress, func.coalesce(answer.symbol, "").label("answer"),
        Document.task_id, Document.note, Document.answered_by_id,
    )  # fmt: skip
    order = func.coalesce(Document.received_on, Document.date)
    query = (
        select(*columns)
        .select_from(Document.__table__.outerjoin(answer.id.table, answer.id == Document.answered_by_id))
        .where(condition)
        .order_by(order.is_not(None), order.desc(), Document.arrival_number.desc(), Document.id.desc())
    )
    found = reader.connection.execute(query).all()
    scans = _scanned(reader.connection)
    since = _submitted_on(reader.connection, [row.id for row in found if row.state == SUBMITTED])
    return tuple(_row(row, row.id in scans, since.get(row.id), today) for row in found)


def _row(found: Any, scanned: bool, since: dt.date | None, today: dt.date) -> DocumentRow:
    values = dict(found._mapping)
    answered = values.pop("answered_by_id") is not None
    if found.direction == INCOMING:
        standing = deadline_standing(found.due, found.done_on, answered, found.progress, today)
    else:
        standing = state_standing(found.state, since, today)
    return DocumentRow(**values, scanned=scanned, since=since, standing=standing)


def _scanned(connection: Connection) -> set[int]:
    query = select(Attachment.owner_id).where(Attachment.owner_record == SPEC.id, Attachment.role == SCAN)
    return set(connection.execute(query).scalars())


def _submitted_on(connection: Connection, ids: Iterable[int]) -> dict[int, dt.date]:
    """The day each went to be signed, as the change log has it."""
    changed = (
        select(ChangeRow.row_id, ChangeRow.after, ChangeEntry.at)
        .join(ChangeEntry, ChangeEntry.id == ChangeRow.change_id)
        .where(ChangeRow.tbl == Document.__tablename__, ChangeRow.row_id.in_(list(ids)))
        .order_by(ChangeRow.id)
    )
    found: dict[int, dt.date] = {}
    for row_id, after, at in connection.execute(changed):
        if after is None or json.loads(after).get("state") == SUBMITTED:
            found[row_id] = dt.date.fromisoformat(at[:10])
    return found
