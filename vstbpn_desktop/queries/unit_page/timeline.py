"""What happened to a unit and with it, the newest first, from every kind of record that names it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from sqlalchemy import func, select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.unit_page import model as kinds
from vstbpn_desktop.queries.unit_page.model import Event, Kin
from vstbpn_desktop.queries.unit_page.work import about
from vstbpn_desktop.records.assignment import Assignment
from vstbpn_desktop.records.committee import Committee
from vstbpn_desktop.records.document import INCOMING, Document
from vstbpn_desktop.records.finding import CLOSED, Finding
from vstbpn_desktop.records.inspection import CANCELLED, Inspection, Visit
from vstbpn_desktop.records.note import KINDS as NOTE_KINDS
from vstbpn_desktop.records.note import Note
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.result import Result
from vstbpn_desktop.records.task import Task
from vstbpn_desktop.records.training_class import CANCELLED as NOT_HELD
from vstbpn_desktop.records.training_class import TrainingClass, TrainingSession
from vstbpn_desktop.records.unit import ROLES
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

EACH: Final = 60
"""How many of the newest events of each kind of record are read."""
_ROLE_WORDS = {option.id: option.label for option in ROLES}
_NOTE_WORDS = {option.id: option.label.capitalize() for option in NOTE_KINDS}


def timeline(reader: Reader, unit_id: int, values: dict[str, Any], kin: tuple[Kin, ...]) -> tuple[Event, ...]:
    """Every event up to the reader's day, the newest first."""
    found = [
        *_history(unit_id, values, kin),
        *_work(reader, unit_id),
        *_training(reader, unit_id),
        *_inspections(reader, unit_id),
        *_letters(reader, unit_id, values["names"]),
        *_notes(reader, unit_id),
        *_committees(reader, unit_id),
    ]
    past = [event for event in found if event.date <= reader.as_of]
    return tuple(sorted(past, key=lambda event: event.date, reverse=True))


def _history(unit_id: int, values: dict[str, Any], kin: tuple[Kin, ...]) -> Iterator[Event]:
    """Names, roles, beginning and end; what events of succession tell already is told once."""

    def event(day: dt.date, words: str) -> Event:
        return Event(day, kinds.HISTORY, words, UNIT.id, unit_id)

    by_date = groupby(sorted(kin, key=lambda one: (one.date, one.before)), key=lambda one: one.date)
    told = {day: event(day, _kin_words(list(ones))) for day, ones in by_date}
    for row in values["names"]:
        if row["valid_from"] not in (ALWAYS, values["valid_from"]):
            yield event(row["valid_from"], f"Mang tên {row['name']}")
    for row in values["roles"]:
        if row["valid_from"] != ALWAYS:
            yield event(row["valid_from"], f"Là {_ROLE_WORDS.get(row['role'], row['role'])}")
    for day, words in ((values["valid_from"], "Bắt đầu hoạt động"), (values["valid_to"], "Kết thúc")):
        if day not in (ALWAYS, FOREVER) and day not in told:
            yield event(day, words)
    yield from told.values()


def _kin_words(ones: list[Kin]) -> str:
    """ "Sáp nhập vào: từ Huyện Đông Sơn (Nghị quyết 1238/NQ-UBTVQH15)"."""
    before = ", ".join(one.name for one in ones if one.before)
    after = ", ".join(one.name for one in ones if not one.before)
    sides = "; ".join(filter(None, (before and f"từ {before}", after and f"thành {after}")))
    decision = f" ({ones[0].decision})" if ones[0].decision else ""
    return f"{ones[0].kind.capitalize()}: {sides}{decision}"


def _work(reader: Reader, unit_id: int) -> Iterator[Event]:
    given = (
        select(Assignment.assigned_on, func.count(), func.min(Assignment.id))
        .where(Assignment.unit_id == unit_id, Assignment.assigned_on <= reader.as_of)
        .group_by(Assignment.assigned_on)
    )
    for day, count, row_id in _newest(reader, given, Assignment.assigned_on):
        yield Event(day, kinds.WORK, f"Được giao {count} nhiệm vụ", "assignment", row_id)
    results = (
        select(Result.date, Task.code, Result.content, Result.id)
        .join(Assignment, Assignment.id == Result.assignment_id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Assignment.unit_id == unit_id, Result.date <= reader.as_of)
    )
    for day, code, content, row_id in _newest(reader, results, Result.date):
        yield Event(day, kinds.WORK, f"Kết quả {code}: {_first_line(content)}", "result", row_id)
    done = (
        select(Assignment.accepted_on, Task.code, Task.title, Assignment.id)
        .join(Task, Task.id == Assignment.task_id)
        .where(Assignment.unit_id == unit_id, Assignment.accepted_on <= reader.as_of)
    )
    for day, code, title, row_id in _newest(reader, done, Assignment.accepted_on):
        yield Event(day, kinds.WORK, f"Đạt {code}: {title}", "assignment", row_id)


