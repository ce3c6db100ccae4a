"""What comes before the window closes: the backup of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.runner import Runner
    from ui.safekeeping.closing import Closing
    from vstbpn_desktop.app import App


class Leaving:
    """Backs up once when the window is to close and something was done; then the window closes itself."""

    def __init__(self, window: MainWindow, runner: Runner) -> None:
        self._window = window
        self._runner = runner
        self._closing: Closing | None = None

    @property
    def begun(self) -> bool:
        """Whether the window is on its way out: another wish to close it is one to skip the backup."""
        return self._closing is not None

    def begins(self, app: App) -> bool:
        """Begin the backup where one is due; False where the window may close at once."""
        from ui.safekeeping.closing import Closing, is_shutting_down
        from vstbpn_desktop.services import safekeeping

        if app.practice or is_shutting_down() or not safekeeping.work_since_backup(app):
            return False
        self._runner.stop()  # what is in the background
        self._window.setEnabled(False)
        self._closing = Closing(self._window, self._runner, app, self._close)
        self._closing.start()
        return True

    def _close(self) -> None:
        QTimer.singleShot(0, self._window, self._window.close)
