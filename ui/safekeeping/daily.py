"""The backup the program makes by itself: once a day, when the window has been usable for a moment."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.shell.workspace import Workspace
    from vstbpn_desktop.app import App

_AFTER_MS: Final = 4_000


class DailyBackup(QObject):
    """Watches a workspace; after its data were opened it backs them up, unless that was done today."""

    def __init__(self, workspace: Workspace, after_ms: int = _AFTER_MS) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._timer = QTimer(self, interval=after_ms, singleShot=True)
        self._timer.timeout.connect(self.run)
        workspace.opened.connect(self._timer.start)

    def run(self) -> None:
        """Back up in the background where it is due."""
        app = self._workspace.app
        self._workspace.runner.run(
            "Sao lưu hằng ngày", lambda _: back_up_if_due(app, dt.date.today()), self._done, owner=self
        )

    def _done(self, made: Path | None) -> None:
        if made is not None:
            self._workspace.reload(only_frame=True)


def back_up_if_due(app: App, today: dt.date) -> Path | None:
    """Make the day's backup where none was made on `today` and there is something to keep; gives its file."""
    from vstbpn_desktop.services import safekeeping, starting

    last = safekeeping.last_verified(app)
    if app.practice or (last is not None and last.date() == today) or starting.is_new(app):
        return None
    return safekeeping.back_up_now(app)
