"""Composed documents read back: their words, and the rows of their tables."""

from __future__ import annotations

from collections.abc import Iterator

from vstbpn_desktop.documents import model
from vstbpn_desktop.documents.model import (
    Addressee,
    Appendix,
    Basis,
    Bullets,
    Document,
    GroupRow,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    Title,
    format_cell,
    plain,
)


def words(document: Document) -> str:
    """All text of a document, white space as single blanks."""
    return " ".join(" ".join(_texts(document)).split())


def prose(document: Document) -> list[str]:
    """Headings, paragraphs and bullets of the pages before the annexes, in order."""
    return [" ".join(text.split()) for text in _prose(document)]


def item(document: Document, code: str) -> str:
    """What the report says of one task."""
    return next(text for text in prose(document) if f" ({code}): " in text)


def tables(document: Document) -> list[Table]:
    """The tables in order."""
    return [block for block in document.blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    """The printed rows of a table but those of groups, the total last."""
    kinds = [column.kind for column in table.columns]
    rows = [row for row in table.rows if not isinstance(row, GroupRow)]
    rows += [table.total] if table.total else []
    return [[plain(format_cell(cell, kind)) for cell, kind in zip(row, kinds, strict=True)] for row in rows]


def _prose(document: Document) -> Iterator[str]:
    for block in document.sections[0].blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield plain(block.text)
        elif isinstance(block, Bullets):
            yield from (f"{block.marker} {plain(text)}" for text in block.items)


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield plain(text)
            case Bullets(items=items, marker=marker):
                yield from (f"{marker} {plain(text)}" for text in items)
            case Basis(items=items) | Addressee(to=items):
                yield from map(plain, items)
            case Table():
                yield from (plain(row.text) for row in block.rows if isinstance(row, GroupRow))
                yield from (cell for row in cells(block) for cell in row)
            case Letterhead():
                parts = (block.parent or "", *model.lines(block.agency), block.symbol, block.place_date)
                yield from map(plain, parts)
            case Title():
                yield from map(plain, (block.kind, *model.lines(block.subject)))
            case Appendix():
                yield from map(plain, (*model.lines(block.title), block.note))
            case Signature():
                yield from map(plain, (*block.titles, *block.under, block.name, *block.recipients))
