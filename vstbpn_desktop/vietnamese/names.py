"""Names of persons: họ (family), đệm (middle), tên (given)."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from vstbpn_desktop.vietnamese.folding import clean, fold

_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_TELLING = {"thị": "female", "văn": "male"}
_ADDRESSED = re.compile(
    r"^(?:(?:đồng chí|đ/c|đ\.c)[.:]?\s*)?(?:(?P<word>ông|bà)(?P<mark>[.:])?\s+)?(?=\S+\s+\S)",
    re.IGNORECASE,
)
_COMMON = (
    "an bàn bành bùi bạch bế cao chu châu chế chử cung cù cấn cầm dư dương giang giàng giáp hoàng "
    "huỳnh hà hàn hầu hồ hứa kha khiếu khuất khà khúc khương khổng kim kiều la lâm lã lèo lê lò lôi "
    "lý lưu lương lường lại lầu lỗ lục lữ lỷ mai mã mùa mạc mạch mễ nghiêm nguyễn ngô ngụy nhữ ninh "
    "nông phan phí phó phùng phạm quách sùng sầm thiều thào thái thân thạch thẩm tiêu triệu tráng "
    "trình trương trần trịnh tô tôn tăng tưởng tạ tề tống từ uông vi viên vàng võ vũ vương vừ âu ông "
    "đinh điêu đoàn đàm đào đèo đầu đậu đặng đồng đổng đỗ đới ứng"
)
_FAMILIES = frozenset(_COMMON.split())
"""Family names that are common enough to tell that the word before them addresses a person."""
_ALSO_MIDDLE = {"an", "cao", "giang", "kim", "mai", "thân", "từ", "vi", "viên", "vàng"}
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


class Addressed(NamedTuple):
    """A name and the word that addressed it: "ông", "bà" or ""; `doubtful`: its Ông may be such a word."""

    word: str
    name: str
    doubtful: bool = False


def without_address(full_name: str, gender: str = "") -> Addressed:
    """("bà", "Lê Thị A") for "Bà Lê Thị A", "Đ/c Bà Lê Thị A" as lists write them; ("", name) otherwise.

    Ông is a family name too: it stays where the person is a woman (`gender`, as stored, or by the middle name
    Thị) and, doubtful, where no family name follows it. A name of two words keeps its first.
    """
    text = clean(full_name)
    found = _ADDRESSED.match(text)
    if found is None:
        return Addressed("", text)
    word, rest = (found["word"] or "").casefold(), text[found.end() :]
    if word != "ông" or found["mark"] or _begins_with_family(rest):
        return Addressed(word, rest)
    whole = text[found.start("word") :]
    woman = gender == "female" or told_gender(whole) == "female"
    return Addressed("", whole, doubtful=not woman)


def _begins_with_family(name: str) -> bool:
    """Whether a name begins with a family name: one that is a middle name too only before two more words."""
    words = name.casefold().split()
    return words[0] in _FAMILIES and (len(words) > 2 or words[0] not in _ALSO_MIDDLE)


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
