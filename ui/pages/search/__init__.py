"""Kết quả tìm kiếm: everything that was found, by what it is."""

from ui.pages.search.page import SearchPage

__all__ = ["SearchPage"]
