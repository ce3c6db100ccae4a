"""Search over everything: best first where the hits are few, newest first where they are many."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.db import search_index
from vstbpn_desktop.db.search_index import RANKED_BELOW, Window
from vstbpn_desktop.queries.briefs import Brief, briefs
from vstbpn_desktop.queries.matching import match_expression
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.succession import Heir, heirs
from vstbpn_desktop.spec import RecordSpec
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.folding import fold

SHORTEST = 2
HEIRS_SHOWN = 4
"""How many of the units that followed another are shown after it."""
_SHORT = 120
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found: which, the words it matched in, since when it is no more (None: it goes on)."""

    record: str
    id: int
    key: str
    title: str
    where: str
    ended: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one record type: how many in all, and the first of them."""

    record: str
    total: int
    hits: tuple[Hit, ...]


def expression_of(words: str) -> str:
    """What the index is asked for the typed words; nothing below two letters."""
    return match_expression(words) if len(words.strip()) >= SHORTEST else ""


def search(reader: Reader, words: str, limit: int = 20) -> list[Hit]:
    """What matches the typed words, of all record types together."""
    expression = expression_of(words)
    if not expression:
        return []
    return hits_of(reader, search_index.find(reader.connection, expression, limit), words)


def overview(reader: Reader, words: str, each: int = 5) -> list[Found]:
    """How many records of every type match, and the first few of each; the type with the best hit first.

    Types with few hits are ranked together; of the others the newest come, after them.
    """
    expression = expression_of(words)
    counts = search_index.count_matches(reader.connection, expression) if expression else {}
    ranked = _few(counts)
    rowids = search_index.find_of(reader.connection, expression, ranked, ranked=True) if ranked else []
    by_number: dict[int, list[int]] = {}
    for rowid in rowids:
        by_number.setdefault(rowid & 63, []).append(rowid)
    for number in counts.keys() - set(ranked):
        by_number[number] = search_index.find_of(
            reader.connection, expression, [number], ranked=False, window=Window(each)
        )
    return _founds(reader, words, counts, by_number, each)


def page_of(reader: Reader, words: str, record: str, limit: int, offset: int = 0) -> list[Hit]:
    """A window of the hits of one record type, in the order of `overview`."""
    expression, number = expression_of(words), reader.registry[record].number
    counts = search_index.count_matches(reader.connection, expression) if expression else {}
    if number not in counts:
        return []
    window, ranked = Window(limit, offset), number in _few(counts)
    rowids = search_index.find_of(reader.connection, expression, [number], ranked=ranked, window=window)
    return hits_of(reader, rowids, words)


def _few(counts: dict[int, int]) -> list[int]:
    """The record numbers with the fewest hits that together are few enough to be ranked."""
    found, total = [], 0
    for number, count in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        total += count
        if total >= RANKED_BELOW:
            break
        found.append(number)
    return found


def _founds(
    reader: Reader, words: str, counts: dict[int, int], by_number: dict[int, list[int]], each: int
) -> list[Found]:
    found = []
    for number, rowids in by_number.items():
        spec = reader.registry.by_number(number)
        if spec is not None:
            found.append(Found(spec.id, counts[number], tuple(hits_of(reader, rowids[:each], words))))
    return found


def hits_of(reader: Reader, rowids: list[int], words: str) -> list[Hit]:
    """The records of rows of the index, in that order; those that are gone are left out."""
    wanted = _WORD.findall(fold(words))
    by_number: dict[int, list[int]] = {}
    for rowid in rowids:
        by_number.setdefault(rowid & 63, []).append(rowid >> 6)
    found: dict[int, Hit] = {}
    for number, ids in by_number.items():
        spec = reader.registry.by_number(number)
        if spec is None:
            continue
        ended = _ended(reader, spec, ids) if spec.valid else {}
        for row_id, brief in briefs(reader, spec, ids).items():
            hit = Hit(spec.id, row_id, brief.key, brief.title, _where(brief, wanted), ended.get(row_id))
            found[row_id << 6 | number] = hit
    return with_heirs(reader, [found[rowid] for rowid in rowids if rowid in found])


def _ended(reader: Reader, spec: RecordSpec, ids: list[int]) -> dict[int, dt.date]:
    """From which day on those records are no more that are not there on the reader's day."""
    model: Any = spec.model
    query = select(model.id, model.valid_to).where(model.id.in_(ids), model.valid_to <= reader.as_of)
    return {row_id: day for row_id, day in reader.connection.execute(query)}


def with_heirs(reader: Reader, hits: list[Hit]) -> list[Hit]:
    """After a unit that is no more, the first of the units that followed it and are there on the day."""
    spec = reader.registry["unit"]
    known = {hit.id for hit in hits if hit.record == spec.id}
    follow = heirs(reader.connection, known, reader.as_of) if known else {}
    named = briefs(reader, spec, [heir.unit_id for found in follow.values() for heir in found])
    found = []
    for hit in hits:
        found.append(hit)
        if hit.record == spec.id and hit.id in follow:
            living = [heir for heir in follow[hit.id] if heir.lives and heir.unit_id not in known]
            found += [_heir_hit(named[heir.unit_id], heir, hit) for heir in living[:HEIRS_SHOWN]]
            known.update(heir.unit_id for heir in living)
            if more := len(living) - HEIRS_SHOWN:
                found[-1] = _and_more(found[-1], more)
    return found


def _heir_hit(brief: Brief, heir: Heir, hit: Hit) -> Hit:
    where = f"Kế thừa {hit.title} từ {format_date(heir.date)}"
    return Hit(hit.record, heir.unit_id, brief.key, brief.title, where)


def _and_more(hit: Hit, more: int) -> Hit:
    return replace(hit, where=f"{hit.where}, cùng {more} đơn vị khác") if more > 0 else hit


def _where(brief: Brief, wanted: list[str]) -> str:
    """The place that holds the most of the words, and the text around the first of them."""
    best, most = None, 0
    for place in brief.searched:
        folded = fold(place.text)
        found = sum(word in folded for word in wanted)
        if found > most:
            best, most = place, found
            if found == len(wanted):
                break
    return f"{best.label}: {_around(best.text, wanted)}" if best else ""


def _around(words: str, wanted: list[str]) -> str:
    line = " ".join(words.split())
    if len(line) <= _SHORT:
        return line
    folded = fold(line)
    at = min((folded.find(word) for word in wanted if word in folded), default=0)
    start = max(0, at - _SHORT // 3) if len(folded) == len(line) else 0
    piece = line[start : start + _SHORT]
    return ("…" if start else "") + piece.strip() + ("…" if start + _SHORT < len(line) else "")
