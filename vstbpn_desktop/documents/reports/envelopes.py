"""Phong bì: one for each addressee, the sender at the upper left as records staff write it."""

from __future__ import annotations

from dataclasses import dataclass

from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.model import Document, Envelope, Run, Text
from vstbpn_desktop.documents.reports import addressed, listing
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.addresses import RECORDS, Address, Sender, sender
from vstbpn_desktop.queries.reading import Reader

PAPER = Option(
    "paper", "Cỡ phong bì", "choice", default="DL",
    choices=tuple((name, envelope.label) for name, envelope in styles.ENVELOPES.items()),
)  # fmt: skip
NUMBER = Option(
    "number", "Số văn bản bên trong", "text", default="", help="Ví dụ 12/GM-BVSTBPN. Để trống: không ghi.",
    once=True,
)  # fmt: skip
ADDRESS = Option("address", "Địa chỉ nơi gửi", "text", default="", help="Để trống: theo cơ quan thường trực.")
PHONE = Option("phone", "Ghi điện thoại người nhận", "flag", default=False)


@dataclass(frozen=True, slots=True)
class EnvelopeData:
    """Who sends, to whom, on which envelopes; `number` is the symbol of what is inside."""

    sender: Sender
    to: tuple[Address, ...]
    paper: str
    number: str
    address: str
    phone: bool


def gather(reader: Reader, options: Values) -> EnvelopeData:
    """Read the addresses as of the day asked for."""
    then = listing.then(reader, options)
    return EnvelopeData(
        sender=sender(then),
        to=addressed.addressees(then, options),
        paper=options["paper"],
        number=options["number"],
        address=options["address"],
        phone=options["phone"],
    )


def compose(data: EnvelopeData) -> Document:
    """An envelope for each."""
    profile = data.sender.profile
    where = data.address or data.sender.address
    told = ((where, where), (data.sender.phone, f"ĐT: {data.sender.phone}"))
    details = tuple(words for known, words in told if known)
    number = data.number.removeprefix("Số:").strip()
    return Document(
        title=f"Phong bì {data.paper}",
        blocks=tuple(
            Envelope(
                parent=profile.parent_agency.upper(),
                name=(profile.committee_name.upper(),),
                details=details,
                number=f"Số: {number}" if number else "",
                to=(("Kính gửi: ", Run(one.name, bold=True)), *below(one, phone=data.phone)),
            )
            for one in data.to
        ),
        author=profile.committee_name,
        paper=data.paper,
    )


def below(one: Address, *, phone: bool) -> tuple[Text, ...]:
    """The lines of an address below the name."""
    where = f"Địa chỉ: {one.address}" if one.address else ""
    return tuple(filter(None, (one.work, where, f"ĐT: {one.phone}" if phone and one.phone else "")))


def notes(data: EnvelopeData) -> tuple[str, ...]:
    """Whose address is not known, the sender's included."""
    if not data.to:
        return ("Không có nơi nhận nào khớp với các lựa chọn.",)
    own = () if data.address or data.sender.address else ("Chưa có địa chỉ nơi gửi.",)
    return (*addressed.without_address(data.to), *own)


SPEC = DocumentSpec(
    id="envelopes",
    label="Phong bì",
    description="Phong bì DL, C5, C4 cho đơn vị, người trong danh sách: mỗi nơi một bì.",
    options=(
        PAPER, *addressed.CHOSEN, *addressed.DAYS, NUMBER, ADDRESS, PHONE, *addressed.MORE,
    ),
    gather=gather,
    compose=compose,
    notes=notes,
    persons=lambda data: sum(one.is_person for one in data.to),
    lists=RECORDS,
    kept=True,
)  # fmt: skip
