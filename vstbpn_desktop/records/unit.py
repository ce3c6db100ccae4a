"""Đơn vị: a body that belongs to the network. Its names, type and place in the protocol are dated."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, Index, Select, select, text

from vstbpn_desktop.db.base import Base, parent
from vstbpn_desktop.records.document import FROZEN, Document, DocumentUnit
from vstbpn_desktop.spec import Choice, Date, Field, Integer, Key, LongText, Option, RecordSpec, Rows, Text
from vstbpn_desktop.spec.record import Rules

LEVELS = (Option("province", "tỉnh"), Option("district", "huyện"), Option("commune", "xã"))

TYPES = (
    Option("department", "sở"),
    Option("board", "ban"),
    Option("agency", "ngành"),
    Option("office", "văn phòng"),
    Option("armed_force", "lực lượng vũ trang"),
    Option("organisation", "đoàn thể"),
    Option("party_body", "cơ quan Đảng"),
    Option("press", "cơ quan báo chí"),
    Option("city", "thành phố"),
    Option("town", "thị xã"),
    Option("district", "huyện"),
    Option("ward", "phường"),
    Option("township", "thị trấn"),
    Option("commune", "xã"),
    Option("other", "khác"),
)

LEVEL_OF_TYPE = {
    "city": "district", "town": "district", "district": "district",
    "ward": "commune", "township": "commune", "commune": "commune",
}  # fmt: skip

LAST = 9999
"""The protocol order of a unit that was given none."""

ROLES = (Option("standing_office", "cơ quan thường trực"),)


class Unit(Base):
    """A unit; what it is called stands in `UnitName`."""

    __tablename__ = "unit"
    code: ColumnClause[str]
    level: ColumnClause[str]
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]
    phone: ColumnClause[str]
    email: ColumnClause[str]
    address: ColumnClause[str]
    unconfirmed: ColumnClause[str]
    formed_from: ColumnClause[str]
    __table_args__ = (Index("ix_unit_code", "code", unique=True), {"sqlite_autoincrement": True})


class UnitName(Base):
    """What a unit is called, what type it is and where it stands in lists, from a day to a day."""

    __tablename__ = "unit_name"
    unit_id: ColumnClause[int] = parent("unit")
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    full_name: ColumnClause[str]
    short_name: ColumnClause[str]
    addressing_name: ColumnClause[str]
    type: ColumnClause[str]
    protocol_order: ColumnClause[int]


class UnitRole(Base):
    """A role a unit holds from a day to a day, such as cơ quan thường trực."""

    __tablename__ = "unit_role"
    unit_id: ColumnClause[int] = parent("unit")
    role: ColumnClause[str]
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]


def _complete(values: dict[str, Any]) -> dict[str, Any]:
    names = tuple(_complete_name(row) for row in values["names"])
    type_now = names[-1]["type"] if names else ""
    return {**values, "level": values["level"] or LEVEL_OF_TYPE.get(type_now, "province"), "names": names}


def _complete_name(row: dict[str, Any]) -> dict[str, Any]:
    name = row["name"]
    return {
        **row,
        "type": row["type"] or type_of(name),
        "short_name": row["short_name"] or name,
        "full_name": row["full_name"] or name,
        "addressing_name": row["addressing_name"] or f"Ban VSTBPN {in_sentence(name)}",
    }


def in_sentence(name: str) -> str:
    """huyện Quan Hóa, but Sở Y tế (Nghị định 30/2020/NĐ-CP, Phụ lục II)."""
    return name[:1].lower() + name[1:] if type_of(name) in LEVEL_OF_TYPE else name


def type_of(name: str) -> str:
    """The type that a name begins with: Huyện Quan Hóa is a huyện."""
    first = name.casefold()
    return next((option.id for option in TYPES if first.startswith(option.label)), "other")


def _check(values: dict[str, Any]) -> dict[str, str]:
    if not values["names"]:
        return {"name": "Chưa có tên đơn vị."}
    if values["valid_from"] >= values["valid_to"]:
        return {"valid_to": "Ngày kết thúc phải sau ngày bắt đầu."}
    return {}


def _keep(connection: Any, row_id: int) -> str | None:
    """A unit that an issued document or a succession names is ended, never deleted (rules: Units)."""
    symbol = connection.execute(_issued_naming(row_id)).scalar()
    if symbol:
        return f"Đơn vị được nêu trong văn bản {symbol} đã phát hành. Hãy kết thúc đơn vị thay cho xoá."
    for side in ("from", "to"):
        query = text(f"select 1 from succession_{side} where unit_id = :unit limit 1")
        if connection.execute(query, {"unit": row_id}).first():
            return "Đơn vị có trong một sự kiện kế thừa nên không xoá được. Hãy ghi ngày kết thúc của đơn vị."
    return None


def _issued_naming(row_id: int) -> Select[str]:
    return (
        select(Document.symbol)
        .join(DocumentUnit, DocumentUnit.document_id == Document.id)
        .where(DocumentUnit.unit_id == row_id, Document.state.in_(FROZEN))
        .limit(1)
    )


NAMED = "Tên gọi"

SPEC = RecordSpec(
    id="unit",
    number=1,
    label="đơn vị",
    plural="Đơn vị",
    model=Unit,
    key=Key(("code",)),
    title="name",
    subtitle=("type", "level"),
    order=("protocol_order", "name"),
    area="units",
    icon="building-2",
    valid=True,
    rules=Rules(check=_check, complete=_complete, keep=_keep),
    help="Sở, ban, ngành, đoàn thể, huyện, xã có Ban VSTBPN hoặc được giao nhiệm vụ.",
    fields=(
        Field("code", "Mã", Text(20), required=True, column=8, search="code", sorts_as="code",
              help="Mã hành chính, hoặc chữ viết tắt như SNV.", section=NAMED),
        Field("name", "Tên đơn vị", Text(), required=True, column=34, via="names", section=NAMED,
              sorts_as="name_key"),
        Field("short_name", "Tên ngắn", Text(), column=16, via="names", section=NAMED,
              help="Dùng trong bảng, ví dụ “Sở TT&TT”. Để trống: như tên đơn vị."),
        Field("full_name", "Tên đầy đủ", Text(), via="names", section=NAMED,
              help="Dùng trong văn bản. Để trống: như tên đơn vị."),
        Field("addressing_name", "Tên khi gửi văn bản", Text(), via="names", section=NAMED,
              help="Ví dụ “Ban VSTBPN huyện Quan Hóa”. Để trống: Ban VSTBPN và tên đơn vị."),
        Field("type", "Loại", Choice(TYPES), column=12, via="names", filter=True, section=NAMED),
        Field("level", "Cấp", Choice(LEVELS), column=8, filter=True, section=NAMED,
              help="Để trống: theo loại đơn vị."),
        Field("protocol_order", "Thứ tự", Integer(unset=LAST), column=7, via="names", section=NAMED,
              help="Thứ tự trong danh sách chính thức."),
        Field("valid_from", "Có từ ngày", Date(open_start=True), section="Thời gian"),
        Field("valid_to", "Đến trước ngày", Date(open_end=True), section="Thời gian",
              help="Để trống khi đơn vị còn hoạt động. Tính đến hết ngày liền trước."),
        Field("phone", "Điện thoại", Text(60), column=14, search="code", section="Liên hệ"),
        Field("email", "Thư điện tử", Text(120), search="code", section="Liên hệ"),
        Field("address", "Địa chỉ", Text(), search="text", section="Liên hệ"),
        Field("unconfirmed", "Cần xác nhận", Text(), section="Lịch sử",
              help="Điều chưa đối chiếu với văn bản. Xoá dòng này khi đã xác nhận."),
        Field("formed_from", "Hình thành từ", LongText(), search="text", section="Lịch sử",
              help="Các đơn vị cũ mà danh mục không theo dõi, ví dụ các xã trước ngày 01/7/2025."),
        Field("names", "Tên gọi qua các thời kỳ", section="Lịch sử", search="text", kind=Rows(
            UnitName, "unit_id", order=("valid_from",), fields=(
                Field("valid_from", "Từ ngày", Date(open_start=True)),
                Field("valid_to", "Đến trước ngày", Date(open_end=True)),
                Field("name", "Tên đơn vị", Text(), required=True, search="text", sorts_as="name_key"),
                Field("short_name", "Tên ngắn", Text(), search="text"),
                Field("full_name", "Tên đầy đủ", Text(), search="text"),
                Field("addressing_name", "Tên khi gửi văn bản", Text(), search="text"),
                Field("type", "Loại", Choice(TYPES)),
                Field("protocol_order", "Thứ tự", Integer(unset=LAST)),
            ))),
        Field("roles", "Vai trò", section="Lịch sử", kind=Rows(
            UnitRole, "unit_id", order=("valid_from",), shorthand="role", fields=(
                Field("role", "Vai trò", Choice(ROLES), required=True),
                Field("valid_from", "Từ ngày", Date(open_start=True)),
                Field("valid_to", "Đến trước ngày", Date(open_end=True)),
            ))),
    ),
)  # fmt: skip
