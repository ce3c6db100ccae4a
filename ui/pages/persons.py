"""Người, đầu mối: the list of persons, with the ways to what is kept of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ui.actions import Action
from ui.pages.record_list import RecordListPage
from ui.panels.tying import TieDialog


class PersonListPage(RecordListPage):
    """The persons; lines of other lists can be tied to them."""

    record = "person"

    def commands(self) -> Sequence[Action]:
        """Those of any list; tying lines of class lists and teams; what is kept of persons and why."""
        return (
            *super().commands(),
            Action("Nối học viên, thành viên đoàn", self.tie, "link", "menu", writes=True),
            Action("Dữ liệu cá nhân", partial(self.shell.open, "personal-data"), "shield-check", "menu"),
        )

    def tie(self) -> None:
        """Look at every line that may be a known person."""
        TieDialog(self.shell, None, self.window()).open()
