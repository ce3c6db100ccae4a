"""Which records may have been entered twice: units by folded name, persons by name, unit and post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from sqlalchemy import select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.unit_names import name_fold
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.records.succession import SuccessionFrom, SuccessionTo
from vstbpn_desktop.records.unit import Unit, UnitName
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.names import name_identity

MERGEABLE: Final = ("unit", "person")
"""The record types whose records can be merged."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two records that may be one, the older first."""

    record: str
    first: int
    second: int


def twins(reader: Reader) -> list[Twins]:
    """Pairs to be looked at, units first."""
    return [*_units(reader), *_persons(reader)]


def differ(reader: Reader, record: str, first: int, second: int) -> str:
    """Why two records cannot be one, in words; "" where they can."""
    return _different_units(reader, first, second) if record == "unit" else ""


def _units(reader: Reader) -> Iterator[Twins]:
    query = select(UnitName.unit_id, UnitName.name, UnitName.full_name).order_by(UnitName.unit_id)
    named: dict[str, list[int]] = {}
    for unit, *names in reader.connection.execute(query):
        for name in {name_fold(name) for name in names if name}:
            named.setdefault(name, []).append(unit)
    pairs = {pair for ids in named.values() for pair in combinations(sorted(set(ids)), 2)}
    for first, second in sorted(pairs):
        if not _different_units(reader, first, second):
            yield Twins("unit", first, second)


def _different_units(reader: Reader, first: int, second: int) -> str:
    """Units of other levels, other times or other official codes only share a name (Đông Sơn)."""
    columns = (Unit.id, Unit.code, Unit.level, Unit.valid_from, Unit.valid_to)
    query = select(*columns).where(Unit.id.in_((first, second)))
    rows = {row.id: row for row in reader.connection.execute(query)}
    one, other = rows[first], rows[second]
    if one.level != other.level:
        return "Hai đơn vị khác cấp."
    if one.valid_from >= other.valid_to or other.valid_from >= one.valid_to:
        return "Hai đơn vị không cùng thời gian: đơn vị này kết thúc trước khi đơn vị kia bắt đầu."
    codes = [row.code.partition("~")[0] for row in (one, other)]
    if all(code.isdigit() for code in codes) and codes[0] != codes[1]:
        return "Hai đơn vị có hai mã hành chính khác nhau."
    if _follow_each_other(reader, first, second):
        return "Một đơn vị kế thừa đơn vị kia."
    return ""


def _follow_each_other(reader: Reader, first: int, second: int) -> bool:
    """Whether an event made one of them of the other."""
    query = (
        select(SuccessionFrom.id)
        .join(SuccessionTo, SuccessionTo.succession_id == SuccessionFrom.succession_id)
        .where(SuccessionFrom.unit_id.in_((first, second)), SuccessionTo.unit_id.in_((first, second)))
        .where(SuccessionFrom.unit_id != SuccessionTo.unit_id)
    )
    return reader.connection.execute(query.limit(1)).first() is not None


def _persons(reader: Reader) -> Iterator[Twins]:
    query = select(Person.id, Person.name, Person.unit_id, Person.post).order_by(Person.id)
    named: dict[tuple[str, int | None], list[Any]] = {}
    for row in reader.connection.execute(query):
        named.setdefault((name_identity(row.name), row.unit_id), []).append(row)
    for people in named.values():
        for one, other in combinations(people, 2):
            posts = {fold(row.post).strip() for row in (one, other)} - {""}
            if len(posts) < 2:
                yield Twins("person", one.id, other.id)
