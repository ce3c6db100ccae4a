"""The page of one unit."""

from ui.pages.unit.page import UnitPage

__all__ = ["UnitPage"]
