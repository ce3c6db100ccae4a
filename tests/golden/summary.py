"""A printed document in a few words: the lines of each page, where they begin and how their letters look.

Small enough to be read in a review: a change shows as the lines that moved or say something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, func, update

from tests.core.documents.geometry import Glyph, Line, Page, in_lines, read
from tests.core.documents.reports import work
from vstbpn_desktop.app import App
from vstbpn_desktop.db.changelog import ChangeEntry
from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.reports import DOCUMENTS
from vstbpn_desktop.services.making import make, rendered

FOLDER = Path(__file__).with_name("documents")
RENEW = "python -m tests.golden"
_BLANK, _COLUMN = 0.17, 1.2
"""Gaps between letters, as shares of their size, from which on they are a blank, or two columns."""
_MM_PER_PT = 25.4 / 72


def path_of(document: str) -> Path:
    """Where the summary of a document is kept."""
    return FOLDER / f"{document}.txt"


def summary(pdf: bytes) -> str:
    """The pages of a PDF: sheet; then for each line mm from the top and the left, size and look, words."""
    return "\n".join(line for page in read(pdf) for line in _page(page)) + "\n"


def summaries(folder: Path) -> Iterator[tuple[str, str]]:
    """Every document of the small year with its summary; `folder` takes the data."""
    app = work.opened(folder, "small")
    app.database.maintain(_at_one_hour)
    try:
        for spec in DOCUMENTS:
            yield spec.id, summary(rendered(of_small_year(app, spec.id), ".pdf"))
    finally:
        app.close()


def _at_one_hour(connection: Connection) -> None:
    """What was done is of no other time of the day tomorrow."""
    hour = func.substr(ChangeEntry.at, 1, 10).concat("T08:00:00")
    connection.execute(update(ChangeEntry).values(at=hour))


def of_small_year(app: App, document: str) -> Document:
    """The document as it is summed up."""
    return make(app, document, None, {"year": "2020"}).document


def _page(page: Page) -> Iterator[str]:
    yield f"== trang {page.index + 1}: {page.width:.0f} x {page.height:.0f}"
    for line in in_lines((*page.margin, *page.glyphs, *page.foot)):
        first = line.glyphs[0]
        look = f"{first.size:g}{'b' if first.bold else ''}{'i' if first.italic else ''}"
        yield f"{line.bottom:4.0f} {line.x0:4.0f} {look:<5}{_words(line)}"


def _words(line: Line) -> str:
    words, last = "", None
    for glyph in line.glyphs:
        words += _gap(last, glyph) + glyph.text
        last = glyph
    return words


def _gap(last: Glyph | None, glyph: Glyph) -> str:
    if last is None:
        return ""
    share = (glyph.x0 - last.x1) / (glyph.size * _MM_PER_PT)
    return " | " if share > _COLUMN else " " if share > _BLANK else ""
