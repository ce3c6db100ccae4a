"""Drafts: a document of the shelf kept with its options, as it stands and as it will be issued.

A draft follows the data until it is issued: it is composed anew each time it is looked at. Number and date
stay blank until they are given (rules, Documents: from draft to issued).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Values
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.attachment import EARLIER, WORD, Attachment
from vstbpn_desktop.records.document import DRAFT, FROZEN, NUMBERED, OUTGOING, PREPARED, SPEC
from vstbpn_desktop.services import attachments, making, saving
from vstbpn_desktop.services.citing import read_free
from vstbpn_desktop.services.issuing.head import Head, head_of

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

STAMP = ("number", "date", "draft")
"""Options that numbering and the state of a draft set."""
ALWAYS_KNOWN = ("year", "period")
ZIP = b"PK"
"""What every .docx begins with."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An outgoing document that is being prepared: its values, what it is made from (None: a Word file)."""

    id: int
    values: dict[str, Any]
    spec: DocumentSpec[Any] | None
    options: dict[str, Any]
    word: attachments.StoredFile | None
    """The Word file that was taken back, which is the document of record."""

    @property
    def state(self) -> str:
        """Where it stands."""
        return str(self.values["state"])


def start_draft(app: App, shelf: str, options: Values | None = None, **values: Any) -> int:
    """Keep a document of the shelf as a draft (Lưu dự thảo); gives the record's id.

    `options` are as for `making.make`; `values` are further fields of the record (task, due, relation…).
    UserError: unknown document or option, or a paper that bears no number.
    """
    kept, head = _kept(app, making.document_spec(shelf), options or {})
    with app.change(f"Lưu dự thảo {head.kind_name} {head.subject}"[:200]) as change:
        return insert_draft(change, kept, app.today, head=head, shelf=shelf, **values)


def insert_draft(
    change: Change, options: Values, today: dt.date, *, head: Head, shelf: str, **values: Any
) -> int:
    """The record of a draft, inside a change."""
    record = {
        "direction": OUTGOING, "state": DRAFT, "shelf": shelf, "options": _dumped(options), **head.values(),
        **values,
    }  # fmt: skip
    return saving.save(change, SPEC, None, record, today)


def start_from_word(app: App, path: Path, **values: Any) -> int:
    """Keep a Word file of one's own as a draft; `values` are fields of the record, `subject` among them.

    UserError where the file is no Word file.
    """
    file = _word_file(app, path)
    record = {"direction": OUTGOING, "state": DRAFT, **values}
    record["subject"] = record.get("subject") or path.stem
    with app.change(f"Lưu dự thảo {record['subject']}"[:200]) as change:
        row_id = saving.save(change, SPEC, None, record, app.today)
        attachments.insert(change, SPEC.id, row_id, file, app.today, WORD)
    return row_id


def change_options(app: App, document_id: int, options: Values) -> None:
    """Other options for a draft; what the register says of it follows. UserError once it has its number."""
    draft = read(app, document_id)
    if draft.spec is None:
        raise UserError("Văn bản này không lập từ mẫu của chương trình.", "Hãy nhận lại bản Word đã sửa.")
    if draft.state not in PREPARED:
        raise UserError(f"“{draft.values['subject']}” đã có số.", "Hãy huỷ số trước khi sửa.")
    kept, head = _kept(app, draft.spec, options)
    with app.change(f"Sửa dự thảo {head.subject}"[:200]) as change:
        saving.save(change, SPEC, document_id, {"options": _dumped(kept), **head.values()}, app.today)


def set_state(app: App, document_ids: Collection[int], state: str) -> None:
    """Bring drafts to another state before the number: draft, submitted or signed. UserError for others."""
    if state not in PREPARED:
        raise UserError("Tình trạng này chỉ đổi bằng cấp số hoặc phát hành.", "Hãy dùng lệnh phát hành.")
    label = SPEC.field("state").kind.display(state)
    with app.change(f"Chuyển {len(document_ids)} văn bản sang {label}") as change:
        for document_id in document_ids:
            title = Reader(change.connection, change.registry, app.today).title(SPEC, document_id)
            if len(document_ids) == 1:
                change.rename(f"Chuyển sang {label}: {title}"[:200])
            saving.save(change, SPEC, document_id, {"state": state}, app.today)


def take_back(app: App, document_id: int, path: Path) -> int:
    """Nhận bản Word đã sửa: the file is the document of record from now on; the one before is kept beside it.

    Gives the attachment. UserError: no Word file, or issued already.
    """
    draft = read(app, document_id)
    file = _word_file(app, path)
    with app.change(f"Nhận bản Word đã sửa của {draft.values['subject']}"[:200]) as change:
        return put_word(change, document_id, file, app.today)


