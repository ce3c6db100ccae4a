"""Ten years of an office: programmes, what units were given and did, classes, inspections, a letter."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from vstbpn_desktop.app import App
from vstbpn_desktop.db.change import Change
from vstbpn_desktop.records.assignment import ACCEPTED, ASSIGNED, EXEMPT, SUBMITTED, Assignment
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.unit import Unit
from vstbpn_desktop.services import issuing, saving

YEARS = range(2016, 2026)
TASKS = 8
CLASSES, SEATS = 2, 3
"""Classes a year, and places in each for every unit."""

_STATUSES = (ACCEPTED, ACCEPTED, ACCEPTED, SUBMITTED, ASSIGNED, EXEMPT)


def fill(app: App) -> int:
    """Fill the starter's data; gives the id of a letter issued to Đông Sơn before it was absorbed."""
    with app.database.read() as connection:
        units = list(connection.execute(select(Unit.id).order_by(Unit.id)).scalars())
    with app.change("Mười năm công tác", kind="setup") as change:
        for year in YEARS:
            _year(change, year, units)
    written = {"subject": "mời họp", "body": "Mời dự họp.", "signer": "Lê Thị Mẫu"}
    to = ("Ban VSTBPN huyện Đông Sơn",)
    letter = issuing.start_draft(app, "official-letter", {**written, "to": to})
    issuing.issue(app, letter, confirm=True)
    return letter


def _year(change: Change, year: int, units: list[int]) -> None:
    def save(record: str, values: dict[str, object]) -> int:
        return saving.save(change, change.registry[record], None, values, dt.date(year, 3, 1))

    programme = save("programme", {"year": year, "title": f"Chương trình công tác năm {year}"})
    for number in range(1, TASKS + 1):
        task = save(
            "task", {"programme": programme, "code": f"II.{number}", "title": "Việc", "text": "Việc."}
        )
        change.insert_many(Assignment, [_given(task, unit, year, number) for unit in units])
    for number in range(1, CLASSES + 1):
        held = {"year": year, "code": f"L{number}", "topic": "Bình đẳng giới", "state": "held"}
        class_id = save("training_class", held)
        places = [(unit, seat) for unit in units for seat in range(SEATS)]
        change.insert_many(Participant, [_place(class_id, n, *place) for n, place in enumerate(places, 1)])
    visited = units[year % 10 :: 10]
    visits = [{"unit": unit, "done": True} for unit in visited]
    inspection = save("inspection", {"year": year, "code": "KT", "name": "Kiểm tra", "visits": visits})
    for unit in visited[:3]:
        save("finding", {"inspection": inspection, "unit": unit, "content": "Chưa phân công."})


def _given(task: int, unit: int, year: int, number: int) -> dict[str, object]:
    status = _STATUSES[(unit + number + year) % len(_STATUSES)] if year < YEARS[-1] else ASSIGNED
    return {
        "task_id": task, "unit_id": unit, "assigned_on": dt.date(year, 3, 1), "due": dt.date(year, 12, 1),
        "due_inclusive": True, "extended_due": None, "extended_on": None, "status": status,
        "accepted_on": dt.date(year, 11, 20) if status == ACCEPTED else None,
        "reason": "Không thuộc phạm vi" if status == EXEMPT else "",
    }  # fmt: skip


def _place(class_id: int, number: int, unit: int, seat: int) -> dict[str, object]:
    name = f"Người {unit} {seat}"
    return {
        "training_class_id": class_id, "number": number, "name": name, "name_key": name, "post": "Cán bộ",
        "gender": "female" if (unit + seat) % 3 else "male", "unit_id": unit, "workplace": "", "phone": "",
        "absent": False, "identity": name.lower(), "note": "",
    }  # fmt: skip
