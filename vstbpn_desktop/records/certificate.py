"""Giấy chứng nhận: one number of a year's certificates, given to a participant; never given twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, Index

from vstbpn_desktop.db.base import Base, link
from vstbpn_desktop.spec import Choice, Date, Field, Integer, Key, Option, RecordSpec, Reference, Text
from vstbpn_desktop.spec.kinds import Year
from vstbpn_desktop.spec.record import Rules

GIVEN, CANCELLED = "given", "cancelled"
STATES = (Option(GIVEN, "đã cấp", "good"), Option(CANCELLED, "huỷ", "unknown"))
TAKEN_BACK = "Hoàn tác việc cấp số"


class Certificate(Base):
    """A certificate that was numbered; class and participant may be gone, the number and the name stay."""

    __tablename__ = "certificate"
    __table_args__ = (
        Index("ix_certificate_number", "year", "number", unique=True),
        {"sqlite_autoincrement": True},
    )
    year: ColumnClause[int]
    number: ColumnClause[int]
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    participant_id: ColumnClause[int | None] = link("participant")
    training_class_id: ColumnClause[int | None] = link("training_class")
    state: ColumnClause[str]
    date: ColumnClause[dt.date | None]
    reason: ColumnClause[str]


def _guard(connection: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> dict[str, str]:
    if before["state"] == CANCELLED and values["state"] != CANCELLED:
        return {"state": "Số đã huỷ không dùng lại được."}
    if any(values[name] != before[name] for name in ("year", "number")):
        return {"number": "Số đã cấp không đổi thành số khác được. Hãy huỷ số rồi cấp số mới."}
    return {}


def _keep(connection: Any, row_id: int) -> str | None:
    """Numbers are never given twice, so those given stay."""
    return "Số giấy chứng nhận đã cấp không xoá được. Hãy sửa tình trạng thành “huỷ” và ghi lý do."


SPEC = RecordSpec(
    id="certificate",
    number=27,
    label="giấy chứng nhận",
    plural="Giấy chứng nhận đã cấp",
    model=Certificate,
    key=Key(("year", "/", "number")),
    title="name",
    subtitle=("number", "state"),
    order=("year", "number"),
    area="training",
    icon="file-text",
    inside="training_class",
    year="year",
    rules=Rules(guard=_guard, keep=_keep),
    lasting=(("state", CANCELLED), ("participant_id", None), ("reason", TAKEN_BACK)),
    help="Số giấy chứng nhận của năm. Số không bao giờ cấp lại; số huỷ vẫn hiện trong danh sách.",
    fields=(
        Field("year", "Năm", Year(), required=True, column=6),
        Field("number", "Số", Integer(minimum=1), required=True, column=6),
        Field("name", "Cấp cho", Text(120), required=True, column=28, search="text", sorts_as="name_key",
              sort_words="names"),
        Field("training_class", "Lớp", Reference("training_class"), column=34, filter=True),
        Field("participant", "Học viên", Reference("participant"), hidden=True),
        Field("state", "Tình trạng", Choice(STATES), default=GIVEN, column=10, filter=True),
        Field("date", "Ngày cấp số", Date(), column=12),
        Field("reason", "Lý do huỷ", Text(), column=24, search="text"),
    ),
)  # fmt: skip
