"""A year with something of every kind in the calendar, for the tests of its page."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.pages.programme_sample import add_programme, add_units, make_app
from tests.ui.seeded import Window
from vstbpn_desktop.app import App
from vstbpn_desktop.services import assigning
from vstbpn_desktop.services.calendar import load_special_days

TODAY = dt.date(2020, 7, 6)
D = dt.date


def fill(app: App) -> None:
    """Units, a programme, and a little of everything in July 2020."""
    load_special_days(app)
    units, tasks = add_units(app), add_programme(app)
    app.save("task", tasks["II.2.1"], {"due": D(2020, 7, 10)})
    assigning.assign(app, [tasks["II.2.1"], tasks["II.1.2"]], (), [units["Sở Nội vụ"], units["Sở Y tế"]])
    sessions = ({"date": D(2020, 7, 7), "starts": "7 giờ 30"}, {"date": D(2020, 7, 8), "starts": "8 giờ"})
    lesson = {"year": 2020, "code": "01", "topic": "Nghiệp vụ công tác", "place": "Hội trường Sở"}
    app.save("training_class", None, lesson | {"sessions": sessions})
    visits = ({"unit": units["Huyện An Bình"], "date": D(2020, 7, 12), "starts": "8 giờ"},)
    app.save("inspection", None, {"year": 2020, "code": "01", "name": "Kiểm tra đợt 1", "visits": visits})
    letter = {"direction": "in", "symbol": "12/SNV", "subject": "Xin số liệu", "due": D(2020, 7, 10)}
    app.save("document", None, letter)
    meeting = {"date": D(2020, 7, 10), "name": "Họp Ban", "kind": "event"}
    app.save("special_day", None, meeting)


@pytest.fixture(scope="session")
def calendar_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled folder, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("calendar") / "data"
    app = make_app(folder, TODAY)
    fill(app)
    app.close()
    return folder


@pytest.fixture
def calendar_desk(calendar_folder: Path, tmp_path: Path) -> Iterator[Window]:
    """A window's services over a copy of the filled folder; today is 06/07/2020."""
    folder = tmp_path / "data"
    shutil.copytree(calendar_folder, folder)
    app = App.open(folder, TODAY)
    yield Window(app)
    app.close()
