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
HONORIFICS = (Option("ms", "bà"), Option("mr", "ông"))
BY_GENDER = {"female": "ms", "male": "mr", "": ""}
"""The honorific that is proposed; the gender itself is only ever told, never read from a name."""
TITLES = (
    Option("rank", "học hàm"),
    Option("degree", "học vị"),
    Option("political", "lý luận chính trị"),
    Option("grade", "ngạch, chức danh"),
)


class Person(Base):
    """A person: name, gender (stored, never guessed), honorific, post, unit, contact at work."""

    __tablename__ = "person"
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    gender: ColumnClause[str]
    honorific: ColumnClause[str]
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


class PersonTitle(Base):
    """A title that a person bears, from a day to a day."""

    __tablename__ = "person_title"
    person_id: ColumnClause[int] = parent("person")
    kind: ColumnClause[str]
    title: ColumnClause[str]
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]


def _complete(values: dict[str, Any]) -> dict[str, Any]:
    """Where posts are kept in time, the person's post and unit are those of the last one."""
    if not values["posts"]:
        return values
    last = max(values["posts"], key=lambda row: row["valid_from"] or ALWAYS)
    return {**values, "post": last["post"], "unit": last["unit"]}


def _after_save(change: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> None:
    """Without an honorific of its own a person gets that of the gender; one that was so follows it."""
    followed = values["honorific"] == before["honorific"] == BY_GENDER[before["gender"]]
    turned = values["gender"] != before["gender"]
    if not values["honorific"] or (followed and turned):
        change.update(Person, row_id, {"honorific": BY_GENDER[values["gender"]]})


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
    rules=Rules(complete=_complete, after_save=_after_save),
    help="Đầu mối và cán bộ của các đơn vị. Chỉ ghi liên hệ công vụ; không ghi số CCCD, nơi ở, tài khoản, "
         "sức khoẻ.",
    fields=(
        Field("name", "Họ và tên", Text(120), required=True, column=24, search="text", sorts_as="name_key",
              sort_words="names"),
        Field("gender", "Giới tính", Choice(GENDERS), column=8, filter=True),
        Field("honorific", "Danh xưng", Choice(HONORIFICS), help="Để trống: bà với nữ, ông với nam."),
        Field("post", "Chức vụ", Text(), column=22, search="text"),
        Field("unit", "Đơn vị", Reference("unit"), column=26, filter=True),
        Field("focal_point", "Là đầu mối", YesNo(), column=9, default=False, filter=True),
        Field("phone", "Điện thoại công vụ", Text(60), column=14, search="code",
              help="Số của cơ quan. Số riêng chỉ ghi khi người đó đồng ý."),
        Field("email", "Thư điện tử công vụ", Text(120), column=20, search="code",
              help="Hộp thư của cơ quan."),
        Field("posts", "Chức vụ qua các thời kỳ", section="Lịch sử", kind=Rows(
            PersonPost, "person_id", order=("valid_from",), fields=(
                Field("post", "Chức vụ", Text(), required=True),
                Field("unit", "Đơn vị", Reference("unit")),
                Field("valid_from", "Từ ngày", Date(open_start=True)),
                Field("valid_to", "Đến trước ngày", Date(open_end=True)),
            ))),
        Field("titles", "Học hàm, học vị, ngạch", section="Lịch sử", kind=Rows(
            PersonTitle, "person_id", order=("valid_from",), fields=(
                Field("kind", "Loại", Choice(TITLES), default="degree"),
                Field("title", "Ghi là", Text(), required=True, help="Ví dụ: Thạc sĩ, Chuyên viên chính."),
                Field("valid_from", "Từ ngày", Date(open_start=True)),
                Field("valid_to", "Đến trước ngày", Date(open_end=True)),
            ))),
    ),
)  # fmt: skip
