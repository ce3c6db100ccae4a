"""The text of a file that hangs on a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records.attachment import Attachment
from vstbpn_desktop.services import attachments
from vstbpn_desktop.services.citing.subjects import FreeText, read_free

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_READABLE = (".docx", ".txt")


def read_attached(app: App, record: str, row_id: int) -> FreeText:
    """The newest file of a record that can be read as text. UserError where it has none."""
    query = (
        select(Attachment.id, Attachment.name)
        .where(Attachment.owner_record == record, Attachment.owner_id == row_id)
        .order_by(Attachment.id.desc())
    )
    with app.reader() as reader:
        files = reader.connection.execute(query).all()
    for attachment_id, name in files:
        if name.lower().endswith(_READABLE):
            return read_free(attachments.content_of(app, attachment_id), name)
    raise UserError(
        "Văn bản này chưa có tệp .docx hoặc .txt đính kèm để đọc.", "Hãy chọn tệp, hoặc chép chữ rồi dán vào."
    )
