"""Sổ theo dõi giải quyết văn bản đến: seven columns; what has a deadline or is being dealt with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vstbpn_desktop.documents.model import Column, Document, Row
from vstbpn_desktop.documents.reports import registers
from vstbpn_desktop.documents.reports.registers import Book
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Values
from vstbpn_desktop.queries.correspondence import ANSWERED, deadline_standing
from vstbpn_desktop.queries.inspection import Standing
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.registers import IncomingLine, incoming, kind_and_subject
from vstbpn_desktop.vietnamese.dates import format_date

TITLE = "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN"
COLUMNS = registers.numbered(
    Column("Số đến", 16, align="center"),
    Column("Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản"),
    Column("Đơn vị hoặc người nhận", 36),
    Column("Thời hạn giải quyết", 24, kind="date"),
    Column("Tiến độ giải quyết", 40),
    Column("Số, ký hiệu văn bản trả lời", 32),
    Column("Ghi chú", 28),
)


@dataclass(frozen=True, slots=True)
class FollowUpData:
    """The register's lines as they stand on a day."""

    book: Book
    lines: tuple[IncomingLine, ...]
    today: dt.date


def gather(reader: Reader, options: Values) -> FollowUpData:
    """Read what is followed; of a part of the year what came on a day of it."""
    book = registers.book(reader, options)
    lines = (line for line in incoming(reader, book.year) if line.followed and book.holds(line.received_on))
    return FollowUpData(book, tuple(lines), reader.as_of)


def compose(data: FollowUpData) -> Document:
    """The register as it is bound."""
    span = registers.numbers_span(line.number for line in data.lines)
    rows = tuple(_row(data, line) for line in data.lines)
    return registers.register(data.book, TITLE, COLUMNS, rows, span, _words(data))


def _row(data: FollowUpData, line: IncomingLine) -> Row:
    number = f"{line.number:02d}" if line.number else ""
    dated = f"ngày {format_date(line.date)}" if line.date else ""
    source = " ".join(filter(None, (line.symbol, dated, line.issuer and f"của {line.issuer}")))
    what = ": ".join(filter(None, (source, kind_and_subject(line.kind_name, line.subject))))
    return number, what, line.handler, line.due, _progress(data, line), line.answer, line.note


def _progress(data: FollowUpData, line: IncomingLine) -> str:
    """What was noted, and where it stands on the day of printing."""
    standing = _standing(data, line)
    done = f"đã giải quyết ngày {format_date(line.done_on)}" if line.done_on else standing.words
    words = "; ".join(filter(None, (line.progress, done)))
    return words[:1].upper() + words[1:]


def _standing(data: FollowUpData, line: IncomingLine) -> Standing:
    return deadline_standing(line.due, line.done_on, bool(line.answer), line.progress, data.today)


def _words(data: FollowUpData) -> str:
    if not data.lines:
        return "Không có văn bản đến phải theo dõi."
    kinds = [_standing(data, line).kind for line in data.lines]
    done, late = kinds.count(ANSWERED), kinds.count("overdue")
    still = len(kinds) - done
    parts = (
        f"Theo dõi {len(kinds)} văn bản",
        f"đã giải quyết {done}",
        f"còn {still}" + (f", trong đó quá hạn {late}" if late else "") if still else "",
    )
    return f"{'; '.join(filter(None, parts))} (tính đến ngày {format_date(data.today)})."


SPEC = DocumentSpec(
    id="register-follow-up",
    label="Sổ theo dõi giải quyết văn bản đến",
    description="Bảy cột theo Phụ lục IV Nghị định 30: văn bản đến phải trả lời, thời hạn, tiến độ.",
    options=registers.OPTIONS,
    gather=gather,
    compose=compose,
)
