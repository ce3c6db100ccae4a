"""The number and day of issue put into a Word file that was taken back, where they were left blank.

Only blanks are filled that the program itself left for signing: the line "Số:", the place and date, the notes
of annexes. All else of the officer's file stays as it is.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.vietnamese.dates import prose_date

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_BLANK = r"[\s\u00a0….]"
_DATE = re.compile(rf"ngày{_BLANK}*tháng{_BLANK}*năm(?:{_BLANK}*[….]|{_BLANK}*$)")
_PLACE_AND_DATE = re.compile(rf"^[^,]{{2,60}},{_BLANK}*ngày{_BLANK}*tháng{_BLANK}*năm{_BLANK}*$")
_ANNEX = re.compile(r"^\s*\(Kèm theo ", re.IGNORECASE)


def stamped(content: bytes, symbol: str, date: dt.date) -> bytes:
    """The file with its blanks filled; the same bytes where it has none."""
    from docx import Document

    document = Document(io.BytesIO(content))
    number, tail = _parts(symbol)
    changes = [_fill(paragraph, number, tail, date) for paragraph in _paragraphs(document)]
    if not any(changes):
        return content
    filled = io.BytesIO()
    document.save(filled)
    return filled.getvalue()


def _parts(symbol: str) -> tuple[str, str]:
    number, slash, tail = symbol.partition("/")
    return number, f"{slash}{tail}"


def _fill(paragraph: Paragraph, number: str, tail: str, date: dt.date) -> bool:
    text = paragraph.text
    new = _numbered(text, number, tail)
    if _PLACE_AND_DATE.match(text) or _ANNEX.match(text):
        new = _DATE.sub(prose_date(date), new)
    if new == text or "".join(run.text for run in paragraph.runs) != text:
        return False
    first, *rest = paragraph.runs
    first.text = new
    for run in rest:
        run.text = ""
    return True


def _numbered(text: str, number: str, tail: str) -> str:
    """The text with the number before its "/BC-BVSTBPN", where nothing but blanks stood there."""
    pattern = re.compile(rf"(số\s*:?){_BLANK}+{re.escape(tail)}(?![\w-])", re.IGNORECASE)
    return pattern.sub(lambda found: f"{found[1]} {number}{tail}", text)


def _paragraphs(document: Any) -> Iterator[Paragraph]:
    """Those of the text and of its tables, the letterhead's among them."""
    yield from document.paragraphs
    tables = list(document.tables)
    while tables:
        table = tables.pop()
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
                tables += cell.tables
