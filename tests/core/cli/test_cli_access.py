"""The log of views and exports of personal data: one line a person and day, no undo, no waiting."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.core.cli.running import Run
from vstbpn_desktop.app import App
from vstbpn_desktop.db.access import OUT, VIEW, Access
from vstbpn_desktop.queries.access_view import AccessFilter, AccessLine, access_lines
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.services.anonymising import anonymise

WHO = "Trịnh Thị Mẫu Đơn"


@pytest.fixture
def person(app: App) -> int:
    return app.save("person", None, {"name": WHO, "phone": "0237"})


EVERYTHING = AccessFilter()


def lines(app: App, wanted: AccessFilter = EVERYTHING) -> list[AccessLine]:
    with app.reader() as reader:
        return access_lines(reader, wanted)


def test_a_view_is_told_once_a_day(app: App, person: int) -> None:
    for _ in range(3):
        app.access.viewed("person", person)
    root = app.folder.root
    app.close()
    again = App.open(root, dt.date(2020, 3, 5))
    again.access.viewed("person", person)
    assert [(line.kind, line.what) for line in lines(again)] == [(VIEW, f"Người {WHO}")]
    again.clock.fix(dt.date(2020, 3, 6))
    again.access.viewed("person", person)
    assert len(lines(again)) == 2
    again.close()


def test_no_name_is_kept_and_no_change_made(app: App, person: int) -> None:
    undoable = app.undoable()
    heard: list[object] = []
    app.subscribe(heard.append)
    app.access.viewed("person", person)
    app.access.went_out("person", "Người, đầu mối", 12, "Excel")
    app.access.went_out("unit", "Đơn vị", 0, "Excel")
    with app.database.read() as connection:
        rows = connection.execute(select(Access)).all()
    assert len(rows) == 2 and not any(WHO in str(row) for row in rows)
    assert app.undoable() == undoable and heard == []


def test_while_something_is_written_nothing_waits(app: App, person: int) -> None:
    with app.change("Sửa") as change:
        app.access.viewed("person", person)
        change.rename("Sửa người")
    assert lines(app) == []
    root = app.folder.root
    app.close()
    again = App.open(root)
    assert len(lines(again)) == 1
    again.close()


def test_the_log_is_filtered_by_kind_day_and_words(app: App, person: int) -> None:
    app.access.viewed("person", person)
    app.access.went_out("person", "Người, đầu mối", 12, "Excel")
    day = dt.date(2020, 3, 5)
    assert [line.kind for line in lines(app, AccessFilter(OUT))] == [OUT]
    assert [line.kind for line in lines(app, AccessFilter(words="mau don"))] == [VIEW]
    assert len(lines(app, AccessFilter(first=day, last=day))) == 2
    assert lines(app, AccessFilter(last=day - dt.timedelta(days=1))) == []
    app.delete("person", [person])
    assert lines(app, AccessFilter(VIEW))[0].what == "Người số 1 (đã xoá)"


def test_lists_stay_windowed(app: App, person: int) -> None:
    """What only lists persons is no view of one."""
    with app.reader() as reader:
        app.listing(ListRequest("person", app.today)).ids(reader.connection)
    assert lines(app) == []


def test_commands_that_let_persons_out_are_told(run: Run, tmp_path: Path) -> None:
    run("init")
    run("put", "person", "-", stdin=f'{{"name": "{WHO}"}}')
    run("export", "person", str(tmp_path / "a.xlsx"))
    run("dump", "person")
    run("make", "phone-list", "--out", str(tmp_path / "c.pdf"), "--option", "record=person")
    run("make", "quick-report", "--out", str(tmp_path / "e.docx"), "--option", "record=unit")
    run("person-extract", "1")
    app = App.open(tmp_path / "data")
    told = [(line.what, line.persons, line.output) for line in reversed(lines(app))]
    app.close()
    assert told == [
        ("Người, đầu mối", 1, "Excel"),
        ("Người, đầu mối", 1, "JSON"),
        ("Danh bạ", 1, "PDF"),
        ("Trích dữ liệu một người", 1, "JSON"),
    ]


def test_who_is_nameless_is_not_called_a_person_twice(app: App, person: int) -> None:
    app.access.viewed("person", person)
    anonymise(app, person)
    assert [line.what for line in lines(app)] == [f"Người đã ẩn danh số {person}"]
