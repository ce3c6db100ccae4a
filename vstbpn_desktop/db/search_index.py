"""The search index: one FTS5 table over text that we fold ourselves, kept in the same transaction.

`rowid` is `row_id << 6 | record number`. The column `code` holds codes and document symbols, `exact` the
words with their accents, `folded` the words without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select, text

from vstbpn_desktop.spec import Field, RecordSpec, Registry, Rows
from vstbpn_desktop.vietnamese.folding import exact, fold
from vstbpn_desktop.vietnamese.symbols import index_tokens, index_words

CHUNK = 500
RANKED_BELOW = 3_000
"""From so many hits on, the newest come first: to rank them all would take longer than to read them."""
_BEST, _NEWEST = "bm25(search, 8.0, 2.0, 1.0), rowid", "rowid desc"


def rowid(row_id: int, number: int) -> int:
    """The index's row id of a record's row."""
    return row_id << 6 | number


def refresh(connection: Connection, registry: Registry, touched: dict[str, set[int]]) -> None:
    """Index anew what a change touched; rows that are gone leave the index."""
    for record_id, ids in touched.items():
        if record_id in registry:
            spec = registry[record_id]
            for chunk in _chunks(sorted(ids)):
                _forget(connection, spec, chunk)
                _add(connection, spec, chunk)


def rebuild(connection: Connection, registry: Registry) -> None:
    """Make the whole index again from the records."""
    connection.execute(text("delete from search"))
    for spec in registry:
        ids = list(connection.execute(select(spec.model.id)).scalars())
        for chunk in _chunks(ids):
            _add(connection, spec, chunk)


def refuse_damaged(connection: Connection) -> None:
    """Read the whole index against itself; SQLite's error where it is damaged. For who may write."""
    connection.execute(text("insert into search(search) values ('integrity-check')"))


def expected(connection: Connection, registry: Registry) -> set[int]:
    """The row ids the index should hold."""
    found: set[int] = set()
    for spec in registry:
        if _searched(spec):
            ids = connection.execute(select(spec.model.id)).scalars()
            found.update(rowid(row_id, spec.number) for row_id in ids)
    return found


class Window(NamedTuple):
    """Which of the matches are wanted; the default is all of them."""

    limit: int = -1
    offset: int = 0


ALL_OF_IT = Window()


def find(connection: Connection, expression: str, limit: int) -> list[int]:
    """Row ids of the index that match, the best first, the newest first where they are many."""
    probe = "select count(*) from (select 1 from search where search match ? limit ?)"
    many = connection.exec_driver_sql(probe, (expression, RANKED_BELOW)).scalar() or 0
    return _matches(connection, expression, "", _BEST if many < RANKED_BELOW else _NEWEST, Window(limit))


def find_of(
    connection: Connection, expression: str, numbers: list[int], *, ranked: bool, window: Window = ALL_OF_IT
) -> list[int]:
    """Row ids that match of some record numbers only, the best first or the newest first."""
    among = f" and (rowid & 63) in ({', '.join(map(str, sorted(numbers)))})"
    return _matches(connection, expression, among, _BEST if ranked else _NEWEST, window)


def count_matches(connection: Connection, expression: str) -> dict[int, int]:
    """How many rows match, by record number."""
    query = "select rowid & 63, count(*) from search where search match ? group by 1"
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (expression,))}


def _matches(connection: Connection, expression: str, among: str, order: str, window: Window) -> list[int]:
    query = f"select rowid from search where search match ?{among} order by {order} limit ? offset ?"
    bound = (expression, window.limit, window.offset)
    return [row[0] for row in connection.exec_driver_sql(query, bound)]


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _forget(connection: Connection, spec: RecordSpec, ids: list[int]) -> None:
    rows = [{"r": rowid(row_id, spec.number)} for row_id in ids]
    connection.execute(text("delete from search where rowid=:r"), rows)


def _add(connection: Connection, spec: RecordSpec, ids: list[int]) -> None:
    if not _searched(spec):
        return
    texts: dict[int, tuple[list[str], list[str]]] = {}
    for row_id, role, value in _values(connection, spec, ids):
        codes, words = texts.setdefault(row_id, ([], []))
        (codes if role == "code" else words).append(value)
    rows = [_entry(rowid(row_id, spec.number), *found) for row_id, found in texts.items()]
    if rows:
        insert = "insert into search(rowid, code, exact, folded) values (:r, :code, :exact, :folded)"
        connection.execute(text(insert), rows)


def _entry(row: int, codes: list[str], words: list[str]) -> dict[str, object]:
    everything = "\n".join(codes + words)
    code = " ".join([*(fold(value) for value in codes), *index_tokens(everything)])
    plain = " ".join(dict.fromkeys(words))
    named = " ".join([plain, *index_words(everything)])
    return {"r": row, "code": code, "exact": exact(named), "folded": fold(plain)}


def _searched(spec: RecordSpec) -> bool:
    return any(field.search for field in spec.fields)


def _values(connection: Connection, spec: RecordSpec, ids: list[int]) -> Iterator[tuple[int, str, str]]:
    own = [f for f in spec.fields if f.search and f.kind.stored and not f.via]
    columns = [getattr(spec.model, field.column_name) for field in own]
    query = select(spec.model.id, *columns).where(spec.model.id.in_(ids))
    for row in connection.execute(query):
        for field, value in zip(own, row[1:], strict=True):
            yield row[0], field.search, field.kind.display(value)
    for field in spec.fields:
        if field.search and isinstance(field.kind, Rows):
            yield from _row_values(connection, field.kind, ids, field)


def _row_values(
    connection: Connection, kind: Rows, ids: list[int], field: Field
) -> Iterable[tuple[int, str, str]]:
    owner = getattr(kind.model, kind.parent)
    fields = [f for f in kind.fields if f.search]
    columns = [getattr(kind.model, f.column_name) for f in fields]
    query = select(owner, *columns).where(owner.in_(ids)).order_by(kind.model.id)
    for name, value in kind.constant:
        query = query.where(getattr(kind.model, name) == value)
    for row in connection.execute(query):
        for part, value in zip(fields, row[1:], strict=True):
            yield row[0], part.search or field.search, part.kind.display(value)
