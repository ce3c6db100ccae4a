"""What a list shows as it is saved: filters, text, order."""

from __future__ import annotations

from typing import Any, NamedTuple

from ui.tables.filters import Chosen


class View(NamedTuple):
    """What a list is filtered and sorted by."""

    chosen: Chosen
    order: str = ""
    descending: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it says nothing: the whole list in its own order."""
        return self == View(Chosen())

    def to_json(self) -> dict[str, Any]:
        """As it is kept; what is usual is left out."""
        chosen = self.chosen
        everything: dict[str, Any] = {
            "filters": [list(one) for one in chosen.filters], "text": chosen.text,
            "all_years": chosen.all_years, "ended": chosen.ended,
            "order": self.order, "descending": self.descending,
        }  # fmt: skip
        return {name: value for name, value in everything.items() if value}


def view_of(value: dict[str, Any]) -> View:
    """What was kept."""
    filters = tuple((name, one) for name, one in value.get("filters", ()))
    flags = (bool(value.get(name)) for name in ("all_years", "ended"))
    return View(
        Chosen(filters, str(value.get("text", "")), *flags),
        str(value.get("order", "")),
        bool(value.get("descending")),
    )
