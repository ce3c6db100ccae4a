"""Ban VSTBPN: the province's committee and those of units, with the decision each was founded by."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnClause

from vstbpn_desktop.db.base import Base, column, link, parent
from vstbpn_desktop.spec import Date, Field, Key, LongText, RecordSpec, Reference, Rows, Text

PROVINCE = {"code": "TINH", "name": "Ban vì sự tiến bộ của phụ nữ tỉnh"}
"""What the province's committee is called until the officer says otherwise."""


class Committee(Base):
    """A committee; without a unit it is the province's."""

    __tablename__ = "committee"
    code: ColumnClause[str] = column(unique=True)
    name: ColumnClause[str]
    name_key: ColumnClause[str]
    unit_id: ColumnClause[int | None] = link("unit")
    decision: ColumnClause[str]
    valid_from: ColumnClause[dt.date]
    valid_to: ColumnClause[dt.date]
    note: ColumnClause[str]


class CommitteeDecision(Base):
    """A decision that changed the committee from a day; its document where that is on file."""

    __tablename__ = "committee_decision"
    committee_id: ColumnClause[int] = parent("committee")
    date: ColumnClause[dt.date]
    decision: ColumnClause[str]
    document_id: ColumnClause[int | None] = link("document")


SPEC = RecordSpec(
    id="committee",
    number=25,
    label="Ban VSTBPN",
    plural="Các Ban",
    model=Committee,
    key=Key(("code",)),
    title="name",
    subtitle=("unit", "decision"),
    order=("code",),
    area="committee",
    icon="landmark",
    valid=True,
    help="Ban của tỉnh và Ban của từng đơn vị: quyết định thành lập, thời gian hoạt động.",
    fields=(
        Field("code", "Mã", Text(40), required=True, column=12, search="code",
              help="Ví dụ TINH cho Ban của tỉnh, mã đơn vị cho Ban của đơn vị."),
        Field("name", "Tên Ban", Text(), required=True, column=36, search="text", sorts_as="name_key"),
        Field("unit", "Đơn vị", Reference("unit"), column=26, filter=True,
              help="Để trống: Ban của tỉnh."),
        Field("decision", "Quyết định thành lập", Text(), column=30, search="text"),
        Field("valid_from", "Có từ ngày", Date(open_start=True), section="Thời gian"),
        Field("valid_to", "Đến trước ngày", Date(open_end=True), section="Thời gian"),
        Field("note", "Ghi chú", LongText(), search="text", section="Thời gian"),
        Field("decisions", "Các lần kiện toàn", section="Quyết định", kind=Rows(
            CommitteeDecision, "committee_id", order=("date",), fields=(
                Field("date", "Từ ngày", Date(), required=True),
                Field("decision", "Quyết định", Text(), required=True),
                Field("document", "Văn bản", Reference("document")),
            ))),
    ),
)  # fmt: skip
