"""What the submission and the decision on the committee's members share: who joins, replaces, leaves.

What the officer types stands; where she types nothing the seats tell it: what was chosen in the review, else
the review as of the paper's day, is an exact difference of two rosters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add

from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.model import Block, Bullets, Column, Paragraph, Row, Table
from vstbpn_desktop.documents.reports.spec import Option, Values
from vstbpn_desktop.queries.committee import ADD, REMOVE, REPLACE, SeatLine, roster
from vstbpn_desktop.queries.committee_boards import Board, board
from vstbpn_desktop.queries.committee_moves import TYPED, Move, committee_of, told_moves
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.seat import LEADING

COMMITTEE = Option("committee", "Mã Ban", "text", default="", occasion=True, help="Để trống: Ban của tỉnh.")
MOVES = Option(
    "moves", "Ghế thay đổi", "keys", default=(),
    help="Chọn ở trang Ban VSTBPN, Rà soát kiện toàn. Để trống: mọi ghế phải thay đổi đến ngày của văn bản.",
    once=True,
)  # fmt: skip
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
OPTIONS = (COMMITTEE, MOVES, ADDED, REPLACED, REMOVED, MEMBERS, BEFORE)
COLUMNS = (
    Column("TT", 10, align="center"),
    Column("Họ và tên", 35),
    Column("Chức vụ, đơn vị"),
    Column("Chức danh trong Ban", 27),
    Column("Phân công", 33),
    Column("Ghi chú", 22),
)
BLANK_ROWS = 10


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the list after the change."""

    name: str
    post: str
    role: str
    duty: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """The difference a decision makes: lines as they were typed; the whole list afterwards.

    `name` is the committee's where it is another than the province's; `helpers` counts the last of `members`
    who serve the committee without being of it.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    members: tuple[Member, ...]
    before: str
    name: str = ""
    helpers: int = 0

    @property
    def size(self) -> int:
        """How many seats change."""
        return len(self.added) + len(self.replaced) + len(self.removed)


def change_of(reader: Reader, options: Values) -> Change:
    """The change of the options typed; of the seats on the paper's day where none were."""
    if not any(options[name] for name in TYPED):
        return _seen(reader, options, options["date"] or reader.as_of)
    return Change(
        _lines(options["added"]),
        _lines(options["replaced"]),
        _lines(options["removed"]),
        tuple(_member(line) for line in _lines(options["members"])),
        options["before"],
    )


def _seen(reader: Reader, options: Values, day: dt.date) -> Change:
    """What the seats come to, and the list after it."""
    committee_id = committee_of(reader, options["committee"])
    of = board(reader, committee_id, day) if committee_id else None
    if of is None:
        return Change((), (), (), (), options["before"])
    moves = told_moves(reader, options, day)[1]
    parts = {kind: tuple(_told(move) for move in moves if move.kind == kind and _names(move))
             for kind in (ADD, REPLACE, REMOVE)}  # fmt: skip
    return _listed_after(reader, of, moves, parts, options["before"], day)


def _named(decision: str) -> str:
    """ "12/QĐ-UBND", as lists give it, with its kind; whole words as they are."""
    return f"Quyết định số {decision}" if decision[:1].isdigit() else decision


def _listed_after(
    reader: Reader, of: Board, moves: list[Move], parts: dict[str, tuple[str, ...]], before: str, day: dt.date
) -> Change:
    by_seat = {move.seat: move for move in moves}
    lines = roster(reader, day, of.id)
    own = _sitting((line for line in lines if line.role in LEADING), by_seat)
    serving = _sitting((line for line in lines if line.role not in LEADING), by_seat)
    name = of.name if of.unit_id else ""
    return Change(
        parts[ADD],
        parts[REPLACE],
        parts[REMOVE],
        (*own, *serving),
        before or _named(of.decision),
        name,
        len(serving),
    )


def _names(move: Move) -> bool:
    return bool(move.out or move.into)


def _told(move: Move) -> str:
    if move.into is None:
        return f"{_capital(move.out.titled)}, {move.out.post or move.post}" if move.out else ""
    seat = f"{_capital(move.into.titled)}, {move.into_post}, {move.role_words}"
    return f"{seat}; thay {move.out.titled}" if move.out else seat


def _sitting(lines: Iterable[SeatLine], moves: dict[int, Move]) -> tuple[Member, ...]:
    """Who sits there after the decision; seats that nobody fills are left out."""
    found = (_after(line, moves.get(line.id)) for line in lines)
    return tuple(member for member in found if member is not None)


def _after(line: SeatLine, move: Move | None) -> Member | None:
    role = _capital(line.role_words)
    if move is not None:
        note = f"thay {move.out.titled}" if move.out else "bổ sung"
        into = move.into
        return Member(into.name, move.into_post, role, line.duty, note) if into else None
    held = line.holder
    return Member(held.name, line.held_post, role, line.duty) if held else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


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


def listed(change: Change) -> tuple[Bullets, ...]:
    """The change as one list, each line with what happens; nothing where nothing changes."""
    told = (("Bổ sung", change.added), ("Thay thế", change.replaced), ("Thôi tham gia", change.removed))
    lines = [f"{word}: {line.rstrip(' .;')}" for word, own in told for line in own]
    ends = [";"] * (len(lines) - 1) + ["."]
    return (Bullets(tuple(map(add, lines, ends))),) if lines else ()


def count_words(change: Change) -> str:
    """ "19 thành viên", "19 thành viên và 02 người giúp việc"."""
    helpers = f" và {change.helpers:02d} người giúp việc" if change.helpers else ""
    return f"{len(change.members) - change.helpers:02d} thành viên{helpers}"


def member_table(members: Sequence[Member]) -> Table:
    """The list of members in their order; rows to write in where there is none yet."""
    rows: list[Row] = [(str(n), m.name, m.post, m.role, m.duty, m.note) for n, m in enumerate(members, 1)]
    rows = rows or [(str(number), "", "", "", "", "") for number in range(1, BLANK_ROWS + 1)]
    return Table(COLUMNS, tuple(rows))


def _listed(lines: Sequence[str]) -> Iterator[Block]:
    for place, line in enumerate(lines):
        end = "." if place == len(lines) - 1 else ";"
        yield Paragraph(f"- {line.rstrip(' .;')}{end}")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(words for line in text.split("\n") if (words := rich.bare(line)))


def _member(line: str) -> Member:
    """Name first, the seat in the committee last, the post between them."""
    name, *rest = (part.strip() for part in line.split(","))
    if len(rest) < 2:
        return Member(name, "".join(rest), "")
    return Member(name, ", ".join(rest[:-1]), rest[-1])
