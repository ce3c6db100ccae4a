"""Names of persons: họ (family), đệm (middle), tên (given)."""

import re
from dataclasses import dataclass

from vstbpn_desktop.vietnamese.folding import clean, fold

_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_TELLING = {"thị": "female", "văn": "male"}
_ADDRESSED = re.compile(
    r"^(?:(?:đồng chí|đ/c|đ\.c)[.:]?\s*)?(?:(ông|bà)[.:]?\s+)?(?=\S+\s+\S)", re.IGNORECASE
)
_NO_LETTER = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True)
class PersonName:
    """The parts of one name; parts that it does not have are ""."""

    family: str
    middle: str
    given: str


def split_name(full_name: str) -> PersonName:
    """First word, words between, last word; a single word is the given name.

    A remark in brackets at the end, "Lê Thị A (B)", is no part of the name.
    """
    text = clean(full_name)
    words = (_REMARK.sub("", text) or text).split()
    if len(words) < 2:
        return PersonName("", "", "".join(words))
    return PersonName(words[0], " ".join(words[1:-1]), words[-1])


def given_name(full_name: str) -> str:
    """The name by which a person is addressed ("chị Lan") and listed."""
    return split_name(full_name).given


def without_address(full_name: str) -> tuple[str, str]:
    """("bà", "Lê Thị A") for "Bà Lê Thị A", "Đ/c Bà Lê Thị A" as lists write them; ("", name) otherwise.

    A name of two words keeps its first: it may be the family name Ông.
    """
    text = clean(full_name)
    found = _ADDRESSED.match(text)
    return ((found[1] or "").casefold(), text[found.end() :]) if found else ("", text)


def told_gender(full_name: str) -> str:
    """ "female" for a middle name with Thị, "male" for one with Văn, else "": a proposal, never a fact."""
    middle = split_name(full_name).middle.casefold().split()
    return next((gender for word, gender in _TELLING.items() if word in middle), "")


def name_identity(full_name: str) -> str:
    """The name without accents, case, marks and remark: equal for all ways of typing one name.

    Different persons may share it (Hoà and Hoa, or namesakes): it proposes a match, it never proves one.
    """
    name = split_name(full_name)
    letters = _NO_LETTER.sub("", " ".join((name.family, name.middle, name.given)))
    return fold(letters)
