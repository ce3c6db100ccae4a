"""What a page is, and what the window gives it."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions import Action, hold
from ui.widgets.button import Button

if TYPE_CHECKING:
    from ui.messages import Messages
    from ui.runner import Runner
    from ui.session import Session
    from ui.theme import Theme
    from ui.widgets.card import Link
    from vstbpn_desktop.app import App
    from vstbpn_desktop.db.change import Changed
    from vstbpn_desktop.services.updating import Package
    from vstbpn_desktop.versions import Home


class Shell(Protocol):
    """The window as a page sees it."""

    app: "App"
    runner: "Runner"
    messages: "Messages"
    session: "Session"
    theme: "Theme"

    @property
    def year(self) -> int:
        """The working year chosen at the top."""

    def set_year(self, year: int) -> None:
        """Choose another working year; every page is read again."""

    def open(self, page_id: str, key: object = None) -> None:
        """Go to a page, and there to what `key` names: for a record (record id, row id)."""

    def show_record(self, record: str, row_id: int) -> None:
        """Go to the page where this record is seen."""

    def back(self) -> None:
        """Go to the page that was open before this one, as it was left."""

    def say(self, text: str, links: "Sequence[Link]" = (), *, done: bool = True) -> None:
        """Tell at the bottom what was done, where it is not a change (those are told by themselves).

        `links` are words and what they call: "Mở tệp", "Mở thư mục". Not `done`: why nothing was.
        """

    def practise(self) -> None:
        """Open the practice data in this window, in place of the real ones."""

    def start_version(self, home: "Home", package: "Package") -> None:
        """Back up, let go of the data, and start the program again in a version that stands ready."""

    def reload(self, *, only_frame: bool = False) -> None:
        """Read everything again: the data were replaced. `only_frame`: names, badges, the last backup."""


def working_day(shell: Shell) -> dt.date:
    """Today, moved into the working year: the day that lists and pages are as of."""
    return min(max(shell.app.today, dt.date(shell.year, 1, 1)), dt.date(shell.year, 12, 31))


class Page(QWidget):
    """One place a person opens. Subclasses fill themselves in `activate`, never in `__init__`.

    The window draws `title` and `summary()` above the page, `commands()` at the top right and `panel()` at
    the right. Emit `header_changed` when any of the first three is out of date, `panel_changed` when the
    panel appears, goes or is another widget.
    """

    header_changed = Signal()
    panel_changed = Signal()

    title = ""
    place = ""
    """The navigation id that is marked while this page is open; "" for the page's own id."""
    holds = ""
    """The record type whose closed year holds what the page shows; "" where it is of no year."""
    help = ""
    """What F1 says first; the rest stands in `resources/help`, in the file of the page's id."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._off = ""

    def summary(self) -> str:
        """One line that sums up the page, "" for none."""
        return ""

    def commands(self) -> Sequence[Action]:
        """What the page offers now."""
        return ()

    def held(self) -> str:
        """Why nothing of what the page shows can be written, "" where it can; the window says it above."""
        from vstbpn_desktop.services.year_closing import why_year_held

        return why_year_held(self.shell.app, self.holds, self.shell.year)

    def offered(self) -> Sequence[Action]:
        """The commands as they can be given now."""
        return hold(self.commands(), self.held(), self.looked_at)

    @property
    def looked_at(self) -> str:
        """Why nothing at all can be written, "" where something can."""
        from vstbpn_desktop.services.year_closing import why_looked_at

        return why_looked_at(self.shell.app)

    def hold_buttons(self) -> None:
        """Switch the buttons in the page that write off where they cannot, and on again."""
        why = self.held()
        if why or self._off:
            for button in self.findChildren(Button):
                if button.writes and (why or button.held):
                    button.hold(why)
        self._off = why

    def refuses(self, why: str | None = None) -> bool:
        """Whether nothing can be written, said at the bottom: for keys and cells, which have no button.

        `why` is asked in place of `held`.
        """
        why = self.held() if why is None else why
        if why:
            self.shell.say(why, done=False)
        return bool(why)

    def panel(self) -> QWidget | None:
        """The widget of the right side, None for none. The page keeps it; the window only shows it."""
        return None

    def activate(self, key: object = None) -> None:
        """The page was opened: load, and show the record `key` if one is given. Called at every opening."""

    def refresh(self, changed: "Changed | None") -> None:
        """Data changed while the page is open; None means anything may have (year, F5, undo, restore)."""

    def may_leave(self) -> bool:
        """Asked before another page is opened or the window closes; ask about unsaved work here."""
        return True
