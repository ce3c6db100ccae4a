"""Cộng tác viên, tuyên truyền viên: who works for the advancement of women in a unit, from a day to a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, ForeignKey, Index

from vstbpn_desktop.db.base import Base, column, link
from vstbpn_desktop.records.person import GENDERS
from vstbpn_desktop.spec import Choice, Date, Field, Key, Option, RecordSpec, Reference, Text
from vstbpn_desktop.spec.record import Rules
from vstbpn_desktop.vietnamese.names import name_identity

KINDS = (
    Option("collaborator", "cộng tác viên"),
    Option("speaker", "tuyên truyền viên"),
    Option("reporter", "báo cáo viên"),
)
LEVELS = (
    Option("province", "tỉnh"),
    Option("district", "huyện"),
    Option("commune", "xã"),
    Option("village", "thôn, bản, tổ dân phố"),
)


class Collaborator(Base):
    """One who collaborates, by name as in class lists; `identity` is the folded name: with the unit it tells
    the person. `active_on` is the day she was last at work, `activity` what that was.
    """

    __tablename__ = "collaborator"
    __table_args__ = (
        Index("ix_collaborator_identity", "identity", "unit_id"),
        {"sqlite_autoincrement": True},
    )
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    gender: ColumnClause[str]
    unit_id: ColumnClause[int] = column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    person_id: ColumnClause[int | None] = link("person")
    kind: ColumnClause[str]
    level: ColumnClause[str]
    post: ColumnClause[str]
    work_field: ColumnClause[str]
    phone: ColumnClause[str]
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]
    active_on: ColumnClause[dt.date | None]
    activity: ColumnClause[str]
    note: ColumnClause[str]
    identity: ColumnClause[str]


def _complete(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "identity": name_identity(values["name"])}


def _check(values: dict[str, Any]) -> dict[str, str]:
    if values["valid_to"] <= values["valid_from"]:
        return {"valid_to": "Ngày thôi phải sau ngày bắt đầu."}
    return {}


WORK, TIME = "Hoạt động", "Thời gian"

SPEC = RecordSpec(
    id="collaborator",
    number=33,
    label="cộng tác viên",
    plural="Cộng tác viên",
    model=Collaborator,
    key=Key(("id",)),
    title="name",
    subtitle=("kind", "unit"),
    order=("unit_id", "name_key"),
    area="units",
    icon="users",
    valid=True,
    rules=Rules(complete=_complete, check=_check),
    help="Cộng tác viên, tuyên truyền viên ở cơ sở: đơn vị nào có, đơn vị nào chưa. Chỉ ghi liên hệ công vụ.",
    fields=(
        Field("name", "Họ và tên", Text(120), required=True, column=24, search="text", sorts_as="name_key",
              sort_words="names"),
        Field("gender", "Giới tính", Choice(GENDERS), column=8, filter=True),
        Field("unit", "Đơn vị", Reference("unit"), required=True, column=26, filter=True),
        Field("kind", "Loại", Choice(KINDS), default="collaborator", column=16, filter=True),
        Field("level", "Cấp", Choice(LEVELS), default="commune", column=10, filter=True),
        Field("post", "Chức vụ, nơi công tác", Text(200), column=22, search="text"),
        Field("work_field", "Lĩnh vực", Text(200), column=20, search="text",
              help="Ví dụ: phòng, chống bạo lực gia đình; hôn nhân, gia đình."),
        Field("phone", "Điện thoại công vụ", Text(60), search="code"),
        Field("person", "Là người", Reference("person"),
              help="Người trong danh sách “Người, đầu mối”, khi đúng là một người."),
        Field("active_on", "Hoạt động gần nhất", Date(), column=12, section=WORK,
              help="Ngày gần nhất tham gia tuyên truyền, hoà giải, hỗ trợ."),
        Field("activity", "Việc đã làm", Text(300), column=24, search="text", section=WORK),
        Field("note", "Ghi chú", Text(), search="text", section=WORK),
        Field("valid_from", "Từ ngày", Date(open_start=True), section=TIME),
        Field("valid_to", "Đến trước ngày", Date(open_end=True), section=TIME,
              help="Để trống khi còn là cộng tác viên."),
        Field("identity", "Dấu nhận người", Text(300), hidden=True),
    ),
)  # fmt: skip
