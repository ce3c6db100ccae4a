"""What the submission and the decision on the committee's members share: who joins, replaces, leaves.

What the officer types stands; where she types nothing the seats tell it: the review as of the paper's day is
an exact difference of two rosters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.model import Block, Column, Paragraph, Row, Table
from vstbpn_desktop.documents.reports.spec import Option, Values
from vstbpn_desktop.queries.committee import (
    ADD,
    REMOVE,
    REPLACE,
    Finding,
    SeatLine,
    province_committee,
    review,
    roster,
)
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.seat import LEADING

ADDED = Option(
    "added",
    "Bổ sung",
    "body",
    default="",
    help="Mỗi người một dòng: họ tên, chức vụ, vai trong Ban. Để trống cả bốn phần: theo ghế trong Ban.",
)
REPLACED = Option(
    "replaced", "Thay thế", "body", default="", help="Mỗi dòng: người mới, chức vụ, vai; thay người cũ."
)
REMOVED = Option("removed", "Thôi tham gia", "body", default="", help="Mỗi dòng: họ tên, lý do.")
MEMBERS = Option(
    "members", "Danh sách sau kiện toàn", "body", default="",
    help="Theo thứ tự, mỗi người một dòng: họ tên, chức vụ, vai trong Ban.",
)  # fmt: skip
BEFORE = Option(
    "before", "Quyết định trước đây", "text", default="", help="Ví dụ: Quyết định số … ngày … của …"
)
OPTIONS = (ADDED, REPLACED, REMOVED, MEMBERS, BEFORE)
COLUMNS = (
    Column("TT", 11, align="center"),
    Column("Họ và tên", 46),
    Column("Chức vụ, đơn vị"),
    Column("Chức danh trong Ban", 44),
)
BLANK_ROWS = 10
_TOLD = (ADD, REPLACE, REMOVE)


@dataclass(frozen=True, slots=True)
class Change:
    """The difference a decision makes: lines as they were typed; the whole list afterwards."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    members: tuple[tuple[str, str, str], ...]
    before: str

    @property
    def size(self) -> int:
        """How many seats change."""
        return len(self.added) + len(self.replaced) + len(self.removed)


def change_of(reader: Reader, options: Values) -> Change:
    """The change of the options typed; of the province's seats on the reader's day where none were."""
    if not any(options[name] for name in ("added", "replaced", "removed", "members")):
        return _seen(reader, options["before"])
    return Change(
        _lines(options["added"]),
        _lines(options["replaced"]),
        _lines(options["removed"]),
        tuple(_member(line) for line in _lines(options["members"])),
        options["before"],
    )


def _seen(reader: Reader, before: str) -> Change:
    """What the review of the seats comes to, and the list after it."""
    board = province_committee(reader)
    if board is None:
        return Change((), (), (), (), before)
    lines = roster(reader, reader.as_of, board.id)
    seats = {line.number: line for line in lines if line.role in LEADING}
    findings = {
        f.seat: f for f in review(reader, reader.as_of, board.id) if f.seat in seats and f.kind in _TOLD
    }
    parts = {kind: tuple(_told(seats[n], f) for n, f in findings.items() if f.kind == kind) for kind in _TOLD}
    members = (_after(line, findings.get(number)) for number, line in seats.items())
    sitting = tuple(member for member in members if member[0])
    return Change(parts[ADD], parts[REPLACE], parts[REMOVE], sitting, before or board.decision)


def _told(line: SeatLine, finding: Finding) -> str:
    if finding.kind == REMOVE:
        return f"{finding.out}, {line.post}"
    seat = f"{finding.into}, {line.post}, {line.role_words}"
    return f"{seat}; thay {finding.out}" if finding.out else seat


def _after(line: SeatLine, finding: Finding | None) -> tuple[str, str, str]:
    """Who fills the seat after the decision; without a name where nobody does."""
    name = finding.into if finding else line.holder.name if line.holder else ""
    return name, line.post, line.role_words[:1].upper() + line.role_words[1:]


def counted(change: Change) -> str:
    """ "bổ sung 02 người, thay thế 01 người"; "" where nothing changes."""
    told = (("bổ sung", change.added), ("thay thế", change.replaced), ("cho thôi tham gia", change.removed))
    return ", ".join(f"{word} {len(lines):02d} người" for word, lines in told if lines)


def difference(change: Change) -> Iterator[Block]:
    """The three parts of the change that there are, numbered through."""
    told = (
        ("Bổ sung", change.added), ("Thay thế", change.replaced), ("Thôi tham gia", change.removed),
    )  # fmt: skip
    for number, (word, lines) in enumerate(((w, ls) for w, ls in told if ls), 1):
        yield Paragraph(f"{number}. {word}:")
        yield from _listed(lines)


def member_table(members: Sequence[tuple[str, str, str]]) -> Table:
    """The list of members in their order; rows to write in where there is none yet."""
    rows: list[Row] = [(str(n), *member) for n, member in enumerate(members, 1)]
    rows = rows or [(str(number), "", "", "") for number in range(1, BLANK_ROWS + 1)]
    return Table(COLUMNS, tuple(rows))


def _listed(lines: Sequence[str]) -> Iterator[Block]:
    for place, line in enumerate(lines):
        end = "." if place == len(lines) - 1 else ";"
        yield Paragraph(f"- {line.rstrip(' .;')}{end}")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(words for line in text.split("\n") if (words := rich.bare(line)))


def _member(line: str) -> tuple[str, str, str]:
    """Name first, the seat in the committee last, the post between them."""
    name, *rest = (part.strip() for part in line.split(","))
    if len(rest) < 2:
        return name, "".join(rest), ""
    return name, ", ".join(rest[:-1]), rest[-1]
