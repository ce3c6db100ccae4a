"""Inspection plans and what is doubtful about them; findings by acceptance scenario 9."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import InvalidRecord, UserError
from vstbpn_desktop.queries.inspection import open_findings, plan_warnings, visits
from vstbpn_desktop.queries.today import TodayItem, today_items
from vstbpn_desktop.services import inspecting

D = dt.date
DAY = D(2020, 7, 15)


@pytest.fixture
def units(app: App) -> list[int]:
    return [app.save("unit", None, {"code": code, "name": f"Huyện {code}"}) for code in "ABC"]


def plan(app: App, code: str = "01", **more: Any) -> int:
    values = {"year": 2020, "code": code, "name": f"Kiểm tra {code}", "starts_on": D(2020, 7, 1)}
    return app.save("inspection", None, values | {"ends_on": D(2020, 8, 31)} | more)


def warned(app: App, plan_id: int) -> list[tuple[str, str]]:
    with app.reader() as reader:
        return [(warning.kind, warning.words) for warning in plan_warnings(reader, plan_id)]


def test_a_sound_plan_has_no_warning(app: App, units: list[int]) -> None:
    team = ({"role": "head", "name": "Lê Thị Mẫu", "unit": units[2]},)
    rows = tuple({"unit": unit, "date": DAY + dt.timedelta(days=i)} for i, unit in enumerate(units[:2]))
    assert warned(app, plan(app, team=team, visits=rows)) == []


def test_the_own_unit_is_warned_of(app: App, units: list[int]) -> None:
    person = app.save("person", None, {"name": "Trần Thị Ân", "unit": units[0]})
    team = ({"role": "member", "person": person, "name": ""},)
    found = warned(app, plan(app, team=team, visits=({"unit": units[0], "date": DAY},)))
    assert found == [("own_unit", "Trần Thị Ân là người của Huyện A, đơn vị được kiểm tra.")]


def test_a_team_that_does_not_go_there_is_not_warned_of(app: App, units: list[int]) -> None:
    team = (
        {"team": 1, "role": "head", "name": "Lê Thị Mẫu", "unit": units[0]},
        {"team": 2, "role": "head", "name": "Trần Văn Thử", "unit": units[1]},
    )
    rows = ({"unit": units[1], "date": DAY, "team": 1}, {"unit": units[0], "date": DAY, "team": 2})
    plan_id = plan(app, team=team, visits=rows)
    assert warned(app, plan_id) == []
    with app.reader() as reader:
        assert [visit.leader for visit in visits(reader, plan_id)] == ["Lê Thị Mẫu", "Trần Văn Thử"]


def test_one_person_twice_a_day_over_all_plans(app: App, units: list[int]) -> None:
    team = ({"role": "head", "name": "Lê Thị Hoà"},)
    first = plan(app, team=team, visits=({"unit": units[0], "date": DAY},))
    assert warned(app, first) == []
    plan(app, "02", visits=({"unit": units[1], "date": DAY, "leader": "LÊ THỊ HÒA"},))
    words = "Lê Thị Hoà: ngày 15/07/2020 ở 2 nơi (Huyện A, Huyện B)."
    assert warned(app, first) == [("twice", words)]
    plan(app, "03", state="cancelled", visits=({"unit": units[2], "date": DAY, "leader": "Lê Thị Hoà"},))
    assert warned(app, first) == [("twice", words)]


def test_days_outside_the_window_and_days_off(app: App, units: list[int]) -> None:
    rows = ({"unit": units[0], "date": D(2020, 9, 1)}, {"unit": units[1], "date": D(2020, 7, 5)})
    assert warned(app, plan(app, visits=rows)) == [
        ("outside", "Huyện A, ngày 01/09/2020: ngoài thời gian kiểm tra (từ 01/07/2020 đến 31/08/2020)."),
        ("day_off", "Huyện B, ngày 05/07/2020: rơi vào Chủ nhật."),
    ]


def test_a_window_turned_round_and_a_member_without_name_are_refused(app: App) -> None:
    with pytest.raises(InvalidRecord, match="Ngày kết thúc"):
        plan(app, ends_on=D(2020, 6, 1))
    with pytest.raises(InvalidRecord, match="dòng 1: chưa có họ tên"):
        plan(app, team=({"role": "head", "name": "", "person": None},))


def finding_today(app: App, day: dt.date) -> TodayItem | None:
    with app.reader() as reader:
        return next((item for item in today_items(reader, day) if item.record == "finding"), None)


def test_a_finding_is_due_in_thirty_days_and_closed_only_with_evidence(app: App, units: list[int]) -> None:
    note = inspecting.note_finding(app, plan(app), units[0], "Chưa kiện toàn Ban", date=D(2020, 7, 1))
    assert app.record("finding", note).values["due"] == D(2020, 7, 31)
    with pytest.raises(InvalidRecord, match="văn bản minh chứng"):
        app.save("finding", note, {"state": "closed"})
    with pytest.raises(UserError, match="Chưa có văn bản minh chứng"):
        inspecting.close_finding(app, note, None)
    late = finding_today(app, D(2020, 8, 1))
    assert late is not None
    assert (late.kind, late.due, late.shown) == ("overdue", D(2020, 7, 31), "quá hạn 1 ngày")
    assert finding_today(app, D(2020, 7, 20)) is None
    soon, same_day = finding_today(app, D(2020, 7, 30)), finding_today(app, D(2020, 7, 31))
    assert soon and soon.shown == "còn 1 ngày" and same_day and same_day.shown == "hạn hôm nay"
    proof = app.save("document", None, {"subject": "Quyết định kiện toàn Ban"})
    inspecting.close_finding(app, note, proof)
    assert app.record("finding", note).values["closed_on"] == app.today
    assert finding_today(app, D(2020, 8, 1)) is None


def test_a_finding_without_its_day_was_found_today(app: App, units: list[int]) -> None:
    values = {"inspection": plan(app), "unit": units[0], "content": "Chậm báo cáo"}
    found = app.record("finding", app.save("finding", None, values)).values
    assert (found["date"], found["due"]) == (app.today, app.today + dt.timedelta(days=30))


def test_the_days_are_a_setting(app: App, units: list[int]) -> None:
    assert inspecting.finding_days(app) == 30
    inspecting.set_finding_days(app, 15)
    note = inspecting.note_finding(app, plan(app), units[0], "Chậm báo cáo", date=D(2020, 7, 1))
    assert app.record("finding", note).values["due"] == D(2020, 7, 16)
    with pytest.raises(UserError, match="0 ngày"):
        inspecting.set_finding_days(app, 0)


def test_more_time_is_given_with_its_reason(app: App, units: list[int]) -> None:
    note = inspecting.note_finding(app, plan(app), units[0], "Chậm báo cáo", date=D(2020, 7, 1))
    with pytest.raises(UserError, match="lý do"):
        inspecting.extend_finding(app, note, D(2020, 8, 31), " ")
    inspecting.extend_finding(app, note, D(2020, 8, 31), "bão lũ")
    assert "bão lũ" in app.record("finding", note).values["note"]
    with app.reader() as reader:
        assert [(f.due, f.days_late) for f in open_findings(reader, D(2020, 9, 2))] == [(D(2020, 8, 31), 2)]
