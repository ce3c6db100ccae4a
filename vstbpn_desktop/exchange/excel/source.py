"""Reading a workbook: its sheets as rows of plain values, and the fonts of its cells where they matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import guard

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


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook's sheets."""

    path: Path
    sheets: list[Sheet] = field(default_factory=list)


def read_book(path: Path) -> Book:
    """Read every sheet. UserError: no such file, no workbook, broken, with a password, too large."""
    guard.check(path)
    from python_calamine import PasswordError, load_workbook

    try:
        workbook = load_workbook(str(path))
        sheets = [_sheet(workbook, name, at, path) for at, name in enumerate(workbook.sheet_names)]
    except PasswordError as error:
        raise UserError(
            f"Tệp “{path.name}” có mật khẩu.", "Hãy bỏ mật khẩu trong Excel rồi nhập lại."
        ) from error
    except UserError:
        raise
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        # The engine panics on some broken files; its panic is no Exception.
        raise guard.broken(path.name) from error
    if not sheets:
        raise guard.broken(path.name)
    return Book(path, sheets)


def _sheet(workbook: Any, name: str, at: int, path: Path) -> Sheet:
    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    if len(rows) > guard.MOST_ROWS + 100:
        raise guard.too_many_rows(name)
    return Sheet(name, rows, path, at)


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
    import io

    import xlrd

    with xlrd.open_workbook(str(sheet.path), formatting_info=True, logfile=io.StringIO()) as workbook:
        page = workbook.sheet_by_name(sheet.name)
        for row in range(page.nrows):
            for column in range(page.row_len(row)):
                if page.cell_type(row, column) == xlrd.XL_CELL_TEXT:
                    look = workbook.xf_list[page.cell_xf_index(row, column)]
                    yield (row, column), str(workbook.font_list[look.font_index].name)
