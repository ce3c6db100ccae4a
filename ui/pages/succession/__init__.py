"""Sắp xếp đơn vị: renames, mergers, splits, ends; one by one or along the province's chain."""

from ui.pages.succession.page import SuccessionPage

__all__ = ["SuccessionPage"]
