"""Anonymising a person: the name and all that tells who she is go for good, what is counted stays.

Cleaned in one change: her own rows, every text elsewhere that names her, the change log, the search index;
then the file is written anew, so that nothing is left in its free pages. Issued documents are not changed.
Where others bear the same name, texts stay: nobody can tell whom they mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import String, Table, and_, delete, not_, or_, select, update

from vstbpn_desktop.db.base import Base
from vstbpn_desktop.db.change import ANONYMISE, Change
from vstbpn_desktop.db.changelog import ChangeEntry, ChangeRow
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries import person_data
from vstbpn_desktop.queries.committee import roster
from vstbpn_desktop.queries.person_data import own_rows, touching
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.attachment import OF_RECORD, Attachment
from vstbpn_desktop.records.certificate import Certificate
from vstbpn_desktop.records.collaborator import Collaborator
from vstbpn_desktop.records.committee import SPEC as COMMITTEE
from vstbpn_desktop.records.document import FROZEN, Document
from vstbpn_desktop.records.inspection import TeamMember
from vstbpn_desktop.records.note import Note
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.person import SPEC, Person, PersonPost, PersonTitle
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.services.attachments import content_path
from vstbpn_desktop.services.drafts import Drafts, of_note
from vstbpn_desktop.services.saving import SORT_KEYS
from vstbpn_desktop.vietnamese.mentions import Mentions
from vstbpn_desktop.vietnamese.sorting import name_key

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

NAMELESS: Final = "Người đã ẩn danh số {key}"
HIDDEN: Final = "[đã ẩn danh]"
_UNLOGGED: Final = ("change", "change_row", "access")
_TELLING: Final = (
    "post",
    "phone",
    "email",
    "workplace",
    "note",
    "text",
    "title",
    "identity",
    "post_key",
    "activity",
)
"""Columns of her own rows that tell who she is beside the name; emptied in the log too."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What anonymising a person would do, and what it cannot reach.

    `counts` are rows by the list they stand in; `texts` the places elsewhere that name her, `namesakes` other
    lines of the same name (then those texts stay), `frozen` issued documents that name her, `backups` the
    backups of the program that still hold the name, `seats` those she fills today.
    """

    key: str
    name: str
    nameless: str
    counts: dict[str, int]
    texts: tuple[str, ...]
    namesakes: tuple[str, ...]
    frozen: tuple[str, ...]
    backups: tuple[str, ...]
    seats: tuple[str, ...]


def prospect(app: App, person_id: int) -> Prospect:
    """What would be done; nothing is written. KeyError where there is no such person."""
    with app.reader() as reader:
        own, name = own_rows(reader.connection, person_id), reader.record(SPEC, person_id).title
        found = list(person_data.mentions(reader, own, name))
        state = select(Document.id).where(Document.state.in_(FROZEN))
        frozen = set(reader.connection.execute(state).scalars())
        issued = [one for one in found if one.record == "document" and one.row_id in frozen]
        return Prospect(
            key=str(person_id),
            name=name,
            nameless=NAMELESS.format(key=person_id),
            counts={
                "participants": len(own.participants), "certificates": len(own.certificates),
                "collaborators": len(own.collaborators), "members": len(own.members),
                "notes": len(own.notes), "files": len(own.files),
            },
            texts=tuple(f"{one.title}: {one.field}" for one in found if one not in issued),
            namesakes=tuple(person_data.namesakes(reader, own, name)),
            frozen=tuple(dict.fromkeys(one.title for one in issued)),
            backups=tuple(own.path.name for own in safekeeping.own_backups(app)),
            seats=tuple(_seats(reader, person_id)),
        )  # fmt: skip


def _seats(reader: Reader, person_id: int) -> Iterator[str]:
    """ "Ban VSTBPN tỉnh: uỷ viên, Giám đốc Sở Tài chính": the seats that a person fills today."""
    for line in roster(reader, reader.as_of):
        if line.holder is not None and line.holder.person_id == person_id:
            board = reader.record(COMMITTEE, line.committee_id).title
            yield f"{board}: {line.role_words}, {line.post}"


def anonymise(app: App, person_id: int) -> Prospect:
    """Anonymise a person for good; gives what was done. UserError where she is nameless already."""
    found = prospect(app, person_id)
    if found.name == found.nameless:
        raise UserError(f"{found.nameless} đã được ẩn danh.", "Không phải làm gì nữa.")
    with app.change(f"Ẩn danh người số {person_id}", kind=ANONYMISE) as change:
        hashes = _Cleaning(change, person_id, found).run()
    app.database.compact()
    _drop_files(app, hashes)
    for draft in (SPEC.id, of_note(SPEC.id)):
        Drafts(app.folder).drop(draft, person_id)
    return found


class _Cleaning:
    """The steps inside the change."""

    def __init__(self, change: Change, person_id: int, found: Prospect) -> None:
        self._change = change
        self._connection = change.connection
        self._own = own_rows(change.connection, person_id)
        self._told = Mentions(found.name)
        self._nameless = found.nameless
        self._alone = not found.namesakes

    def run(self) -> list[str]:
        """Clean everything; gives the hashes of the files that were hers."""
        hashes = self._own_files()
        self._own_rows()
        if self._alone:
            for table in Base.metadata.sorted_tables:
                if table.name not in _UNLOGGED:
                    self._texts(table)
        self._log()
        return hashes

    def _own_files(self) -> list[str]:
        query = select(Attachment.sha256).where(Attachment.id.in_(self._own.files))
        hashes = list(self._connection.execute(query).scalars())
        for model, ids in ((Attachment, self._own.files), (Note, self._own.notes)):
            self._connection.execute(delete(model).where(model.id.in_(ids)))
        return hashes

    def _own_rows(self) -> None:
        own, named = self._own, {"name": self._nameless, "name_key": name_key(self._nameless)}
        self._set(Person, (own.person,), named | {"post": "", "phone": "", "email": "", "focal_point": False})
        for model, ids in ((PersonPost, own.posts), (PersonTitle, own.titles)):
            self._connection.execute(delete(model).where(model.id.in_(ids)))
        blank = {"post": "", "phone": "", "workplace": "", "note": ""}
        self._set(Participant, own.participants, named | blank)
        for identity, lines in self._identities().items():
            self._set(Participant, lines, {"identity": identity})
        self._set(Certificate, own.certificates, named)
        blank |= {"activity": "", "identity": f"an danh {own.person}"}
        self._set(Collaborator, own.collaborators, named | blank_of(Collaborator, blank))
        self._set(TeamMember, own.members, {"name": "", "post": ""})

    def _identities(self) -> dict[str, list[int]]:
        """A mark for each she was known by in class lists: as many persons are counted as before."""
        query = select(Participant.id, Participant.identity).where(Participant.id.in_(self._own.participants))
        marks: dict[str, list[int]] = {}
        for row_id, identity in self._connection.execute(query.order_by(Participant.id)):
            marks.setdefault(identity, []).append(row_id)
        return {f"an danh {self._own.person}|{at}|": ids for at, ids in enumerate(marks.values(), 1)}

    def _set(self, model: type[Base], ids: Iterable[int], values: dict[str, Any]) -> None:
        self._connection.execute(update(model).where(model.id.in_(list(ids))).values(**values))

    # texts elsewhere

    def _texts(self, table: Table) -> None:
        """Every text of a table that names her, but for what was issued."""
        names = [column.key for column in table.columns if isinstance(column.type, String)]
        query = select(table.columns["id"], *(table.columns[name] for name in names))
        for row in self._connection.execute(query.where(*_not_issued(table))).all():
            values = dict(zip(names, row[1:], strict=True))
            if cleaned := self._cleaned(table.name, values):
                self._connection.execute(update(table).where(table.columns["id"] == row[0]).values(**cleaned))

    def _cleaned(self, table: str, values: dict[str, Any]) -> dict[str, Any]:
        """The values that change, sort keys with them."""
        found = {
            name: self._told.replaced(value, HIDDEN)
            for name, value in values.items()
            if isinstance(value, str) and self._told.found(value)
        }
        return found | {key: value for key, value in self._keys(table, found) if key in values}

    def _keys(self, table: str, found: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        owner = self._change.registry.owner(table)
        for field in owner[0].fields if owner is not None and owner[1] == "id" else ():
            if field.sorts_as and field.column_name in found:
                yield field.sorts_as, SORT_KEYS[field.sort_words](found[field.column_name])

    # the log

    def _log(self) -> None:
        """Her rows lose what tells who she is, every other row and name of a change the name itself."""
        mine = set(self._connection.execute(select(ChangeRow.id).where(touching(self._own))).scalars())
        query = select(ChangeRow.id, ChangeRow.tbl, ChangeRow.before, ChangeRow.after)
        for row_id, table, *sides in self._connection.execute(query).all():
            if row_id in mine or self._alone:
                self._log_row(row_id, table, sides, own=row_id in mine)
        self._labels(mine)

    def _labels(self, mine: set[int]) -> None:
        """Names of changes quote what was noted and attached: those of hers alone are told anew."""
        hung = self._of_what_hung()
        others = select(ChangeRow.change_id).where(ChangeRow.id.not_in(mine))
        whole = select(ChangeRow.change_id).where(hung, ChangeRow.change_id.not_in(others))
        told = f"Ghi chú, tệp của {self._nameless[:1].lower()}{self._nameless[1:]}"
        self._connection.execute(
            update(ChangeEntry)
            .where(ChangeEntry.id.in_(whole), ChangeEntry.kind != ANONYMISE)
            .values(label=told)
        )
        labels = select(ChangeEntry.id, ChangeEntry.label)
        if not self._alone:
            changes = select(ChangeRow.change_id).where(ChangeRow.id.in_(mine))
            labels = labels.where(ChangeEntry.id.in_(changes))
        for change_id, label in self._connection.execute(labels).all():
            if self._told.found(label):
                self._set(ChangeEntry, (change_id,), {"label": self._told.replaced(label, HIDDEN)})

    def _of_what_hung(self) -> Any:
        """A condition on rows of the log: of her notes and files."""
        own = ((Note, self._own.notes), (Attachment, self._own.files))
        return or_(
            *(and_(ChangeRow.tbl == model.__tablename__, ChangeRow.row_id.in_(ids)) for model, ids in own)
        )

    def _log_row(self, row_id: int, table: str, sides: list[str | None], *, own: bool) -> None:
        cleaned = [self._log_side(table, side, own=own) for side in sides]
        if cleaned != sides:
            before, after = cleaned
            self._set(ChangeRow, (row_id,), {"before": before, "after": after})

    def _log_side(self, table: str, side: str | None, *, own: bool) -> str | None:
        if side is None or not (own or self._told.found(side)):
            return side
        values = json.loads(side)
        if own:
            named = {"name": self._nameless, "name_key": name_key(self._nameless)}
            changed = {name: named.get(name, "") for name in (*named, *_TELLING) if values.get(name)}
        else:
            changed = self._cleaned(table, values)
        return json.dumps(values | changed, ensure_ascii=False) if changed else side


def blank_of(model: type[Base], values: dict[str, Any]) -> dict[str, Any]:
    """Those of the values that a table has columns for."""
    return {name: value for name, value in values.items() if name in model.__table__.columns}


def _not_issued(table: Table) -> list[Any]:
    """Conditions that leave out what issuing froze."""
    frozen = select(Document.id).where(Document.state.in_(FROZEN))
    if table.name == Document.__tablename__:
        return [not_(Document.state.in_(FROZEN))]
    if table.name == Attachment.__tablename__:
        of_frozen = and_(Attachment.owner_record == "document", Attachment.owner_id.in_(frozen))
        return [or_(not_(of_frozen), Attachment.role.not_in(OF_RECORD))]
    return []


def _drop_files(app: App, hashes: list[str]) -> None:
    """Files that nothing else holds go from the store."""
    with app.reader() as reader:
        query = select(Attachment.sha256).where(Attachment.sha256.in_(hashes))
        kept = set(reader.connection.execute(query).scalars())
    for sha256 in set(hashes) - kept:
        content_path(app.folder, sha256).unlink(missing_ok=True)
