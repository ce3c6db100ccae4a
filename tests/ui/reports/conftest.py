"""A year's work to make documents of, and the pages of one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.pages.programme_sample import TODAY, desk, empty_desk, filled_folder
from tests.ui.seeded import tidy
from ui.reports.composing import Composed, Request, compose
from vstbpn_desktop.app import App
from vstbpn_desktop.services.making import document_spec

__all__ = ["desk", "empty_desk", "filled_folder", "tidy"]


@pytest.fixture(scope="session")
def report(filled_folder: Path) -> Composed:
    """The six-month report of 2020: upright pages, then lying ones, then upright ones again."""
    app = App.open(filled_folder, TODAY)
    try:
        return compose(app, Request(document_spec("six-month-report"), {}, 2020))
    finally:
        app.close()
