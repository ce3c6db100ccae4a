"""Reading a workbook: its sheets as rows of plain values, and the fonts of its cells where they matter."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from vstbpn_desktop.exchange.excel import guard
from vstbpn_desktop.records.secrecy import refusal
from vstbpn_desktop.vietnamese.secrecy import stamp

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Row = list[Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its rows from the first of the sheet on, the file it stands in.

    Empty cells are "". `path` is None for rows that came from the clipboard.
    """

    name: str
    rows: list[Row]
    path: Path | None = None
    position: int = 0

    def refuse_stamped(self, head: int) -> None:
        """UserError where a stamp of a state secret stands in the first `head` rows, above the headings."""
        cells = (str(cell) for row in self.rows[:head] for cell in row if cell not in ("", None))
        if level := stamp(cells):
            raise refusal(f"Bảng “{self.name}”", level)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook's sheets."""

    path: Path
    sheets: list[Sheet] = field(default_factory=list)


def read_book(path: Path) -> Book:
    """Read every sheet. UserError: no such file, no workbook, broken, with a password, too large."""
    guard.check(path)
    found = list(_opened(path.read_bytes(), path.name))
    if not found:
        raise guard.broken(path.name)
    return Book(path, [_trimmed(path, name, rows, at) for at, (name, rows) in enumerate(found)])


def first_rows(content: bytes, name: str, most: int) -> list[Row]:
    """The first rows of a workbook's first sheet. UserError as of `read_book`."""
    guard.check_content(io.BytesIO(content), name)
    for _, rows in _opened(content, name):
        return rows[:most]
    return []


def _opened(content: bytes, name: str) -> Iterator[tuple[str, list[Row]]]:
    try:
        yield from _old_sheets(content) if content.startswith(guard.COMPOUND) else _sheets(content)
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError, GeneratorExit)):
            raise
        # The engine panics on some broken files, and its panic is no Exception.
        raise guard.broken(name) from error


def _trimmed(path: Path, name: str, rows: list[Row], at: int) -> Sheet:
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    if len(rows) > guard.MOST_ROWS + 100:
        raise guard.too_many_rows(name)
    return Sheet(name, rows, path, at)


def _sheets(content: bytes) -> Iterator[tuple[str, list[Row]]]:
    """The sheets of an .xlsx or .ods."""
    from python_calamine import load_workbook

    workbook = load_workbook(io.BytesIO(content))
    for name in workbook.sheet_names:
        rows: list[Any] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        yield name, rows


def _old_sheets(content: bytes) -> Iterator[tuple[str, list[Row]]]:
    """The sheets of an .xls by xlrd: a broken one makes calamine ask for memory until the program dies."""
    import xlrd

    with xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True) as workbook:
        for page in workbook.sheets():
            yield page.name, [[_old_cell(cell, workbook.datemode) for cell in row] for row in page.get_rows()]


def _old_cell(cell: Any, datemode: Literal[0, 1]) -> Any:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(cell.value, datemode)
        except (ValueError, OverflowError):
            return cell.value
        return moment if moment.time() != dt.time() else moment.date()
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    return "#N/A" if cell.ctype == xlrd.XL_CELL_ERROR else cell.value


def fonts(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The font's name of each cell with text, by (row, column) from 0; nothing where fonts cannot be had.

    Slow on large sheets: only asked for where an old coding is suspected.
    """
    if sheet.path is None:
        return {}
    read = {b"PK": _xlsx_fonts, b"\xd0\xcf": _xls_fonts}
    with sheet.path.open("rb") as file:
        start = file.read(2)
    try:
        return dict(read[start](sheet)) if start in read else {}
    except Exception:
        # Fonts are a help: without them the syllables decide. An .ods or a file that openpyxl or xlrd
        # cannot read, though calamine could, has none.
        return {}


def _xlsx_fonts(sheet: Sheet) -> Iterator[tuple[tuple[int, int], str]]:
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(str(sheet.path), read_only=True)
    try:
        for row in workbook[sheet.name].iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.font is not None:
                    yield (cell.row - 1, cell.column - 1), str(cell.font.name or "")
    finally:
        workbook.close()


def _xls_fonts(sheet: Sheet) -> Iterator[tuple[tuple[int, int], str]]:
    import xlrd

    with xlrd.open_workbook(str(sheet.path), formatting_info=True, logfile=io.StringIO()) as workbook:
        page = workbook.sheet_by_name(sheet.name)
        for row in range(page.nrows):
            for column in range(page.row_len(row)):
                if page.cell_type(row, column) == xlrd.XL_CELL_TEXT:
                    look = workbook.xf_list[page.cell_xf_index(row, column)]
                    yield (row, column), str(workbook.font_list[look.font_index].name)
