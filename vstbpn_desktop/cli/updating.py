"""The command that puts a newer version in place; the next start of the window tries it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.cli.command import Command, arg
from vstbpn_desktop.paths import program_home
from vstbpn_desktop.services import updating
from vstbpn_desktop.versions import VERSION


def _update(app: App, options: argparse.Namespace) -> Any:
    home = program_home()
    package = updating.prepare(app, home, Path(options.file))
    found = {"version": package.version, "present": home.version or VERSION, "code": package.code}
    if options.dry_run:
        return {**found, "updated": False}
    updating.stage(home, package, _quiet)
    kept = updating.put_in_place(app, home, package)
    sys.stderr.write(
        "Hãy mở chương trình để chạy bản mới; không mở được thì chương trình tự quay về bản này.\n"
    )
    return {**found, "updated": True, "backup": str(kept)}


def _quiet(fraction: float | None, words: str) -> None:
    """Standard output carries only the result."""


COMMANDS = (
    Command(
        "update",
        "cập nhật chương trình từ một gói (USB)",
        _update,
        (
            arg("file", metavar="TỆP", help=f"gói cập nhật ({updating.SUFFIX})"),
            arg("--dry-run", action="store_true", help="chỉ xem gói"),
        ),
    ),
)
