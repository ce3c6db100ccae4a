"""What a page offers, as data, and the program's shortcuts."""

from collections.abc import Callable, Iterable
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
    the "…" menu, "key" only a shortcut. `icon` is a name of the icon set. `writes`: it changes what is
    shown, so that it is off where that is held; `held` then says why. `goes_on`: it writes what a closed
    year lets go on, so that it is off only where nothing at all can be written.
    """

    text: str
    call: Callable[[], object]
    icon: str = ""
    place: Place = "bar"
    shortcut: str = ""
    enabled: bool = True
    writes: bool = False
    held: str = ""
    goes_on: bool = False


def hold(actions: Iterable[Action], why: str, shut: str = "") -> tuple[Action, ...]:
    """The actions, those that write switched off where there is a reason why they cannot.

    `why` is that of what writes, `shut` that of what goes on after a closed year.
    """
    return tuple(
        _held(action, why if action.writes else shut if action.goes_on else "") for action in actions
    )


def _held(action: Action, why: str) -> Action:
    return action._replace(enabled=False, held=why) if why else action
