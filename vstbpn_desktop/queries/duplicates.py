"""Documents entered twice: the same symbol of the same body in one year (Decree 30, appendix VI)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import extract, or_, select

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.document import KEPT, Document
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.symbols import parse_symbol, search_token


def duplicates(
    reader: Reader, symbol: str, issuer: str, date: dt.date | None = None, but: int | None = None
) -> tuple[int, ...]:
    """Documents that bear a symbol, in any spelling, of the same issuer and year; not those kept at hand.

    A blank issuer or day is met by any; `but` is the document that is asked about.
    """
    if not symbol.strip():
        return ()
    query = select(Document.id, Document.symbol, Document.issuer)
    query = query.where(Document.symbol != "", Document.direction != KEPT, Document.id != (but or 0))
    if date is not None:
        query = query.where(or_(Document.date.is_(None), extract("year", Document.date) == date.year))
    wanted, by = _token(symbol), fold(issuer)
    return tuple(
        row_id
        for row_id, other, of in reader.connection.execute(query.order_by(Document.id))
        if _token(other) == wanted and (not by or fold(of) in ("", by))
    )


def _token(symbol: str) -> str:
    parsed = parse_symbol(symbol)
    return search_token(parsed) if parsed else "".join(fold(symbol).split())
