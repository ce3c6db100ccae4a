"""Roman numerals."""

from __future__ import annotations

import pytest

from vstbpn_desktop.vietnamese.roman import roman, roman_value


def test_as_parts_are_numbered() -> None:
    written = {1: "I", 4: "IV", 9: "IX", 14: "XIV", 19: "XIX", 40: "XL", 99: "XCIX", 444: "CDXLIV"}
    assert {number: roman(number) for number in written} == written


def test_nothing_for_zero() -> None:
    assert roman(0) == ""


def test_every_number_is_read_back() -> None:
    assert [roman_value(roman(number)) for number in range(1, 4000)] == list(range(1, 4000))


def test_other_letters_are_no_numeral() -> None:
    with pytest.raises(KeyError):
        roman_value("A")
