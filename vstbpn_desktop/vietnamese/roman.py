"""Roman numerals, as the parts of papers are numbered."""

from __future__ import annotations

_NUMERALS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"),
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_VALUES = {letters: worth for worth, letters in _NUMERALS if len(letters) == 1}


def roman(number: int) -> str:
    """1 → "I", 4 → "IV", 19 → "XIX"; "" for 0."""
    written = ""
    for worth, letters in _NUMERALS:
        written += letters * (number // worth)
        number %= worth
    return written


def roman_value(letters: str) -> int:
    """The number that Roman letters say; KeyError for other letters."""
    values = [_VALUES[letter] for letter in letters]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
