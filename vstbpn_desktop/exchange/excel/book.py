"""The openpyxl side of our workbooks: looks, widths, lists of choices, print set-up, the hidden sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vstbpn_desktop.documents.render.workbook import DATE_FORMAT, Style, register, set_up_print
from vstbpn_desktop.exchange.excel.layout import (
    EXPORT,
    FIRST_ROW,
    HEADER_ROW,
    LISTS_SHEET,
    META_SHEET,
    Layout,
    Meta,
)
from vstbpn_desktop.exchange.excel.words import Writer
from vstbpn_desktop.queries.directory import Directories
from vstbpn_desktop.spec import (
    Bodies,
    Choice,
    Choices,
    Date,
    Integer,
    RecordSpec,
    Reference,
    References,
    Rows,
    YesNo,
)
from vstbpn_desktop.spec.kinds import Year

if TYPE_CHECKING:
    from openpyxl import Workbook

TEMPLATE_ROWS = 200
"""Prepared rows of a template: with formats and lists; more may be filled in below."""
_MOST_OFFERED = 2000
_UPRIGHT = 90
"""How many characters stand side by side on an upright page."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_GRID, _HEAD = "BFBFBF", "E8EEF7"

HINTS: tuple[tuple[type[Any], str], ...] = (
    (Date, "Ngày/tháng/năm, ví dụ 05/01/2020."),
    (YesNo, "Ghi “có” hoặc “không”."),
    (Choices, "Chọn một hay nhiều, cách nhau bằng dấu phẩy."),
    (Choice, "Chọn trong danh sách."),
    (Year, "Ghi năm, ví dụ 2020."),
    (Integer, "Ghi số."),
    (Reference, "Ghi mã hoặc tên."),
    (References, "Ghi các mã, cách nhau bằng dấu chấm phẩy."),
    (Bodies, "Ghi mã hoặc tên, cách nhau bằng dấu chấm phẩy."),
    (Rows, "Mỗi dòng như “Nhãn: giá trị | Nhãn: giá trị”, cách nhau bằng dấu chấm phẩy."),
)


class Looks:
    """The looks of a sheet's cells as numbers of styles, and the letters of its columns."""

    def __init__(self, workbook: Workbook, columns: list[Layout]) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
        from openpyxl.utils import get_column_letter

        line = Side(style="thin", color=_GRID)
        self._workbook = workbook
        self._plain: dict[str, Any] = {
            "font": Font("Times New Roman", 11), "fill": PatternFill(),
            "border": Border(line, line, line, line), "number_format": "@",
            "alignment": Alignment(vertical="top", wrap_text=True),
        }  # fmt: skip
        bold = Font("Times New Roman", 11, bold=True)
        middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
        bare = {"border": Border(), "alignment": Alignment(vertical="center")}
        head = PatternFill("solid", fgColor=_HEAD)
        self.letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
        self.title = self._look(font=Font("Times New Roman", 14, bold=True), **bare)
        self.note = self._look(font=Font("Times New Roman", 11, italic=True), **bare)
        self.hint = self._look(font=Font("Times New Roman", 9, italic=True, color="595959"), border=Border())
        self.header = self._look(font=bold, fill=head, alignment=middle)
        self.total = self._look(font=bold, alignment=Alignment(vertical="center"))
        self.total_number = self._look(font=bold, number_format="#,##0")
        self.body = [self._body(column) for column in columns]

    def _look(self, **look: Any) -> Style:
        return register(self._workbook, **(self._plain | look))

    def _body(self, column: Layout) -> Style:
        from openpyxl.styles import Alignment

        kind = None if column.field is None else column.field.kind
        if isinstance(kind, Date):
            return self._look(number_format=DATE_FORMAT, alignment=Alignment("center", "top"))
        if kind is None or isinstance(kind, Year):
            return self._look(number_format="0", alignment=Alignment("center", "top"))
        if isinstance(kind, Integer):
            return self._look(number_format="#,##0", alignment=Alignment(vertical="top"))
        if isinstance(kind, (YesNo, Choice)) and not isinstance(kind, Choices):
            return self._look(alignment=Alignment("center", "top", wrap_text=True))
        return self._look(alignment=Alignment(vertical="top", wrap_text=True))


def new(
    spec: RecordSpec, columns: list[Layout], meta: Meta, last: int, offered: Directories | None = None
) -> Workbook:
    """A workbook set up but for its rows; `offered` gives the records that references may be chosen from."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = meta.sheet
    workbook.properties.title, workbook.properties.creator = spec.plural, ""
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        sheet.column_dimensions[get_column_letter(number)].hidden = column.hidden
    _set_up(sheet, columns, last, filtered=meta.made_as == EXPORT)
    lists = workbook.create_sheet(LISTS_SHEET)
    lists.sheet_state = "veryHidden"
    for number, column in enumerate(columns, 1):
        _offer(sheet, lists, number, _choices(column, offered), max(last, FIRST_ROW))
    told = workbook.create_sheet(META_SHEET)
    told.sheet_state = "veryHidden"
    for line in meta.lines():
        told.append(line)
    return workbook


def sheet_name(spec: RecordSpec) -> str:
    """The name of a record's sheet: what Excel allows, at most 31 characters."""
    return " ".join(spec.plural.translate(_FORBIDDEN).split())[:31]


def extent(columns: list[Layout], last: int) -> str:
    """The range that a sheet fills."""
    from openpyxl.utils import get_column_letter

    return f"A1:{get_column_letter(len(columns))}{max(last, HEADER_ROW)}"


def hint(column: Layout) -> str:
    """What to write in a column, for the row above the headings."""
    if column.field is None:
        return ""
    kind = next((words for kind, words in HINTS if isinstance(column.field.kind, kind)), "")
    must = "Bắt buộc. " if column.field.required else ""
    return f"{must}{' '.join(filter(None, (column.field.help, kind)))}".strip()


def _set_up(sheet: Any, columns: list[Layout], last: int, *, filtered: bool) -> None:
    sheet.freeze_panes = f"A{FIRST_ROW}"
    if filtered:
        sheet.auto_filter.ref = extent(columns, last).replace("A1", f"A{HEADER_ROW}")
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    width = sum(column.width for column in columns if not column.hidden)
    set_up_print(sheet, landscape=width > _UPRIGHT)


def _choices(column: Layout, offered: Directories | None) -> list[str]:
    """What a cell of the column can be chosen from; nothing where it is free."""
    kind = None if column.field is None else column.field.kind
    if isinstance(kind, YesNo):
        return ["có", "không"]
    if isinstance(kind, Choice) and not isinstance(kind, Choices):
        return [option.label for option in kind.options]
    if isinstance(kind, Reference) and offered is not None:
        directory = offered[kind.record]
        if len(directory.keys) <= _MOST_OFFERED:
            return sorted(Writer(offered).words(kind, row_id) for row_id in directory.keys)
    return []


def _offer(sheet: Any, lists: Any, number: int, choices: list[str], last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if not choices:
        return
    letter = get_column_letter(number)
    for at, choice in enumerate(choices, 1):
        lists.cell(at, number).value = choice
        lists.cell(at, number).data_type = "s"
    listed = DataValidation(
        type="list", formula1=f"{LISTS_SHEET}!${letter}$1:${letter}${len(choices)}", allow_blank=True,
        showErrorMessage=False,
    )  # fmt: skip
    listed.add(f"{letter}{FIRST_ROW}:{letter}{last}")
    sheet.add_data_validation(listed)
