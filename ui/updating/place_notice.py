"""A word at the start where the data lie at risk. Nothing of it is loaded before the first page stands."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.shell.workspace import Workspace
    from vstbpn_desktop.services.place import Place

COMPUTER: Final = "computer"
"""The subject of the settings that shows the place."""
AFTER_MS: Final = 1_500


class PlaceNotice(QObject):
    """Looks at the place a moment after the data were opened, and says at the bottom what is wrong."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._soon = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self.look)
        workspace.opened.connect(self._soon.start)

    def look(self) -> None:
        """Look, away from the window."""
        if self._workspace.ready:
            root = self._workspace.app.folder.root
            self._workspace.runner.latest("place", lambda: _place_of(root), self._show, owner=self)

    def _show(self, place: Place) -> None:
        if place.risks:
            link = ("Xem cách xử lý", partial(self._workspace.open, "settings", COMPUTER))
            self._workspace.say(place.risks[0].what, (link,), done=False)


def _place_of(root: Path) -> Place:
    from vstbpn_desktop.services.place import place_of

    return place_of(root)
