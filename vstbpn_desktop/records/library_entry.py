"""Văn bản căn cứ: an act that documents may cite, with how far it was verified."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnClause, Index

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.spec import Choice, Date, Field, Key, LongText, Option, RecordSpec, Text

VERIFICATIONS = (
    Option("seen", "đã thấy trong nguồn", "good"),
    Option("secondary", "chỉ thấy ở nguồn thứ cấp", "unknown"),
    Option("unconfirmed", "cần xác nhận", "soon"),
)


class LibraryEntry(Base):
    """An act: symbol, date, issuer, subject; verified or not; until when it was in force, where known."""

    __tablename__ = "library_entry"
    __table_args__ = (Index("ix_library_entry_symbol", "symbol"), {"sqlite_autoincrement": True})
    symbol: ColumnClause[str]
    symbol_key: ColumnClause[str]
    date: ColumnClause[dt.date | None]
    kind_name: ColumnClause[str]
    issuer: ColumnClause[str]
    subject: ColumnClause[str]
    verification: ColumnClause[str]
    expired_on: ColumnClause[dt.date | None]
    note: ColumnClause[str]


SPEC = RecordSpec(
    id="library_entry",
    number=13,
    label="văn bản căn cứ",
    plural="Thư viện căn cứ",
    model=LibraryEntry,
    key=Key(("symbol", "@", "date"), last=True),
    title="symbol",
    subtitle=("kind_name", "date", "subject"),
    order=("symbol_key", "date"),
    area="documents",
    icon="library",
    help="Văn bản của Đảng và Nhà nước để viện dẫn, kèm mức kiểm chứng.",
    fields=(
        Field("symbol", "Số, ký hiệu", Text(60), required=True, column=18, search="code",
              sorts_as="symbol_key", sort_words="natural"),
        Field("date", "Ngày ban hành", Date(), column=12),
        Field("kind_name", "Tên loại", Text(60), column=12, search="text"),
        Field("issuer", "Cơ quan ban hành", Text(), column=20, search="text"),
        Field("subject", "Trích yếu", Text(), column=40, search="text"),
        Field("verification", "Kiểm chứng", Choice(VERIFICATIONS), default="unconfirmed", column=20,
              filter=True),
        Field("expired_on", "Hết hiệu lực từ", Date(), column=12),
        Field("note", "Ghi chú", LongText(), search="text"),
    ),
)  # fmt: skip
