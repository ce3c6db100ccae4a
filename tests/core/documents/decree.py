"""Does a printed PDF keep Decree 30/2020/NĐ-CP, Appendix I? Measured on the pages, for any document.

`problems(document, pdf)` returns what is wrong in words, nothing when all is right.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from tests.core.documents.decree_base import (
    BOTTOM,
    FAMILIES,
    INDENTS,
    LEFT,
    PT,
    RIGHT,
    TOLERANCE,
    TOP,
    Part,
    capitals,
    judged,
    look_of,
)
from tests.core.documents.decree_closing import signature
from tests.core.documents.decree_opening import opening
from tests.core.documents.geometry import (
    Line,
    Page,
    Row,
    by_section,
    column,
    in_lines,
    page_number,
    read,
    squeezed,
)
from vstbpn_desktop.documents.model import (
    Basis,
    Block,
    Bullets,
    Centred,
    Document,
    GroupRow,
    Heading,
    Letterhead,
    Paragraph,
    Table,
    format_cell,
    is_blank,
    lines,
    plain,
    runs,
)


def problems(document: Document, pdf: bytes | Path) -> list[str]:
    """What the printed document breaks of the decree, in words."""
    pages = read(pdf)
    sections = by_section(pages)
    if len(sections) != len(document.sections):
        return [f"{len(sections)} page numberings for {len(document.sections)} sections"]
    parts = [Part(section, list(own)) for section, own in zip(document.sections, sections, strict=True)]
    found = [
        f"trang {part.pages[0].index + 1}…: {problem}"
        for part in parts
        for check in CHECKS
        for problem in check(part)
    ]
    return [*found, *foot(document.contact, pages), *mark(document, parts)]


def mark(document: Document, parts: list[Part]) -> Iterator[str]:
    """Place 11 above nation and motto; of a draft's mark the decree knows nothing."""
    words = document.circulation if not (document.draft or document.practice) else ""
    if not words:
        return
    first = parts[0]
    found = [line for line in in_lines(first.pages[0].margin) if line.text == squeezed(words)]
    yield from judged("phạm vi lưu hành", words, found)
    middle = first.left + (first.right - first.left) * 0.71
    if found and abs(found[0].middle - middle) > 2:
        yield f"phạm vi lưu hành lệch {found[0].middle - middle:.1f} mm"


def foot(contact: str, pages: Iterable[Page]) -> Iterator[str]:
    """Place 13: the address at the foot of the first page alone, below a rule over the whole width."""
    for page in pages:
        lines = in_lines(page.foot)
        told = "".join(line.text for line in lines)
        if told != (squeezed(contact) if page.index == 0 else ""):
            yield f"chân trang {page.index + 1}: {told[:40] or 'trống'}"
        elif told:
            yield from look_of("địa chỉ", lines)
            width = page.width - LEFT[0] - RIGHT[0]
            if not any(abs(s.x1 - s.x0 - width) < 1 and 0 < lines[0].bottom - s.y < 8 for s in page.strokes):
                yield "địa chỉ không có kẻ suốt ở trên"


def sheet_and_numbers(part: Part) -> Iterator[str]:
    """A4 upright or turned; numbers from 2, in the middle of the top margin, none on the first page."""
    size = (297, 210) if part.section.landscape else (210, 297)
    for count, page in enumerate(part.pages, 1):
        if abs(page.width - size[0]) > 0.5 or abs(page.height - size[1]) > 0.5:
            yield f"khổ giấy {page.width:.0f} × {page.height:.0f}"
        number = page_number(page)
        if number is None:
            continue
        if number.text != str(count):
            yield f"số trang {number.text} ở trang {count}"
        if abs(number.middle - part.middle) > 1:
            yield f"số trang {count} lệch {number.middle - part.middle:.1f} mm"
        yield from look_of("số trang", [number])


def margins_and_letters(part: Part) -> Iterator[str]:
    """Nothing outside the margins, one family, black."""
    for page in part.pages:
        for line in in_lines(page.glyphs):
            if line.x0 < part.left - TOLERANCE or line.x1 > part.right + TOLERANCE:
                yield f"dòng ra ngoài lề ({line.x0:.1f}–{line.x1:.1f} mm): {line.text[:40]}"
            if line.bottom > page.height - BOTTOM[0] + TOLERANCE:
                yield f"dòng xuống dưới lề: {line.text[:40]}"
        for glyph in (*page.glyphs, *page.margin):
            if not any(family in glyph.font.replace("-", "").replace(" ", "") for family in FAMILIES):
                yield f"phông {glyph.font}"
            if not glyph.black and glyph.text not in _urgency(part):
                yield f"chữ “{glyph.text}” không đen"
        top = min((g.top for g in page.glyphs), default=TOP[0])
        if not TOP[0] - TOLERANCE <= top <= TOP[1] + TOLERANCE:
            yield f"lề trên {top:.1f} mm"


def _urgency(part: Part) -> str:
    """The marks of urgency of its letterheads: red, as stamps are."""
    return "".join(block.urgency for block in part.blocks if isinstance(block, Letterhead))


GAP = 6
"""Paragraphs are at least so many points apart."""
DOTTED = "…. /"
"""A line to be written on by hand is like any other: none is looked for."""
SPACED = ("căn cứ", "lời văn", "đề mục 1", "đề mục 2", "đề mục 3")


