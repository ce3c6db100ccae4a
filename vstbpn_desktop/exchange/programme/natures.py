"""The nature of a task, read from its words or those of its group's heading."""

import re
from enum import StrEnum

from vstbpn_desktop.vietnamese.folding import exact


class Nature(StrEnum):
    """The ids of the task record; `NATURE_WORDS` has what is read."""

    ONCE = "once"
    PERIODIC = "periodic"
    YEAR_ROUND = "year_round"
    AD_HOC = "ad_hoc"


NATURE_WORDS = {
    Nature.ONCE: "một lần",
    Nature.PERIODIC: "định kỳ",
    Nature.YEAR_ROUND: "thường xuyên",
    Nature.AD_HOC: "đột xuất",
}

_EVERY = "(?:hàng|hằng|mỗi|từng)"
_HALF = r"\b(?:0?6|sáu) tháng\b"
_CLAUSE = re.compile(r"[^;.:]+")
_ROUND = re.compile(rf"\bđịnh k[ỳì]\b|\b{_EVERY} (?:tháng|quý|tuần)\b")
_REPORT = re.compile(r"\b(?:báo cáo|sơ kết|tổng kết|tổng hợp|thống kê|giao ban)\b")
# "6 tháng đầu năm" alone is one report, with "và cả năm" it is every one.
_HALF_YEARS = re.compile(rf"{_HALF}(?! (?:đầu|cuối) năm(?!,? (?:và|năm|cả)))")
# An event of every year ("hằng năm từ ngày 15/11") happens once in the programme's year.
_YEARLY = re.compile(rf"\b{_EVERY} năm\b(?!,? (?:từ|vào) ngày)")
_ONGOING = re.compile(r"\bthường xuyên\b")
_NOT_ONGOING = re.compile(r"\b(?:chi|kinh phí|ngân sách|nguồn|dự toán|không) (?:chi )?thường xuyên\b")
_SUDDEN = re.compile(r"\bđột xuất\b")

_FREQUENCIES = (
    ("month", re.compile(rf"\b{_EVERY} tháng\b")),
    ("quarter", re.compile(rf"\b{_EVERY} quý\b")),
    ("half", re.compile(_HALF)),
    ("year", re.compile(rf"\b{_EVERY} năm\b")),
)


def propose_nature(text: str, *headings: str) -> Nature:
    """The item's own words first, then its headings from the innermost, else một lần."""
    return next((nature for words in (text, *headings) if (nature := _nature(exact(words)))), Nature.ONCE)


def propose_frequency(text: str, nature: Nature) -> str:
    """The id of the shortest period that a periodic task names; "" where it names none."""
    if nature is not Nature.PERIODIC:
        return ""
    words = exact(text)
    return next((frequency for frequency, pattern in _FREQUENCIES if pattern.search(words)), "")


def _nature(words: str) -> Nature | None:
    if _ROUND.search(words) or any(_is_periodic_report(clause[0]) for clause in _CLAUSE.finditer(words)):
        return Nature.PERIODIC
    if _ONGOING.search(_NOT_ONGOING.sub("", words)):
        return Nature.YEAR_ROUND
    return Nature.AD_HOC if _SUDDEN.search(words) else None


def _is_periodic_report(clause: str) -> bool:
    return _REPORT.search(clause) is not None and bool(_HALF_YEARS.search(clause) or _YEARLY.search(clause))
