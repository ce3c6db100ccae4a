"""Excel workbooks: openpyxl makes the package, the rows of large sheets are written as XML by hand.

A sheet of 50,000 rows by openpyxl's own writer takes eight times as long. The file holds no time of its
making: the same content gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_CHARACTERS = 32_767
"""What one cell can hold."""
FORMULA_LIKE = tuple("=+-@")
DATE_FORMAT = "dd/mm/yyyy"

_LINE, _TALLEST = 15.0, 409.0
_LETTERS = 1.15
"""Letters of Times New Roman in the width of one digit of Excel's own font, with what wrapping loses."""
_EPOCH = dt.date(1899, 12, 30)
_FIRST_DAY = dt.date(1900, 3, 1)
_MADE = (1980, 1, 1, 0, 0, 0)
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SHEET_DATA = re.compile(rb"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)
_DIMENSION = re.compile(rb"<dimension ref=\"[^\"]*\"\s*/>")
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value that it has now."""

    text: str
    value: int


Content = str | int | dt.date | Formula | None


@dataclass(frozen=True, slots=True)
class Style:
    """The numbers of a style in the workbook: as it is, and with the mark that keeps "=1" a text."""

    plain: int
    quoted: int


def register(workbook: Workbook, **look: Any) -> Style:
    """A look (font, fill, border, alignment, number_format) as the numbers that rows written by hand name."""
    from openpyxl.cell import WriteOnlyCell

    numbers = []
    for quoted in (False, True):
        cell: Any = WriteOnlyCell(workbook.worksheets[0])
        for name, value in look.items():
            setattr(cell, name, value)
        cell.quotePrefix = quoted
        numbers.append(cell.style_id)
    return Style(*numbers)


def guarded(cell: Any, text: str) -> None:
    """Write a text into openpyxl's cell as a text, whatever it begins with."""
    cell.value = _ILLEGAL.sub("", text)[:MOST_CHARACTERS]
    cell.data_type = "s"
    if text[:1] in FORMULA_LIKE:
        cell.quotePrefix = True


def row_xml(number: int, cells: Iterable[tuple[str, Content, Style]], height: float | None = None) -> str:
    """A row of (column letter, content, style); cells without content are left out unless styled.

    `height` in points; Excel fits it anew when a cell of the row is edited.
    """
    written = "".join(_cell(f'r="{column}{number}"', content, style) for column, content, style in cells)
    tall = f' ht="{height}"' if height else ""
    return f'<row r="{number}"{tall}>{written}</row>'


def lines_in(text: str, width: float) -> int:
    """How many lines a text takes in a cell that is `width` characters wide."""
    room = width * _LETTERS
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))


def height_of(lines: int) -> float | None:
    """The height of a row of so many lines in points; None for a single one, which is Excel's own."""
    return None if lines < 2 else min(_TALLEST, lines * _LINE)


def finish(workbook: Workbook, rows: Mapping[int, Iterable[str]], extents: Mapping[int, str]) -> bytes:
    """The bytes of the workbook with the rows of some sheets (by position, from 0) put in."""
    made = io.BytesIO()
    workbook.save(made)
    finished = io.BytesIO()
    sources = {f"xl/worksheets/sheet{at + 1}.xml": at for at in rows}
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _MADE)
            info.compress_type = zipfile.ZIP_DEFLATED
            part = _TIMES.sub(b"", old.read(name)) if name == "docProps/core.xml" else old.read(name)
            with new.open(info, "w") as out:
                if name in sources:
                    at = sources[name]
                    out.writelines(_filled(part, rows[at], extents[at]))
                else:
                    out.write(part)
    return finished.getvalue()


def set_up_print(sheet: Any, *, landscape: bool) -> None:
    """A4, as wide as the page, page numbers."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.footer = 0.6, 0.75, 0.35
    sheet.oddFooter.right.text = "Trang &P/&N"


def is_excel_day(day: dt.date) -> bool:
    """Whether Excel knows the day (it takes 1900 for a leap year, so its first months do not count)."""
    return day >= _FIRST_DAY


def _filled(part: bytes, rows: Iterable[str], extent: str) -> Iterator[bytes]:
    part = _DIMENSION.sub(f'<dimension ref="{extent}"/>'.encode(), part)
    found = _SHEET_DATA.search(part)
    assert found is not None
    yield part[: found.start()] + b"<sheetData>"
    for row in rows:
        yield row.encode("utf-8")
    yield b"</sheetData>" + part[found.end() :]


def _cell(place: str, content: Content, style: Style) -> str:
    if content is None or content == "":
        return f'<c {place} s="{style.plain}"/>'
    if isinstance(content, str):
        number = style.quoted if content[0] in FORMULA_LIKE else style.plain
        text = f'<t xml:space="preserve">{_xml(content)}</t>'
        return f'<c {place} s="{number}" t="inlineStr"><is>{text}</is></c>'
    if isinstance(content, Formula):
        return f'<c {place} s="{style.plain}"><f>{content.text}</f><v>{content.value}</v></c>'
    value = (content - _EPOCH).days if isinstance(content, dt.date) else int(content)
    return f'<c {place} s="{style.plain}"><v>{value}</v></c>'


def _xml(text: str) -> str:
    if not text.isalnum():
        text = escape(_CODED.sub("_x005F_", _ILLEGAL.sub("", text)))
    return text
