"""Bản kê dữ liệu cá nhân: which lists hold personal data, for what, on which basis, how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Block, Column, Document, Paragraph, Table
from vstbpn_desktop.documents.reports import parts, personal
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Values
from vstbpn_desktop.queries.personal import NEVER, Inventory, inventory
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import prose_date

COLUMNS = (
    Column("TT", 10, align="center"),
    Column("Danh sách", 28),
    Column("Dữ liệu về mỗi người", 50),
    Column("Mục đích"),
    Column("Căn cứ", 46),
    Column("Thời hạn", 31),
    Column("Phụ trách", 26),
    Column("Số dòng", 14, kind="integer"),
)


@dataclass(frozen=True, slots=True)
class InventoryData:
    """The inventory on the day it is printed."""

    profile: ProfileData
    found: Inventory
    printed_on: str
    draft: bool


def gather(reader: Reader, options: Values) -> InventoryData:
    """Read the inventory."""
    profile = profile_at(reader, reader.as_of)
    return InventoryData(profile, inventory(reader), prose_date(reader.as_of), options["draft"])


def compose(data: InventoryData) -> Document:
    """A lying page with one row for each list."""
    about = (f"(Theo {personal.LAW}; tính đến {data.printed_on})",)
    title = "BẢN KÊ DỮ LIỆU CÁ NHÂN"
    return personal.paper(data.profile, title, about, _body(data), draft=data.draft, landscape=True)


def _body(data: InventoryData) -> Iterator[Block]:
    rows = tuple(
        (str(number), line.of.label, line.of.holds, line.of.purpose, line.of.basis, line.term, line.keeper,
         line.count)
        for number, line in enumerate(data.found.lines, 1)
    )  # fmt: skip
    yield Table(COLUMNS, rows, dense=True)
    yield Paragraph(NEVER)
    yield Paragraph(personal.contact_words(data.found.contact, data.found.phone))


def notes(data: InventoryData) -> tuple[str, ...]:
    """What the inventory lacks."""
    return () if data.found.contact else ("Chưa ghi người phụ trách bảo vệ dữ liệu (trang Cài đặt).",)


SPEC = DocumentSpec(
    id="data-inventory",
    label="Bản kê dữ liệu cá nhân",
    description="Danh sách nào giữ dữ liệu cá nhân, để làm gì, căn cứ, thời hạn, người phụ trách.",
    options=(parts.DRAFT,),
    gather=gather,
    compose=compose,
    notes=notes,
)
