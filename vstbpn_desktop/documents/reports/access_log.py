"""Nhật ký xem, xuất dữ liệu cá nhân: which persons were looked at, which lists went out, when, as what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.db.access import OUT, VIEW
from vstbpn_desktop.documents.model import Block, Column, Document, Paragraph, Table
from vstbpn_desktop.documents.reports import parts, personal
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.access_view import AccessFilter, AccessLine, access_lines
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import format_date, prose_date

MOST = 20_000


def _first(setting: Setting) -> dt.date:
    return setting.today.replace(day=1)


FROM = Option("from", "Từ ngày", "date", default=_first, once=True)
TO = Option("to", "Đến ngày", "date", default=lambda setting: setting.today, once=True)
KIND = Option(
    "kind", "Gồm", "choice", default="",
    choices=(("", "xem và xuất, in"), (VIEW, "chỉ lượt xem"), (OUT, "chỉ lượt xuất, in")),
)  # fmt: skip
COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Lúc", 34),
    Column("Việc", 18),
    Column("Danh sách, người"),
    Column("Số người", 18, kind="integer"),
    Column("Ra", 22),
)


@dataclass(frozen=True, slots=True)
class LogData:
    """The lines of some days, the oldest first."""

    profile: ProfileData
    lines: tuple[AccessLine, ...]
    first: dt.date
    last: dt.date
    draft: bool


def gather(reader: Reader, options: Values) -> LogData:
    """Read the lines. UserError where the days end before they begin."""
    first, last = options["from"], options["to"]
    if first > last:
        raise UserError(
            f"Nhật ký không thể từ {prose_date(first)} đến {prose_date(last)}.", "Hãy chọn lại hai ngày."
        )
    lines = access_lines(reader, AccessFilter(options["kind"], first, last), MOST)
    profile = profile_at(reader, reader.as_of)
    return LogData(profile, tuple(reversed(lines)), first, last, options["draft"])


def compose(data: LogData) -> Document:
    """One table."""
    title = "NHẬT KÝ XEM, XUẤT DỮ LIỆU CÁ NHÂN"
    about = (f"(Từ {prose_date(data.first)} đến {prose_date(data.last)})",)
    return personal.paper(data.profile, title, about, _body(data), draft=data.draft)


def _body(data: LogData) -> Iterator[Block]:
    rows = tuple(
        (str(number), f"{format_date(line.at.date())} {line.at:%H:%M}", line.kind_words, line.what,
         line.persons, line.output)
        for number, line in enumerate(data.lines, 1)
    )  # fmt: skip
    if rows:
        yield Table(COLUMNS, rows, dense=True)
    out = sum(line.kind == OUT for line in data.lines)
    yield Paragraph(f"Có {len(rows) - out} lượt xem một người, {out} lượt xuất, in danh sách.")


SPEC = DocumentSpec(
    id="access-log",
    label="Nhật ký xem, xuất dữ liệu cá nhân",
    description="Đã xem những người nào, danh sách nào đã xuất, in ra, lúc nào, gồm bao nhiêu người.",
    options=(FROM, TO, KIND, parts.DRAFT),
    gather=gather,
    compose=compose,
)
