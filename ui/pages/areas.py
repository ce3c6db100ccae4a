"""Places whose pages are the lists of their records, until a page of their own is made for the task."""

from __future__ import annotations

from ui.pages.area import AreaPage


class InspectionPage(AreaPage):
    """Inspections and findings."""

    area = "inspection"
