"""A blank sheet of any kind of document: letterhead, kind and signature, room to write between them.

The kinds that have a form of their own in appendix III (1.1, 1.2, 1.6 to 1.10) get its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import Block, Centred, Document, Paragraph
from vstbpn_desktop.documents.reports import administrative, minutes, parts
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.decision import head_of
from vstbpn_desktop.documents.reports.general import SUBJECT, TO
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader

LETTER = "letter"
KINDS = {
    "NQ": "NGHỊ QUYẾT", "QĐ": "QUYẾT ĐỊNH", "CT": "CHỈ THỊ", "QC": "QUY CHẾ", "QyĐ": "QUY ĐỊNH",
    "TC": "THÔNG CÁO", "TB": "THÔNG BÁO", "HD": "HƯỚNG DẪN", "CTr": "CHƯƠNG TRÌNH", "KH": "KẾ HOẠCH",
    "PA": "PHƯƠNG ÁN", "ĐA": "ĐỀ ÁN", "DA": "DỰ ÁN", "BC": "BÁO CÁO", "BB": "BIÊN BẢN", "TTr": "TỜ TRÌNH",
    "HĐ": "HỢP ĐỒNG", "CĐ": "CÔNG ĐIỆN", "BGN": "BẢN GHI NHỚ", "BTT": "BẢN THỎA THUẬN",
    "GUQ": "GIẤY ỦY QUYỀN", "GM": "GIẤY MỜI", "GGT": "GIẤY GIỚI THIỆU", "GNP": "GIẤY NGHỈ PHÉP",
    "PG": "PHIẾU GỬI", "PC": "PHIẾU CHUYỂN", "PB": "PHIẾU BÁO",
}  # fmt: skip
"""The kinds of appendix III by their codes."""
RESOLVED = {"NQ": "QUYẾT NGHỊ:", "QĐ": "QUYẾT ĐỊNH:"}
ADDRESSED = ("", "TTr")
"""Letters and submissions are always addressed (place 9a)."""
NO_SUBJECT = ("GGT", "GNP")
_DAY = "ngày …… tháng …… năm ……"
FORMS: dict[str, tuple[str, ...]] = {
    "CĐ": ("{agency} điện:", f"- {parts.DOTS};", f"- {parts.DOTS}."),
    "GM": (
        "{agency} trân trọng kính mời: " + parts.SHORT_DOTS, f"Tới dự {parts.DOTS}", f"Chủ trì: {parts.DOTS}",
        f"Thời gian: {parts.DOTS}", f"Địa điểm: {parts.DOTS}",
    ),
    "GGT": (
        "{agency} trân trọng giới thiệu:", f"Ông (bà): {parts.DOTS}", f"Chức vụ: {parts.DOTS}",
        f"Được cử đến: {parts.DOTS}", f"Về việc: {parts.DOTS}",
        "Đề nghị quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
        f"Giấy này có giá trị đến hết {_DAY}./.",
    ),
    "GNP": (
        f"Xét Đơn đề nghị nghỉ phép {_DAY} của ông (bà) {parts.SHORT_DOTS}", "{agency} cấp cho:",
        f"Ông (bà): {parts.DOTS}", f"Chức vụ: {parts.DOTS}",
        f"Được nghỉ phép trong thời gian …… ngày, kể từ {_DAY} đến hết {_DAY} tại {parts.SHORT_DOTS}",
        "Số ngày nghỉ phép nêu trên được tính vào thời gian ……………./.",
    ),
}  # fmt: skip
"""The words of forms 1.6, 1.7, 1.8 and 1.10, paragraph by paragraph."""
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
    """The sheet; lines without a form end with nothing, since nobody knows where the text will."""
    if data.kind.code == minutes.KIND.code:
        return minutes.compose(minutes.blank(data.cover, data.subject))
    to = data.cover.to or ((parts.DOTS,) if data.kind.code in ADDRESSED else ())
    subject = data.subject or ("" if data.kind.code in NO_SUBJECT else parts.SHORT_DOTS)
    opening = tuple(_opening(data))
    made = administrative.paper(replace(data.cover, to=to), data.kind, subject, (), opening=opening)
    head, sign = made.blocks[:-1], made.blocks[-1:]
    title = f"{data.kind.word} {data.subject}".strip()
    return replace(made, title=title, blocks=(*head, *_lines(data), *sign))


def _opening(data: BlankData) -> Iterator[Block]:
    """Of what decides: whose authority it is, on what it rests, the word that says so."""
    if resolved := RESOLVED.get(data.kind.code):
        yield from administrative.resolve(head_of(data.cover.issuer.agency))
        yield from administrative.basis((parts.DOTS, parts.DOTS))
        yield Centred(resolved)


def _lines(data: BlankData) -> Iterator[Block]:
    form = FORMS.get(data.kind.code, ())
    yield from (Paragraph(words.format(agency=data.cover.issuer.agency)) for words in form)
    if not (form and form[-1].endswith(parts.END)):
        yield from (Paragraph(parts.LINE) for _ in range(data.lines))


SPEC = DocumentSpec(
    id="blank-letterhead",
    label="Mẫu trống các loại văn bản",
    description="Tờ có sẵn đầu văn bản, tên loại và khối ký của 27 loại văn bản và công văn.",
    options=(KIND_OPTION, SUBJECT, TO, LINES, *ENDING),
    gather=gather,
    compose=compose,
)
