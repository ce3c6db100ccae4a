"""Search over everything: best first where the hits are few, newest first where they are many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from vstbpn_desktop.queries.matching import match_expression
from vstbpn_desktop.queries.reading import Reader, Record, in_force
from vstbpn_desktop.spec import Bodies, Field, RecordSpec, Rows
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER
from vstbpn_desktop.vietnamese.folding import fold

RANKED_BELOW = 3_000
SHORTEST = 2
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: which, and the words it matched in."""

    record: str
    id: int
    key: str
    title: str
    where: str


def search(reader: Reader, words: str, limit: int = 20) -> list[Hit]:
    """What matches the typed words; nothing below two letters."""
    expression = match_expression(words) if len(words.strip()) >= SHORTEST else ""
    if not expression:
        return []
    hits = []
    for rowid in _rowids(reader.connection, expression, limit):
        spec = reader.registry.by_number(rowid & 63)
        if spec is not None:
            hits.append(_hit(reader, spec, rowid >> 6, _WORD.findall(fold(words))))
    return hits


def _rowids(connection: Connection, expression: str, limit: int) -> list[int]:
    counting = "select count(*) from (select 1 from search where search match :m limit :n)"
    many = connection.execute(text(counting), {"m": expression, "n": RANKED_BELOW}).scalar() or 0
    order = "rowid desc" if many >= RANKED_BELOW else "bm25(search, 8.0, 2.0, 1.0), rowid"
    query = f"select rowid from search where search match :m order by {order} limit :n"
    return list(connection.execute(text(query), {"m": expression, "n": limit}).scalars())


def _hit(reader: Reader, spec: RecordSpec, row_id: int, wanted: list[str]) -> Hit:
    record = reader.record(spec, row_id)
    return Hit(spec.id, row_id, record.key, record.title, _where(reader, record, wanted))


def _where(reader: Reader, record: Record, wanted: list[str]) -> str:
    """The field that holds the most of the words, and the text around the first of them."""
    best, most = "", 0
    for label, words in _searched(reader, record):
        found = sum(word in fold(words) for word in wanted)
        if found > most:
            best, most = f"{label}: {_around(words, wanted)}", found
    return best


def _searched(reader: Reader, record: Record) -> Iterator[tuple[str, str]]:
    """Label and words of every place that is searched; of rows each cell, those in force first."""
    for field in record.spec.fields:
        if not field.search:
            continue
        value = record.values[field.id]
        if not isinstance(field.kind, Rows) or isinstance(field.kind, Bodies):
            yield field.label, reader.words(field.kind, value)
            continue
        dated = any(part.id == "valid_from" for part in field.kind.fields)
        now = in_force(value, reader.as_of) if dated else {}
        for row in sorted(value, key=lambda row: row is not now):
            for part in field.kind.fields:
                if part.search:
                    yield _part_label(part, row, now), reader.words(part.kind, row[part.id])


def _part_label(part: Field, row: dict[str, Any], now: dict[str, Any]) -> str:
    if row is now or not now:
        return part.label
    return "trước đây" if (row["valid_to"] or FOREVER) <= (now["valid_from"] or ALWAYS) else "sau này"


def _around(words: str, wanted: list[str], margin: int = 40) -> str:
    line = " ".join(words.split())
    folded = fold(line)
    at = min((folded.find(word) for word in wanted if word in folded), default=0)
    start = max(0, at - margin) if len(folded) == len(line) else 0
    piece = line[start : start + 3 * margin]
    return ("…" if start else "") + piece.strip() + ("…" if start + 3 * margin < len(line) else "")
