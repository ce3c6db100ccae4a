"""The console the program was started in."""

from __future__ import annotations

import sys
from typing import Any, cast


def speak_utf8() -> None:
    """Let the console take every Vietnamese letter, whatever the system's code page."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            cast(Any, stream).reconfigure(encoding="utf-8", errors="replace")
