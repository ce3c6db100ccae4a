"""The roster of a class as an Excel file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ui.pages.list_excel import Listed, export_list
from vstbpn_desktop.queries.lists import ListRequest

if TYPE_CHECKING:
    from ui.shell.page import Page, Shell

_PARTICIPANT: Final = "participant"


def export(shell: Shell, page: Page, class_id: int, chosen: Sequence[int]) -> None:
    """Save the people of a class as a workbook; only the chosen ones where several are chosen."""
    request = ListRequest(_PARTICIPANT, shell.app.today, filters=(("training_class", class_id),))
    fields = [field.id for field in shell.app.registry[_PARTICIPANT].columns]
    export_list(shell, page, Listed(request, fields, chosen if len(chosen) > 1 else None, page.title))
