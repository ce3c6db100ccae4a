"""Starts the program: the window, or one headless command."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

BEGUN = "VSTBPN_BEGUN"
"""When the process was started (`time.perf_counter`), told by what measures the start."""
WINDOW_OPTIONS = ("--data", "--today")


def main(arguments: list[str]) -> int:
    """Run the window (no command) or one command; gives the exit code of the contract."""
    if arguments == ["--version"]:
        from vstbpn_desktop.versions import VERSION

        sys.stdout.write(f"{VERSION}\n")
        return 0
    window = _wants_window(arguments)
    if getattr(sys, "frozen", False) and (code := _hand_over(arguments, window=window)) is not None:
        return code
    if window:
        return _window(arguments)
    from vstbpn_desktop.cli import run
    from vstbpn_desktop.versions import VERSION

    return run(arguments, VERSION)


def _hand_over(arguments: list[str], *, window: bool) -> int | None:
    """The exit code of the newer version that runs in place of this one, None where there is none."""
    from vstbpn_desktop.versions import Home

    home = Home.of(Path(sys.executable).parent)
    if home.version or not home.state_file.exists():
        return None
    from vstbpn_desktop.launching import hand_over

    return hand_over(home, arguments, window=window, stay="--smoke" in arguments)


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
    parser.add_argument("--data")
    parser.add_argument("--today")
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args(arguments)
    if options.smoke:
        from vstbpn_desktop.console import speak_utf8

        speak_utf8()
    begun = os.environ.get(BEGUN)
    try:
        from ui.app import run

        return run(options.data, options.today, smoke=options.smoke, begun=float(begun) if begun else None)
    except Exception:
        # Left to itself, the program without a console would wait in a box for somebody to read it.
        if not options.smoke:
            raise
        sys.__excepthook__(*sys.exc_info())
        return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
