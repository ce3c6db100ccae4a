"""The tests of widgets begin with no window of an earlier test: a change of look would style them all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True, scope="module")
def alone(qapp: QApplication) -> None:
    """Delete what earlier tests left: panels that a page keeps belong to no window there."""
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
