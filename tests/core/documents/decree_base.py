"""What the checks of Decree 30/2020/NĐ-CP share: looks and places as it rules them, how they are measured.

The ranges here are the decree's, written down a second time on purpose: they do not come from the styles that
are being judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.core.documents.geometry import Line, Page, Stream, column, sizes
from vstbpn_desktop.documents.model import Block, Section, Text, is_blank, lines, plain

FAMILIES = ("LiberationSerif", "TimesNewRoman", "NotoSans")
LEFT, RIGHT, TOP, BOTTOM = (30, 35), (15, 20), (20, 25), (20, 25)
INDENTS = (10, 12.7)
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
TOLERANCE = 0.6
PT = 25.4 / 72


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
    "ghi chú tên loại": Look(13, 14, italic=True),
    "phạm vi lưu hành": Look(13, 14, bold=True),
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


def middle_of(found: list[Line]) -> float | None:
    """Middle of the first line."""
    return found[0].middle if found else None


def component(
    name: str, text: Text, where: Stream, middle: float | None = None, *, last: bool = False
) -> Iterator[str]:
    """The text is there, in the letters of its place, its lines centred on `middle` where that is given."""
    if not is_blank(text):
        yield from capitals(name, text)
        yield from judged(name, text, where.find(plain(text), last=last), middle)


def judged(name: str, text: Text, found: list[Line], middle: float | None = None) -> Iterator[str]:
    """The same of the lines that were found."""
    if not found:
        yield f"thiếu {name}: {plain(text)[:60]}"
        return
    yield from look_of(name, found)
    for line in found if middle is not None else ():
        if abs(line.middle - (middle or 0)) > 1:
            yield f"{name} lệch giữa {line.middle - (middle or 0):.1f} mm: {line.text[:40]}"


CAPITALS = (
    "cơ quan chủ quản",
    "cơ quan ban hành",
    "tên loại",
    "đề mục 1",
    "chức vụ",
    "tên phụ lục",
    "độ khẩn",
)
"""What the decree wants in capitals."""


def capitals(name: str, text: Text) -> Iterator[str]:
    """What must stand in capitals does."""
    words = plain(text)
    if name in CAPITALS and words != words.upper():
        yield f"{name} không in hoa: {words[:40]}"


def look_of(name: str, found: Iterable[Line]) -> Iterator[str]:
    """Size, weight and slant of all letters."""
    look = LOOKS[name]
    for size, bold, italic in sizes(found):
        if not look.least - 0.2 <= size <= look.most + 0.2 or (bold, italic) != (look.bold, look.italic):
            yield f"{name} cỡ {size}, đậm {bold}, nghiêng {italic}"


def ruled(name: str, found: list[Line], part: Part, share: tuple[float, float]) -> Iterator[str]:
    """Close below the last line there is a rule of the share of that line, centred too."""
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


def all_lines(name: str, text: Text, where: Stream, middle: float | None) -> Iterator[str | list[Line]]:
    """Each line of a text in its order: what is wrong with it, and the lines it takes."""
    for line in lines(text):
        found = where.after(plain(line))
        yield from capitals(name, line)
        yield from judged(name, line, found, middle)
        yield found
