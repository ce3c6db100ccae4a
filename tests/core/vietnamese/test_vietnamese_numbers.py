"""Numbers: read in both habits, written in one, rounded from counts, said in words."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.numbers import (
    Ambiguous,
    LoneMark,
    amount_in_words,
    format_decimal,
    format_integer,
    format_percent,
    in_words,
    parse_decimal,
    parse_integer,
    percent,
    points_difference,
    read_number,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234", "1234"),
        ("1\u00a0234,5", "1234.5"),
        ("1 234,567", "1234.567"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,891", "1234567.891"),
        ("0,123", "0.123"),
        ("0.123", "0.123"),
        ("1234.567", "1234.567"),
        ("1.23", "1.23"),
        ("1.2345", "1.2345"),
        (",5", "0.5"),
        ("007", "7"),
        ("-5", "-5"),
        ("\u22125,5", "-5.5"),
        ("+12", "12"),
    ],
)
def test_numbers_that_can_be_read_one_way(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [("1.234", "1234", "1.234"), ("12,345", "12.345", "12345"), ("-1.000", "-1000", "-1.000")],
)
def test_a_lone_mark_before_three_digits_is_ambiguous(text: str, vietnamese: str, english: str) -> None:
    assert read_number(text) == Ambiguous(text, Decimal(vietnamese), Decimal(english))
    assert parse_decimal(text, "vietnamese") == Decimal(vietnamese)
    assert parse_decimal(text, "english") == Decimal(english)
    with pytest.raises(UserError, match="Chưa rõ") as caught:
        parse_decimal(text)
    assert caught.value.todo


@pytest.mark.parametrize(
    "text",
    [
        "12.34,5",
        "1 23",
        "5.",
        "1,2,3",
        "abc",
        "1.234.56",
        "1e5",
        "12%",
        "--5",
        ".",
        "1..2",
        "٣",
        "NaN",
        "Infinity",
        "0.123.456",
        "1.234,567.8",
        "1 234 56",
        "",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        read_number(text)
    assert caught.value.todo


def test_endless_numbers_are_refused() -> None:
    with pytest.raises(UserError, match="quá dài"):
        parse_integer("9" * 5000)


def test_whole_numbers() -> None:
    assert parse_integer("1.234", "vietnamese") == 1234
    assert parse_integer("12,0") == 12
    with pytest.raises(UserError, match="số nguyên"):
        parse_integer("12,5")
    with pytest.raises(UserError, match="số nguyên"):
        parse_integer("1,234", "vietnamese")


@given(st.text() | st.text("0123456789., -+", max_size=12), st.sampled_from(["ask", "vietnamese", "english"]))
def test_any_text_is_read_or_refused(text: str, lone: LoneMark) -> None:
    try:
        assert parse_decimal(text, lone).is_finite()
    except UserError as error:
        assert error.todo


@given(st.integers(-(10**17), 10**17))
def test_written_integers_read_back(number: int) -> None:
    assert parse_integer(format_integer(number), "vietnamese") == number


@given(st.integers(-(10**12), 10**12), st.integers(0, 5))
def test_written_decimals_read_back(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    assert parse_decimal(format_decimal(value, places), "vietnamese") == value


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1234.55", 1, "1.234,6"),
        ("0.05", 1, "0,1"),
        ("-0.05", 1, "-0,1"),
        ("-0.04", 1, "0,0"),
        ("12", 0, "12"),
        ("2.5", 0, "3"),
        ("1e30", 1, "1.000.000.000.000.000.000.000.000.000.000,0"),
    ],
)
def test_decimals_are_written_half_up(value: str, places: int, text: str) -> None:
    assert format_decimal(Decimal(value), places) == text


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_percent_is_rounded_half_up_from_the_counts(part: int, whole: int, places: int) -> None:
    value = percent(part, whole, places)
    assert value is not None
    assert value.as_tuple().exponent == -places
    error = Fraction(value) - Fraction(100 * part, whole)
    half = Fraction(1, 2 * 10**places)
    assert -half < error <= half


def test_percent_examples() -> None:
    assert percent(21, 47) == Decimal("44.7")
    assert percent(1, 2000) == Decimal("0.1")
    assert percent(-1, 3) == Decimal("-33.3")
    assert percent(5, 0) is None
    assert format_percent(percent(1, 8)) == "12,5%"
    assert format_percent(percent(0, 8)) == "0,0%"
    assert format_percent(None) == "–"


def test_differences_of_percentages_are_in_points() -> None:
    assert points_difference(Decimal("42.4"), Decimal("44.7")) == "tăng 2,3 điểm %"
    assert points_difference(Decimal("44.7"), Decimal("42.4")) == "giảm 2,3 điểm %"
    assert points_difference(Decimal("44.71"), Decimal("44.74")) == "không đổi"
    assert points_difference(None, Decimal(1)) == "–"


@given(*[st.decimals(0, 100, places=3)] * 2)
def test_the_difference_is_that_of_the_printed_numbers(before: Decimal, after: Decimal) -> None:
    printed = [value.quantize(Decimal("0.1"), ROUND_HALF_UP) for value in (before, after)]
    said = points_difference(before, after)
    assert (said == "không đổi") == (printed[0] == printed[1])
    if said != "không đổi":
        assert parse_decimal(said.split()[1]) == abs(printed[1] - printed[0])
        assert said.startswith("tăng" if printed[1] > printed[0] else "giảm")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (10_000, "mười nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (2_020_000_000, "hai tỷ không trăm hai mươi triệu"),
        (3_000_000_000_000, "ba nghìn tỷ"),
        (-7, "âm bảy"),
    ],
)
def test_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_amounts() -> None:
    assert amount_in_words(1_200_000) == "Một triệu hai trăm nghìn đồng"
    assert amount_in_words(0) == "Không đồng"


UNITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
UNITS |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "linh": 0}
SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def heard(words: str) -> int:
    """The number a listener hears: an adding machine that knows nothing of how the words were made."""
    total = group = unit = 0
    for word in words.split():
        if word in UNITS:
            group, unit = group + UNITS[word], UNITS[word]
        elif word == "mười":
            group, unit = group + 10, 0
        elif word in ("mươi", "trăm"):
            group += unit * (9 if word == "mươi" else 99)
        elif word == "tỷ":
            total, group = (total + group) * SCALES[word], 0
        else:
            total, group = total + group * SCALES[word], 0
    return total + group


@given(st.integers(0, 10**15))
def test_words_say_the_number(number: int) -> None:
    assert heard(in_words(number)) == number
