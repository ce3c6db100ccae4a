"""Reporting periods by Decree 09/2019, article 12: from the 15th to the 14th."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.periods import Period, parse_period, period_of, year_of

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2020", (2019, 12, 15), (2020, 12, 14), "năm 2020"),
        ("2020-H1", (2019, 12, 15), (2020, 6, 14), "6 tháng đầu năm 2020"),
        ("2020-h2", (2020, 6, 15), (2020, 12, 14), "6 tháng cuối năm 2020"),
        ("2020-Q2", (2020, 3, 15), (2020, 6, 14), "quý II năm 2020"),
        ("2020-M3", (2020, 2, 15), (2020, 3, 14), "tháng 3 năm 2020"),
    ],
)
def test_days_and_words(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int], label: str
) -> None:
    period = parse_period(text)
    assert (period.first_day, period.last_day, period.label) == (dt.date(*first), dt.date(*last), label)


@pytest.mark.parametrize("text", ["", "20", "2020-H3", "2020-Q0", "2020-Q5", "2020-M13", "2020-X1", "x"])
def test_no_period(text: str) -> None:
    with pytest.raises(UserError, match="kỳ báo cáo"):
        parse_period(text)


@given(DAYS, st.sampled_from(["year", "half", "quarter", "month"]))
def test_every_day_is_in_exactly_one_period(day: dt.date, kind: str) -> None:
    period = period_of(day, kind)
    assert period.holds(day) and parse_period(str(period)) == period
    after = period_of(period.last_day + dt.timedelta(days=1), kind)
    assert after.first_day == period.last_day + dt.timedelta(days=1) and after != period


def test_the_year_turns_on_the_fifteenth_of_december() -> None:
    assert (year_of(dt.date(2020, 12, 14)), year_of(dt.date(2020, 12, 15))) == (2020, 2021)
    assert Period(2020, "H", 1).previous_year == Period(2019, "H", 1)
