"""Making the handover file: asked where to, made in the background, its list opened from the bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.reports.export import open_path
from ui.safekeeping.restoring import FILE_FILTERS
from ui.shell.page import Shell
from vstbpn_desktop.services import safekeeping

if TYPE_CHECKING:
    from vstbpn_desktop.services.handover import Handover


class HandingOver:
    """Makes handover files. `owner` is the widget whose end makes a running job's answer void."""

    def __init__(self, shell: Shell, owner: QWidget) -> None:
        self._shell = shell
        self._owner = owner

    def ask(self) -> None:
        """Ask where to, then make the file and its list."""
        name = f"Gói bàn giao VSTBPN {self._shell.app.today:%d-%m-%Y}{safekeeping.FILE_SUFFIX}"
        path = self._shell.messages.save_file("Lập gói bàn giao", name, FILE_FILTERS)
        if path is None:
            return
        app = self._shell.app

        def work(_: object) -> Handover:
            from vstbpn_desktop.services.handover import hand_over

            return hand_over(app, path)

        self._shell.runner.run("Lập gói bàn giao", work, self._done, owner=self._owner)

    def _done(self, made: Handover) -> None:
        links = (
            ("Mở danh mục", partial(open_path, made.lists[0])),
            ("Mở thư mục", partial(open_path, made.file.parent)),
        )
        self._shell.say(f"Đã lập {made.file.name} và danh mục in kèm", links)
