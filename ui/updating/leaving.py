"""Leaving for a new version: the data backed up while no page is open, then everything let go of."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vstbpn_desktop.launching import start_again
from vstbpn_desktop.services import updating

if TYPE_CHECKING:
    from ui.shell.workspace import Workspace
    from vstbpn_desktop.services.updating import Package
    from vstbpn_desktop.versions import Home


def leave_for(workspace: Workspace, home: Home, package: Package) -> None:
    """The pages are closed; back up, switch, let go. Where that fails the data are opened again."""
    app = workspace.app

    def end(_: Path) -> None:
        app.close()
        workspace.window.close()
        start_again(home, sys.argv[1:])

    workspace.runner.run(
        "Sao lưu trước khi cập nhật", lambda _: updating.put_in_place(app, home, package), end,
        partial(_stay, workspace),
    )  # fmt: skip


def _stay(workspace: Workspace, error: Exception) -> None:
    workspace.app.close()
    workspace.resume()
    workspace.report(error)
