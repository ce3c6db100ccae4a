"""Phần tự viết: the officer's own words in a document, offered again next time."""

from __future__ import annotations

from sqlalchemy import ColumnClause, Index

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.spec import Field, Key, LongText, RecordSpec, Text


class Narrative(Base):
    """One section of one document in one period, paragraphs one a line."""

    __tablename__ = "narrative"
    __table_args__ = (
        Index("ix_narrative_key", "document", "period", "section", unique=True),
        {"sqlite_autoincrement": True},
    )
    document: ColumnClause[str]
    period: ColumnClause[str]
    section: ColumnClause[str]
    text: ColumnClause[str]


SPEC = RecordSpec(
    id="narrative",
    number=12,
    label="phần tự viết",
    plural="Phần tự viết",
    model=Narrative,
    key=Key(("document", "/", "period", "/", "section")),
    title="section",
    subtitle=("document", "period"),
    order=("document", "period", "section"),
    area="",
    icon="pen-line",
    help="Lời đánh giá của cán bộ trong báo cáo, giữ cùng báo cáo và gợi lại kỳ sau.",
    fields=(
        Field("document", "Văn bản", Text(60), required=True, column=20),
        Field("period", "Kỳ", Text(10), required=True, column=10),
        Field("section", "Phần", Text(60), required=True, column=20),
        Field("text", "Nội dung", LongText(), column=50, search="text"),
    ),
)  # fmt: skip
