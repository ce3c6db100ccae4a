"""Working days and deadlines by the Civil Code, articles 146 to 148."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.working_days import (
    WorkingDays,
    add_months,
    last_of_month,
    middle_of_month,
    middle_of_year,
    moved,
    working_days,
)
from vstbpn_desktop.services import calendar as calendar_service

DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2036, 12, 31))
D = dt.date


def of(app: App) -> WorkingDays:
    with app.database.read() as connection:
        return working_days(connection)


def test_holidays_and_days_made_up_for(started: App) -> None:
    days = of(started)
    assert not days.is_working(D(2020, 4, 2)) and days.why_off(D(2020, 4, 2)) == "Ngày Giỗ Tổ Hùng Vương"
    assert not days.is_working(D(2026, 1, 2)) and days.is_working(D(2026, 1, 10))
    assert not days.is_working(D(2026, 8, 31)) and days.is_working(D(2026, 8, 22))
    assert days.why_off(D(2020, 3, 8)) == "Chủ nhật"
    assert days.is_working(D(2020, 10, 20)) and days.why_off(D(2020, 10, 20)) == ""


def test_the_days_of_the_dossier(started: App) -> None:
    days = of(started)
    tet = {2020: (1, 25), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26)}
    kings = {2020: (4, 2), 2025: (4, 7), 2026: (4, 26), 2027: (4, 16), 2028: (4, 4)}
    for year, (month, day) in tet.items():
        assert "mùng một" in days.holidays[D(year, month, day)]
    for year, (month, day) in kings.items():
        assert days.holidays[D(year, month, day)] == "Ngày Giỗ Tổ Hùng Vương"
    for off in (D(2026, 4, 27), D(2025, 9, 1), D(2027, 9, 3), D(2028, 9, 4), D(2026, 11, 24)):
        assert off in days.holidays
    assert D(2025, 11, 24) not in days.holidays


def test_deadlines_roll_to_the_next_working_day(started: App) -> None:
    days = of(started)
    assert days.deadline(D(2020, 12, 15)).nominal == D(2020, 12, 15)
    assert days.deadline(D(2020, 12, 15), inclusive=False).nominal == D(2020, 12, 14)
    assert days.deadline(D(2020, 5, 1)).rolled == D(2020, 5, 4)
    assert days.after(D(2020, 7, 1), days=30).nominal == D(2020, 7, 31)
    assert days.after(D(2020, 1, 31), months=1).nominal == D(2020, 2, 29)
    assert days.after(D(2020, 1, 31), months=1).rolled == D(2020, 3, 2)


def test_named_points_in_time() -> None:
    assert last_of_month(2020, 2) == D(2020, 2, 29) and last_of_month(2021, 12) == D(2021, 12, 31)
    assert middle_of_month(2020, 6) == D(2020, 6, 15) and middle_of_year(2020) == D(2020, 6, 30)
    assert moved(D(2020, 11, 15), D(2020, 12, 15), 2021) == (D(2021, 11, 15), D(2021, 12, 15))
    assert moved(D(2020, 2, 29), None, 2021) == (D(2021, 2, 28), D(2021, 2, 28))


@given(DAYS, st.integers(-60, 60))
def test_months_keep_the_day_or_take_the_last(day: dt.date, months: int) -> None:
    there = add_months(day, months)
    assert (there.year - day.year) * 12 + there.month - day.month == months
    assert there.day == day.day or there == last_of_month(there.year, there.month)


@given(DAYS, st.integers(1, 30), st.frozensets(DAYS, max_size=20))
def test_so_many_working_days_on_are_so_many_working_days(
    day: dt.date, count: int, off: frozenset[dt.date]
) -> None:
    days = WorkingDays({holiday: "nghỉ" for holiday in off})
    there = days.add(day, count)
    assert days.is_working(there)
    assert days.between(day + dt.timedelta(days=1), there) == count
    assert days.add(there + dt.timedelta(days=1), -1) == there
    assert days.is_working(days.next_working(day)) and days.next_working(there) == there


def test_a_swap_is_entered_as_one(app: App) -> None:
    calendar_service.swap_days(app, D(2020, 1, 2), D(2020, 1, 11), "Thông báo 01")
    days = of(app)
    assert not days.is_working(D(2020, 1, 2)) and days.is_working(D(2020, 1, 11))
    app.undo()
    assert of(app) == WorkingDays()


def test_shipped_days_come_in_once_and_what_stands_stays(app: App) -> None:
    own = app.save("special_day", None, {"date": D(2020, 1, 1), "name": "Tết Dương lịch", "note": "riêng"})
    loaded = calendar_service.load_special_days(app)
    assert loaded > 200
    assert app.record("special_day", own).values["note"] == "riêng"
    assert calendar_service.load_special_days(app) == 0
