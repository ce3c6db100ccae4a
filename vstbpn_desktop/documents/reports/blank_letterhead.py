"""A blank sheet of any kind of document: letterhead, kind and signature, room to write between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import Block, Document, Paragraph
from vstbpn_desktop.documents.reports import administrative
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.general import SUBJECT, TO
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader

LETTER = "letter"
NOBODY = "." * 60
KINDS = {
    "NQ": "NGHỊ QUYẾT", "QĐ": "QUYẾT ĐỊNH", "CT": "CHỈ THỊ", "QC": "QUY CHẾ", "QyĐ": "QUY ĐỊNH",
    "TC": "THÔNG CÁO", "TB": "THÔNG BÁO", "HD": "HƯỚNG DẪN", "CTr": "CHƯƠNG TRÌNH", "KH": "KẾ HOẠCH",
    "PA": "PHƯƠNG ÁN", "ĐA": "ĐỀ ÁN", "DA": "DỰ ÁN", "BC": "BÁO CÁO", "BB": "BIÊN BẢN", "TTr": "TỜ TRÌNH",
    "HĐ": "HỢP ĐỒNG", "CĐ": "CÔNG ĐIỆN", "BGN": "BẢN GHI NHỚ", "BTT": "BẢN THỎA THUẬN",
    "GUQ": "GIẤY ỦY QUYỀN", "GM": "GIẤY MỜI", "GGT": "GIẤY GIỚI THIỆU", "GNP": "GIẤY NGHỈ PHÉP",
    "PG": "PHIẾU GỬI", "PC": "PHIẾU CHUYỂN", "PB": "PHIẾU BÁO",
}  # fmt: skip
"""The kinds of appendix III by their codes."""
KIND_OPTION = Option(
    "kind", "Loại văn bản", "choice", default=LETTER,
    choices=((LETTER, "Công văn"), *((code, name.capitalize()) for code, name in KINDS.items())),
)  # fmt: skip
LINES = Option(
    "lines", "Dòng để viết", "choice", default="12",
    choices=tuple((str(count), f"{count} dòng") for count in (0, 6, 12, 18, 24)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BlankData:
    """Which kind, and how many lines to write on."""

    cover: Cover
    kind: Kind
    subject: str
    lines: int


def gather(reader: Reader, options: Values) -> BlankData:
    """Read the committee."""
    code = options["kind"]
    kind = Kind("", "CÔNG VĂN") if code == LETTER else Kind(code, KINDS[code])
    cover = administrative.cover(reader, options)
    return BlankData(cover, kind, options["subject"], int(options["lines"]))


def compose(data: BlankData) -> Document:
    """The sheet; its lines end with nothing, since nobody knows where the text will."""
    lines: tuple[Block, ...] = tuple(Paragraph("…" * 30) for _ in range(data.lines))
    cover = data.cover if data.kind.code or data.cover.to else replace(data.cover, to=(NOBODY,))
    made = administrative.paper(cover, data.kind, data.subject, ())
    head, sign = made.blocks[:-1], made.blocks[-1:]
    return Document(
        made.title, (*head, *lines, *sign), made.draft, made.author, made.dated,
        circulation=made.circulation, contact=made.contact,
    )  # fmt: skip


SPEC = DocumentSpec(
    id="blank-letterhead",
    label="Mẫu trống các loại văn bản",
    description="Tờ có sẵn đầu văn bản, tên loại và khối ký của 27 loại văn bản và công văn.",
    options=(KIND_OPTION, SUBJECT, TO, LINES, *ENDING),
    gather=gather,
    compose=compose,
)
