"""Nhóm đơn vị: units meant together, by rule or by hand, resolved as of a day."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnClause, ForeignKey

from vstbpn_desktop.db.base import Base, column, parent
from vstbpn_desktop.records.unit import LEVELS, TYPES
from vstbpn_desktop.spec import (
    Choice,
    Choices,
    Date,
    Field,
    Key,
    LongText,
    Option,
    RecordSpec,
    Reference,
    Rows,
    Text,
    YesNo,
)

ENDED, ANY = "ended", "any"
LIVES = (Option(ENDED, "đã kết thúc"), Option(ANY, "đang hoạt động và đã kết thúc"))
"""Which units a rule takes in on a day; where nothing is chosen those that live on it."""


class UnitGroup(Base):
    """A group: the level, types and life its rule takes in; none of them means by hand only."""

    __tablename__ = "unit_group"
    code: ColumnClause[str] = column(unique=True)
    name: ColumnClause[str]
    rule_level: ColumnClause[str]
    rule_types: ColumnClause[str]
    rule_life: ColumnClause[str]
    description: ColumnClause[str]


class UnitGroupMember(Base):
    """A unit put into a group by hand, or kept out of it, from a day to a day."""

    __tablename__ = "unit_group_member"
    unit_group_id: ColumnClause[int] = parent("unit_group")
    unit_id: ColumnClause[int] = column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    included: ColumnClause[bool]
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]


SPEC = RecordSpec(
    id="unit_group",
    number=2,
    label="nhóm đơn vị",
    plural="Nhóm đơn vị",
    model=UnitGroup,
    key=Key(("code",)),
    title="name",
    subtitle=("rule_level",),
    order=("code",),
    area="units",
    icon="boxes",
    help="Nhóm để giao việc, gửi văn bản; thành phần tính theo ngày.",
    fields=(
        Field("code", "Mã", Text(40), required=True, column=14, search="code"),
        Field("name", "Tên nhóm", Text(), required=True, column=34, search="text"),
        Field("rule_level", "Gồm mọi đơn vị cấp", Choice(LEVELS), column=14, section="Quy tắc",
              help="Để trống khi nhóm chỉ gồm các đơn vị chọn tay."),
        Field("rule_types", "Thuộc loại", Choices(TYPES), column=24, section="Quy tắc",
              help="Để trống: mọi loại ở cấp đó. Ghi loại mà không ghi cấp: loại ấy ở mọi cấp."),
        Field("rule_life", "Tại ngày tính", Choice(LIVES), section="Quy tắc",
              help="Để trống: các đơn vị đang hoạt động. “Đã kết thúc” để gọi chung các đơn vị cũ."),
        Field("description", "Ghi chú", LongText(), search="text", section="Quy tắc"),
        Field("members", "Thêm hoặc bớt bằng tay", section="Thành phần", kind=Rows(
            UnitGroupMember, "unit_group_id", order=("id",), shorthand="unit", fields=(
                Field("unit", "Đơn vị", Reference("unit"), required=True),
                Field("included", "Có trong nhóm", YesNo(), default=True),
                Field("valid_from", "Từ ngày", Date(open_start=True)),
                Field("valid_to", "Đến trước ngày", Date(open_end=True)),
            ))),
    ),
)  # fmt: skip
