"""What every test may use: the core open over a data folder, and the seed programme where it is at hand."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.faults.encryption import cheap
from vstbpn_desktop.app import App
from vstbpn_desktop.services import starting

# before any test imports Qt: no window is shown, and no screen is needed
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

TODAY = dt.date(2020, 3, 5)
SEED = Path(__file__).resolve().parents[2] / "shared" / "domain" / "chuong-trinh-2020.txt"


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty data folder, migrated once and copied for each test."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    App.open(folder, TODAY, create=True).close()
    return folder


@pytest.fixture(scope="session")
def started_folder(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the starter of 2020, filled once and copied for each test."""
    folder = tmp_path_factory.mktemp("started") / "data"
    shutil.copytree(empty_folder, folder)
    app = App.open(folder, TODAY)
    starting.initialise(app, "2020")
    app.close()
    return folder


@pytest.fixture
def app(empty_folder: Path, tmp_path: Path) -> Iterator[App]:
    """The core over an empty data folder; today is 05/03/2020."""
    yield from _opened(empty_folder, tmp_path / "data")


@pytest.fixture
def started(started_folder: Path, tmp_path: Path) -> Iterator[App]:
    """The core with the starter of 2020: 27 districts and 20 departments."""
    yield from _opened(started_folder, tmp_path / "data")


def _opened(source: Path, folder: Path) -> Iterator[App]:
    shutil.copytree(source, folder)
    app = App.open(folder, TODAY)
    yield app
    app.close()


@pytest.fixture
def seed_programme() -> Path:
    """The real programme of 2020, where the field's papers lie beside the project."""
    if not SEED.exists():
        pytest.skip(f"{SEED.name} is not at hand")
    return SEED


@pytest.fixture(scope="module")
def cheap_guesses() -> Iterator[None]:
    """Guesses at passwords cost little, so that tests do not wait; modules ask for it by `pytestmark`."""
    with cheap():
        yield
