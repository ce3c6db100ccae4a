"""The page that checks the citations of a text."""

from ui.pages.citations.page import CitationsPage

__all__ = ["CitationsPage"]
