"""Places 7, 9b and 12 of the decree's diagram: who signs, to whom it goes, who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.core.documents.decree_base import Part, component, middle_of
from tests.core.documents.geometry import Line, Page, Stream, column, in_lines
from vstbpn_desktop.documents.model import Signature, Signers, is_blank, lines, plain

ROOM_TO_SIGN = 20
"""Less than so many mm is no room for a signature and a seal."""


def signature(part: Part) -> Iterator[str]:
    """The signer's block and its letters; whole on one page with two lines of text or two rows above."""
    for at, block in enumerate(part.blocks):
        if isinstance(block, Signature):
            edge = part.left + (part.right - part.left) * 0.465
            right, left = column(part.pages, edge), column(part.pages, 0, edge)
            yield from _signer(block, right)
            yield from _recipients(block, part, left)
            yield from _together(block, part, right, left, at > 0)
        elif isinstance(block, Signers):
            yield from _signers(block, part)


def _signer(block: Signature, right: Stream) -> Iterator[str]:
    """Authority, posts and name below each other in the middle of the right half, room between to sign."""
    above, under = lines(block.titles), lines(block.under)
    first = right.find(plain(above[0]), last=True) if above else []
    middle = middle_of(first)
    for post in (*above, *under):
        yield from component("chức vụ", post, right, middle, last=True)
    yield from component("họ tên", block.name, right, middle, last=True)
    if not above or not (under or not is_blank(block.name)):
        return
    last = right.find(plain(above[-1]), last=True)
    next_words = plain(under[0]) if under else plain(block.name)
    below = right.find(next_words, last=True)
    if last and below and below[0].bottom - last[-1].bottom < ROOM_TO_SIGN:
        yield f"chỗ ký chỉ cao {below[0].bottom - last[-1].bottom:.1f} mm"


def _recipients(block: Signature, part: Part, left: Stream) -> Iterator[str]:
    """At the left margin, each on its line with its dash and its mark, "Lưu" the last."""
    if not block.recipients:
        return
    head = left.find("Nơi nhận:", last=True)
    yield from component("Nơi nhận:", "Nơi nhận:", left, last=True)
    for item in block.recipients:
        yield from component("nơi nhận", item, left, last=True)
    # Of a list that goes on below the signer's block the lines are as wide as the page.
    beside = left if left.find(plain(block.drafter), last=True) else column(part.pages)
    yield from component("người soạn", block.drafter, beside, last=True)
    items = [plain(item).strip().removeprefix("- ").rstrip(" ;.") for item in block.recipients]
    starts = [left.find(f"- {item}", last=True)[:1] for item in items]
    for line in (*head, *(line for start in starts for line in start)):
        if abs(line.x0 - part.left) > 1:
            yield f"nơi nhận không sát lề trái: {line.x0 - part.left:.1f} mm"
    for item, mark in zip(items, (*";" * (len(items) - 1), "."), strict=True):
        if not left.find(f"- {item}{mark}", last=True):
            yield f"nơi nhận không có gạch đầu dòng hoặc dấu “{mark}”: {item[:40]}"
    filing, drafter = left.find(f"- {items[-1]}.", last=True), beside.find(plain(block.drafter), last=True)
    if filing and drafter and abs(filing[-1].bottom - drafter[0].bottom) > 6:
        yield "ký hiệu người soạn không ở cuối dòng Lưu"


def _together(block: Signature, part: Part, right: Stream, left: Stream, follows: bool) -> Iterator[str]:
    signer = [
        line
        for text in (*lines(block.titles), *lines(block.under), block.name)
        for line in right.find(plain(text), last=True)
    ]
    head = left.find("Nơi nhận:", last=True) if block.recipients else []
    held = [*signer, *head, *(left.find(plain(item), last=True)[0] for item in block.recipients[:1])]
    yield from _whole(held, part, follows)
    if signer and head and block.titles and abs(head[0].bottom - signer[0].bottom) > 1.5:
        yield "“Nơi nhận” không ngang hàng với chức vụ"


def _whole(held: list[Line], part: Part, follows: bool) -> Iterator[str]:
    """On one page, with two lines above where it is not the paper's first."""
    if len({line.page for line in held}) > 1:
        yield "khối ký bị tách trang"
    elif held and follows:
        first = min(line.bottom for line in held)
        above = [line for line in in_lines(_page(part, held[0]).glyphs) if line.bottom < first - 1]
        if len(above) < 2 and held[0].page != part.pages[0].index:
            yield "khối ký không có hai dòng lời văn ở trên"


def _signers(block: Signers, part: Part) -> Iterator[str]:
    """Side by side: titles on one line, names on one line, each in the letters of its place."""
    whole = column(part.pages)
    width = (part.right - part.left) / len(block.signers)
    edges = [part.left + width * number for number in range(1, len(block.signers))]
    # each in a column of its own: beside each other, names of two lines would be read across
    own = [column(part.pages, *edge) for edge in pairwise((0.0, *edges, part.right + width))]
    beside = list(zip(block.signers, own, strict=True))
    titles = [where.find(plain(line), last=True) for s, where in beside for line in lines(s.titles)[:1]]
    names = [where.find(plain(s.name), last=True) for s, where in beside if not is_blank(s.name)]
    for signer, where in beside:
        for title in lines(signer.titles):
            yield from component("chức vụ", title, where, last=True)
        yield from component("họ tên", signer.name, where, last=True)
    for row, name in ((titles, "chức vụ"), (names, "họ tên")):
        bottoms = [found[0].bottom for found in row if found]
        if bottoms and max(bottoms) - min(bottoms) > 1:
            yield f"{name} của những người ký không ngang hàng"
    yield from _whole([line for found in (*titles, *names) for line in found[:1]], part, follows=True)
    for item in block.recipients:
        yield from component("nơi nhận", item, whole, last=True)


def _page(part: Part, line: Line) -> Page:
    return next(page for page in part.pages if page.index == line.page)
