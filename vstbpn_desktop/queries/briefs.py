"""Key, title and searched words of many records of one type, in one read of each table.

`Reader` reads records whole and one by one; a list of search hits needs little of many, at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import text

from vstbpn_desktop.queries.lists import know_titles
from vstbpn_desktop.queries.reading import Reader, in_force
from vstbpn_desktop.spec import Field, RecordSpec, Reference, Rows
from vstbpn_desktop.spec import Text as TextKind
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER, Kind


class Words(NamedTuple):
    """What a record is found by in one place, and what that place is called."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A record in short. `searched` gives the places it is found by, its title first; read it once."""

    key: str
    title: str
    searched: Iterator[Words]


def briefs(reader: Reader, spec: RecordSpec, ids: list[int]) -> dict[int, Brief]:
    """The records of the given ids; those that are gone are left out."""
    plan = _plan(spec)
    rows = plan.own.rows(reader, ids)
    plan.know(reader, rows)
    owned = [(field, table.grouped(reader, ids)) for field, table in plan.owned]
    return {row[0]: plan.brief(reader, row, [(f, of.get(row[0], [])) for f, of in owned]) for row in rows}


Owned = list[tuple[Field, list[Any]]]


class _Plan:
    """What is read of a record type, and where each field stands in a row."""

    def __init__(self, spec: RecordSpec) -> None:
        self.spec, self.title = spec, spec.field(spec.title)
        first = sorted(spec.fields, key=lambda field: field is not self.title)
        key = [spec.field(name) for name in spec.key.fields if spec.has(name)]
        wanted = {f.id: f for f in (*first, *key) if _stored(f) and (f.search or f is self.title or f in key)}
        self.own = _Table(spec.model, ["id", *(field.column_name for field in wanted.values())])
        places = {name: place for place, name in enumerate(wanted, 1)}
        self.titled = places.get(self.title.id, 0)
        self.searched = [(f.label, _words_of(f.kind), places[f.id]) for f in wanted.values() if f.search]
        self.key = [(f.id, _key_words(f.kind), places[f.id]) for f in key]
        self.named = [(places[f.id], f.kind.record) for f in key if isinstance(f.kind, Reference)]
        kind = self.title.kind
        self.title_of = kind.record if isinstance(kind, Reference) else ""
        rows = [f for f in spec.fields if isinstance(f.kind, Rows) and (f.search or f.id == self.title.via)]
        self.owned = [(field, _rows_of(field.kind)) for field in rows if isinstance(field.kind, Rows)]

    def know(self, reader: Reader, rows: list[Any]) -> None:
        """Read what the rows' keys and titles name, all at once."""
        for place, record in self.named:
            know_keys(reader, reader.registry[record], {row[place] for row in rows if row[place]})
        if self.title_of:
            ids = {row[self.titled] for row in rows if row[self.titled]}
            know_titles(reader, reader.registry[self.title_of], ids)

    def brief(self, reader: Reader, row: Any, owned: Owned) -> Brief:
        """A record of its row and of the rows it owns."""
        dated = {field.id: _times(field, rows, reader) for field, rows in owned}
        title = _words_of(self.title.kind)(reader, row[self.titled]) if self.titled else ""
        if self.title.via:
            title = str(dated[self.title.via].now.get(self.title.id) or "")
        return Brief(self.key_of(reader, row), title.split("\n", 1)[0], self._places(reader, row, dated))

    def key_of(self, reader: Reader, row: Any) -> str:
        """The natural key of a row."""
        if self.spec.key.is_number:
            return str(row[0])
        return self.spec.key.join({name: words(reader, row[at]) for name, words, at in self.key})

    def _places(self, reader: Reader, row: Any, dated: dict[str, _Times]) -> Iterator[Words]:
        for label, words, at in self.searched:
            yield Words(label, words(reader, row[at]))
        for times in dated.values():
            yield from times.places(reader)


