"""Practice data: a year of invented work beside the real data, made whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from vstbpn_desktop.app import App
from vstbpn_desktop.documents.render.flow import mark
from vstbpn_desktop.documents.render.xlsx import render_xlsx
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel import export_records
from vstbpn_desktop.queries.progress import progress
from vstbpn_desktop.records.finding import Finding
from vstbpn_desktop.records.special_day import EVENT, SpecialDay
from vstbpn_desktop.services import making, practice, safekeeping

YEARS = {2020: 47, 2026: 185}
"""Units of the starter that goes with a year."""


@pytest.fixture(scope="module", params=YEARS)
def practised(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    real = tmp_path_factory.mktemp("real")
    app = App.open_practice(real, dt.date(request.param, 11, 26))
    yield app
    app.close()


def counts(app: App) -> dict[str, int]:
    with app.reader() as reader:
        return {spec.id: reader.count(spec) for spec in app.registry}


def test_it_holds_some_of_everything_a_year_brings(practised: App) -> None:
    found = counts(practised)
    assert found["unit"] == YEARS[practised.today.year]
    assert (found["task"], found["training_class"], found["participant"]) == (19, 3, 101)
    assert (found["inspection"], found["finding"], found["note"], found["document"]) == (2, 4, 4, 14)
    assert (found["narrative"], found["attachment"]) == (2, 2)
    assert (found["committee"], found["seat"], found["number_series"]) == (1, 5, 1)
    assert found["result"] > 100 and found["person"] > 20


def test_findings_are_in_every_state_and_a_meeting_is_to_come(practised: App) -> None:
    with practised.database.read() as connection:
        states = set(connection.execute(select(Finding.state)).scalars())
        events = select(SpecialDay.date).where(SpecialDay.kind == EVENT)
        days = list(connection.execute(events).scalars())
    assert states == {"open", "working", "waiting", "closed"}
    assert len(days) == 2 and min(days) > practised.today


def test_half_of_the_year_is_behind(practised: App) -> None:
    year = practised.today.year
    assert practised.practice and practised.today == dt.date(year, 7, 6)
    with practised.reader() as reader:
        shown = {task.code: task.shown for task in progress(reader, year, practised.today)}
    assert shown["II.1.1"].startswith("hoàn thành")
    assert "quá hạn 17 ngày" in shown["II.2.1"]
    assert "còn 3 ngày" in shown["II.2.3"]
    assert "chưa giao" in shown["II.4.2"]


def test_no_two_people_are_called_the_same_nearby() -> None:
    names = [person["name"] for person, _ in zip(practice.people(), range(120), strict=False)]
    assert len(set(names)) == len(names)


def test_its_documents_bear_a_mark(practised: App, app: App) -> None:
    spec = making.document_spec("task-tracking")
    framed = mark(making.composed(practised, spec, {"year": practised.today.year}).document)
    assert framed is not None and framed.text == "TẬP DƯỢT"
    assert app.practice is False


def test_its_lists_in_excel_bear_a_mark(practised: App, tmp_path: Path) -> None:
    export_records(practised, "unit", tmp_path / "don-vi.xlsx")
    said = load_workbook(tmp_path / "don-vi.xlsx").worksheets[0]["A2"].value
    assert str(said).startswith("TẬP DƯỢT · Xuất ngày")
    made = making.composed(practised, making.document_spec("task-tracking"), {"year": practised.today.year})
    sheet = load_workbook(BytesIO(render_xlsx(made.document))).worksheets[0]
    assert sheet["A2"].value == "TẬP DƯỢT"


def test_practice_and_real_data_never_take_each_others_place(started: App, tmp_path: Path) -> None:
    real, practised = tmp_path / "that.vstbpn", tmp_path / "tap.vstbpn"
    safekeeping.back_up(started, real)
    other = App.open_practice(started.folder.root, started.today)
    safekeeping.back_up(other, practised)
    for app, source, words in ((started, practised, "dữ liệu tập dượt"), (other, real, "dữ liệu thật")):
        before = counts(app)
        for act in (safekeeping.outlook, safekeeping.restore):
            with pytest.raises(UserError, match=words):
                act(app, source)
        assert counts(app) == before
    with pytest.raises(UserError, match="dữ liệu tập dượt"):
        safekeeping.to_salvage(started.folder, practised)
    other.delete("unit", [1])
    safekeeping.restore(other, practised)
    assert other.practice and not list(started.folder.root.glob("backups/*truoc-phuc-hoi*"))
    other.close()


def test_the_real_data_are_not_touched_and_practice_begins_again(started: App) -> None:
    before = counts(started)
    real = started.folder.root
    first = App.open_practice(real, started.today)
    assert first.folder.root == real / practice.FOLDER
    first.delete("unit", [1])
    fewer = counts(first)["unit"]
    with pytest.raises(UserError):
        App.open_practice(real, started.today)
    first.close()
    again = App.open_practice(real, started.today)
    assert counts(again)["unit"] == fewer
    again.close()
    fresh = App.open_practice(real, started.today, afresh=True)
    assert counts(fresh)["unit"] == fewer + 1
    fresh.close()
    assert counts(started) == before and not started.practice


def test_what_was_made_by_half_is_made_again(tmp_path: Path) -> None:
    half = (tmp_path / practice.FOLDER).with_suffix(".moi")
    half.mkdir()
    (half / "vstbpn.db").write_bytes(b"half")
    app = App.open_practice(tmp_path, dt.date(2020, 3, 5))
    assert app.practice and not half.exists()
    app.close()


def test_a_day_given_goes_before_the_day_of_practice(tmp_path: Path) -> None:
    App.open_practice(tmp_path, dt.date(2020, 3, 5)).close()
    app = App.open(tmp_path / practice.FOLDER, dt.date(2020, 12, 1))
    assert app.today == dt.date(2020, 12, 1) and app.practice
    app.close()
