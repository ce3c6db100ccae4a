"""What a page offers, as data, and the program's shortcuts."""

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

# Never Ctrl+Shift or Alt+Z: UniKey switches with them.
SEARCH: Final = "Ctrl+K"
NEW: Final = "Ctrl+N"
SAVE: Final = "Ctrl+S"
FIND: Final = "Ctrl+F"
PRINT: Final = "Ctrl+P"
EXCEL: Final = "Ctrl+E"
REFRESH: Final = "F5"
DELETE: Final = "Del"
UNDO: Final = "Ctrl+Z"
HELP: Final = "F1"
BACK: Final = "Alt+Left"
LOCK: Final = "Ctrl+Alt+L"
LARGER: Final = ("Ctrl++", "Ctrl+=")
SMALLER: Final = "Ctrl+-"
USUAL_SIZE: Final = "Ctrl+0"

Place = Literal["main", "bar", "menu", "key"]


class Action(NamedTuple):
    """One thing a page can do.

    `place`: "main" is the one filled button of the top bar, "bar" a plain button beside it, "menu" a line of
    the "…" menu, "key" only a shortcut. `icon` is a name of the icon set.
    """

    text: str
    call: Callable[[], object]
    icon: str = ""
    place: Place = "bar"
    shortcut: str = ""
    enabled: bool = True
