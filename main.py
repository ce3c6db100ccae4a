"""Starts the program: the window, or one headless command."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

VERSION = "0.1.0"
WINDOW_OPTIONS = ("--data", "--today")


def main(arguments: list[str]) -> int:
    """Run the window (no command) or one command; gives the exit code of the contract."""
    if _wants_window(arguments):
        return _window(arguments)
    from vstbpn_desktop.cli import run

    return run(arguments, VERSION)


def _wants_window(arguments: list[str]) -> bool:
    """True where nothing but the window's own options stand: no command, no --help, no --version."""
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word in WINDOW_OPTIONS:
            rest[:1] = []
        elif word != "--smoke" and not word.startswith(tuple(f"{name}=" for name in WINDOW_OPTIONS)):
            return False
    return True


def _window(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--today", type=dt.date.fromisoformat)
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args(arguments)
    from ui.app import run
    from vstbpn_desktop.paths import DataFolder, default_data_folder

    root = options.data or default_data_folder()

    def make_app() -> App:
        from vstbpn_desktop.app import App

        return App.open(root, options.today, create=True)

    return run(make_app, DataFolder(root), smoke=options.smoke)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
