"""Tables of a document: columns, header, cells as values, and how a value is printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Literal

from vstbpn_desktop.documents.text import Text, clean, clean_text, set_fields
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.numbers import format_decimal, format_integer

Align = Literal["left", "center", "right"]
Kind = Literal["text", "integer", "percent", "date"]
Cell = Text | int | Decimal | date | None
Row = tuple[Cell, ...]

_ALIGN: dict[Kind, Align] = {"text": "left", "integer": "right", "percent": "right", "date": "center"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `width_mm` None shares what the other columns leave; `align` None follows the kind. Columns side by side
    with the same `group` (or path of groups) stand under a common header cell.
    """

    title: str
    width_mm: float | None = None
    align: Align | None = None
    kind: Kind = "text"
    group: str | tuple[str, ...] = ()

    def __post_init__(self) -> None:
        path = (self.group,) if isinstance(self.group, str) else tuple(self.group)
        set_fields(
            self,
            title=clean(self.title),
            align=self.align or _ALIGN[self.kind],
            group=tuple(clean(name) for name in path if name),
        )

    @property
    def path(self) -> tuple[str, ...]:
        """The header cells above and including the column's own, from the top."""
        assert isinstance(self.group, tuple)
        return (*self.group, self.title)


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of a table's header: its text, first column and how many columns and rows it covers."""

    text: str
    column: int
    cols: int
    rows: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row of one bold cell over all columns."""

    text: Text

    def __post_init__(self) -> None:
        set_fields(self, text=clean_text(self.text))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a repeated header; cells are texts or values, printed alike in every output.

    A year or any other number that is a name goes in as text. `total` is a last row in bold, never alone on
    its page. `dense` asks for the smaller letters of a table with many columns, `row_mm` for rows at least so
    high, where something is written into them by hand. A row of the wrong length raises ValueError.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]
    total: Row | None = None
    dense: bool = False
    row_mm: float = 0

    def __post_init__(self) -> None:
        columns = tuple(self.columns)
        count = len(columns)
        if not count:
            raise ValueError("a table needs a column")
        set_fields(
            self,
            columns=columns,
            rows=tuple(row if isinstance(row, GroupRow) else _row(row, count) for row in self.rows),
            total=None if self.total is None else _row(self.total, count),
        )

    @property
    def header(self) -> tuple[tuple[HeaderCell, ...], ...]:
        """The rows of the header: groups on top, a column without a group as high as all of them."""
        paths = [column.path for column in self.columns]
        depth = max(map(len, paths))
        return tuple(_header_row(paths, level, depth) for level in range(depth))


def _row(row: Iterable[Cell], count: int) -> Row:
    cells = tuple(_clean_cell(cell) for cell in row)
    if len(cells) != count:
        raise ValueError(f"a row of {len(cells)} cells in a table of {count} columns: {cells!r}")
    return cells


def _clean_cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return clean(cell)
    return clean_text(cell) if isinstance(cell, tuple) else cell


def _header_row(paths: list[tuple[str, ...]], level: int, depth: int) -> tuple[HeaderCell, ...]:
    """The cells that begin in this row: neighbours under one group as one, a title alone."""

    def shared(column: int) -> object:
        path = paths[column]
        return path[: level + 1] if len(path) > level + 1 else column

    cells: list[HeaderCell] = []
    for _, columns in groupby(range(len(paths)), shared):
        covered = list(columns)
        path = paths[covered[0]]
        if len(path) > level:
            rows = depth - level if len(path) == level + 1 else 1
            cells.append(HeaderCell(path[level], covered[0], len(covered), rows))
    return tuple(cells)


def format_cell(cell: Cell, kind: Kind = "text") -> Text:
    """The printed form of a cell: 1.234.567 · 46,7 · 30/06/2020; None is an empty cell.

    A number in a column of kind "percent" is printed with one decimal, half up (rules.md, Numbers); its "%"
    belongs to the column's title.
    """
    if cell is None:
        return ""
    if isinstance(cell, date):
        return format_date(cell)
    if isinstance(cell, int | Decimal) and kind == "percent":
        return format_decimal(Decimal(cell))
    if isinstance(cell, Decimal):
        return format_decimal(cell, max(0, -int(cell.as_tuple().exponent)))
    return format_integer(cell) if isinstance(cell, int) else cell
