"""Hồ sơ Ban: what the committee is called, who signs and where, from a day on."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnClause

from vstbpn_desktop.db.base import Base, column, link
from vstbpn_desktop.spec import Date, Field, Key, LongText, RecordSpec, Reference, Text, YesNo


class Profile(Base):
    """The committee profile in force from a day until the next one's day."""

    __tablename__ = "profile"
    valid_from: ColumnClause[dt.date] = column(unique=True)
    province: ColumnClause[str]
    place_name: ColumnClause[str]
    parent_agency: ColumnClause[str]
    committee_name: ColumnClause[str]
    committee_short_name: ColumnClause[str]
    national_committee: ColumnClause[str]
    abbreviation: ColumnClause[str]
    symbol_suffix: ColumnClause[str]
    standing_unit_id: ColumnClause[int | None] = link("unit")
    standing_office_name: ColumnClause[str]
    uses_seal: ColumnClause[bool]
    sign_above: ColumnClause[str]
    sign_below: ColumnClause[str]
    signer: ColumnClause[str]
    report_to: ColumnClause[str]
    recipients: ColumnClause[str]
    filing: ColumnClause[str]
    unconfirmed: ColumnClause[str]


COMMITTEE, SIGNING, SENDING = "Ban VSTBPN", "Khối ký", "Nơi nhận mặc định"

SPEC = RecordSpec(
    id="profile",
    number=4,
    label="hồ sơ Ban",
    plural="Hồ sơ Ban",
    model=Profile,
    key=Key(("valid_from",)),
    title="committee_name",
    subtitle=("province",),
    order=("valid_from",),
    area="log",
    icon="landmark",
    help="Tên gọi, cơ quan thường trực, khối ký và địa danh trên văn bản, theo thời gian.",
    fields=(
        Field("valid_from", "Áp dụng từ ngày", Date(), required=True, column=12, section=COMMITTEE),
        Field("province", "Tỉnh", Text(), required=True, column=16, search="text", section=COMMITTEE,
              help="Chỉ tên riêng, ví dụ “Thanh Hóa”."),
        Field("place_name", "Địa danh trên văn bản", Text(), column=16, search="text", section=COMMITTEE),
        Field("parent_agency", "Cơ quan chủ quản", Text(), search="text", section=COMMITTEE,
              help="Dòng trên tên Ban, ví dụ “Ủy ban nhân dân tỉnh Thanh Hóa”."),
        Field("committee_name", "Tên Ban", Text(), required=True, column=36, search="text",
              section=COMMITTEE),
        Field("committee_short_name", "Tên ngắn", Text(), search="text", section=COMMITTEE),
        Field("national_committee", "Uỷ ban quốc gia", Text(), search="text", section=COMMITTEE),
        Field("abbreviation", "Chữ viết tắt", Text(20), column=10, section=COMMITTEE,
              help="VSTBPN hoặc VSTBCPN."),
        Field("symbol_suffix", "Ký hiệu văn bản", Text(20), section=COMMITTEE, help="Ví dụ BVSTBPN."),
        Field("standing_unit", "Cơ quan thường trực", Reference("unit"), column=26, section=COMMITTEE),
        Field("standing_office_name", "Gọi cơ quan thường trực là", Text(), section=COMMITTEE),
        Field("uses_seal", "Được dùng con dấu của Sở", YesNo(), default=True, section=SIGNING,
              help="Có: khối ký hai tầng. Không: chỉ chức danh trong Ban."),
        Field("sign_above", "Quyền hạn, chức vụ trong Ban", LongText(), section=SIGNING,
              help="Mỗi dòng một dòng in, ví dụ “KT. TRƯỞNG BAN”."),
        Field("sign_below", "Chức vụ trong cơ quan", LongText(), section=SIGNING),
        Field("signer", "Họ tên người ký", Text(), column=20, search="text", section=SIGNING),
        Field("report_to", "Kính gửi khi báo cáo", LongText(), section=SENDING, help="Mỗi dòng một nơi."),
        Field("recipients", "Nơi nhận", LongText(), section=SENDING, help="Mỗi dòng một nơi."),
        Field("filing", "Dòng Lưu", Text(), section=SENDING, help="Ví dụ “VT, BVSTBPN”."),
        Field("unconfirmed", "Cần xác nhận", Text(), section=SENDING,
              help="Điều chưa đối chiếu với văn bản. Xoá dòng này khi đã xác nhận."),
    ),
)  # fmt: skip
