"""The installed program's start: hands over to the version in use, watches a new one's first start.

A version that does not come up (ends, hangs, is cut off by the mains) is given up, and the one before starts
again. Standard library and paths only: nothing of this may depend on what a new version brings.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from vstbpn_desktop.versions import VERSION, Home, State, order

PATIENCE = 300.0
"""Seconds that a first start may take: a large database is migrated in it."""
_LOOK_EVERY = 0.2
_RESET = "PYINSTALLER_RESET_ENVIRONMENT"

Start = Callable[[Sequence[str]], "subprocess.Popen[bytes]"]


def hand_over(
    home: Home, arguments: Sequence[str], *, window: bool, stay: bool = False, start: Start | None = None
) -> int | None:
    """Start the version in use and give its exit code; None where this very program is the one to run.

    A window is let go of once it runs, unless its end is waited for (`stay`).
    """
    if home.version or not home.state_file.exists():
        return None
    start = start or start_program
    state = home.read()
    if window and not stay and state.trial:
        left = _try(home, state, arguments, start)
        if left is None:
            return 0
        state = left
    version = in_use(home, state)
    if not version:
        return None
    child = start([str(home.program(version, window=window)), *arguments])
    return 0 if window and not stay else child.wait()


def in_use(home: Home, state: State) -> str:
    """The version that runs: the current one, unless it is gone or the installed one has overtaken it."""
    for version in (state.current, state.previous):
        if version and order(version) > order(VERSION) and home.program(version).exists():
            return version
    return ""


def _try(home: Home, state: State, arguments: Sequence[str], start: Start) -> State | None:
    """The first start of a new version. None where it came up; else the State to go on with."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(home.watch_file, timeout=0):
            if state.begun or not home.program(state.trial).exists():
                return home.give_up()
            home.begin_trial()
            return None if _came_up(home, state.trial, arguments, start) else home.give_up()
    except Timeout:
        return None  # another start is watching it already
    except OSError:
        return replace(state, trial="")  # nothing can be written here: not the moment to try anything


def _came_up(home: Home, version: str, arguments: Sequence[str], start: Start) -> bool:
    """Whether it came up, or was closed where it waited for a password: then the next start tries again."""
    try:
        child = start([str(home.program(version)), *arguments])
    except OSError:
        return False
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ended, state = child.poll(), home.read()
        waits = state.trial == version and not state.begun
        if state.current == version:
            return True
        if ended is not None:
            return waits and ended == 0
        if waits:
            end = time.monotonic() + PATIENCE
        time.sleep(_LOOK_EVERY)
    child.kill()
    child.wait()
    return home.read().current == version


def start_program(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a program of another folder, free of what the frozen program has set for itself."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetDllDirectoryW(None)
    environment = {**os.environ, _RESET: "1"}
    if kept := environment.pop("LD_LIBRARY_PATH_ORIG", None):
        environment["LD_LIBRARY_PATH"] = kept
    return subprocess.Popen(command, env=environment)


def start_again(home: Home, arguments: Sequence[str]) -> None:
    """Start the installed program, which chooses anew; the caller has let go of the data and ends."""
    start_program([str(home.program("")), *arguments])
