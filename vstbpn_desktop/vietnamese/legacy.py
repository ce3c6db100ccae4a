"""The two old codings of Vietnamese still met in tables: TCVN3 (fonts .VnTime, .VnTimeH) and VNI-Windows.

Both are seen here as cp1252 shows them. Convert before any cleaning: in TCVN3 the soft hyphen U+00AD is
the letter ư (dossier part 9), which `folding.clean` would drop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from vstbpn_desktop.vietnamese.folding import nfc


class Coding(StrEnum):
    """An old coding; TCVN3_CAPITALS is the one of the fonts whose name ends in H."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3-h"
    VNI = "vni"

    @property
    def label(self) -> str:
        """The name people know it by."""
        return {"tcvn3": "TCVN3 (ABC)", "tcvn3-h": "TCVN3 (ABC) chữ hoa", "vni": "VNI"}[self.value]


# TCVN 5712:1993, form VN3, as cp1252 shows its bytes (dossier part 9).
_TCVN3_PAIRS = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ "
    "Ðé Ñẹ Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ "
    "öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ"
)
_TCVN3 = {ord(pair[0]): pair[1] for pair in _TCVN3_PAIRS.split(" ")}

# VNI-Windows writes the accent as a letter of its own after the vowel.
_VNI_MARKS = {
    "a": {"ø": "à", "ù": "á", "û": "ả", "õ": "ã", "ï": "ạ", "â": "â", "à": "ầ", "á": "ấ", "å": "ẩ", "ã": "ẫ",
          "ä": "ậ", "ê": "ă", "è": "ằ", "é": "ắ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
    "e": {"ø": "è", "ù": "é", "û": "ẻ", "õ": "ẽ", "ï": "ẹ", "â": "ê", "à": "ề", "á": "ế", "å": "ể", "ã": "ễ",
          "ä": "ệ"},
    "o": {"ø": "ò", "ù": "ó", "û": "ỏ", "õ": "õ", "ï": "ọ", "â": "ô", "à": "ồ", "á": "ố", "å": "ổ", "ã": "ỗ",
          "ä": "ộ"},
    "u": {"ø": "ù", "ù": "ú", "û": "ủ", "õ": "ũ", "ï": "ụ"},
    "ô": {"ø": "ờ", "ù": "ớ", "û": "ở", "õ": "ỡ", "ï": "ợ"},
    "ö": {"ø": "ừ", "ù": "ứ", "û": "ử", "õ": "ữ", "ï": "ự"},
    "y": {"ø": "ỳ", "ù": "ý", "û": "ỷ", "õ": "ỹ"},
}  # fmt: skip
_VNI_SINGLE = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip

_TCVN3_FONT = re.compile(r"\.vn[a-z]", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[-_ ]", re.IGNORECASE)

# Letters that Unicode Vietnamese has and neither coding, seen as cp1252, ever shows.
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u0323]")
# What one coding shows and Vietnamese in Unicode never does.
_TCVN3_ONLY = re.compile("[¡-§¨-®µ-¹»-¾ÆÇËÎÏÐÑÖ×ØÜÞßåæçëîïñö÷øûüþ]")
_VNI_ONLY = re.compile(
    "[aeouyôöAEOUYÔÖ][øûïåäëüØÛÏÅÄËÜ]|[aeoAEO][âàáãêèéúÂÀÁÃÊÈÉÚ]|[ñÑöÖæÆîÎ]|[uöôUÖÔ][ùõÙÕ]"
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_LEGACY_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]+")

_ONSET_WORDS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIME_WORDS = (
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em "
    "en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om "
    "on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch "
    "uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi "
    "ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu "
)
_ONSETS = frozenset(["", *_ONSET_WORDS.split()])
_RIMES = frozenset(_RIME_WORDS.split())
_TONES = {
    ord(toned): plain
    for plain, row in {
        "a": "àáảãạ", "ă": "ằắẳẵặ", "â": "ầấẩẫậ", "e": "èéẻẽẹ", "ê": "ềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọ",
        "ô": "ồốổỗộ", "ơ": "ờớởỡợ", "u": "ùúủũụ", "ư": "ừứửữự", "y": "ỳýỷỹỵ",
    }.items()
    for toned in row
}  # fmt: skip

_ENOUGH = 0.8
"""The share of converted words that must be Vietnamese syllables before a coding is proposed."""


def _vni_table() -> dict[str, str]:
    table = {base + mark: letter for base, marks in _VNI_MARKS.items() for mark, letter in marks.items()}
    table |= _VNI_SINGLE
    capitals = {known.upper(): letter.upper() for known, letter in table.items()}
    mixed = {known[0].upper() + known[1]: letter.upper() for known, letter in table.items() if len(known) > 1}
    return capitals | mixed | table


_VNI = _vni_table()
_VNI_LETTERS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def convert(text: str, coding: Coding) -> str:
    """The text in Unicode (NFC). Characters that the coding does not use stay as they are."""
    if coding is Coding.VNI:
        return nfc(_VNI_LETTERS.sub(lambda found: _VNI[found[0]], text))
    plain = text.translate(_TCVN3)
    return nfc(plain.upper() if coding is Coding.TCVN3_CAPITALS else plain)


def coding_of_font(font: str) -> Coding | None:
    """The coding that a font's name tells: .VnTime, .VnTimeH (capitals), VNI-Times; None for any other."""
    name = font.strip()
    if _TCVN3_FONT.match(name):
        return Coding.TCVN3_CAPITALS if name.endswith("H") else Coding.TCVN3
    return Coding.VNI if _VNI_FONT.match(name) else None


def is_unicode(text: str) -> bool:
    """Whether a text holds letters that neither old coding ever shows."""
    return bool(_UNICODE.search(text))


def may_be_legacy(text: str) -> bool:
    """Whether a text could be in an old coding: it holds what Vietnamese in Unicode never does."""
    return (
        not text.isascii()
        and not _UNICODE.search(text)
        and bool(_TCVN3_ONLY.search(text) or _VNI_ONLY.search(text))
    )


def guess(texts: Iterable[str]) -> Coding | None:
    """The coding of a column's texts by their syllables; None where they are Unicode already, or neither.

    Only words with letters beyond ASCII count; four in five must become Vietnamese syllables, and more than
    are syllables as they stand.
    """
    known = [text for text in texts if not text.isascii()]
    if not known or any(_UNICODE.search(text) for text in known):
        return None
    scores = {
        coding: _score(known, coding)
        for coding, mark in ((Coding.TCVN3, _TCVN3_ONLY), (Coding.VNI, _VNI_ONLY))
        if any(mark.search(text) for text in known)
    }
    best = max(scores, key=lambda coding: scores[coding], default=None)
    needed = max(_ENOUGH, _score(known, None) + 1e-9)
    return best if best is not None and scores[best] >= needed else None


def is_syllable(word: str) -> bool:
    """Whether a word could be one Vietnamese syllable, by its onset and rime."""
    return _is_syllable(nfc(word).lower())


def _score(texts: list[str], coding: Coding | None) -> float:
    words = [word for text in texts for word in _LEGACY_WORD.findall(text) if not word.isascii()]
    if not words:
        return 0.0
    read = [convert(word, coding) if coding else nfc(word) for word in words]
    return sum(_is_syllable(word.lower()) for word in read) / len(words)


@lru_cache(maxsize=16384)
def _is_syllable(word: str) -> bool:
    plain = word.translate(_TONES)
    if not _WORD.fullmatch(plain) or sum(ord(char) in _TONES for char in word) > 1:
        return False
    cuts = range(min(4, len(plain)))
    return any(plain[:cut] in _ONSETS and plain[cut:] in _RIMES for cut in cuts)
