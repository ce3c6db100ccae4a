"""What a unit does and what is done with it: tasks, classes, inspections, documents. One query each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, func, or_, select

from vstbpn_desktop.queries.correspondence import deadline_standing, state_standing
from vstbpn_desktop.queries.inspection import Standing, finding_standing
from vstbpn_desktop.queries.progress import assignment_word
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.standing import Standing as TaskStanding
from vstbpn_desktop.queries.standing import standings
from vstbpn_desktop.queries.unit_page.model import (
    SHOWN,
    ClassLine,
    Duty,
    FindingLine,
    Letter,
    Lines,
    VisitLine,
)
from vstbpn_desktop.records.document import INCOMING, KEPT, Document, DocumentUnit
from vstbpn_desktop.records.finding import CLOSED, WORKING, Finding
from vstbpn_desktop.records.inspection import CANCELLED, Inspection, Visit
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.programme import Programme
from vstbpn_desktop.records.task import Task, TaskBody
from vstbpn_desktop.records.training_class import CANCELLED as NOT_HELD
from vstbpn_desktop.records.training_class import TrainingClass, TrainingSession

LEADS, HELPS = "chủ trì", "phối hợp"


def duties(reader: Reader, unit_id: int, year: int) -> tuple[Duty, ...]:
    """The tasks of a year that it was given or leads, in the programme's order, as they stood on the day."""
    roles = _roles(reader, unit_id, year)
    found = standings(reader, year, reader.as_of, units=frozenset((unit_id,)))
    lines = (_duty(reader, standing, roles.get(standing.progress.id, "")) for standing in found)
    return tuple(line for line in lines if line is not None)


def _roles(reader: Reader, unit_id: int, year: int) -> dict[int, str]:
    query = (
        select(TaskBody.task_id, TaskBody.role)
        .join(Task, Task.id == TaskBody.task_id)
        .join(Programme, Programme.id == Task.programme_id)
        .where(TaskBody.unit_id == unit_id, Programme.year == year)
        .order_by(TaskBody.role.desc())
    )
    words = {"lead": LEADS, "cooperating": HELPS}
    rows = [(task_id, words.get(role, "")) for task_id, role in reader.connection.execute(query)]
    return dict(sorted(rows, key=lambda row: row[1] == LEADS))


def _duty(reader: Reader, standing: TaskStanding, role: str) -> Duty | None:
    task = standing.progress
    if standing.states:
        state = standing.states[0]
        words, meaning = assignment_word(state, reader.as_of)
        kind = "overdue" if state.overdue else state.status
        where = Standing(kind, words, meaning)
        return Duty(task.id, task.code, task.title, role, state.deadline, state.results, where)
    if role != LEADS:
        return None
    return Duty(task.id, task.code, task.title, role, task.deadline, 0, Standing("leads", "", "neutral"))


def classes(reader: Reader, unit_id: int) -> Lines[ClassLine]:
    """Classes that people of the unit were in, the newest first."""
    first = (
        select(func.min(TrainingSession.date))
        .where(TrainingSession.training_class_id == TrainingClass.id)
        .scalar_subquery()
    )
    query = (
        select(
            TrainingClass.id, TrainingClass.code, TrainingClass.topic, first, func.count(Participant.id),
            func.sum(case((Participant.gender == "female", 1), else_=0)),
            func.sum(case((Participant.absent, 0), else_=1)),
            func.count().over(),
        )
        .select_from(Participant.__table__)
        .join(TrainingClass.__table__, TrainingClass.id == Participant.training_class_id)
        .where(Participant.unit_id == unit_id, TrainingClass.year <= reader.as_of.year)
        .where(TrainingClass.state != NOT_HELD)
        .group_by(TrainingClass.id)
        .order_by(TrainingClass.year.desc(), first.desc(), TrainingClass.code_key.desc())
        .limit(SHOWN)
    )  # fmt: skip
    rows = reader.connection.execute(query).all()
    return Lines(tuple(ClassLine(*row[:-1]) for row in rows), _total(rows))


