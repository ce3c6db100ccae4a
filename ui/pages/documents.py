"""Văn bản: documents that came, went out, or are kept at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ui.actions import Action
from ui.pages.area import AreaPage
from ui.pages.record_list import RecordListPage
from ui.tables.filters import Chosen
from vstbpn_desktop.queries.lists import ListRequest

_KEPT = ("direction", "kept")


class DocumentListPage(RecordListPage):
    """The documents of the working year; those kept at hand are of any year."""

    record = "document"

    def commands(self) -> Sequence[Action]:
        """Those of every list, and the check of what a document cites."""
        return (*super().commands(), Action("Rà soát căn cứ", self.review_citations, "file-search", "bar"))

    def review_citations(self) -> None:
        """Check the file of the selected document, else ask what to check."""
        chosen = self.table.selected_ids()
        self.shell.open("citations", ("document", chosen[0]) if len(chosen) == 1 else None)

    def request(self, chosen: Chosen) -> ListRequest:
        """What is kept for reference does not belong to one year."""
        asked = super().request(chosen)
        return replace(asked, year=None) if _KEPT in chosen.filters else asked


class DocumentsPage(AreaPage):
    """The documents."""

    area = "documents"
    lists = {"document": DocumentListPage}
