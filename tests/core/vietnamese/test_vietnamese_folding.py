"""Spelling keys: idempotent and total on any text, one key for all spellings of one word."""

import unicodedata
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.vietnamese.folding import canonical, clean, exact, flat, fold, has_accents, nfc

FUNCTIONS = (nfc, canonical, exact, fold, clean, flat)
TONES = "\u0300\u0309\u0303\u0301\u0323"
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"

any_text = st.text(st.characters(exclude_categories=())) | st.text(
    VIETNAMESE
    + VIETNAMESE.upper()
    + TONES
    + "\u0302\u0306\u031b \u00a0\u00ad\t\r\n–-ÐſİßΣ가\u1100\u1161\ud800"
)
vietnamese_text = st.text(VIETNAMESE + VIETNAMESE.upper() + " .,-/0123456789")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@given(text=any_text)
def test_every_form_is_idempotent(function: Callable[[str], str], text: str) -> None:
    once = function(text)
    assert function(once) == once


@given(any_text)
def test_forms_agree_with_each_other(text: str) -> None:
    assert fold(exact(text)) == fold(text)
    assert exact(fold(text)) == fold(text)
    assert exact(clean(text)) == exact(text)
    assert nfc(canonical(text)) == canonical(text)
    assert not has_accents(fold(text))


@given(vietnamese_text)
def test_decomposed_and_composed_text_share_their_keys(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert canonical(apart) == canonical(text)
    assert exact(apart) == exact(text)
    assert fold(apart) == fold(text)
    assert clean(apart) == clean(text)


@given(vietnamese_text)
def test_fold_of_vietnamese_is_plain_lower_case(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text) == fold(text.upper()) == fold(text).lower()


@pytest.mark.parametrize(("pair", "tone"), list(product(("oa", "oe", "uy"), TONES)))
@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
def test_both_tone_placements_have_one_form(pair: str, tone: str, case: Callable[[str], str]) -> None:
    first, second = pair[0], pair[1]
    old, new = (case(nfc("h" + vowels)) for vowels in (first + tone + second, first + second + tone))
    assert old != new
    assert canonical(old) == canonical(new) == new
    assert exact(f"Thanh {old}") == exact(f"THANH {new}")


@pytest.mark.parametrize(
    "word",
    [
        "quý",
        "giá",
        "gịa",
        "gì",
        "giặt",
        "hoàn",
        "hoạt",
        "thuở",
        "khuya",
        "của",
        "mùa",
        "Huế",
        "thuế",
        "khuỷu",
        "huỳnh",
        "Nguyễn",
        "loài",
        "khoảng",
        "được",
        "mía",
        "quá",
        "hoẵng",
    ],
)
def test_words_with_one_placement_stay(word: str) -> None:
    assert canonical(word) == word
    assert canonical(word.upper()) == word.upper()


def test_canonical_keeps_words_apart_that_accents_tell_apart() -> None:
    words = [
        "ma",
        "má",
        "mà",
        "mạ",
        "mả",
        "mã",
        "mâ",
        "mă",
        "đa",
        "da",
        "hòa",
        "hóa",
        "họa",
        "gịa",
        "giạ",
        "quy",
        "quý",
        "qui",
        "tóan",
    ]
    assert len({canonical(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanh Hóa", "thanh hoá"),
        ("  Thanh\u00a0 Hoá\n", "thanh hoá"),
        ("THA\u00adNH\u200b HÓA", "thanh hoá"),
        ("QÐ-UBND", "qđ-ubnd"),
        ("", ""),
    ],
)
def test_exact(text: str, expected: str) -> None:
    assert exact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uỷ ban Quốc gia vì sự tiến bộ của phụ nữ", "uy ban quoc gia vi su tien bo cua phu nu"),
        ("ĐÀO DUY TỪ", "dao duy tu"),
        ("Ðông Sơn", "dong son"),
        ("Ủy\tban", "uy ban"),
        ("café", "cafe"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize("text", ["đ", "Hoà", "Lê", "a\u0301"])
def test_accents_are_told(text: str) -> None:
    assert has_accents(text)


@pytest.mark.parametrize("text", ["", "HOA", "2016–2020", "“a”", "\u00a0"])
def test_marks_are_no_accents(text: str) -> None:
    assert not has_accents(text)


@given(any_text)
def test_clean_text_can_be_stored_and_written_anywhere(text: str) -> None:
    result = clean(text)
    result.encode("utf-8")
    assert unicodedata.is_normalized("NFC", result)
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs") for char in result)
    assert all(char in " \n" or not char.isspace() for char in result)
    assert "\ufffe" not in result and "\uffff" not in result


@given(vietnamese_text)
def test_clean_leaves_proper_text_alone(text: str) -> None:
    assert clean(text) == text


def test_clean_mends_what_other_programs_leave() -> None:
    assert clean("a\u00adb\tc\r\nd\u00a0e\rf\u2028g\x00\ufeff\ud800") == "ab c\nd e\nf\ng"
    assert clean("e\u0302\u0301") == "ế"
    assert clean("e\u00ad\u0302") == "ê"
    assert clean("a\ufffe\uffff\U0001fffeb\uf0b7") == "ab\uf0b7"


@given(any_text)
def test_flat_keeps_every_character_in_its_place(text: str) -> None:
    assert len(flat(text)) == len(text)


@given(vietnamese_text)
def test_flat_is_fold_with_its_blanks(text: str) -> None:
    assert " ".join(flat(text).split()) == fold(text)


def test_flat_makes_dashes_and_blanks_plain() -> None:
    assert flat("Từ 15/11\u00a0– 15/12\n") == "tu 15/11 - 15/12\n"
