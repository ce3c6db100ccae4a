"""The way back: which pages were open before the present one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_STEPS: Final = 20


class Trail:
    """Ids of pages in the order they were left."""

    def __init__(self, ids: Sequence[str] = ()) -> None:
        self._ids = list(ids)

    def left(self, page_id: str, to: str, *, part: bool) -> None:
        """A page ("" is none) was left; a `part` of a place that leads where it came from is done."""
        if part and to == self.last():
            self._ids.pop()
        elif page_id:
            self._ids = [*self._ids, page_id][-_STEPS:]

    def last(self) -> str:
        """The page that was left last, "" for none."""
        return self._ids[-1] if self._ids else ""

    def before(self) -> Trail:
        """The way there was when the last page was open."""
        return Trail(self._ids[:-1])
