"""Two inspections in own words, with units, teams, warnings of every kind and findings in every state."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.pages.programme_sample import add_units, make_app
from tests.ui.seeded import Window
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.inspection_view import InspectionView, inspection_view
from vstbpn_desktop.services import inspecting

TODAY = dt.date(2020, 7, 10)
D = dt.date
# unit, day, hour: a Friday of the own unit, a day in the past, a Sunday, a day outside the window, no day
VISITS = (
    ("Huyện Yên Lạc", D(2020, 7, 7), "8 giờ 00"),
    ("Sở Nội vụ", D(2020, 7, 17), "8 giờ 00"),
    ("Huyện An Bình", D(2020, 7, 19), "8 giờ 00"),
    ("Huyện Bắc Hà", D(2020, 8, 5), "14 giờ 00"),
    ("Sở Y tế", None, ""),
)


def fill(app: App) -> None:
    """Everything; today is 10/07/2020."""
    units = add_units(app)
    first = app.save("inspection", None, _plan("01", units))
    app.save("inspection", None, {"year": 2020, "code": "02", "name": "Kiểm tra đột xuất"})
    old = app.save("inspection", None, {"year": 2019, "code": "01", "name": "Kiểm tra năm 2019"})
    _find(app, first, units["Huyện Yên Lạc"], "Chưa kiện toàn Ban", D(2020, 7, 7))
    _find(app, first, units["Huyện Yên Lạc"], "Chưa có kế hoạch năm", D(2020, 7, 7), due=D(2020, 7, 13))
    _find(app, old, units["Sở Tư pháp"], "Chậm báo cáo", D(2019, 6, 1), due=D(2019, 7, 1))
    done = _find(app, old, units["Sở Y tế"], "Chưa phân công", D(2019, 6, 1), due=D(2019, 7, 1))
    proof = app.save("document", None, {"symbol": "12/QĐ-SYT", "subject": "Quyết định phân công"})
    inspecting.close_finding(app, done, proof)


def _plan(code: str, units: dict[str, int]) -> dict[str, Any]:
    return {
        "year": 2020, "code": code, "name": "Kiểm tra công tác vì sự tiến bộ của phụ nữ",
        "decision": "15/QĐ-BVSTBPN", "decided_on": D(2020, 6, 20),
        "starts_on": D(2020, 7, 1), "ends_on": D(2020, 7, 31),
        "team": (
            {"role": "head", "name": "Lê Thị Mẫu", "post": "Phó Trưởng ban", "unit": units["Sở Nội vụ"]},
            {"role": "secretary", "name": "Trần Văn Thử", "post": "Chuyên viên"},
        ),
        "visits": tuple({"unit": units[name], "date": day, "starts": hour} for name, day, hour in VISITS),
        "contents": "Việc kiện toàn Ban\nPhân công nhiệm vụ",
    }  # fmt: skip


def _find(app: App, inspection: int, unit: int, content: str, day: dt.date, **more: Any) -> int:
    values = {"inspection": inspection, "unit": unit, "content": content, "date": day, **more}
    return app.save("finding", None, values)


def view(window: Window, code: str = "01") -> InspectionView:
    """An inspection of 2020 as it stands."""
    app = window.app
    with app.reader() as reader:
        return inspection_view(reader, reader.get(app.registry["inspection"], f"2020/{code}"), app.today)


def places(window: Window) -> dict[str, int]:
    """Visits of the first inspection by the unit's name."""
    return {visit.unit: visit.id for visit in view(window).visits}


@pytest.fixture(scope="session")
def inspected_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled folder, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("inspected") / "data"
    app = make_app(folder, TODAY)
    fill(app)
    app.close()
    return folder


@pytest.fixture
def desk(inspected_folder: Path, tmp_path: Path) -> Iterator[Window]:
    """A window's services over a copy of the filled folder; today is 10/07/2020."""
    folder = tmp_path / "data"
    shutil.copytree(inspected_folder, folder)
    app = App.open(folder, TODAY)
    yield Window(app)
    app.close()


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Window]:
    """The same over units alone."""
    app = make_app(tmp_path / "data", TODAY)
    add_units(app)
    yield Window(app)
    app.close()
