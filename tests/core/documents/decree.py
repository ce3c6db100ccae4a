"""Does a printed PDF keep Decree 30/2020/NĐ-CP, Appendix I? Measured on the pages, for any document.

`problems(document, pdf)` returns what is wrong in words, nothing when all is right. The ranges here are the
decree's, written down a second time on purpose: they do not come from the styles that are being judged.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.core.documents.geometry import (
    Line,
    Page,
    Row,
    Stream,
    by_section,
    column,
    in_lines,
    page_number,
    read,
    sizes,
    squeezed,
)
from vstbpn_desktop.documents.model import (
    Addressee,
    Appendix,
    Basis,
    Block,
    Bullets,
    Centred,
    Document,
    GroupRow,
    Heading,
    Letterhead,
    Paragraph,
    Section,
    Signature,
    Table,
    Text,
    Title,
    format_cell,
    is_blank,
    lines,
    plain,
    runs,
)

FAMILIES = ("LiberationSerif", "TimesNewRoman", "NotoSans")
LEFT, RIGHT, TOP, BOTTOM = (30, 35), (15, 20), (20, 25), (20, 25)
INDENTS = (10, 12.7)
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
TOLERANCE = 0.6


@dataclass(frozen=True, slots=True)
class Look:
    """Size range in points, bold, italic."""

    least: float
    most: float
    bold: bool = False
    italic: bool = False


LOOKS = {
    "Quốc hiệu": Look(12, 13, bold=True),
    "Tiêu ngữ": Look(13, 14, bold=True),
    "cơ quan chủ quản": Look(12, 13),
    "cơ quan ban hành": Look(12, 13, bold=True),
    "số, ký hiệu": Look(13, 13),
    "địa danh, thời gian": Look(13, 14, italic=True),
    "trích yếu công văn": Look(12, 13),
    "tên loại": Look(13, 14, bold=True),
    "hình thức sao": Look(13, 14, bold=True),
    "trích yếu": Look(13, 14, bold=True),
    "kính gửi": Look(13, 14),
    "căn cứ": Look(13, 14, italic=True),
    "đề mục 1": Look(13, 14, bold=True),
    "đề mục 2": Look(13, 14, bold=True),
    "đề mục 3": Look(13, 14),
    "lời văn": Look(13, 14),
    "Nơi nhận:": Look(12, 12, bold=True, italic=True),
    "nơi nhận": Look(11, 11),
    "chức vụ": Look(13, 14, bold=True),
    "họ tên": Look(13, 14, bold=True),
    "Phụ lục": Look(14, 14, bold=True),
    "tên phụ lục": Look(13, 14, bold=True),
    "ghi chú phụ lục": Look(13, 14, italic=True),
    "số trang": Look(13, 14),
    "độ khẩn": Look(13, 14, bold=True),
    "dòng giữa": Look(13, 14, bold=True),
    "người soạn": Look(11, 11),
    "địa chỉ": Look(11, 12),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the document and the pages it was printed on."""

    section: Section
    pages: list[Page]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks."""
        return self.section.blocks

    @property
    def left(self) -> float:
        """Where the text begins."""
        return LEFT[0]

    @property
    def right(self) -> float:
        """Where the text ends."""
        return self.pages[0].width - RIGHT[0]

    @property
    def middle(self) -> float:
        """Middle of the text."""
        return (self.left + self.right) / 2

    def half(self, right: bool) -> Stream:
        """The letters of the left or right column of letterhead and signature block."""
        edge = self.left + (self.right - self.left) * 0.405
        return column(self.pages, edge) if right else column(self.pages, 0, edge)


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
    return [*found, *foot(document.contact, pages)]


def foot(contact: str, pages: Iterable[Page]) -> Iterator[str]:
    """Place 13: the address at the foot of the first page alone, below a rule over the whole width."""
    for page in pages:
        lines = in_lines(page.foot)
        told = "".join(line.text for line in lines)
        if told != (squeezed(contact) if page.index == 0 else ""):
            yield f"chân trang {page.index + 1}: {told[:40] or 'trống'}"
        elif told:
            yield from _look("địa chỉ", lines, LOOKS["địa chỉ"])
            width = page.width - LEFT[0] - RIGHT[0]
            if not any(abs(s.x1 - s.x0 - width) < 1 and 0 < lines[0].bottom - s.y < 8 for s in page.strokes):
                yield "địa chỉ không có kẻ suốt ở trên"


def sheet_and_numbers(part: Part) -> Iterator[str]:
    """A4 upright or turned; numbers from 2, in the middle of the top margin, none on the first page."""
    size = (297, 210) if part.section.landscape else (210, 297)
    look = LOOKS["số trang"]
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
        yield from _look("số trang", [number], look)


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


def opening(part: Part) -> Iterator[str]:
    """Places 1 to 5: where they stand, their letters, the rules below them."""
    for block in part.blocks:
        if isinstance(block, Letterhead):
            yield from _letterhead(block, part)
        elif isinstance(block, Title):
            whole = column(part.pages)
            yield from _component("tên loại", block.kind, whole, part.middle)
            yield from _ruled("trích yếu", block.subject, whole, part, (1 / 3, 1 / 2), part.middle)
        elif isinstance(block, Appendix):
            whole = column(part.pages)
            yield from _component("Phụ lục", part.section.label, whole, part.middle)
            for line in lines(block.title):
                yield from _component("tên phụ lục", line, whole, part.middle)
            yield from _component("ghi chú phụ lục", block.note, whole, part.middle)


def _letterhead(block: Letterhead, part: Part) -> Iterator[str]:
    left, right = part.half(right=False), part.half(right=True)
    middle = _middle(right.find(block.form or NATION[0]))
    if block.form:
        yield from _component("hình thức sao", block.form, right)
        if not any(abs(s.x1 - s.x0 - (part.right - part.left)) < 1 for s in part.pages[0].strokes):
            yield "bản sao không có kẻ suốt ở trên"
    else:
        yield from _component("Quốc hiệu", NATION[0], right)
        yield from _ruled("Tiêu ngữ", NATION[1], right, part, (0.98, 1.02), middle)
    yield from _component("địa danh, thời gian", block.place_date, right, middle)
    agency = _middle(left.find(plain(lines(block.agency)[-1]))) if block.agency else None
    yield from _component("cơ quan chủ quản", block.parent or "", left, agency)
    yield from _ruled("cơ quan ban hành", block.agency, left, part, (1 / 3, 1 / 2))
    yield from _component("số, ký hiệu", block.symbol, left, agency)
    yield from _component("trích yếu công văn", block.about or "", left, agency)
    yield from _component("độ khẩn", block.urgency, left, agency)
    symbol, place = left.find(plain(block.symbol)), right.find(plain(block.place_date))
    if symbol and place and abs(symbol[0].bottom - place[0].bottom) > 1:
        yield "số, ký hiệu và địa danh không cùng dòng"


def texts(part: Part) -> Iterator[str]:
    """Letters of addressees, basis, headings and body in their order; the body justified and indented."""
    whole = column(part.pages)
    for block in part.blocks:
        for name, text, looked in _texts(block):
            found = whole.after(text)
            if not found:
                yield f"thiếu {name}: {text[:60]}"
            elif looked:
                yield from _look(name, found, LOOKS[name])
            if name in ("căn cứ", "lời văn") and max(map(len, text.split()), default=0) < 60:
                yield from _justified(found, part)


def _texts(block: Block) -> Iterator[tuple[str, str, bool]]:
    """Name, text and whether its look is its own, paragraph by paragraph."""
    if isinstance(block, Heading) and not is_blank(block.text):
        yield f"đề mục {block.level}", plain(block.text), True
    elif isinstance(block, Centred):
        yield from (("dòng giữa", plain(line), True) for line in lines(block.text))
    elif isinstance(block, Addressee):
        yield from (("kính gửi", plain(item), True) for item in block.to)
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


def signature(part: Part) -> Iterator[str]:
    """The signer's block and its letters; whole on one page with two lines of text or two rows above."""
    for at, block in enumerate(part.blocks):
        if isinstance(block, Signature):
            edge = part.left + (part.right - part.left) * 0.465
            yield from _signer(block, part, column(part.pages, edge), column(part.pages, 0, edge), at > 0)


