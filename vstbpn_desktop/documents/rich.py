"""The officer's own words: paragraphs, lists, bold and italic, kept as plain text that stays readable.

A line is a paragraph; lines that begin with "- " or "+ " are a list; **bold** and __italic__ stand between
their marks. A mark without its partner is text. [[progress.done]] is the link to a figure, which documents
put in its place (see `reports.figures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from vstbpn_desktop.documents.text import Line, Run, Text, clean

BOLD, ITALIC = "**", "__"
MARKERS = ("-", "+")
_LIST = re.compile(r"^\s*([-+–•])\s+(.*)$")
_MARKED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__", re.DOTALL)
_LINK = re.compile(r"\[\[([a-z][a-z_]*\.[a-z][a-z_]*)(?::([^\[\]\n]{1,60}))?\]\]")


class Link(NamedTuple):
    """A figure in a text: its name, and the key of the record it is of ("" for a figure of the period)."""

    name: str
    key: str = ""

    @property
    def written(self) -> str:
        """How it stands in the text."""
        return f"[[{self.name}:{self.key}]]" if self.key else f"[[{self.name}]]"


def links(text: str) -> tuple[Link, ...]:
    """The figures in a text, in their order."""
    return tuple(part for part in parts(text) if isinstance(part, Link))


def parts(text: str) -> Iterator[str | Link]:
    """A text cut where figures stand in it."""
    done = 0
    for found in _LINK.finditer(text):
        if before := text[done : found.start()]:
            yield before
        yield Link(found[1], found[2] or "")
        done = found.end()
    if rest := text[done:]:
        yield rest


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or an item of a list where `marker` is "-" or "+"; its words in their looks."""

    marker: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> Text:
        """The words as a document takes them: plain where none has a look."""
        looked = any(run.bold or run.italic for run in self.runs)
        return tuple[Line, ...](self.runs) if looked else "".join(run.text for run in self.runs)


def pieces(text: str) -> tuple[Piece, ...]:
    """The paragraphs and list items of a text, in their order; blank lines are left out."""
    found = []
    for line in clean(text).split("\n"):
        item = _LIST.match(line)
        marker = "" if item is None else item[1] if item[1] in MARKERS else MARKERS[0]
        words = (item[2] if item else line).strip()
        if words:
            found.append(Piece(marker, tuple(_runs(words))))
    return tuple(found)


def lists(found: Iterable[Piece]) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Pieces that follow each other with one marker, with that marker."""
    for marker, members in groupby(found, key=lambda piece: piece.marker):
        yield marker, tuple(members)


def written(found: Iterable[Piece]) -> str:
    """The text of pieces: what `pieces` reads back the same."""
    return "\n".join(_line(piece) for piece in found)


def bare(text: str) -> str:
    """The words without their looks: one line for a list or a search."""
    return " ".join("".join(run.text for run in piece.runs) for piece in pieces(text))


def _line(piece: Piece) -> str:
    words = "".join(marked(run) for run in piece.runs)
    return f"{piece.marker} {words}" if piece.marker else words


def marked(run: Run) -> str:
    """A run between its marks; blanks at its ends stay outside, where they have no look."""
    core = run.text.strip()
    if not core:
        return run.text
    before, after = run.text.split(core, 1)
    for mark, wanted in ((ITALIC, run.italic), (BOLD, run.bold)):
        core = f"{mark}{core}{mark}" if wanted else core
    return f"{before}{core}{after}"


def _runs(text: str, *, bold: bool = False, italic: bool = False) -> Iterator[Run]:
    done = 0
    for found in _MARKED.finditer(text):
        if plain := text[done : found.start()]:
            yield Run(plain, bold=bold, italic=italic)
        inner = found[1] if found[1] is not None else found[2]
        yield from _runs(inner, bold=bold or found[1] is not None, italic=italic or found[2] is not None)
        done = found.end()
    if rest := text[done:]:
        yield Run(rest, bold=bold, italic=italic)
