"""Laws named without their symbol, and the law that was probably meant where there is none of that name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from vstbpn_desktop.queries.citing.acts import Act, Library
from vstbpn_desktop.queries.citing.findings import Finding, Kind, Mark, Passage, made
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.symbols import KINDS

_LEAST_LIKENESS = 0.5
_LONGEST = 24
_LAW = re.compile(r"(?<!pháp )(?<!dự án )(?<!dự thảo )\b(?P<kind>bộ luật|luật|pháp lệnh)\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_OTHERS = "|".join(re.escape(name) for name in sorted({*KINDS.values(), "Luật", "Bộ luật"}, key=len)[::-1])
_NAME_END = re.compile(
    rf"[;:.…()“”\"?!/]|\n\s*\n|,?\s+v\.v"
    rf"|,\s+(?:(?:các|những|và|cùng|cụ thể|trong đó|nhất là|đặc biệt|đồng thời|góp phần|nhằm)\b)"
    rf"|,\s+(?:{_OTHERS})\b"
    rf"|\s+và\s+(?:các|những|văn bản|việc|(?:{_OTHERS})\b)"
    rf"|\s+(?:số|năm|ngày|đã|được|là|cho|theo|để|nhằm|tại|từ|của|về|ban hành|quy định|sửa đổi|có hiệu lực"
    rf"|trên địa bàn|cũng như|đến|tới|do|phải|cần)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Named:
    """One law by name, where it stands."""

    name: str
    passage: int
    start: int
    end: int


def missing_laws(passages: Sequence[Passage], library: Library, day: dt.date) -> Iterator[Finding]:
    """A finding for each name that no law of the library has, where one has a name much like it."""
    known = [tuple(_words(law.subject)) for law in library.laws]
    found = [one for number, passage in enumerate(passages) for one in _names(number, passage.text, known)]
    full = {*(" ".join(words) for words in known), *(_bare(one.name) for one in found)}
    named: dict[str, list[_Named]] = {}
    for one in found:
        if not _is_cut(one, passages[one.passage].text, full):
            named.setdefault(fold(one.name), []).append(one)
    for places in named.values():
        act = _nearest(places[0].name, library, day)
        if act is not None:
            yield _finding(passages, places, act)


def _names(number: int, text: str, known: Sequence[tuple[str, ...]]) -> Iterator[_Named]:
    for found in _LAW.finditer(text):
        start = found.end()
        if not text[start : start + 1].isupper() or _begins_with_one(text, start, known):
            continue
        end = _NAME_END.search(text, start)
        stop = min(end.start() if end else len(text), start + 200)
        name = text[found.start() : stop].rstrip(" ,\n\t")
        if 1 < len(_words(name)) <= _LONGEST:
            yield _Named(" ".join(name.split()), number, found.start(), found.start() + len(name))


def _begins_with_one(text: str, start: int, known: Sequence[tuple[str, ...]]) -> bool:
    words = _words(text[start : start + 200])
    return any(words[: len(name)] == list(name) for name in known if name)


def _is_cut(one: _Named, text: str, full: Iterable[str]) -> bool:
    """Whether a text breaks off within a name that stands whole elsewhere, as shortened titles do."""
    at_end = not text[one.end :].strip(" …\n")
    return at_end and any(name.startswith(f"{_bare(one.name)} ") for name in full)


def _bare(name: str) -> str:
    """The words of a law's name without its kind and accents."""
    return " ".join(_words(_LAW.sub("", name, count=1)))


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _nearest(name: str, library: Library, day: dt.date) -> Act | None:
    """The law most like a name; of several of one name the latest that was there and in force on the day."""
    words = _bare(name).split()
    likeness = {act.id: SequenceMatcher(None, words, _words(act.subject)).ratio() for act in library.laws}
    fitting = [act for act in library.laws if likeness[act.id] >= _LEAST_LIKENESS]

    def rank(act: Act) -> tuple[float, bool, int]:
        there = act.in_force(day) and (act.year or 0) <= day.year
        return round(likeness[act.id], 3), there, (act.year or 0) if there else -(act.year or 0)

    return max(fitting, key=rank) if fitting else None


def _finding(passages: Sequence[Passage], places: list[_Named], act: Act) -> Finding:
    marks = [Mark(one.passage, one.start, one.end, one.start, one.end, act.name) for one in places]
    reason = f"Thư viện không có luật tên này; gần nhất là {act.name} ({act.symbol})."
    if not act.is_confirmed:
        reason += " Mục này trong thư viện còn cần xác nhận."
    return made(passages, Kind.NO_ACT, (places[0].name, act.name), reason, marks, act=act.id)