def visits(reader: Reader, unit_id: int) -> Lines[VisitLine]:
    """Inspections of the unit up to the year of the day, the newest first."""
    query = (
        select(Inspection.id, Inspection.name, Visit.date, Visit.done, func.count().over())
        .select_from(Visit.__table__)
        .join(Inspection.__table__, Inspection.id == Visit.inspection_id)
        .where(Visit.unit_id == unit_id, Inspection.state != CANCELLED)
        .where(Inspection.year <= reader.as_of.year)
        .order_by(Inspection.year.desc(), Visit.date.desc(), Inspection.id.desc())
        .limit(SHOWN)
    )
    rows = reader.connection.execute(query).all()
    return Lines(tuple(VisitLine(*row[:-1]) for row in rows), _total(rows))


def findings(reader: Reader, unit_id: int) -> Lines[FindingLine]:
    """What was found up to the day: what is open first, the longest overdue at the top."""
    day = reader.as_of
    shut = and_(Finding.state == CLOSED, or_(Finding.closed_on.is_(None), Finding.closed_on <= day))
    query = (
        select(
            Finding.id, Finding.content, Finding.recommendation, Finding.due, Finding.state, shut,
            func.count().over(),
        )
        .where(Finding.unit_id == unit_id, or_(Finding.date.is_(None), Finding.date <= day))
        .order_by(case((shut, 1), else_=0), case((shut, None), else_=Finding.due),
                  Finding.closed_on.desc(), Finding.id)
        .limit(SHOWN)
    )  # fmt: skip
    rows = reader.connection.execute(query).all()
    return Lines(tuple(_finding(reader, row) for row in rows), _total(rows))


def _finding(reader: Reader, row: Any) -> FindingLine:
    row_id, content, recommendation, due, state, shut, _ = row
    then = WORKING if state == CLOSED and not shut else state
    standing = finding_standing(then, due, reader.as_of)
    return FindingLine(row_id, content, recommendation, due, not shut, standing)


def letters(reader: Reader, unit_id: int, names: tuple[dict[str, Any], ...]) -> Lines[Letter]:
    """Documents that name the unit or that it issued, the newest first."""
    day = func.coalesce(Document.received_on, Document.date)
    query = (
        select(
            Document.id, Document.direction, Document.symbol, Document.date, Document.subject, Document.state,
            Document.due, Document.done_on, Document.answered_by_id, Document.progress, func.count().over(),
        )
        .where(about(unit_id, names), or_(day.is_(None), day <= reader.as_of))
        .order_by(day.desc(), Document.id.desc())
        .limit(SHOWN)
    )  # fmt: skip
    rows = reader.connection.execute(query).all()
    return Lines(tuple(_letter(reader, row) for row in rows), _total(rows))


def about(unit_id: int, names: tuple[dict[str, Any], ...]) -> Any:
    """The condition of documents that name the unit, or came from it under any of its names."""
    named = select(DocumentUnit.document_id).where(DocumentUnit.unit_id == unit_id)
    forms = ("name", "short_name", "full_name", "addressing_name")
    bodies = {row[form] for row in names for form in forms if row[form]}
    came = and_(Document.direction == INCOMING, Document.issuer.in_(sorted(bodies)))
    return and_(Document.direction != KEPT, or_(Document.id.in_(named), came))


def _letter(reader: Reader, row: Any) -> Letter:
    sent = row.direction != INCOMING
    if sent:
        standing = state_standing(row.state, None, reader.as_of)
    else:
        answered = row.answered_by_id is not None
        standing = deadline_standing(row.due, row.done_on, answered, row.progress, reader.as_of)
    return Letter(row.id, sent, row.symbol, row.date, row.subject, standing)


def _total(rows: Any) -> int:
    return int(rows[0][-1]) if rows else 0
