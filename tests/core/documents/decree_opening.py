"""Places 1 to 5, 9a and 10b of the decree's diagram, and the head of an appendix: the top of a first page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.core.documents.decree_base import (
    NATION,
    PT,
    Part,
    all_lines,
    component,
    judged,
    middle_of,
    ruled,
)
from tests.core.documents.geometry import Line, column, squeezed
from vstbpn_desktop.documents.model import (
    Addressee,
    Appendix,
    Letterhead,
    Text,
    Title,
    is_blank,
    lines,
    plain,
)

# "Số: 05/BC-BVSTBPN", the number with a zero below ten or still blank; a whole symbol of another series too.
SYMBOL = re.compile(r"Số: ?(\s*|0[1-9]|[1-9]\d+)/\S*[A-ZĐ]\S*$")
# Days below ten and months 1 and 2 with a zero, no other month.
DAY = re.compile(
    r".+, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}$|.+, ngày … tháng … năm …$"
)
PART_OF_LINE = (1 / 3, 1 / 2)
WHOLE_LINE = (0.98, 1.02)
ANY_RULE = (0.1, 1 / 2)
"""Forms 1.3 and 2.1 draw a rule below the note and say nothing of its length."""


def opening(part: Part) -> Iterator[str]:
    """Where the components stand, their letters, the rules below them, how number and date are written."""
    for block in part.blocks:
        if isinstance(block, Letterhead):
            yield from _letterhead(block, part)
        elif isinstance(block, Title):
            yield from _title(block, part)
        elif isinstance(block, Addressee):
            yield from _addressee(block, part)
        elif isinstance(block, Appendix):
            yield from _headed(
                part,
                ("Phụ lục", part.section.label),
                ("tên phụ lục", block.title),
                ("ghi chú phụ lục", block.note),
            )


def _title(block: Title, part: Part) -> Iterator[str]:
    rows = (("tên loại", block.kind), ("trích yếu", block.subject), ("ghi chú tên loại", block.note))
    yield from _headed(part, *rows)
    subject = plain(lines(block.subject)[0]) if block.subject else ""
    if subject[:1].islower():
        yield f"trích yếu không viết hoa đầu dòng: {subject[:40]}"


def _headed(part: Part, *rows: tuple[str, Text]) -> Iterator[str]:
    """Lines below each other in the middle of the page, the last with a rule."""
    whole = column(part.pages)
    found: list[Line] = []
    name = ""
    for row, text in rows:
        for told in all_lines(row, text, whole, part.middle):
            if isinstance(told, str):
                yield told
            else:
                found, name = told, row
    yield from ruled(name, found, part, PART_OF_LINE if name in ("trích yếu", "tên loại") else ANY_RULE)


def _letterhead(block: Letterhead, part: Part) -> Iterator[str]:
    left, right = part.half(right=False), part.half(right=True)
    nation, motto = right.find(block.form or NATION[0]), right.find(NATION[1])
    middle = middle_of(nation)
    if block.form:
        yield from component("hình thức sao", block.form, right)
        if not any(abs(s.x1 - s.x0 - (part.right - part.left)) < 1 for s in part.pages[0].strokes):
            yield "bản sao không có kẻ suốt ở trên"
    else:
        yield from component("Quốc hiệu", NATION[0], right)
        yield from component("Tiêu ngữ", NATION[1], right, middle)
        yield from ruled("Tiêu ngữ", motto, part, WHOLE_LINE)
    yield from component("địa danh, thời gian", block.place_date, right, middle)
    agency = [line for text in lines(block.agency) for line in left.find(plain(text))]
    for text in lines(block.agency):
        yield from component("cơ quan ban hành", text, left, middle_of(agency))
    yield from ruled("cơ quan ban hành", agency, part, PART_OF_LINE)
    yield from component("cơ quan chủ quản", block.parent or "", left, middle_of(agency))
    yield from component("số, ký hiệu", block.symbol, left, middle_of(agency))
    yield from component("trích yếu công văn", block.about or "", left, middle_of(agency))
    yield from component("độ khẩn", block.urgency, left)
    parent = left.find(plain(block.parent or ""))
    yield from _beside(nation, parent or agency, "Quốc hiệu và tên cơ quan", level=TOP_LEVEL)
    yield from _beside(
        left.find(plain(block.symbol)), right.find(plain(block.place_date)), "số, ký hiệu và địa danh"
    )
    yield from _written(block, part)
    yield from _below_symbol(block, part)


TOP_LEVEL = 1.5
"""Lines side by side may differ by what their sizes differ, in mm."""


def _beside(one: list[Line], other: list[Line], names: str, *, level: float = 1) -> Iterator[str]:
    if one and other and abs(one[0].bottom - other[0].bottom) > level:
        yield f"{names} không cùng dòng"


def _written(block: Letterhead, part: Part) -> Iterator[str]:
    """How number and date are written, as far as the decree says it."""
    symbol = plain(block.symbol).replace("\u00a0", " ")
    if symbol.strip() and not SYMBOL.match(symbol):
        yield f"số, ký hiệu viết “{symbol}”"
    day = plain(block.place_date)
    if day.strip() and not DAY.match(day):
        yield f"địa danh, thời gian viết “{day}”"
    about = plain(block.about or "")
    if about and not about.startswith("V/v "):
        yield f"trích yếu công văn không có “V/v”: {about[:40]}"


def _below_symbol(block: Letterhead, part: Part) -> Iterator[str]:
    """Place 5b 6 pt below the symbol; the stamp of urgency at the left margin below both."""
    left = part.half(right=False)
    symbol, about = left.find(plain(block.symbol)), left.find(plain(block.about or ""))
    if symbol and about:
        above, below = symbol[-1], about[0]
        gap = (below.bottom - above.bottom) / PT - below.glyphs[0].size * 1.15
        if abs(gap - 6) > 2:
            yield f"trích yếu công văn cách số, ký hiệu {gap:.1f} pt"
    stamp = left.find(block.urgency) if block.urgency else []
    if stamp and not (part.left <= stamp[0].x0 < part.left + 12 and stamp[0].bottom > symbol[-1].bottom):
        yield f"độ khẩn ở {stamp[0].x0:.1f} mm"


def _addressee(block: Addressee, part: Part) -> Iterator[str]:
    """ "Kính gửi:" before the body; one on its line, several with their dashes below the colon."""
    whole = column(part.pages)
    head = whole.find("Kính gửi:")
    yield from judged("kính gửi", "Kính gửi:", head) if block.to else ()
    for item in block.to:
        yield from judged("kính gửi", item, whole.after(plain(item)))
    if len(block.to) > 1 and head:
        colon = head[0].glyphs[-1] if head[0].glyphs[-1].text == ":" else head[0].glyphs[7]
        for item in block.to:
            for line in whole.find(f"- {plain(item)}")[:1]:
                if abs(line.x0 - colon.x0) > 2.5:
                    yield f"gạch đầu dòng kính gửi không dưới dấu hai chấm: {line.x0 - colon.x0:.1f} mm"
    elif len(block.to) == 1 and head and not is_blank(block.to[0]):
        first = whole.find(f"Kính gửi: {plain(block.to[0])}")
        if not first or squeezed("Kính gửi:") not in first[0].text:
            yield "“Kính gửi” và nơi nhận không cùng dòng"
