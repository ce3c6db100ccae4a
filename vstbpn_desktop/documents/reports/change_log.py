"""Nhật ký thay đổi: what was done from day to day, record by record, in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.documents.model import (
    Block,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Row,
    Signer,
    Signers,
    Table,
    Title,
)
from vstbpn_desktop.documents.reports import parts
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Setting, Values
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.log_view import KINDS, ChangeView, LogFilter, Touched, change_view, log_lines
from vstbpn_desktop.queries.personal import NAMING
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.records.person import SPEC as PERSON
from vstbpn_desktop.vietnamese.dates import format_date, prose_date

MOST = 2_000
_TOLD, _LINES = 6, 8


def _month(setting: Setting) -> dt.date:
    return setting.today.replace(day=1)


FROM = Option("from", "Từ ngày", "date", default=_month, once=True)
TO = Option("to", "Đến ngày", "date", default=lambda setting: setting.today, once=True)
RECORD = Option(
    "record", "Loại mục", "choice", default="",
    choices=(("", "Tất cả"), *((spec.id, spec.plural) for spec in REGISTRY)),
)  # fmt: skip
KIND = Option("kind", "Loại việc", "choice", default="", choices=(("", "Tất cả"), *KINDS.items()))
WHO = Option("person", "Về người", "text", default="", once=True, help="Mã của người. Để trống: mọi người.")
WORDS = Option("words", "Có các chữ", "text", default="", once=True)
BIN = Option("deleted", "Chỉ những lần xoá chưa hoàn tác", "flag", default=False, once=True)
DETAIL = Option("detail", "Ghi rõ đã đổi gì", "flag", default=True)
COLUMNS = (
    Column("TT", 12, align="center"),
    Column("Lúc", 36),
    Column("Việc đã làm", 84),
    Column("Đã đổi gì"),
    Column("Tình trạng", 26),
)
SIGNERS = (Signer("NGƯỜI LẬP", "(Ký, ghi rõ họ tên)"), Signer("THỦ TRƯỞNG CƠ QUAN", "(Ký, ghi rõ họ tên)"))


@dataclass(frozen=True, slots=True)
class LogData:
    """The changes of some days, the oldest first; `who` is the person's name where only hers are wanted."""

    profile: ProfileData
    changes: tuple[ChangeView, ...]
    given: Values
    who: str


def gather(reader: Reader, options: Values) -> LogData:
    """Read the changes. UserError where the days end before they begin or nobody has that key."""
    first, last = options["from"], options["to"]
    if first > last:
        raise UserError(
            f"Nhật ký không thể từ {prose_date(first)} đến {prose_date(last)}.", "Hãy chọn lại hai ngày."
        )
    person = reader.get(PERSON, options["person"]) if options["person"] else None
    wanted = LogFilter(
        options["words"], first, last, options["kind"], options["record"], person, options["deleted"]
    )
    told = _TOLD if options["detail"] else 0
    changes = (change_view(reader, line.id, told) for line in log_lines(reader, wanted, MOST))
    who = reader.title(PERSON, person) if person else ""
    return LogData(profile_at(reader, reader.as_of), tuple(changes)[::-1], options, who)


def compose(data: LogData) -> Document:
    """One landscape table."""
    return Document(
        title="Nhật ký thay đổi",
        blocks=tuple(_blocks(data)),
        draft=data.given["draft"],
        author=data.profile.committee_name,
        landscape=True,
    )


def _blocks(data: LogData) -> Iterator[Block]:
    given, profile = data.given, data.profile
    yield Letterhead(profile.parent_agency.upper(), (profile.committee_name.upper(),), "", "")
    days = f"(Từ {prose_date(given['from'])} đến {prose_date(given['to'])})"
    yield Title("NHẬT KÝ THAY ĐỔI", tuple(filter(None, (_wanted(data), days))))
    if data.changes:
        yield Table(
            COLUMNS, tuple(_row(number, one) for number, one in enumerate(data.changes, 1)), dense=True
        )
    yield Paragraph(_summary(data))
    yield Signers(SIGNERS)


def _wanted(data: LogData) -> str:
    """What was asked for, in words; "" for everything."""
    given = data.given
    parts_of_it = (
        given["record"] and REGISTRY[given["record"]].plural,
        given["kind"] and KINDS[given["kind"]],
        data.who,
        given["words"] and f"có chữ “{given['words']}”",
        "xoá chưa hoàn tác" if given["deleted"] else "",
    )
    words = "; ".join(filter(None, parts_of_it))
    return words[:1].upper() + words[1:]


def _row(number: int, change: ChangeView) -> Row:
    line = change.line
    state = "đã hoàn tác" if line.undone else ""
    at = f"{format_date(line.at.date())} {line.at:%H:%M}"
    return str(number), at, line.words, "; ".join(_done(change)), state


def _done(change: ChangeView) -> Iterator[str]:
    for touched in change.touched:
        yield _told(touched)
    if change.touched and change.more:
        yield f"… và {change.more} mục khác"


def _told(touched: Touched) -> str:
    """ "Sở Nội vụ: Điện thoại: (trống) → 0237 385 1234"; of what was made or deleted, only that it was."""
    whole = [line for line in touched.lines if line in (f"Thêm {touched.label}", f"Xoá {touched.label}")]
    told = whole or touched.lines
    more = [f"… và {len(told) - _LINES} chỗ khác"] if len(told) > _LINES else []
    lines = ", ".join((*told[:_LINES], *more))
    return ": ".join(filter(None, (touched.title or f"{touched.label} (không còn)", lines)))


def _summary(data: LogData) -> str:
    undone = sum(change.line.undone for change in data.changes)
    taken = f", {undone} thay đổi đã hoàn tác" if undone else ""
    most = f" Chỉ in {MOST} thay đổi mới nhất." if len(data.changes) == MOST else ""
    return f"Có {len(data.changes)} thay đổi{taken}.{most}"


def _persons(data: LogData) -> int:
    """How many persons are told of, each once."""
    told = (touched for change in data.changes for touched in change.touched)
    return len({touched.title for touched in told if touched.record in NAMING})


SPEC = DocumentSpec(
    id="change-log",
    label="Nhật ký thay đổi",
    description="Đã làm gì, lúc nào, đổi gì: theo ngày, loại mục, loại việc, người.",
    options=(FROM, TO, RECORD, KIND, WHO, WORDS, BIN, DETAIL, parts.DRAFT),
    gather=gather,
    compose=compose,
    persons=_persons,
)
