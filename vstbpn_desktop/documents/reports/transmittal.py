"""Phiếu gửi, kind PG of Decree 30/2020, appendix III: what is sent, to be signed for and returned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Block, Bullets, Document, Paragraph, listed
from vstbpn_desktop.documents.reports import administrative, parts
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.general import TO
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import blank_prose_date

KIND = Kind("PG", "PHIẾU GỬI")
SENT = Option("sent", "Văn bản gửi kèm", "lines", default=(), help="Mỗi văn bản một dòng.")


@dataclass(frozen=True, slots=True)
class TransmittalData:
    """What is sent to whom."""

    cover: Cover
    sent: tuple[str, ...]


def gather(reader: Reader, options: Values) -> TransmittalData:
    """Read the committee; what is sent was typed."""
    return TransmittalData(administrative.cover(reader, options), options["sent"])


def compose(data: TransmittalData) -> Document:
    """The slip, with the place where its receipt is signed."""
    return administrative.paper(data.cover, KIND, "", _body(data))


def notes(data: TransmittalData) -> tuple[str, ...]:
    """What is left to be written."""
    return administrative.general_notes(data.cover, (("nơi nhận", data.cover.to), ("văn bản gửi", data.sent)))


def _body(data: TransmittalData) -> Iterator[Block]:
    agency = data.cover.issuer.agency
    count = len(data.sent)
    what = "văn bản sau" if count == 1 else f"{count:02d} văn bản sau" if count else "các văn bản sau"
    yield Paragraph(f"{agency} gửi kèm theo phiếu này {what}:")
    if data.sent:
        yield Bullets(listed(data.sent))
    else:
        yield from (Paragraph(parts.LINE) for _ in range(3))
    yield Paragraph(f"Nhận {blank_prose_date()}, lúc …… giờ. Người nhận (ký, ghi rõ họ tên):")
    yield Paragraph(parts.LINE)
    yield Paragraph("Sau khi nhận, đề nghị quý cơ quan ký xác nhận và gửi lại phiếu này cho cơ quan gửi")


SPEC = DocumentSpec(
    id="transmittal",
    label=KIND.word,
    description="Phiếu gửi văn bản, tài liệu, có chỗ ký nhận (PG).",
    options=(TO, SENT, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
