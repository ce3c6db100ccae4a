"""Documents cited in running text, terms of office, targets and days of remembrance.

Everything here reads a text and says where it found what (`text[start:end]`); it judges nothing. Spans hold
for the text if it is NFC (`folding.clean`), else for its NFC form.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from vstbpn_desktop.vietnamese.dates import FoundDate, find_dates
from vstbpn_desktop.vietnamese.folding import flat, nfc
from vstbpn_desktop.vietnamese.symbols import KINDS, Symbol, find_symbols, normal

__all__ = [
    "Citation",
    "MarkerDate",
    "Shape",
    "Target",
    "Term",
    "find_citations",
    "find_marker_dates",
    "find_targets",
    "find_terms",
]

_KIND_NAMES = sorted({*KINDS.values(), "Luật", "Bộ luật", "Hiến pháp", "Sắc lệnh"}, key=len, reverse=True)
_KIND = "|".join(re.escape(name) for name in _KIND_NAMES)
_LONGEST_LEAD = 60
_LONGEST_ISSUER = 120
_LONGEST_SUBJECT = 500
_EDGES = " ,\t\n\r\xa0"

# A line end ends a citation only where the next line begins anew: cut lines run on.
_NEW_LINE = r"\n\s*(?:\n|[-–—+•*]|\w{1,3}[.)]\s)"
_KIND_BEFORE = re.compile(rf"\b(?P<kind>{_KIND})\s*(?:(?:số|ký hiệu)\b)?[\s:]*$", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\bsố[\s:]*$", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"[\s,(]*(?:(?:được )?(?:ban hành|ký)\s+)?(?:ngày\s+)?", re.IGNORECASE)
# Written like a date, but no day of the calendar (31/02/2018): read only where no date was.
_DATE_LIKE = re.compile(
    r"[\s,(]*(?:(?:được )?(?:ban hành|ký)\s+)?ngày\s+"
    r"(?P<date>\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4})\b",
    re.IGNORECASE,
)
_OF = re.compile(r"[\s,)]*(?:của|do)\s+(?=\S)", re.IGNORECASE)
_ISSUER_END = re.compile(
    rf"\s+(?:về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|triển khai|thực hiện|nhằm|để|được|đã|tại)\b"
    rf"|\s+và\s+(?:các|những|việc|{_KIND})\b|[;:.()“”\"?!]|,(?!\s+Thể thao)|{_NEW_LINE}",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"[\s,)]*(?P<about>(?:về|v/v|ban hành|phê duyệt|quy định|sửa đổi)\b)", re.IGNORECASE)
_SUBJECT_END = re.compile(
    rf"[;:“”\"?!]|\.(?=\s|\.|/|$)|,\s*(?:v\.v|cụ thể|trong đó)|\s+và để\s|\s+nhằm\s"
    rf"|(?:,|\s+và)\s+(?:{_KIND})\s+số\b|{_NEW_LINE}",
    re.IGNORECASE,
)


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a document by its symbol, as written; what the text does not say is "" or None.

    `symbol` is as written (21/CT-TW), `normal` as it should be (21-CT/TW); `text` is the whole phrase with
    its "về …", white space collapsed. `parsed` is the symbol taken apart, `date_at` and `issuer_at` are where
    those two stand; a date that is no day of the calendar (31/02/2018) has a place and is None.
    """

    kind: str
    symbol: str
    normal: str
    date: date | None
    issuer: str | None
    subject: str
    text: str
    start: int
    end: int
    parsed: Symbol
    date_at: Span | None
    issuer_at: Span | None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office (nhiệm kỳ), never a period of a plan (giai đoạn): `text` is "2020-2025"."""

    first: int
    last: int
    start: int
    end: int

    @property
    def text(self) -> str:
        return f"{self.first}-{self.last}"


class Shape(StrEnum):
    """What a target asks: a range, strictly over, at least, strictly under, at most, or that one exists."""

    RANGE = "range"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    AT_MOST = "at_most"
    EXISTS = "exists"


@dataclass(frozen=True, slots=True)
class Target:
    """A target in words: `low` and `high` are percent, for EXISTS `low` is the number of women asked for."""

    text: str
    shape: Shape
    low: Decimal | None
    high: Decimal | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkerDate:
    """A day of the year (8/3) or a stretch of days (15/11-15/12), blanks removed, as (day, month)."""

    text: str
    first: tuple[int, int]
    last: tuple[int, int]
    start: int
    end: int


def find_citations(text: str) -> list[Citation]:
    """The documents cited by symbol, in text order; a law named without its symbol is not among them."""
    text = nfc(text)
    dates = find_dates(text)
    return [_citation(text, symbol, dates) for symbol in find_symbols(text)]


def _citation(text: str, symbol: Symbol, dates: list[FoundDate]) -> Citation:
    kind, start = _kind_before(text, symbol.start)
    end = symbol.end
    found = _date_after(text, end, dates)
    date_at = (found.start, found.end) if found else _date_like(text, end)
    end = date_at[1] if date_at else end
    issuer_at, end = _issuer_after(text, end)
    subject, end = _subject_after(text, end)
    return Citation(
        kind=kind,
        symbol=symbol.written,
        normal=normal(symbol),
        date=found.day if found else None,
        issuer=_joined(text[slice(*issuer_at)]) if issuer_at else None,
        subject=subject,
        text=_joined(text[start:end]),
        start=start,
        end=end,
        parsed=symbol,
        date_at=date_at,
        issuer_at=issuer_at,
    )


def _kind_before(text: str, start: int) -> tuple[str, int]:
    before = text[max(0, start - _LONGEST_LEAD) : start]
    shift = start - len(before)
    if found := _KIND_BEFORE.search(before):
        return _joined(found["kind"]), shift + found.start()
    if found := _NUMBER_BEFORE.search(before):
        return "", shift + found.start()
    return "", start


def _date_after(text: str, position: int, dates: Iterable[FoundDate]) -> FoundDate | None:
    for found in dates:
        if found.start >= position:
            between = text[position : found.start]
            return found if len(between) < _LONGEST_LEAD and _BEFORE_DATE.fullmatch(between) else None
    return None


def _date_like(text: str, position: int) -> Span | None:
    found = _DATE_LIKE.match(text, position)
    return found.span("date") if found else None


def _issuer_after(text: str, position: int) -> tuple[Span | None, int]:
    """Where the issuer stands, its edges without blanks and commas; and where the phrase goes on."""
    of = _OF.match(text, position)
    if not of:
        return None, position
    end = _stop(_ISSUER_END, text, of.end(), _LONGEST_ISSUER)
    written = text[of.end() : end]
    first = of.end() + len(written) - len(written.lstrip(_EDGES))
    last = of.end() + len(written.rstrip(_EDGES))
    return ((first, last), end) if first < last else (None, position)


def _subject_after(text: str, position: int) -> tuple[str, int]:
    about = _ABOUT.match(text, position)
    if not about:
        return "", position
    end = _stop(_SUBJECT_END, text, about.end(), _LONGEST_SUBJECT)
    return _joined(text[about.start("about") : end]), end


def _stop(pattern: re.Pattern[str], text: str, position: int, longest: int) -> int:
    """Where a phrase ends: at the pattern, or at the last word that still fits."""
    limit = min(len(text), position + longest)
    found = pattern.search(text, position, limit)
    if found:
        return found.start()
    return limit if limit == len(text) else max(position, text.rfind(" ", position, limit))


_TERMS = re.compile(
    r"nhiệm\s+k[ỳì]\s+(?P<years>\d{4}\s*[-–—/]\s*\d{4}(?:(?:\s*[,;]|\s+và)\s*\d{4}\s*[-–—/]\s*\d{4})*)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4})")


def find_terms(text: str) -> list[Term]:
    """The terms of office named, in text order, repeated ones too."""
    text = nfc(text)
    return [
        Term(int(years[1]), int(years[2]), years.start(), years.end())
        for found in _TERMS.finditer(text)
        for years in _YEARS.finditer(text, *found.span("years"))
    ]


_CLAUSE = re.compile(r"(?:[^;:!?“”\"\n.]|\.(?![\s”\"]|$))+")
_PERCENT = r"([0-9]{1,3}(?:[.,][0-9]+)?) ?(?:%|phan tram)"
_BARE = r"([0-9]{1,3}(?:[.,][0-9]+)?)"
_TARGET_START = re.compile(r",\s+(?=(?:phấn đấu|t[ỷỉ] lệ)\b)", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:da dat|hien co|hien dat|hien nay)\b")
_SHAPES: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    (Shape.RANGE, re.compile(rf"{_BARE} ?%? ?(?:-|den) ?{_PERCENT}")),
    (Shape.OVER, re.compile(rf"\b(?:tren|hon|vuot) {_PERCENT}")),
    (Shape.AT_MOST, re.compile(rf"\b(?:toi da|khong qua|khong vuot qua|cao nhat la) {_PERCENT}")),
    (Shape.AT_LEAST, re.compile(rf"\bkhong duoi {_PERCENT}")),
    (Shape.UNDER, re.compile(rf"\b(?:duoi|thap hon) {_PERCENT}")),
    (Shape.AT_LEAST, re.compile(_PERCENT)),
)
_EXISTS = re.compile(
    r"\b(?:phải có|(?:bảo |đảm )?(?:đảm |bảo )?có (?:ít nhất|tối thiểu))\s+(?:(?:ít nhất|tối thiểu)\s+)?"
    r"(?P<count>\d{1,2}\b)?[^;,.]{0,80}?(?<!phụ )\bnữ\b",
    re.IGNORECASE,
)


def find_targets(text: str) -> list[Target]:
    """The targets, one for each clause with a percentage to reach or with women who must be there."""
    text = nfc(text)
    found = (_target(text, clause.start(), clause.end()) for clause in _CLAUSE.finditer(text))
    return [target for target in found if target]


def _target(text: str, start: int, end: int) -> Target | None:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    clause = text[start:end].rstrip()
    end = start + len(clause)
    plain = flat(clause)
    if "%" not in plain and "phan tram" not in plain:
        return _existence(clause, start, end)
    if _REACHED.search(plain):
        return None
    for shape, pattern in _SHAPES:
        if found := pattern.search(plain):
            # "Rà soát quy hoạch, phấn đấu tỷ lệ nữ đạt 30%": the target begins behind the comma.
            said = [comma.end() for comma in _TARGET_START.finditer(clause, 0, found.start())]
            skipped = said[0] if said else 0
            return Target(
                _joined(clause[skipped:]), shape, *_bounds(shape, found.groups()), start + skipped, end
            )
    return None


def _existence(clause: str, start: int, end: int) -> Target | None:
    found = _EXISTS.search(clause)
    count = Decimal(found["count"] or 1) if found else None
    return Target(_joined(clause), Shape.EXISTS, count, None, start, end) if found else None


def _bounds(shape: Shape, numbers: tuple[str, ...]) -> tuple[Decimal | None, Decimal | None]:
    values = [Decimal(number.replace(",", ".")) for number in numbers]
    if shape is Shape.RANGE:
        return values[0], values[1]
    return (None, values[0]) if shape in (Shape.UNDER, Shape.AT_MOST) else (values[0], None)


_DAY = "[0-9]{1,2}"
_MARKER = re.compile(
    rf"(?<![0-9/.,])(?P<d>{_DAY}) ?/ ?(?P<m>{_DAY})(?! ?/ ?[0-9])(?![0-9])"
    rf"(?: ?(?:-|den(?: het)?) ?(?:ngay )?(?P<d2>{_DAY}) ?/ ?(?P<m2>{_DAY})(?![0-9])(?: ?/ ?[0-9]{{4}})?)?"
    rf"|(?<![0-9/.,-])(?P<d3>{_DAY}) ?- ?(?P<d4>{_DAY}) ?/ ?(?P<m3>{_DAY})(?! ?/ ?[0-9])(?![0-9])"
    rf"|\bngay (?P<d5>{_DAY}) thang (?P<m5>{_DAY})(?!,? nam [0-9])(?![0-9])"
    rf"|(?<=\bngay )(?P<d6>{_DAY})-(?P<m6>{_DAY})(?![-0-9/])"
)
_COUNTED = re.compile(
    r" (?:so|tong|thanh vien|dai bieu|uy vien|dan so|chi tieu|muc tieu|don vi|xa|huyen|phan)\b"
)


def find_marker_dates(text: str) -> list[MarkerDate]:
    """The days named without a year, in text order, repeated ones too; 2/3 of something is none."""
    text = nfc(text)
    plain = flat(text).replace("\n", " ")
    return list(_markers(plain))


def _markers(plain: str) -> Iterator[MarkerDate]:
    for found in _MARKER.finditer(plain):
        first, last = _days(found)
        if _exists(first) and _exists(last) and not _is_fraction(plain, found, first):
            yield MarkerDate(_marker_text(found, first, last), first, last, found.start(), found.end())


def _days(found: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    if found["d3"]:
        month = int(found["m3"])
        return (int(found["d3"]), month), (int(found["d4"]), month)
    first = int(found["d"] or found["d5"] or found["d6"]), int(found["m"] or found["m5"] or found["m6"])
    return first, (int(found["d2"]), int(found["m2"])) if found["d2"] else first


def _exists(day: tuple[int, int]) -> bool:
    try:
        return bool(date(2000, day[1], day[0]))
    except ValueError:
        return False


def _is_fraction(plain: str, found: re.Match[str], first: tuple[int, int]) -> bool:
    """2/3 thành viên, unless it says "ngày"."""
    if not found["d"] or found["d2"] or plain[: found.start()].endswith("ngay "):
        return False
    return first[0] < first[1] and _COUNTED.match(plain, found.end()) is not None


def _marker_text(found: re.Match[str], first: tuple[int, int], last: tuple[int, int]) -> str:
    """As written but for blanks, words and dashes: 08/3 stays 08/3."""
    if found["d3"]:
        return f"{found['d3']}-{found['d4']}/{found['m3']}"
    if found["d2"]:
        return f"{found['d']}/{found['m']}-{found['d2']}/{found['m2']}"
    return f"{found['d']}/{found['m']}" if found["d"] else f"{first[0]}/{first[1]}"


def _joined(text: str) -> str:
    return " ".join(text.split()).strip(" ,")
