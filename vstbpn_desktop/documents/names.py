"""File names that Windows takes, made from titles."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED: Final = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_LONGEST: Final = 100
_NAMELESS: Final = "Văn bản"


def file_stem(title: str, *, draft: bool = False) -> str:
    """A name without its ending: NFC, no sign Windows refuses, no blank or dot at its end, not too long."""
    words = " ".join(_UNSAFE.sub(" ", unicodedata.normalize("NFC", title)).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0]
    words = words.strip(" .,;-") or _NAMELESS
    if words.partition(".")[0].lower() in _RESERVED:
        words = f"{_NAMELESS} {words}"
    return f"{words} (dự thảo)" if draft else words
