"""Everything that is held about one person: what, where, since when; what anonymising takes away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, String, Table, and_, func, or_, select

from vstbpn_desktop.db.access import OUT, Access
from vstbpn_desktop.db.base import Base
from vstbpn_desktop.db.changelog import ChangeEntry, ChangeRow
from vstbpn_desktop.queries.person_parts import Part, parts
from vstbpn_desktop.queries.personal import ONE_PERSON
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.attachment import Attachment
from vstbpn_desktop.records.certificate import Certificate
from vstbpn_desktop.records.collaborator import Collaborator
from vstbpn_desktop.records.inspection import TeamMember
from vstbpn_desktop.records.note import Note
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.person import SPEC, Person, PersonPost, PersonTitle
from vstbpn_desktop.spec import Field, RecordSpec, Rows
from vstbpn_desktop.spec.record import owned_kinds
from vstbpn_desktop.vietnamese.mentions import Mentions

OUTSIDE = ("change", "change_row", "access", "setting")
"""Tables that are no records: the log has its own way, settings are the program's."""


@dataclass(frozen=True, slots=True)
class OwnRows:
    """The rows that are about the person alone, by table: what is anonymised."""

    person: int
    participants: tuple[int, ...]
    certificates: tuple[int, ...]
    collaborators: tuple[int, ...]
    members: tuple[int, ...]
    notes: tuple[int, ...]
    files: tuple[int, ...]
    posts: tuple[int, ...]
    titles: tuple[int, ...]

    @property
    def by_table(self) -> dict[str, tuple[int, ...]]:
        """Row ids by table."""
        models = (
            (Person, (self.person,)), (Participant, self.participants), (Certificate, self.certificates),
            (Collaborator, self.collaborators), (TeamMember, self.members), (Note, self.notes),
            (Attachment, self.files), (PersonPost, self.posts), (PersonTitle, self.titles),
        )  # fmt: skip
        return {model.__tablename__: ids for model, ids in models}


