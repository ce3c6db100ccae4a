"""Dates: whatever is typed day first is read, and what is written can be read back."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.dates import (
    blank_prose_date,
    day_month,
    find_dates,
    format_date,
    parse_date,
    prose_date,
    weekday,
    weekday_short,
)

TODAY = date(2020, 7, 6)
days = st.dates(date(1900, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "5/1/20",
        "05-01-2020",
        "5.1.2020",
        "05/01/2020",
        "5/01/20",
        " 5 / 1 / 2020 ",
        "2020-01-05",
        "2020-1-5",
        "2020-01-05 00:00:00",
        "2020-01-05T07:30",
        "ngày 05 tháng 01 năm 2020",
        "Ngày 5 tháng 1 năm 2020",
        "ngày 05/01/2020",
        "05–01–2020",
        "5\u00a0/1/2020",
    ],
)
def test_ways_of_typing_one_day(text: str) -> None:
    assert parse_date(text, TODAY) == date(2020, 1, 5)


@given(days)
def test_what_is_written_reads_back(day: date) -> None:
    for text in (format_date(day), prose_date(day), day.isoformat(), f"{day.day}.{day.month}.{day.year:04d}"):
        assert parse_date(text, TODAY) == day


@given(st.integers(0, 99), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_two_digit_years_lie_around_today(short: int, today: date) -> None:
    year = parse_date(f"15/6/{short:02d}", today).year
    assert year % 100 == short
    assert today.year - 80 < year <= today.year + 20


@pytest.mark.parametrize(
    ("text", "year"), [("1/1/20", 2020), ("1/1/40", 2040), ("1/1/41", 1941), ("1/1/68", 1968)]
)
def test_two_digit_years(text: str, year: int) -> None:
    assert parse_date(text, TODAY).year == year


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Chưa có ngày"),
        ("mai", "không phải là ngày"),
        ("8/3", "thiếu năm"),
        ("1/15/2020", "không có tháng 15"),
        ("1/0/2020", "không có tháng 0"),
        ("31/4/2020", "tháng 4/2020 không có ngày 31"),
        ("29/02/2019", "tháng 2/2019 không có ngày 29"),
        ("0/1/2020", "không có ngày 0"),
        ("5/1/0202", "năm 202 "),
        ("5/1/202", "không phải là ngày"),
        ("5/1-2020", "không phải là ngày"),
        ("5/1/2020 5/1/2020", "không phải là ngày"),
        ("٥/١/٢٠٢٠", "không phải là ngày"),
    ],
)
def test_what_is_no_date_is_said_with_what_to_do(text: str, says: str) -> None:
    with pytest.raises(UserError, match=says) as caught:
        parse_date(text, TODAY)
    assert caught.value.todo


@given(st.text() | st.text("0123456789/-. ngàytháng", max_size=14))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert isinstance(parse_date(text, TODAY), date)
    except UserError as error:
        assert error.todo


@pytest.mark.parametrize(
    ("day", "prose"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2020, 2, 10), "ngày 10 tháng 02 năm 2020"),
        (date(2020, 6, 29), "ngày 29 tháng 6 năm 2020"),
        (date(2020, 3, 9), "ngày 09 tháng 3 năm 2020"),
        (date(2020, 12, 31), "ngày 31 tháng 12 năm 2020"),
    ],
)
def test_prose(day: date, prose: str) -> None:
    assert prose_date(day) == prose


def test_other_forms() -> None:
    assert format_date(date(2020, 1, 5)) == "05/01/2020"
    assert day_month(date(2020, 3, 8)) == "8/3"
    assert blank_prose_date() == "ngày … tháng … năm …"
    assert blank_prose_date(2020) == "ngày … tháng … năm 2020"


def test_days_of_the_week() -> None:
    week = [date(2020, 7, 6 + number) for number in range(7)]
    assert [weekday_short(day) for day in week] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    assert weekday(week[0]) == "thứ Hai"
    assert weekday(week[1]) == "thứ Ba"
    assert weekday(week[6]) == "Chủ nhật"


def test_dates_in_running_text() -> None:
    text = (
        "Chỉ thị số 11-CT/TU ngày\n\n20/11/2012, Kế hoạch ngày 05/7/2018; từ 15/11/2020-15/12/2020; "
        "Ngày 05 tháng 01 năm 2021 và 2018-01-20. "
        "Không phải: 31/02/2020, 15/11 - 15/12, 06/2025/TT-BNV, 8/3, II.5.1.20, 1/15/12/2020, 12/3/2020/NĐ"
    )
    found = find_dates(text)
    assert [item.day for item in found] == [
        date(2012, 11, 20),
        date(2018, 7, 5),
        date(2020, 11, 15),
        date(2020, 12, 15),
        date(2021, 1, 5),
        date(2018, 1, 20),
    ]
    assert [item.text for item in found][4] == "Ngày 05 tháng 01 năm 2021"


@given(st.text(max_size=20), days, st.text(max_size=20))
def test_spans_hold_for_the_text(before: str, day: date, after: str) -> None:
    text = unicodedata.normalize("NFC", f"{before} ngày {format_date(day)}, {after}")
    found = find_dates(text)
    assert day in [item.day for item in found]
    for item in found:
        assert text[item.start : item.end] == item.text
        assert parse_date(item.text, TODAY) == item.day
