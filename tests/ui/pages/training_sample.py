"""A year of classes in every state, with lists, for the tests of the training pages; all made up."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.seeded import Window
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.training import RosterLine, class_counts, roster
from vstbpn_desktop.services import training

TODAY = dt.date(2020, 7, 6)
UNITS = (("SNV", "Sở Nội vụ", 1), ("SYT", "Sở Y tế", 2), ("385", "Huyện Quan Hóa", 22))
PEOPLE = (
    ("Lê Thị Hoà", "female", "Chuyên viên", 0), ("Trần Văn Bé", "male", "Phó phòng", 1),
    ("Bùi Thị Hồng Hoa", "female", "Chuyên viên", 2), ("Phạm An", "female", "", 2),
)  # fmt: skip


def add_class(app: App, code: str, *days: dt.date, **more: Any) -> int:
    """A class of 2020 with a session on each of these days."""
    values = {"year": 2020, "code": code, "topic": f"Chuyên đề {code}", "planned": 5, "place": "Hội trường"}
    values["sessions"] = tuple({"date": day, "starts": "7 giờ 30", "ends": "11 giờ"} for day in days)
    return app.save("training_class", None, values | more)


def fill(app: App) -> None:
    """Four classes: one past, one of two sessions going on today, one ahead without a list, one cancelled."""
    units = [
        app.save("unit", None, {"code": code, "name": name, "protocol_order": place})
        for code, name, place in UNITS
    ]
    people = [
        {"name": name, "gender": gender, "post": post, "unit": units[unit]}
        for name, gender, post, unit in PEOPLE
    ]
    past = add_class(app, "01", dt.date(2020, 3, 12), target_group="Cán bộ cấp huyện")
    training.add_participants(app, past, people[:3])
    going = add_class(app, "02", dt.date(2020, 7, 6), dt.date(2020, 7, 7), topic="Lồng ghép giới")
    training.add_participants(app, going, people)
    add_class(app, "03", dt.date(2020, 9, 10), kind="seminar")
    add_class(app, "04", dt.date(2020, 5, 5), state="cancelled")
    for name, unit in (("Lê Thị Hoà", 0), ("Vũ Thị Mới", 1)):
        values = {"name": name, "unit": units[unit], "post": "Chuyên viên", "focal_point": True}
        app.save("person", None, values)


def class_ids(app: App) -> dict[str, int]:
    """Ids of the year's classes by code."""
    with app.reader() as reader:
        return {found.key.removeprefix("2020/"): found.id for found in class_counts(reader, 2020)}


def lines(app: App, code: str) -> list[RosterLine]:
    """The list of a class."""
    with app.reader() as reader:
        return roster(reader, class_ids(app)[code])


def missed(app: App, code: str) -> dict[int, object]:
    """Who was absent, by number: "all", or the sessions."""
    return {
        line.number: "all" if line.absent else sorted(line.absences)
        for line in lines(app, code)
        if line.absent or line.absences
    }


@pytest.fixture(scope="session")
def training_folder(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled folder, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("training") / "data"
    shutil.copytree(empty_folder, folder)
    app = App.open(folder, TODAY)
    fill(app)
    app.close()
    return folder


@pytest.fixture
def desk(training_folder: Path, tmp_path: Path) -> Iterator[Window]:
    """A window's services over a copy of the filled folder; today is 06/07/2020."""
    folder = tmp_path / "data"
    shutil.copytree(training_folder, folder)
    app = App.open(folder, TODAY)
    yield Window(app)
    app.close()
