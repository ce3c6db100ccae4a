"""The whole way in the real window with its threads: read a programme, take it, give, record, undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.programme_sample import add_units, make_app, task_ids
from tests.ui.pages.test_programme_import import TEXT
from ui.main_window import MainWindow
from ui.messages import ScriptedMessages
from ui.pages.programme import ProgrammePage
from ui.pages.programme.assign import AssignDialog
from ui.pages.programme_import import ProgrammeImportPage
from ui.pages.today import TodayPage
from ui.runner import ThreadRunner
from ui.session import Session
from ui.shell.workspace import Workspace
from ui.theme import Theme

TODAY = dt.date(2020, 3, 5)


@pytest.fixture
def workspace(tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Workspace]:
    """The window over units alone, its worker threads running."""
    folder = tmp_path / "data"
    app = make_app(folder, TODAY)
    add_units(app)
    app.close()
    session = Session(None)
    window = MainWindow(session, 2020)
    window.furnish()
    qtbot.addWidget(window)
    made = Workspace(window, ThreadRunner(window), session, ScriptedMessages())
    with qtbot.waitActive(window):
        window.show()
    with qtbot.waitSignal(made.opened, timeout=20_000):
        made.start(lambda: make_app(folder, TODAY))
    yield made
    made.shut()


def test_from_the_document_to_the_first_result(workspace: Workspace, qtbot: QtBot) -> None:
    today = workspace._pages["today"]
    assert isinstance(today, TodayPage)
    qtbot.waitUntil(lambda: today.view is not None and not today.view.has_programme)

    workspace.open("programme-import")
    importing = workspace._pages["programme-import"]
    assert isinstance(importing, ProgrammeImportPage)
    importing.open_source(TEXT)
    qtbot.waitUntil(lambda: importing.understood is not None)
    importing.take()

    qtbot.waitUntil(lambda: isinstance(workspace._pages.get("programme"), ProgrammePage))
    page = workspace._pages["programme"]
    assert isinstance(page, ProgrammePage)
    qtbot.waitUntil(lambda: page.task is not None and page.view is not None and len(page.view.tasks) == 4)

    page.assign()
    dialog = page.findChild(AssignDialog)
    assert isinstance(dialog, AssignDialog)
    qtbot.waitUntil(lambda: len(dialog.units.nodes) == 3)
    dialog.units.toggle(dialog.units.index(0, 0))
    dialog._count()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: page.task is not None and len(page.task.units) == 4)

    page.record_result()
    page.sheet.units.choose(page.sheet.units.open_ones()[:1])
    page.sheet.content.setPlainText("Đã triển khai")
    assert page.sheet.save()
    qtbot.waitUntil(lambda: page.task is not None and page.task.progress.submitted == 1)
    qtbot.waitUntil(lambda: page.sheet.sitting.saved_changes != [])

    workspace.undo()
    qtbot.waitUntil(lambda: page.task is not None and page.task.progress.submitted == 0)
    qtbot.waitUntil(lambda: page.sheet.sitting.recorded == {})
    assert len(task_ids(workspace.app)) == 4
