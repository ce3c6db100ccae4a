"""A document of many papers, such as 300 invitations, taken apart: each alone, or so many at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from vstbpn_desktop.documents.model import Block, Document, NextPaper

BATCH = 25
"""How many papers are set at once: typst's time and memory grow faster than the number of its pages."""


Told = Callable[[float], object]
"""Hears what share of a long work is done, 0 to 1; it may raise to stop it."""


def untold(share: float) -> None:
    """Nobody listens."""


def papers(document: Document) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each paper, those but the first beginning with their `NextPaper`."""
    starts = [at for at, block in enumerate(document.blocks) if isinstance(block, NextPaper) and at]
    ends = [*starts, len(document.blocks)]
    return tuple(document.blocks[start:end] for start, end in zip([0, *starts], ends, strict=True))


def batches(document: Document, size: int = BATCH) -> Iterator[Document]:
    """The document as one or several, each of at most `size` papers; the pages are the same.

    What stands on the first page of the file alone stays on that of the first.
    """
    found = papers(document)
    if len(found) <= size:
        yield document
        return
    for start in range(0, len(found), size):
        blocks = tuple(block for paper in found[start : start + size] for block in paper)
        landscape = blocks[0].landscape if isinstance(blocks[0], NextPaper) else document.landscape
        names, contact = document.papers[start : start + size], document.contact if not start else ""
        yield replace(document, blocks=blocks, landscape=landscape, papers=names, contact=contact)


def apart(document: Document) -> Iterator[tuple[str, Document]]:
    """Each paper as a document of its own, with the name of whom it goes to; none where it is one paper."""
    if len(document.papers) > 1:
        for one in batches(document, 1):
            yield one.papers[0], replace(one, title=f"{document.title} - {one.papers[0]}")
