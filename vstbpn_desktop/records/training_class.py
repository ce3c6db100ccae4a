"""Lớp tập huấn: a class of the year, its sessions and lecturers; who takes part are participants."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnClause, Index

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
)
from vstbpn_desktop.spec.kinds import Year

KINDS = (
    Option("training", "tập huấn"),
    Option("refresher", "bồi dưỡng"),
    Option("seminar", "hội thảo, hội nghị"),
    Option("talk", "nói chuyện chuyên đề"),
    Option("visit", "giao lưu, học tập kinh nghiệm"),
)

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
STATES = (
    Option(PLANNED, "dự kiến", "neutral"),
    Option(HELD, "đã mở", "good"),
    Option(CANCELLED, "huỷ", "unknown"),
)


class TrainingClass(Base):
    """A class; `budget` in đồng, `planned` in persons."""

    __tablename__ = "training_class"
    __table_args__ = (
        Index("ix_training_class_code", "year", "code", unique=True),
        {"sqlite_autoincrement": True},
    )
    year: ColumnClause[int]
    code: ColumnClause[str]
    code_key: ColumnClause[str]
    topic: ColumnClause[str]
    topic_key: ColumnClause[str]
    kind: ColumnClause[str]
    state: ColumnClause[str]
    target_group: ColumnClause[str]
    place: ColumnClause[str]
    planned: ColumnClause[int | None]
    budget: ColumnClause[int | None]
    task_id: ColumnClause[int | None] = link("task")
    note: ColumnClause[str]


class TrainingSession(Base):
    """A session (buổi): its day, its hours as they are written ("7 giờ 30"), what it is about."""

    __tablename__ = "training_session"
    training_class_id: ColumnClause[int] = parent("training_class")
    position: ColumnClause[int]
    date: ColumnClause[dt.date] = column(index=True)
    starts: ColumnClause[str]
    ends: ColumnClause[str]
    content: ColumnClause[str]


class Lecturer(Base):
    """Who teaches in a class."""

    __tablename__ = "training_lecturer"
    training_class_id: ColumnClause[int] = parent("training_class")
    position: ColumnClause[int]
    name: ColumnClause[str]
    post: ColumnClause[str]


WHEN, MONEY = "Buổi học, giảng viên", "Dự kiến"

SPEC = RecordSpec(
    id="training_class",
    number=14,
    label="lớp",
    plural="Lớp tập huấn",
    model=TrainingClass,
    key=Key(("year", "/", "code")),
    title="topic",
    subtitle=("code", "target_group"),
    order=("year", "code_key"),
    area="training",
    icon="graduation-cap",
    year="year",
    help="Lớp tập huấn, bồi dưỡng của năm: buổi học, giảng viên, học viên, điểm danh.",
    fields=(
        Field("year", "Năm", Year(), required=True, column=6),
        Field("code", "Mã lớp", Text(20), required=True, column=8, search="code", sorts_as="code_key",
              sort_words="natural", help="Ví dụ 01."),
        Field("topic", "Chuyên đề", Text(), required=True, column=40, search="text", sorts_as="topic_key"),
        Field("kind", "Hình thức", Choice(KINDS), default="training", column=14, filter=True),
        Field("state", "Tình trạng", Choice(STATES), default=PLANNED, column=10, filter=True),
        Field("target_group", "Đối tượng", Text(), column=28, search="text"),
        Field("place", "Địa điểm", Text(), column=24, search="text"),
        Field("sessions", "Các buổi", section=WHEN, kind=Rows(
            TrainingSession, "training_class_id", shorthand="date", fields=(
                Field("date", "Ngày", Date(working=True), required=True),
                Field("starts", "Từ giờ", Text(20)),
                Field("ends", "Đến giờ", Text(20)),
                Field("content", "Nội dung", Text()),
            ))),
        Field("lecturers", "Giảng viên", section=WHEN, search="text", kind=Rows(
            Lecturer, "training_class_id", shorthand="name", fields=(
                Field("name", "Họ và tên", Text(120), required=True, search="text"),
                Field("post", "Chức vụ, đơn vị", Text()),
            ))),
        Field("planned", "Số người dự kiến", Integer(), column=10, section=MONEY),
        Field("budget", "Dự toán (đồng)", Integer(), column=14, section=MONEY),
        Field("task", "Thuộc nhiệm vụ", Reference("task"), section=MONEY),
        Field("note", "Ghi chú", LongText(), search="text", section=MONEY),
    ),
)  # fmt: skip
