"""What the database counts is what one would count by hand."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.progress import assignment_states, tally_of
from vstbpn_desktop.queries.tallies import Tally, tallies
from vstbpn_desktop.records.assignment import STATUSES, Assignment
from vstbpn_desktop.services.saving import defaults

TODAY = dt.date(2020, 7, 6)


def _fill(app: App, chance: random.Random) -> list[int]:
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    units = [app.save("unit", None, {"code": f"D{n}", "name": f"Đơn vị {n}"}) for n in range(6)]

    def day() -> dt.date | None:
        return chance.choice([None, TODAY + dt.timedelta(days=chance.randint(-3, 3))])

    blank = {f.column_name: value for f, value in _blank(app)}
    tasks = []
    for number in range(8):
        values = {"due": day(), "due_inclusive": chance.random() < 0.5}
        task = {"programme": programme, "code": f"II.1.{number}", "title": "Việc", **values}
        tasks.append(app.save("task", None, task))
    with app.change("Giao") as change:
        for task_id in tasks[1:]:
            for unit in chance.sample(units, chance.randint(1, 6)):
                row = {"task_id": task_id, "unit_id": unit, "status": chance.choice(STATUSES).id}
                dates = {"due": day(), "extended_due": day(), "due_inclusive": chance.random() < 0.5}
                change.insert(Assignment, blank | row | dates)
    return tasks


def _blank(app: App) -> list[tuple[Any, Any]]:
    spec = app.registry["assignment"]
    return [(field, defaults(spec)[field.id]) for field in spec.fields]


@pytest.mark.parametrize("seed", range(12))
def test_the_database_counts_as_a_hand_would(app: App, seed: int) -> None:
    tasks = _fill(app, random.Random(seed))
    with app.database.read() as connection:
        counted = tallies(connection, tasks, TODAY)
        states = assignment_states(connection, tasks, TODAY)
    by_hand = {t: tally_of([s for s in states if s.task_id == t]) for t in tasks}
    assert {t: counted.get(t, Tally()) for t in tasks} == by_hand
    assert tasks[0] not in counted