@dataclass(frozen=True, slots=True)
class Mention:
    """A text elsewhere that names her: of which record, in which field, the words."""

    record: str
    row_id: int
    title: str
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One value that is held: the list it stands in, what it is, its words."""

    where: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """All that is held about a person.

    `since` is the day of the first change that touched her, None where the log does not reach back; `seen`
    and `out` count the views of her and the lists of persons that went out.
    """

    id: int
    name: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...]
    namesakes: tuple[str, ...]
    since: dt.date | None
    changed: int
    seen: int
    out: int


def own_rows(connection: Connection, person_id: int) -> OwnRows:
    """The rows about a person alone."""

    def ids(model: type[Base], *conditions: Any) -> tuple[int, ...]:
        return tuple(connection.execute(select(model.id).where(*conditions).order_by(model.id)).scalars())

    lines = ids(Participant, Participant.person_id == person_id)
    certificates = ids(Certificate, Certificate.participant_id.in_(lines))
    network = ids(Collaborator, Collaborator.person_id == person_id)

    def hanging(model: Any) -> tuple[int, ...]:
        owners = (
            ("person", (person_id,)),
            ("participant", lines),
            ("certificate", certificates),
            ("collaborator", network),
        )
        return ids(model, or_(*(_owned(model, record, owned) for record, owned in owners)))

    return OwnRows(
        person=person_id,
        participants=lines,
        certificates=certificates,
        collaborators=network,
        members=ids(TeamMember, TeamMember.person_id == person_id),
        notes=hanging(Note),
        files=hanging(Attachment),
        posts=ids(PersonPost, PersonPost.person_id == person_id),
        titles=ids(PersonTitle, PersonTitle.person_id == person_id),
    )


def _owned(model: Any, record: str, ids: Iterable[int]) -> Any:
    return and_(model.owner_record == record, model.owner_id.in_(tuple(ids)))


def held(reader: Reader, person_id: int) -> Held:
    """What is held about a person; KeyError where there is no such one."""
    record = reader.record(SPEC, person_id)
    own = own_rows(reader.connection, person_id)
    since, changed = _changed(reader.connection, own)
    return Held(
        id=person_id,
        name=record.title,
        lines=tuple(_lines(reader, own)),
        parts=tuple(parts(reader, person_id)),
        mentions=tuple(mentions(reader, own, record.title)),
        namesakes=tuple(namesakes(reader, own, record.title)),
        since=since,
        changed=changed,
        seen=_views(reader.connection, own),
        out=reader.connection.execute(select(func.count(Access.id)).where(Access.kind == OUT)).scalar() or 0,
    )


def _lines(reader: Reader, own: OwnRows) -> Iterator[Line]:
    owned = {"person": (own.person,), "participant": own.participants, "certificate": own.certificates}
    owned |= {"collaborator": own.collaborators, "note": own.notes, "attachment": own.files}
    for record, ids in owned.items():
        spec = reader.registry[record]
        for row_id in ids:
            values = reader.values(spec, row_id)
            where = spec.plural if record == "person" else f"{spec.plural}: {_seen_in(reader, spec, values)}"
            for field in spec.form_fields:
                words = _words(reader, field, values.get(field.id))
                if words and not isinstance(field.kind, Rows) and field.id != "person":
                    yield Line(where, field.label, words)


def _seen_in(reader: Reader, spec: RecordSpec, values: dict[str, Any]) -> str:
    """What a line of hers hangs on."""
    inside = spec.inside
    return reader.words(spec.field(inside).kind, values[inside]) if inside else ""


def _words(reader: Reader, field: Field, value: Any) -> str:
    words = reader.words(field.kind, value)
    return "" if words == "không" else words


def _changed(connection: Connection, own: OwnRows) -> tuple[dt.date | None, int]:
    """The day of the first change of her rows that the log knows, and how many there were."""
    query = select(func.min(ChangeEntry.at), func.count(ChangeEntry.id.distinct()))
    query = query.join(ChangeRow, ChangeRow.change_id == ChangeEntry.id).where(touching(own))
    first, count = connection.execute(query).one()
    return dt.date.fromisoformat(first[:10]) if first else None, count


def touching(own: OwnRows) -> Any:
    """A condition on rows of the log: they are of rows about the person alone."""
    return or_(
        *(and_(ChangeRow.tbl == name, ChangeRow.row_id.in_(ids)) for name, ids in own.by_table.items())
    )


def _views(connection: Connection, own: OwnRows) -> int:
    mine = {"person": (own.person,), "participant": own.participants, "certificate": own.certificates}
    mine |= {"collaborator": own.collaborators}
    seen = or_(*(and_(Access.record == r, Access.row_id.in_(mine[r])) for r in sorted(ONE_PERSON)))
    return connection.execute(select(func.count(Access.id)).where(seen)).scalar() or 0


def namesakes(reader: Reader, own: OwnRows, name: str) -> Iterator[str]:
    """Other lines that bear the same name: nobody can tell whether they are she."""
    told = Mentions(name)
    bearers: tuple[tuple[Any, str, tuple[int, ...], str], ...] = (
        (Person, "người trong danh sách", (own.person,), "person"),
        (Participant, "học viên", own.participants, "participant"),
        (Certificate, "giấy chứng nhận", own.certificates, "certificate"),
        (Collaborator, "cộng tác viên", own.collaborators, "collaborator"),
        (TeamMember, "thành viên đoàn kiểm tra", own.members, ""),
    )
    for model, words, mine, record in bearers:
        for row_id, stands in reader.connection.execute(select(model.id, model.name)):
            if row_id not in mine and told.found(stands):
                key = f" {reader.key(reader.registry[record], row_id)}" if record else ""
                yield f"{words}{key}: {stands}"


def mentions(reader: Reader, own: OwnRows, name: str) -> Iterator[Mention]:
    """Texts of other rows that name her, words that stand in lists of persons left out (`namesakes`)."""
    told, mine = Mentions(name), own.by_table
    for spec in reader.registry:
        for table, parent, fields in _texts(spec):
            columns = [table.columns[field.column_name] for field in fields]
            wanted = select(table.columns["id"], table.columns[parent].label("owner"), *columns)
            for row in reader.connection.execute(wanted):
                if row[0] in mine.get(table.name, ()):
                    continue
                for field, words in zip(fields, row[2:], strict=True):
                    if told.found(words) and (table.name, field.id) not in _BEARERS:
                        yield Mention(spec.id, row.owner, reader.title(spec, row.owner), field.label, words)


_BEARERS = {
    ("participant", "identity"),
    ("collaborator", "identity"),
    *(
        (model.__tablename__, "name")
        for model in (Person, Participant, Certificate, Collaborator, TeamMember)
    ),
}


def _texts(spec: RecordSpec) -> Iterator[tuple[Table, str, list[Field]]]:
    """The tables of a record with their text fields, and the column that holds the record's id."""
    own = [f for f in spec.fields if f.kind.stored and not f.via and _is_text(spec.model, f)]
    if own:
        yield spec.model.__table__, "id", own
    for kind in owned_kinds(spec):
        found = [f for f in getattr(kind, "fields", ()) if _is_text(kind.model, f)]
        if found:
            yield kind.model.__table__, kind.parent, found


def _is_text(model: Any, field: Field) -> bool:
    column = model.__table__.columns.get(field.column_name)
    return column is not None and isinstance(column.type, String) and field.kind.name in ("text", "long_text")
