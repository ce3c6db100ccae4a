"""The spec of a record type: its fields, its key, its place in the program, its own rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from vstbpn_desktop.spec.kinds import Choice, Integer, Kind, Reference, Rows, Year


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it is called, what it holds, where it shows.

    `section` groups it on the form; `column` is its width in the list in characters (0: not a column);
    `search` is "code" or "text" where the search index holds it; `via` names the rows field of dated
    values that this field shows as of a day; `hidden` keeps it off the form.
    """

    id: str
    label: str
    kind: Kind
    required: bool = False
    help: str = ""
    section: str = ""
    column: int = 0
    search: str = ""
    filter: bool = False
    default: Any = None
    via: str = ""
    hidden: bool = False
    sorts_as: str = ""
    """Name of the stored column that holds this field's Vietnamese sort key."""
    sort_words: str = "words"
    """How that key is made: words, names (by given name) or natural (II.1.2 before II.1.10)."""

    @property
    def column_name(self) -> str:
        """The column the value is stored in."""
        return f"{self.id}_id" if isinstance(self.kind, Reference) else self.id


@dataclass(frozen=True, slots=True)
class Key:
    """The natural key as field ids and separators in turn, for example ("programme", "/", "code").

    ("id",) is a running number. `last` splits at the last separator instead of the first. With `numbered`,
    a new record without the last part takes the next number when it is saved.
    """

    parts: tuple[str, ...]
    last: bool = False
    numbered: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The field ids of the key."""
        return self.parts[::2]

    @property
    def asked(self) -> tuple[str, ...]:
        """The field ids that nobody but the user can tell: a number that follows from the others is not."""
        return self.fields[:-1] if self.numbered else self.fields

    @property
    def is_number(self) -> bool:
        """True where the key is the row's own running number."""
        return self.parts == ("id",)

    def is_open(self, values: dict[str, Any]) -> bool:
        """True where the values leave the number to be given."""
        return self.numbered and values.get(self.fields[-1]) is None

    def split(self, key: str) -> dict[str, str]:
        """The words of each key field; missing parts are empty."""
        values: dict[str, str] = {}
        rest, parts = key, list(self.parts)
        while len(parts) > 1 and not self.last:
            values[parts[0]], _, rest = rest.partition(parts[1])
            parts = parts[2:]
        while len(parts) > 1:
            rest, _, values[parts[-1]] = rest.rpartition(parts[-2])
            parts = parts[:-2]
        values[parts[0]] = rest
        return values

    def join(self, words: dict[str, str]) -> str:
        """The key of the words of its fields."""
        return "".join(words[part] if i % 2 == 0 else part for i, part in enumerate(self.parts))


