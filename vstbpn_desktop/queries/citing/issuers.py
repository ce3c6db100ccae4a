"""Whether two names mean one issuing body, and what a symbol says of its issuer."""

from __future__ import annotations

import re

from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.symbol_codes import STATE_ISSUERS
from vstbpn_desktop.vietnamese.symbols import Symbol

_WORD = re.compile(r"\w+")
_SILENT = frozenset({"va", "cua", "ve"})
# Bodies whose code in a symbol leaves no doubt who issued it.
_PLAIN_CODES = ("CP", "TTg", "CTN")
_ANY_ISSUER = frozenset({"dang", "trung uong", "trung uong dang", "nha nuoc", "cap tren"})
_SPELLED = {
    "bch": "ban chap hanh",
    "btv": "ban thuong vu",
    "bgd": "bo giao duc",
    "cp": "chinh phu",
    "dt": "dao tao",
    "hdnd": "hoi dong nhan dan",
    "ldtbxh": "lao dong thuong binh xa hoi",
    "lhpn": "lien hiep phu nu",
    "mttq": "mat tran to quoc",
    "tb": "thuong binh",
    "ttg": "thu tuong chinh phu",
    "tw": "trung uong",
    "ubnd": "uy ban nhan dan",
    "ubqg": "uy ban quoc gia",
    "ubtvqh": "uy ban thuong vu quoc hoi",
    "vstbcpn": "vi su tien bo phu nu",
    "vstbpn": "vi su tien bo phu nu",
    "xh": "xa hoi",
}
_BUREAU = re.compile(r"^ban (?:thuong vu|chap hanh) (?=(?:\w+ ){0,2}?(?:tinh|thanh|huyen|thi|dang) uy\b)")


def same_body(one: str, other: str) -> bool:
    """Whether two names may mean one body: abbreviations spelled out, the longer one only goes on.

    "Ban Bí thư" is "Ban Bí thư Trung ương Đảng"; "Chính phủ" is not "Thủ tướng Chính phủ".
    """
    first, second = _plain(one), _plain(other)
    if first in _ANY_ISSUER or second in _ANY_ISSUER:
        return True
    return f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} ")


def issuer_of(symbol: Symbol) -> str:
    """The body that a symbol's code names beyond doubt (TTg), else ""."""
    return STATE_ISSUERS[symbol.issuer] if symbol.issuer in _PLAIN_CODES else ""


def _plain(name: str) -> str:
    words = (_SPELLED.get(word, word) for word in _WORD.findall(fold(name)))
    return _BUREAU.sub("", " ".join(word for word in words if word not in _SILENT))
