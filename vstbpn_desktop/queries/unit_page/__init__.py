"""Everything about one unit as of a day: what its page shows and its sheet prints."""

from vstbpn_desktop.queries.unit_page.model import (
    HISTORY,
    INSPECTION,
    LETTERS,
    NOTES,
    TRAINING,
    WORK,
    Board,
    Event,
    FindingLine,
    Kin,
    Lines,
    Person,
    UnitView,
)
from vstbpn_desktop.queries.unit_page.view import unit_view

__all__ = [
    "HISTORY",
    "INSPECTION",
    "LETTERS",
    "NOTES",
    "TRAINING",
    "WORK",
    "Board",
    "Event",
    "FindingLine",
    "Kin",
    "Lines",
    "Person",
    "UnitView",
    "unit_view",
]
