"""Phân công: a task given to a unit, with its deadline and where it stands (rules: Progress of work)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, ForeignKey, Index

from vstbpn_desktop.db.base import Base, column
from vstbpn_desktop.spec import Choice, Date, Field, Key, Option, RecordSpec, Reference, Text, YesNo
from vstbpn_desktop.spec.record import Rules

ASSIGNED, WORKING, SUBMITTED, ACCEPTED, EXEMPT = "assigned", "working", "submitted", "accepted", "exempt"

STATUSES = (
    Option(ASSIGNED, "đã giao", "neutral"),
    Option(WORKING, "đang làm", "neutral"),
    Option(SUBMITTED, "đã nộp", "soon"),
    Option(ACCEPTED, "đạt", "good"),
    Option(EXEMPT, "miễn", "unknown"),
)


class Assignment(Base):
    """One task × one unit."""

    __tablename__ = "assignment"
    __table_args__ = (
        Index("ix_assignment_task_unit", "task_id", "unit_id", unique=True),
        Index("ix_assignment_tally", "task_id", "status", "due", "due_inclusive", "extended_due"),
        {"sqlite_autoincrement": True},
    )
    task_id: ColumnClause[int] = column(ForeignKey("task.id", ondelete="CASCADE"))
    unit_id: ColumnClause[int] = column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    assigned_on: ColumnClause[dt.date | None]
    due: ColumnClause[dt.date | None]
    due_inclusive: ColumnClause[bool]
    extended_due: ColumnClause[dt.date | None]
    extended_on: ColumnClause[dt.date | None]
    status: ColumnClause[str]
    accepted_on: ColumnClause[dt.date | None]
    reason: ColumnClause[str]


def _check(values: dict[str, Any]) -> dict[str, str]:
    wrong = {}
    if values["status"] == EXEMPT and not values["reason"]:
        wrong["reason"] = "Miễn phải có lý do."
    if values["extended_due"] and values["due"] and values["extended_due"] < values["due"]:
        wrong["extended_due"] = "Hạn gia hạn không được trước hạn đã giao."
    return wrong


def _after_save(change: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> None:
    """A status set by hand is also what its latest result was judged to be."""
    from vstbpn_desktop.records.result import judge_latest

    if before.get("status") != values["status"]:
        judge_latest(change, row_id, values["status"])


SPEC = RecordSpec(
    id="assignment",
    number=7,
    label="phân công",
    plural="Phân công",
    model=Assignment,
    key=Key(("task", "@", "unit"), last=True),
    title="unit",
    subtitle=("task", "status"),
    order=("task_id", "unit_id"),
    area="",
    icon="send",
    inside="task",
    year="task.programme",
    rules=Rules(check=_check, after_save=_after_save),
    help="Nhiệm vụ giao cho từng đơn vị, hạn và kết quả.",
    fields=(
        Field("task", "Nhiệm vụ", Reference("task"), required=True, column=36),
        Field("unit", "Đơn vị", Reference("unit"), required=True, column=28, filter=True),
        Field("status", "Trạng thái", Choice(STATUSES), default=ASSIGNED, column=12, filter=True),
        Field("due", "Hạn", Date(working=True, inclusive="due_inclusive"), column=12,
              help="Để trống: theo hạn của nhiệm vụ."),
        Field("due_inclusive", "Tính cả ngày hạn", YesNo(), default=True),
        Field("extended_due", "Gia hạn đến", Date(working=True), column=12),
        Field("extended_on", "Ngày gia hạn", Date()),
        Field("assigned_on", "Ngày giao", Date()),
        Field("accepted_on", "Ngày công nhận đạt", Date()),
        Field("reason", "Lý do gia hạn hoặc miễn", Text(), column=24, search="text"),
    ),
)  # fmt: skip
