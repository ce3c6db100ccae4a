"""Sổ theo dõi vi phạm về dữ liệu cá nhân: a form to be written on by hand, and what is to be done when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Block, Bullets, Column, Document, Paragraph, Table
from vstbpn_desktop.documents.reports import parts, personal
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.personal import Inventory, inventory
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader

ROWS = Option(
    "rows", "Số dòng trống", "choice", default="3", choices=tuple((str(n), str(n)) for n in (3, 6, 10, 15))
)
ROW_MM = 18
COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Ngày, giờ xảy ra; phát hiện", 30),
    Column("Vụ việc, dữ liệu, số người bị ảnh hưởng"),
    Column("Nguyên nhân", 38),
    Column("Việc đã làm, người làm", 44),
    Column("Đã báo ai, ngày, giờ (trong 72 giờ)", 38),
    Column("Ngày đóng", 24),
)
TO_DO = (
    "Ghi ngay khi phát hiện: mất máy, mất USB, gửi nhầm danh sách, người không có quyền xem dữ liệu…;",
    "Báo người phụ trách; việc phải báo cơ quan bảo vệ dữ liệu cá nhân thì báo trong 72 giờ (Điều 23);",
    "Không ghi họ tên người bị ảnh hưởng vào sổ này, chỉ ghi số người và loại dữ liệu;",
    "Giữ hồ sơ vi phạm ít nhất 5 năm.",
)


@dataclass(frozen=True, slots=True)
class IncidentForm:
    """Whose form it is, how many lines it has."""

    profile: ProfileData
    found: Inventory
    rows: int
    draft: bool


def gather(reader: Reader, options: Values) -> IncidentForm:
    """Read whose form it is."""
    profile = profile_at(reader, reader.as_of)
    return IncidentForm(profile, inventory(reader), int(options["rows"]), options["draft"])


def compose(data: IncidentForm) -> Document:
    """A lying page with empty rows."""
    title, about = "SỔ THEO DÕI VI PHẠM VỀ DỮ LIỆU CÁ NHÂN", (f"(Theo {personal.LAW})",)
    return personal.paper(data.profile, title, about, _body(data), draft=data.draft, landscape=True)


def _body(data: IncidentForm) -> Iterator[Block]:
    blank = ("",) * (len(COLUMNS) - 1)
    rows = tuple((str(number), *blank) for number in range(1, data.rows + 1))
    yield Paragraph("Khi có vi phạm hoặc nghi có vi phạm:")
    yield Bullets(TO_DO)
    yield Table(COLUMNS, rows, dense=True, row_mm=ROW_MM)
    yield Paragraph(personal.contact_words(data.found.contact, data.found.phone))


SPEC = DocumentSpec(
    id="incident-log",
    label="Sổ theo dõi vi phạm về dữ liệu",
    description="Mẫu để ghi tay khi lộ, mất dữ liệu cá nhân: vụ việc, việc đã làm, đã báo ai trong 72 giờ.",
    options=(ROWS, parts.DRAFT),
    gather=gather,
    compose=compose,
)
