"""Working days and deadlines by the Civil Code, articles 146 to 148."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.working_days import (
    DAYS as IN_DAYS,
)
from vstbpn_desktop.queries.working_days import (
    MONTHS,
    WORKING,
    WorkingDays,
    add_months,
    day_off_hint,
    last_of_month,
    middle_of_month,
    middle_of_year,
    moved,
    working_days,
)
from vstbpn_desktop.services import calendar as calendar_service
from vstbpn_desktop.services.transfer import dump

DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2036, 12, 31))
SOME = st.frozensets(DAYS, max_size=20)
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


def worked(holidays: frozenset[dt.date], made_up: frozenset[dt.date]) -> WorkingDays:
    return WorkingDays(dict.fromkeys(holidays, "nghỉ"), dict.fromkeys(made_up, "làm bù"))


def open_on(day: dt.date, holidays: frozenset[dt.date], made_up: frozenset[dt.date]) -> bool:
    """The rule of the dossier, word for word: Monday to Friday less holidays, plus days made up for."""
    return day in made_up or (day.isoweekday() <= 5 and day not in holidays)


@given(DAYS, st.booleans(), SOME, SOME)
def test_a_deadline_ends_on_the_first_working_day_from_its_last_day_on(
    day: dt.date, inclusive: bool, holidays: frozenset[dt.date], made_up: frozenset[dt.date]
) -> None:
    found = worked(holidays, made_up).deadline(day, inclusive)
    assert found.nominal == (day if inclusive else day - dt.timedelta(days=1))
    between = [found.nominal + dt.timedelta(days=n) for n in range((found.rolled - found.nominal).days)]
    assert open_on(found.rolled, holidays, made_up)
    assert not any(open_on(there, holidays, made_up) for there in between)


@given(DAYS, st.integers(0, 400), SOME, SOME)
def test_so_many_days_do_not_count_the_first(
    day: dt.date, count: int, holidays: frozenset[dt.date], made_up: frozenset[dt.date]
) -> None:
    days = worked(holidays, made_up)
    assert days.counted(day, count, IN_DAYS).nominal == day + dt.timedelta(days=count)
    assert days.counted(day, count, IN_DAYS).rolled == days.next_working(day + dt.timedelta(days=count))


@given(DAYS, st.integers(0, 60), SOME, SOME)
def test_so_many_months_end_on_the_same_day_or_the_months_last(
    day: dt.date, count: int, holidays: frozenset[dt.date], made_up: frozenset[dt.date]
) -> None:
    found = worked(holidays, made_up).counted(day, count, MONTHS)
    assert found.nominal == add_months(day, count) and found.rolled >= found.nominal


@given(DAYS, st.integers(1, 60), SOME, SOME)
def test_so_many_working_days_are_counted_one_by_one(
    day: dt.date, count: int, holidays: frozenset[dt.date], made_up: frozenset[dt.date]
) -> None:
    found = worked(holidays, made_up).counted(day, count, WORKING)
    following = [day + dt.timedelta(days=n) for n in range(1, (found.rolled - day).days + 1)]
    assert sum(open_on(there, holidays, made_up) for there in following) == count
    assert found.nominal == found.rolled == following[-1] and open_on(following[-1], holidays, made_up)


def test_a_day_off_is_told_with_the_next_that_is_worked(started: App) -> None:
    days = of(started)
    sunday = "05/07/2020 là Chủ nhật. Ngày làm việc tiếp theo: thứ Hai 06/07/2020."
    assert day_off_hint(days, D(2020, 7, 5)) == sunday
    assert day_off_hint(days, D(2020, 9, 2)).startswith("02/09/2020 là ngày nghỉ: Quốc khánh.")
    assert day_off_hint(days, D(2020, 7, 6)) == ""
    assert day_off_hint(days, D(2020, 7, 6), inclusive=False).startswith("Ngày cuối 05/07/2020 là Chủ nhật")
    assert day_off_hint(days, D(2026, 1, 10)) == ""


def test_the_shipped_table_holds_every_year_it_says(started: App) -> None:
    days = of(started)
    for year in range(2019, 2037):
        inside = {day for day in days.holidays if day.year == year}
        names = " ".join(days.holidays[day] for day in inside)
        fixed = {D(year, 1, 1), D(year, 4, 30), D(year, 5, 1), D(year, 9, 2)}
        assert fixed <= inside
        assert names.count("Tết Nguyên đán") >= 5 and "Giỗ Tổ" in names
        assert (D(year, 11, 24) in inside) == (year >= 2026)
    assert max(days.holidays).year == 2036


def test_known_swaps_name_their_source_and_how_far_it_is_trusted(started: App) -> None:
    swaps = {D(2026, 1, 2): D(2026, 1, 10), D(2026, 8, 31): D(2026, 8, 22), D(2025, 5, 2): D(2025, 4, 26)}
    with started.reader() as reader:
        rows = list(dump(reader, started.registry["special_day"]))
    lines = {D.fromisoformat(row["date"]): row for row in rows if "hoán đổi" in row["name"]}
    made_up = {D.fromisoformat(row["date"]): row for row in rows if row["kind"] == "làm bù"}
    for off, other in swaps.items():
        assert lines[off]["basis"] == made_up[other]["basis"] != ""
        assert f"{off:%d/%m/%Y}" in made_up[other]["name"] and f"{other:%d/%m/%Y}" in lines[off]["name"]
    assert lines[D(2026, 1, 2)]["verification"] == "đã công bố"
    assert lines[D(2026, 8, 31)]["verification"] == "cần xác nhận"


@pytest.mark.parametrize(
    ("off", "made_up", "wrong"),
    [
        (D(2020, 1, 2), D(2020, 1, 2), "trùng nhau"),
        (D(2020, 1, 4), D(2020, 1, 11), "Ngày 04/01/2020 đã là ngày nghỉ"),
        (D(2020, 1, 2), D(2020, 1, 3), "Ngày 03/01/2020 đã là ngày làm việc"),
    ],
)
def test_a_swap_that_swaps_nothing_is_refused(app: App, off: dt.date, made_up: dt.date, wrong: str) -> None:
    with pytest.raises(UserError, match=wrong):
        calendar_service.swap_days(app, off, made_up)
    assert of(app) == WorkingDays()


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
