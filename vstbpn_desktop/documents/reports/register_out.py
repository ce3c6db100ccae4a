"""Sổ đăng ký văn bản đi: ten columns, cancelled numbers and those without document in their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import Column, Document, GroupRow, Row
from vstbpn_desktop.documents.reports import registers
from vstbpn_desktop.documents.reports.registers import Book
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.registers import (
    ENTERED,
    MISSING,
    OutgoingLine,
    SeriesLines,
    kind_and_subject,
    outgoing,
)
from vstbpn_desktop.records.number import CANCELLED, RESERVED
from vstbpn_desktop.vietnamese.folding import fold

TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
OTHERS = "Văn bản không lấy số của dãy nào"
SERIES = Option(
    "series", "Dãy số", "text", default="", help="Mã dãy số, ví dụ BAN. Để trống: mọi dãy, mỗi dãy một phần."
)
COLUMNS = registers.numbered(
    Column("Số, ký hiệu văn bản", 35),
    Column("Ngày tháng văn bản", 22, kind="date"),
    Column("Tên loại và trích yếu nội dung văn bản"),
    Column("Người ký", 24),
    Column("Nơi nhận văn bản", 36),
    Column("Đơn vị, người nhận bản lưu", 22),
    Column("Số lượng bản", 14, kind="integer"),
    Column("Ngày chuyển", 22, kind="date"),
    Column("Ký nhận", 16),
    Column("Ghi chú", 22),
)
FILING = "luu"
"""How the line of those who file it begins, folded: they stand in a column of their own."""
NO_DOCUMENT = {
    CANCELLED: "Số huỷ, không cấp lại",
    RESERVED: "Số giữ chỗ, chưa có văn bản",
    MISSING: "Chưa có văn bản",
}


@dataclass(frozen=True, slots=True)
class OutgoingData:
    """The register's lines by series."""

    book: Book
    series: tuple[SeriesLines, ...]

    @property
    def lines(self) -> tuple[OutgoingLine, ...]:
        """The lines of every series."""
        return tuple(line for series in self.series for line in series.lines)


def gather(reader: Reader, options: Values) -> OutgoingData:
    """Read the register; of a part of the year what bears a day of it."""
    book = registers.book(reader, options)
    found = (_within(book, series) for series in outgoing(reader, book.year, options["series"]))
    return OutgoingData(book, tuple(series for series in found if series.lines))


def _within(book: Book, series: SeriesLines) -> SeriesLines:
    lines = tuple(line for line in series.lines if book.holds(line.date))
    return replace(series, lines=lines, missing=series.missing if book.whole else ())


def compose(data: OutgoingData) -> Document:
    """The register as it is bound."""
    span = registers.numbers_span(line.number for line in data.lines) if len(data.series) == 1 else ""
    return registers.register(data.book, TITLE, COLUMNS, tuple(_rows(data)), span, _words(data))


def _rows(data: OutgoingData) -> Iterator[Row | GroupRow]:
    for series in data.series:
        if len(data.series) > 1:
            yield GroupRow(series.name or OTHERS)
        yield from map(_row, series.lines)


def _row(line: OutgoingLine) -> Row:
    if line.state != ENTERED:
        return (line.symbol, line.date, NO_DOCUMENT[line.state], *[None] * 6, line.note)
    to = "; ".join(place for place in places(line.recipients) if not fold(place).startswith(FILING))
    what = kind_and_subject(line.kind_name, line.subject)
    return (
        line.symbol, line.date, what, line.signer, to, line.kept_by, line.copies, line.sent_on, None,
        line.note,
    )  # fmt: skip


def places(recipients: str) -> list[str]:
    """The lines of "Nơi nhận" without dashes and semicolons."""
    return list(filter(None, (line.strip(" -;.") for line in recipients.split("\n"))))


def _words(data: OutgoingData) -> str:
    count = sum(line.state == ENTERED for line in data.lines)
    if not data.lines:
        return "Sổ chưa có văn bản nào."
    cancelled = sum(line.state == CANCELLED for line in data.lines)
    reserved = sum(line.state == RESERVED for line in data.lines)
    others = [f"{cancelled} số huỷ"] * bool(cancelled) + [f"{reserved} số giữ chỗ"] * bool(reserved)
    counted = ", ".join((f"Sổ có {count} văn bản", *others)) + "."
    gaps = [gap for series in data.series for gap in series.missing]
    return " ".join(filter(None, (counted, registers.gaps_words(gaps))))


def notes(data: OutgoingData) -> tuple[str, ...]:
    """What should be looked at before the register is bound."""
    lines = [line for line in data.lines if line.state == ENTERED]
    lacking = (
        (sum(not line.signer for line in lines), "văn bản chưa ghi người ký"),
        (sum(not line.recipients for line in lines), "văn bản chưa ghi nơi nhận"),
        (sum(line.state == RESERVED for line in data.lines), "số còn giữ chỗ"),
    )
    said = tuple(f"{count} {words}" for count, words in lacking if count)
    gaps = registers.gaps_words(gap for series in data.series for gap in series.missing)
    return (*said, *((gaps,) if gaps else ()))


SPEC = DocumentSpec(
    id="register-out",
    label="Sổ đăng ký văn bản đi",
    description="Mười cột theo Phụ lục IV Nghị định 30, có số huỷ; in để đóng sổ và ký.",
    options=(registers.OPTIONS[0], SERIES, *registers.OPTIONS[1:]),
    gather=gather,
    compose=compose,
    notes=notes,
)
