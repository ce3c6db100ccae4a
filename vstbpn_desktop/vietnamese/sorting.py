"""Keys whose plain code-point order is the Vietnamese order, so that a database sorts by them as they are.

The order: digits (by value) before letters; a ă â b c d đ e ê … word by word; then within the word the tones
không huyền hỏi ngã sắc nặng, as Vietnamese dictionaries do (ba, ba ba, bà, bà ba); case last of all. Marks of
punctuation only part words. A key is a run of words, each its letters ("đ" as "d{", "â" as "a|") closed by a
sign for its tone that is below every letter and digit.
"""

import re
import unicodedata
from functools import lru_cache

from vstbpn_desktop.vietnamese.folding import nfc
from vstbpn_desktop.vietnamese.names import split_name

_TONES = {"\u0300": ")", "\u0309": "*", "\u0303": "+", "\u0301": ",", "\u0323": "-"}
_NO_TONE = "("
_SHAPES = {
    ("a", "\u0306"): "{",
    ("a", "\u0302"): "|",
    ("e", "\u0302"): "{",
    ("o", "\u0302"): "{",
    ("o", "\u031b"): "|",
    ("u", "\u031b"): "{",
}
_SMALL, _TITLE, _MIXED, _CAPITALS = "0123"

_WORD_OR_NUMBER = re.compile(r"[0-9]+|[^\W_0-9]+")
_PART_OR_MARKS = re.compile(r"[^\W_]+|[\W_]+")
_ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = {
    "X" * tens + unit: 10 * tens + value for tens in (0, 1) for value, unit in enumerate(_ROMAN_UNITS)
} | {"XX": 20}
# What hangs on a code (@unit, ~year) comes right after it, before what lies below it.
_MARK_RANKS = (("@", " "), ("~", "!"), ("/", "#"))
_OTHER_MARK = "$"


def sort_key(text: str) -> str:
    """The key of any text; equal for texts that differ in punctuation or tone placement alone."""
    words = _WORD_OR_NUMBER.findall(nfc(text))
    return _with_cases("".join([_word_key(word) for word in words]), words)


def name_key(full_name: str) -> str:
    """The key of a person's name: by tên, then họ, then đệm."""
    name = split_name(full_name)
    parts = [_WORD_OR_NUMBER.findall(part) for part in (name.given, name.family, name.middle)]
    letters = " ".join("".join([_word_key(word) for word in part]) for part in parts)
    return _with_cases(letters, [word for part in parts for word in part])


def natural_key(code: str) -> str:
    """The key of a code: numbers and Roman parts I to XX by value (II.1.2 before II.1.10), the rest as words.

    Works for every natural key: 2020/II.1.1@385, 16378~2025, 21-CT/TW@2018-01-20, SNV.
    """
    return "".join([_code_part(part) for part in _PART_OR_MARKS.findall(nfc(code))])


def _with_cases(letters: str, words: list[str]) -> str:
    cases = "".join([_case(word) for word in words]).rstrip(_SMALL)
    return f"{letters} {cases}" if cases else letters


@lru_cache(maxsize=32768)
def _word_key(word: str) -> str:
    """The key of a run of digits or of letters."""
    return _number_key(word) if word[0] in "0123456789" else _letters_key(word)


def _letters_key(word: str) -> str:
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones.append(_TONES[char])
        elif unicodedata.combining(char):
            letters.append(_SHAPES.get((letters[-1] if letters else "", char), ""))
        else:
            letters.append("d{" if char == "đ" else char)
    return "".join(letters) + ("".join(tones) or _NO_TONE)


def _number_key(digits: str) -> str:
    """Length, then digits: code-point order is then the order of values; a Z stands for forty digits."""
    digits = digits.lstrip("0") or "0"
    forties, more = divmod(len(digits), 40)
    return "Z" * forties + chr(ord("0") + more) + digits


@lru_cache(maxsize=32768)
def _case(word: str) -> str:
    if word.islower() or not word.isalpha() or word.lower() == word.upper():
        return _SMALL
    if word.istitle():
        return _TITLE
    return _CAPITALS if word.isupper() else _MIXED


@lru_cache(maxsize=32768)
def _code_part(part: str) -> str:
    if part in _ROMAN:
        return _number_key(str(_ROMAN[part]))
    words = _WORD_OR_NUMBER.findall(part)
    if words:
        return "".join([_word_key(word) for word in words])
    return next((rank for mark, rank in _MARK_RANKS if mark in part), _OTHER_MARK)
