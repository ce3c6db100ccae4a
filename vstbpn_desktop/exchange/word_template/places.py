"""The tags of a Word file and where each stands: paragraph, table cell, head or foot of the page.

Word cuts what is typed into runs as it likes; a paragraph is read whole, so that a tag is one however it was
cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.exchange.programme.docx_package import Element, Package
from vstbpn_desktop.exchange.programme.docx_text import ParagraphText

_TAG = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<command>.*?)%\}|\{#.*?#\}", re.DOTALL)
_OPENING = re.compile(r"\{[{%#]")
_SINGLE = re.compile(r"(?<![{%#])\{\s*(\w+(?:\.\w+)*)\s*\}(?!\})")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_SNIPPET = 40
_PARTS = (
    ("header", "đầu trang"),
    ("footer", "chân trang"),
    ("footnotes", "chú thích cuối trang"),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, where it stands in words, whether in a table."""

    text: str
    place: str
    in_table: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: as written, what is between its braces, whether it prints a value; `kind` may be "open" for
    one that is never closed, "single" for a field between single braces.
    """

    text: str
    inside: str
    kind: str
    place: str
    in_table: bool


def paragraphs(package: Package) -> Iterator[list[Paragraph]]:
    """The paragraphs of the body, then of each head, foot and the notes."""
    body = package.xml(package.main)
    yield list(_walk(body, "", False, [0, 0])) if body is not None else []
    for kind, place in _PARTS:
        for name in package.related(kind):
            root = package.xml(name)
            if root is not None:
                yield list(_walk(root, place, False, [0, 0]))


def tags(found: Paragraph) -> Iterator[Tag]:
    """The tags of a paragraph in their order, the wrong ones too."""
    at = 0
    for match in _TAG.finditer(found.text):
        yield from _loose(found, found.text[at : match.start()])
        at = match.end()
        kind = "value" if match["value"] is not None else "command" if match["command"] is not None else ""
        if kind:
            yield _tag(found, match[0], match[kind], kind)
    yield from _loose(found, found.text[at:])


def _loose(found: Paragraph, text: str) -> Iterator[Tag]:
    for match in _SINGLE.finditer(text):
        yield _tag(found, match[0], match[1], "single")
    opening = _OPENING.search(text)
    if opening:
        rest = text[opening.start() :]
        yield _tag(found, rest[:_SNIPPET], rest[2:], "open")


def _tag(found: Paragraph, text: str, inside: str, kind: str) -> Tag:
    return Tag(text, inside.translate(_QUOTES), kind, found.place, found.in_table)


def _walk(element: Element, place: str, in_table: bool, counts: list[int]) -> Iterator[Paragraph]:
    """`counts` are the paragraphs and tables met so far."""
    for child in element:
        if child.tag == "p":
            yield from _paragraph(child, place, in_table, counts)
        elif child.tag == "tbl":
            yield from _table(child, place, counts)
        elif len(child):
            yield from _walk(child, place, in_table, counts)


def _paragraph(element: Element, place: str, in_table: bool, counts: list[int]) -> Iterator[Paragraph]:
    read = ParagraphText()
    read.read(element)
    text = read.text.replace("\v", "\n").replace("\f", "")
    if text.strip():
        counts[0] += 1
        where = place if in_table else ", ".join(filter(None, (place, _numbered(counts[0], text))))
        yield Paragraph(text, where, in_table)
    for box in read.boxes:
        yield from _walk(box, ", ".join(filter(None, (place, "khung chữ"))), in_table, [0, 0])


def _numbered(number: int, text: str) -> str:
    start = " ".join(text.split())[:_SNIPPET]
    return f"đoạn {number}" if start.startswith("{") else f"đoạn {number} (“{start}”)"


def _table(element: Element, place: str, counts: list[int]) -> Iterator[Paragraph]:
    counts[1] += 1
    table = ", ".join(filter(None, (place, f"bảng {counts[1]}")))
    inner = [0, 0]
    for row, tr in enumerate(_below(element, "tr"), 1):
        for column, tc in enumerate(_below(tr, "tc"), 1):
            yield from _walk(tc, f"{table}, hàng {row}, cột {column}", True, inner)


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, those inside content controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _below(child, tag)
