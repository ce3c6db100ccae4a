"""What is told of a unit: plain values, each with the record it can be opened at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from vstbpn_desktop.queries.inspection import Standing

SHOWN: Final = 30
"""How many lines of a section are read; the count of all is told beside them."""

HISTORY, WORK, TRAINING, INSPECTION, LETTERS, NOTES = (
    "history", "work", "training", "inspection", "letters", "notes",
)  # fmt: skip
"""The kinds of events of the timeline."""

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Lines(Generic[Line]):
    """The first lines of a section, and how many there are in all."""

    rows: tuple[Line, ...] = ()
    total: int = 0

    @property
    def left(self) -> int:
        """How many are not among the rows."""
        return max(0, self.total - len(self.rows))


@dataclass(frozen=True, slots=True)
class Name:
    """What the unit was called from a day to a day."""

    name: str
    since: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class Kin:
    """A unit it was made of (`before`) or became, by which event; named as on that day."""

    unit_id: int
    name: str
    before: bool
    kind: str
    date: dt.date
    decision: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the unit."""

    id: int
    name: str
    post: str
    focal_point: bool
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Board:
    """The unit's own committee: `members` of its `seats` are filled, `women` of them by women."""

    id: int
    name: str
    decision: str
    seats: int
    members: int
    women: int


@dataclass(frozen=True, slots=True)
class Place:
    """A seat tied to the unit in a committee, and who fills it ("" where it is vacant)."""

    id: int
    committee: str
    role: str
    post: str
    holder: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A task of the year: what the unit does in it ("chủ trì", "phối hợp", ""), and where it stands."""

    task_id: int
    code: str
    title: str
    role: str
    deadline: dt.date | None
    results: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class that people of the unit were in; `came` of them attended."""

    id: int
    code: str
    topic: str
    day: dt.date | None
    people: int
    women: int
    came: int


@dataclass(frozen=True, slots=True)
class VisitLine:
    """An inspection that goes or went to the unit."""

    id: int
    name: str
    date: dt.date | None
    done: bool


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What was found at the unit."""

    id: int
    content: str
    recommendation: str
    due: dt.date | None
    open: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class Letter:
    """A document that names the unit or came from it; `sent` to it, else received."""

    id: int
    sent: bool
    symbol: str
    date: dt.date | None
    subject: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline."""

    date: dt.date
    kind: str
    words: str
    record: str
    row_id: int


@dataclass(frozen=True, slots=True)
class UnitView:
    """One unit as of a day, in a working year.

    `marks` are its standing roles; `since` and `until` are None where no day is known.
    """

    id: int
    key: str
    as_of: dt.date
    year: int
    name: str
    full_name: str
    short_name: str
    addressing_name: str
    type: str
    level: str
    order: int | None
    marks: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None
    ended: bool
    unconfirmed: str
    formed_from: str
    phone: str
    email: str
    address: str
    names: tuple[Name, ...]
    kin: tuple[Kin, ...]
    people: Lines[Person]
    board: Board | None
    places: tuple[Place, ...]
    duties: tuple[Duty, ...]
    classes: Lines[ClassLine]
    visits: Lines[VisitLine]
    findings: Lines[FindingLine]
    letters: Lines[Letter]
    timeline: tuple[Event, ...]

    @property
    def overdue(self) -> int:
        """How many of its tasks are overdue."""
        return sum(duty.standing.kind == "overdue" for duty in self.duties)

    @property
    def open_findings(self) -> int:
        """How many of the findings read are still to be mended."""
        return sum(finding.open for finding in self.findings.rows)