def _training(reader: Reader, unit_id: int) -> Iterator[Event]:
    sessions = select(TrainingSession.training_class_id, func.min(TrainingSession.date).label("day"))
    first = sessions.group_by(TrainingSession.training_class_id).subquery()
    query = (
        select(first.c.day, TrainingClass.topic, func.count(Participant.id), TrainingClass.id)
        .select_from(Participant.__table__)
        .join(TrainingClass.__table__, TrainingClass.id == Participant.training_class_id)
        .join(first, first.c.training_class_id == TrainingClass.id)
        .where(Participant.unit_id == unit_id, TrainingClass.state != NOT_HELD)
        .where(first.c.day <= reader.as_of)
        .group_by(TrainingClass.id)
    )
    for day, topic, count, row_id in _newest(reader, query, first.c.day):
        yield Event(day, kinds.TRAINING, f"{count} người dự lớp: {topic}", "training_class", row_id)


def _inspections(reader: Reader, unit_id: int) -> Iterator[Event]:
    visited = (
        select(Visit.date, Inspection.name, Inspection.id)
        .join(Inspection, Inspection.id == Visit.inspection_id)
        .where(Visit.unit_id == unit_id, Inspection.state != CANCELLED, Visit.date <= reader.as_of)
    )
    for day, name, row_id in _newest(reader, visited, Visit.date):
        yield Event(day, kinds.INSPECTION, f"Kiểm tra: {name}", "inspection", row_id)
    columns = (Finding.date, Finding.closed_on, Finding.state, Finding.content, Finding.id)
    found = select(*columns).where(Finding.unit_id == unit_id, Finding.date <= reader.as_of)
    for day, closed, state, content, row_id in _newest(reader, found, Finding.date):
        words = _first_line(content)
        yield Event(day, kinds.INSPECTION, f"Kiến nghị: {words}", "finding", row_id)
        if state == CLOSED and closed:
            yield Event(closed, kinds.INSPECTION, f"Đã khắc phục: {words}", "finding", row_id)


def _letters(reader: Reader, unit_id: int, names: tuple[dict[str, Any], ...]) -> Iterator[Event]:
    day = func.coalesce(Document.received_on, Document.date)
    query = select(day, Document.direction, Document.symbol, Document.subject, Document.id)
    query = query.where(about(unit_id, names), day <= reader.as_of)
    for date, direction, symbol, subject, row_id in _newest(reader, query, day):
        way = "Văn bản đến" if direction == INCOMING else "Văn bản đi"
        head = " ".join(filter(None, (way, symbol)))
        yield Event(date, kinds.LETTERS, f"{head}: {subject}", "document", row_id)


def _notes(reader: Reader, unit_id: int) -> Iterator[Event]:
    query = select(Note.date, Note.kind, Note.text, Note.id).where(
        Note.owner_record == UNIT.id, Note.owner_id == unit_id, Note.date <= reader.as_of
    )
    for day, kind, text, row_id in _newest(reader, query, Note.date):
        yield Event(day, kinds.NOTES, f"{_NOTE_WORDS.get(kind, kind)}: {_first_line(text)}", "note", row_id)


def _committees(reader: Reader, unit_id: int) -> Iterator[Event]:
    query = select(Committee.valid_from, Committee.name, Committee.decision, Committee.id).where(
        Committee.unit_id == unit_id, Committee.valid_from <= reader.as_of, Committee.valid_from > ALWAYS
    )
    for day, name, decision, row_id in _newest(reader, query, Committee.valid_from):
        by = f" theo {decision}" if decision else ""
        yield Event(day, kinds.HISTORY, f"Lập {name}{by}", "committee", row_id)


def _newest(reader: Reader, query: Any, day: Any) -> list[Any]:
    rows = reader.connection.execute(query.order_by(day.desc()).limit(EACH)).all()
    return [row for row in rows if row[0] is not None]


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]
