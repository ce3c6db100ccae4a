"""The window over practice data, opened once for all places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.contracts.window.desk import Desk, make_desk
from tests.ui.conftest import pytest_configure as pytest_configure
from tests.ui.conftest import pytest_sessionfinish as pytest_sessionfinish
from tests.ui.conftest import qapp_args as qapp_args
from ui.theme import Theme
from vstbpn_desktop.app import App


@pytest.fixture(scope="module")
def whole_desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One window for all tests of a file."""
    folder = tmp_path_factory.mktemp("real")
    app = App.open_practice(folder, dt.date(2020, 6, 18))
    desk = make_desk(app, Theme(qapp, "light", 100), folder)
    desk.window.resize(1366, 768)
    desk.window.show()
    yield desk
    desk.window.may_close = lambda: True
    desk.window.close()
    desk.window.deleteLater()
    app.close()


@pytest.fixture
def desk(whole_desk: Desk, qtbot: QtBot) -> Iterator[Desk]:
    """The window, active, with nothing open in it yet."""
    with qtbot.waitActive(whole_desk.window):
        whole_desk.window.activateWindow()
    yield whole_desk
    whole_desk.clear()
