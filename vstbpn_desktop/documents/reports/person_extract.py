"""Trích dữ liệu của một người: everything that is held about one person, for her to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from vstbpn_desktop.documents.model import Block, Column, Document, GroupRow, Heading, Paragraph, Row, Table
from vstbpn_desktop.documents.reports import parts, personal
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.person_data import Held, held
from vstbpn_desktop.queries.person_parts import HEADINGS
from vstbpn_desktop.queries.personal import LISTS, Inventory, inventory
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.vietnamese.dates import format_date, prose_date

WHO = Option(
    "person", "Người", "text", default="", once=True, occasion=True,
    help="Mã của người trong danh sách “Người, đầu mối”, ví dụ 12.",
)  # fmt: skip
VALUES = (Column("Mục", 52), Column("Nội dung đang lưu"))
PARTS = (Column("Vai trò", 62), Column("Thời gian", 44), Column("Nội dung"))
TEXTS = (Column("Nơi có nêu tên", 62), Column("Trường", 30), Column("Lời văn"))


@dataclass(frozen=True, slots=True)
class ExtractData:
    """What is held about her; None while nobody was named."""

    profile: ProfileData
    held: Held | None
    found: Inventory
    printed_on: str
    draft: bool


def gather(reader: Reader, options: Values) -> ExtractData:
    """Read all of it. UserError for a key that nobody has."""
    key = options["person"]
    found = held(reader, reader.get(PERSON, key)) if key else None
    profile = profile_at(reader, reader.as_of)
    return ExtractData(profile, found, inventory(reader), prose_date(reader.as_of), options["draft"])


def compose(data: ExtractData) -> Document:
    """The values by list, the parts she plays, texts that name her, what was done with it all."""
    name = data.held.name if data.held else "………………"
    about = (name, f"(Theo {personal.LAW}; {data.printed_on})")
    title = "TRÍCH DỮ LIỆU CỦA MỘT NGƯỜI"
    return personal.paper(data.profile, title, about, _body(data), draft=data.draft)


def _body(data: ExtractData) -> Iterator[Block]:
    found, number = data.held, iter(("I", "II", "III", "IV"))
    if found is None:
        yield Paragraph("Chưa chọn người để trích.")
        return
    yield Heading(f"{next(number)}. DỮ LIỆU ĐANG LƯU", 1)
    yield Table(VALUES, tuple(_values(found)), dense=True)
    if found.parts:
        yield Heading(f"{next(number)}. VAI TRÒ, QUÁ TRÌNH", 1)
        yield Table(PARTS, tuple(_parts(found)), dense=True)
    if found.mentions:
        yield Heading(f"{next(number)}. NƠI KHÁC CÓ NÊU HỌ TÊN", 1)
        yield Table(TEXTS, tuple((m.title, m.field, m.words) for m in found.mentions), dense=True)
    yield Heading(f"{next(number)}. MỤC ĐÍCH, CĂN CỨ, VIỆC ĐÃ LÀM VỚI DỮ LIỆU", 1)
    yield from (Paragraph(words) for words in _use(data, found))


def _values(found: Held) -> Iterator[Row | GroupRow]:
    for where, lines in groupby(found.lines, key=lambda line: line.where):
        yield GroupRow(where)
        yield from ((line.label, line.words) for line in lines)


def _parts(found: Held) -> Iterator[Row | GroupRow]:
    for kind, members in groupby(found.parts, key=lambda part: part.kind):
        yield GroupRow(HEADINGS[kind])
        yield from ((part.title, part.days, part.detail) for part in members)


def _use(data: ExtractData, found: Held) -> Iterator[str]:
    own = next(line for line in data.found.lines if line.of is LISTS[0])
    yield f"Mục đích: {own.of.purpose}. Căn cứ: {own.of.basis}. Thời hạn: {own.term}."
    since = f"từ ngày {format_date(found.since)}, " if found.since else ""
    yield f"Đã ghi, sửa {since}{found.changed} lần; xem {found.seen} lượt (mỗi ngày tính một lượt)."
    if found.namesakes:
        yield f"Có {len(found.namesakes)} dòng khác cùng họ tên, chưa rõ có phải người này không."
    yield personal.contact_words(data.found.contact, data.found.phone)


def notes(data: ExtractData) -> tuple[str, ...]:
    """What is to be known before it is handed over."""
    if data.held is None:
        return (
            "Chưa chọn người: mở trang Đơn vị, tab “Người, đầu mối”, chọn người rồi bấm “Trích dữ liệu”.",
        )
    if data.held.namesakes:
        return (
            f"{len(data.held.namesakes)} dòng khác cùng họ tên. Nếu là người này, hãy nối trước khi trích; "
            "nếu là người khác, hãy xem lại mục “Nơi khác có nêu họ tên”.",
        )
    return ()


SPEC = DocumentSpec(
    id="person-extract",
    label="Trích dữ liệu một người",
    description="Mọi dữ liệu đang lưu về một người: ở danh sách nào, từ bao giờ, để làm gì.",
    options=(WHO, parts.DRAFT),
    gather=gather,
    compose=compose,
    notes=notes,
    persons=lambda data: 1 if data.held else 0,
)
