"""Figures put in their places in a composed document: every renderer gets words, never a link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.model import (
    Basis,
    Block,
    Bullets,
    Centred,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Text,
    Title,
    plain,
    runs,
)
from vstbpn_desktop.documents.rich import Link

Resolve = Callable[[Link], tuple[str, bool]]
"""What a link comes to, and whether that is a value; what is none is highlighted."""


def linked(document: Document) -> bool:
    """Whether figures stand in a document's text."""
    return any(rich.links(plain(text)) for block in document.blocks for text in _texts(block))


def filled(document: Document, resolve: Resolve) -> Document:
    """The document with every figure in its place."""
    blocks = tuple(_filled(block, resolve) if _has_links(block) else block for block in document.blocks)
    title = "".join(run.text for run in _run(Run(document.title), resolve))
    return replace(document, blocks=blocks, title=title)


def _texts(block: Block) -> tuple[Text, ...]:
    """The texts of a block that may hold the officer's own words."""
    match block:
        case Paragraph() | Heading() | Centred():
            return (block.text,)
        case Bullets() | Basis():
            return block.items
        case Title():
            return (block.subject,)
        case Letterhead():
            return (block.about or "",)
    return ()


def _has_links(block: Block) -> bool:
    return any(rich.links(plain(text)) for text in _texts(block))


def _filled(block: Block, resolve: Resolve) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, text=_text(block.text, resolve))
        case Centred():
            return replace(block, text=_lines(block.text, resolve))
        case Bullets() | Basis():
            return replace(block, items=tuple(_text(item, resolve) for item in block.items))
        case Title():
            return replace(block, subject=_lines(block.subject, resolve))
        case Letterhead() if block.about is not None:
            return replace(block, about=_text(block.about, resolve))
    return block


def _text(text: Text, resolve: Resolve) -> tuple[Run, ...]:
    return tuple(part for run in runs(text) for part in _run(run, resolve))


def _lines(text: Text, resolve: Resolve) -> tuple[Run, ...]:
    """The same for lines, each of which is one run."""
    found = []
    for run in runs(text):
        pieces = tuple(_run(run, resolve))
        words, marked = "".join(piece.text for piece in pieces), any(piece.highlight for piece in pieces)
        found.append(replace(run, text=words, highlight=marked))
    return tuple(found)


def _run(run: Run, resolve: Resolve) -> Iterator[Run]:
    for part in rich.parts(run.text):
        if isinstance(part, Link):
            words, known = resolve(part)
            yield replace(run, text=words, highlight=run.highlight or not known)
        else:
            yield replace(run, text=part)
