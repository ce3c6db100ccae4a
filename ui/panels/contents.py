"""What the side panel shows of a record, read in one go away from the window's thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ui.tables.roles import MEANINGS, has_meaning
from ui.widgets.look import Meaning
from vstbpn_desktop.queries.history import HistoryEntry, history
from vstbpn_desktop.queries.lists import ListQuery, ListRequest
from vstbpn_desktop.queries.person_parts import TOLD_AS_PARTS, Part, parts
from vstbpn_desktop.queries.personal import ONE_PERSON
from vstbpn_desktop.queries.same_person import proposals
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.services.year_closing import why_held
from vstbpn_desktop.spec import AnyReference, Bodies, Field, RecordSpec, Reference, References, Rows, YesNo
from vstbpn_desktop.spec.record import choice_meaning

if TYPE_CHECKING:
    from vstbpn_desktop.app import App
    from vstbpn_desktop.queries.reading import Reader, Record

LINKS_SHOWN = 8
HISTORY_SHOWN = 20


class Link(NamedTuple):
    """A record that can be opened."""

    record: str
    id: int
    title: str


class Value(NamedTuple):
    """A labelled value: its words in parts, of which those that name a record can be opened."""

    label: str
    parts: tuple[tuple[str, Link | None], ...]


class Pointing(NamedTuple):
    """Records of one type that name this one in one field: how many, and the first of them."""

    record: str
    label: str
    total: int
    first: tuple[Link, ...]


class NoteLine(NamedTuple):
    """A note or a call."""

    id: int
    day: dt.date | None
    kind: str
    text: str


class FileLine(NamedTuple):
    """An attached file; `size` in bytes."""

    id: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the panel shows of one record."""

    spec: RecordSpec
    id: int
    code: str
    title: str
    status: str
    meaning: Meaning
    values: tuple[Value, ...]
    pointing: tuple[Pointing, ...]
    notes: tuple[NoteLine, ...]
    files: tuple[FileLine, ...]
    history: tuple[HistoryEntry, ...]
    parts: tuple[Part, ...] = ()
    """Of a person: every part she plays."""
    proposed: int = 0
    """Of a person: how many lines of lists may be she and are not tied to her yet."""
    held: str = ""
    """Why it cannot be deleted and most of it not changed, "" where it can."""
    shut: str = ""
    """Why nothing of it can be changed, not even the work that goes on after its year."""


def gather(app: App, record: str, row_id: int, as_of: dt.date) -> Contents | None:
    """Read a record for the panel; None where it is gone."""
    spec = app.registry[record]
    if record in ONE_PERSON:
        app.access.viewed(record, row_id)
    with app.reader(as_of) as reader:
        try:
            found = reader.record(spec, row_id)
        except KeyError:
            return None
        of_person = record == PERSON.id
        status = next((f for f in spec.fields if has_meaning(f.kind) and found.values[f.id]), None)
        return Contents(
            spec=spec,
            id=row_id,
            code=_code(found) or spec.label.capitalize(),
            title=found.title,
            status=status.kind.display(found.values[status.id]) if status else "",
            meaning=MEANINGS[choice_meaning(status, found.values[status.id])] if status else Meaning.NONE,
            values=tuple(_values(reader, found, status)),
            pointing=tuple(_pointing(app, reader, spec, row_id)),
            notes=tuple(notes_of(app, reader, record, row_id)),
            files=tuple(files_of(app, reader, record, row_id)),
            history=tuple(history(reader, spec, row_id, HISTORY_SHOWN)),
            parts=tuple(parts(reader, row_id)) if of_person else (),
            proposed=len(proposals(reader, row_id)) if of_person else 0,
            held=why_held(app, record, [row_id]),
            shut=why_held(app, record, [row_id], going_on=True),
        )


def _values(reader: Reader, record: Record, status: Field | None) -> Iterator[Value]:
    spec = record.spec
    for field in spec.form_fields:
        if spec.id == PERSON.id and isinstance(field.kind, Rows):
            continue
        if field in (spec.field(spec.title), status, *_code_fields(spec)):
            continue
        value = record.values[field.id]
        parts = tuple(_parts(reader, spec, field, value))
        if parts and parts[0][0] not in ("", record.title) and not _says_nothing(field, value):
            yield Value(field.label, parts)


def _code(record: Record) -> str:
    """The code people know the record by, such as II.1.1 or SNV."""
    return " ".join(str(record.values[field.id]) for field in _code_fields(record.spec))


def _code_fields(spec: RecordSpec) -> list[Field]:
    own = [spec.field(name) for name in spec.key.fields if spec.has(name) and name != spec.title]
    return [field for field in own if field.search == "code"]


