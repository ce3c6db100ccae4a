"""Ghế trong Ban: a seat is tied to a post, not to a person; persons fill it in time, by decisions."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnClause, ForeignKey, Index, func, select

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
from vstbpn_desktop.spec.record import Rules

HEAD, STANDING, DEPUTY, MEMBER, SECRETARY, HELPER = (
    "head", "standing_deputy", "deputy", "member", "secretary", "helper",
)  # fmt: skip

ROLES = (
    Option(HEAD, "Trưởng ban"),
    Option(STANDING, "Phó Trưởng ban thường trực"),
    Option(DEPUTY, "Phó Trưởng ban"),
    Option(MEMBER, "uỷ viên"),
    Option(SECRETARY, "thư ký"),
    Option(HELPER, "thành viên tổ giúp việc"),
)
DEPUTIES = (STANDING, DEPUTY)
LEADING = (HEAD, *DEPUTIES, MEMBER)
"""The roles that make up the committee itself; secretary and helpers serve it."""


class Seat(Base):
    """A seat: its role in the committee, the post it is tied to, the areas it is in charge of."""

    __tablename__ = "seat"
    __table_args__ = (
        Index("ix_seat_number", "committee_id", "number", unique=True),
        {"sqlite_autoincrement": True},
    )
    committee_id: ColumnClause[int] = column(ForeignKey("committee.id", ondelete="CASCADE"))
    number: ColumnClause[int | None]
    role: ColumnClause[str]
    post: ColumnClause[str]
    post_key: ColumnClause[str]
    unit_id: ColumnClause[int | None] = link("unit")
    duty: ColumnClause[str]
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]


class SeatHolder(Base):
    """A person in a seat, from a day to a day, by a decision; `post` is hers where it is not the seat's."""

    __tablename__ = "seat_holder"
    seat_id: ColumnClause[int] = parent("seat")
    person_id: ColumnClause[int] = column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]
    decision: ColumnClause[str]
    post: ColumnClause[str]


def _after_save(change: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> None:
    """A seat without a number takes the next one of its committee."""
    if values["number"] is None:
        last = select(func.max(Seat.number)).where(Seat.committee_id == values["committee"])
        number = (change.connection.execute(last).scalar() or 0) + 1
        change.update(Seat, row_id, {"number": number})


def _check(values: dict[str, Any]) -> dict[str, str]:
    rows = sorted(values["holders"], key=lambda row: row["valid_from"])
    for earlier, later in pairwise(rows):
        if later["valid_from"] < earlier["valid_to"]:
            return {"holders": "Hai người giữ cùng một ghế trong cùng thời gian."}
    return {}


SPEC = RecordSpec(
    id="seat",
    number=26,
    label="ghế",
    plural="Thành viên theo ghế",
    model=Seat,
    key=Key(("committee", "/", "number"), last=True, numbered=True),
    title="post",
    subtitle=("role", "committee"),
    order=("committee_id", "number"),
    area="committee",
    icon="users",
    valid=True,
    rules=Rules(check=_check, after_save=_after_save),
    help="Mỗi ghế gắn với một chức vụ, ví dụ “Giám đốc Sở Tài chính”; người giữ ghế thay đổi theo thời gian.",
    fields=(
        Field("committee", "Ban", Reference("committee"), required=True, column=24, filter=True),
        Field("number", "Thứ tự", Integer(minimum=1), column=6, help="Để trống: số tiếp theo."),
        Field("role", "Vai trò", Choice(ROLES), required=True, default=MEMBER, column=20, filter=True),
        Field("post", "Chức vụ gắn với ghế", Text(200), required=True, column=32, search="text",
              sorts_as="post_key", help="Ví dụ: Giám đốc Sở Tài chính."),
        Field("unit", "Đơn vị", Reference("unit"), column=24, filter=True),
        Field("duty", "Nhiệm vụ, lĩnh vực phụ trách", LongText(), search="text"),
        Field("valid_from", "Có từ ngày", Date(open_start=True), section="Thời gian"),
        Field("valid_to", "Đến trước ngày", Date(open_end=True), section="Thời gian"),
        Field("holders", "Người giữ ghế qua các thời kỳ", section="Người", kind=Rows(
            SeatHolder, "seat_id", order=("valid_from",), fields=(
                Field("person", "Người", Reference("person"), required=True),
                Field("valid_from", "Từ ngày", Date(open_start=True)),
                Field("valid_to", "Đến trước ngày", Date(open_end=True)),
                Field("decision", "Theo quyết định", Text()),
                Field("post", "Chức vụ khác của ghế", Text()),
            ))),
    ),
)  # fmt: skip
