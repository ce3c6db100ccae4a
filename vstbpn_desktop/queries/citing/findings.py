"""What is judged (passages), and what was found (findings with their marks)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from vstbpn_desktop.vietnamese.citations import Citation


class Kind(StrEnum):
    """What may be wrong with a citation."""

    DATE = "date-conflict"
    ISSUER = "issuer-conflict"
    TERM = "term-conflict"
    FORM = "symbol-form"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    NO_ACT = "no-such-act"


KIND_WORDS = {
    Kind.DATE: "ngày không khớp",
    Kind.ISSUER: "cơ quan không khớp",
    Kind.TERM: "nhiệm kỳ không khớp",
    Kind.FORM: "sai kiểu ký hiệu",
    Kind.UNKNOWN: "chưa có trong thư viện",
    Kind.EXPIRED: "hết hiệu lực",
    Kind.NO_ACT: "không có luật tên này",
}
"""What the officer reads for each kind."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a passage is stored: a field of a record, or `part` of the row number `row` of that field."""

    record: str
    row_id: int
    field: str
    row: int = -1
    part: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text (NFC) that is judged as one; nothing runs on from it into the next.

    `places` are positions and what stands from there on is called ("II.1.2", "dòng 5"), rising from 0.
    `origin` is None where it is stored nowhere. `heading` and `marker` are for showing it.
    """

    text: str
    places: tuple[tuple[int, str], ...]
    origin: Origin | None = None
    heading: bool = False
    marker: str = ""

    def where(self, position: int) -> str:
        """What the place of a position is called."""
        return self.places[bisect_right(self.places, position, key=lambda place: place[0]) - 1][1]


@dataclass(frozen=True, slots=True)
class Mark:
    """One place where a finding stands: the phrase `text[start:end]` of a passage, and in it the letters
    `text[first:last]` that `replacement` would take the place of; None where nothing can be proposed."""

    passage: int
    start: int
    end: int
    first: int
    last: int
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one symbol, at all its places.

    `symbol` is as written and `normal` as it should be; `text` is the phrase at the first place, `where`
    names that place, `expected` is the phrase corrected, "" where nothing can be proposed. `act` is the
    library's entry it was judged by, `cited` what the text says of the act.
    """

    kind: Kind
    symbol: str
    normal: str
    reason: str
    marks: tuple[Mark, ...]
    text: str
    where: str
    expected: str
    act: int | None = None
    cited: Citation | None = None

    @property
    def key(self) -> str:
        """What tells it apart from the other findings of a text, however the symbol comes to be written."""
        by_name = self.kind in (Kind.TERM, Kind.NO_ACT)
        return f"{self.kind}|{self.symbol if by_name else self.normal}"


def made(
    passages: Sequence[Passage],
    kind: Kind,
    named: tuple[str, str],
    reason: str,
    marks: Sequence[Mark],
    *,
    act: int | None = None,
    cited: Citation | None = None,
) -> Finding:
    """A finding, its text, place and correction read at the first mark; `named` is symbol and normal."""
    first = marks[0]
    passage = passages[first.passage]
    text = passage.text[first.start : first.end]
    expected = ""
    if first.replacement is not None:
        before, after = passage.text[first.start : first.first], passage.text[first.last : first.end]
        expected = before + first.replacement + after
    where = passage.where(first.start)
    return Finding(kind, *named, reason, tuple(marks), text, where, expected, act, cited)
