"""Do two printed versions of one document agree: the same words, and pages that break nearly alike?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from tests.core.documents.geometry import Page, in_lines

LEAST_ALIKE = 0.97
"""Of the lines of both, the share that stand in the same order."""
MOST_APART = 3
"""Lines by which a page may begin earlier or later."""


def differences(ours: Sequence[Page], theirs: Sequence[Page]) -> list[str]:
    """What differs, in words; nothing where they agree."""
    return list(_differences(ours, theirs))


def _differences(ours: Sequence[Page], theirs: Sequence[Page]) -> Iterator[str]:
    first, second = _lines(ours), _lines(theirs)
    letters, others = Counter("".join(first)), Counter("".join(second))
    if letters != others:
        yield f"chữ khác nhau: thiếu {dict(letters - others)}, thừa {dict(others - letters)}"
    if len(ours) != len(theirs):
        yield f"{len(ours)} trang, bên kia {len(theirs)}"
    alike = SequenceMatcher(None, first, second, autojunk=False).ratio()
    if first and alike <= LEAST_ALIKE:
        yield f"dòng giống nhau {alike:.3f}"
    for number, (page, other) in enumerate(zip(ours, theirs, strict=False), 1):
        apart = abs(len(in_lines(page.glyphs)) - len(in_lines(other.glyphs)))
        if apart > MOST_APART:
            yield f"trang {number} lệch {apart} dòng"


def _lines(pages: Sequence[Page]) -> list[str]:
    return [line.text for page in pages for line in in_lines(page.glyphs)]
