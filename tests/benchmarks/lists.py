"""How long a list takes to open: it must not matter how many rows stand behind the first screen."""

from __future__ import annotations

import datetime as dt
import os
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.benchmarks.harness import Bench, compare_time, office
from ui.session import Session
from ui.tables.model import RecordTableModel
from ui.tables.view import RecordTable
from ui.theme import Theme
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.records.assignment import Assignment

TODAY = dt.date(2020, 3, 5)
UNITS = 100


def fill(app: App, assignments: int) -> None:
    """Tasks, units, and every task given to every unit."""
    units = [app.save("unit", None, {"code": f"U{n}", "name": f"Huyện số {n}"}) for n in range(UNITS)]
    programme = app.save("programme", None, {"year": TODAY.year, "title": "Chương trình công tác"})
    tasks = [
        app.save("task", None, {"programme": programme, "code": f"II.{n}", "title": f"Nhiệm vụ {n}"})
        for n in range(assignments // UNITS)
    ]
    values = {"due_inclusive": True, "status": "assigned", "reason": "", "assigned_on": TODAY}
    blank = dict.fromkeys(("due", "extended_due", "extended_on", "accepted_on"))
    with app.change("Giao nhiệm vụ") as change:
        rows = [{**values, **blank, "task_id": task, "unit_id": unit} for task in tasks for unit in units]
        change.insert_many(Assignment, rows)


def open_list(app: App) -> None:
    """Count, read the first page, build the table, paint it."""
    model = RecordTableModel(app, ListRequest("assignment", TODAY, year=TODAY.year))
    table = RecordTable(model, Session(None))
    table.resize(1_000, 700)
    table.grab()
    table.deleteLater()
    QApplication.sendPostedEvents()


def ratio() -> float:
    """30,000 assignments ÷ 300."""
    application = QApplication.instance()
    qt = application if isinstance(application, QApplication) else QApplication([])
    Theme(qt, "light", 100)
    with (
        office(TODAY, partial(fill, assignments=30_000)) as many,
        office(TODAY, partial(fill, assignments=300)) as few,
    ):
        return compare_time(lambda: open_list(many), lambda: open_list(few), rounds=25)


BENCHES = (Bench("open a list of 30,000 assignments against 300", 1.2, ratio),)
