"""Ngày đặc biệt: holidays, working days made up for, days of remembrance, the action month, meetings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, Index

from vstbpn_desktop.db.base import Base, parent
from vstbpn_desktop.spec import Choice, Date, Field, Key, LongText, Option, RecordSpec, Rows, Text, YesNo
from vstbpn_desktop.spec.kinds import Year
from vstbpn_desktop.spec.record import Rules

HOLIDAY, WORKING_DAY, COMMEMORATIVE, ACTION_MONTH = "holiday", "working_day", "commemorative", "action_month"
EVENT = "event"
KINDS = (
    Option(HOLIDAY, "ngày nghỉ", "bad"),
    Option(WORKING_DAY, "làm bù", "soon"),
    Option(COMMEMORATIVE, "ngày kỷ niệm", "good"),
    Option(ACTION_MONTH, "tháng hành động", "good"),
    Option(EVENT, "sự kiện, cuộc họp"),
)
VERIFICATIONS = (
    Option("published", "đã công bố", "good"),
    Option("expected", "dự kiến", "soon"),
    Option("unconfirmed", "cần xác nhận", "unknown"),
)


class SpecialDay(Base):
    """A day, or days up to `end`; yearly ones return until `until_year` (none: for ever)."""

    __tablename__ = "special_day"
    __table_args__ = (
        Index("ix_special_day_date", "date", "name", unique=True),
        {"sqlite_autoincrement": True},
    )
    date: ColumnClause[dt.date]
    end: ColumnClause[dt.date | None]
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    kind: ColumnClause[str]
    yearly: ColumnClause[bool]
    until_year: ColumnClause[int | None]
    basis: ColumnClause[str]
    verification: ColumnClause[str]
    note: ColumnClause[str]


class Theme(Base):
    """What a yearly day or month was about in one year."""

    __tablename__ = "special_day_theme"
    special_day_id: ColumnClause[int] = parent("special_day")
    position: ColumnClause[int]
    year: ColumnClause[int]
    theme: ColumnClause[str]


def _check(values: dict[str, Any]) -> dict[str, str]:
    wrong = {}
    if values["end"] and values["end"] < values["date"]:
        wrong["end"] = "Ngày cuối không được trước ngày đầu."
    if values["until_year"] and values["until_year"] < values["date"].year:
        wrong["until_year"] = "Năm cuối không được trước năm đầu."
    return wrong


SPEC = RecordSpec(
    id="special_day",
    number=18,
    label="ngày đặc biệt",
    plural="Ngày nghỉ, ngày kỷ niệm",
    model=SpecialDay,
    key=Key(("date", "@", "name")),
    title="name",
    subtitle=("date", "kind"),
    order=("date", "id"),
    area="calendar",
    icon="calendar-days",
    rules=Rules(check=_check),
    help="Ngày nghỉ, ngày làm bù, ngày kỷ niệm, Tháng hành động, cuộc họp. Sửa được khi có thông báo mới.",
    fields=(
        Field("date", "Ngày", Date(), required=True, column=12),
        Field("end", "Đến ngày", Date(), column=12, help="Khi kéo dài nhiều ngày."),
        Field("name", "Tên ngày", Text(), required=True, column=44, search="text", sorts_as="name_key"),
        Field("kind", "Loại", Choice(KINDS), default=HOLIDAY, column=14, filter=True),
        Field("yearly", "Hằng năm", YesNo(), default=False, column=9, filter=True,
              help="Trở lại cùng ngày, tháng mỗi năm, kể từ năm của ngày đã ghi."),
        Field("until_year", "Đến hết năm", Year(), column=9, help="Để trống: không có năm cuối."),
        Field("themes", "Chủ đề từng năm", search="text", kind=Rows(
            Theme, "special_day_id", fields=(
                Field("year", "Năm", Year(), required=True),
                Field("theme", "Chủ đề", Text(), required=True, search="text"),
            ))),
        Field("basis", "Văn bản, căn cứ", Text(), column=24, search="text"),
        Field("verification", "Kiểm chứng", Choice(VERIFICATIONS), default="unconfirmed", column=14,
              filter=True),
        Field("note", "Ghi chú", LongText(), search="text"),
    ),
)  # fmt: skip
