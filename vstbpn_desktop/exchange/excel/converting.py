"""Texts of an old coding in a sheet: found by font or by syllables, converted column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from vstbpn_desktop.exchange.excel.plan import Conversion
from vstbpn_desktop.exchange.excel.source import Sheet, fonts
from vstbpn_desktop.vietnamese.legacy import Coding, coding_of_font, convert, guess, is_unicode, may_be_legacy

_SAMPLES = 5
Places = dict[tuple[int, int], Coding]


class Converted(NamedTuple):
    """The sheet in Unicode, what was converted with samples, the letters of columns that may need it."""

    sheet: Sheet
    conversions: tuple[Conversion, ...] = ()
    suspects: tuple[str, ...] = ()


def convert_sheet(sheet: Sheet, chosen: Mapping[str, Coding | None] | None = None) -> Converted:
    """Bring old codings to Unicode.

    `chosen` gives columns (by letter) a coding, or None to leave them as they are.
    """
    columns = _columns(sheet)
    suspects = {at for at, cells in columns.items() if any(may_be_legacy(text) for _, text in cells)}
    wanted = {place(letter): coding for letter, coding in (chosen or {}).items()}
    if not suspects and not wanted:
        return Converted(sheet)
    known = fonts(sheet) if suspects else {}
    places: Places = {}
    for at, cells in columns.items():
        if at in wanted:
            places |= _as_told(at, cells, wanted[at])
        elif at in suspects:
            places |= _by_font(at, cells, known) or _by_syllables(at, cells)
    doubtful = sorted(at for at in columns if at in suspects or at in wanted)
    return Converted(*_converted(sheet, places), tuple(map(letter, doubtful)))


def letter(at: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(65 + rest) + found
    return found


def place(letters: str) -> int:
    """The place of a column: A is 0."""
    found = 0
    for char in letters.upper():
        found = found * 26 + ord(char) - 64
    return found - 1


def _columns(sheet: Sheet) -> dict[int, list[tuple[int, str]]]:
    """The texts beyond ASCII of each column with their rows."""
    found: dict[int, list[tuple[int, str]]] = {}
    for row, cells in enumerate(sheet.rows):
        for at, cell in enumerate(cells):
            if isinstance(cell, str) and not cell.isascii():
                found.setdefault(at, []).append((row, cell))
    return found


def _as_told(at: int, cells: list[tuple[int, str]], coding: Coding | None) -> Places:
    """Every cell but those that are Unicode already, such as a heading that was typed anew."""
    return {} if coding is None else {(row, at): coding for row, text in cells if not is_unicode(text)}


def _by_font(at: int, cells: list[tuple[int, str]], known: Mapping[tuple[int, int], str]) -> Places:
    codings = {(row, at): coding_of_font(known.get((row, at), "")) for row, _ in cells}
    return {place: coding for place, coding in codings.items() if coding is not None}


def _by_syllables(at: int, cells: list[tuple[int, str]]) -> Places:
    coding = guess(text for _, text in cells)
    return {} if coding is None else {(row, at): coding for row, _ in cells}


def _converted(sheet: Sheet, places: Places) -> tuple[Sheet, tuple[Conversion, ...]]:
    rows = [list(row) for row in sheet.rows]
    samples: dict[int, list[tuple[str, str]]] = {}
    counts: dict[int, Counter[Coding]] = {}
    for (row, at), coding in sorted(places.items()):
        before = rows[row][at]
        rows[row][at] = after = convert(before, coding)
        counts.setdefault(at, Counter())[coding] += 1
        if before != after and len(samples.setdefault(at, [])) < _SAMPLES:
            samples[at].append((before, after))
    told = tuple(
        Conversion(letter(at), found.most_common(1)[0][0], found.total(), tuple(samples.get(at, ())))
        for at, found in sorted(counts.items())
    )
    return Sheet(sheet.name, rows, sheet.path, sheet.position), told
