"""Tệp đính kèm: a file on any record. The content is kept once, by its hash, in the data folder."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import ColumnClause, Index, select

from vstbpn_desktop.db.base import Base, column
from vstbpn_desktop.records.document import FROZEN, Document
from vstbpn_desktop.records.document import SPEC as DOCUMENT
from vstbpn_desktop.records.secrecy import marked_fields
from vstbpn_desktop.spec import AnyReference, Choice, Date, Field, Integer, Key, Option, RecordSpec, Text
from vstbpn_desktop.spec.record import Rules

FILE, WORD, PDF, SNAPSHOT, SCAN, EARLIER = "file", "word", "pdf", "snapshot", "scan", "earlier"
ROLES = (
    Option(FILE, "tệp kèm"),
    Option(WORD, "bản Word chính thức"),
    Option(PDF, "bản PDF phát hành"),
    Option(SNAPSHOT, "số liệu khi phát hành"),
    Option(SCAN, "bản quét đã ký"),
    Option(EARLIER, "bản trước"),
)
"""What a file of a document is: the Word file of record, what issuing froze, the signed scan."""
OF_RECORD: Final = (WORD, PDF, SNAPSHOT)


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
    role: ColumnClause[str]


def _keep(connection: Any, row_id: int) -> str | None:
    """What issuing froze stays as it is."""
    query = (
        select(Attachment.name)
        .join(Document, Document.id == Attachment.owner_id)
        .where(Attachment.id == row_id, Attachment.owner_record == DOCUMENT.id)
        .where(Attachment.role.in_(OF_RECORD), Document.state.in_(FROZEN))
    )
    name = connection.execute(query).scalar()
    return name and f"Tệp “{name}” thuộc văn bản đã phát hành nên không sửa, xoá được."


def _check(values: dict[str, Any]) -> dict[str, str]:
    """State secrets are not taken."""
    return marked_fields(values, ("name",))


def _guard(connection: Any, row_id: int, before: dict[str, Any], values: dict[str, Any]) -> dict[str, str]:
    changed = [name for name, value in values.items() if before[name] != value]
    frozen = _keep(connection, row_id) if changed else None
    return dict.fromkeys(changed, frozen) if frozen else {}


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
    rules=Rules(check=_check, keep=_keep, guard=_guard),
    help="Tệp minh chứng, bản quét, gắn với bất kỳ mục nào.",
    fields=(
        Field("owner", "Gắn với", AnyReference(), required=True, hidden=True),
        Field("name", "Tên tệp", Text(200), required=True, column=40, search="text"),
        Field("size", "Kích thước", Integer(), column=12),
        Field("added_on", "Ngày thêm", Date(), column=12),
        Field("role", "Là", Choice(ROLES), default=FILE, column=18, hidden=True),
        Field("sha256", "Mã kiểm", Text(64), required=True, hidden=True),
    ),
)  # fmt: skip
