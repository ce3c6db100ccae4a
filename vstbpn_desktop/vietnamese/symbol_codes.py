"""The codes that symbols of documents are made of: kinds of documents and issuers."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from vstbpn_desktop.vietnamese.folding import exact, fold

ADMINISTRATIVE_KINDS = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thoả thuận",
    "GUQ": "Giấy uỷ quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
}
"""Code → name of the kinds an office issues (Decree 30/2020, appendix III)."""

COPY_KINDS = {"SY": "Sao y", "TrS": "Trích sao", "SL": "Sao lục"}
"""Code → name of the kinds of copies (Decree 30/2020, appendix III)."""

NORMATIVE_KINDS = {
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "PL": "Pháp lệnh",
}
"""Code → name of the normative kinds that documents cite."""

CUSTOMARY_KINDS = {
    "KL": "Kết luận",
    "CV": "Công văn",
    "QĐi": "Quy định",
    "CTrHĐ": "Chương trình hành động",
    "KHPH": "Kế hoạch phối hợp",
    "CTPH": "Chương trình phối hợp",
    "QCPH": "Quy chế phối hợp",
}
"""Code → name of kinds in use beside the decree, most of them the Party's."""

KINDS = ADMINISTRATIVE_KINDS | COPY_KINDS | NORMATIVE_KINDS | CUSTOMARY_KINDS
"""Code → name of every kind known."""

PARTY_NAMES = {"TT": "Thông tri"}
"""Codes that mean another kind when a body of the Party issues them."""

_PARTY_LEVELS = ("TW", "TU", "HU", "QU", "ThU", "TxU", "ĐU", "ĐUK")
_PARTY_BODIES = ("", "VP", "BTC", "BTG", "BDV", "BTGDV", "BNC", "UBKT", "BKT")
PARTY_ISSUERS = frozenset({body + level for body, level in product(_PARTY_BODIES, _PARTY_LEVELS)} | {"BCSĐ"})
"""Committees of the Party, their offices and boards (VPTW, BDVTW, BTCTU, …)."""

STATE_ISSUERS = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "CTN": "Chủ tịch nước",
    "QH": "Quốc hội",
    "UBTVQH": "Uỷ ban Thường vụ Quốc hội",
    "UBND": "Uỷ ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBQG": "Uỷ ban Quốc gia vì sự tiến bộ của phụ nữ Việt Nam",
    "BVSTBPN": "Ban vì sự tiến bộ của phụ nữ",
    "BVSTBCPN": "Ban vì sự tiến bộ của phụ nữ",
    "VPCP": "Văn phòng Chính phủ",
    "TTCP": "Thanh tra Chính phủ",
    "TCTK": "Tổng cục Thống kê",
    "BNV": "Bộ Nội vụ",
    "LĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BTC": "Bộ Tài chính",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BTP": "Bộ Tư pháp",
    "BYT": "Bộ Y tế",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BNG": "Bộ Ngoại giao",
    "BVHTTDL": "Bộ Văn hoá, Thể thao và Du lịch",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BXD": "Bộ Xây dựng",
    "BCT": "Bộ Công Thương",
    "BGTVT": "Bộ Giao thông vận tải",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BDTTG": "Bộ Dân tộc và Tôn giáo",
    "UBDT": "Uỷ ban Dân tộc",
    "NHNN": "Ngân hàng Nhà nước",
    "TANDTC": "Toà án nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    "SNV": "Sở Nội vụ",
    "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội",
    "STC": "Sở Tài chính",
    "SKHĐT": "Sở Kế hoạch và Đầu tư",
    "STP": "Sở Tư pháp",
    "SYT": "Sở Y tế",
    "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SVHTTDL": "Sở Văn hoá, Thể thao và Du lịch",
    "STTTT": "Sở Thông tin và Truyền thông",
    "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn",
    "SNNMT": "Sở Nông nghiệp và Môi trường",
    "SXD": "Sở Xây dựng",
    "SKHCN": "Sở Khoa học và Công nghệ",
    "SCT": "Sở Công Thương",
    "SDTTG": "Sở Dân tộc và Tôn giáo",
    "BDT": "Ban Dân tộc",
    "MTTQ": "Uỷ ban Mặt trận Tổ quốc",
    "LHPN": "Hội Liên hiệp Phụ nữ",
    "HLHPN": "Hội Liên hiệp Phụ nữ",
    "LĐLĐ": "Liên đoàn Lao động",
    "HND": "Hội Nông dân",
    "TĐTN": "Tỉnh đoàn",
}
"""Code → name of issuers of State and of mass organisations whose symbols may be read with blanks inside."""

_CENTRAL = re.compile(r"T\.?[ƯW]$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:ubtv)?qh[0-9]{1,2}")
_ALONE = re.compile(r"cp|ttg|ctn|(?:ubtv)?qh[0-9]{1,2}")


def _by_spelling(codes: Iterable[str]) -> dict[str, str]:
    """Code by its spelling in small letters, with accents and, where no other code claims it, without."""
    exactly = {exact(code): code for code in codes}
    folded: dict[str, str] = {}
    for code in codes:
        folded.setdefault(fold(code), code)
    return folded | exactly


_KINDS_BY_SPELLING = _by_spelling(list(KINDS))
_ISSUERS_BY_SPELLING = _by_spelling([*STATE_ISSUERS, *sorted(PARTY_ISSUERS)])


@lru_cache(maxsize=4096)
def known_kind(written: str) -> str:
    """The code of a kind in whatever case and with or without accents; "" if it is none."""
    return _KINDS_BY_SPELLING.get(exact(written)) or _KINDS_BY_SPELLING.get(fold(written), "")


@lru_cache(maxsize=4096)
def known_issuer(written: str) -> str:
    """The code of an issuer in whatever case and with or without accents; "" if it is none known.

    TƯ is TW; the National Assembly and its standing committee carry their term (QH15, UBTVQH14).
    """
    written = _CENTRAL.sub("TW", written)
    if _NUMBERED.fullmatch(fold(written)):
        return written.upper()
    return _ISSUERS_BY_SPELLING.get(exact(written)) or _ISSUERS_BY_SPELLING.get(fold(written), "")


def stands_alone(written: str) -> bool:
    """Whether the issuer may follow the number at once, with no kind (72/TTg, 91/2025/QH15)."""
    return _ALONE.fullmatch(fold(written)) is not None