def _signer(block: Signature, part: Part, right: Stream, left: Stream, follows: bool) -> Iterator[str]:
    signer: list[Line] = []
    posts = (*lines(block.titles), *lines(block.under))
    for name, text in (*(("chức vụ", post) for post in posts), ("họ tên", block.name)):
        yield from _component(name, text, right, last=True)
        signer += right.find(plain(text), last=True)
    for name, text in (("Nơi nhận:", "Nơi nhận:"), *(("nơi nhận", item) for item in block.recipients)):
        yield from _component(name, text if block.recipients else "", left, last=True)
    yield from _component("người soạn", block.drafter, left, last=True)
    head = left.find("Nơi nhận:", last=True)
    held = [*signer, *head, *(left.find(plain(item), last=True)[0] for item in block.recipients[:1])]
    if len({line.page for line in held}) > 1:
        yield "khối ký bị tách trang"
    elif held and follows:
        first = min(line.bottom for line in held)
        above = [line for line in in_lines(_page(part, held[0]).glyphs) if line.bottom < first - 1]
        if len(above) < 2 and held[0].page != part.pages[0].index:
            yield "khối ký không có hai dòng lời văn ở trên"
    if signer and head and block.titles and abs(head[0].bottom - signer[0].bottom) > 1.5:
        yield "“Nơi nhận” không ngang hàng với chức vụ"


