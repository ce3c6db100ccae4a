"""What every test of the window needs: no screen, and the program's look."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.theme import Theme


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform says of every window that it cannot raise or limit it; that is no fault."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What was copied is let go while Python still stands: the offscreen clipboard would free it too late."""
    if isinstance(application := QApplication.instance(), QApplication):
        application.clipboard().clear()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As the program starts."""
    return ["vstbpn", "-style", "Fusion"]


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light scheme at 100 %, whatever an earlier test left."""
    made = Theme(qapp, "light", 100)
    yield made
    made.deleteLater()


@pytest.fixture(autouse=True, scope="module")
def alone(qapp: QApplication) -> None:
    """Delete what earlier modules left: a panel that a page keeps belongs to no window in a test, and every
    change of look would style it again."""
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
