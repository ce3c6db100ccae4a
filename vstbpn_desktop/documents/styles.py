"""How the decree wants a document set: the only place that knows Decree 30/2020/NĐ-CP, Appendix I.

Lengths in millimetres, letters and spacing in points. Where the decree leaves a range (margins 20-25,
letters 13-14) the usual choice of the field stands here. Certificates, lists and the insides of tables are
not ruled by the decree; their sizes are ours.
"""

from dataclasses import dataclass
from typing import Literal

FONT = "Times New Roman"
# Has the same widths: stands in where Times New Roman is not installed.
FALLBACK_FONTS = ("Liberation Serif", "Noto Sans")
LANGUAGE = "vi-VN"

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TO = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
DRAFT = "DỰ THẢO"
PRACTICE = "TẬP DƯỢT"
LIST_MARKER = "- "

HIGHLIGHT = "FFFF00"
BLACK, RED, DEEP_RED = "000000", "FF0000", "9B1C1C"


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet, A4 where nothing else is said, and its margins; turned, the margins stay at their sides.

    `numbered` pages bear their number from the second on; `border` is how far from the edges a frame of two
    lines is drawn around a page, 0 for none.
    """

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10
    numbered: bool = True
    border: float = 0

    def text_width(self, landscape: bool = False) -> float:
        """Width of the text in mm."""
        return (self.height if landscape else self.width) - self.left - self.right

    def text_height(self, landscape: bool = False) -> float:
        """Height of the text in mm."""
        return (self.width if landscape else self.height) - self.top - self.bottom


PAGE = Page()
PAPER = "A4"


@dataclass(frozen=True, slots=True)
class EnvelopePage:
    """An envelope as it lies for writing; where the address begins, in mm from its upper left corner."""

    label: str
    page: Page
    to_left: float
    to_top: float


@dataclass(frozen=True, slots=True)
class LabelPage:
    """A sheet of labels: columns and rows of them, the size of one, the gap between two columns, in mm."""

    label: str
    page: Page
    columns: int
    rows: int
    width: float
    height: float
    gap: float = 0

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows


def _envelope(width: float, height: float) -> Page:
    return Page(width, height, top=15, bottom=5, left=12, right=12, header=7, numbered=False)


def _labels(across: float, down: float) -> Page:
    """A4 with the margins that its labels leave; below a little less: Word sets a line after a table."""
    side, top = (PAGE.width - across) / 2, (PAGE.height - down) / 2
    below = max(0.0, top - 1)
    return Page(top=top, bottom=below, left=side, right=side, header=0, numbered=False)


ENVELOPES = {
    "DL": EnvelopePage("DL (220 × 110 mm)", _envelope(220, 110), 102, 50),
    "C5": EnvelopePage("C5 (229 × 162 mm)", _envelope(229, 162), 106, 78),
    "C4": EnvelopePage("C4 (324 × 229 mm)", _envelope(324, 229), 150, 112),
}
LABELS = {
    "3x8": LabelPage("24 nhãn 70 × 37 mm", _labels(210, 296), 3, 8, 70, 37),
    "3x7": LabelPage("21 nhãn 63,5 × 38,1 mm", _labels(195.6, 266.7), 3, 7, 63.5, 38.1, 2.55),
    "2x8": LabelPage("16 nhãn 99,1 × 33,9 mm", _labels(200.7, 271.2), 2, 8, 99.1, 33.9, 2.5),
    "2x7": LabelPage("14 nhãn 99,1 × 38,1 mm", _labels(200.7, 266.7), 2, 7, 99.1, 38.1, 2.5),
}
CERTIFICATE = "certificate"
"""A4 lying, framed."""

PAPERS: dict[str, Page] = {
    PAPER: PAGE,
    CERTIFICATE: Page(297, 210, 25, 20, 26, 26, header=14, numbered=False, border=10),
    **{name: envelope.page for name, envelope in ENVELOPES.items()},
    **{name: labels.page for name, labels in LABELS.items()},
}
"""The sheets a document may be set on, by name."""

Align = Literal["left", "center", "right", "justify"]
Role = Literal[
    "parent",
    "agency",
    "nation",
    "motto",
    "symbol",
    "place",
    "about",
    "kind",
    "subject",
    "title_note",
    "to",
    "to_head",
    "to_item",
    "basis",
    "heading1",
    "heading2",
    "heading3",
    "body",
    "cell",
    "cell_dense",
    "head_cell",
    "head_cell_dense",
    "recipients",
    "recipient",
    "signer_title",
    "signer_name",
    "signer_note",
    "appendix_label",
    "appendix_title",
    "appendix_note",
    "page_number",
    "mark",
    "urgency",
    "drafter",
    "contact",
    "centred",
    "sender",
    "sender_name",
    "sender_detail",
    "addressee_large",
    "addressee",
    "addressee_small",
    "label",
    "label_small",
    "label_tiny",
    "rule",
    "gap",
    "certificate_title",
    "certificate_lead",
    "certificate_name",
    "certificate_name_small",
    "certificate_line",
    "certificate_line_small",
    "certificate_number",
]


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one role; `name` is what Word's list of styles shows, `level` the outline level."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    first_mm: float = 0
    left_mm: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    level: int = 0
    colour: str = BLACK


SIZE = 14
INDENT_MM = 12.7
PARAGRAPH_GAP = 6
_DASH_MM = 2.88

STYLES: dict[Role, Style] = {
    "parent": Style("VB Cơ quan chủ quản", 13, align="center"),
    "agency": Style("VB Cơ quan ban hành", 13, bold=True, align="center"),
    "nation": Style("VB Quốc hiệu", 13, bold=True, align="center"),
    "motto": Style("VB Tiêu ngữ", 14, bold=True, align="center"),
    "symbol": Style("VB Số, ký hiệu", 13, align="center", before=6),
    "place": Style("VB Địa danh, thời gian", 14, italic=True, align="center", before=6),
    "about": Style("VB Trích yếu công văn", 12, align="center", before=6),
    "kind": Style("VB Tên loại", 14, bold=True, align="center", keep=True),
    "subject": Style("VB Trích yếu", 14, bold=True, align="center", keep=True),
    "title_note": Style("VB Ghi chú tên loại", 14, italic=True, align="center", keep=True),
    "to": Style("VB Kính gửi", SIZE, align="center"),
    "to_head": Style("VB Kính gửi nhiều nơi", SIZE, left_mm=28, keep=True),
    "to_item": Style("VB Nơi kính gửi", SIZE, left_mm=47 + _DASH_MM, first_mm=-_DASH_MM),
    "basis": Style("VB Căn cứ", SIZE, italic=True, align="justify", first_mm=INDENT_MM, after=PARAGRAPH_GAP),
    "heading1": Style(
        "heading 1", SIZE, bold=True, align="justify", first_mm=INDENT_MM, after=6, keep=True, level=1
    ),
    "heading2": Style(
        "heading 2", SIZE, bold=True, align="justify", first_mm=INDENT_MM, after=6, keep=True, level=2
    ),
    "heading3": Style("heading 3", SIZE, align="justify", first_mm=INDENT_MM, after=6, keep=True, level=3),
    "body": Style("VB Lời văn", SIZE, align="justify", first_mm=INDENT_MM, after=PARAGRAPH_GAP),
    "cell": Style("VB Ô bảng", 12),
    "cell_dense": Style("VB Ô bảng nhỏ", 11),
    "head_cell": Style("VB Đầu bảng", 12, bold=True, align="center"),
    "head_cell_dense": Style("VB Đầu bảng nhỏ", 11, bold=True, align="center"),
    "recipients": Style("VB Nơi nhận", 12, bold=True, italic=True),
    "recipient": Style("VB Danh sách nơi nhận", 11),
    "signer_title": Style("VB Quyền hạn, chức vụ", 14, bold=True, align="center"),
    "signer_name": Style("VB Họ tên người ký", 14, bold=True, align="center"),
    "signer_note": Style("VB Ghi chú ký", 13, italic=True, align="center"),
    "appendix_label": Style("VB Phụ lục", 14, bold=True, align="center", keep=True),
    "appendix_title": Style("VB Tên phụ lục", 14, bold=True, align="center", keep=True),
    "appendix_note": Style("VB Ghi chú phụ lục", 14, italic=True, align="center", keep=True),
    "page_number": Style("VB Số trang", 14, align="center"),
    "mark": Style("VB Dấu chỉ dẫn", 13, bold=True, align="center"),
    "urgency": Style("VB Dấu khẩn", 13, bold=True, align="center", colour=RED),
    "drafter": Style("VB Người soạn thảo", 11, before=3),
    "contact": Style("VB Địa chỉ", 11, align="center", before=2),
    "centred": Style("VB Dòng giữa", SIZE, bold=True, align="center", before=6, after=6, keep=True),
    "sender": Style("VB Nơi gửi", 12, align="center"),
    "sender_name": Style("VB Tên nơi gửi", 12, bold=True, align="center"),
    "sender_detail": Style("VB Địa chỉ nơi gửi", 11, align="center"),
    "addressee_large": Style("VB Phong bì", 14, after=2),
    "addressee": Style("VB Phong bì vừa", 12, after=1),
    "addressee_small": Style("VB Phong bì nhỏ", 10),
    "label": Style("VB Nhãn", 12),
    "label_small": Style("VB Nhãn nhỏ", 10),
    "label_tiny": Style("VB Nhãn rất nhỏ", 8),
    "rule": Style("VB Kẻ ngang", 2),
    "gap": Style("VB Khoảng cách", 2),
    "certificate_title": Style(
        "VB Giấy chứng nhận", 38, bold=True, align="center", before=10, after=4, colour=DEEP_RED
    ),
    "certificate_lead": Style("VB Chứng nhận", 16, italic=True, align="center", after=2),
    "certificate_name": Style("VB Tên người được chứng nhận", 30, bold=True, align="center", after=4),
    "certificate_name_small": Style("VB Tên dài được chứng nhận", 20, bold=True, align="center", after=4),
    "certificate_line": Style("VB Lời chứng nhận", 16, align="center", after=4),
    "certificate_line_small": Style("VB Lời chứng nhận nhỏ", 12, align="center", after=2),
    "certificate_number": Style("VB Số giấy chứng nhận", 13),
}

# A solid rule below a line of letters, as a share of that line (Appendix I: motto the whole line; agency and
# subject from a third to a half; Appendix III, forms 1.3, 1.8 and 2.1: attached texts, kinds without subject
# and appendices have one too, its length drawn and not said).
RULE_SHARE: dict[Role, float] = {
    "motto": 1.0,
    "agency": 0.4,
    "kind": 0.4,
    "subject": 0.4,
    "title_note": 0.25,
    "appendix_label": 0.4,
    "appendix_title": 0.4,
    "appendix_note": 0.25,
}
RULE_STROKE = 0.75
RULE_GAP = 3

LETTERHEAD_SHARE = 0.4
LETTERHEAD_AFTER = 12
COPY_RULE_AFTER = 6
OPENING_AFTER = 12
TABLE_AFTER = 6
# A long subject is broken into even lines narrower than the page.
TITLE_SHARE = 0.92

SIGNATURE_SHARE = 0.465
SIGNATURE_BEFORE = 6
SIGNATURE_SPACE_MM = 25
# The most of a page that is held together at the end: from there a list of recipients may break.
SIGNATURE_HEIGHT_SHARE = 0.45
# A list of recipients below the first of several signers is held together up to so many lines.
RECIPIENTS_HELD, RECIPIENTS_BEFORE_MM = 12, 3

# Place 11 of the decree's diagram, in the top margin above nation and motto, in a single frame: "LƯU HÀNH NỘI
# BỘ"; its middle as a share of the text's width. A draft's mark, which the decree does not know, stands above
# the issuing body. Its width is that of the words and this at both sides.
CIRCULATION_MIDDLE = 0.71
MARK_SIDE_MM = 3
# Place 10b, at the left margin: the frames of the marks of urgency, in mm; red as the stamps are.
URGENCY_HEIGHT_MM = 8
URGENCY_WIDTHS_MM = {"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}
URGENCY_BEFORE_MM = 2

# What an address on a label keeps from its edges.
LABEL_SIDE_MM, LABEL_TOP_MM = 4, 2.5

TABLE_STROKE = 0.5
CELL_SIDE_MM = 1.9
CELL_TOP_MM = 1.0

# Certificates are not ruled by the decree. The frame: two lines of so many pt, as far from each other.
BORDER_STROKE = 1.5
CERTIFICATE_SHARE = 0.9
CERTIFICATE_NAME_MM = 27
CERTIFICATE_SIGN_MM = 20
