"""Names of persons taken apart and recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.vietnamese.names import (
    PersonName,
    given_name,
    name_identity,
    split_name,
    told_gender,
    without_address,
)


@pytest.mark.parametrize(
    ("full_name", "parts"),
    [
        ("Nguyễn Thị Minh Khai", ("Nguyễn", "Thị Minh", "Khai")),
        ("Lê  An ", ("Lê", "", "An")),
        ("Lan", ("", "", "Lan")),
        ("Lê Thị A (B)", ("Lê", "Thị", "A")),
        ("(Lan)", ("", "", "(Lan)")),
        ("H’Hen Niê", ("H’Hen", "", "Niê")),
        ("", ("", "", "")),
    ],
)
def test_parts(full_name: str, parts: tuple[str, str, str]) -> None:
    assert split_name(full_name) == PersonName(*parts)
    assert given_name(full_name) == parts[2]


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_parts_and_an_identity(text: str) -> None:
    name = split_name(text)
    assert name.given or not (name.family or name.middle)
    assert name_identity(name_identity(text)) == name_identity(text)


@pytest.mark.parametrize(
    "other", ["NGUYỄN THỊ HOÀ", "nguyen thi hoa", "Nguyễn  Thị Hòa (Hà Trung)", "Nguyễn Thị Hoà."]
)
def test_ways_of_typing_one_name_share_an_identity(other: str) -> None:
    assert name_identity(other) == name_identity("Nguyễn Thị Hòa")


def test_marks_inside_a_name_do_not_count() -> None:
    assert name_identity("H'Hen Niê") == name_identity("H’Hen Niê") == "hhen nie"


def test_other_names_have_other_identities() -> None:
    assert len({name_identity(name) for name in ("Lê Thị An", "Lê An Thị", "Lê Thị Anh", "Lê An")}) == 4


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Lê Thị Mơ", "female"), ("LÊ THỊ HỒNG VÂN", "female"), ("Trần Văn Bé", "male"), ("Thị Mơ", ""),
        ("Phạm An", ""), ("Văn", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_middle_name_may_tell_the_gender(name: str, gender: str) -> None:
    assert told_gender(name) == gender


@pytest.mark.parametrize(
    ("written", "gender", "told"),
    [
        ("Bà Lê Thị A", "", ("bà", "Lê Thị A", False)),
        ("Đ/c Ông NGUYỄN VĂN B", "", ("ông", "NGUYỄN VĂN B", False)),
        ("Ông Mai Văn C", "male", ("ông", "Mai Văn C", False)),
        ("Ông Ông Văn D", "", ("ông", "Ông Văn D", False)),
        ("Bà Ông Thị Đ", "", ("bà", "Ông Thị Đ", False)),
        ("Ông: Văn E F", "", ("ông", "Văn E F", False)),
        ("Ông Thị G", "", ("", "Ông Thị G", False)),
        ("Ông Kim H", "female", ("", "Ông Kim H", False)),
        ("Ông Kim H", "male", ("", "Ông Kim H", True)),
        ("Ông Văn K", "", ("", "Ông Văn K", True)),
        ("Ông K", "", ("", "Ông K", False)),
        ("Lê Thị Bà", "", ("", "Lê Thị Bà", False)),
    ],
)
def test_a_word_of_address_goes_and_a_family_name_stays(
    written: str, gender: str, told: tuple[str, str, bool]
) -> None:
    assert without_address(written, gender) == told
