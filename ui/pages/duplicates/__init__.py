"""Records entered twice, compared and made one."""

from ui.pages.duplicates.page import DuplicatesPage

__all__ = ["DuplicatesPage"]
