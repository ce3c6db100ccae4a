"""The real window over practice data, with everything at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.help.window import HelpWindow
from ui.main_window import MainWindow
from ui.messages import ScriptedMessages
from ui.runner import InlineRunner
from ui.session import Session
from ui.shell.page import Page
from ui.shell.settings_menu import SettingsMenu
from ui.shell.workspace import Workspace
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest

P = TypeVar("P", bound=Page)
OVER = (QDialog, HelpWindow)
"""What opens over the window."""


@dataclass
class Desk:
    """The window, and short ways to what is in its data."""

    window: MainWindow
    workspace: Workspace
    folder: Path

    @property
    def app(self) -> App:
        """The practice data."""
        return self.workspace.app

    @property
    def year(self) -> int:
        """Their year."""
        return self.app.today.year

    def find(self, record: str, key: str) -> int:
        """The id of the record with a key."""
        with self.app.reader() as reader:
            return reader.get(self.app.registry[record], key)

    def first(self, record: str) -> int | None:
        """The id of any record of a type."""
        with self.app.reader() as reader:
            listed = self.app.listing(ListRequest(record, self.app.today))
            return next(iter(listed.ids(reader.connection)), None)

    def page(self, page_id: str, key: object, kind: type[P]) -> P:
        """Open a page."""
        self.workspace.open(page_id, key)
        page = self.workspace._pages[page_id]
        assert isinstance(page, kind)
        return page

    def surface(self) -> QWidget:
        """What has the keyboard: the dialog or the help that is open, else the window."""
        QApplication.processEvents()
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, OVER) and w.isVisible()]
        return found[-1] if found else self.window

    def clear(self) -> None:
        """Close dialogs and let go of the pages, whatever they hold."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, OVER):
                widget.deleteLater()
        self.workspace._pages, self.workspace._stale, self.workspace._here = {}, set(), ""
        self.window.stage.forget()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def make_desk(app: App, theme: Theme, folder: Path) -> Desk:
    """The window as the program opens it."""
    session = Session(None)
    window = MainWindow(session, app.today.year)
    window.furnish()
    workspace = Workspace(window, InlineRunner(window), session, ScriptedMessages())
    workspace.theme = theme
    SettingsMenu(window, theme, session, workspace.help, workspace.menu_lines)
    workspace.start(lambda: app)
    return Desk(window, workspace, folder)
