"""Sort keys against an order worked out another way, and through SQLite's plain collation."""

import sqlite3
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstbpn_desktop.vietnamese.sorting import name_key, natural_key, sort_key

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
ROMAN = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
]


@dataclass(frozen=True)
class Syllable:
    """Letters around one vowel that bears a tone, with its place in the order."""

    before: str
    vowel: str
    after: str
    tone: int

    @property
    def text(self) -> str:
        return unicodedata.normalize("NFC", self.before + self.vowel + TONES[self.tone] + self.after)

    @property
    def rank(self) -> tuple[tuple[int, ...], int]:
        return tuple(ALPHABET.index(letter) for letter in self.before + self.vowel + self.after), self.tone


consonants = st.text(sorted(set(ALPHABET) - set(VOWELS)), max_size=2)
syllables = st.builds(Syllable, consonants, st.sampled_from(VOWELS), consonants, st.integers(0, 5))
phrases = st.lists(syllables, min_size=1, max_size=3)


def joined(phrase: list[Syllable]) -> str:
    return " ".join(syllable.text for syllable in phrase)


def ranked(phrase: list[Syllable]) -> list[tuple[tuple[int, ...], int]]:
    return [syllable.rank for syllable in phrase]


@given(phrases, phrases)
def test_keys_follow_the_alphabet_then_the_tones_word_by_word(
    one: list[Syllable], two: list[Syllable]
) -> None:
    assert (sort_key(joined(one)) < sort_key(joined(two))) == (ranked(one) < ranked(two))
    assert (sort_key(joined(one)) == sort_key(joined(two))) == (ranked(one) == ranked(two))


@given(phrases, phrases)
def test_case_only_breaks_ties(one: list[Syllable], two: list[Syllable]) -> None:
    if ranked(one) != ranked(two):
        assert (sort_key(joined(one).upper()) < sort_key(joined(two))) == (ranked(one) < ranked(two))
    assert sort_key(joined(one)) < sort_key(joined(one).title()) <= sort_key(joined(one).upper())


@given(st.lists(phrases, max_size=12))
def test_sqlite_sorts_by_the_keys_as_they_are(lists: list[list[Syllable]]) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("create table t (words text, key text collate binary)")
        rows = [(joined(phrase), sort_key(joined(phrase))) for phrase in lists]
        connection.executemany("insert into t values (?, ?)", rows)
        found = [words for (words,) in connection.execute("select words from t order by key, rowid")]
    connection.close()
    assert found == [joined(phrase) for phrase in sorted(lists, key=ranked)]


@given(phrases)
def test_keys_of_vietnamese_are_plain_printable_text(phrase: list[Syllable]) -> None:
    for key in (sort_key(joined(phrase)), name_key(joined(phrase)), natural_key(joined(phrase))):
        assert key.isascii()
        assert key.isprintable()


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_keys(text: str) -> None:
    for key in (sort_key(text), name_key(text), natural_key(text)):
        assert isinstance(key, str)
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


@given(st.integers(0, 10**60), st.integers(0, 10**60))
def test_numbers_go_by_value(one: int, two: int) -> None:
    assert (sort_key(f"Phụ lục {one}") < sort_key(f"Phụ lục {two}")) == (one < two)
    assert (natural_key(f"A{one}") < natural_key(f"A{two}")) == (one < two)
    assert sort_key(f"00{one}") == sort_key(str(one))


def test_numbers_of_any_length_go_by_value() -> None:
    keys = [sort_key(str(10**power)) for power in range(150)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "ordered",
    [
        ["ba", "ba ba", "bà", "bà ba", "bả", "bã", "bá", "bạ", "bác"],
        ["a", "an", "ăn", "ân", "ba", "da", "đa", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"],
        ["an", "An", "AN", "án", "anh"],
        ["az", "ăn", "âm", "dzu", "đa", "ez", "êm", "oz", "ôm", "ơn", "uz", "ưa"],
        ["2 xã", "12 xã", "an"],
        ["Huyện Quan Hóa", "Huyện Quan Sơn", "Huyện Quảng Xương"],
        ["Đông Sơn", "Hà Trung", "Hoằng Hóa", "Mường Lát", "Nga Sơn", "Ngọc Lặc", "Như Thanh"],
        ["Sở Tài chính", "Sở Tư pháp", "Sở Y tế"],
        ["", "a", "b z", "bz"],
        ["Zalo", "Ж", "中"],
    ],
)
def test_order(ordered: list[str]) -> None:
    keys = [sort_key(text) for text in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_tone_placement_and_marks_make_no_difference() -> None:
    assert sort_key("Thanh Hóa") == sort_key("Thanh Hoá")
    assert sort_key("Lao động - Thương binh") == sort_key("Lao động, Thương binh")


def test_persons_go_by_given_name_then_family_then_middle() -> None:
    ordered = [
        "Đỗ Văn An",
        "Lê An",
        "Lê Thị An",
        "Lê Văn An",
        "Nguyễn Thị Ân",
        "Bùi Văn Bình",
        "Lan",
        "Trần Thị Lan",
        "Hà Thị Làn",
    ]
    assert sorted(reversed(ordered), key=name_key) == ordered


@pytest.mark.parametrize(
    "ordered",
    [
        ["II", "II.1", "II.1.1", "II.1.2", "II.1.10", "II.2.1", "III.1", "IV.1", "IX.1", "X.1"],
        [
            "2019/II.1.1",
            "2020/II.1.1",
            "2020/II.1.1@385",
            "2020/II.1.1@SNV",
            "2020/II.1.1.1",
            "2020/II.1.2@380",
        ],
        ["380", "407", "16378", "16378~2025", "16381", "BCH", "SNV", "SYT"],
        ["9-CT/TW@2018-01-20", "21-CT/TW@2017-01-20", "21-CT/TW@2018-01-20", "135/KH-UBND@2018-07-05"],
        ["1", "1a", "1b", "2", "10"],
        ["BCĐ", "CA", "ĐTN"],
        ["A2", "A10", "VX1", "VX2"],
    ],
)
def test_natural_order(ordered: list[str]) -> None:
    keys = [natural_key(code) for code in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


codes = st.tuples(st.integers(1, 20), st.integers(1, 300), st.integers(1, 300))


@given(codes, codes)
def test_codes_of_tasks_go_by_their_numbers(one: tuple[int, int, int], two: tuple[int, int, int]) -> None:
    first, second = (
        natural_key(f"2020/{ROMAN[part - 1]}.{group}.{item}") for part, group, item in (one, two)
    )
    assert (first < second) == (one < two)
