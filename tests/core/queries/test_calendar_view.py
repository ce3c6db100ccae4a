"""The calendar as the window shows it: what stands on a day, weeks of a month, how deadlines stand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.calendar_view import CalendarView, plans_of, weeks_of, year_calendar
from vstbpn_desktop.services import assigning
from vstbpn_desktop.services.calendar import plan_visit

D = dt.date


def of(app: App, year: int) -> CalendarView:
    with app.reader() as reader:
        return year_calendar(reader, year)


@given(st.integers(1990, 2100), st.integers(1, 12))
def test_the_weeks_of_a_month_are_whole_and_hold_all_of_it(year: int, month: int) -> None:
    weeks = weeks_of(year, month)
    days = [day for week in weeks for day in week]
    assert 4 <= len(weeks) <= 6 and all(week[0].weekday() == 0 for week in weeks)
    assert days == [days[0] + dt.timedelta(days=n) for n in range(len(days))]
    assert weeks[0][-1].month == month and weeks[-1][0].month == month
    assert sum(day.month == month for day in days) == (D(year + month // 12, month % 12 + 1, 1)
                                                       - D(year, month, 1)).days  # fmt: skip


def test_what_lasts_is_on_each_of_its_days_and_first(started: App) -> None:
    view = of(started, 2020)
    assert [entry.kind for entry in view.on(D(2020, 11, 25))] == ["action_month", "commemorative"]
    assert [entry.kind for entry in view.on(D(2020, 12, 15))] == ["action_month"]
    assert view.on(D(2020, 12, 16)) == () and view.on(D(2020, 11, 14)) == ()
    assert [entry.kind for entry in view.within(D(2020, 12, 1), D(2020, 12, 31))] == ["action_month"]


def test_a_year_brings_the_weeks_at_its_ends(started: App) -> None:
    view = of(started, 2020)
    assert [entry.title for entry in view.on(D(2021, 1, 1))] == ["Tết Dương lịch"]
    with pytest.raises(UserError, match="Không có lịch năm 3000"):
        of(started, 3000)


def test_how_deadlines_stand(started: App) -> None:
    app = started
    with app.reader() as reader:
        units = [reader.get(app.registry["unit"], code) for code in ("SNV", "STP")]
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    days = {"II.1": D(2020, 3, 4), "II.2": D(2020, 3, 10), "II.3": D(2020, 6, 1), "II.4": D(2020, 3, 3)}
    tasks = {
        code: app.save("task", None, {"programme": programme, "code": code, "title": code, "due": due})
        for code, due in days.items()
    }
    for code in ("II.1", "II.2", "II.3"):
        assigning.assign(app, [tasks[code]], (), units)
    with app.reader() as reader:
        rows = [reader.get(app.registry["assignment"], f"2020/II.1@{code}") for code in ("SNV", "STP")]
    standing = {e.title: (e.meaning, e.detail) for e in of(app, 2020).entries if e.kind == "task"}
    assert standing == {
        "Hạn II.1 II.1": ("bad", "2 đơn vị chưa nộp"),
        "Hạn II.2 II.2": ("soon", "2 đơn vị chưa nộp"),
        "Hạn II.3 II.3": ("neutral", "2 đơn vị chưa nộp"),
        "Hạn II.4 II.4": ("neutral", ""),
    }
    assigning.accept(app, rows)
    (done,) = [e for e in of(app, 2020).entries if e.title.startswith("Hạn II.1")]
    assert (done.meaning, done.detail) == ("good", "không còn đơn vị chưa nộp")


def test_units_given_more_time_do_not_make_the_first_day_done(started: App) -> None:
    app = started
    with app.reader() as reader:
        unit = reader.get(app.registry["unit"], "SNV")
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    values = {"programme": programme, "code": "II.1", "title": "Báo cáo", "due": D(2020, 3, 4)}
    assigning.assign(app, [app.save("task", None, values)], (), [unit])
    with app.reader() as reader:
        row = reader.get(app.registry["assignment"], "2020/II.1@SNV")
    assigning.extend(app, [row], D(2020, 3, 20), "Xin lùi")
    tasks = [entry for entry in of(app, 2020).entries if entry.kind == "task"]
    found = {entry.date: (entry.meaning, entry.detail) for entry in tasks}
    assert found == {D(2020, 3, 4): ("neutral", ""), D(2020, 3, 20): ("neutral", "1 đơn vị chưa nộp")}


def test_a_meeting_is_an_entry_that_should_be_on_a_working_day(app: App) -> None:
    app.save("special_day", None, {"date": D(2020, 7, 5), "name": "Họp Ban", "kind": "event"})
    (meeting,) = of(app, 2020).entries
    assert (meeting.kind, meeting.warning) == ("event", "rơi vào Chủ nhật")


def test_a_class_is_once_a_day_at_its_first_hour(app: App) -> None:
    morning = {"date": D(2020, 7, 6), "starts": "7 giờ 30"}
    sessions = (morning, morning | {"starts": "13 giờ 30"}, {"date": D(2020, 7, 7), "starts": "8 giờ"})
    app.save("training_class", None, {"year": 2020, "code": "01", "topic": "Giới", "sessions": sessions})
    found = [(entry.date.day, entry.hour) for entry in of(app, 2020).entries]
    assert found == [(6, "7 giờ 30"), (7, "8 giờ")]


def test_a_unit_is_put_into_a_plan_that_is_not_finished(started: App) -> None:
    app = started
    with app.reader() as reader:
        unit = reader.get(app.registry["unit"], "385")
    plan = app.save("inspection", None, {"year": 2020, "code": "01", "name": "Đợt 1"})
    app.save("inspection", None, {"year": 2020, "code": "02", "name": "Đã xong", "state": "done"})
    with app.reader() as reader:
        assert plans_of(reader, 2020) == ((plan, "Đợt 1"),)
    plan_visit(app, plan, unit, D(2020, 7, 7), "8 giờ")
    (visit,) = [entry for entry in of(app, 2020).entries if entry.kind == "inspection"]
    assert (visit.title, visit.hour, visit.detail) == ("Kiểm tra huyện Quan Hóa", "8 giờ", "Đợt 1")
    assert "Thêm lượt kiểm tra" in app.undo()
    assert not [entry for entry in of(app, 2020).entries if entry.kind == "inspection"]
