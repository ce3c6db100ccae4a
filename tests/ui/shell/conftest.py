"""The window over a real core, with pages that write down what happens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.seeded import core, seeded_folder
from tests.ui.shell.fakes import FakePage, OtherPage
from ui.main_window import MainWindow
from ui.messages import ScriptedMessages
from ui.runner import InlineRunner
from ui.session import Session
from ui.shell.page import Page
from ui.shell.workspace import Workspace
from ui.theme import Theme
from vstbpn_desktop.app import App

__all__ = ["core", "seeded_folder"]


@dataclass
class Desk:
    """A window in a test."""

    window: MainWindow
    workspace: Workspace
    messages: ScriptedMessages
    session: Session
    qtbot: QtBot

    def page(self, page_id: str) -> FakePage:
        """A page that was opened."""
        page = self.workspace._pages[page_id]
        assert isinstance(page, FakePage)
        return page


def fake_class(page_id: str) -> type[Page]:
    return OtherPage if page_id == "units" else FakePage


@pytest.fixture
def make_desk(theme: Theme, qtbot: QtBot) -> Iterator[Callable[[], Desk]]:
    """Makes a window whose data are not open yet."""
    made: list[Desk] = []

    def make() -> Desk:
        session = Session(None)
        window = MainWindow(session, 2020)
        window.furnish()
        qtbot.addWidget(window)
        messages = ScriptedMessages()
        workspace = Workspace(window, InlineRunner(window), session, messages, fake_class)
        with qtbot.waitActive(window):
            window.show()
        made.append(Desk(window, workspace, messages, session, qtbot))
        return made[-1]

    yield make
    for desk in made:
        desk.window.may_close = lambda: True


@pytest.fixture
def desk(make_desk: Callable[[], Desk], core: App) -> Desk:
    """A window with its data open at the first page."""
    made = make_desk()
    made.workspace.start(lambda: core)
    return made
