"""Kiểm tra: an inspection plan of the year: its team, the units visited and when, what is looked at."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, ForeignKey, Index

from vstbpn_desktop.db.base import Base, column, link, parent
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
    Rows,
    Text,
    YesNo,
)
from vstbpn_desktop.spec.kinds import Year
from vstbpn_desktop.spec.record import Rules

PLANNED, DONE, CANCELLED = "planned", "done", "cancelled"
STATES = (
    Option(PLANNED, "theo kế hoạch", "neutral"),
    Option(DONE, "đã kết thúc", "good"),
    Option(CANCELLED, "huỷ", "unknown"),
)

HEAD, SECRETARY = "head", "secretary"
ROLES = (
    Option(HEAD, "trưởng đoàn"),
    Option("deputy", "phó trưởng đoàn"),
    Option("member", "thành viên"),
    Option(SECRETARY, "thư ký"),
)


class Inspection(Base):
    """An inspection: its plan and decision, the window its visits must fall in."""

    __tablename__ = "inspection"
    __table_args__ = (
        Index("ix_inspection_code", "year", "code", unique=True),
        {"sqlite_autoincrement": True},
    )
    year: ColumnClause[int]
    code: ColumnClause[str]
    code_key: ColumnClause[str]
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    state: ColumnClause[str]
    decision: ColumnClause[str]
    decided_on: ColumnClause[dt.date | None]
    starts_on: ColumnClause[dt.date | None]
    ends_on: ColumnClause[dt.date | None]
    data_period: ColumnClause[str]
    method: ColumnClause[str]
    contents: ColumnClause[str]
    budget: ColumnClause[str]
    task_id: ColumnClause[int | None] = link("task")
    note: ColumnClause[str]


class TeamMember(Base):
    """Who inspects. `team` is the number of the team where there are several; none: goes to every unit."""

    __tablename__ = "inspection_member"
    inspection_id: ColumnClause[int] = parent("inspection")
    position: ColumnClause[int]
    team: ColumnClause[int | None]
    role: ColumnClause[str]
    person_id: ColumnClause[int | None] = link("person")
    name: ColumnClause[str]
    post: ColumnClause[str]
    unit_id: ColumnClause[int | None] = link("unit")


class Visit(Base):
    """A unit inspected: by which team, under whom, when; `done` once the team has been there."""

    __tablename__ = "inspection_visit"
    inspection_id: ColumnClause[int] = parent("inspection")
    position: ColumnClause[int]
    unit_id: ColumnClause[int] = column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    date: ColumnClause[dt.date | None] = column(index=True)
    starts: ColumnClause[str]
    team: ColumnClause[int | None]
    leader: ColumnClause[str]
    place: ColumnClause[str]
    done: ColumnClause[bool]


def _check(values: dict[str, Any]) -> dict[str, str]:
    wrong = {}
    if values["starts_on"] and values["ends_on"] and values["starts_on"] > values["ends_on"]:
        wrong["ends_on"] = "Ngày kết thúc phải sau ngày bắt đầu."
    for number, row in enumerate(values["team"], 1):
        if not row.get("person") and not row.get("name"):
            wrong["team"] = f"Thành phần đoàn, dòng {number}: chưa có họ tên."
    return wrong


TEAM, WORK = "Đoàn kiểm tra", "Nội dung"

SPEC = RecordSpec(
    id="inspection",
    number=16,
    label="cuộc kiểm tra",
    plural="Kế hoạch kiểm tra",
    model=Inspection,
    key=Key(("year", "/", "code")),
    title="name",
    subtitle=("code", "starts_on", "ends_on"),
    order=("year", "code_key"),
    area="inspection",
    icon="clipboard-check",
    year="year",
    rules=Rules(check=_check),
    help="Kế hoạch kiểm tra của năm: đoàn, đơn vị được kiểm tra, lịch, nội dung.",
    fields=(
        Field("year", "Năm", Year(), required=True, column=6),
        Field("code", "Mã", Text(20), required=True, column=8, search="code", sorts_as="code_key",
              sort_words="natural", help="Ví dụ 01."),
        Field("name", "Tên cuộc kiểm tra", Text(), required=True, column=44, search="text",
              sorts_as="name_key"),
        Field("state", "Tình trạng", Choice(STATES), default=PLANNED, column=12, filter=True),
        Field("decision", "Quyết định thành lập đoàn", Text(60), column=18, search="code"),
        Field("decided_on", "Ngày quyết định", Date(), column=12),
        Field("starts_on", "Từ ngày", Date(), column=12),
        Field("ends_on", "Đến ngày", Date(), column=12),
        Field("team", "Thành phần đoàn", section=TEAM, search="text", kind=Rows(
            TeamMember, "inspection_id", fields=(
                Field("team", "Đoàn số", Integer(minimum=1), help="Để trống khi chỉ có một đoàn."),
                Field("role", "Nhiệm vụ", Choice(ROLES), default="member"),
                Field("person", "Người", Reference("person")),
                Field("name", "Họ và tên", Text(120), search="text",
                      help="Khi chưa có trong danh sách người."),
                Field("post", "Chức vụ", Text()),
                Field("unit", "Đơn vị", Reference("unit")),
            ))),
        Field("visits", "Đơn vị được kiểm tra, lịch", section=TEAM, hidden=True, kind=Rows(
            Visit, "inspection_id", shorthand="unit", fields=(
                Field("unit", "Đơn vị", Reference("unit"), required=True),
                Field("date", "Ngày", Date(working=True)),
                Field("starts", "Giờ", Text(20)),
                Field("team", "Đoàn số", Integer(minimum=1)),
                Field("leader", "Người chủ trì", Text(120), help="Để trống: trưởng đoàn."),
                Field("place", "Địa điểm", Text()),
                Field("done", "Đã làm việc", YesNo(), help="Đoàn đã làm việc với đơn vị."),
            ))),
        Field("contents", "Nội dung kiểm tra", LongText(), search="text", section=WORK,
              help="Mỗi nội dung một dòng."),
        Field("data_period", "Thời kỳ số liệu", Text(), section=WORK,
              help="Ví dụ: từ 01/01/2019 đến 31/5/2020."),
        Field("method", "Hình thức", Text(), section=WORK),
        Field("budget", "Kinh phí", Text(), section=WORK),
        Field("task", "Thuộc nhiệm vụ", Reference("task"), section=WORK),
        Field("note", "Ghi chú", LongText(), search="text", section=WORK),
    ),
)  # fmt: skip