def put_word(change: Change, document_id: int, file: attachments.StoredFile, today: dt.date) -> int:
    """Another Word file of record, inside a change; the one before is kept beside it."""
    query = select(Attachment.id).where(
        Attachment.owner_record == SPEC.id, Attachment.owner_id == document_id, Attachment.role == WORD
    )
    for earlier in change.connection.execute(query).scalars().all():
        change.update(Attachment, earlier, {"role": EARLIER})
    return attachments.insert(change, SPEC.id, document_id, file, today, WORD)


def compose(app: App, document_id: int, *, draft: bool | None = None) -> making.Made:
    """The paper of a draft as it stands: marked as a draft until it is submitted, number and date blank until
    they are given. UserError where it is not made here, or a draft no longer.

    `draft` True or False marks it or not whatever its state.
    """
    found = read(app, document_id)
    return composed_as(app, found, found.state == DRAFT if draft is None else draft, *stamp_of(found))


def composed_as(
    app: App, found: Draft, draft: bool, symbol: str = "", date: dt.date | None = None
) -> making.Made:
    """The paper with a number (a whole symbol stays as it is) and a day."""
    if found.spec is None:
        raise UserError("Văn bản này là bản Word nhận vào, không lập từ mẫu.", "Hãy mở tệp Word đính kèm.")
    stamped = {"draft": draft, "number": symbol, "date": date}
    own = {name: value for name, value in stamped.items() if found.spec.has(name)}
    return making.composed(app, found.spec, {**found.options, **own})


def stamp_of(found: Draft) -> tuple[str, dt.date | None]:
    """Symbol and day of a draft that has its number; blank before."""
    return (found.values["symbol"], found.values["date"]) if found.state == NUMBERED else ("", None)


def read(app: App, document_id: int) -> Draft:
    """A draft. UserError: no such document, not an outgoing one, or issued already."""
    with app.reader() as reader:
        try:
            values = reader.values(SPEC, document_id)
        except KeyError:
            raise UserError(f"Không có văn bản “{document_id}”.", "Hãy xem lại mã văn bản.") from None
        word = _word_of(reader, document_id)
    if values["state"] in FROZEN:
        raise UserError(
            f"Văn bản {values['symbol']} đã phát hành.",
            "Hãy thu hồi, đính chính hoặc thay thế bằng văn bản khác.",
        )
    if values["direction"] != OUTGOING:
        raise UserError(
            f"“{values['subject']}” không phải văn bản đi.", "Chỉ văn bản đi được trình ký, phát hành."
        )
    spec = making.document_spec(values["shelf"]) if values["shelf"] else None
    return Draft(document_id, values, spec, loaded(values["options"]), word)


def loaded(options: str) -> dict[str, Any]:
    """The options of a draft as they are chosen. UserError where they were spoilt."""
    try:
        found = json.loads(options or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise UserError("Các lựa chọn đã lập của văn bản này bị hỏng.", "Hãy lập lại dự thảo từ mẫu.")
    return found


def _kept(app: App, spec: DocumentSpec[Any], options: Values) -> tuple[dict[str, Any], Head]:
    """The options to keep, and the head of what they make."""
    given = {name: value for name, value in options.items() if name not in STAMP}
    made = making.composed(app, spec, given)
    settled = {name: value for name, value in made.options.items() if name not in STAMP}
    return {**{name: given[name] for name in ALWAYS_KNOWN if given.get(name)}, **settled}, head_of(
        made.document
    )


def _dumped(options: Mapping[str, Any]) -> str:
    """Options as JSON that `DocumentSpec.settle` takes back."""
    lasting = {name: value for name, value in options.items() if value not in (None, "", ())}
    return json.dumps(lasting, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, (Period, dt.date)):
        return str(value)
    raise TypeError(f"{value!r} is no value of an option")


def _word_of(reader: Reader, document_id: int) -> attachments.StoredFile | None:
    query = select(Attachment.name, Attachment.sha256, Attachment.size).where(
        Attachment.owner_record == SPEC.id, Attachment.owner_id == document_id, Attachment.role == WORD
    )
    row = reader.connection.execute(query.order_by(Attachment.id.desc()).limit(1)).first()
    return attachments.StoredFile(*row) if row else None


def _word_file(app: App, path: Path) -> attachments.StoredFile:
    """A Word file taken into the store, once its text could be read."""
    if path.suffix.lower() != ".docx":
        raise UserError(f"Tệp {path.name} không phải tệp Word .docx.", "Hãy lưu thành .docx rồi nhận lại.")
    file = attachments.store(app.folder, path)
    content = attachments.content(app.folder, file.sha256)
    if not content.startswith(ZIP):
        raise UserError(f"Tệp {path.name} không phải tệp Word.", "Hãy mở bằng Word và lưu lại thành .docx.")
    read_free(content, path.name)
    return file
