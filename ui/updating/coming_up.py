"""The first moments of every start: a new version says that it came up, an old one that a new one did not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from vstbpn_desktop.versions import VERSION, Home

if TYPE_CHECKING:
    from ui.shell.workspace import Workspace

_FAILED: Final = "Bản {} không khởi động được"
_BACK: Final = (
    "Chương trình đã tự quay về bản {} và dữ liệu đúng như trước khi cập nhật. "
    "Vẫn làm việc bình thường; hãy báo cho nơi phát hành bản mới."
)


class ComingUp(QObject):
    """Watches a workspace until its first page stands with its data, once."""

    def __init__(self, workspace: Workspace, home: Home) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._home = home
        self._seen = False
        workspace.opened.connect(self._opened)
        workspace.waits.connect(self._wait)

    def _wait(self, waiting: bool) -> None:
        """Nobody is to take a password that is not typed yet for a version that does not come up."""
        if not self._seen and self._home.state_file.exists():
            self._home.wait(waiting=waiting)

    def _opened(self) -> None:
        if not self._seen and self._home.state_file.exists():
            self._workspace.runner.settled.connect(self._came_up)
        self._seen = True

    def _came_up(self) -> None:
        self._workspace.runner.settled.disconnect(self._came_up)
        if self._home.came_up():
            self._workspace.say(f"Đã cập nhật lên bản {VERSION}")
            self._register()
        elif failed := self._home.read().fallen:
            self._tell(failed)
        self._workspace.runner.latest("versions", self._home.tidy, lambda _: None, owner=self)

    def _tell(self, failed: str) -> None:
        self._home.forget_failure()
        title, present = _FAILED.format(failed), self._home.version or VERSION
        self._workspace.messages.inform(title, _BACK.format(present), "triangle-alert")

    def _register(self) -> None:
        from vstbpn_desktop.registration import register_version

        register_version(self._home.root, VERSION)
