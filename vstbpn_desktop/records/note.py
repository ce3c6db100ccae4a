"""Ghi chú: a note or a telephone call on any record."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnClause, Index

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.spec import AnyReference, Choice, Date, Field, Key, LongText, Option, RecordSpec

KINDS = (Option("note", "ghi chú"), Option("call", "gọi điện"))


class Note(Base):
    """A note on the record (owner_record, owner_id); goes with it."""

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_owner", "owner_record", "owner_id"), {"sqlite_autoincrement": True})
    owner_record: ColumnClause[str]
    owner_id: ColumnClause[int]
    kind: ColumnClause[str]
    date: ColumnClause[dt.date | None]
    text: ColumnClause[str]


SPEC = RecordSpec(
    id="note",
    number=10,
    label="ghi chú",
    plural="Ghi chú",
    model=Note,
    key=Key(("id",)),
    title="text",
    subtitle=("kind", "date"),
    order=("date", "id"),
    area="",
    icon="sticky-note",
    inside="owner",
    help="Ghi chú, cuộc gọi, gắn với bất kỳ mục nào.",
    fields=(
        Field("owner", "Gắn với", AnyReference(), required=True, hidden=True),
        Field("kind", "Loại", Choice(KINDS), default="note", column=10, filter=True),
        Field("date", "Ngày", Date(), column=12),
        Field("text", "Nội dung", LongText(), required=True, column=50, search="text"),
    ),
)  # fmt: skip
