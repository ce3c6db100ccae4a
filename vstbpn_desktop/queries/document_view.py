"""One document from near: its values, its files with their hashes, what else it has to do with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from vstbpn_desktop.queries.correspondence import DocumentRow, row_of
from vstbpn_desktop.queries.reading import Reader, Record
from vstbpn_desktop.records.attachment import FILE, OF_RECORD, ROLES, Attachment
from vstbpn_desktop.records.document import FROZEN, RELATIONS, SPEC, Document
from vstbpn_desktop.records.task import SPEC as TASK

_ROLES = {option.id: option.label for option in ROLES}
_RELATIONS = {option.id: option.label for option in RELATIONS}


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A file of a document: what it is in words ("" for any), its SHA-256, whether issuing froze it."""

    id: int
    name: str
    size: int
    sha256: str
    role: str
    words: str
    frozen: bool


@dataclass(frozen=True, slots=True)
class Related:
    """Another record, and in words what it has to do with the document."""

    record: str
    id: int
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as its panel shows it."""

    row: DocumentRow
    record: Record
    files: tuple[DocumentFile, ...]
    related: tuple[Related, ...]

    @property
    def values(self) -> dict[str, Any]:
        """The values by field id."""
        return self.record.values


def document_view(reader: Reader, row_id: int, today: dt.date) -> DocumentView:
    """A document as it stands on a day; KeyError where there is none."""
    record = reader.record(SPEC, row_id)
    row = row_of(reader, row_id, today)
    return DocumentView(row, record, _files(reader, row_id, record.values["state"]), _related(reader, record))


def _files(reader: Reader, row_id: int, state: str) -> tuple[DocumentFile, ...]:
    model = Attachment
    columns = (model.id, model.name, model.size, model.sha256, model.role)
    query = select(*columns).where(model.owner_record == SPEC.id, model.owner_id == row_id)
    return tuple(
        DocumentFile(
            found.id, found.name, found.size, found.sha256, found.role,
            "" if found.role == FILE else _ROLES[found.role],
            state in FROZEN and found.role in OF_RECORD,
        )
        for found in reader.connection.execute(query.order_by(model.id))
    )  # fmt: skip


def _related(reader: Reader, record: Record) -> tuple[Related, ...]:
    values, found = record.values, []
    if values["task"]:
        found.append(Related(TASK.id, values["task"], "Nhiệm vụ", reader.title(TASK, values["task"])))
    if values["answered_by"]:
        found.append(_document(reader, values["answered_by"], "Trả lời bằng"))
    if values["acts_on"]:
        label = _RELATIONS.get(values["relation"], "liên quan")
        found.append(_document(reader, values["acts_on"], label[:1].upper() + label[1:]))
    others = select(Document.id, Document.relation, Document.answered_by_id).where(
        or_(Document.acts_on_id == record.id, Document.answered_by_id == record.id)
    )
    for other in reader.connection.execute(others.order_by(Document.id)):
        answered = other.answered_by_id == record.id
        label = "Trả lời cho" if answered else f"Bị {_RELATIONS.get(other.relation, 'tác động')} bởi"
        found.append(_document(reader, other.id, label))
    return tuple(found)


def _document(reader: Reader, row_id: int, label: str) -> Related:
    columns = (Document.symbol, Document.subject)
    symbol, subject = reader.connection.execute(select(*columns).where(Document.id == row_id)).one()
    return Related(SPEC.id, row_id, label, " · ".join(filter(None, (symbol, subject))))
