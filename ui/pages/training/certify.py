"""Giving numbers to the certificates of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.shell.page import Shell
from vstbpn_desktop.services import certifying

if TYPE_CHECKING:
    from ui.runner import Progress

_NOBODY = "Mọi người đủ điều kiện đều đã có số"


def certify(shell: Shell, class_id: int, owner: QWidget) -> None:
    """Number the certificates of those who have none; the bar below tells the change, or that there was none.

    Errors of the officer's are shown by the runner.
    """
    app = shell.app

    def work(_: Progress) -> certifying.Numbered:
        return certifying.number_certificates(app, class_id)

    def done(numbered: certifying.Numbered) -> None:
        if not numbered.given:
            shell.say(_NOBODY)

    shell.runner.run("Cấp số giấy chứng nhận", work, done, owner=owner)
