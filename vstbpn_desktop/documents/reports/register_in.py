"""Sổ đăng ký văn bản đến: ten columns, numbers without document in their places."""

from __future__ import annotations

from dataclasses import dataclass

from vstbpn_desktop.documents.model import Column, Document, Row
from vstbpn_desktop.documents.reports import registers
from vstbpn_desktop.documents.reports.registers import Book
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.registers import IncomingLine, incoming, kind_and_subject

TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"
COLUMNS = registers.numbered(
    Column("Ngày đến", 22, kind="date"),
    Column("Số đến", 15, align="center"),
    Column("Tác giả", 36),
    Column("Số, ký hiệu văn bản", 32),
    Column("Ngày tháng văn bản", 22, kind="date"),
    Column("Tên loại và trích yếu nội dung văn bản"),
    Column("Đơn vị hoặc người nhận", 26),
    Column("Ngày chuyển", 22, kind="date"),
    Column("Ký nhận", 17),
    Column("Ghi chú", 16),
)
NO_DOCUMENT = "Chưa có văn bản"


@dataclass(frozen=True, slots=True)
class IncomingData:
    """The register's lines."""

    book: Book
    lines: tuple[IncomingLine, ...]


def gather(reader: Reader, options: Values) -> IncomingData:
    """Read the register; of a part of the year what came on a day of it."""
    book = registers.book(reader, options)
    lines = incoming(reader, book.year)
    return IncomingData(book, tuple(line for line in lines if book.holds(line.received_on)))


def compose(data: IncomingData) -> Document:
    """The register as it is bound."""
    span = registers.numbers_span(line.number for line in data.lines)
    return registers.register(data.book, TITLE, COLUMNS, tuple(map(_row, data.lines)), span, _words(data))


def _row(line: IncomingLine) -> Row:
    if line.missing:
        return (None, str(line.missing), None, None, None, NO_DOCUMENT, *[None] * 4)
    number = f"{line.number:02d}" if line.number else ""
    what = kind_and_subject(line.kind_name, line.subject)
    return (
        line.received_on, number, line.issuer, line.symbol, line.date, what, line.handler, line.forwarded_on,
        None, line.note,
    )  # fmt: skip


def _words(data: IncomingData) -> str:
    count = sum(line.missing is None for line in data.lines)
    if not count:
        return "Sổ chưa có văn bản nào."
    return " ".join(filter(None, (f"Sổ có {count} văn bản.", _gaps(data))))


def _gaps(data: IncomingData) -> str:
    return registers.gaps_words(line.missing for line in data.lines if line.missing)


def notes(data: IncomingData) -> tuple[str, ...]:
    """What should be looked at before the register is bound."""
    lacking = sum(line.missing is None and line.number is None for line in data.lines)
    said = (f"{lacking} văn bản chưa có số đến",) if lacking else ()
    gaps = _gaps(data)
    return (*said, *((gaps,) if gaps else ()))


SPEC = DocumentSpec(
    id="register-in",
    label="Sổ đăng ký văn bản đến",
    description="Mười cột theo Phụ lục IV Nghị định 30; in để đóng sổ và ký nhận.",
    options=registers.OPTIONS,
    gather=gather,
    compose=compose,
    notes=notes,
)