def _says_nothing(field: Field, value: Any) -> bool:
    """A plain no, where no is what one expects."""
    return isinstance(field.kind, YesNo) and bool(value) == bool(field.default)


def _row_lines(reader: Reader, spec: RecordSpec, field: Field, rows: Any) -> str:
    """Rows one a line; periods only where there is more than the one shown by the other fields."""
    assert isinstance(field.kind, Rows)
    if any(other.via == field.id for other in spec.fields) and len(rows) < 2:
        return ""
    return "\n".join(_row_line(reader, field.kind, row) for row in rows)


def _row_line(reader: Reader, kind: Rows, row: dict[str, Any]) -> str:
    since, until = (_day(kind, row, name) for name in ("valid_from", "valid_to"))
    dated = f"từ {since}" if since else f"đến trước {until}" if until else ""
    others = (f for f in kind.fields if f.id not in ("valid_from", "valid_to"))
    words = list(filter(None, (reader.words(f.kind, row.get(f.id)) for f in others)))
    return ": ".join(filter(None, (dated, " · ".join(dict.fromkeys(words[:1] if dated else words)))))


def _day(kind: Rows, row: dict[str, Any], name: str) -> str:
    return kind.field(name).kind.display(row.get(name)) if name in row else ""


def _parts(reader: Reader, spec: RecordSpec, field: Field, value: Any) -> Iterator[tuple[str, Link | None]]:
    kind = field.kind
    if isinstance(kind, Reference) and value:
        yield _named(reader, kind.record, value)
    elif isinstance(kind, References):
        yield from (_named(reader, kind.record, row_id) for row_id in value)
    elif isinstance(kind, Bodies):
        yield from (_named(reader, "unit", r["unit"]) if r["unit"] else (r["name"], None) for r in value)
    elif isinstance(kind, AnyReference):
        yield _named(reader, *value)
    elif isinstance(kind, Rows):
        yield _row_lines(reader, spec, field, value), None
    else:
        yield reader.words(kind, value), None


def _named(reader: Reader, record: str, row_id: int) -> tuple[str, Link | None]:
    link = _link(reader, record, row_id)
    return link.title, link


def _link(reader: Reader, record: str, row_id: int) -> Link:
    return Link(record, row_id, reader.title(reader.registry[record], row_id))


def _pointing(app: App, reader: Reader, spec: RecordSpec, row_id: int) -> Iterator[Pointing]:
    for other in app.registry:
        if spec.id == PERSON.id and other.id in TOLD_AS_PARTS:
            continue
        fields = [f for f in other.fields if isinstance(f.kind, Reference) and f.kind.record == spec.id]
        for field in fields:
            query = _asked(app, other.id, (field.id, row_id))
            if count := query.count(reader.connection):
                ids = query.ids(reader.connection, limit=LINKS_SHOWN)
                label = other.plural if len(fields) == 1 else f"{other.plural} ({field.label.lower()})"
                first = tuple(_seen_from(reader, other, field, i) for i in ids)
                yield Pointing(other.id, label, count, first)


def _seen_from(reader: Reader, spec: RecordSpec, field: Field, row_id: int) -> Link:
    """A link named by what tells it apart here: not by the very record it is seen from."""
    if spec.title != field.id:
        return _link(reader, spec.id, row_id)
    other = spec.field(spec.subtitle[0])
    words = reader.words(other.kind, reader.values(spec, row_id)[other.id])
    return Link(spec.id, row_id, words)


def notes_of(app: App, reader: Reader, record: str, row_id: int) -> Iterator[NoteLine]:
    """The notes of a record, the newest first."""
    spec = app.registry["note"]
    query = _asked(app, "note", ("owner_record", record), ("owner_id", row_id), newest="date")
    for note_id in query.ids(reader.connection):
        values = reader.values(spec, note_id)
        kind = spec.field("kind").kind.display(values["kind"])
        yield NoteLine(note_id, values["date"], kind, values["text"])


def files_of(app: App, reader: Reader, record: str, row_id: int) -> Iterator[FileLine]:
    """The files of a record."""
    spec = app.registry["attachment"]
    query = _asked(app, "attachment", ("owner_record", record), ("owner_id", row_id))
    for file_id in query.ids(reader.connection):
        values = reader.values(spec, file_id)
        yield FileLine(file_id, values["name"], values["size"] or 0)


def _asked(app: App, record: str, *filters: tuple[str, Any], newest: str = "") -> ListQuery:
    """All of these records, ended ones too; those with the latest `newest` first where it is given."""
    return app.listing(ListRequest(record, app.today, newest, bool(newest), filters, ended=True))
