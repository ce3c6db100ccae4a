"""Where a text names a person: her whole name, in any case and tone placement, also inside JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from vstbpn_desktop.vietnamese.folding import exact, spellings
from vstbpn_desktop.vietnamese.names import name_identity

_WORDS: Final = re.compile(r"(?P<escape>\\[nrtbf\"\\/])|[^\W_]+")
"""Words; what JSON escapes is no part of one."""


class Mentions:
    """Finds and replaces one full name, blanks alone between its words."""

    def __init__(self, name: str) -> None:
        self._wanted = exact(name).split()
        self._longest = spellings(max(self._wanted, key=len, default=""))
        self._identity = f"{name_identity(name)}|"

    def found(self, text: str | None) -> bool:
        """Whether a text holds the name, or the mark that class lists know her by."""
        if not text or not self._wanted:
            return False
        return self._identity in text or next(self._spans(text), None) is not None

    def replaced(self, text: str, by: str) -> str:
        """The text with other words in the name's place."""
        parts, at = [], 0
        for start, end in self._spans(text):
            parts += [text[at:start], by]
            at = end
        return "".join([*parts, text[at:]]).replace(self._identity, f"{by}|")

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        plain = text.casefold()
        if not any(spelling in plain for spelling in self._longest):
            return
        words = [found for found in _WORDS.finditer(text) if not found["escape"]]
        exacts = [exact(found[0]) for found in words]
        count = len(self._wanted)
        for at in range(len(words) - count + 1):
            if exacts[at : at + count] == self._wanted and _in_one_piece(text, words[at : at + count]):
                yield words[at].start(), words[at + count - 1].end()


def _in_one_piece(text: str, words: list[re.Match[str]]) -> bool:
    return all(text[one.end() : two.start()].isspace() for one, two in pairwise(words))
