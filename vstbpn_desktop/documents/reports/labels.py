"""Nhãn địa chỉ: sheets of labels to be stuck on, begun where a half-used sheet goes on."""

from __future__ import annotations

from dataclasses import dataclass

from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.model import Document, Labels, Run
from vstbpn_desktop.documents.reports import addressed, listing
from vstbpn_desktop.documents.reports.envelopes import PHONE, below
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.addresses import RECORDS, Address
from vstbpn_desktop.queries.profile import profile_at
from vstbpn_desktop.queries.reading import Reader

MOST = max(sheet.count for sheet in styles.LABELS.values())
PAPER = Option(
    "paper", "Tờ nhãn A4", "choice", default="3x8",
    choices=tuple((name, sheet.label) for name, sheet in styles.LABELS.items()),
)  # fmt: skip
TO = Option("to", "Ghi “Kính gửi:”", "flag", default=False)


START = Option(
    "start", "In từ", "choice", default="1", once=True,
    choices=(("1", "nhãn đầu tờ"), *((str(place), f"nhãn thứ {place}") for place in range(2, MOST + 1))),
    help="Tờ đã dùng dở: đếm từ trái sang phải, từ trên xuống.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LabelData:
    """Whose labels, on which sheet, from which place."""

    author: str
    to: tuple[Address, ...]
    paper: str
    start: int
    lead: bool
    phone: bool


def gather(reader: Reader, options: Values) -> LabelData:
    """Read the addresses as of the day asked for."""
    then = listing.then(reader, options)
    return LabelData(
        author=profile_at(then, then.as_of).committee_name,
        to=addressed.addressees(then, options),
        paper=options["paper"],
        start=int(options["start"]),
        lead=options["to"],
        phone=options["phone"],
    )


def compose(data: LabelData) -> Document:
    """A label for each."""
    lead = "Kính gửi: " if data.lead else ""
    items = tuple(((lead, Run(one.name, bold=True)), *below(one, phone=data.phone)) for one in data.to)
    return Document(
        title=f"Nhãn địa chỉ {len(data.to)} nơi",
        blocks=(Labels(items, data.start),),
        author=data.author,
        paper=data.paper,
    )


def notes(data: LabelData) -> tuple[str, ...]:
    """How many sheets to put in, and whose address is not known."""
    if not data.to:
        return ("Không có nơi nhận nào khớp với các lựa chọn.",)
    sheet = styles.LABELS[data.paper]
    used = (data.start - 1) % sheet.count
    sheets = -(-(used + len(data.to)) // sheet.count)
    words = f"{len(data.to)} nhãn, {sheets} tờ. In đúng cỡ thật (100 %), thử trước trên giấy thường."
    return (*addressed.without_address(data.to), words)


SPEC = DocumentSpec(
    id="labels",
    label="Nhãn địa chỉ",
    description="Nhãn dán trên tờ A4 bế sẵn cho đơn vị, người trong danh sách; tờ dùng dở in tiếp được.",
    options=(
        PAPER, START, *addressed.CHOSEN, *addressed.DAYS, TO, PHONE, *addressed.MORE,
    ),
    gather=gather,
    compose=compose,
    notes=notes,
    persons=lambda data: sum(one.is_person for one in data.to),
    lists=RECORDS,
    kept=True,
)  # fmt: skip