@dataclass(frozen=True, slots=True)
class Rules:
    """A record's own rules.

    `check(values)` names what is wrong as {field id: words}; `complete(values)` fills what follows from
    the other values before the check; `guard(connection, row_id, before, values)` names likewise what may not
    be changed any more; `after_save(change, row_id, before, values)` carries on what a save brings with it,
    inside the same change; `keep(connection, row_id)` says why a row may not be deleted, or nothing.
    """

    check: Callable[[dict[str, Any]], dict[str, str]] | None = None
    complete: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    guard: Callable[[Any, int, dict[str, Any], dict[str, Any]], dict[str, str]] | None = None
    after_save: Callable[[Any, int, dict[str, Any], dict[str, Any]], None] | None = None
    keep: Callable[[Any, int], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """How a closed year holds the records of a type that belong to years.

    `days` are the date fields whose first set one says the year, where it is not the spec's `year`; no year
    holds what bears the value of `unless` (field, value). `calendar`: held once the calendar year is over,
    not from the day it is closed. `goes_on` are the fields that may still be written: work that goes on.
    """

    days: tuple[str, ...] = ()
    unless: tuple[str, str] = ("", "")
    calendar: bool = False
    goes_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class RecordSpec:
    """A record type.

    `number` (1 to 63, never reused) marks its rows in the search index. `title` and `subtitle` are field
    ids shown wherever one line must stand for the record. `order` lists column names of the list's own
    order. `year` is the field whose year the record belongs to, through references ("task.programme").
    `area` is the navigation entry whose page lists it; "" for records that live inside others.
    """

    id: str
    number: int
    label: str
    plural: str
    model: Any
    fields: tuple[Field, ...]
    key: Key
    title: str
    subtitle: tuple[str, ...] = ()
    order: tuple[str, ...] = ("id",)
    area: str = ""
    icon: str = "file-text"
    year: str = ""
    inside: str = ""
    """The field that names the record on whose page this one is seen, where it has no page of its own."""
    valid: bool = False
    """True where `valid_from` and `valid_to` say when the record exists."""
    rules: Rules = Rules()
    lasting: tuple[tuple[str, Any], ...] = ()
    """Columns and their values where rows never go: what a row holds once its making was taken back."""
    closing: Closing = Closing()
    help: str = ""

    def __repr__(self) -> str:
        return f"RecordSpec({self.id})"

    def field(self, field_id: str) -> Field:
        """The field of that id; KeyError where there is none."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(f"{self.id}.{field_id}")

    def has(self, field_id: str) -> bool:
        """True where the record has such a field."""
        return any(field.id == field_id for field in self.fields)

    @property
    def table(self) -> str:
        """The name of its table."""
        return str(self.model.__tablename__)

    @property
    def columns(self) -> tuple[Field, ...]:
        """The fields its list shows."""
        return tuple(field for field in self.fields if field.column)

    @property
    def form_fields(self) -> tuple[Field, ...]:
        """The fields its form edits."""
        return tuple(field for field in self.fields if not field.hidden)

    @property
    def filters(self) -> tuple[Field, ...]:
        """The fields its list can be filtered by."""
        return tuple(field for field in self.fields if field.filter)

    def sections(self) -> list[tuple[str, list[Field]]]:
        """The form's fields grouped by section, in order."""
        groups: dict[str, list[Field]] = {}
        for field in self.form_fields:
            groups.setdefault(field.section, []).append(field)
        return list(groups.items())


class Registry:
    """All record types by id and by table, in the order they depend on each other."""

    def __init__(self, specs: tuple[RecordSpec, ...]) -> None:
        self._specs = {spec.id: spec for spec in specs}
        numbers = [spec.number for spec in specs]
        if len(set(numbers)) != len(numbers) or not all(0 < n < 64 for n in numbers):
            raise ValueError("record numbers must be distinct and 1 to 63")
        self._by_number = {spec.number: spec for spec in specs}
        self._owners: dict[str, tuple[RecordSpec, str]] = {}
        for spec in specs:
            self._owners[spec.table] = (spec, "id")
            for owned in owned_kinds(spec):
                self._owners.setdefault(owned.model.__tablename__, (spec, owned.parent))

    def __iter__(self) -> Iterator[RecordSpec]:
        return iter(self._specs.values())

    def __getitem__(self, spec_id: str) -> RecordSpec:
        return self._specs[spec_id]

    def __contains__(self, spec_id: str) -> bool:
        return spec_id in self._specs

    def by_number(self, number: int) -> RecordSpec | None:
        """The record type of a number in the search index."""
        return self._by_number.get(number)

    def owner(self, table: str) -> tuple[RecordSpec, str] | None:
        """The record a table belongs to, and the column that holds that record's id."""
        return self._owners.get(table)


def owned_kinds(spec: RecordSpec) -> Iterator[Any]:
    """The kinds of a record whose values stand in tables of their own (rows and links)."""
    for field in spec.fields:
        if not field.kind.stored and getattr(field.kind, "model", None) is not None:
            yield field.kind


def choice_meaning(field: Field, value: Any) -> str:
    """The meaning a choice's pill is coloured by; "neutral" for other kinds."""
    option = field.kind.option(value) if isinstance(field.kind, Choice) else None
    return option.meaning if option else "neutral"


def adds_up(spec: RecordSpec, field: Field) -> bool:
    """Whether the field's numbers add up to something: no years, no keys, no ranks that lists go by."""
    if not isinstance(field.kind, Integer) or isinstance(field.kind, Year):
        return False
    return field.id not in spec.key.fields and field.id not in spec.order


def rows_kind(spec: RecordSpec, field_id: str) -> Rows:
    """The rows kind of a field; TypeError where it is another kind."""
    kind = spec.field(field_id).kind
    if not isinstance(kind, Rows):
        raise TypeError(f"{spec.id}.{field_id} holds no rows")
    return kind