def _page(part: Part, line: Line) -> Page:
    return next(page for page in part.pages if page.index == line.page)


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


def _middle(found: list[Line]) -> float | None:
    return found[0].middle if found else None


def _component(
    name: str, text: Text, where: Stream, middle: float | None = None, *, last: bool = False
) -> Iterator[str]:
    """The text is there, in the letters of its place, its lines centred on `middle` where that is given."""
    if is_blank(text):
        return
    found = where.find(plain(text), last=last)
    if not found:
        yield f"thiếu {name}: {plain(text)[:60]}"
        return
    yield from _look(name, found, LOOKS[name])
    for line in found if middle is not None else ():
        if abs(line.middle - (middle or 0)) > 1:
            yield f"{name} lệch giữa {line.middle - (middle or 0):.1f} mm: {line.text[:40]}"


def _look(name: str, found: Iterable[Line], look: Look) -> Iterator[str]:
    for size, bold, italic in sizes(found):
        if not look.least - 0.2 <= size <= look.most + 0.2 or (bold, italic) != (look.bold, look.italic):
            yield f"{name} cỡ {size}, đậm {bold}, nghiêng {italic}"


def _ruled(
    name: str,
    given: Text,
    where: Stream,
    part: Part,
    share: tuple[float, float],
    middle: float | None = None,
) -> Iterator[str]:
    """The text centred and, close below its last line, a rule of the share of that line, centred too."""
    found: list[Line] = []
    for line in lines(given):
        found = where.find(plain(line))
        yield from _component(name, line, where, middle)
    if not found:
        return
    last = found[-1]
    rules = [
        s
        for page in part.pages
        for s in page.strokes
        if s.page == last.page
        and last.bottom - 2 < s.y < last.bottom + 3
        and abs((s.x0 + s.x1) / 2 - last.middle) < 1
    ]
    if not rules:
        yield f"thiếu kẻ dưới {name}"
        return
    ratio = (rules[0].x1 - rules[0].x0) / (last.x1 - last.x0)
    if not share[0] - 0.01 <= ratio <= share[1] + 0.01:
        yield f"kẻ dưới {name} dài {ratio:.2f} dòng chữ"


CHECKS: tuple[Callable[[Part], Iterator[str]], ...] = (
    sheet_and_numbers,
    margins_and_letters,
    opening,
    texts,
    signature,
    tables,
)
