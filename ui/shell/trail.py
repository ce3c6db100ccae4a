"""The way back: which pages were open before the present one."""

from __future__ import annotations

from typing import Final

_STEPS: Final = 20


class Trail:
    """Ids of pages in the order they were left."""

    def __init__(self) -> None:
        self._ids: list[str] = []

    def left(self, page_id: str) -> None:
        """A page was left for another; "" is none."""
        if page_id:
            self._ids = [*self._ids, page_id][-_STEPS:]

    def last(self) -> str:
        """The page that was left last, "" for none."""
        return self._ids[-1] if self._ids else ""

    def went_back(self) -> None:
        """The last page is open again: neither it nor the one just left is behind any more."""
        del self._ids[-2:]
