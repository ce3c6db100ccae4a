"""Kiến nghị sau kiểm tra: what a unit must mend, until when; closed only with a document as evidence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, select

from vstbpn_desktop.db.base import Base, column, link, parent
from vstbpn_desktop.db.changelog import ChangeEntry
from vstbpn_desktop.db.setting import read_setting
from vstbpn_desktop.spec import Choice, Date, Field, Key, LongText, Option, RecordSpec, Reference, Text
from vstbpn_desktop.spec.record import Closing, Rules

OPEN, WORKING, WAITING, CLOSED = "open", "working", "waiting", "closed"
STATES = (
    Option(OPEN, "chưa khắc phục", "neutral"),
    Option(WORKING, "đang khắc phục", "neutral"),
    Option(WAITING, "chờ xác nhận", "soon"),
    Option(CLOSED, "đã khắc phục", "good"),
)

DAYS_SETTING, DAYS = "finding_days", 30
"""The setting of how many days a unit has, and its value where none is set (product, scenario 9)."""


class Finding(Base):
    """A finding with its recommendation; `date` is the day it was found, `due` the last day to mend it."""

    __tablename__ = "finding"
    inspection_id: ColumnClause[int] = parent("inspection")
    unit_id: ColumnClause[int] = parent("unit")
    date: ColumnClause[dt.date | None]
    content: ColumnClause[str]
    recommendation: ColumnClause[str]
    responsible: ColumnClause[str]
    due: ColumnClause[dt.date | None] = column(index=True)
    state: ColumnClause[str]
    evidence_id: ColumnClause[int | None] = link("document")
    closed_on: ColumnClause[dt.date | None]
    note: ColumnClause[str]


def _check(values: dict[str, Any]) -> dict[str, str]:
    wrong = {}
    if values["state"] == CLOSED and not values["evidence"]:
        wrong["evidence"] = "Xác nhận đã khắc phục phải có văn bản minh chứng."
    if values["due"] and values["date"] and values["due"] < values["date"]:
        wrong["due"] = "Hạn khắc phục không được trước ngày ghi nhận."
    return wrong


def _after_save(change: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> None:
    """A finding without its day was found on the day of the change; due after the days of the setting.

    It is closed on the day of the change where no other is given, and on none while it is open.
    """
    day = values["date"] or _day_of(change)
    days = int(read_setting(change.connection, DAYS_SETTING, DAYS))
    due = values["due"] or day + dt.timedelta(days=days)
    closed_on = (values["closed_on"] or _day_of(change)) if values["state"] == CLOSED else None
    change.update(Finding, row_id, {"date": day, "due": due, "closed_on": closed_on})


def _day_of(change: Any) -> dt.date:
    at = change.connection.execute(select(ChangeEntry.at).where(ChangeEntry.id == change.id)).scalar_one()
    return dt.date.fromisoformat(at[:10])


SPEC = RecordSpec(
    id="finding",
    number=17,
    label="kiến nghị",
    plural="Kiến nghị sau kiểm tra",
    model=Finding,
    key=Key(("id",)),
    title="content",
    subtitle=("unit", "due"),
    order=("due", "id"),
    area="inspection",
    icon="flag",
    inside="inspection",
    year="inspection",
    closing=Closing(goes_on=("state", "evidence", "closed_on", "due", "note")),
    rules=Rules(check=_check, after_save=_after_save),
    help="Tồn tại, kiến nghị sau kiểm tra, hạn khắc phục; chỉ đóng khi có văn bản minh chứng.",
    fields=(
        Field("inspection", "Cuộc kiểm tra", Reference("inspection"), required=True, column=28, filter=True),
        Field("unit", "Đơn vị", Reference("unit"), required=True, column=26, filter=True),
        Field("date", "Ngày ghi nhận", Date(), column=12, help="Để trống: hôm nay."),
        Field("content", "Tồn tại, hạn chế", LongText(), required=True, column=40, search="text"),
        Field("recommendation", "Kiến nghị", LongText(), column=36, search="text"),
        Field("responsible", "Người chịu trách nhiệm", Text(), search="text"),
        Field("due", "Hạn khắc phục", Date(working=True), column=12,
              help="Để trống: 30 ngày sau ngày ghi nhận (đổi được trong cài đặt)."),
        Field("state", "Trạng thái", Choice(STATES), default=OPEN, column=14, filter=True),
        Field("evidence", "Văn bản minh chứng", Reference("document"), column=24),
        Field("closed_on", "Ngày xác nhận", Date(), column=12),
        Field("note", "Ghi chú", LongText(), search="text"),
    ),
)  # fmt: skip
