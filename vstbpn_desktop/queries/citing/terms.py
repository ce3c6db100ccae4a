"""Terms of office of one body that contradict each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from vstbpn_desktop.queries.citing.findings import Finding, Kind, Mark, Passage, made
from vstbpn_desktop.vietnamese.citations import Term, find_terms
from vstbpn_desktop.vietnamese.folding import flat

_LENGTH = 5
"""Years of a term in office."""
_BEFORE, _AFTER = 160, 60
_CLAUSE_END = re.compile(r"[;:.!?]|\n\s*\n")
_TERM_WORDS = re.compile(r"nhiem\s+k[yi]\b")
_LEVEL = re.compile(r"\b(?:trung uong|toan quoc|viet nam|tinh|thanh pho|huyen|thi xa|xa|phuong)\b")

_BODIES: tuple[tuple[str, str, bool], ...] = (
    ("Hội đồng nhân dân", r"hoi dong nhan dan|hdnd", False),
    ("Quốc hội", r"quoc hoi", False),
    ("Uỷ ban nhân dân", r"uy ban nhan dan|ubnd", False),
    ("Đảng ở Trung ương",
     r"ban chap hanh trung uong|trung uong dang"
     r"|dai hoi dai bieu toan quoc(?! (?:cua )?(?:hoi|phu nu|cong doan))"
     r"|dai hoi (?:dang )?(?:toan quoc )?lan thu x[iv]+", False),
    ("cấp uỷ, đảng bộ",
     r"cap uy|dang bo|dai hoi dang|dai hoi dai bieu dang bo|ban chap hanh dang bo|tinh uy|huyen uy|thanh uy"
     r"|thi uy|dang uy|chi bo", False),
    ("Hội Liên hiệp Phụ nữ", r"hoi lien hiep phu nu|hoi lhpn|dai hoi phu nu", True),
    ("Mặt trận Tổ quốc", r"mat tran to quoc|mttq", True),
    ("Công đoàn", r"cong doan|lien doan lao dong|ldld", True),
    ("Đoàn Thanh niên", r"doan thanh nien|doan tncs", True),
    ("Hội Nông dân", r"hoi nong dan", True),
    ("Hội Cựu chiến binh", r"hoi cuu chien binh", True),
)  # fmt: skip
"""A body's name, how it is written without accents, whether its levels are elected apart."""

_PATTERNS = tuple((name, re.compile(rf"\b(?:{words})\b"), apart) for name, words, apart in _BODIES)


@dataclass(frozen=True, slots=True)
class _Said:
    """One term of one body, where it stands."""

    body: str
    years: tuple[int, int]
    passage: int
    start: int
    term: Term


def term_conflicts(passages: Sequence[Passage]) -> Iterator[Finding]:
    """A finding for each term that overlaps another of the same body without being it."""
    said = [one for number, passage in enumerate(passages) for one in _said(number, passage.text)]
    for body in dict.fromkeys(one.body for one in said):
        yield from _of_body(passages, [one for one in said if one.body == body])


def _said(number: int, text: str) -> Iterator[_Said]:
    plain = flat(text)
    for term in find_terms(text):
        if found := _body(plain, term):
            body, start = found
            yield _Said(body, (term.first, term.last), number, start, term)


def _body(plain: str, term: Term) -> tuple[str, int] | None:
    """The body a term belongs to and where the phrase begins: named right after it, else nearest before."""
    begin = max(0, term.start - _BEFORE)
    start = max(
        (words.start() for words in _TERM_WORDS.finditer(plain, begin, term.start)), default=term.start
    )
    after = plain[term.end : term.end + _AFTER]
    if after.lstrip(" ,").startswith(("cua ", "doi voi ")):
        nearest = _nearest(_clause(after, last=False), first=True)
        if nearest:
            return nearest[0], start
    clause = _clause(plain[begin:start], last=True)
    found = _nearest(clause, first=False)
    return (found[0], start - len(clause) + found[1]) if found else None


def _clause(plain: str, *, last: bool) -> str:
    """The part of a text in one clause: its end, or its beginning."""
    parts = _CLAUSE_END.split(plain)
    return parts[-1] if last else parts[0]


def _nearest(clause: str, *, first: bool) -> tuple[str, int] | None:
    """The body named first or last in a clause, with its level where that matters, and where it begins."""
    found = [(match, name, apart) for name, words, apart in _PATTERNS for match in words.finditer(clause)]
    if not found:
        return None
    found.sort(key=lambda one: one[0].start() if first else -one[0].end())
    match, name, apart = found[0]
    level = _LEVEL.search(clause, match.end()) if apart else None
    return (f"{name} {level[0]}" if level else name), match.start()


def _of_body(passages: Sequence[Passage], said: list[_Said]) -> Iterator[Finding]:
    counts = Counter(one.years for one in said)
    wrong: dict[tuple[int, int], tuple[int, int] | None] = {}
    for one, other in combinations(counts, 2):
        if one[0] < other[1] and other[0] < one[1]:
            bad, good = _judged(one, other, counts)
            wrong.setdefault(bad, good)
    for years, right in wrong.items():
        against = [right] if right else [other for other in counts if other != years]
        yield _finding(passages, [one for one in said if one.years == years], right, [*against, years])


def _judged(
    one: tuple[int, int], other: tuple[int, int], counts: Counter[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Which of two is wrong and what would be right: five years count first, then how often it is said."""
    ranks = [(last - first == _LENGTH, counts[first, last]) for first, last in (one, other)]
    if ranks[0] == ranks[1]:
        return other, None
    return (other, one) if ranks[0] > ranks[1] else (one, other)


def _finding(
    passages: Sequence[Passage],
    said: list[_Said],
    right: tuple[int, int] | None,
    others: Iterable[tuple[int, int]],
) -> Finding:
    body = said[0].body
    marks = [
        Mark(one.passage, one.start, one.term.end, one.term.start, one.term.end,
             _written(passages[one.passage].text, one.term, right))
        for one in said
    ]  # fmt: skip
    listed = " và ".join(f"{first}-{last}" for first, last in others)
    reason = f"Cùng là nhiệm kỳ của {body} mà ghi {listed}."
    if right and right[1] - right[0] == _LENGTH and said[0].term.last - said[0].term.first != _LENGTH:
        reason += f" Nhiệm kỳ là {_LENGTH} năm."
    symbol = f"{body} {said[0].term.text}"
    normal = f"{body} {right[0]}-{right[1]}" if right else symbol
    return made(passages, Kind.TERM, (symbol, normal), reason, marks)


def _written(text: str, term: Term, right: tuple[int, int] | None) -> str | None:
    """The right years with the dash and blanks that stand there."""
    if right is None:
        return None
    return f"{right[0]}{text[term.start + 4 : term.end - 4]}{right[1]}"
