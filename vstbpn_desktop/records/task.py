"""Nhiệm vụ: an item of parts II and III of a programme, or one that came in mid-year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, ForeignKey, Index

from vstbpn_desktop.db.base import Base, column, parent
from vstbpn_desktop.spec import (
    Bodies,
    Choice,
    Date,
    Field,
    Key,
    LongText,
    Option,
    RecordSpec,
    Reference,
    References,
    Text,
    YesNo,
)
from vstbpn_desktop.spec.record import Rules

ONCE, PERIODIC, YEAR_ROUND, AD_HOC = "once", "periodic", "year_round", "ad_hoc"

NATURES = (
    Option(ONCE, "một lần"),
    Option(PERIODIC, "định kỳ"),
    Option(YEAR_ROUND, "thường xuyên"),
    Option(AD_HOC, "đột xuất"),
)

FREQUENCIES = (
    Option("month", "hằng tháng"),
    Option("quarter", "hằng quý"),
    Option("half", "6 tháng"),
    Option("year", "hằng năm"),
)

OVERRIDES = (
    Option("done", "hoàn thành", "good"),
    Option("working", "đang làm", "neutral"),
    Option("overdue", "quá hạn", "bad"),
    Option("exempt", "miễn", "unknown"),
)


class Task(Base):
    """A task. `sort_key` puts II.1.2 before II.1.10; `starts_on`, `due` may be blank."""

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_code", "programme_id", "code", unique=True),
        {"sqlite_autoincrement": True},
    )
    programme_id: ColumnClause[int] = column(ForeignKey("programme.id", ondelete="CASCADE"))
    code: ColumnClause[str]
    code_key: ColumnClause[str]
    part: ColumnClause[str]
    group: ColumnClause[str] = column(name="group_code")
    marker: ColumnClause[str]
    title: ColumnClause[str]
    title_key: ColumnClause[str]
    text: ColumnClause[str]
    nature: ColumnClause[str]
    frequency: ColumnClause[str]
    product: ColumnClause[str]
    starts_on: ColumnClause[dt.date | None]
    due: ColumnClause[dt.date | None]
    due_inclusive: ColumnClause[bool]
    override: ColumnClause[str]
    override_reason: ColumnClause[str]


class TaskBody(Base):
    """A body that leads a task or cooperates in it: a unit, or a name where it is none."""

    __tablename__ = "task_body"
    task_id: ColumnClause[int] = parent("task")
    role: ColumnClause[str]
    position: ColumnClause[int]
    unit_id: ColumnClause[int | None] = column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    name: ColumnClause[str]


class TaskGroup(Base):
    """A group that a task was assigned to as a whole: units that join it later are offered."""

    __tablename__ = "task_group"
    task_id: ColumnClause[int] = parent("task")
    unit_group_id: ColumnClause[int] = column(ForeignKey("unit_group.id", ondelete="CASCADE"), index=True)


class TaskDecline(Base):
    """A unit that the officer chose not to add to a task when it was offered."""

    __tablename__ = "task_decline"
    task_id: ColumnClause[int] = parent("task")
    unit_id: ColumnClause[int] = column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)


def _complete(values: dict[str, Any]) -> dict[str, Any]:
    code = values["code"]
    part, _, _ = code.partition(".")
    group = values["group"] or (code.rpartition(".")[0] if code.count(".") > 1 else "")
    title = values["title"] or values["text"][:120]
    return {**values, "part": values["part"] or part, "group": group, "title": title}


def _check(values: dict[str, Any]) -> dict[str, str]:
    wrong = {}
    if values["override"] and not values["override_reason"]:
        wrong["override_reason"] = "Ghi đè trạng thái phải có lý do."
    if values["starts_on"] and values["due"] and values["starts_on"] > values["due"]:
        wrong["due"] = "Hạn phải sau ngày bắt đầu."
    return wrong


FOLLOW, SOURCE = "Thực hiện", "Nguyên văn"


def _bodies(role: str) -> Bodies:
    unit = Field("unit", "Đơn vị", Reference("unit"))
    name = Field("name", "Cơ quan khác", Text(), search="text")
    return Bodies(TaskBody, "task_id", (unit, name), constant=(("role", role),), shorthand="unit")


SPEC = RecordSpec(
    id="task",
    number=6,
    label="nhiệm vụ",
    plural="Nhiệm vụ",
    model=Task,
    key=Key(("programme", "/", "code")),
    title="title",
    subtitle=("code", "nature"),
    order=("code_key",),
    area="",
    icon="list-checks",
    year="programme",
    rules=Rules(check=_check, complete=_complete),
    help="Việc của chương trình năm, giao cho đơn vị và theo dõi đến khi hoàn thành.",
    fields=(
        Field("programme", "Chương trình", Reference("programme"), required=True, hidden=True),
        Field("code", "Mã", Text(20), required=True, column=8, search="code", sorts_as="code_key",
              sort_words="natural"),
        Field("title", "Tên nhiệm vụ", Text(), required=True, column=40, search="text", sorts_as="title_key"),
        Field("text", "Nội dung", LongText(), search="text"),
        Field("nature", "Tính chất", Choice(NATURES), column=12, default=ONCE, filter=True, section=FOLLOW),
        Field("frequency", "Kỳ", Choice(FREQUENCIES), section=FOLLOW, help="Với nhiệm vụ định kỳ."),
        Field("lead", "Chủ trì", _bodies("lead"), section=FOLLOW),
        Field("cooperating", "Phối hợp", _bodies("cooperating"), section=FOLLOW),
        Field("starts_on", "Bắt đầu", Date(), section=FOLLOW),
        Field("due", "Hạn", Date(working=True, inclusive="due_inclusive"), column=12, section=FOLLOW),
        Field("due_inclusive", "Tính cả ngày hạn", YesNo(), default=True, section=FOLLOW,
              help="“Chậm nhất ngày 15/12” là có; “trước ngày 15/12” là không."),
        Field("product", "Sản phẩm", Text(), search="text", section=FOLLOW),
        Field("override", "Ghi đè trạng thái", Choice(OVERRIDES), section=FOLLOW,
              help="Chỉ khi số liệu chưa nói đúng tình hình; luôn hiện dấu ghi đè."),
        Field("override_reason", "Lý do ghi đè", Text(), section=FOLLOW),
        Field("part", "Phần", Text(20), section=SOURCE),
        Field("group", "Nhóm", Text(20), section=SOURCE),
        Field("marker", "Dấu đầu dòng", Text(20), section=SOURCE),
        Field("groups", "Giao cho nhóm", References("unit_group", TaskGroup, "task_id", "unit_group_id"),
              hidden=True),
        Field("declined", "Đã chọn không bổ sung", References("unit", TaskDecline, "task_id", "unit_id"),
              hidden=True),
    ),
)  # fmt: skip
