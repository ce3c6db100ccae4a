"""Search over everything: best first where the hits are few, newest first where they are many."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, text

from vstbpn_desktop.queries.matching import match_expression
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.spec import RecordSpec
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
    for rowid, found in _rows(reader.connection, expression, limit):
        spec = reader.registry.by_number(rowid & 63)
        if spec is not None:
            hits.append(_hit(reader, spec, rowid >> 6, _where(found, words)))
    return hits


def _rows(connection: Connection, expression: str, limit: int) -> list[tuple[int, str]]:
    counting = "select count(*) from (select 1 from search where search match :m limit :n)"
    many = connection.execute(text(counting), {"m": expression, "n": RANKED_BELOW}).scalar() or 0
    order = "rowid desc" if many >= RANKED_BELOW else "bm25(search, 8.0, 2.0, 1.0), rowid"
    query = f"select rowid, exact from search where search match :m order by {order} limit :n"
    return [(row[0], row[1]) for row in connection.execute(text(query), {"m": expression, "n": limit})]


def _hit(reader: Reader, spec: RecordSpec, row_id: int, where: str) -> Hit:
    return Hit(spec.id, row_id, reader.key(spec, row_id), reader.title(spec, row_id), where)


def _where(found: str, words: str, around: int = 40) -> str:
    folded = fold(found)
    wanted = _WORD.findall(fold(words))
    at = min((folded.find(word) for word in wanted if word in folded), default=0)
    if len(folded) != len(found):
        return found[: 2 * around]
    start, end = max(0, at - around), at + 2 * around
    return ("…" if start else "") + found[start:end].strip() + ("…" if end < len(found) else "")
