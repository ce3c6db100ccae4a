"""What is under review: the plan, what was decided about doubtful rows, and what would be written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from ui.widgets.look import Meaning
from vstbpn_desktop.exchange.excel import (
    CHANGED,
    LISTS_SHEET,
    META_SHEET,
    NEW,
    SAME,
    Book,
    Candidate,
    Described,
    How,
    ImportPlan,
    Problem,
    describe,
    plan_book,
)
from vstbpn_desktop.exchange.excel.source import Row
from vstbpn_desktop.services.bulk import Tell

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

DOUBT, WRONG, UNREAD = "doubt", "wrong", "unread"
ADD, UPDATE, SKIP = "add", "update", "skip"


class State(NamedTuple):
    """How a row stands: its id, the words of its pill and of its filter, its meaning."""

    id: str
    pill: str
    chip: str
    meaning: Meaning


STATES: Final = (
    State(NEW, "thêm mới", "Thêm mới", Meaning.GOOD),
    State(CHANGED, "sửa", "Sửa", Meaning.SOON),
    State(DOUBT, "có thể trùng", "Có thể trùng", Meaning.SOON),
    State(SAME, "giữ nguyên", "Giữ nguyên", Meaning.NONE),
    State(WRONG, "lỗi", "Lỗi", Meaning.LATE),
    State(UNREAD, "chưa đọc", "Chưa đọc", Meaning.NONE),
)
BY_ID: Final = {state.id: state for state in STATES}


class Decision(NamedTuple):
    """What is done with a row that may be a stored record: added, taken for the record `row_id`, left out."""

    verb: str
    row_id: int | None = None


class Line(NamedTuple):
    """A row of the sheet: its number as in Excel, how it stands, its cells in Unicode."""

    number: int
    state: str
    cells: Row


@dataclass(frozen=True)
class Reviewed:
    """A plan with its words, made away from the window's thread.

    `wrong` holds the problems by row number, those of the headings too; `counts` says how many rows stand in
    each way that there is.
    """

    plan: ImportPlan
    described: Described
    lines: tuple[Line, ...]
    wrong: dict[int, tuple[Problem, ...]]
    counts: dict[str, int]


@dataclass
class Review:
    """A file under review. `touched` tells whether the officer chose anything herself."""

    book: Book
    how: How
    reviewed: Reviewed | None = None
    decisions: dict[int, Decision] = field(default_factory=dict)
    skips_wrong: bool = False
    touched: bool = False

    @property
    def sheets(self) -> list[str]:
        """The sheets that can be chosen."""
        return [sheet.name for sheet in self.book.sheets if sheet.name not in (META_SHEET, LISTS_SHEET)]

    def choose(self, **what: object) -> None:
        """Read the file in another way: sheet, head, mapping, codings."""
        self.how = replace(self.how, **what)  # type: ignore[arg-type]  # the fields of How
        self.touched = True

    def show(self, reviewed: Reviewed) -> None:
        """Take a new plan; decisions stay where their rows are still doubtful."""
        self.reviewed = reviewed
        proposed = {number: proposal(found) for number, found in reviewed.described.candidates.items()}
        self.decisions = {number: self.decisions.get(number, first) for number, first in proposed.items()}

    def decide(self, number: int, decision: Decision) -> None:
        """Say what is done with a doubtful row."""
        self.decisions[number] = decision
        self.touched = True

    def decide_all(self, verb: str) -> None:
        """The same for every doubtful row; an update takes the first of the records it may be."""
        candidates = self.reviewed.described.candidates if self.reviewed else {}
        for number, found in candidates.items():
            self.decide(number, Decision(verb, found[0].row_id if verb == UPDATE and found else None))

    # what would be written

    @property
    def same(self) -> dict[int, int]:
        """Doubtful rows that are taken for a stored record, by number."""
        return {n: d.row_id for n, d in self.decisions.items() if d.verb == UPDATE and d.row_id is not None}

    @property
    def skipped(self) -> frozenset[int]:
        """The rows that are left out."""
        doubtful = {number for number, decision in self.decisions.items() if decision.verb == SKIP}
        return frozenset(doubtful | (self.wrong_rows if self.skips_wrong else set()))

    @property
    def wrong_rows(self) -> set[int]:
        """The rows below the headings that cannot be read."""
        found = self.reviewed
        return {n for n in found.wrong if n > found.plan.head + 1} if found else set()

    @property
    def errors(self) -> int:
        """How many errors still stand in the way."""
        if self.reviewed is None:
            return 0
        skipped = self.wrong_rows if self.skips_wrong else set()
        return sum(len(some) for number, some in self.reviewed.wrong.items() if number not in skipped)

    @property
    def count(self) -> int:
        """How many records would be made or changed."""
        counts = self.reviewed.counts if self.reviewed else {}
        sure = counts.get(NEW, 0) + counts.get(CHANGED, 0)
        return sure + sum(self._writes(number) for number in self.decisions)

    def _writes(self, number: int) -> bool:
        if self.decisions[number].verb != UPDATE:
            return self.decisions[number].verb == ADD
        chosen = self.candidate(number)
        return chosen is not None and bool(chosen.differences)

    def candidate(self, number: int) -> Candidate | None:
        """The stored record that a doubtful row is taken for."""
        wanted = self.decisions.get(number)
        found = self.reviewed.described.candidates.get(number, ()) if self.reviewed else ()
        return next((c for c in found if wanted and c.row_id == wanted.row_id), None)


def proposal(found: tuple[Candidate, ...]) -> Decision:
    """An update where exactly one record agrees in more than its name, else a new record."""
    likely = [candidate for candidate in found if candidate.likely]
    return Decision(UPDATE, likely[0].row_id) if len(likely) == 1 else Decision(ADD)


def _row(problem: Problem) -> int:
    return problem.row


def look(app: App, record: str, book: Book, how: How, tell: Tell) -> Reviewed:
    """Plan the import and put it into words; runs away from the window's thread."""
    plan = plan_book(app, record, book, how, tell)
    tell(None, "Đang so với dữ liệu đã có")
    described = describe(app, plan)
    states = {row.number: row.state for row in plan.rows} | dict.fromkeys(described.candidates, DOUBT)
    wrong: dict[int, tuple[Problem, ...]] = {}
    for row, some in groupby(sorted(plan.problems, key=_row), key=_row):
        wrong[row] = tuple(some)
    states |= dict.fromkeys(wrong, WRONG)
    rows = plan.source.rows
    lines = tuple(Line(number, states.get(number, UNREAD), rows[number - 1]) for number in plan.body)
    found = Counter(line.state for line in lines)
    counts = {state.id: found[state.id] for state in STATES if found[state.id]}
    return Reviewed(plan, described, lines, wrong, counts)
