"""Nhập chương trình: the document beside what was understood of it, corrected before it is taken."""

from ui.pages.programme_import.page import ProgrammeImportPage

__all__ = ["ProgrammeImportPage"]
