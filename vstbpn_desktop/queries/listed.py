"""The rows of any list with whichever fields are wanted, values and words; many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vstbpn_desktop.queries.directory import CHUNK, read_many
from vstbpn_desktop.queries.lists import ListQuery, ListRequest, know_titles
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.spec import Choices, Field, RecordSpec, Reference, YesNo
from vstbpn_desktop.spec.kinds import Choice

BLANK = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: its id and, by field id, the wanted values and their words."""

    id: int
    values: dict[str, Any]
    words: dict[str, str]


def listed(reader: Reader, spec: RecordSpec, ids: Sequence[int], fields: Sequence[Field]) -> Iterator[Listed]:
    """The rows of these ids in that order; ids that are gone are left out."""
    for start in range(0, len(ids), CHUNK):
        chunk = list(read_many(reader, spec, ids[start : start + CHUNK]))
        for field in fields:
            if isinstance(field.kind, Reference):
                named = {values[field.id] for _, values in chunk if values[field.id]}
                know_titles(reader, reader.registry[field.kind.record], named)
        for row_id, values in chunk:
            words = {field.id: reader.words(field.kind, values[field.id]) for field in fields}
            yield Listed(row_id, values, words)


def resolved(reader: Reader, spec: RecordSpec, field_id: str, value: Any) -> tuple[str, Any]:
    """A filter of a list from words or a stored value: keys become row ids, words become choices.

    Several values between commas mean any of them. UserError where a value is none.
    """
    field = spec.field(field_id)
    if isinstance(value, str) and "," in value:
        value = tuple(part.strip() for part in value.split(","))
    if isinstance(value, (tuple, list)):
        return field_id, tuple(_stored(reader, field, part) for part in value)
    return field_id, _stored(reader, field, value)


def filterable(spec: RecordSpec) -> tuple[Field, ...]:
    """The fields whose values are few enough to filter by."""
    return tuple(f for f in spec.fields if isinstance(f.kind, (Choice, YesNo, Reference)) and not f.hidden)


def row_ids(reader: Reader, request: ListRequest, keys: Sequence[Any] = ()) -> list[int]:
    """The ids of a list in its order; with `keys` (in words, or row ids) only those rows, whatever the rest
    of the request leaves out. UserError for a key that no row has.
    """
    query = ListQuery(reader.registry, request)
    if not keys:
        return query.ids(reader.connection)
    spec = reader.registry[request.record]
    wanted = {key if isinstance(key, int) else reader.get(spec, str(key)) for key in keys}
    everything = ListRequest(request.record, request.as_of, request.order, request.descending, ended=True)
    ordered = ListQuery(reader.registry, everything).ids(reader.connection)
    return [row_id for row_id in ordered if row_id in wanted]


def in_groups(
    reader: Reader, request: ListRequest, field: Field, rows: Sequence[Listed]
) -> list[tuple[str, list[Listed]]]:
    """The rows by what they have in a field, in that field's order, as (words, rows); without it last."""
    groups: dict[str, list[Listed]] = {}
    for row in rows:
        groups.setdefault(row.words[field.id], []).append(row)
    order = {words: place for place, words in enumerate(_ordered(reader, request, field, groups, rows))}
    return sorted(groups.items(), key=lambda group: (group[0] == BLANK, order.get(group[0], len(order))))


def _ordered(
    reader: Reader,
    request: ListRequest,
    field: Field,
    groups: dict[str, list[Listed]],
    rows: Sequence[Listed],
) -> list[str]:
    kind = field.kind
    if isinstance(kind, Choice) and not isinstance(kind, Choices):
        return [option.label for option in kind.options]
    if isinstance(kind, YesNo):
        return [kind.display(True), kind.display(False)]
    if not kind.stored:
        return sorted(groups)
    by_field = ListRequest(request.record, request.as_of, order=field.id, ended=True)
    words = {row.id: row.words[field.id] for row in rows}
    ids = ListQuery(reader.registry, by_field).ids(reader.connection)
    return list(dict.fromkeys(words[row_id] for row_id in ids if row_id in words))


def _stored(reader: Reader, field: Field, value: Any) -> Any:
    if isinstance(field.kind, Reference) and isinstance(value, str) and value:
        return reader.get(reader.registry[field.kind.record], value)
    return field.kind.parse(value) if isinstance(value, str) and value else value or _nothing(field)


def _nothing(field: Field) -> Any:
    """What a list is asked for where a field is to be blank."""
    return False if isinstance(field.kind, YesNo) else None
