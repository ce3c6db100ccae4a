"""Widths of words: enough of a TrueType font to break centred lines evenly and to size the rules below them.

Read from the fonts that the program ships; Times New Roman has the same widths.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from vstbpn_desktop.documents.model import Run, plain
from vstbpn_desktop.documents.render.phrases import break_costs
from vstbpn_desktop.documents.styles import Style
from vstbpn_desktop.paths import resource

MM_PER_PT = 25.4 / 72
# Ascent, descent and gap of Times New Roman as Word uses them, in letters' size: a single-spaced line.
ASCENT, DESCENT, GAP = 0.891, 0.216, 0.0425
LINE_HEIGHT = ASCENT + DESCENT + GAP

# A dash between blanks ends its line.
_UNITS = re.compile(r" (?![-–](?: |$))")

_FACES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: advance width by character, as a share of the letters' size."""

    widths: dict[str, float]
    missing: float

    def width(self, text: str) -> float:
        """Width of one line, as a share of the letters' size."""
        get, missing = self.widths.get, self.missing
        return sum(get(letter, missing) for letter in text)


@lru_cache
def face(bold: bool, italic: bool) -> Face:
    """The shipped serif face."""
    return read_face(resource("fonts", f"LiberationSerif-{_FACES[bold, italic]}.ttf").read_bytes())


def read_face(data: bytes) -> Face:
    """Widths from the tables head, hhea, hmtx and cmap (format 4 or 12) of a TrueType file."""
    tables: dict[bytes, bytes] = {}
    for i in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * i)
        tables[tag] = data[start : start + length]
    units = struct.unpack_from(">H", tables[b"head"], 18)[0]
    count = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, tables[b"hmtx"])[::2]
    glyphs = _glyphs(tables[b"cmap"])
    return Face(
        {chr(code): advances[min(glyph, count - 1)] / units for code, glyph in glyphs.items() if glyph},
        advances[0] / units,
    )


def _glyphs(cmap: bytes) -> dict[int, int]:
    """Glyph by code point, from the Unicode subtables of a cmap."""
    found: dict[int, int] = {}
    for i in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, _, start = struct.unpack_from(">HHL", cmap, 4 + 8 * i)
        kind = struct.unpack_from(">H", cmap, start)[0]
        if platform in (0, 3) and kind in (4, 12):
            found.update((_segments if kind == 4 else _groups)(cmap[start:]))
    return found


def _groups(table: bytes) -> dict[int, int]:
    """A format 12 subtable: groups of first code, last code, first glyph."""
    count = struct.unpack_from(">L", table, 12)[0]
    groups = (struct.unpack_from(">LLL", table, 16 + 12 * i) for i in range(count))
    return {code: glyph + code - first for first, last, glyph in groups for code in range(first, last + 1)}


def _segments(table: bytes) -> dict[int, int]:
    """A format 4 subtable: parallel arrays of last code, first code, delta and offset."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    lasts, firsts, deltas, offsets = (
        struct.unpack_from(f">{count}H", table, 14 + 2 * count * n + (2 if n else 0)) for n in range(4)
    )
    glyphs: dict[int, int] = {}
    for i, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, offsets, strict=True)):
        here = 16 + 2 * (3 * count + i) + offset
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code if not offset else struct.unpack_from(">H", table, here + 2 * (code - first))[0]
            if glyph:
                glyphs[code] = (glyph + delta) & 0xFFFF
    return glyphs


def width_mm(text: str, style: Style) -> float:
    """Width of one line of text in the style, in mm."""
    return face(style.bold, style.italic).width(text) * style.size * MM_PER_PT


def line_count(text: str, style: Style, room_mm: float) -> int:
    """How many lines the text takes; a word longer than the room is broken."""
    room = room_mm / (style.size * MM_PER_PT)
    measure = face(style.bold, style.italic).width
    return sum(
        len(_fill([measure(word) for word in part.split(" ")], room, measure(" ")))
        for part in text.split("\n")
    )


def _fill(words: Sequence[float], room: float, blank: float) -> list[int]:
    """Break words of given widths greedily: the first word of each line, a word too long more than once."""
    starts, used = [0], -blank
    for i, width in enumerate(words):
        if used + blank + width <= room + 1e-6:
            used += blank + width
            continue
        if i > starts[-1]:
            starts.append(i)
        while width > room:
            starts.append(i)
            width -= room
        used = width
    return starts


def balanced(runs: tuple[Run, ...], style: Style, room_mm: float) -> tuple[Run, ...]:
    """The text with line ends put in: as few lines as it must have, of nearly one length."""
    text = plain(runs)
    measure = face(style.bold, style.italic).width
    room, blank = room_mm / (style.size * MM_PER_PT), measure(" ")
    breaks: set[int] = set()
    start = 0
    for part in text.split("\n"):
        words = _UNITS.split(part)
        for first in _firsts(words, [measure(word) for word in words], room, blank)[1:]:
            breaks.add(start + len(" ".join(words[:first])))
        start += len(part) + 1
    return _break_at(runs, breaks)


def _firsts(words: Sequence[str], widths: Sequence[float], room: float, blank: float) -> list[int]:
    """The first words of the lines."""
    filled = sorted(set(_fill(widths, room, blank)))
    if len(filled) == 1 or max(widths) > room:
        return filled
    return _even(words, widths, room, blank, len(filled))


def _even(words: Sequence[str], widths: Sequence[float], room: float, blank: float, count: int) -> list[int]:
    """The breaks into so many lines that cost least, a line's cost being the square of how uneven it is."""
    costs = break_costs(words)
    even = (sum(widths) + blank * (len(widths) - count)) / count
    # by the word that the rest begins with: what it costs in the lines so far, and their first words
    best: dict[int, tuple[float, list[int]]] = {len(words): (0.0, [])}
    for _ in range(count):
        best = {
            first: min(found)
            for first in range(len(words))
            if (found := list(_ways(first, best, widths, room, blank, even, costs)))
        }
    return best[0][1]


def _ways(
    first: int,
    best: dict[int, tuple[float, list[int]]],
    widths: Sequence[float],
    room: float,
    blank: float,
    even: float,
    costs: Sequence[float],
) -> Iterator[tuple[float, list[int]]]:
    """The costs and breaks with a line that begins with this word and ends with each that it has room for."""
    used = -blank
    for last in range(first, len(widths)):
        used += blank + widths[last]
        if used > room + 1e-6:
            return
        if last + 1 in best:
            cost, firsts = best[last + 1]
            uneven = ((used - even) / even) ** 2
            yield cost + uneven + costs[first], [first, *firsts]


def _break_at(runs: tuple[Run, ...], breaks: set[int]) -> tuple[Run, ...]:
    """Turn the blanks at these places of the whole text into line ends."""
    broken: list[Run] = []
    start = 0
    for run in runs:
        letters = ["\n" if start + i in breaks else letter for i, letter in enumerate(run.text)]
        broken.append(replace(run, text="".join(letters)))
        start += len(run.text)
    return tuple(broken)
