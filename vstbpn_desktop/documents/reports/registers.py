"""What the registers of documents share (Decree 30, appendix IV): cover, numbered columns, the last page.

Registers kept in a program must be printed with all their columns, to be bound and signed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vstbpn_desktop.documents.model import (
    Block,
    Column,
    Document,
    GroupRow,
    Letterhead,
    NextPaper,
    Paragraph,
    Row,
    Signer,
    Signers,
    Table,
    Title,
)
from vstbpn_desktop.documents.reports import parts
from vstbpn_desktop.documents.reports.spec import Option, Values
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.registers import Numbers
from vstbpn_desktop.vietnamese.dates import prose_date

ROW_MM = 9
"""Room for a signature in the column "Ký nhận"."""
SIGNERS = (
    Signer("NGƯỜI GIỮ SỔ", "(Ký, ghi rõ họ tên)"),
    Signer("THỦ TRƯỞNG CƠ QUAN", "(Ký, ghi rõ họ tên)"),
)
BLANK = "……"

FROM = Option("from", "Từ ngày", "date", help="Để trống: từ đầu năm.", once=True)
TO = Option("to", "Đến ngày", "date", help="Để trống: đến hết năm.", once=True)
VOLUME = Option("volume", "Quyển số", "text", default="", help="Để trống: ghi tay.", once=True)
COVER = Option("cover", "In trang bìa", "flag", default=True)
OPTIONS = (parts.YEAR, FROM, TO, VOLUME, COVER, parts.DRAFT)


@dataclass(frozen=True, slots=True)
class Book:
    """A register to be printed: whose, of which days of a year, what its cover says."""

    profile: ProfileData
    year: int
    first_day: dt.date
    last_day: dt.date
    volume: str
    cover: bool
    draft: bool

    @property
    def whole(self) -> bool:
        """Whether it covers the whole year."""
        return (self.first_day, self.last_day) == (dt.date(self.year, 1, 1), dt.date(self.year, 12, 31))

    def holds(self, day: dt.date | None) -> bool:
        """Whether a line of that day belongs into it; a line without a day belongs to the whole year's."""
        return self.whole if day is None else self.first_day <= day <= self.last_day


def book(reader: Reader, options: Values) -> Book:
    """The register of the options chosen. UserError where it would end before it begins."""
    year: int = options["year"]
    first, last = options["from"] or dt.date(year, 1, 1), options["to"] or dt.date(year, 12, 31)
    if not (first <= last and first.year == last.year == year):
        raise UserError(
            f"Sổ năm {year} không thể từ {prose_date(first)} đến {prose_date(last)}.",
            "Hãy chọn hai ngày của năm ấy, hoặc để trống để in cả năm.",
        )
    profile = profile_at(reader, min(last, reader.as_of))
    return Book(profile, year, first, last, options["volume"], options["cover"], options["draft"])


def numbered(*columns: Column) -> tuple[Column, ...]:
    """The columns with their numbers (1), (2) … below the titles, as the decree's forms have them."""
    return tuple(
        Column(f"({number})", column.width_mm, column.align, column.kind, column.title)
        for number, column in enumerate(columns, 1)
    )


def register(
    data: Book, title: str, columns: tuple[Column, ...], rows: Sequence[Row | GroupRow], span: str, words: str
) -> Document:
    """The whole register: cover, table, what it holds in words (`span` the numbers it covers), who signs."""
    return Document(
        title=f"{title.capitalize()} năm {data.year}",
        blocks=tuple(_blocks(data, title, columns, rows, span, words)),
        draft=data.draft,
        author=data.profile.committee_name,
        landscape=True,
    )


def _blocks(
    data: Book, title: str, columns: tuple[Column, ...], rows: Sequence[Row | GroupRow], span: str, words: str
) -> Iterator[Block]:
    profile = data.profile
    yield Letterhead(profile.parent_agency.upper(), (profile.committee_name.upper(),), "", "")
    days = f"Từ {prose_date(data.first_day)} đến {prose_date(data.last_day)}"
    if data.cover:
        volume = f"Quyển số: {data.volume or BLANK}"
        yield Title(title, tuple(filter(None, (f"Năm {data.year}", days, span, volume))))
        yield NextPaper(landscape=True)
    yield Title(title, (f"Năm {data.year}",) if data.whole else (f"Năm {data.year}", f"({days.lower()})"))
    yield Table(columns, tuple(rows), dense=True, row_mm=ROW_MM)
    yield Paragraph(words)
    yield Signers(SIGNERS)


def numbers_span(numbers: Iterable[int | None]) -> str:
    """ "Từ số 01 đến số 25", "" where there are none."""
    given = [number for number in numbers if number]
    return f"Từ số {min(given):02d} đến số {max(given):02d}" if given else ""


def gaps_words(gaps: Iterable[Numbers]) -> str:
    """ "Số chưa có văn bản: 07, 12–13.", "" where every number has one."""
    named = ", ".join(map(str, gaps))
    return f"Số chưa có văn bản: {named}." if named else ""
