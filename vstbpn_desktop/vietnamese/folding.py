"""Spelling made comparable: one form for storing, one for exact search, one without accents.

What the officer typed is kept; these forms are keys beside it. Every function takes any `str` (lone
surrogates too), never raises and is idempotent.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# Fonts of other languages bring look-alikes of Đ: Eth and the African D.
_LOOK_ALIKES = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_HAS_LOOK_ALIKE = re.compile("[ÐðƉɖ]")


def _tone_moves() -> dict[str, str]:
    """Every 'òa' of the old tone placement with its 'oà' of the new one, in all cases of letters."""
    moves = {}
    for first, second in ("oa", "oe", "uy"):
        for one in (first, first.upper()):
            for two in (second, second.upper()):
                for tone in _TONES:
                    moves[nfc(one + tone) + two] = one + nfc(two + tone)
    return moves


def nfc(text: str) -> str:
    """The composed form (ế as one character)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_TONE_MOVES = _tone_moves()
_OLD_PLACEMENT = re.compile("|".join(_TONE_MOVES))


class _Cleaning(dict[int, str]):
    """What each character becomes in clean text, worked out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        if char in _LINE_ENDS or char == "\n":
            result = "\n"
        elif char.isspace():
            result = " "
        elif kind in ("Cc", "Cf", "Cs") or code & 0xFFFE == 0xFFFE:
            result = ""
        else:
            result = char
        self[code] = result
        return result


class _Bases(dict[int, str]):
    """The letter under the accents of each character, worked out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        parts = unicodedata.normalize("NFD", char)
        base = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = base if len(base) < len(parts) else char
        return self[code]


class _Flats(dict[int, str]):
    """What each character becomes in flat text: always exactly one character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _DASHES:
            result = "-"
        elif char.isspace():
            result = " " if char not in _LINE_ENDS else "\n"
        else:
            result = _BASES[code].lower().translate(_BASES)
        self[code] = result if len(result) == 1 else char
        return self[code]


_CLEANING = _Cleaning()
_BASES = _Bases({ord(letter): "d" for letter in "đðɖ"} | {ord(letter): "D" for letter in "ĐÐƉ"})
_FLATS = _Flats({ord("\n"): "\n"})


def canonical(text: str) -> str:
    """One spelling of each word, case kept: NFC, one tone placement (hòa, hoà → hoà), a real Đ.

    Only oa, oe and uy have two placements; moving the tone to their second vowel is right in closed
    syllables and after q too (toàn, quý), so no other word changes (giá, gịa, thuở, khuya, của).
    """
    text = nfc(text)
    if text.isascii():
        return text
    if _HAS_LOOK_ALIKE.search(text):
        text = text.translate(_LOOK_ALIKES)
    return _OLD_PLACEMENT.sub(lambda found: _TONE_MOVES[found[0]], text)


def spellings(word: str) -> frozenset[str]:
    """The ways to write a word that are one in `canonical`: hòa and hoà."""
    word = canonical(word)
    return frozenset({word, *(word.replace(new, old) for old, new in _TONE_MOVES.items() if new in word)})


def exact(text: str) -> str:
    """The key of search that minds accents: canonical, case folded, white space collapsed.

    Characters nobody sees (soft hyphens, zero-width blanks, controls) do not count.
    """
    return " ".join(filter(None, map(_exact_word, text.split())))


def fold(text: str) -> str:
    """The key of search and matching without accents: `exact`, no accents, đ as d."""
    return " ".join(filter(None, map(_folded_word, text.split())))


def has_accents(text: str) -> bool:
    """Whether any letter carries an accent or is a đ (such a search word must meet accents exactly)."""
    return not text.isascii() and exact(text) != fold(text)


def clean(text: str) -> str:
    """Text fit to be stored, shown and written into any file: NFC, line ends as LF, plain blanks.

    Soft hyphens, zero-width and control characters, lone surrogates and non-characters are dropped. Run it
    after a legacy encoding was converted: in TCVN3 the soft hyphen is the letter ư (dossier 9).
    """
    if not text.isprintable():
        text = text.replace("\r\n", "\n").translate(_CLEANING)
    return nfc(text)


def flat(text: str) -> str:
    """Lower case, no accents, plain dashes and blanks, every character in its place.

    Spans found in it hold for the text itself, which must be NFC (`clean` or `nfc`).
    """
    return text.lower() if text.isascii() else text.translate(_FLATS)


# Vietnamese has some seven thousand syllables: remembering words makes folding five times faster.
@lru_cache(maxsize=32768)
def _exact_word(word: str) -> str:
    return canonical(clean(word).casefold())


@lru_cache(maxsize=32768)
def _folded_word(word: str) -> str:
    return nfc(_exact_word(word).translate(_BASES))
