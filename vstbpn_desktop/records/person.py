"""Người: a person at work. Only what the work needs (Luật 91/2025/QH15: đúng mục đích, tối thiểu)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause

from vstbpn_desktop.db.base import Base, link, parent
from vstbpn_desktop.spec import (
    Choice,
    Date,
    Field,
    Key,
    Option,
    RecordSpec,
    Reference,
    Rows,
    Text,
    YesNo,
)
from vstbpn_desktop.spec.kinds import ALWAYS
from vstbpn_desktop.spec.record import Rules

GENDERS = (Option("female", "nữ"), Option("male", "nam"))


class Person(Base):
    """A person: name, gender (stored, never guessed), post, unit, contact at work."""

    __tablename__ = "person"
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    gender: ColumnClause[str]
    post: ColumnClause[str]
    unit_id: ColumnClause[int | None] = link("unit")
    focal_point: ColumnClause[bool]
    phone: ColumnClause[str]
    email: ColumnClause[str]


class PersonPost(Base):
    """A post that a person held, from a day to a day."""

    __tablename__ = "person_post"
    person_id: ColumnClause[int] = parent("person")
    post: ColumnClause[str]
    unit_id: ColumnClause[int | None] = link("unit")
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]


def _complete(values: dict[str, Any]) -> dict[str, Any]:
    """Where posts are kept in time, the person's post and unit are those of the last one."""
    if not values["posts"]:
        return values
    last = max(values["posts"], key=lambda row: row["valid_from"] or ALWAYS)
    return {**values, "post": last["post"], "unit": last["unit"]}


SPEC = RecordSpec(
    id="person",
    number=3,
    label="người",
    plural="Người, đầu mối",
    model=Person,
    key=Key(("id",)),
    title="name",
    subtitle=("post", "unit"),
    order=("name_key",),
    area="units",
    icon="user-round",
    rules=Rules(complete=_complete),
    help="Đầu mối và cán bộ của các đơn vị. Chỉ ghi liên hệ công vụ.",
    fields=(
        Field("name", "Họ và tên", Text(120), required=True, column=24, search="text", sorts_as="name_key",
              sort_words="names"),
        Field("gender", "Giới tính", Choice(GENDERS), column=8, filter=True),
        Field("post", "Chức vụ", Text(), column=22, search="text"),
        Field("unit", "Đơn vị", Reference("unit"), column=26, filter=True),
        Field("focal_point", "Là đầu mối", YesNo(), column=9, default=False, filter=True),
        Field("phone", "Điện thoại công vụ", Text(60), column=14, search="code"),
        Field("email", "Thư điện tử công vụ", Text(120), column=20, search="code"),
        Field("posts", "Chức vụ qua các thời kỳ", section="Lịch sử", kind=Rows(
            PersonPost, "person_id", order=("valid_from",), fields=(
                Field("post", "Chức vụ", Text(), required=True),
                Field("unit", "Đơn vị", Reference("unit")),
                Field("valid_from", "Từ ngày", Date(open_start=True)),
                Field("valid_to", "Đến trước ngày", Date(open_end=True)),
            ))),
    ),
)  # fmt: skip
