"""The Excel file of a document: the values of the Word table, typed, in the same format."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl

from tests.core.documents import samples
from vstbpn_desktop.documents.model import Appendix, Column, Document, GroupRow, Paragraph, Table
from vstbpn_desktop.documents.render.xlsx import render_xlsx

COLUMNS = (
    Column("TT", 10, kind="integer"),
    Column("Đơn vị", 60),
    Column("Tổng số", 20, kind="integer", group="Kết quả"),
    Column("Tỷ lệ (%)", 20, kind="percent", group="Kết quả"),
    Column("Ngày", 25, kind="date"),
)
ROWS = (
    GroupRow("I. Các sở"),
    (1, "=1+1", 1234567, Decimal("46.65"), date(2020, 6, 30)),
    (2, "0912 345 678", 0, None, None),
)
TABLE = Table(COLUMNS, ROWS, total=(None, "Tổng cộng", 1234567, 46, None))


def opened(*blocks: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(Document("Báo cáo", blocks))))


def test_each_table_is_a_sheet_named_by_its_title() -> None:
    book = opened(
        Appendix(None, "DANH SÁCH A"), TABLE, Appendix(None, "DANH SÁCH B: 1/2", landscape=True), TABLE
    )
    assert book.sheetnames == ["1. DANH SÁCH A", "2. DANH SÁCH B 1 2"]
    assert [sheet.page_setup.orientation for sheet in book] == ["portrait", "landscape"]


def test_values_keep_their_types_and_print_as_in_word() -> None:
    sheet = opened(TABLE).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert rows[0][:4] == [1, "=1+1", 1234567, 46.7]
    assert rows[0][4].date() == date(2020, 6, 30)
    assert rows[1] == [2, "0912 345 678", 0, None, None]
    assert rows[2] == [None, "Tổng cộng", 1234567, 46, None]
    assert sheet["B6"].data_type == "s" and sheet["B6"].quotePrefix
    formats = [sheet.cell(6, column).number_format for column in (3, 4, 5)]
    assert formats == ["#,##0", "#,##0.0", "dd/mm/yyyy"]


def test_the_header_stands_as_in_word_and_stays_in_sight() -> None:
    sheet = opened(TABLE).worksheets[0]
    assert {str(area) for area in sheet.merged_cells.ranges} >= {"C3:D3", "A3:A4", "A5:E5"}
    assert sheet.freeze_panes == "A5" and sheet.print_title_rows == "$3:$4"
    assert sheet["A5"].value == "I. Các sở" and sheet["A5"].font.bold


def test_a_document_without_tables_gives_its_text() -> None:
    sheet = opened(Paragraph("Một"), Paragraph("@hai")).worksheets[0]
    assert [cell.value for cell in sheet["A"]][-2:] == ["Một", "@hai"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_xlsx(samples.SHORT) == render_xlsx(samples.SHORT)
    with zipfile.ZipFile(io.BytesIO(render_xlsx(samples.SHORT))) as package:
        assert b"dcterms" not in package.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


def test_rows_and_columns_have_room_and_pages_are_numbered() -> None:
    words = "Tổ chức lớp tập huấn nâng cao năng lực " * 6
    columns = (Column("Mã", 17), Column("Nội dung"), Column("Ghi chú"))
    table = Table(columns, (GroupRow("Nhóm"), ("01", words, ""), ("02", "ngắn", "")))
    sheet = opened(table).worksheets[0]
    assert [sheet.row_dimensions[row].height for row in (4, 6)] == [None, None]
    assert sheet.row_dimensions[5].height > 60
    assert sheet.column_dimensions["B"].width == sheet.column_dimensions["C"].width == 40.3
    assert sheet.oddFooter.right.text == "Trang &P/&N"
    signing = opened(Table(columns, (("01", "", ""),), row_mm=9)).worksheets[0]
    assert signing.row_dimensions[4].height > 25
