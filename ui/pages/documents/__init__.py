"""Văn bản: what came, what goes out, what is kept at hand, the numbers, and the library of acts."""

from ui.pages.documents.page import DocumentsPage

__all__ = ["DocumentsPage"]
