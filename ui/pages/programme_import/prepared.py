"""All that the preview shows of a state, put together away from the window's thread."""

from __future__ import annotations

from dataclasses import dataclass

from ui.pages.programme_import.chips import Finds, all_finds
from ui.pages.programme_import.outline import Row, outline
from ui.pages.programme_import.review import Review, Understood, understand
from ui.widgets.look import Meaning


@dataclass(frozen=True)
class Prepared:
    """What the lines mean, the rows of the tree, the pills, and the marked lines with their reasons."""

    understood: Understood
    rows: tuple[Row, ...]
    finds: tuple[Finds, ...]
    marks: dict[int, tuple[Meaning, str]]


def prepare(review: Review) -> Prepared:
    """Understand the lines and lay everything out."""
    understood = understand(review)
    return Prepared(understood, outline(understood), all_finds(understood), marks(understood))


def marks(understood: Understood) -> dict[int, tuple[Meaning, str]]:
    """The marked lines: red for contradictions, amber for doubts and for what was not understood."""
    found: dict[int, tuple[Meaning, str]] = {}
    for passage in understood.draft.unread:
        found |= dict.fromkeys(passage.at, (Meaning.SOON, "Chưa hiểu, được giữ nguyên văn"))
    for doubt in understood.doubts:
        found |= dict.fromkeys(doubt.at, (Meaning.SOON, doubt.reason))
    for doubt in understood.conflicts:
        found |= dict.fromkeys(doubt.at, (Meaning.LATE, doubt.reason))
    return found
