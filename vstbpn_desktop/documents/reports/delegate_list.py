"""Danh sách: names with post and office, with a column to sign where one is wanted. Its form is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.model import Block, Column, Document, Paragraph, Row, Signers, Table, Title
from vstbpn_desktop.documents.reports import administrative, classes
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.general import SUBJECT
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader

KIND = Kind("DS", "DANH SÁCH")
PEOPLE = Option(
    "people", "Những người trong danh sách", "body", default="",
    help="Mỗi người một dòng: họ tên, chức vụ, đơn vị.",
)  # fmt: skip
SIGNED = Option("signed", "Cột ký nhận", "flag", default=False)
_NUMBER, _NAME, _POST = Column("TT", 12, align="center"), Column("Họ và tên", 48), Column("Chức vụ, đơn vị")
_PLAIN = (_NUMBER, _NAME, _POST, Column("Ghi chú", 32))
_SIGNED = (_NUMBER, _NAME, _POST, Column("Ký nhận", 36))
BLANK_ROWS = 15
ROW_MM = 9


@dataclass(frozen=True, slots=True)
class ListData:
    """Names with post and office as they were typed."""

    cover: Cover
    subject: str
    people: tuple[tuple[str, str], ...]
    signed: bool


def gather(reader: Reader, options: Values) -> ListData:
    """Read the committee and the lines."""
    people = tuple(_person(rich.bare(line)) for line in options["people"].split("\n") if rich.bare(line))
    return ListData(administrative.cover(reader, options), options["subject"], people, options["signed"])


def compose(data: ListData) -> Document:
    """The list with its total, signed by who made it and who confirms it."""
    return Document(
        title=f"{KIND.word} {data.subject}".strip(),
        blocks=tuple(_blocks(data)),
        draft=data.cover.draft,
        author=data.cover.issuer.agency,
        dated=data.cover.given.dated,
        circulation=data.cover.circulation,
        contact=data.cover.contact,
    )


def notes(data: ListData) -> tuple[str, ...]:
    """What is left to be written."""
    lacking = (("tên danh sách", data.subject), ("người trong danh sách", data.people))
    return administrative.general_notes(data.cover, lacking)


def _blocks(data: ListData) -> Iterator[Block]:
    yield administrative.letterhead(data.cover, KIND)
    yield Title(KIND.name, data.subject)
    columns = _SIGNED if data.signed else _PLAIN
    yield Table(columns, tuple(_rows(data)), row_mm=ROW_MM if data.signed else 0)
    if data.people:
        yield Paragraph(f"Danh sách có {len(data.people):02d} người./.")
    yield Signers(classes.signers(data.cover.profile))


def _rows(data: ListData) -> Iterator[Row]:
    for number, (name, post) in enumerate(data.people, 1):
        yield (str(number), name, post, "")
    for number in range(1, BLANK_ROWS + 1) if not data.people else ():
        yield (str(number), "", "", "")


def _person(line: str) -> tuple[str, str]:
    name, _, post = line.partition(",")
    return name.strip(), post.strip()


SPEC = DocumentSpec(
    id="delegate-list",
    label="Danh sách đại biểu",
    description="Danh sách tự ghi: họ tên, chức vụ, đơn vị; có cột ký nhận nếu cần.",
    options=(SUBJECT, PEOPLE, SIGNED, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    persons=lambda data: len(data.people),
)
