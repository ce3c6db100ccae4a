"""Kết quả: what a unit reported on its task, partly or finally, and whether it was accepted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, select

from vstbpn_desktop.db.base import Base, link, parent
from vstbpn_desktop.periods import parse_period
from vstbpn_desktop.records.assignment import ACCEPTED, ASSIGNED, EXEMPT, SUBMITTED, WORKING, Assignment
from vstbpn_desktop.spec import (
    Choice,
    Date,
    Field,
    Integer,
    Key,
    LongText,
    Option,
    RecordSpec,
    Reference,
    Text,
)
from vstbpn_desktop.spec.record import Rules

PARTIAL, FINAL = "partial", "final"
WAITING, GOOD, RETURNED = "waiting", "good", "returned"

MARKS = (Option(PARTIAL, "một phần", "neutral"), Option(FINAL, "cuối cùng", "good"))
REVIEWS = (
    Option(WAITING, "chờ công nhận", "soon"),
    Option(GOOD, "đạt", "good"),
    Option(RETURNED, "chưa đạt", "bad"),
)


class Result(Base):
    """A result of an assignment. `period` such as 2020-H1 for periodic tasks."""

    __tablename__ = "result"
    assignment_id: ColumnClause[int] = parent("assignment")
    date: ColumnClause[dt.date]
    period: ColumnClause[str]
    mark: ColumnClause[str]
    review: ColumnClause[str]
    content: ColumnClause[str]
    quantity: ColumnClause[int | None]
    document_id: ColumnClause[int | None] = link("document")


STATUS_AFTER = {
    (PARTIAL, WAITING): WORKING, (PARTIAL, GOOD): WORKING, (PARTIAL, RETURNED): WORKING,
    (FINAL, WAITING): SUBMITTED, (FINAL, GOOD): ACCEPTED, (FINAL, RETURNED): WORKING,
}  # fmt: skip


def status_after(results: list[tuple[str, str]]) -> str:
    """Where an assignment stands after its results, (mark, review) oldest first."""
    return STATUS_AFTER[results[-1]] if results else ASSIGNED


def _complete(values: dict[str, Any]) -> dict[str, Any]:
    period = values["period"]
    return {**values, "period": str(parse_period(period)) if period else ""}


def _after_save(change: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> None:
    refresh_status(change, values["assignment"], values["date"])


def refresh_status(change: Any, assignment_id: int, on: dt.date) -> None:
    """Let the assignment's status follow from its results; an exemption stands."""
    current = change.connection.execute(
        select(Assignment.status, Assignment.accepted_on).where(Assignment.id == assignment_id)
    ).one()
    if current.status == EXEMPT:
        return
    query = select(Result.mark, Result.review).where(Result.assignment_id == assignment_id)
    rows = change.connection.execute(query.order_by(Result.date, Result.id)).all()
    status = status_after([(mark, review) for mark, review in rows])
    accepted_on = (current.accepted_on or on) if status == ACCEPTED else None
    change.update(Assignment, assignment_id, {"status": status, "accepted_on": accepted_on})


def judge_latest(change: Any, assignment_id: int, status: str) -> None:
    """Mark the latest result as the assignment's status says: accepted, or sent back to work."""
    query = select(Result.id, Result.mark, Result.review).where(Result.assignment_id == assignment_id)
    latest = change.connection.execute(query.order_by(Result.date.desc(), Result.id.desc())).first()
    review = {ACCEPTED: GOOD, WORKING: RETURNED, SUBMITTED: WAITING}.get(status)
    if latest and review and latest.mark == FINAL and latest.review != review:
        change.update(Result, latest.id, {"review": review})


SPEC = RecordSpec(
    id="result",
    number=8,
    label="kết quả",
    plural="Kết quả",
    model=Result,
    key=Key(("id",)),
    title="content",
    subtitle=("assignment", "date"),
    order=("date", "id"),
    area="",
    icon="check",
    inside="assignment",
    year="assignment.task.programme",
    rules=Rules(complete=_complete, after_save=_after_save),
    help="Kết quả đơn vị gửi về, kèm minh chứng.",
    fields=(
        Field("assignment", "Phân công", Reference("assignment"), required=True, column=36),
        Field("date", "Ngày", Date(), required=True, column=12),
        Field("period", "Kỳ", Text(10), column=10, help="Ví dụ 2020-H1. Với nhiệm vụ định kỳ."),
        Field("mark", "Mức", Choice(MARKS), default=FINAL, column=12, filter=True),
        Field("review", "Công nhận", Choice(REVIEWS), default=WAITING, column=14, filter=True),
        Field("content", "Nội dung", LongText(), required=True, column=44, search="text"),
        Field("quantity", "Số lượng", Integer(), column=10),
        Field("document", "Văn bản minh chứng", Reference("document")),
    ),
)  # fmt: skip
