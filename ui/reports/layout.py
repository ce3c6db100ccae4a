"""Where pages stand in the preview: plain arithmetic, no window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

POINTS_AT_FULL: Final = 72.0
MARGIN: Final = 14
GAP: Final = 14
_MOST_COLUMNS: Final = 2


class PageSize(NamedTuple):
    """The size of a page in points."""

    width: float
    height: float


class Box(NamedTuple):
    """Where a page stands, in pixels from the top left of all pages."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first line below it."""
        return self.top + self.height


class Arrangement(NamedTuple):
    """All pages in their places, and the room they take together."""

    boxes: tuple[Box, ...]
    width: int
    height: int


def fit_pages(sizes: Sequence[PageSize], width: int, height: int) -> tuple[float, int]:
    """Zoom (pixels a point) and columns at which whole pages fit and fill the room best."""
    first, widest = sizes[0], max(size.width for size in sizes)
    room, tall = _room(width), (height - 2 * MARGIN) / first.height
    best = (min(room / widest, tall), 1)
    if len(sizes) > 1:
        two = (min((room - GAP) / (2 * first.width), room / widest, tall), 2)
        best = max(best, two, key=lambda fit: fit[0] * fit[0] * fit[1])
    return best


def fit_width(sizes: Sequence[PageSize], width: int) -> tuple[float, int]:
    """Zoom at which the widest page fills the width, one page a row."""
    return _room(width) / max(size.width for size in sizes), 1


def arrange(sizes: Sequence[PageSize], zoom: float, columns: int, width: int) -> Arrangement:
    """Pages in rows from the top, at most `columns` in a row and no more than fit; each row centred."""
    rows: list[list[tuple[int, int]]] = []
    for size in sizes:
        page = (max(1, round(size.width * zoom)), max(1, round(size.height * zoom)))
        if rows and len(rows[-1]) < columns and _row_width([*rows[-1], page]) <= width - 2 * MARGIN:
            rows[-1].append(page)
        else:
            rows.append([page])
    whole = max(width, *(_row_width(row) + 2 * MARGIN for row in rows)) if rows else width
    boxes: list[Box] = []
    top = MARGIN
    for row in rows:
        left = (whole - _row_width(row)) // 2
        for page_width, page_height in row:
            boxes.append(Box(left, top, page_width, page_height))
            left += page_width + GAP
        top += max(page_height for _, page_height in row) + GAP
    return Arrangement(tuple(boxes), whole, top - GAP + MARGIN)


def columns_at(sizes: Sequence[PageSize], zoom: float, width: int) -> int:
    """How many pages stand side by side at a chosen zoom."""
    two = 2 * sizes[0].width * zoom + GAP <= width - 2 * MARGIN
    return _MOST_COLUMNS if two and len(sizes) > 1 else 1


def _room(width: int) -> int:
    """The width pages may fill; two pixels less, since each page is rounded to whole ones."""
    return width - 2 * MARGIN - _MOST_COLUMNS


def _row_width(row: Sequence[tuple[int, int]]) -> int:
    return sum(width for width, _ in row) + GAP * (len(row) - 1)
