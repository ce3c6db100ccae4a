"""Văn bản: a document that came, went out or is kept at hand; its file is an attachment."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, func, select

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.records.finding import CLOSED, Finding
from vstbpn_desktop.spec import Choice, Date, Field, Key, LongText, Option, RecordSpec, Text
from vstbpn_desktop.spec.record import Rules

DIRECTIONS = (Option("in", "đến"), Option("out", "đi"), Option("kept", "lưu tham khảo"))


class Document(Base):
    """A document: symbol, date, issuer, subject."""

    __tablename__ = "document"
    direction: ColumnClause[str]
    symbol: ColumnClause[str]
    symbol_key: ColumnClause[str]
    date: ColumnClause[dt.date | None]
    received_on: ColumnClause[dt.date | None]
    due: ColumnClause[dt.date | None]
    kind_name: ColumnClause[str]
    issuer: ColumnClause[str]
    subject: ColumnClause[str]
    subject_key: ColumnClause[str]
    note: ColumnClause[str]


def _keep(connection: Any, row_id: int) -> str | None:
    """What proves a finding mended stays as long as the finding is closed."""
    query = select(func.count(Finding.id)).where(Finding.evidence_id == row_id, Finding.state == CLOSED)
    proven = connection.execute(query).scalar()
    if not proven:
        return None
    return f"Văn bản là minh chứng của {proven} kiến nghị đã khắc phục. Hãy mở lại kiến nghị trước khi xoá."


SPEC = RecordSpec(
    id="document",
    number=9,
    label="văn bản",
    plural="Văn bản",
    model=Document,
    key=Key(("id",)),
    title="subject",
    subtitle=("symbol", "date", "issuer"),
    order=("date", "id"),
    area="documents",
    icon="file-text",
    year="date",
    rules=Rules(keep=_keep),
    help="Văn bản đến, đi và lưu tham khảo. Không nhập văn bản mật vào chương trình.",
    fields=(
        Field("direction", "Loại", Choice(DIRECTIONS), default="in", column=12, filter=True),
        Field("symbol", "Số, ký hiệu", Text(60), column=18, search="code", sorts_as="symbol_key",
              sort_words="natural"),
        Field("date", "Ngày văn bản", Date(), column=12),
        Field("received_on", "Ngày đến", Date(), column=12),
        Field("due", "Hạn xử lý", Date(working=True), column=12,
              help="Với văn bản đến phải trả lời hoặc thực hiện."),
        Field("kind_name", "Tên loại", Text(60), search="text", help="Công văn, kế hoạch, báo cáo…"),
        Field("issuer", "Cơ quan ban hành", Text(), column=24, search="text", filter=False),
        Field("subject", "Trích yếu", Text(), required=True, column=44, search="text",
              sorts_as="subject_key"),
        Field("note", "Ghi chú", LongText(), search="text"),
    ),
)  # fmt: skip