def texts(part: Part) -> Iterator[str]:
    """Letters of basis, headings and body in their order; the body justified, indented and spaced."""
    whole = column(part.pages)
    before: list[Line] = []
    for block in part.blocks:
        for name, text, looked in _texts(block):
            if not text.strip(DOTTED):
                continue
            found = whole.after(text)
            if not found:
                yield f"thiếu {name}: {text[:60]}"
            elif looked:
                yield from capitals(name, text)
                yield from look_of(name, found)
            if name in ("căn cứ", "lời văn") and max(map(len, text.split()), default=0) < 60:
                yield from _justified(found, part)
            if name in SPACED:
                yield from _spaced(before, found)
            if name.startswith("đề mục"):
                yield from _kept(found, part)
            before = found if name in SPACED else []


def _spaced(before: list[Line], found: list[Line]) -> Iterator[str]:
    if not before or not found or before[-1].page != found[0].page:
        return
    size = found[0].glyphs[0].size
    gap = (found[0].bottom - before[-1].bottom) / PT - size * 1.15
    if gap < GAP - 0.7:
        yield f"cách đoạn {gap:.1f} pt: {found[0].text[:40]}"


def _kept(found: list[Line], part: Part) -> Iterator[str]:
    """A heading is never the last line of its page."""
    for page in part.pages:
        lowest = in_lines(page.glyphs)[-1].bottom if page.glyphs else 0
        if found and found[-1].page == page.index and found[-1].bottom > lowest - 1:
            yield f"đề mục ở cuối trang: {found[-1].text[:40]}"


def _texts(block: Block) -> Iterator[tuple[str, str, bool]]:
    """Name, text and whether its look is its own, paragraph by paragraph."""
    if isinstance(block, Heading) and not is_blank(block.text):
        yield f"đề mục {block.level}", plain(block.text), True
    elif isinstance(block, Centred):
        yield from (("dòng giữa", plain(line), True) for line in lines(block.text))
    elif isinstance(block, Basis):
        yield from (("căn cứ", plain(item), True) for item in block.items)
    elif isinstance(block, Paragraph | Bullets):
        for item in (block.text,) if isinstance(block, Paragraph) else block.items:
            marker = block.marker if isinstance(block, Bullets) else ""
            own = not any(run.bold or run.italic for run in runs(item))
            for paragraph in filter(str.strip, (marker + plain(item)).split("\n")):
                yield "lời văn", paragraph, own


def _justified(found: list[Line], part: Part) -> Iterator[str]:
    """First line indented by 1 or 1,27 cm, the others at the margin, all but the last to the right edge."""
    indents = (INDENTS, *[(0.0,)] * len(found))
    for line, allowed in zip(found, indents, strict=False):
        start = line.x0 - part.left
        if all(abs(start - indent) > TOLERANCE for indent in allowed):
            yield f"đầu dòng lệch {start:.1f} mm: {line.text[:40]}"
    for line in found[:-1]:
        if abs(line.x1 - part.right) > 1:
            yield f"cuối dòng lệch {line.x1 - part.right:.1f} mm: {line.text[-40:]}"
    for above, below in pairwise(found):
        if (
            above.page == below.page
            and below.bottom - above.bottom > found[0].glyphs[0].size * 0.3528 * 1.5 * 1.2
        ):
            yield f"cách dòng quá 1,5: {below.text[:40]}"


def tables(part: Part) -> Iterator[str]:
    """Every row whole on one page and in order, the header on each page that shows rows."""
    printed = [table for page in part.pages for table in page.tables]
    expected = [block for block in part.blocks if isinstance(block, Table)]
    for table in expected:
        header, body = _expected(table)
        rows: list[Row] = []
        while printed and len(rows) < len(body):
            here, *printed = printed
            shown = [tuple(squeezed(cell) for cell in row) for row in here]
            shown = [row for row in shown if any(row)]
            if shown[: len(header)] != header:
                yield f"đầu bảng không lặp lại: {shown[:1]}"
                header_less = shown
            else:
                header_less = shown[len(header) :]
            rows += header_less
        for got, wanted in zip(rows, body, strict=False):
            if got != wanted:
                yield f"hàng {wanted!s:.80} in thành {got!s:.80}"
                break
        if len(rows) != len(body):
            yield f"{len(rows)} hàng in ra, {len(body)} hàng trong bảng"


def _expected(table: Table) -> tuple[list[Row], list[Row]]:
    """The rows of header and body as a table reader gives them: a merged cell's text first, then nothing."""
    count = len(table.columns)
    header = [[""] * count for _ in table.header]
    for level, cells in enumerate(table.header):
        for cell in cells:
            header[level][cell.column] = squeezed(cell.text)
    kinds = [column.kind for column in table.columns]
    body: list[Row] = []
    for row in (*table.rows, *((table.total,) if table.total else ())):
        if isinstance(row, GroupRow):
            body.append((squeezed(plain(row.text)), *[""] * (count - 1)))
        else:
            body.append(tuple(squeezed(plain(format_cell(c, k))) for c, k in zip(row, kinds, strict=True)))
    return [tuple(row) for row in header], [row for row in body if any(row)]


CHECKS: tuple[Callable[[Part], Iterator[str]], ...] = (
    sheet_and_numbers,
    margins_and_letters,
    opening,
    texts,
    signature,
    tables,
)
