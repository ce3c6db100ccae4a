"""The assistant that takes an Excel file, or cells that were copied, into any list."""

from ui.pages.excel_import.page import ExcelImportPage

__all__ = ["ExcelImportPage"]