class _Times(NamedTuple):
    """Rows that a record owns; of dated ones, the one in force."""

    kind: Rows
    rows: tuple[dict[str, Any], ...]
    now: dict[str, Any]

    def places(self, reader: Reader) -> Iterator[Words]:
        """Each searched cell, of the row in force first; other times are named by when they were."""
        for row in sorted(self.rows, key=lambda row: row is not self.now):
            for part in self.kind.fields:
                if part.search:
                    yield Words(_part_label(part, row, self.now), reader.words(part.kind, row[part.id]))


class _Table:
    """Some columns of a table, in the rows where the first of them is among some numbers.

    The statement is made once for each count of numbers: making it takes longer than running it.
    """

    def __init__(self, model: Any, names: list[str], more: str = "") -> None:
        self._columns = [getattr(model, name) for name in names]
        listed = ", ".join(f'"{column.name}"' for column in self._columns)
        self._select = f'select {listed} from "{model.__tablename__}" where "{self._columns[0].name}" in '
        self._more = more
        self._made: dict[int, Any] = {}

    def rows(self, reader: Reader, ids: list[int]) -> list[Any]:
        """The rows, each with the number it was found by first."""
        numbered = {f"i{place}": row_id for place, row_id in enumerate(ids)}
        return list(reader.connection.execute(self._statement(len(ids)), numbered))

    def grouped(self, reader: Reader, ids: list[int]) -> dict[int, list[Any]]:
        """The rows of each number."""
        found: dict[int, list[Any]] = {}
        for row in self.rows(reader, ids):
            found.setdefault(row[0], []).append(row)
        return found

    def _statement(self, count: int) -> Any:
        if count not in self._made:
            marks = ", ".join(f":i{place}" for place in range(count))
            self._made[count] = text(f"{self._select}({marks}){self._more}").columns(*self._columns)
        return self._made[count]


_PLANS: dict[str, _Plan] = {}


def _plan(spec: RecordSpec) -> _Plan:
    return _PLANS.get(spec.id) or _PLANS.setdefault(spec.id, _Plan(spec))


def know_keys(reader: Reader, spec: RecordSpec, ids: set[int]) -> None:
    """Read the keys of many records at once."""
    plan = _plan(spec)
    rows = plan.own.rows(reader, sorted(ids)) if ids else []
    plan.know(reader, rows)
    for row in rows:
        reader.remember_key(spec, row[0], plan.key_of(reader, row))


def _stored(field: Field) -> bool:
    return field.kind.stored and not field.via


def _rows_of(kind: Rows) -> _Table:
    names = [kind.parent, *(field.column_name for field in kind.fields)]
    constant = "".join(f" and \"{name}\" = '{value}'" for name, value in kind.constant)
    return _Table(kind.model, names, f"{constant} order by {', '.join((*kind.order, 'id'))}")


def _times(field: Field, rows: list[Any], reader: Reader) -> _Times:
    assert isinstance(field.kind, Rows)
    names = [part.id for part in field.kind.fields]
    values = tuple(dict(zip(names, row[1:], strict=True)) for row in rows)
    return _Times(field.kind, values, in_force(values, reader.as_of) if "valid_from" in names else {})


WordsOf = Callable[[Reader, Any], str]


def _words_of(kind: Kind) -> WordsOf:
    if isinstance(kind, TextKind):
        return lambda reader, value: value or ""
    return lambda reader, value: reader.words(kind, value)


def _key_words(kind: Kind) -> WordsOf:
    if isinstance(kind, Reference):
        return lambda reader, value: reader.key(reader.registry[kind.record], value) if value else ""
    return lambda reader, value: str(kind.to_json(value) or "")


def _part_label(part: Field, row: dict[str, Any], now: dict[str, Any]) -> str:
    if row is now or not now:
        return part.label
    return "trước đây" if (row["valid_to"] or FOREVER) <= (now["valid_from"] or ALWAYS) else "sau này"
