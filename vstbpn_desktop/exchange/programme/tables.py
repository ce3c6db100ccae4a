"""Tables of assignment: STT, nội dung, chủ trì, phối hợp, thời gian, sản phẩm."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from vstbpn_desktop.exchange.programme.source import Cell, Column, SourceLine
from vstbpn_desktop.vietnamese.folding import fold

Row = Sequence[str]

# The first that applies names the column.
_HEADS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.MARKER, re.compile(r"(?:s?tt|so tt|so thu tu|#)")),
    (Column.LEAD, re.compile(r".*\bchu tri\b.*")),
    (Column.COOPERATING, re.compile(r".*\bphoi hop\b.*")),
    (Column.DUE, re.compile(r".*\b(?:thoi gian|thoi han|tien do|han)\b.*")),
    (Column.PRODUCT, re.compile(r".*\b(?:san pham|ket qua)\b.*")),
    (Column.TEXT, re.compile(r".*\b(?:noi dung|nhiem vu|hoat dong|cong viec|dau viec)\b.*")),
    (Column.LEAD, re.compile(r".*\b(?:don vi|co quan|thuc hien|phu trach)\b.*")),
)
_ASSIGNING = {Column.LEAD, Column.COOPERATING, Column.DUE, Column.PRODUCT}
_COUNTER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])\)?")
_LONGEST_HEAD = 80


def assignment_rows(rows: Sequence[Row], where: str) -> list[SourceLine] | None:
    """The table's rows as lines with cells, or None where it is no table of assignment.

    Rows are equally long; a cell that spans several columns stands in the first of them.
    """
    heads = _heads(rows)
    if not heads:
        return None
    columns = [_column(head) for head in heads[0]]
    first = heads[1]
    lines = [_line(row, [], [], f"{where}, hàng {n}") for n, row in enumerate(rows[:first], 1)]
    lines += [
        _line(row, heads[0], columns, f"{where}, hàng {n}") for n, row in enumerate(rows[first:], first + 1)
    ]
    return lines


def _heads(rows: Sequence[Row]) -> tuple[list[str], int] | None:
    """The columns' headings and how many rows they take."""
    if not rows or any(len(cell) > _LONGEST_HEAD for cell in rows[0]):
        return None
    count = 1
    while count < len(rows) and _belongs_to_head(rows[count], count):
        count += 1
    named = [row for row in rows[:count] if not _is_counter(row)]
    heads = [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*_spread(named), strict=True)]
    columns = {_column(head) for head in heads}
    return (heads, count) if Column.TEXT in columns and columns & _ASSIGNING else None


def _belongs_to_head(row: Row, index: int) -> bool:
    """A second row of headings under merged cells, or the row that counts the columns."""
    if _is_counter(row):
        return True
    filled = [cell for cell in row if cell]
    return index == 1 and not row[0] and bool(filled) and all(_column(cell) in _ASSIGNING for cell in filled)


def _is_counter(row: Row) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) > 2 and all(_COUNTER.fullmatch(cell) for cell in filled)


def _spread(rows: Sequence[Row]) -> list[list[str]]:
    """A heading over several columns counts for each of them that has a heading of its own below."""
    spread = [list(row) for row in rows]
    for upper, lower in pairwise(spread):
        for index in range(1, len(upper)):
            if not upper[index] and lower[index] and lower[index - 1]:
                upper[index] = upper[index - 1]
    return spread


def _column(head: str) -> Column:
    plain = fold(head)
    return next((column for column, pattern in _HEADS if pattern.fullmatch(plain)), Column.OTHER)


def _line(row: Row, heads: Sequence[str], columns: Iterable[Column], where: str) -> SourceLine:
    cells = tuple(
        Cell(column, head, text) for text, head, column in zip(row, heads, columns, strict=False) if text
    )
    text = "\t".join(cell for cell in row if cell)
    return SourceLine(0, text, where, cells=cells, head_row=not heads)
