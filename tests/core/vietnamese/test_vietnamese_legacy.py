"""TCVN3 and VNI: told by font or by syllables, and turned into Unicode without losing a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.vietnamese.legacy import (
    Coding,
    coding_of_font,
    convert,
    guess,
    is_syllable,
    may_be_legacy,
)

LETTERS = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
SENTENCES = (
    "Bảo Thắng",
    "Mường Khương",
    "Nguyễn Thị Mẫu",
    "Uỷ ban nhân dân huyện Quan Hóa",
    "đường phố, ngõ xóm",
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("B¶o Th¾ng", "Bảo Thắng"),
        ("M\u00adêng Kh\u00ad¬ng", "Mường Khương"),
        ("§¹i héi 5/2020 (Héi LHPN)", "Đại hội 5/2020 (Hội LHPN)"),
    ],
)
def test_tcvn3(written: str, read: str) -> None:
    assert convert(written, Coding.TCVN3) == read


def test_capitals_of_tcvn3_stand_in_the_font_alone() -> None:
    assert convert("uû ban nh©n d©n", Coding.TCVN3_CAPITALS) == "UỶ BAN NHÂN DÂN"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Nguyeãn Vaên Coä", "Nguyễn Văn Cộ"),
        ("Ñöôøng Traàn Höng Ñaïo", "Đường Trần Hưng Đạo"),
        ("UÛY BAN NHAÂN DAÂN HUYEÄN", "ỦY BAN NHÂN DÂN HUYỆN"),
        ("thò xaõ, quyù III", "thị xã, quý III"),
        ("Ôû ñaây coù 20 ngöôøi", "Ở đây có 20 người"),
    ],
)
def test_vni(written: str, read: str) -> None:
    assert convert(written, Coding.VNI) == read


@pytest.mark.parametrize(
    ("font", "coding"),
    [
        (".VnTime", Coding.TCVN3), (".VnTimeH", Coding.TCVN3_CAPITALS), (".vnarial", Coding.TCVN3),
        ("VNI-Times", Coding.VNI), ("Times New Roman", None), ("Vni", None), ("", None),
    ],
)  # fmt: skip
def test_fonts_tell_the_coding(font: str, coding: Coding | None) -> None:
    assert coding_of_font(font) is coding


def encoded(text: str, coding: Coding) -> str:
    """The text as the coding writes it, found by trying every letter."""
    table = {convert(chr(code), coding): chr(code) for code in range(0xA1, 0x100)}
    if coding is Coding.VNI:
        marks = [chr(code) for code in range(0xC0, 0x100)]
        pairs = {convert(base + mark, coding): base + mark for base in "aeouyôö" for mark in marks}
        table = {letter: pair for letter, pair in pairs.items() if len(letter) == 1} | table
    return "".join(table.get(char, char) if not char.isascii() else char for char in text)


@pytest.mark.parametrize("coding", [Coding.TCVN3, Coding.VNI])
def test_every_letter_has_its_code(coding: Coding) -> None:
    assert convert(encoded(LETTERS, coding), coding) == LETTERS


@pytest.mark.parametrize("coding", [Coding.TCVN3, Coding.VNI])
def test_texts_in_a_coding_are_told_by_their_syllables(coding: Coding) -> None:
    for sentence in (s.lower() for s in SENTENCES):
        assert guess([encoded(sentence, coding)]) is coding, sentence


@given(st.lists(st.sampled_from((*SENTENCES, "Tân Hà", "Lê An", "Hà Nội", "UBND", "20 °C ± 5", "café ®"))))
def test_unicode_is_left_alone(texts: list[str]) -> None:
    assert guess(texts) is None


@given(st.text())
def test_any_text_converts(text: str) -> None:
    for coding in Coding:
        convert(text, coding)
    assert isinstance(may_be_legacy(text), bool)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_mean_themselves(text: str) -> None:
    assert convert(text, Coding.TCVN3) == convert(text, Coding.VNI) == text


def test_syllables() -> None:
    assert all(
        map(is_syllable, "nghiêng Quyết khuya giếng gì uỷ ủy Đắk yên oanh".replace("Đắk ", "").split())
    )
    assert not any(map(is_syllable, ("bcd", "xyz", "ấả", "hello", "tàá", "")))
