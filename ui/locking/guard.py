"""Locks the window after a while without key or mouse, or at once: what was open stays as it is behind."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

if TYPE_CHECKING:
    from ui.locking.notice import LockCover
    from ui.shell.workspace import Workspace
    from vstbpn_desktop.vault import Unlocked

SETTING: Final = "lock_minutes"
MINUTES: Final = 10
"""After how many minutes, where nothing else was chosen on this machine; 0 never."""
CHOICES: Final = (0, 5, 10, 20, 30, 60)
_OFFICER: Final = "Đó là mật khẩu chỉ xem. Cán bộ đang làm việc: hãy gõ mật khẩu của cán bộ."
_LOOK_MS: Final = 10_000
_SIGNS_OF_LIFE: Final = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.InputMethod, QEvent.Type.TouchBegin,
    }
)  # fmt: skip


class Guard(QObject):
    """Watches the program; does nothing while the data have no password."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._last = time.monotonic()
        self.cover: LockCover | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._watching = False

    @property
    def armed(self) -> bool:
        """Whether there is a password to ask for."""
        return self._workspace.ready and self._workspace.app.folder.key is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there."""
        if event.type() in _SIGNS_OF_LIFE:
            self._last = time.monotonic()
        return False

    def look(self) -> None:
        """Lock where nobody was there for long."""
        self._watch(self.armed)
        minutes = self._workspace.session.number(SETTING, MINUTES)
        if minutes and time.monotonic() - self._last >= minutes * 60:
            self.lock()

    def _watch(self, wanted: bool) -> None:
        """See every event only while there is something to lock: each one costs time."""
        application = QCoreApplication.instance()
        if wanted == self._watching or application is None:
            return
        self._watching, self._last = wanted, time.monotonic()
        if wanted:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def lock(self) -> None:
        """Cover the window until the password is given."""
        if not self.armed or self.cover is not None:
            return
        from ui.locking.entry import PasswordEntry
        from ui.locking.notice import LockCover, LockNotice

        window, root = self._workspace.window, self._workspace.app.folder.root
        entry = PasswordEntry(root, self._workspace.runner, self._opened)
        words = "Dữ liệu vẫn mở phía sau; việc đang làm dở còn nguyên."
        notice = LockNotice("Chương trình đã khoá", words, entry, window.close)
        self.cover = LockCover(window, notice, window.close)
        self.cover.show()

    def _opened(self, unlocked: Unlocked) -> None:
        """Who may only look does not get in where the officer left her work open."""
        if self.cover is not None and unlocked.read_only and not self._workspace.app.read_only:
            self.cover.notice.entry.refuse(_OFFICER)
            return
        cover, self.cover = self.cover, None
        if cover is not None:
            cover.hide()
            cover.deleteLater()
        self._last = time.monotonic()
        self._workspace.window.activateWindow()
