"""The committee of scenario 4: a chair, and the seat of a department whose director changed on 15/4/2020."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from vstbpn_desktop.app import App
from vstbpn_desktop.records.seat import HEAD, MEMBER
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER

CHANGED, DECIDED = dt.date(2020, 4, 15), dt.date(2020, 5, 20)
BEFORE = DECIDED - dt.timedelta(1)
FOUNDED = dt.date(2018, 3, 1)


class Sample(NamedTuple):
    """The rows: committee, the seat of the department, A who left, B who came, a third person."""

    board: int
    seat: int
    a: int
    b: int
    c: int


def person(app: App, name: str, post: str, unit: int | None = None, gender: str = "female",
           start: dt.date = ALWAYS, end: dt.date = FOREVER) -> int:  # fmt: skip
    """A person with one post in time."""
    row = {"post": post, "unit": unit, "valid_from": start, "valid_to": end}
    return app.save("person", None, {"name": name, "gender": gender, "posts": (row,)})


def seat(app: App, board: int, post: str, holder: int | None, unit: int | None = None, role: str = MEMBER,
         duty: str = "Theo dõi các huyện") -> int:  # fmt: skip
    """A seat, held since the committee was founded."""
    held = {"person": holder, "valid_from": FOUNDED, "valid_to": FOREVER, "decision": "QĐ 1"}
    values = {"committee": board, "post": post, "unit": unit, "role": role, "duty": duty}
    return app.save("seat", None, {**values, "holders": (held,) if holder else (), "valid_from": FOUNDED})


def fill(app: App) -> Sample:
    """Fill a starter with it."""
    with app.reader() as reader:
        place = reader.get(UNIT, "STC")
    founded = {"code": "TINH", "name": "Ban VSTBPN tỉnh", "decision": "QĐ 1", "valid_from": FOUNDED}
    board = app.save("committee", None, founded)
    chair = person(app, "Phạm Thị H", "Phó Chủ tịch UBND tỉnh")
    seat(app, board, "Phó Chủ tịch UBND tỉnh", chair, role=HEAD)
    a = person(app, "Trần Văn A", "Giám đốc", place, "male", end=CHANGED)
    b = person(app, "Lê Thị B", "Giám đốc", place, start=CHANGED)
    c = person(app, "Vũ Thị C", "Phó Giám đốc", place)
    return Sample(board, seat(app, board, "Giám đốc Sở Tài chính", a, place), a, b, c)


def holder(app: App, day: dt.date, number: int = 2) -> str:
    """Who fills a seat of the committee on a day; "" for nobody."""
    from vstbpn_desktop.queries.committee import roster

    with app.reader(day) as reader:
        line = next(line for line in roster(reader, day) if line.number == number)
    return line.holder.name if line.holder else ""
