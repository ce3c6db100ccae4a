"""What is under review: the lines as corrected so far, what they mean, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from vstbpn_desktop.exchange.programme import Line, ProgrammeDraft, assemble, classify, read_file, read_text
from vstbpn_desktop.exchange.programme.draft import Doubt

SeenDoubt = tuple[str, int]


@dataclass(frozen=True)
class Review:
    """One state of the preview. `seen` are the doubts that were looked at and left as understood."""

    name: str
    path: Path | None
    lines: tuple[Line, ...]
    year: int
    seen: frozenset[SeenDoubt] = frozenset()

    def with_lines(self, lines: Iterable[Line]) -> Review:
        """The same with other lines."""
        return replace(self, lines=tuple(lines))


@dataclass(frozen=True)
class Understood:
    """A review and what its lines mean; `doubts` are those still to be looked at."""

    review: Review
    draft: ProgrammeDraft
    doubts: tuple[Doubt, ...] = ()
    conflicts: tuple[Doubt, ...] = ()
    """The doubts that are contradictions of the document itself."""


def read(source: Path | str, year: int) -> Review:
    """Read a file or pasted text. UserError where it is no programme. Runs away from the window's thread."""
    if isinstance(source, Path):
        name, path, lines = source.name, source, classify(read_file(source))
    else:
        name, path, lines = "văn bản đã dán", None, classify(read_text(source))
    found = assemble(lines, None).year
    return Review(name, path, lines, found or year)


def understand(review: Review) -> Understood:
    """What the lines mean now."""
    draft = assemble(review.lines, review.year)
    doubts = tuple(d for d in draft.doubts if seen_key(review.lines, d) not in review.seen)
    dates: dict[str, set[object]] = {}
    for cited in draft.citations:
        dates.setdefault(cited.citation.normal, set()).add(cited.citation.date)
    torn = {c.citation.symbol for c in draft.citations if len(dates[c.citation.normal] - {None}) > 1}
    conflicts = tuple(d for d in doubts if d.reason.startswith(tuple(torn))) if torn else ()
    return Understood(review, draft, doubts, conflicts)


def seen_key(lines: tuple[Line, ...], doubt: Doubt) -> SeenDoubt:
    """What tells a doubt apart while lines are merged and split."""
    first = lines[doubt.at[0]].sources[0] if doubt.at else 0
    return doubt.reason, first


@dataclass
class Corrections:
    """The states gone through, each with what was done; undone ones can be done again."""

    current: Review
    _before: list[tuple[Review, str]] = field(default_factory=list)
    _after: list[tuple[Review, str]] = field(default_factory=list)

    def make(self, review: Review, label: str) -> bool:
        """Go on to another state; False where nothing changed."""
        if review == self.current:
            return False
        self._before.append((self.current, label))
        self._after.clear()
        self.current = review
        return True

    def undo(self) -> str:
        """One step back; gives what was taken back, "" for nothing."""
        return self._step(self._before, self._after)

    def redo(self) -> str:
        """One step forth."""
        return self._step(self._after, self._before)

    @property
    def count(self) -> int:
        """How many corrections stand."""
        return len(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether an undone correction can be made again."""
        return bool(self._after)

    @property
    def last(self) -> str:
        """What undo would take back."""
        return self._before[-1][1] if self._before else ""

    def _step(self, taken: list[tuple[Review, str]], put: list[tuple[Review, str]]) -> str:
        if not taken:
            return ""
        review, label = taken.pop()
        put.append((self.current, label))
        self.current = review
        return label
