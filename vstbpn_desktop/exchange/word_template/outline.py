"""What a filled Word file says, to be looked at: its words, its tables, which of the words were filled in.

No picture of the pages: only Word knows how it will break them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vstbpn_desktop.exchange.programme.docx_package import Element, Package
from vstbpn_desktop.exchange.programme.docx_text import ParagraphText, is_bold

START, END = "\ue000", "\ue001"
"""What a value stands between while it is looked at: letters no text uses."""
MOST_PARAGRAPHS: Final = 2000


def marked(value: str) -> str:
    """A value between the marks."""
    return f"{START}{value}{END}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `align` as Word has it: "left", "center", "right", "both"."""

    pieces: tuple[Piece, ...]
    align: str = "left"

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; each cell holds lines and tables. `ruled`: its lines are drawn."""

    rows: tuple[tuple[tuple[Line | Grid, ...], ...], ...]
    ruled: bool


Content = tuple[Line | Grid, ...]


def outline(data: bytes) -> Content:
    """What the body of a Word file holds; cut short after some thousand paragraphs."""
    package = Package(data)
    body = package.xml(package.main)
    return tuple(_blocks(body, _Left())) if body is not None else ()


@dataclass(slots=True)
class _Left:
    """How many paragraphs may still be shown, and whether a value goes on."""

    count: int = MOST_PARAGRAPHS
    filled: bool = False


def _blocks(element: Element, left: _Left) -> Iterator[Line | Grid]:
    for child in element:
        if left.count <= 0:
            return
        if child.tag == "p":
            left.count -= 1
            yield _line(child, left)
        elif child.tag == "tbl":
            rows = tuple(
                tuple(tuple(_blocks(cell, left)) for cell in row.iter("tc")) for row in child.findall("tr")
            )
            yield Grid(rows, _ruled(child))
        elif child.tag in ("body", "sdt", "sdtContent", "customXml", "ins"):
            yield from _blocks(child, left)


def _line(element: Element, left: _Left) -> Line:
    align = element.find("pPr/jc")
    pieces = [piece for run in element.iter("r") for piece in _pieces(run, left)]
    return Line(tuple(pieces), align.get("val", "left") if align is not None else "left")


def _pieces(run: Element, left: _Left) -> Iterator[Piece]:
    read = ParagraphText()
    read.read(run)
    italic = run.find("rPr/i") is not None
    text = ""
    for letter in read.text.replace("\v", "\n").replace("\f", ""):
        if letter not in (START, END):
            text += letter
            continue
        if text:
            yield Piece(text, is_bold(run), italic, left.filled)
        text, left.filled = "", letter == START
    if text:
        yield Piece(text, is_bold(run), italic, left.filled)


def _ruled(table: Element) -> bool:
    """Whether anything says that its lines are seen."""
    borders = table.find("tblPr/tblBorders")
    if borders is not None:
        return any(side.get("val") not in ("nil", "none") for side in borders)
    style = table.find("tblPr/tblStyle")
    return style is not None and "grid" in style.get("val", "").lower()
