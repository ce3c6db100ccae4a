"""Lists of 100,000 participants against the raw windowed query: a count, the ids of a window, its rows.

The yardstick is SQL written by hand for the case, run over the same connection: what is measured is what
specs, filters and words cost on top of it. Each bench is the worst of its cases.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import text

from tests.benchmarks.harness import Bench, compare_time, office
from vstbpn_desktop.app import App
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.training_class import TrainingClass
from vstbpn_desktop.vietnamese.sorting import name_key

TODAY = dt.date(2020, 7, 6)
FIRST_YEAR = 2001
UNITS, CLASSES, CLASSES_A_YEAR, PEOPLE = 200, 2_000, 100, 100_000
WINDOW, SCREEN = 128, 14
GIVEN = ("Hoà", "Thuỷ", "Mai", "Lan", "Ánh", "Đào", "Yến", "Ước", "Ấm", "An")
ON_THE_DAY = f"n.valid_from <= '{TODAY}' and n.valid_to > '{TODAY}'"
UNIT_NAME = f"(select n.name from unit_name n where n.unit_id = p.unit_id and {ON_THE_DAY} limit 1)"
UNIT_PLACE = UNIT_NAME.replace("n.name", "n.protocol_order", 1)
CLASS_YEAR = "(select c.year from training_class c where c.id = p.training_class_id)"
THIS_YEAR = "p.training_class_id in (select id from training_class where year = 2020)"
OWN_ORDER = "p.training_class_id, p.number"
COLUMNS = (
    "p.id, p.training_class_id, p.number, p.name, p.gender, p.post, p.unit_id, p.workplace, p.absent, p.note"
)


class Case(NamedTuple):
    """A way to look at the list: what is asked of it, and the same by hand."""

    asked: Mapping[str, Any]
    where: str = ""
    order: str = OWN_ORDER


OPEN = (Case({}), Case({"year": 2020}, THIS_YEAR))
SORT = (
    Case({"order": "name"}, order="p.name_key"),
    Case({"order": "name", "descending": True, "year": 2020}, THIS_YEAR, "p.name_key desc, p.id desc"),
    Case({"order": "unit"}, order=UNIT_PLACE),
    Case({"order": "training_class"}, order=CLASS_YEAR),
)
FILTER = (
    Case({"filters": (("unit", 5),)}, "p.unit_id = 5"),
    Case({"filters": (("gender", "female"),)}, "p.gender = 'female'"),
    Case({"filters": (("absent", True),), "year": 2020}, f"p.absent = 1 and {THIS_YEAR}"),
)


def fill(app: App) -> None:
    """Units, classes, participants."""
    units = [
        app.save("unit", None, {"code": f"U{n}", "name": f"Huyện số {n}", "protocol_order": n})
        for n in range(UNITS)
    ]
    with app.change("Thêm lớp, học viên") as change:
        change.insert_many(TrainingClass, [_class(number) for number in range(CLASSES)])
        change.insert_many(Participant, [_person(number, units) for number in range(PEOPLE)])
    # as the window does once its data are open
    gc.collect()
    gc.freeze()


def worst(cases: tuple[Case, ...]) -> float:
    """The list ÷ the query by hand, of the case where it is largest."""
    with office(TODAY, fill) as app:
        return max(compare_time(by_list(app, case), by_hand(app, case), rounds=41) for case in cases)


def by_list(app: App, case: Case) -> Callable[[], object]:
    """Count and read the first window as every list does, the first screen in words."""
    request = ListRequest("participant", TODAY, **case.asked)

    def read() -> object:
        listing = app.listing(request)
        with app.database.read() as connection:
            count, page = listing.count(connection), listing.page(connection, 0, WINDOW)
        return count, [row.words for row in page[:SCREEN]]

    return read


def by_hand(app: App, case: Case) -> Callable[[], object]:
    """The same with SQL for this one case."""
    found = f"from participant p where {case.where}" if case.where else "from participant p"
    order = case.order if case.order.endswith("p.id desc") else f"{case.order}, p.id"
    counting = f"select count(*) {found}"
    window = f"select p.id {found} order by {order} limit {WINDOW} offset 0"

    def read() -> object:
        with app.database.read() as connection:
            count = connection.execute(text(counting)).scalar()
            ids = ", ".join(map(str, connection.execute(text(window)).scalars()))
            rows = (
                f"select {COLUMNS}, c.topic, {UNIT_NAME} from participant p "
                f"join training_class c on c.id = p.training_class_id where p.id in ({ids})"
            )
            return count, connection.execute(text(rows)).all()

    return read


def _class(number: int) -> dict[str, Any]:
    year, code = divmod(number, CLASSES_A_YEAR)
    blank = {"task_id": None, "planned": None, "budget": None, "place": "", "target_group": "", "note": ""}
    return blank | {
        "id": number + 1, "year": FIRST_YEAR + year, "code": f"{code:03d}", "code_key": f"{code:03d}",
        "topic": f"Chuyên đề {number}", "topic_key": f"{number:05d}", "kind": "training", "state": "held",
    }  # fmt: skip


def _person(number: int, units: list[int]) -> dict[str, Any]:
    size = PEOPLE // CLASSES
    name = f"Nguyễn Thị {GIVEN[number * 7 % len(GIVEN)]} {number % 977}"
    return {
        "training_class_id": number // size + 1, "number": number % size + 1, "name": name,
        "name_key": name_key(name), "gender": "female" if number % 3 else "male",
        "post": f"Chuyên viên {number % 13}", "unit_id": units[number * 13 % len(units)], "workplace": "",
        "phone": "", "absent": number % 40 == 0, "identity": str(number), "note": "",
    }  # fmt: skip


BENCHES = (
    Bench("open a list of 100,000 against the raw query", 1.5, partial(worst, OPEN)),
    Bench("sort a list of 100,000 against the raw query", 1.5, partial(worst, SORT)),
    Bench("filter a list of 100,000 against the raw query", 1.5, partial(worst, FILTER)),
)
