"""Mở năm mới: what is taken over from the last year, seen and chosen before anything is written."""

from ui.pages.new_year.page import NewYearPage

__all__ = ["NewYearPage"]
