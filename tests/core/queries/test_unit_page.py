"""One unit as of a day: names, kin, people, committee, work, and the timeline of it all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.unit_page import HISTORY, INSPECTION, UnitView, unit_view
from vstbpn_desktop.services import assigning, succession
from vstbpn_desktop.spec.kinds import FOREVER

NGHI_SON, DONG_SON, CITY = "407", "405", "380"


def unit_id(app: App, key: str) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["unit"], key)


def seen(app: App, key: str, day: dt.date = dt.date(2020, 7, 6)) -> UnitView:
    with app.reader(day) as reader:
        return unit_view(reader, reader.get(app.registry["unit"], key), day.year)


def test_an_old_day_gives_the_old_name(started: App) -> None:
    assert seen(started, NGHI_SON, dt.date(2020, 5, 31)).name == "Huyện Tĩnh Gia"
    after = seen(started, NGHI_SON, dt.date(2020, 6, 1))
    assert (after.name, after.type, after.key) == ("Thị xã Nghi Sơn", "thị xã", NGHI_SON)
    assert [event.words for event in after.timeline] == ["Mang tên Thị xã Nghi Sơn"]


def test_the_standing_office_bears_its_mark(started: App) -> None:
    assert seen(started, "SLDTBXH").marks == ("cơ quan thường trực",)
    assert seen(started, "SNV").marks == ()


def test_a_unit_that_was_absorbed_tells_what_it_became_and_the_survivor_of_what_it_was_made(
    started: App,
) -> None:
    event = {"kind": "absorb", "date": "2025-01-01", "decision": "NQ 1238", "from": [DONG_SON], "to": [CITY]}
    succession.take(started, [event])
    day = dt.date(2025, 3, 1)
    gone, goes_on = seen(started, DONG_SON, day), seen(started, CITY, day)
    assert gone.ended and gone.until == dt.date(2025, 1, 1)
    assert [(one.before, one.name, one.decision) for one in gone.kin] == [
        (False, "Thành phố Thanh Hóa", "NQ 1238")
    ]
    assert [(one.before, one.name) for one in goes_on.kin] == [(True, "Huyện Đông Sơn")]
    assert seen(started, CITY, dt.date(2024, 12, 31)).kin == ()
    assert gone.timeline[0].words == "Sáp nhập vào: thành Thành phố Thanh Hóa (NQ 1238)"


def work(app: App) -> int:
    """A unit with a little of everything; gives its id."""
    unit = unit_id(app, NGHI_SON)
    _tasks(app, unit)
    for name, focal in (("Lê Thị An", False), ("Vũ Văn Bình", True)):
        app.save("person", None, {"name": name, "unit": unit, "focal_point": focal, "post": "Chuyên viên"})
    _inspection(app, unit)
    letter = {"direction": "in", "subject": "Báo cáo 6 tháng", "received_on": dt.date(2020, 6, 15)}
    app.save("document", None, {**letter, "issuer": "Huyện Tĩnh Gia", "due": dt.date(2020, 6, 30)})
    app.save("document", None, {"direction": "out", "subject": "Công văn", "date": dt.date(2020, 7, 1),
                                "units": (unit,)})  # fmt: skip
    app.save("document", None, {**letter, "issuer": "Sở Nội vụ"})
    return unit


def _tasks(app: App, unit: int) -> None:
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    ids = []
    for code, title in (("II.1.1", "Lập kế hoạch"), ("II.1.2", "Kiện toàn Ban"), ("II.1.3", "Chủ trì")):
        lead = ({"unit": unit, "name": ""},) if title == "Chủ trì" else ()
        values = {"programme": programme, "code": code, "title": title, "lead": lead}
        ids.append(app.save("task", None, values))
    other = unit_id(app, "SNV")
    assigning.assign(app, ids[:2], unit_ids=(unit, other), due=dt.date(2020, 6, 30))


def _inspection(app: App, unit: int) -> None:
    visit: dict[str, Any] = {"unit": unit, "date": dt.date(2020, 6, 9), "done": True}
    blank = {"starts": "", "team": None, "leader": "", "place": ""}
    plan = {"year": 2020, "code": "01", "name": "Kiểm tra năm 2020", "visits": ({**visit, **blank},)}
    inspection = app.save("inspection", None, plan)
    proof = app.save("document", None, {"direction": "kept", "subject": "Minh chứng"})
    for content, state, due in (
        ("Đã sửa", "closed", dt.date(2020, 6, 20)), ("Chưa sửa", "open", dt.date(2020, 7, 1)),
        ("Lâu nhất", "open", dt.date(2020, 6, 25)),
    ):  # fmt: skip
        closed = {"evidence": proof, "closed_on": dt.date(2020, 6, 19)} if state == "closed" else {}
        finding = {"inspection": inspection, "unit": unit, "content": content, "date": dt.date(2020, 6, 10)}
        app.save("finding", None, {**finding, "due": due, "state": state, **closed})


def test_everything_about_a_unit_is_told_once(started: App) -> None:
    work(started)
    view = seen(started, NGHI_SON)
    assert [(duty.code, duty.role, duty.standing.words) for duty in view.duties] == [
        ("II.1.1", "", "quá hạn 6 ngày"), ("II.1.2", "", "quá hạn 6 ngày"), ("II.1.3", "chủ trì", ""),
    ]  # fmt: skip
    assert view.overdue == 2
    assert [one.name for one in view.people.rows] == ["Vũ Văn Bình", "Lê Thị An"]
    assert [(one.content, one.standing.words) for one in view.findings.rows] == [
        ("Lâu nhất", "quá hạn 11 ngày"), ("Chưa sửa", "quá hạn 5 ngày"), ("Đã sửa", "đã khắc phục"),
    ]  # fmt: skip
    assert [(one.sent, one.subject) for one in view.letters.rows] == [
        (True, "Công văn"), (False, "Báo cáo 6 tháng"),
    ]  # fmt: skip
    assert view.letters.total == 2 and view.letters.left == 0
    assert [(one.name, one.done) for one in view.visits.rows] == [("Kiểm tra năm 2020", True)]


def test_a_finding_closed_later_is_open_on_the_day(started: App) -> None:
    work(started)
    then = seen(started, NGHI_SON, dt.date(2020, 6, 18))
    assert {one.content: one.standing.words for one in then.findings.rows}["Đã sửa"] == "còn 2 ngày"
    assert then.open_findings == 3


def test_the_timeline_is_newest_first_and_ends_on_the_day(started: App) -> None:
    work(started)
    timeline = seen(started, NGHI_SON).timeline
    days = [event.date for event in timeline]
    assert days == sorted(days, reverse=True) and max(days) <= dt.date(2020, 7, 6)
    inspected = [event.words for event in timeline if event.kind == INSPECTION]
    assert "Đã khắc phục: Đã sửa" in inspected and inspected.count("Kiểm tra: Kiểm tra năm 2020") == 1
    assert "Được giao 2 nhiệm vụ" in [event.words for event in timeline]


def test_its_own_committee_counts_women_of_those_who_sit(started: App) -> None:
    unit = unit_id(started, NGHI_SON)
    since = dt.date(2020, 6, 15)
    board = {"code": "B", "name": "Ban thị xã", "unit": unit, "valid_from": since, "decision": "15/QĐ"}
    committee = started.save("committee", None, board)
    for number, gender in enumerate(("female", "male", ""), 1):
        held: tuple[dict[str, Any], ...] = ()
        if gender:
            who = started.save("person", None, {"name": f"Người {number}", "gender": gender})
            held = ({"person": who, "valid_from": since, "valid_to": FOREVER, "decision": ""},)
        seat = {"committee": committee, "number": number, "role": "member", "post": "Uỷ viên"}
        started.save("seat", None, {**seat, "holders": held})
    found = seen(started, NGHI_SON).board
    assert found is not None
    assert (found.members, found.seats, found.women) == (2, 3, 1)
    assert seen(started, NGHI_SON, dt.date(2020, 6, 14)).board is None
    told = [event.words for event in seen(started, NGHI_SON).timeline if event.kind == HISTORY]
    assert "Lập Ban thị xã theo 15/QĐ" in told


def test_a_unit_that_is_gone_is_an_error(started: App) -> None:
    with started.reader() as reader, pytest.raises(KeyError):
        unit_view(reader, 9999, 2020)
