"""Do envelopes and labels stand where they must? Measured on the pages, for any document of them.

The sizes here are those of the trade (ISO 269 envelopes, label sheets as they are sold), written down a
second time on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tests.core.documents.geometry import Page, column, read, squeezed
from vstbpn_desktop.documents.model import Document, Envelope, Labels, Text, plain

TOLERANCE = 0.8


class Window(NamedTuple):
    """Where on an envelope the address may stand: from the left, from the top, in mm."""

    width: float
    height: float
    left: tuple[float, float]
    top: tuple[float, float]


ENVELOPES = {
    "DL": Window(220, 110, (95, 208), (45, 104)),
    "C5": Window(229, 162, (100, 217), (70, 156)),
    "C4": Window(324, 229, (140, 312), (105, 223)),
}


class Sheet(NamedTuple):
    """Labels on A4: columns, rows, size of one, distance from one's left edge to the next one's."""

    columns: int
    rows: int
    width: float
    height: float
    pitch: float


LABELS = {
    "3x8": Sheet(3, 8, 70, 37, 70),
    "3x7": Sheet(3, 7, 63.5, 38.1, 66.05),
    "2x8": Sheet(2, 8, 99.1, 33.9, 101.6),
    "2x7": Sheet(2, 7, 99.1, 38.1, 101.6),
}


def problems(document: Document, pdf: bytes | Path) -> list[str]:
    """What does not stand where it must, in words."""
    pages = read(pdf)
    envelopes = [block for block in document.blocks if isinstance(block, Envelope)]
    if document.paper in ENVELOPES:
        return list(_envelopes(envelopes, ENVELOPES[document.paper], pages))
    items = [item for block in document.blocks if isinstance(block, Labels) for item in block.items]
    starts = [block.start for block in document.blocks if isinstance(block, Labels)]
    return list(_labels(items, starts[0] if starts else 1, LABELS[document.paper], pages))


def _envelopes(envelopes: list[Envelope], window: Window, pages: tuple[Page, ...]) -> Iterator[str]:
    if len(pages) != max(1, len(envelopes)):
        yield f"{len(pages)} trang cho {len(envelopes)} phong bì"
        return
    for page, envelope in zip(pages, envelopes, strict=False):
        if abs(page.width - window.width) > 0.5 or abs(page.height - window.height) > 0.5:
            yield f"khổ {page.width:.1f} × {page.height:.1f}"
        sender = (envelope.parent, *envelope.name, *envelope.details, envelope.number)
        edge = window.left[0]
        yield from _inside(page, envelope.to, (edge, window.left[1]), window.top)
        yield from _inside(page, sender, (10, edge + 7), (12, window.height - 5))


def _labels(
    items: list[tuple[Text, ...]], start: int, sheet: Sheet, pages: tuple[Page, ...]
) -> Iterator[str]:
    count = sheet.columns * sheet.rows
    first = (start - 1) % count
    wanted = max(1, -(-(first + len(items)) // count)) if items else 1
    if len(pages) != wanted:
        yield f"{len(pages)} tờ cho {len(items)} nhãn từ nhãn {start}"
        return
    across = sheet.pitch * (sheet.columns - 1) + sheet.width
    side, top = (210 - across) / 2, (297 - sheet.rows * sheet.height) / 2
    for place, item in enumerate(items, first):
        page, at = pages[place // count], place % count
        left = side + at % sheet.columns * sheet.pitch
        above = top + at // sheet.columns * sheet.height
        yield from _inside(page, item, (left + 2, left + sheet.width - 2), (above, above + sheet.height))


def _inside(
    page: Page, texts: tuple[Text, ...], across: tuple[float, float], down: tuple[float, float]
) -> Iterator[str]:
    """The texts stand in that window, from left to right and from top to bottom, and all of each."""
    within = column([_all_of(page)], *across)
    for text in texts:
        wanted = squeezed(plain(text))
        found = within.find(wanted) if wanted else []
        if wanted and not found:
            yield f"trang {page.index + 1}: “{wanted[:40]}” không ở trong khung {across}"
        for line in found:
            top = min(glyph.top for glyph in line.glyphs)
            if top < down[0] - TOLERANCE or line.bottom > down[1] + TOLERANCE:
                yield f"trang {page.index + 1}: {line.text[:40]} ở {top:.1f}–{line.bottom:.1f}, khung {down}"
            if line.x0 < across[0] - TOLERANCE or line.x1 > across[1] + TOLERANCE:
                yield f"trang {page.index + 1}: {line.text[:40]} ra ngoài {across}"


def _all_of(page: Page) -> Page:
    """The page with what stands near its edges counted as text."""
    glyphs = tuple(chain(page.margin, page.glyphs, page.foot))
    return Page(page.index, page.width, page.height, glyphs, (), (), page.strokes, page.tables)
