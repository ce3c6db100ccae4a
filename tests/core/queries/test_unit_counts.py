"""Counts by unit across mergers: they add up, and shares come from counts (product, scenario 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from tests.core.documents.reports.reading import cells, prose, tables
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.unit_counts import Counts, UnitCounts, total, unit_counts
from vstbpn_desktop.records.participant import Participant
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.services.making import make
from vstbpn_desktop.services.succession import take

BEFORE, AFTER = dt.date(2024, 12, 31), dt.date(2025, 1, 1)
ABSORBED = {"kind": "absorb", "date": "2025-01-01", "from": ["405"], "to": ["380"]}


@pytest.fixture
def trained(started: App) -> App:
    """A class of 40 people of Đông Sơn, 11 of them women, and 45 of the city, 9 of them women."""
    with_class(started, "L1", [("405", 40, 11), ("380", 45, 9)])
    return started


def with_class(app: App, code: str, came: Sequence[tuple[str, int, int]]) -> None:
    values = {"year": 2024, "code": code, "topic": "Lãnh đạo nữ", "state": "held"}
    class_id = app.save("training_class", None, values)
    with app.reader() as reader:
        places = [
            (reader.get(UNIT, unit), "female" if n < women else "male")
            for unit, people, women in came
            for n in range(people)
        ]
    with app.change("Danh sách") as change:
        rows = [_place(class_id, number, *place) for number, place in enumerate(places, 1)]
        change.insert_many(Participant, rows)


def _place(class_id: int, number: int, unit: int, gender: str) -> dict[str, Any]:
    blank = {"post": "", "workplace": "", "phone": "", "note": "", "absent": False}
    name = f"Người {number}"
    return {"training_class_id": class_id, "number": number, "name": name, "name_key": name, "gender": gender,
            "unit_id": unit, "identity": name, **blank}  # fmt: skip


def counted(app: App, day: dt.date, years: tuple[int, int] = (2024, 2024)) -> dict[str, UnitCounts]:
    with app.reader(day) as reader:
        return {reader.key(UNIT, one.unit.id): one for one in unit_counts(reader, *years)}


def test_a_merger_adds_counts_and_the_day_before_stays_as_it_was(trained: App) -> None:
    take(trained, [ABSORBED])
    before, after = counted(trained, BEFORE), counted(trained, AFTER)
    assert {key: (one.counts.women, one.counts.trained) for key, one in before.items()} == {
        "380": (9, 45), "405": (11, 40),
    }  # fmt: skip
    assert (after["380"].counts.women, after["380"].counts.trained) == (20, 85)
    assert list(after) == ["380"] and after["380"].made_of == ("Huyện Đông Sơn",)


def test_the_share_is_of_the_counts_never_the_mean_of_shares(trained: App) -> None:
    take(trained, [ABSORBED])
    document = make(trained, "unit-summary", None, {"year": "2024", "as_of": "01/01/2025"}).document
    (table,) = tables(document)
    row, whole = cells(table)
    assert row[1].endswith(" *")
    assert (row[9], row[10], row[11]) == ("85", "20", "23,5")
    assert (whole[9], whole[10], whole[11]) == ("85", "20", "23,5")
    assert any("Huyện Đông Sơn" in line for line in prose(document))
    earlier = make(trained, "unit-summary", None, {"year": "2024", "as_of": "31/12/2024"}).document
    shares = {row[1]: row[11] for row in cells(tables(earlier)[0]) if row[0]}
    assert sorted(shares.values()) == ["20,0", "27,5"]


def test_one_class_of_two_units_is_one_class_of_the_merged(trained: App) -> None:
    with_class(trained, "L2", [("405", 3, 3)])
    take(trained, [ABSORBED])
    assert {key: len(one.counts.classes) for key, one in counted(trained, BEFORE).items()} == {
        "380": 1, "405": 2,
    }  # fmt: skip
    assert len(counted(trained, AFTER)["380"].counts.classes) == 2


def test_three_mergers_in_a_row_end_in_one(trained: App) -> None:
    take(trained, [
        ABSORBED,
        {"kind": "merge", "date": "2025-03-01", "from": ["380"],
         "to": [{"code": "M1", "name": "Thành phố Một"}]},
        {"kind": "absorb", "date": "2025-05-01", "from": ["M1"], "to": ["381"]},
    ])  # fmt: skip
    found = counted(trained, dt.date(2025, 5, 1))
    assert list(found) == ["381"] and found["381"].counts.trained == 85
    assert len(found["381"].made_of) == 2
    assert list(counted(trained, dt.date(2025, 4, 30))) == ["M1"]


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "split", "date": "2025-01-01", "from": ["405"],
         "to": [{"code": "A", "name": "Xã A"}, {"code": "B", "name": "Xã B"}]},
        {"kind": "end", "date": "2025-01-01", "from": ["405"], "to": []},
        {"kind": "end", "date": "2025-01-01", "from": ["405"], "to": ["380"]},
    ],
)  # fmt: skip
def test_what_was_split_or_abolished_keeps_its_counts(trained: App, event: dict[str, Any]) -> None:
    take(trained, [event])
    found = counted(trained, AFTER)
    assert found["405"].ended and found["405"].counts.trained == 40
    assert found["380"].counts.trained == 45
    assert list(found)[-1] == "405"


def test_twelve_communes_into_one_with_what_each_was_given(started: App) -> None:
    """Contradictory data: the same task accepted here, open there, freed elsewhere; all count once."""
    keys = [f"X{n}" for n in range(12)]
    for n, key in enumerate(keys):
        started.save("unit", None, {"code": key, "name": f"Xã {n % 3}", "type": "commune"})
    programme = started.save("programme", None, {"year": 2024, "title": "Chương trình"})
    task = started.save("task", None, {"programme": programme, "code": "II.1", "title": "A", "text": "A."})
    with started.reader() as reader:
        ids = [reader.get(UNIT, key) for key in keys]
    for n, unit in enumerate(ids):
        status = ("accepted", "assigned", "exempt", "submitted")[n % 4]
        given = {"task": task, "unit": unit, "status": status, "due": dt.date(2024, 6, 1)}
        started.save("assignment", None, given | {"reason": "Không có" if status == "exempt" else ""})
    before = total(counted(started, BEFORE).values())
    take(
        started,
        [{"kind": "merge", "date": "2025-01-01", "from": keys, "to": [{"code": "X", "name": "Xã Mới"}]}],
    )
    (merged,) = counted(started, AFTER).values()
    assert merged.counts == before == Counts(assigned=12, exempt=3, submitted=3, accepted=3, overdue=3)
    assert len(merged.made_of) == 12
    started.undo()
    assert len(counted(started, AFTER)) == 12


def test_years_the_wrong_way_round_are_refused(started: App) -> None:
    with pytest.raises(UserError, match="không có năm nào"):
        make(started, "unit-summary", None, {"year": "2024", "since": "2025"})
    document = make(started, "unit-summary", None, {"year": "2024"}).document
    assert "Chưa có nhiệm vụ" in prose(document)[0]


def test_a_periodic_task_counts_by_its_whole_year_once_it_is_over(started: App) -> None:
    programme = started.save("programme", None, {"year": 2024, "title": "Chương trình"})
    values = {"programme": programme, "code": "III.4", "title": "Báo cáo", "nature": "periodic"}
    task = started.save("task", None, values)
    with started.reader() as reader:
        unit = reader.get(UNIT, "405")
    given = started.save("assignment", None, {"task": task, "unit": unit, "due": dt.date(2024, 6, 30)})
    told = {"assignment": given, "date": dt.date(2024, 3, 1), "content": "Báo cáo"}
    started.save("result", None, told | {"mark": "final", "review": "good"})
    take(started, [ABSORBED])
    for day, key in ((BEFORE, "405"), (dt.date(2026, 5, 1), "380")):
        counts = counted(started, day)[key].counts
        assert (counts.assigned, counts.accepted, counts.overdue) == (1, 1, 0)
