"""The network of units on a day: who is there, how each stands, counts that add up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.network import STATUSES, Network, Tile, network
from vstbpn_desktop.services import assigning, succession


def seen(app: App, day: dt.date = dt.date(2020, 7, 6)) -> Network:
    with app.reader(day) as reader:
        return network(reader, day.year)


def unit_id(app: App, key: str) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], key)


def tile(found: Network, unit: int) -> Tile:
    return next(one for one in found.tiles if one.unit_id == unit)


def test_every_unit_of_the_day_is_there_in_protocol_order(started: App) -> None:
    found = seen(started)
    assert [(words, len(tiles)) for words, tiles in found.levels()] == [("tỉnh", 20), ("huyện", 27)]
    assert found.levels()[1][1][0].name == "Thành phố Thanh Hóa"
    event = {"kind": "absorb", "date": "2025-01-01", "from": ["405"], "to": ["380"]}
    succession.take(started, [event])
    assert len(seen(started, dt.date(2025, 1, 1)).tiles) == 46
    assert len(seen(started, dt.date(2024, 12, 31)).tiles) == 47


def test_the_counts_of_every_status_add_up(started: App) -> None:
    found = seen(started)
    for status in STATUSES:
        assert sum(found.counts(status).values()) == 47
        assert all(one.states[status.id] in {state.id for state in status.states} for one in found.tiles)


def test_tasks_tell_what_is_overdue(started: App) -> None:
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình"})
    tasks = [
        started.save("task", None, {"programme": programme, "code": code, "title": "Việc"})
        for code in ("II.1.1", "II.1.2")
    ]
    late, busy, done, idle = (unit_id(started, key) for key in ("407", "380", "405", "SNV"))
    assigning.assign(started, tasks, unit_ids=(late,), due=dt.date(2020, 6, 30))
    assigning.assign(started, tasks, unit_ids=(busy, done), due=dt.date(2020, 12, 1))
    with started.reader() as reader:
        ids = [reader.get(started.registry["assignment"], f"2020/{c}@405") for c in ("II.1.1", "II.1.2")]
    assigning.accept(started, ids)
    found = seen(started)
    assert [tile(found, unit).states["tasks"] for unit in (late, busy, done, idle)] == [
        "overdue", "open", "done", "none",
    ]  # fmt: skip
    assert tile(found, late).words["tasks"] == "2 việc quá hạn"


def _inspect(app: App, unit: int, year: int) -> None:
    visit: dict[str, Any] = {"unit": unit, "date": dt.date(year, 5, 5), "done": True}
    row = {**visit, "starts": "", "team": None, "leader": "", "place": ""}
    app.save("inspection", None, {"year": year, "code": "01", "name": "Kiểm tra", "visits": (row,)})


def test_an_inspection_counts_for_three_years(started: App) -> None:
    old, new = unit_id(started, "407"), unit_id(started, "380")
    _inspect(started, old, 2017)
    _inspect(started, new, 2018)
    found = seen(started)
    assert tile(found, old).states["inspected"] == "long"
    assert tile(found, new).states["inspected"] == "has"
    assert tile(found, unit_id(started, "SNV")).states["inspected"] == "never"
    assert tile(seen(started, dt.date(2017, 1, 1)), old).states["inspected"] == "never"
