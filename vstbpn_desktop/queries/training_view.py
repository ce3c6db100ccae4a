"""What the pages of training show: the year's classes, and one class with its roster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from vstbpn_desktop.queries.reading import Reader, Record
from vstbpn_desktop.queries.training import (
    ClassCount,
    Count,
    RosterLine,
    class_counts,
    roster,
    total_count,
)
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.training_class import CANCELLED, HELD, TrainingClass, TrainingSession
from vstbpn_desktop.records.training_class import SPEC as TRAINING_CLASS

SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a class stands: an id to filter by, the word of its pill, the meaning of its colour."""

    id: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session (buổi): its number in the class, its day, its hours as they are written."""

    number: int
    date: dt.date
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class of the year's list."""

    id: int
    code: str
    topic: str
    target_group: str
    place: str
    state: str
    sessions: tuple[SessionLine, ...]
    standing: Standing
    count: Count

    @property
    def absent(self) -> int:
        """How many of the list came to no session."""
        return self.count.registered - self.count.attended

    @property
    def begun(self) -> bool:
        """Whether someone was marked absent, or the class is held: only then figures of attendance speak."""
        return self.state == HELD or self.count.attendances < self.count.registered * max(
            1, self.count.sessions
        )


@dataclass(frozen=True, slots=True)
class TrainingYear:
    """The classes of a year in the order of their codes; `total` leaves the cancelled ones out."""

    year: int
    classes: tuple[ClassRow, ...]
    total: Count


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A line of the roster; `twins` are other numbers of the same person, `also` her other classes."""

    line: RosterLine
    twins: tuple[int, ...]
    also: tuple[str, ...]

    @property
    def id(self) -> int:
        """The participant."""
        return self.line.id


@dataclass(frozen=True, slots=True)
class ClassPage:
    """One class: its record, how it stands, who is on its list."""

    record: Record
    row: ClassRow
    roster: tuple[RosterEntry, ...]


def training_year(reader: Reader, year: int, today: dt.date) -> TrainingYear:
    """The year's classes with their counts."""
    counts = class_counts(reader, year)
    rows = _rows(reader, counts, today)
    return TrainingYear(year, rows, total_count(reader, counts))


def class_page(reader: Reader, class_id: int, today: dt.date) -> ClassPage | None:
    """One class with its roster; None where it is gone."""
    try:
        record = reader.record(TRAINING_CLASS, class_id)
    except KeyError:
        return None
    counts = class_counts(reader, record.values["year"], class_id)
    return ClassPage(record, _rows(reader, counts, today)[0], _roster(reader, record))


def standing(state: str, days: Sequence[dt.date], today: dt.date) -> Standing:
    """The one word for a class, from its state and the days of its sessions."""
    if state == CANCELLED:
        return Standing("cancelled", "huỷ", "unknown")
    if state == HELD:
        return Standing("held", "đã mở", "good")
    if not days:
        return Standing("ahead", "chưa xếp lịch", "neutral")
    first, last = min(days), max(days)
    if last < today:
        return Standing("past", "chờ ghi đã mở", "soon")
    if first <= today:
        return Standing("ahead", "hôm nay" if first == last else "đang học", "soon")
    left = (first - today).days
    word, meaning = (f"còn {left} ngày", "soon") if left <= SOON_DAYS else ("dự kiến", "neutral")
    return Standing("ahead", word, meaning)


def _rows(reader: Reader, counts: Sequence[ClassCount], today: dt.date) -> tuple[ClassRow, ...]:
    ids = [found.id for found in counts]
    sessions = _sessions(reader, ids)
    names = (TrainingClass.code, TrainingClass.target_group, TrainingClass.place)
    query = select(TrainingClass.id, *names).where(TrainingClass.id.in_(ids))
    words = {row.id: row for row in reader.connection.execute(query)}
    return tuple(_row(found, words[found.id], sessions.get(found.id, ()), today) for found in counts)


def _row(found: ClassCount, words: Any, sessions: tuple[SessionLine, ...], today: dt.date) -> ClassRow:
    return ClassRow(
        id=found.id,
        code=words.code,
        topic=found.topic,
        target_group=words.target_group,
        place=words.place,
        state=found.state,
        sessions=sessions,
        standing=standing(found.state, [session.date for session in sessions], today),
        count=found.count,
    )


def _sessions(reader: Reader, class_ids: Sequence[int]) -> dict[int, tuple[SessionLine, ...]]:
    columns = (TrainingSession.date, TrainingSession.starts, TrainingSession.ends)
    query = select(TrainingSession.training_class_id, *columns).where(
        TrainingSession.training_class_id.in_(class_ids)
    )
    found: dict[int, list[SessionLine]] = {}
    for class_id, day, starts, ends in reader.connection.execute(query.order_by(TrainingSession.position)):
        own = found.setdefault(class_id, [])
        own.append(SessionLine(len(own) + 1, day, starts, ends))
    return {class_id: tuple(lines) for class_id, lines in found.items()}


def _roster(reader: Reader, record: Record) -> tuple[RosterEntry, ...]:
    met: dict[int, list[tuple[int, int]]] = {}
    for own_id, class_id, number in _met_again(reader, record.id):
        met.setdefault(own_id, []).append((class_id, number))
    year = record.values["year"]
    return tuple(
        _entry(reader, record.id, year, line, met.get(line.id, ())) for line in roster(reader, record.id)
    )


def _entry(
    reader: Reader, class_id: int, year: int, line: RosterLine, met: Sequence[tuple[int, int]]
) -> RosterEntry:
    twins = tuple(number for other, number in met if other == class_id)
    keys = (reader.key(TRAINING_CLASS, other) for other, _ in met if other != class_id)
    also = tuple(dict.fromkeys(key.removeprefix(f"{year}/") for key in keys))
    return RosterEntry(line, twins, also)


def _met_again(reader: Reader, class_id: int) -> Any:
    """(participant of the class, class, number) for every other line of the same person."""
    table = Participant.__table__.alias()
    other = table.c
    query = (
        select(Participant.id, other.training_class_id, other.number)
        .join(table, other.identity == Participant.identity)
        .join(TrainingClass, TrainingClass.id == other.training_class_id)
        .where(Participant.training_class_id == class_id, other.id != Participant.id)
        .where(other.unit_id.is_not_distinct_from(Participant.unit_id))
        .where(or_(TrainingClass.state != CANCELLED, TrainingClass.id == class_id))
    )
    return reader.connection.execute(query.order_by(other.training_class_id.desc(), other.number))
