"""Tệp đính kèm: a file on any record. The content is kept once, by its hash, in the data folder."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnClause, Index

from vstbpn_desktop.db.base import Base, column
from vstbpn_desktop.spec import AnyReference, Date, Field, Integer, Key, RecordSpec, Text


class Attachment(Base):
    """A file of the record (owner_record, owner_id): its name, size in bytes and SHA-256."""

    __tablename__ = "attachment"
    __table_args__ = (
        Index("ix_attachment_owner", "owner_record", "owner_id"),
        {"sqlite_autoincrement": True},
    )
    owner_record: ColumnClause[str]
    owner_id: ColumnClause[int]
    name: ColumnClause[str]
    sha256: ColumnClause[str] = column(index=True)
    size: ColumnClause[int]
    added_on: ColumnClause[dt.date | None]


SPEC = RecordSpec(
    id="attachment",
    number=11,
    label="tệp đính kèm",
    plural="Tệp đính kèm",
    model=Attachment,
    key=Key(("id",)),
    title="name",
    subtitle=("added_on",),
    order=("id",),
    area="",
    icon="paperclip",
    inside="owner",
    help="Tệp minh chứng, bản quét, gắn với bất kỳ mục nào.",
    fields=(
        Field("owner", "Gắn với", AnyReference(), required=True, hidden=True),
        Field("name", "Tên tệp", Text(200), required=True, column=40, search="text"),
        Field("size", "Kích thước", Integer(), column=12),
        Field("added_on", "Ngày thêm", Date(), column=12),
        Field("sha256", "Mã kiểm", Text(64), required=True, hidden=True),
    ),
)  # fmt: skip
