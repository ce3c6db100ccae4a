"""The log of views and exports of personal data in words, newest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from vstbpn_desktop.db.access import OUT, VIEW, Access
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.folding import fold

KINDS = {VIEW: "xem", OUT: "xuất, in"}
"""What the two kinds of lines are called."""
_GONE = "đã xoá"


@dataclass(frozen=True, slots=True)
class AccessFilter:
    """Which lines are wanted: of a kind ("" for all), from and to a day, holding every word."""

    kind: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line: when, what was done with what, how many persons it was about, as what it left."""

    id: int
    at: dt.datetime
    kind: str
    what: str
    persons: int
    output: str

    @property
    def kind_words(self) -> str:
        """ "xem", "xuất, in"."""
        return KINDS[self.kind]


def access_lines(
    reader: Reader, wanted: AccessFilter, limit: int = 500, before: int | None = None
) -> list[AccessLine]:
    """The lines that are wanted, newest first; `before` pages on. Names are those of today."""
    query = select(Access).order_by(Access.id.desc())
    if before is not None:
        query = query.where(Access.id < before)
    if wanted.kind:
        query = query.where(Access.kind == wanted.kind)
    if wanted.first:
        query = query.where(Access.at >= wanted.first.isoformat())
    if wanted.last:
        query = query.where(Access.at < (wanted.last + dt.timedelta(days=1)).isoformat())
    words, found = fold(wanted.words).split(), []
    for row in reader.connection.execute(query):
        at = dt.datetime.fromisoformat(row.at)
        what = _what(reader, row.record, row.row_id, row.what)
        line = AccessLine(row.id, at, row.kind, what, row.persons, row.output)
        if all(word in fold(f"{what} {row.output}") for word in words):
            found.append(line)
        if len(found) == limit:
            break
    return found


def _what(reader: Reader, record: str, row_id: int | None, what: str) -> str:
    if row_id is None:
        return what
    spec = reader.registry[record]
    title = reader.title(spec, row_id) or f"số {row_id} ({_GONE})"
    # "Người đã ẩn danh số 5" says already what it is
    said = title if fold(title).startswith(f"{fold(spec.label)} ") else f"{spec.label} {title}"
    return said[:1].upper() + said[1:]
