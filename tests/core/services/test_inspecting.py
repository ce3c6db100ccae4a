"""The schedule of an inspection written in one change each, and what happens to findings afterwards."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services import inspecting

D = dt.date
FRIDAY = D(2020, 7, 17)


@pytest.fixture
def units(app: App) -> list[int]:
    app.save("special_day", None, {"date": D(2020, 7, 20), "name": "Nghỉ bù", "kind": "holiday"})
    return [app.save("unit", None, {"code": code, "name": f"Huyện {code}"}) for code in "ABCD"]


@pytest.fixture
def plan(app: App, units: list[int]) -> int:
    values = {"year": 2020, "code": "01", "name": "Kiểm tra", "visits": ({"unit": units[0], "date": FRIDAY},)}
    return app.save("inspection", None, values)


def visits(app: App, plan: int) -> list[dict[str, Any]]:
    return list(app.record("inspection", plan).values["visits"])


def days(app: App, plan: int) -> list[dt.date | None]:
    return [row["date"] for row in visits(app, plan)]


def noted(app: App, plan: int, unit: int, content: str = "Chậm báo cáo") -> int:
    return inspecting.note_finding(app, plan, unit, content, date=D(2020, 7, 1))


def values(app: App, finding: int) -> dict[str, Any]:
    return app.record("finding", finding).values


def test_units_are_added_once_and_in_one_change(app: App, plan: int, units: list[int]) -> None:
    before = app.undoable()
    assert inspecting.add_units(app, plan, [units[1], units[0], units[1], units[2]]) == 2
    assert [row["unit"] for row in visits(app, plan)] == units[:3]
    assert app.undoable() == before + 1
    app.undo()
    assert len(visits(app, plan)) == 1


def test_added_units_take_their_days_in_turn(app: App, plan: int, units: list[int]) -> None:
    inspecting.add_units(app, plan, units, FRIDAY, per_day=2)
    assert days(app, plan) == [FRIDAY, FRIDAY, FRIDAY, D(2020, 7, 21)]  # a weekend and a holiday between


def test_visits_are_spread_from_a_day_off_on(app: App, plan: int, units: list[int]) -> None:
    inspecting.add_units(app, plan, units)
    inspecting.spread_visits(app, plan, [3, 2], D(2020, 7, 18))
    assert days(app, plan) == [FRIDAY, None, D(2020, 7, 22), D(2020, 7, 21)]
    with pytest.raises(UserError, match="ít nhất một đơn vị"):
        inspecting.spread_visits(app, plan, [0], FRIDAY, 0)


def test_visits_are_moved_by_working_days(app: App, plan: int, units: list[int]) -> None:
    inspecting.add_units(app, plan, units)
    inspecting.shift_visits(app, plan, [0, 1], 1)
    assert days(app, plan)[:2] == [D(2020, 7, 21), None]
    inspecting.shift_visits(app, plan, [0], -1)
    assert days(app, plan)[0] == FRIDAY
    with pytest.raises(UserError, match="chưa có ngày"):
        inspecting.shift_visits(app, plan, [1, 2], 3)


def test_the_same_values_for_some_visits(app: App, plan: int, units: list[int]) -> None:
    inspecting.add_units(app, plan, units)
    inspecting.set_visits(app, plan, [1, 3], {"starts": "8 giờ 00", "team": 2})
    assert [(row["starts"], row["team"]) for row in visits(app, plan)] == [
        ("", None), ("8 giờ 00", 2), ("", None), ("8 giờ 00", 2),
    ]  # fmt: skip
    assert app.log(1)[0].label == "Xếp lịch kiểm tra: 2 đơn vị, cuộc 01"


def test_a_plan_that_changed_meanwhile_is_not_written_to(app: App, plan: int) -> None:
    with pytest.raises(UserError, match="vừa thay đổi"):
        inspecting.set_visits(app, plan, [5], {"starts": "8 giờ"})


def test_visits_are_made_and_dropped(app: App, plan: int, units: list[int]) -> None:
    inspecting.add_units(app, plan, units)
    inspecting.mark_visited(app, plan, [0, 2])
    assert [row["done"] for row in visits(app, plan)] == [True, False, True, False]
    assert app.log(1)[0].label == "Ghi nhận đã làm việc: 2 đơn vị, cuộc 01"
    inspecting.mark_visited(app, plan, [0], False)
    inspecting.drop_visits(app, plan, [1, 3])
    assert [(row["unit"], row["done"]) for row in visits(app, plan)] == [(units[0], False), (units[2], True)]


def test_where_something_was_found_somebody_has_been(app: App, plan: int, units: list[int]) -> None:
    inspecting.note_finding(app, plan, units[0], "Chậm báo cáo", date=D(2020, 7, 16))
    assert not visits(app, plan)[0]["done"]  # found before the visit, from the unit's own report
    inspecting.note_finding(app, plan, units[0], "Chưa có kế hoạch", date=FRIDAY)
    assert visits(app, plan)[0]["done"]
    app.undo()
    assert not visits(app, plan)[0]["done"]


def test_what_was_done_is_kept_line_by_line(app: App, plan: int, units: list[int]) -> None:
    found = noted(app, plan, units[0])
    inspecting.record_mending(app, [found], "Đã họp", finished=False)
    inspecting.record_mending(app, [found], "Đã báo cáo bù", finished=True)
    day = f"{app.today:%d/%m/%Y}"
    assert values(app, found)["note"] == f"Khắc phục {day}: Đã họp\nKhắc phục {day}: Đã báo cáo bù"
    assert values(app, found)["state"] == "waiting"
    with pytest.raises(UserError, match="Chưa có kết quả"):
        inspecting.record_mending(app, [found], "  ", finished=True)


def test_several_findings_get_more_time_or_none(app: App, plan: int, units: list[int]) -> None:
    first, second = noted(app, plan, units[0]), noted(app, plan, units[1])
    inspecting.extend_findings(app, [second], D(2020, 9, 30), "Bão")
    with pytest.raises(UserError, match="phải sau hạn đang có"):
        inspecting.extend_findings(app, [first, second], D(2020, 8, 31), "Bão")
    assert values(app, first)["due"] == D(2020, 7, 31)
    inspecting.extend_findings(app, [first, second], D(2020, 10, 31), "Bão")
    assert values(app, first)["due"] == values(app, second)["due"] == D(2020, 10, 31)
    assert app.log(1)[0].label == "Gia hạn đến 31/10/2020: 2 kiến nghị"


def test_findings_are_closed_with_a_new_document_in_one_change(app: App, plan: int, units: list[int]) -> None:
    both = [noted(app, plan, units[0]), noted(app, plan, units[1])]
    before = app.undoable()
    inspecting.close_findings(app, both, {"direction": "in", "subject": "Báo cáo khắc phục"})
    assert app.undoable() == before + 1
    assert {values(app, found)["state"] for found in both} == {"closed"}
    (evidence,) = {values(app, found)["evidence"] for found in both}
    assert app.record("document", evidence).title == "Báo cáo khắc phục"
    app.undo()
    assert {values(app, found)["state"] for found in both} == {"open"}


def test_evidence_of_a_closed_finding_cannot_be_deleted(app: App, plan: int, units: list[int]) -> None:
    found = noted(app, plan, units[0])
    inspecting.close_findings(app, [found], {"subject": "Báo cáo khắc phục"})
    evidence = values(app, found)["evidence"]
    with pytest.raises(UserError, match="minh chứng của 1 kiến nghị"):
        app.delete("document", [evidence])
    inspecting.reopen_findings(app, [found])
    assert (values(app, found)["state"], values(app, found)["closed_on"]) == ("working", None)
    app.delete("document", [evidence])
    assert values(app, found)["evidence"] is None


def test_closing_by_the_form_takes_the_day(app: App, plan: int, units: list[int]) -> None:
    found, proof = noted(app, plan, units[0]), app.save("document", None, {"subject": "Báo cáo"})
    app.save("finding", found, {"state": "closed", "evidence": proof})
    assert values(app, found)["closed_on"] == app.today
