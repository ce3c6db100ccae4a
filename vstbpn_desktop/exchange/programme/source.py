"""The paragraphs of a programme as they stand in its file, before anything is understood."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Column(StrEnum):
    """What a column of a table of assignment holds."""

    MARKER = "marker"
    TEXT = "text"
    LEAD = "lead"
    COOPERATING = "cooperating"
    DUE = "due"
    PRODUCT = "product"
    OTHER = "other"


class Zone(StrEnum):
    """Where in the file a paragraph stands."""

    BODY = "body"
    TEXT_BOX = "text_box"
    MARGIN = "margin"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell of a table of assignment; `head` is its column's heading."""

    column: Column
    head: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A paragraph, or a row of a table of assignment (then with `cells`, and `text` all of them).

    `number` counts from 1 over the lines kept; `where` is the place in words (dòng 25). `label` is a number
    or bullet that Word shows by itself and that is no part of `text`, `level` its level in the list from 1
    (0 without label). `gap` is the number of blank lines before; `soft` says that only a line break, no
    paragraph end, stands before; `place` is table, row, column of a cell.
    """

    number: int
    text: str
    where: str
    label: str = ""
    level: int = 0
    gap: int = 0
    page_break: bool = False
    soft: bool = False
    bold: bool = False
    centred: bool = False
    zone: Zone = Zone.BODY
    place: tuple[int, int, int] | None = None
    cells: tuple[Cell, ...] = field(default=())
    head_row: bool = False

    @property
    def words(self) -> str:
        """Everything that is read there."""
        return f"{self.label} {self.text}".strip()


def numbered(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines with something in them, numbered from 1; blank ones leave their gap and page break behind."""
    kept: list[SourceLine] = []
    gap, page_break = 0, False
    for line in lines:
        gap, page_break = gap + line.gap, page_break or line.page_break
        if not line.words:
            gap += 1
            continue
        kept.append(replace(line, number=len(kept) + 1, gap=gap, page_break=page_break))
        gap, page_break = 0, False
    return tuple(kept)
