"""What every test may use: the core open over a data folder, and the seed programme where it is at hand."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from vstbpn_desktop.app import App
from vstbpn_desktop.services import starting

# before any test imports Qt: no window is shown, and no screen is needed
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

TODAY = dt.date(2020, 3, 5)
SEED = Path(__file__).resolve().parents[2] / "shared" / "domain" / "chuong-trinh-2020.txt"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The core over an empty data folder; today is 05/03/2020."""
    opened = App.open(tmp_path / "data", TODAY, create=True)
    yield opened
    opened.close()


@pytest.fixture
def started(app: App) -> App:
    """The core with the starter of 2020: 27 districts and 20 departments."""
    starting.initialise(app, "2020")
    return app


@pytest.fixture
def seed_programme() -> Path:
    """The real programme of 2020, where the field's papers lie beside the project."""
    if not SEED.exists():
        pytest.skip(f"{SEED.name} is not at hand")
    return SEED
