"""What Windows refuses for a moment: to replace a file that is just being read, to read one just replaced.

Another start of the program, an indexer or what looks for viruses holds a new file for some milliseconds.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_TRIES = 60 if os.name == "nt" else 1
_PAUSE = 0.025


def patiently(act: Callable[[], T]) -> T:
    """Do it; on Windows try for a second and a half before PermissionError is the answer."""
    for _ in range(_TRIES - 1):
        try:
            return act()
        except PermissionError:
            time.sleep(_PAUSE)
    return act()


def take_place(beside: Path, target: Path) -> None:
    """Let a file, or a folder that is not there yet, take its place. OSError where it cannot."""
    patiently(lambda: beside.replace(target))
