"""The Excel file of a document: each table a sheet, its cells typed, its numbers as in the Word file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from vstbpn_desktop.documents.model import (
    Appendix,
    Block,
    Document,
    Envelope,
    Heading,
    Labels,
    Paragraph,
    Text,
    Title,
    lines,
    plain,
)
from vstbpn_desktop.documents.render.workbook import (
    DATE_FORMAT,
    finish,
    guarded,
    height_of,
    lines_in,
    set_up_print,
)
from vstbpn_desktop.documents.styles import PRACTICE
from vstbpn_desktop.documents.table import Cell, Column, GroupRow, Row, Table, format_cell

if TYPE_CHECKING:
    from openpyxl import Workbook

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31
_MM_PER_CHARACTER, _POINTS_PER_MM = 1.9, 72 / 25.4
_NARROWEST_MM = 40.0
_UPRIGHT_MM, _TURNED_MM = 170.0, 257.0
"""What the columns of a page share, upright and turned."""
_FORMATS = {"text": "@", "integer": "#,##0", "percent": "#,##0.0", "date": DATE_FORMAT}


def render_xlsx(document: Document) -> bytes:
    """The tables of the document as the bytes of an .xlsx file; its text, line by line, where it has none."""
    from openpyxl import Workbook

    tables = list(_tables(document)) or [(document.title, document.landscape, _text_table(document))]
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title, workbook.properties.creator = document.title, document.author
    for number, (title, landscape, table) in enumerate(tables, 1):
        sheet = _Sheet(workbook, _name(title, number, len(tables)), title, table, landscape)
        sheet.fill(PRACTICE if document.practice else "")
    return finish(workbook, {}, {})


def _tables(document: Document) -> Iterator[tuple[str, bool, Table]]:
    """(title, landscape, table) in order; a table goes by the title above it."""
    title = document.title
    for section in document.sections:
        for block in section.blocks:
            title = _titled(block) or title
            if isinstance(block, Table):
                yield title, section.landscape, block


def _text_table(document: Document) -> Table:
    blocks = [block for section in document.sections for block in section.blocks]
    texts = [text for block in blocks for text in _texts(block)]
    return Table((Column("Nội dung", 170),), tuple((text,) for text in texts))


def _texts(block: Block) -> Iterator[Text]:
    """The lines of a block that is no table; an address is one cell of several lines."""
    if isinstance(block, (Heading, Paragraph)):
        yield block.text
    elif isinstance(block, Envelope):
        yield "\n".join(map(plain, block.to))
    elif isinstance(block, Labels):
        yield from ("\n".join(map(plain, item)) for item in block.items)


def _titled(block: Block) -> str:
    if isinstance(block, Title):
        parts = [plain(block.kind), *(plain(line) for line in lines(block.subject))]
        return " ".join(filter(None, parts))
    return " ".join(plain(line) for line in lines(block.title)) if isinstance(block, Appendix) else ""


def _name(title: str, number: int, count: int) -> str:
    mark = f"{number}. " if count > 1 else ""
    words = " ".join(title.translate(_FORBIDDEN).split()) or "Bảng"
    name = mark + words
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].rpartition(" ")[0] or name[:_LONGEST_NAME]
    return name.strip()


class _Sheet:
    """One sheet: title, header as in Word, rows, total."""

    def __init__(self, workbook: Workbook, name: str, title: str, table: Table, landscape: bool) -> None:
        from openpyxl.styles import Alignment, Border, Font, Side

        self.sheet: Any = workbook.create_sheet(name)
        self.title, self.table, self.landscape = title, table, landscape
        line = Side(style="thin")
        self._align, self._font = Alignment, Font
        self._border = Border(line, line, line, line)
        self._row = 1
        self._widths = _widths(table.columns, _TURNED_MM if landscape else _UPRIGHT_MM)

    def fill(self, mark: str = "") -> None:
        """Write everything; `mark` stands below the title."""
        head = self.sheet.cell(1, 1)
        guarded(head, self.title)
        head.font = self._font("Times New Roman", 13, bold=True)
        if mark:
            self.sheet.cell(2, 1, mark).font = self._font("Times New Roman", 11, bold=True)
        first = 3
        header_rows = len(self.table.header)
        self._header(first)
        self._row = first + header_rows
        for row in self.table.rows:
            self._write(row)
        last = self._row - 1
        if self.table.total is not None:
            self._write(self.table.total, bold=True)
        self._set_up(first, first + header_rows, last)

    def _header(self, first: int) -> None:
        for level, cells in enumerate(self.table.header):
            for cell in cells:
                top, left = first + level, cell.column + 1
                for row in range(top, top + cell.rows):
                    for column in range(left, left + cell.cols):
                        self.sheet.cell(row, column).border = self._border
                head = self.sheet.cell(top, left)
                guarded(head, cell.text)
                head.font = self._font("Times New Roman", 11, bold=True)
                head.alignment = self._align("center", "center", wrap_text=True)
                if cell.rows > 1 or cell.cols > 1:
                    self.sheet.merge_cells(
                        start_row=top, start_column=left, end_row=top + cell.rows - 1,
                        end_column=left + cell.cols - 1,
                    )  # fmt: skip

    def _write(self, row: Row | GroupRow, *, bold: bool = False) -> None:
        cells: Row = (row.text,) if isinstance(row, GroupRow) else row
        strong = bold or isinstance(row, GroupRow)
        for at, column in enumerate(self.table.columns):
            target = self.sheet.cell(self._row, at + 1)
            self._cell(target, cells[at] if at < len(cells) else None, column, strong)
        self._make_room(row)
        if isinstance(row, GroupRow) and len(self.table.columns) > 1:
            width = len(self.table.columns)
            self.sheet.merge_cells(start_row=self._row, start_column=1, end_row=self._row, end_column=width)
            self.sheet.cell(self._row, 1).alignment = self._align("left", "top", wrap_text=True)
        self._row += 1

    def _make_room(self, row: Row | GroupRow) -> None:
        """Excel fits no row with merged cells by itself, and other programs fit none."""
        if isinstance(row, GroupRow):
            lines = lines_in(plain(row.text), sum(self._widths))
        else:
            cells = zip(row, self.table.columns, self._widths, strict=True)
            lines = max(lines_in(plain(format_cell(cell, c.kind)), width) for cell, c, width in cells)
        least = 0 if isinstance(row, GroupRow) else self.table.row_mm * _POINTS_PER_MM
        self.sheet.row_dimensions[self._row].height = max(height_of(lines) or 0, least) or None

    def _cell(self, target: Any, value: Cell, column: Column, bold: bool) -> None:
        target.border = self._border
        target.font = self._font("Times New Roman", 11, bold=bold)
        target.alignment = self._align(column.align, "top", wrap_text=True)
        target.number_format = _format(value, column)
        if value is None:
            return
        if isinstance(value, (int, Decimal, date)):
            target.value = _rounded(value, column)
            target.number_format = _format(value, column)
        else:
            guarded(target, plain(value))

    def _set_up(self, header: int, first: int, last: int) -> None:
        from openpyxl.utils import get_column_letter

        sheet, columns = self.sheet, self.table.columns
        for number, width in enumerate(self._widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.freeze_panes = f"A{first}"
        sheet.print_title_rows = f"{header}:{first - 1}"
        if last >= first:
            sheet.auto_filter.ref = f"A{first - 1}:{get_column_letter(len(columns))}{last}"
        set_up_print(sheet, landscape=self.landscape)


def _widths(columns: tuple[Column, ...], room: float) -> list[float]:
    """The widths in characters; columns without one share what the others leave of `room` (mm)."""
    left = room - sum(column.width_mm or 0 for column in columns)
    share = left / max(1, sum(column.width_mm is None for column in columns))
    usual = max(_NARROWEST_MM, share)
    return [round(max(5.0, (column.width_mm or usual) / _MM_PER_CHARACTER), 1) for column in columns]


def _rounded(value: int | Decimal | date, column: Column) -> int | Decimal | date:
    """The value as it is printed: a percentage has one decimal, half up (rules.md, Numbers)."""
    if column.kind == "percent" and isinstance(value, (int, Decimal)):
        return Decimal(value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return value


def _format(value: Cell, column: Column) -> str:
    """The number format that prints the value as the Word table does (`documents.table.format_cell`)."""
    if column.kind == "percent" and isinstance(value, (int, Decimal)):
        return _FORMATS["percent"]
    if isinstance(value, Decimal):
        places = max(0, -int(value.as_tuple().exponent))
        return "#,##0" + ("." + "0" * places if places else "")
    if isinstance(value, int):
        return _FORMATS["integer"]
    return DATE_FORMAT if isinstance(value, date) else _FORMATS["text"]
