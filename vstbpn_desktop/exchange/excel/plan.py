"""What an import would do: told before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from vstbpn_desktop.exchange.excel.source import Sheet
from vstbpn_desktop.services.bulk import Prepared
from vstbpn_desktop.spec import RecordSpec
from vstbpn_desktop.vietnamese.legacy import Coding

NEW, CHANGED, SAME = "new", "changed", "same"
NO_HEADINGS = -1


@dataclass(frozen=True, slots=True)
class How:
    """How a workbook is to be read; what is not said is found out.

    `sheet` names the sheet, `head` is the place of its headings (0 is the first row, `NO_HEADINGS`: none).
    `mapping` gives columns (by letter) a field id or None, `codings` an old coding or None. `given` are
    values of fields that no column holds: of the key for every row, the others for new rows only.
    """

    sheet: str | None = None
    head: int | None = None
    mapping: Mapping[str, str | None] | None = None
    codings: Mapping[str, Coding | None] | None = None
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in one cell: `Danh sách!C5: …`."""

    sheet: str
    cell: str
    message: str

    @property
    def row(self) -> int:
        """The row's number as in Excel."""
        return int(self.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))

    @property
    def letter(self) -> str:
        """The column's letter."""
        return self.cell.rstrip("0123456789")

    @property
    def place(self) -> tuple[int, int, str]:
        """Sorts row by row, from left to right."""
        return self.row, len(self.letter), self.letter

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}: {self.message}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: letter, heading as written, the field it is taken for (None: not taken).

    `how` says why: own (our own file), id, label, synonym, given, unknown, ignored.
    """

    letter: str
    heading: str
    field: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """A column whose texts are in an old coding: how many cells, samples before and after."""

    letter: str
    coding: Coding
    cells: int
    samples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A new row that bears the name of stored records: perhaps the same."""

    row: int
    title: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the sheet (numbered as in Excel): its state, what was given, what is to be written."""

    number: int
    state: str
    given: dict[str, Any]
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The dry run of an import. It can be taken where `problems` is empty.

    `seen` is the last change the data had when it was made. `source` is the sheet in Unicode, `head` the
    place of its headings, `body` the numbers (as in Excel) of the rows below that hold something, `suspects`
    the columns whose texts may be in an old coding, `doubts` what is taken and worth a second look.
    """

    spec: RecordSpec
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]
    duplicates: tuple[Duplicate, ...]
    conversions: tuple[Conversion, ...]
    seen: int
    source: Sheet
    head: int
    body: tuple[int, ...] = ()
    suspects: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()

    def problems_but(self, skip: Collection[int]) -> list[Problem]:
        """The problems that are left when some rows are not taken; those of the headings stay."""
        return [p for p in self.problems if p.row not in skip or p.row <= self.head + 1]

    def count(self, state: str) -> int:
        """How many rows are new, changed or same."""
        return sum(row.state == state for row in self.rows)

    @property
    def unmapped(self) -> tuple[Column, ...]:
        """The columns that are not taken, though they hold something."""
        return tuple(column for column in self.columns if column.how == "unknown")

    def to_json(self, known: Collection[int] = ()) -> dict[str, Any]:
        """The summary as the headless command prints it; `known` are new rows that are stored already."""
        counts = {state: self.count(state) for state in (NEW, CHANGED, SAME)}
        return {
            "record": self.spec.id,
            "sheet": self.sheet,
            **counts,
            NEW: counts[NEW] - len(known),
            SAME: counts[SAME] + len(known),
            "errors": len(self.problems),
            "columns": {column.letter: column.field for column in self.columns if column.field},
            "unmapped": [column.heading for column in self.unmapped],
            "duplicates": [{"row": d.row, "title": d.title, "same": d.row in known} for d in self.duplicates],
            "doubts": [str(doubt) for doubt in self.doubts],
            "converted": {c.letter: c.coding.value for c in self.conversions},
        }
