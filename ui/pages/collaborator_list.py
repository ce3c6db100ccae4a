"""Cộng tác viên: the plain list, with the way to the network by units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ui.actions import Action
from ui.pages.record_list import RecordListPage
from vstbpn_desktop.queries.collaborators import levels, network

if TYPE_CHECKING:
    from vstbpn_desktop.app import App


class CollaboratorListPage(RecordListPage):
    """Everyone; the summary tells how many units have nobody."""

    record = "collaborator"

    def commands(self) -> Sequence[Action]:
        """The network first, then those of any list."""
        grid = Action("Theo đơn vị: có, chưa có", partial(self.shell.open, "collaborators"), "list-checks")
        return (grid, *super().commands())

    def hints(self) -> Sequence[str]:
        """ "147 đơn vị chưa có"."""
        missing = without_collaborators(self.shell.app, self.as_of)
        return (f"{missing} đơn vị chưa có",) if missing else ()


def without_collaborators(app: App, day: dt.date) -> int:
    """How many units of the lowest level have nobody; 0 while no unit has."""
    with app.reader(day) as reader:
        found = network(reader, day, next(iter(levels(reader, day)), ""))
    return len(found.lines) - found.with_some if found.members else 0
