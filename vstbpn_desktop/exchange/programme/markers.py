"""What begins a numbered or bulleted line: "Phần I", "A.", "II.", "1.1.", "(1)", "a)", "-", "•", "+"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.roman import roman_value


class Kind(StrEnum):
    """The kinds of markers, from the outermost to the innermost as the office nests them."""

    PHAN = "phần"
    CHUONG = "chương"
    UPPER = "A"
    ROMAN = "I"
    MUC = "mục"
    DIEU = "điều"
    ARABIC = "1"
    DECIMAL = "1.1"
    DECIMALS = "1.1.1"
    PAREN = "(1)"
    LOWER = "a"
    DASH = "-"
    DOT = "•"
    PLUS = "+"
    NONE = ""


BULLETS = frozenset({Kind.DASH, Kind.DOT, Kind.PLUS})
LETTERED = BULLETS | {Kind.LOWER, Kind.PAREN}
CHAPTERS = frozenset({Kind.PHAN, Kind.CHUONG, Kind.UPPER, Kind.ROMAN})


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as written; `number` is its value where the officer would cite it by number."""

    kind: Kind
    text: str
    number: int | None = None


NO_MARKER = Marker(Kind.NONE, "")

_ROMAN = "[IVX]{1,6}"
_DASHES = "-–—−‐‑‒―"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.PHAN,
        re.compile(rf"(?:PHẦN|Phần)\s+(?:(?:THỨ|[Tt]hứ)\s+\w+|{_ROMAN}|\d{{1,2}}|[A-H])\b\s*[.:)–-]?"),
    ),
    (Kind.CHUONG, re.compile(rf"(?:CHƯƠNG|Chương)\s+(?:{_ROMAN}|\d{{1,2}})\b\s*[.:)–-]?")),
    (Kind.MUC, re.compile(rf"(?:MỤC|Mục)\s+(?:{_ROMAN}|\d{{1,2}})\b\s*[.:)–-]?")),
    (Kind.DIEU, re.compile(r"(?:ĐIỀU|Điều)\s+\d{1,3}\b\s*[.:)–-]?")),
    (
        Kind.DECIMAL,
        re.compile(rf"(?:{_ROMAN}|[A-H]|\d{{1,2}})(?:\.(?:\d{{1,2}}|{_ROMAN}))+(?:\s*[.)/:](?!\d)|(?=\s|$))"),
    ),
    (Kind.ROMAN, re.compile(rf"{_ROMAN}\s*(?:[.)](?!\d)|:|/(?=\s|[^\W\d_])|[-–](?=\s))")),
    (Kind.UPPER, re.compile(r"[A-HK]\s*(?:[.)](?!\d)|:(?=\s)|/(?=\s|[^\W\d_])|\s[-–](?=\s))")),
    (Kind.PAREN, re.compile(r"\(\d{1,2}\)")),
    (Kind.LOWER, re.compile(r"\([a-zđ]\)")),
    (Kind.ARABIC, re.compile(r"\d{1,2}\s*(?:\.(?![\d/])|\)|:(?=\s|$)|/(?=\s+\D)|\s[-–](?=\s+[^\W\d_a-zđ]))")),
    (Kind.LOWER, re.compile(r"[a-zđ]\s*(?:\)|[./](?=\s))")),
    (Kind.PLUS, re.compile(r"\+{1,3}")),
    (Kind.DASH, re.compile(rf"[{_DASHES}]{{1,3}}")),
    (Kind.DOT, re.compile("[•●▪■◦○·*→➢►✓❖§]{1,3}|[\uf000-\uf0ff]")),
)
_BARE = (
    (Kind.ROMAN, re.compile(_ROMAN)),
    (Kind.UPPER, re.compile("[A-Z]")),
    (Kind.ARABIC, re.compile(r"\d{1,3}[.)]?")),
    (Kind.LOWER, re.compile("[a-zđ]")),
)
# These begin a line of running text as easily ("Mục 1 của …", "1.5 lần"), so a title must follow in capitals.
_NAMED = frozenset({Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.DIEU})
_ORDINALS = {
    "nhat": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
}
_RIGHT_ROMAN = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")


def split_marker(text: str) -> tuple[Marker, str]:
    """A line's marker (NO_MARKER where it has none) and the text behind it."""
    for kind, pattern in _PATTERNS:
        found = pattern.match(text)
        if found and _is_marker(kind, found[0], text[found.end() :]):
            written = found[0].strip()
            return Marker(_depth(kind, written), written, number_of(written)), text[found.end() :].strip()
    return NO_MARKER, text


def label_marker(label: str) -> Marker:
    """The marker that a label of Word or the STT cell of a table is ("I", "1", "a")."""
    marker, rest = split_marker(label)
    if marker.kind and not rest:
        return marker
    for kind, pattern in _BARE:
        if pattern.fullmatch(label) and (kind is not Kind.ROMAN or _RIGHT_ROMAN.fullmatch(label)):
            return Marker(kind, label, number_of(label))
    return Marker(Kind.DOT, label)


def number_of(marker: str) -> int | None:
    """The number a marker ends in: "Phần thứ hai" 2, "IV." 4, "1.12." 12; None for letters and bullets."""
    words = re.findall(r"\w+", marker)
    last = words[-1] if words else ""
    if last.isascii() and last.isdigit():
        return int(last)
    if last and _RIGHT_ROMAN.fullmatch(last):
        return roman_value(last)
    return _ORDINALS.get(fold(last)) if len(words) == 3 else None


def _is_marker(kind: Kind, marker: str, rest: str) -> bool:
    following = rest.lstrip()[:1]
    if kind in _NAMED:
        return not following.islower() and not following.isdigit() and following not in (",", ";")
    if kind is Kind.DECIMAL and marker[-1:].isdigit():
        return not following.islower() and not following.isdigit()
    if kind in (Kind.ROMAN, Kind.UPPER):
        letters = marker.rstrip(" .)/:-–")
        # "V/v …" is the subject line of an official letter, "C.ty" a word.
        return not rest[:1].islower() and (kind is Kind.UPPER or _RIGHT_ROMAN.fullmatch(letters) is not None)
    return True


def _depth(kind: Kind, marker: str) -> Kind:
    return Kind.DECIMALS if kind is Kind.DECIMAL and len(re.findall(r"\w+", marker)) > 2 else kind
