"""Is a certificate whole on its framed page? Measured on the pages; its sizes are written down here anew."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pdfplumber

from tests.core.documents.geometry import MM, Line, Page, Stream, read, sizes
from vstbpn_desktop.documents.model import Document, Text, plain
from vstbpn_desktop.documents.sheets import Certificate

WIDTH, HEIGHT = 297, 210
FRAME = (9, 12.5)
"""How far from the edges both lines of the frame are, in mm."""
INSIDE = 14
TOLERANCE = 0.8


def problems(document: Document, pdf: bytes | Path) -> list[str]:
    """What does not stand where it must, in words."""
    pages = read(pdf)
    blocks = [block for block in document.blocks if isinstance(block, Certificate)]
    if len(pages) != len(blocks):
        return [f"{len(pages)} trang cho {len(blocks)} giấy"]
    found = list(_frames(pdf))
    for page, block in zip(pages, blocks, strict=True):
        if abs(page.width - WIDTH) > 0.5 or abs(page.height - HEIGHT) > 0.5:
            found.append(f"khổ {page.width:.1f} × {page.height:.1f}")
        found += _page(page, block)
    return found


def _frames(pdf: bytes | Path) -> Iterator[str]:
    """Two lines at each side of each page."""
    with pdfplumber.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as opened:
        for number, page in enumerate(opened.pages, 1):
            edges = [
                (e["orientation"], *(e[s] * MM for s in ("x0", "x1", "top", "bottom"))) for e in page.edges
            ]
            across = [(y, x1 - x0) for way, x0, x1, y, _ in edges if way == "h"]
            down = [(x, bottom - top) for way, x, _, top, bottom in edges if way == "v"]
            sides = (("trên dưới", across, WIDTH, HEIGHT), ("trái phải", down, HEIGHT, WIDTH))
            for side, lines, length, far in sides:
                long = {round(at, 1) for at, size in lines if size > length - 2 * FRAME[1] - 1}
                near = {at for at in long if FRAME[0] < at < FRAME[1]}
                opposite = {at for at in long if FRAME[0] < far - at < FRAME[1]}
                if (len(near), len(opposite)) != (2, 2):
                    yield f"trang {number}: khung {side} có {len(near)} và {len(opposite)} nét"


def _page(page: Page, block: Certificate) -> Iterator[str]:
    stream = Stream((*page.margin, *page.glyphs, *page.foot))
    title = stream.find(plain(block.title))
    name = stream.find(plain(block.name))
    yield from _big(title, "tên giấy", 38, page)
    yield from _big(name, "tên người", 20, page)
    for text in block.lines:
        yield from _shown(stream, text, page)
    signer = (*block.titles, *block.under, block.signer)
    right = Stream(g for g in page.glyphs if (g.x0 + g.x1) / 2 > WIDTH / 2)
    for text in signer:
        yield from _shown(right, text, page)
    number = stream.find(plain(block.number))
    if not number or number[0].x1 > WIDTH / 2:
        yield f"trang {page.index + 1}: số không ở bên trái"
    for line in stream.lines:
        if line.x0 < INSIDE or line.x1 > WIDTH - INSIDE or line.bottom > HEIGHT - INSIDE:
            yield f"trang {page.index + 1}: “{line.text[:30]}” ra khỏi khung"


def _big(lines: list[Line], what: str, least: float, page: Page) -> Iterator[str]:
    """Found, bold, in letters of that size at least, in the middle."""
    if not lines:
        yield f"trang {page.index + 1}: không có {what}"
        return
    if any(size < least or not bold for size, bold, _ in sizes(lines)):
        yield f"trang {page.index + 1}: {what} cỡ {sizes(lines)}"
    if any(abs(line.middle - WIDTH / 2) > TOLERANCE for line in lines):
        yield f"trang {page.index + 1}: {what} không ở giữa"


def _shown(stream: Stream, text: Text, page: Page) -> Iterator[str]:
    """Found; of what is too long its beginning."""
    words = plain(text)
    if words and not stream.find(words) and not stream.find(words[:60]):
        yield f"trang {page.index + 1}: không có “{words[:40]}”"
