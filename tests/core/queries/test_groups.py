"""Who is in a group on a day: by level, by type, living or ended, and what hands put in and kept out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.groups import members
from vstbpn_desktop.services import assigning, succession

BEFORE, AFTER = dt.date(2024, 12, 31), dt.date(2025, 1, 1)


@pytest.fixture
def merged(started: App) -> App:
    """Huyện Đông Sơn went into Thành phố Thanh Hóa on 01/01/2025."""
    succession.take(started, [{"kind": "absorb", "date": "2025-01-01", "from": ["405"], "to": ["380"]}])
    return started


def group(app: App, **rule: Any) -> int:
    return app.save("unit_group", None, {"code": "thu", "name": "Nhóm thử", **rule})


def codes(app: App, group_id: int, day: dt.date) -> set[str]:
    with app.reader(day) as reader:
        found = members(reader.connection, group_id, day)
        return {reader.key(app.registry["unit"], unit) for unit in found}


def test_types_alone_are_a_rule_at_every_level(merged: App) -> None:
    made = group(merged, rule_types="city,department")
    assert {"380", "382", "SNV"} <= codes(merged, made, AFTER)
    assert "405" not in codes(merged, made, AFTER)


def test_a_rule_follows_the_day(merged: App) -> None:
    made = group(merged, rule_level="district")
    assert len(codes(merged, made, BEFORE)) == 27 and len(codes(merged, made, AFTER)) == 26
    towns = merged.save("unit_group", None, {"code": "tx", "name": "Thị xã", "rule_types": "town"})
    assert codes(merged, towns, dt.date(2020, 5, 31)) == {"381"}
    assert codes(merged, towns, dt.date(2020, 6, 1)) == {"381", "407"}


def test_those_that_ended_and_both(merged: App) -> None:
    made = group(merged, rule_level="district", rule_life="ended")
    assert codes(merged, made, BEFORE) == set()
    assert codes(merged, made, AFTER) == {"405"}
    merged.save("unit_group", made, {"rule_life": "any"})
    assert len(codes(merged, made, AFTER)) == 27


def test_hands_add_and_take_away(merged: App) -> None:
    with merged.reader() as reader:
        ids = {key: reader.get(merged.registry["unit"], key) for key in ("SNV", "407", "405")}
    rows = [{"unit": ids["SNV"], "included": True}, {"unit": ids["407"], "included": False}]
    made = group(merged, rule_level="district", members=(*rows, {"unit": ids["405"], "included": True}))
    found = codes(merged, made, AFTER)
    assert "SNV" in found and "407" not in found and "405" not in found
    by_hand = merged.save("unit_group", None, {"code": "tay", "name": "Tay", "members": rows[:1]})
    assert codes(merged, by_hand, AFTER) == {"SNV"}


def test_what_is_given_to_a_rule_goes_to_those_of_the_day(started: App) -> None:
    programme = started.save("programme", None, {"year": 2020, "title": "Chương trình"})
    task = started.save("task", None, {"programme": programme, "code": "II.1.1", "title": "Việc"})
    towns = group(started, rule_types="town")
    assert assigning.assign(started, [task], group_ids=[towns]) == 1
