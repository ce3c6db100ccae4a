"""What the program does for the backups by itself, when the window has been usable for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from vstbpn_desktop.errors import UserError

if TYPE_CHECKING:
    from ui.shell.workspace import Workspace
    from vstbpn_desktop.services.safekeeping import Care

_AFTER_MS: Final = 4_000
_AGAIN_MS: Final = 3_600_000


class Caretaker(QObject):
    """Watches a workspace: looks after the backups when its data were opened, and every hour.

    A stick that was put in is found then, and so is a new day in a window that nobody closed.
    """

    def __init__(self, workspace: Workspace, after_ms: int = _AFTER_MS) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._timer = QTimer(self, interval=after_ms, singleShot=True)
        self._timer.timeout.connect(self.run)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.run)
        workspace.opened.connect(self._timer.start)
        workspace.opened.connect(self._again.start)

    def run(self) -> None:
        """Look after the backups, unless something else runs or no data are open."""
        if not self._workspace.ready or self._workspace.runner.busy:
            return
        app = self._workspace.app
        from vstbpn_desktop.services import safekeeping

        self._workspace.runner.run(
            "Sao lưu, kiểm chứng",
            lambda progress: safekeeping.look_after(app, progress.report),
            self._done,
            owner=self,
            background=True,
        )

    def _done(self, care: Care) -> None:
        if care.anything:
            self._workspace.reload(only_frame=True)
        if care.problems:
            self._workspace.report(UserError(*problem_words(care)))


def problem_words(care: Care) -> tuple[str, str]:
    """What to shout when a backup failed its proof, and what to do."""
    what = " ".join(care.problems)
    if care.mended:
        return what, "Chương trình đã làm bản mới và kiểm chứng được. Hãy chạy “Kiểm tra dữ liệu” cho chắc."
    return what, (
        "Bản làm lại cũng không kiểm chứng được. Hãy chạy “Kiểm tra dữ liệu”, sao lưu ra USB ngay, "
        "và nhờ người xem ổ đĩa."
    )
