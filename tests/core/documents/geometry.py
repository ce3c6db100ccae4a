"""What stands where on the pages of a PDF, read with pdfplumber: letters, lines of text, strokes, tables.

All positions in mm from the top left corner of the sheet, letters' sizes in points.
"""

import io
import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

MM = 25.4 / 72
NUMBER_ZONE = 20 - 0.2
"""Whatever ends above this height stands in the top margin."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character; `bottom` is that of its font, the same for a whole line of one size."""

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str
    black: bool

    @property
    def bold(self) -> bool:
        """By the name of its face."""
        return "bold" in self.font.lower()

    @property
    def italic(self) -> bool:
        """By the name of its face."""
        return "italic" in self.font.lower() or "oblique" in self.font.lower()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal line."""

    page: int
    x0: float
    x1: float
    y: float


Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its sheet, the letters of the text, of the top and the bottom margin, lines, rows of tables."""

    index: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    margin: tuple[Glyph, ...]
    foot: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    tables: tuple[tuple[Row, ...], ...]


def read(pdf: bytes | Path) -> tuple[Page, ...]:
    """All pages of a PDF."""
    with pdfplumber.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as opened:
        return tuple(_page(index, page) for index, page in enumerate(opened.pages))


def _page(index: int, page: Any) -> Page:
    glyphs = [_glyph(index, char) for char in page.chars if char["text"].strip()]
    foot = float(page.height) * MM - NUMBER_ZONE
    lines = page.lines or page.rects
    tables = page.find_tables() if len(lines) > 3 else ()
    return Page(
        index,
        float(page.width) * MM,
        float(page.height) * MM,
        tuple(g for g in glyphs if g.bottom > NUMBER_ZONE and g.top < foot),
        tuple(g for g in glyphs if g.bottom <= NUMBER_ZONE),
        tuple(g for g in glyphs if g.top >= foot),
        tuple(_strokes(index, (*page.lines, *page.rects))),
        tuple(tuple(tuple(cell or "" for cell in row) for row in table.extract()) for table in tables),
    )


def _glyph(index: int, char: dict[str, Any]) -> Glyph:
    x0, x1, top, bottom = (char[side] * MM for side in ("x0", "x1", "top", "bottom"))
    colour = char["non_stroking_color"]
    black = colour is None or not any(colour[:3]) or (len(colour) == 4 and colour[3] == 1)
    return Glyph(char["text"], index, x0, x1, top, bottom, round(char["size"], 1), char["fontname"], black)


def _strokes(index: int, drawn: Iterable[dict[str, Any]]) -> Iterator[Stroke]:
    for line in drawn:
        if line["height"] < 1.5 and line["width"] > 3:
            yield Stroke(index, line["x0"] * MM, line["x1"] * MM, line["top"] * MM)


@dataclass(frozen=True, slots=True)
class Line:
    """Letters side by side."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """Its letters, blanks left out."""
        return "".join(g.text for g in self.glyphs)

    @property
    def x0(self) -> float:
        """Left end."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Right end."""
        return self.glyphs[-1].x1

    @property
    def middle(self) -> float:
        """Middle between both ends."""
        return (self.x0 + self.x1) / 2

    @property
    def page(self) -> int:
        """Index of its page."""
        return self.glyphs[0].page

    @property
    def bottom(self) -> float:
        """Lower end."""
        return max(g.bottom for g in self.glyphs)


def in_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Letters in reading order, cut into lines where they jump down by more than 1 mm or to a new page."""
    ordered = sorted(glyphs, key=lambda g: (g.page, g.bottom, g.x0))
    lines: list[list[Glyph]] = []
    for glyph in ordered:
        last = lines[-1][-1] if lines else None
        if last is None or glyph.page != last.page or glyph.bottom - last.bottom > 1:
            lines.append([])
        lines[-1].append(glyph)
    return [Line(tuple(sorted(line, key=lambda g: g.x0))) for line in lines]


def squeezed(text: str) -> str:
    """The text without blanks: how a renderer breaks and spaces it does not matter."""
    return "".join(text.split())


class Stream:
    """Letters in reading order, in which texts can be found whatever their line breaks."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        self.lines = in_lines(glyphs)
        self._glyphs = [glyph for line in self.lines for glyph in line.glyphs]
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for glyph in self._glyphs:
            self._starts.append(length)
            parts.append(glyph.text)
            length += len(glyph.text)
        self.text = "".join(parts)
        self._read = 0

    def find(self, text: str, *, last: bool = False) -> list[Line]:
        """The lines that the first, or last, occurrence of the text takes; none where it is not there."""
        wanted = squeezed(text)
        return self._between(self.text.rfind(wanted) if last else self.text.find(wanted), wanted)

    def after(self, text: str) -> list[Line]:
        """The same for its first occurrence after the last one that this method found."""
        wanted = squeezed(text)
        start = self.text.find(wanted, self._read)
        if start >= 0:
            self._read = start + len(wanted)
        return self._between(start, wanted)

    def _between(self, start: int, wanted: str) -> list[Line]:
        if start < 0 or not wanted:
            return []
        first, last = (bisect_left(self._starts, at) for at in (start, start + len(wanted)))
        return in_lines(self._glyphs[first:last])


def column(pages: Iterable[Page], left: float = 0, right: float = math.inf) -> Stream:
    """The letters whose middle stands between two distances from the left."""
    return Stream(g for page in pages for g in page.glyphs if left <= (g.x0 + g.x1) / 2 < right)


def by_section(pages: Iterable[Page]) -> list[list[Page]]:
    """The pages in runs that begin with a page without number."""
    sections: list[list[Page]] = []
    for page in pages:
        if not sections or page_number(page) is None:
            sections.append([])
        sections[-1].append(page)
    return sections


def page_number(page: Page) -> Line | None:
    """The number in the top margin."""
    found = [line for line in in_lines(page.margin) if line.text.isdigit()]
    return found[0] if found else None


def sizes(lines: Iterable[Line]) -> set[tuple[float, bool, bool]]:
    """Size, bold, italic of all letters."""
    return {(g.size, g.bold, g.italic) for line in lines for g in line.glyphs}
