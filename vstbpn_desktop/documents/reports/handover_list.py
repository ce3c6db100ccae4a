"""Danh mục bàn giao: what goes to the successor with the handover file, what is open, who signs for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from vstbpn_desktop.documents.model import (
    Block,
    Column,
    Document,
    GroupRow,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Row,
    Signer,
    Signers,
    Table,
    Title,
)
from vstbpn_desktop.documents.reports import parts
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries import handover
from vstbpn_desktop.queries.handover import Inventory, inventory
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import prose_date
from vstbpn_desktop.vietnamese.numbers import size_words

DOTS = "……………………"
_SIGN = "(Ký, ghi rõ họ tên)"
_HASH_GROUP = 16
PASSWORDS = (
    ("", "chưa lập gói"),
    ("no", "không có mật khẩu"),
    ("yes", "có mật khẩu; giao riêng, không ghi vào đây"),
)
FILE = Option("file", "Tên tệp gói bàn giao", "text", default="", once=True, help="Để trống: ghi tay.")
MADE = Option("made", "Lập lúc", "text", default="", once=True)
SIZE = Option("size", "Dung lượng", "text", default="", once=True)
HASH = Option("sha256", "Mã kiểm SHA-256", "text", default="", once=True)
PASSWORD = Option("password", "Mật khẩu", "choice", default="", choices=PASSWORDS, once=True)
GIVER = Option("giver", "Người giao", "text", default="", help="Để trống: ghi tay.")
TAKER = Option("taker", "Người nhận", "text", default="", once=True)
WITNESS = Option("witness", "Người chứng kiến", "text", default="", once=True)

FACTS = (Column("Mục", 46), Column("Nội dung"))
COUNTED = (
    Column("TT", 12, align="center"),
    Column("Loại mục", 58),
    Column("Số lượng", 22, kind="integer"),
    Column("Trong đó theo năm"),
)
OPEN = (
    Column("Mã, số ký hiệu", 34),
    Column("Nội dung"),
    Column("Hạn, ngày", 24, kind="date"),
    Column("Tình trạng", 34),
)
NUMBERS = (
    Column("Dãy số", 70),
    Column("Năm", 20, align="center"),
    Column("Số cuối cùng", 26, kind="integer"),
    Column("Ký hiệu"),
)
KINDS = {
    handover.TASKS: "Nhiệm vụ còn đơn vị chưa hoàn thành",
    handover.FINDINGS: "Kiến nghị sau kiểm tra chưa khắc phục",
    handover.DRAFTS: "Văn bản chưa phát hành",
    handover.UNANSWERED: "Văn bản đến chưa trả lời",
    handover.RESERVATIONS: "Số văn bản còn giữ chỗ",
}
HOW_TO_OPEN = (
    "Mở gói trên máy khác: cài chương trình, mở trang “Sao lưu, nhật ký”, bấm “Phục hồi từ tệp…” rồi chọn "
    "tệp nói trên. Trước khi phục hồi, chương trình cho xem số lượng từng loại mục để đối chiếu với mục II."
)


@dataclass(frozen=True, slots=True)
class HandoverData:
    """What is there, and what is said of the file; `given` are the options in words."""

    profile: ProfileData
    found: Inventory
    given: Values
    printed_on: str


def gather(reader: Reader, options: Values) -> HandoverData:
    """Count everything and list what is open as of today."""
    return HandoverData(
        profile_at(reader, reader.as_of), inventory(reader), options, prose_date(reader.as_of)
    )


def compose(data: HandoverData) -> Document:
    """The file, the counts, the open work, the numbers, three who sign."""
    return Document(
        title="Danh mục bàn giao",
        blocks=tuple(_blocks(data)),
        draft=data.given["draft"],
        author=data.profile.committee_name,
    )


def _blocks(data: HandoverData) -> Iterator[Block]:
    profile = data.profile
    yield Letterhead(profile.parent_agency.upper(), (profile.committee_name.upper(),), "", "")
    about = ("Hồ sơ, số liệu của cơ quan thường trực Ban", f"(Tính đến {data.printed_on})")
    yield Title("DANH MỤC BÀN GIAO", about)
    yield Heading("I. GÓI BÀN GIAO", 1)
    yield Table(FACTS, tuple(_facts(data)), dense=True)
    yield Paragraph(HOW_TO_OPEN)
    yield Heading("II. SỐ LƯỢNG THEO LOẠI MỤC VÀ NĂM", 1)
    yield from _counted(data.found)
    if data.found.open:
        yield PageBreak()
    yield Heading("III. VIỆC CÒN DỞ", 1)
    yield from _open(data.found)
    yield Heading("IV. SỐ VĂN BẢN ĐÃ LẤY", 1)
    yield from _numbers(data.found)
    yield Signers(tuple(_signers(data.given)))


def _facts(data: HandoverData) -> Iterator[Row]:
    given, found = data.given, data.found
    digest = given["sha256"]
    groups = [digest[at : at + _HASH_GROUP] for at in range(0, len(digest), _HASH_GROUP)]
    yield "Tệp", given["file"] or DOTS
    yield "Lập lúc", given["made"] or DOTS
    yield "Dung lượng", given["size"] or DOTS
    yield "Mã kiểm SHA-256", " ".join(groups) or DOTS
    yield "Mật khẩu", dict(PASSWORDS)[given["password"]] if given["password"] else DOTS
    yield "Tệp đính kèm", f"{found.files} tệp, {size_words(found.size)}"
    yield "Gồm", "Toàn bộ số liệu, tệp đính kèm, cài đặt, mẫu Word, nhật ký"


def _counted(found: Inventory) -> Iterator[Block]:
    rows = tuple(
        (str(number), one.label, one.count, "; ".join(f"{year}: {count}" for year, count in one.years))
        for number, one in enumerate(found.counted, 1)
    )
    yield Table(COUNTED, rows, dense=True) if rows else Paragraph("Chưa có mục nào.")


def _open(found: Inventory) -> Iterator[Block]:
    if not found.open:
        yield Paragraph("Không có việc nào còn dở.")
        return
    rows: list[Row | GroupRow] = []
    for kind, members in groupby(found.open, key=lambda line: line.kind):
        lines = list(members)
        rows.append(GroupRow(f"{KINDS[kind]}: {len(lines)}"))
        rows += [(line.key, line.what, line.due, line.state) for line in lines]
    yield Table(OPEN, tuple(rows), dense=True)


def _numbers(found: Inventory) -> Iterator[Block]:
    rows = tuple(
        (last.series, str(last.year or ""), last.number, last.symbol or "chưa lấy số")
        for last in found.numbers
    )
    yield Table(NUMBERS, rows, dense=True) if rows else Paragraph("Chưa mở dãy số nào.")


def _signers(given: Values) -> Iterator[Signer]:
    for post, who in (("NGƯỜI GIAO", "giver"), ("NGƯỜI NHẬN", "taker"), ("NGƯỜI CHỨNG KIẾN", "witness")):
        yield Signer(post, _SIGN, given[who])


def notes(data: HandoverData) -> tuple[str, ...]:
    """What is to be known before it is signed."""
    said = (
        ()
        if data.given["sha256"]
        else ("Tên tệp, mã kiểm còn để trống: chúng tự có khi lập gói ở trang Sao lưu, nhật ký.",)
    )
    return (*said, *((f"Còn {len(data.found.open)} việc dở.",) if data.found.open else ()))


SPEC = DocumentSpec(
    id="handover-list",
    label="Danh mục bàn giao",
    description="Giao gì cho người kế nhiệm: số lượng từng loại mục, việc còn dở, số cuối, mã kiểm của gói.",
    options=(FILE, MADE, SIZE, HASH, PASSWORD, GIVER, TAKER, WITNESS, parts.DRAFT),
    gather=gather,
    compose=compose,
    notes=notes,
)
