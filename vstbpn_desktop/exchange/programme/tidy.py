"""One paragraph's text as it is kept: clean, composed, bold marks dropped, letter-spaced words closed up."""

import re

from vstbpn_desktop.vietnamese.folding import clean, flat

_BOLD_MARK = re.compile(r"\*{2,}")
_SPACED = re.compile(r"(?<!\S)\S(?:[ \t]+\S){3,}(?!\S)")
_LEAST_LETTERS = 0.7
# A group of consonants that can begin a syllable does (TỔ CHỨC), else it is cut behind the longest ending.
_FINALS = ("", "ng", "nh", "ch", "c", "m", "n", "p", "t")
_INITIALS = frozenset(
    ("b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
     "r", "s", "t", "th", "tr", "v", "x")
)  # fmt: skip
_VOWELS = "aeiouy"


def tidy(raw: str) -> str:
    """The paragraph on one line: NFC, no invisible characters, no `**`, white space collapsed.

    "C H Ư Ơ N G   T R Ì N H" becomes "CHƯƠNG TRÌNH". Loses no word and changes no letter. What rare breaks or
    wide blanks still part is closed up by another turn, so that a tidy text stays as it is.
    """
    while (text := " ".join(close_up(raw).split())) != raw:
        raw = text
    return text


def close_up(raw: str) -> str:
    """The same with its blanks and tabs as they are."""
    text = "\t".join(clean(part.replace("\n", " ")) for part in raw.split("\t"))
    return _BOLD_MARK.sub("", _SPACED.sub(_closed_up, text))


def _closed_up(found: re.Match[str]) -> str:
    spaced = found[0]
    marks = [mark for mark in spaced if not mark.isspace()]
    letters = [mark for mark in marks if mark.isalpha()]
    if len(letters) < 4 or len(letters) < _LEAST_LETTERS * len(marks):
        return spaced
    words = re.split(r"[ \t]{2,}", spaced.strip())
    if len(words) > 1:
        return " ".join(re.sub(r"\s", "", word) for word in words)
    return " ".join(_syllables("".join(marks)))


def _syllables(word: str) -> list[str]:
    """ "CHƯƠNGTRÌNH" → CHƯƠNG, TRÌNH: when the blanks between words were lost too."""
    plain = flat(word)
    cuts = [0]
    for run in re.finditer(rf"(?<=[{_VOWELS}])[^\W{_VOWELS}]+(?=[{_VOWELS}])", plain):
        if cut := _cut(run[0]):
            cuts.append(run.start() + cut - 1)
    return [word[start:end] for start, end in zip(cuts, [*cuts[1:], len(word)], strict=True)]


def _cut(consonants: str) -> int:
    """Where between two vowels the next syllable begins, counted from 1; 0 where there is no way."""
    for final in _FINALS:
        if consonants.startswith(final) and consonants[len(final) :] in _INITIALS:
            return len(final) + 1
    return 0
