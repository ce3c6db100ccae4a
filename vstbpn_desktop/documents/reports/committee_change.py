"""What the submission and the decision on the committee's members share: who joins, replaces, leaves.

Today the officer types the lines; the committee's seats will fill them when they are kept (a difference of
two rosters has the same three parts).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.model import Block, Column, Paragraph, Row, Table
from vstbpn_desktop.documents.reports.spec import Option, Values

ADDED = Option(
    "added", "Bổ sung", "body", default="", help="Mỗi người một dòng: họ tên, chức vụ, vai trong Ban."
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


def change_of(options: Values) -> Change:
    """The change of the options typed."""
    return Change(
        _lines(options["added"]),
        _lines(options["replaced"]),
        _lines(options["removed"]),
        tuple(_member(line) for line in _lines(options["members"])),
        options["before"],
    )


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
