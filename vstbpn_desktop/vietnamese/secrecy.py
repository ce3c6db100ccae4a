"""Marks of state secrets (mật, tối mật, tuyệt mật): on symbols, in short texts, as a stamp on a page.

What only speaks of secrets ("bảo vệ bí mật nhà nước", "mật khẩu") bears no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from vstbpn_desktop.vietnamese.folding import canonical, clean, fold

LEVELS: Final = ("tuyệt mật", "tối mật", "mật")
_LEVEL: Final = r"(?P<level>tuyệt\s+mật|tối\s+mật|mật)"
_IN_BRACKETS: Final = re.compile(rf"[(\[]\s*(?:độ\s+|mức\s+độ\s+)?(?:mật\s*[:\-–]\s*)?{_LEVEL}\s*[)\]]", re.I)
_SAID: Final = re.compile(rf"(?<!\w)độ\s+mật\s*[:\-–]?\s*{_LEVEL}(?!\w)", re.I)
_ALONE: Final = re.compile(rf"\W*(?:độ\s+)?{_LEVEL}\W*", re.I)
_STAMPED: Final = re.compile(r"(?<!\w)(?P<level>TUYỆT MẬT|TỐI MẬT)(?!\w)|^\W*(?P<first>MẬT)\s*[\-–_:.|/]")
_SYMBOL: Final = re.compile(r"\(\s*(?P<code>M|TM|TuM|TUM)\s*\)\s*$")
_CODES: Final = {"m": "mật", "tm": "tối mật", "tum": "tuyệt mật"}
_HEADINGS: Final = ("do mat", "muc do mat", "cap do mat")
_NO_LEVEL: Final = ("", "khong", "thuong", "binh thuong", "khong mat", "0", "-")
_TOP_LINES: Final = 40
"""The stamp stands at the head of a paper: further down the word is part of the text."""


def mark(words: str) -> str:
    """The level a symbol, subject or file's name is marked with; "" for none."""
    text = canonical(clean(words))
    if found := _SYMBOL.search(text):
        return _CODES[found["code"].lower()]
    for pattern in (_IN_BRACKETS, _SAID):
        if found := pattern.search(text):
            return _level(found["level"])
    if found := _ALONE.fullmatch(text):
        return _level(found["level"])
    if found := _STAMPED.search(text):
        return _level(found["level"] or found["first"])
    return ""


def stamp(lines: Iterable[str]) -> str:
    """The level a page is stamped with: a line of its own in capitals near the top, or "Độ mật: …"."""
    for number, line in enumerate(lines):
        if number == _TOP_LINES:
            break
        text = canonical(clean(line)).strip()
        said, alone = _SAID.search(text), _ALONE.fullmatch(text)
        if said:
            return _level(said["level"])
        if alone and text == text.upper():
            return _level(alone["level"])
    return ""


def is_level_heading(heading: str) -> bool:
    """Whether a column of a list says how secret its lines are."""
    return fold(heading).strip(" :") in _HEADINGS


def told_level(cell: str) -> str:
    """The level a cell of such a column says; "" where it says none."""
    return "" if fold(cell).strip(" .") in _NO_LEVEL else " ".join(cell.split()).lower()


def _level(words: str) -> str:
    return " ".join(words.lower().split())
