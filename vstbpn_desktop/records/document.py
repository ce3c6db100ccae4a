"""Văn bản: a document that came, went out or is kept at hand; its file is an attachment.

An outgoing one goes from draft to issued (rules: Documents). What is issued is frozen: only what the register
says of its way (copies, sending, filing) may still be written.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import ColumnClause, Index, extract, func, select

from vstbpn_desktop.db.base import Base, link, parent
from vstbpn_desktop.errors import InvalidRecord
from vstbpn_desktop.records.finding import CLOSED, Finding
from vstbpn_desktop.records.secrecy import marked_fields
from vstbpn_desktop.spec import (
    Choice,
    Date,
    Field,
    Integer,
    Key,
    LongText,
    Option,
    RecordSpec,
    Reference,
    References,
    Text,
)
from vstbpn_desktop.spec.record import Closing, Rules

INCOMING, OUTGOING, KEPT = "in", "out", "kept"
DIRECTIONS = (Option(INCOMING, "đến"), Option(OUTGOING, "đi"), Option(KEPT, "lưu tham khảo"))

RECORDED, DRAFT, SUBMITTED, SIGNED, NUMBERED = "recorded", "draft", "submitted", "signed", "numbered"
ISSUED, WITHDRAWN, CORRECTED, REPLACED = "issued", "withdrawn", "corrected", "replaced"
STATES = (
    Option(RECORDED, "đã vào sổ", "neutral"),
    Option(DRAFT, "dự thảo", "neutral"),
    Option(SUBMITTED, "trình ký", "soon"),
    Option(SIGNED, "đã ký", "soon"),
    Option(NUMBERED, "đã cấp số", "soon"),
    Option(ISSUED, "đã phát hành", "good"),
    Option(WITHDRAWN, "đã thu hồi", "bad"),
    Option(CORRECTED, "đã đính chính", "unknown"),
    Option(REPLACED, "đã thay thế", "unknown"),
)
"""`recorded` is what was only entered in the register: incoming, kept, or made elsewhere."""
PREPARED: Final = (DRAFT, SUBMITTED, SIGNED)
"""What goes on by hand, forth and back."""
FROZEN: Final = (ISSUED, WITHDRAWN, CORRECTED, REPLACED)

COPIED = "copied"
RELATIONS = (
    Option(WITHDRAWN, "thu hồi"),
    Option(CORRECTED, "đính chính"),
    Option(REPLACED, "thay thế"),
    Option(COPIED, "sao"),
)
"""What a document does to the one it acts on: the first three are the state that one comes to."""

AFTER_ISSUE: Final = frozenset(
    ("copies", "kept_by", "sent_on", "file_code", "note", "task", "due", "handler", "forwarded_on",
     "progress", "done_on", "answered_by")
)  # fmt: skip
"""What may still be written of an issued document."""
MANAGED: Final = ("series", "number", "issued_on")
"""What only numbering and issuing write."""


class Document(Base):
    """A document: symbol, date, issuer, subject; how far it is; its way through the office.

    `shelf` is the document of the shelf it is made from, `options` the settled options as JSON.
    """

    __tablename__ = "document"
    __table_args__ = (Index("ix_document_symbol", "symbol"), {"sqlite_autoincrement": True})
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
    kind_code: ColumnClause[str]
    state: ColumnClause[str]
    series_id: ColumnClause[int | None] = link("number_series")
    number: ColumnClause[int | None]
    issued_on: ColumnClause[dt.date | None]
    signer: ColumnClause[str]
    recipients: ColumnClause[str]
    copies: ColumnClause[int | None]
    kept_by: ColumnClause[str]
    sent_on: ColumnClause[dt.date | None]
    file_code: ColumnClause[str]
    relation: ColumnClause[str]
    acts_on_id: ColumnClause[int | None] = link("document")
    arrival_number: ColumnClause[int | None]
    handler: ColumnClause[str]
    forwarded_on: ColumnClause[dt.date | None]
    progress: ColumnClause[str]
    done_on: ColumnClause[dt.date | None]
    answered_by_id: ColumnClause[int | None] = link("document")
    task_id: ColumnClause[int | None] = link("task")
    shelf: ColumnClause[str]
    options: ColumnClause[str]


class DocumentUnit(Base):
    """A unit that a document names: one that an issued document names is ended, never deleted."""

    __tablename__ = "document_unit"
    document_id: ColumnClause[int] = parent("document")
    unit_id: ColumnClause[int] = parent("unit")


def _check(values: dict[str, Any]) -> dict[str, str]:
    """State secrets are not taken."""
    return marked_fields(values, ("symbol", "subject", "kind_name", "note"))


def _guard(connection: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> dict[str, str]:
    changed = {name for name, value in values.items() if before[name] != value}
    if before["state"] in FROZEN and (hard := changed - AFTER_ISSUE):
        words = (
            "Văn bản đã phát hành không sửa được. Hãy thu hồi, đính chính hoặc thay thế bằng văn bản khác."
        )
        return dict.fromkeys(hard, words)
    if managed := changed.intersection(MANAGED):
        return dict.fromkeys(managed, "Số của văn bản chỉ đổi bằng cấp số, huỷ số hoặc phát hành.")
    if "state" in changed and not {before["state"], values["state"]} <= {RECORDED, *PREPARED}:
        return {"state": "Tình trạng này chỉ đổi bằng cấp số, phát hành, thu hồi, đính chính hoặc thay thế."}
    return {}


def _keep(connection: Any, row_id: int) -> str | None:
    """Issued documents and numbered ones stay; so does what proves a finding mended while that is closed."""
    state, symbol = connection.execute(
        select(Document.state, Document.symbol).where(Document.id == row_id)
    ).one()
    if state in FROZEN:
        return f"Văn bản {symbol} đã phát hành nên không xoá được. Hãy thu hồi, đính chính hoặc thay thế."
    if state == NUMBERED:
        return f"Văn bản đã được cấp số {symbol}. Hãy huỷ số trước khi xoá."
    proven = connection.execute(
        select(func.count(Finding.id)).where(Finding.evidence_id == row_id, Finding.state == CLOSED)
    ).scalar()
    if not proven:
        return None
    return f"Văn bản là minh chứng của {proven} kiến nghị đã khắc phục. Hãy mở lại kiến nghị trước khi xoá."


def _after_save(change: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> None:
    """An incoming document gets the next arrival number of its year; none is given twice."""
    if values["direction"] != INCOMING or values["received_on"] is None:
        return
    year = values["received_on"].year
    others = select(func.max(Document.arrival_number)).where(
        Document.direction == INCOMING, extract("year", Document.received_on) == year, Document.id != row_id
    )
    if values["arrival_number"] is None:
        last = change.connection.execute(others).scalar() or 0
        change.update(Document, row_id, {"arrival_number": last + 1})
    elif change.connection.execute(
        others.where(Document.arrival_number == values["arrival_number"])
    ).scalar():
        words = f"Số đến {values['arrival_number']} của năm {year} đã dùng cho văn bản khác."
        raise InvalidRecord(words, {"arrival_number": words})


IN, OUT = "Văn bản đến", "Văn bản đi"

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
    closing=Closing(
        days=("received_on", "date"),
        unless=("direction", KEPT),
        calendar=True,
        goes_on=("state", *sorted(AFTER_ISSUE - {"task"})),
    ),
    rules=Rules(check=_check, keep=_keep, guard=_guard, after_save=_after_save),
    help="Văn bản đến, đi và lưu tham khảo. Không nhập văn bản mật vào chương trình.",
    fields=(
        Field("direction", "Loại", Choice(DIRECTIONS), default=INCOMING, column=12, filter=True),
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
        Field("state", "Tình trạng", Choice(STATES), default=RECORDED, column=14, filter=True, hidden=True),
        Field("note", "Ghi chú", LongText(), search="text"),
        Field("arrival_number", "Số đến", Integer(minimum=1), column=8, section=IN,
              help="Để trống: số tiếp theo của năm."),
        Field("handler", "Đơn vị, người nhận xử lý", Text(), search="text", section=IN),
        Field("forwarded_on", "Ngày chuyển xử lý", Date(), section=IN),
        Field("progress", "Tiến độ giải quyết", Text(), search="text", section=IN),
        Field("done_on", "Ngày giải quyết xong", Date(), section=IN),
        Field("answered_by", "Văn bản trả lời", Reference("document"), section=IN),
        Field("signer", "Người ký", Text(), search="text", section=OUT),
        Field("recipients", "Nơi nhận", LongText(), search="text", section=OUT,
              help="Mỗi nơi một dòng."),
        Field("copies", "Số lượng bản", Integer(minimum=1), section=OUT),
        Field("kept_by", "Đơn vị, người nhận bản lưu", Text(), section=OUT, help="Ví dụ: VT, BVSTBPN."),
        Field("sent_on", "Ngày chuyển", Date(), section=OUT),
        Field("file_code", "Hồ sơ số", Text(30), search="code", section=OUT, help="Ví dụ 01.BVSTBPN."),
        Field("task", "Nhiệm vụ", Reference("task"), section=OUT,
              help="Nhiệm vụ của chương trình năm mà văn bản phục vụ hoặc từ đó mà có."),
        Field("kind_code", "Chữ viết tắt tên loại", Text(10), hidden=True),
        Field("series", "Dãy số", Reference("number_series"), hidden=True),
        Field("number", "Số", Integer(minimum=1), hidden=True),
        Field("issued_on", "Ngày phát hành", Date(), hidden=True),
        Field("relation", "Quan hệ", Choice(RELATIONS), hidden=True),
        Field("acts_on", "Với văn bản", Reference("document"), hidden=True),
        Field("shelf", "Lập từ mẫu", Text(60), hidden=True),
        Field("options", "Các lựa chọn đã lập", LongText(), hidden=True),
        Field("units", "Đơn vị nêu trong văn bản", hidden=True,
              kind=References("unit", DocumentUnit, "document_id", "unit_id")),
    ),
)  # fmt: skip
