"""A small programme in own words, with units, groups and assignments, for the tests of the pages."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QScrollBar, QWidget

from tests.ui.seeded import Window
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.assign_offer import assign_offer
from vstbpn_desktop.queries.progress import assignment_states, progress
from vstbpn_desktop.services import assigning, recording

TODAY = dt.date(2020, 6, 16)
DEPARTMENTS = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế", "Sở Giáo dục và Đào tạo")
DISTRICTS = ("Huyện An Bình", "Huyện Đông Hưng", "Thị xã Sông Cầu", "Huyện Yên Lạc", "Huyện Bắc Hà")
LINES = (
    ("part", "II", "Nhiệm vụ và giải pháp chủ yếu"),
    ("group", "II.1", "Phối hợp liên ngành"),
    ("group", "II.2", "Công tác cán bộ nữ"),
    ("part", "III", "Tổ chức thực hiện"),
)
TASKS = (
    ("II.1.1", "Phối hợp các sở, ngành thực hiện chỉ tiêu", "year_round", None),
    ("II.1.2", "Báo cáo 6 tháng, báo cáo năm", "periodic", dt.date(2020, 6, 10)),
    ("II.1.10", "Thống kê giới, tổng kết giai đoạn 2016 - 2020 và soạn chương trình mới", "once",
     dt.date(2020, 12, 31)),
    ("II.2.1", "Rà soát cán bộ nữ, đề xuất đào tạo, quy hoạch", "once", dt.date(2020, 6, 20)),
    ("III.1", "Ban các sở, ngành và cấp huyện xây dựng kế hoạch hoạt động", "periodic", None),
)  # fmt: skip


def make_app(root: Path, today: dt.date = TODAY) -> App:
    """An empty data folder, opened."""
    return App.open(root, today, create=True)


def add_units(app: App) -> dict[str, int]:
    """Departments and districts, and a group for each; ids by name."""
    ids = {}
    for order, name in enumerate(DEPARTMENTS, 1):
        values = {"code": f"S{order}", "name": name, "type": "department", "protocol_order": order}
        ids[name] = app.save("unit", None, values)
    for order, name in enumerate(DISTRICTS, 100):
        ids[name] = app.save("unit", None, {"code": str(order), "name": name, "protocol_order": order})
    ids["departments"] = app.save(
        "unit_group", None, {"code": "departments", "name": "Các sở, ngành", "rule_level": "province"}
    )
    ids["districts"] = app.save(
        "unit_group", None, {"code": "districts", "name": "Các huyện", "rule_level": "district"}
    )
    return ids


def add_programme(app: App, year: int = 2020) -> dict[str, int]:
    """The programme of a year; ids of its tasks by code."""
    lines = tuple({"kind": kind, "code": code, "title": title} for kind, code, title in LINES)
    values = {"year": year, "title": f"Chương trình công tác năm {year}", "lines": lines}
    programme = app.save("programme", None, values)
    return {code: _add_task(app, programme, code, title, nature, due) for code, title, nature, due in TASKS}


def fill(app: App) -> tuple[dict[str, int], dict[str, int]]:
    """Units, programme, and work in every state: unit ids by name, task ids by code."""
    units, tasks = add_units(app), add_programme(app)
    groups = [units["departments"], units["districts"]]
    assigning.assign(app, [tasks["II.1.2"], tasks["II.2.1"]], groups)
    assigning.assign(app, [tasks["II.1.1"]], (), [units["Sở Nội vụ"], units["Sở Y tế"]])
    report = states(app, tasks["II.1.2"])
    recording.record_results(app, [report[units["Sở Y tế"]]], "Đã gửi báo cáo", mark="final", review="good")
    recording.record_results(app, [report[units["Sở Tư pháp"]]], "Báo cáo gửi qua đường văn thư")
    assigning.exempt(app, [report[units["Huyện Bắc Hà"]]], "Đang sáp nhập")
    assigning.extend(app, [report[units["Huyện An Bình"]]], dt.date(2020, 6, 30), "Xin lùi vì lũ")
    meeting = list(states(app, tasks["II.1.1"]).values())
    recording.record_results(app, meeting, "Họp giao ban quý", mark="partial")
    return units, tasks


def states(app: App, task_id: int) -> dict[int, int]:
    """Assignment ids by unit id."""
    with app.database.read() as connection:
        return {state.unit_id: state.id for state in assignment_states(connection, [task_id], app.today)}


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled folder, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    app = make_app(folder)
    fill(app)
    app.close()
    return folder


@pytest.fixture
def desk(filled_folder: Path, tmp_path: Path) -> Iterator[Window]:
    """A window's services over a copy of the filled folder; today is 16/06/2020."""
    folder = tmp_path / "data"
    shutil.copytree(filled_folder, folder)
    app = App.open(folder, TODAY)
    yield Window(app)
    app.close()


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Window]:
    """The same over an empty folder."""
    app = make_app(tmp_path / "data")
    yield Window(app)
    app.close()


def nameless(*wholes: QWidget) -> list[str]:
    """What takes the keyboard in these and says nothing to a screen reader."""
    return [
        type(widget).__name__
        for whole in wholes
        for widget in whole.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollBar | QHeaderView)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]


def task_ids(app: App) -> dict[str, int]:
    """Ids of the year's tasks by code."""
    with app.reader() as reader:
        return {task.code: task.id for task in progress(reader, 2020, app.today)}


def unit_ids(app: App) -> dict[str, int]:
    """Ids of the units by name."""
    with app.reader() as reader:
        return {unit.name: unit.id for unit in assign_offer(reader, 2020, app.today).units}


def _add_task(app: App, programme: int, code: str, title: str, nature: str, due: dt.date | None) -> int:
    values = {
        "programme": programme, "code": code, "title": title, "nature": nature, "due": due,
        "text": f"{title}, theo quy định và phù hợp với tình hình của đơn vị.",
        "frequency": "half" if nature == "periodic" else "",
        "lead": ({"unit": None, "name": "Cơ quan thường trực"},) if code.startswith("II.1") else (),
    }  # fmt: skip
    return app.save("task", None, values)
