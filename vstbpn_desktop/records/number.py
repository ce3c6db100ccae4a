"""Số văn bản: one number of a series in a year, reserved, used or cancelled; never given twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, Index

from vstbpn_desktop.db.base import Base, link, parent
from vstbpn_desktop.spec import Choice, Date, Field, Integer, Key, Option, RecordSpec, Reference, Text
from vstbpn_desktop.spec.kinds import Year
from vstbpn_desktop.spec.record import Closing, Rules

RESERVED, USED, CANCELLED = "reserved", "used", "cancelled"
STATES = (
    Option(RESERVED, "giữ chỗ", "soon"),
    Option(USED, "đã dùng", "good"),
    Option(CANCELLED, "huỷ", "unknown"),
)
TAKEN_BACK = "Hoàn tác việc lấy số"


class Number(Base):
    """A number that was taken. What it was taken for may be gone: the number stays."""

    __tablename__ = "number"
    __table_args__ = (
        Index("ix_number_number", "series_id", "year", "number", unique=True),
        {"sqlite_autoincrement": True},
    )
    series_id: ColumnClause[int] = parent("number_series")
    year: ColumnClause[int]
    number: ColumnClause[int]
    symbol: ColumnClause[str]
    state: ColumnClause[str]
    document_id: ColumnClause[int | None] = link("document")
    date: ColumnClause[dt.date | None]
    reason: ColumnClause[str]


def _complete(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "symbol": values["symbol"] or f"{values['number'] or 0:02d}"}


def _guard(connection: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> dict[str, str]:
    if before["state"] != RESERVED and values["state"] != before["state"]:
        return {"state": "Số đã dùng hoặc đã huỷ không đổi lại được."}
    if any(values[name] != before[name] for name in ("series", "year", "number")):
        return {"number": "Số đã cấp không đổi thành số khác được. Hãy huỷ số rồi lấy số mới."}
    return {}


SPEC = RecordSpec(
    id="number",
    number=20,
    label="số văn bản",
    plural="Số văn bản đã cấp",
    model=Number,
    key=Key(("series", "/", "year", "/", "number")),
    title="symbol",
    subtitle=("state", "document"),
    order=("year", "number"),
    area="",
    icon="list",
    inside="series",
    year="year",
    closing=Closing(calendar=True),
    rules=Rules(complete=_complete, guard=_guard),
    lasting=(("state", CANCELLED), ("document_id", None), ("reason", TAKEN_BACK)),
    help="Số đã lấy, giữ chỗ hoặc huỷ. Số không bao giờ cấp lại; số huỷ vẫn hiện trong sổ.",
    fields=(
        Field("series", "Dãy số", Reference("number_series"), required=True, column=20, filter=True),
        Field("year", "Năm", Year(), required=True, column=6),
        Field("number", "Số", Integer(minimum=1), required=True, column=6),
        Field("symbol", "Số, ký hiệu", Text(60), column=18, search="code"),
        Field("state", "Tình trạng", Choice(STATES), default=RESERVED, column=12, filter=True),
        Field("document", "Văn bản", Reference("document"), column=40),
        Field("date", "Ngày lấy số", Date(), column=12),
        Field("reason", "Lý do", Text(), column=24, search="text"),
    ),
)  # fmt: skip
