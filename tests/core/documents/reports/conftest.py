"""Years of work, built once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.core.documents.reports import work
from vstbpn_desktop.app import App


class Year(NamedTuple):
    """The core over a year of work, and ids by code of units, groups and tasks."""

    app: App
    ids: dict[str, int]


@pytest.fixture
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """The small year; today is 06/7/2020."""
    app = App.open(tmp_path_factory.mktemp("year"), work.TODAY, create=True)
    yield Year(app, work.small(app))
    app.close()


@pytest.fixture(scope="session")
def small_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The small year, for tests that change nothing."""
    app = work.opened(tmp_path_factory.mktemp("small"), "small")
    yield app
    app.close()


@pytest.fixture(scope="session")
def large_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The large year, for tests that change nothing."""
    app = work.opened(tmp_path_factory.mktemp("large"), "large")
    yield app
    app.close()
