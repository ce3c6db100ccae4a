"""Citations by symbol, judged: date, issuer, form of the symbol, whether it is known and in force."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vstbpn_desktop.queries.citing.acts import Act, Library
from vstbpn_desktop.queries.citing.findings import Finding, Kind, Mark, Passage, made
from vstbpn_desktop.queries.citing.issuers import issuer_of, same_body
from vstbpn_desktop.queries.citing.laws import missing_laws
from vstbpn_desktop.queries.citing.terms import term_conflicts
from vstbpn_desktop.vietnamese.citations import Citation, Span, find_citations
from vstbpn_desktop.vietnamese.dates import format_date, prose_date
from vstbpn_desktop.vietnamese.folding import flat, fold
from vstbpn_desktop.vietnamese.symbols import search_token

_OWN_NUMBER = re.compile(r"(?:^|\n)\s*Số\s*:\s*$", re.IGNORECASE)
_MARKS = re.compile(r"[^/-]")
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class _Cited:
    """One citation and the passage it stands in."""

    passage: int
    citation: Citation

    @property
    def symbol_at(self) -> Span:
        return self.citation.parsed.start, self.citation.parsed.end

    def mark(self, at: Span, replacement: str | None, *, whole: bool = False) -> Mark:
        """A mark on a part of the citation; the phrase goes from its kind to that part, or as far as it names
        the act where it is judged as a `whole`."""
        cited = self.citation
        named = (cited.date_at, cited.issuer_at) if whole else ()
        end = max(at[1], cited.parsed.end, *(span[1] for span in named if span))
        return Mark(self.passage, cited.start, end, *at, replacement)


@dataclass(frozen=True, slots=True)
class _Group:
    """All citations of one symbol, and the acts of the library that bear it."""

    passages: Sequence[Passage]
    cited: tuple[_Cited, ...]
    acts: tuple[Act, ...]
    day: dt.date
    library: Library

    def finding(
        self, kind: Kind, reason: str, marks: Sequence[Mark], act: Act | None = None
    ) -> Iterator[Finding]:
        """The finding, where there is anything to mark; named as its first mark is written."""
        if not marks:
            return
        first = next(
            one.citation
            for one in self.cited
            if (one.passage, one.citation.start) == (marks[0].passage, marks[0].start)
        )
        entry = act or (self.acts[0] if self.acts else None)
        named = (first.symbol, first.normal)
        cited = max((one.citation for one in self.cited), key=_told)
        yield made(self.passages, kind, named, reason, marks, act=entry.id if entry else None, cited=cited)


def judge(passages: Sequence[Passage], library: Library, day: dt.date) -> tuple[Finding, ...]:
    """Everything that is wrong, in the order of the text, once for each symbol and kind.

    `day` is the document's: what it cites must have been in force then.
    """
    found: dict[str, Finding] = {}
    for finding in _all(passages, library, day):
        found.setdefault(f"{finding.kind}|{finding.symbol}", finding)
    order = list(Kind)
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (one.marks[0].passage, one.marks[0].first, order.index(one.kind)),
        )
    )


def _all(passages: Sequence[Passage], library: Library, day: dt.date) -> Iterator[Finding]:
    for group in _groups(passages, library, day):
        for check in (_dates, _issuers, _forms, _unknown, _expired):
            yield from check(group)
    yield from term_conflicts(passages)
    yield from missing_laws(passages, library, day)


def _groups(passages: Sequence[Passage], library: Library, day: dt.date) -> Iterator[_Group]:
    groups: dict[str, list[_Cited]] = {}
    for number, passage in enumerate(passages):
        for citation in find_citations(passage.text):
            if not _is_own(passage.text, citation):
                groups.setdefault(search_token(citation.parsed), []).append(_Cited(number, citation))
    for cited in groups.values():
        yield _Group(passages, tuple(cited), library.of(cited[0].citation.parsed), day, library)


def _is_own(text: str, citation: Citation) -> bool:
    """Whether it is the number of the document itself, on the line "Số: …"."""
    start = citation.parsed.start
    return _OWN_NUMBER.search(text[max(0, start - _LOOK_BACK) : start]) is not None


def _told(citation: Citation) -> int:
    """How much a citation says of its act."""
    return sum(map(bool, (citation.kind, citation.date, citation.issuer, citation.subject)))


def _dates(group: _Group) -> Iterator[Finding]:
    known = {act.date for act in group.acts if act.date}
    said = Counter(one.citation.date for one in group.cited if one.citation.date)
    right = known or _most(said)
    odd = [one for one in group.cited if one.citation.date_at and not one.citation.date]
    if not known and len(said) < 2 and not odd:
        return
    kept = right or set(list(said)[:1])
    proposal = next(iter(right)) if len(right) == 1 else None
    marks = [
        one.mark(one.citation.date_at, _date_like(group.passages[one.passage].text, one, proposal))
        for one in group.cited
        if one.citation.date_at and one.citation.date not in kept
    ]
    yield from group.finding(Kind.DATE, _date_reason(group, known, said, odd), marks)


def _date_reason(group: _Group, known: set[dt.date], said: Iterable[dt.date], odd: Sequence[_Cited]) -> str:
    normal = group.cited[0].citation.normal
    impossible = [group.passages[one.passage].text[slice(*one.citation.date_at or ())] for one in odd]
    written = " và ".join((*map(format_date, sorted(said)), *impossible))
    if impossible and not known:
        return f"Không có ngày {' và '.join(impossible)} trong lịch."
    if not known:
        return f"Cùng số {normal} mà ghi ngày {written}. Nếu là hai văn bản khác nhau thì bỏ qua."
    reason = f"Thư viện ghi {normal} ngày {' và '.join(map(format_date, sorted(known)))}"
    unsure = "" if all(act.is_confirmed for act in group.acts) else " (cần xác nhận)"
    return f"{reason}{unsure}; văn bản ghi ngày {written}."


def _most(said: Counter[dt.date]) -> set[dt.date]:
    """The date said most often; empty where two are said as often."""
    ranked = said.most_common(2)
    return {ranked[0][0]} if len(ranked) == 2 and ranked[0][1] > ranked[1][1] else set()


def _date_like(text: str, one: _Cited, day: dt.date | None) -> str | None:
    """A date written as the one that stands there: 20/01/2018, 20-01-2018 or in words."""
    if day is None or one.citation.date_at is None:
        return None
    written = flat(text[slice(*one.citation.date_at)])
    if "thang" in written:
        return prose_date(day) if written.startswith("ngay") else prose_date(day).removeprefix("ngày ")
    if written[:4].isdigit():
        return day.isoformat()
    sign = next((letter for letter in "/.-" if letter in written), "/")
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}{sign}{month}{sign}{day.year}"


def _issuers(group: _Group) -> Iterator[Finding]:
    said = [one for one in group.cited if one.citation.issuer]
    right, reason, certain = _right_issuers(group, [one.citation.issuer or "" for one in said])
    proposal = right[0] if certain and len(right) == 1 else None
    marks = [
        one.mark(one.citation.issuer_at, proposal)
        for one in said
        if one.citation.issuer_at and not _one_of(one.citation.issuer or "", right)
    ]
    yield from group.finding(Kind.ISSUER, reason, marks)


def _one_of(body: str, right: Sequence[str]) -> bool:
    return not right or any(same_body(body, other) for other in right)


def _right_issuers(group: _Group, said: Sequence[str]) -> tuple[list[str], str, bool]:
    """Who issued it, why, and whether that is certain: by the library, by the symbol, by most of the text."""
    symbol, normal = group.cited[0].citation.parsed, group.cited[0].citation.normal
    if known := list(dict.fromkeys(act.issuer for act in group.acts if act.issuer)):
        return known, f"Theo thư viện, {normal} do {' và '.join(known)} ban hành.", True
    if named := issuer_of(symbol):
        return [named], f"Ký hiệu {symbol.issuer} là của {named}.", True
    counts = [(sum(same_body(body, other) for other in said), body) for body in dict.fromkeys(said)]
    if not counts:
        return [], "", False
    best = max(count for count, _ in counts)
    top = [body for count, body in counts if count == best]
    reason = f"Cùng số {normal} mà ghi cơ quan ban hành là {' và '.join(dict.fromkeys(said))}."
    return top[:1], reason, len(top) == 1


def _forms(group: _Group) -> Iterator[Finding]:
    wrong = [one for one in group.cited if _dashed(one.citation.symbol) != one.citation.normal]
    marks = [one.mark(one.symbol_at, one.citation.normal) for one in wrong]
    if not marks:
        return
    normal = wrong[0].citation.normal
    if all(_shape(one.citation.symbol) == _shape(normal) for one in wrong):
        reason = "đúng chữ hoa, chữ thường, đủ dấu, không cách chữ; số dưới 10 có số 0 ở trước"
        yield from group.finding(Kind.FORM, f"Ký hiệu viết là {normal}: {reason}.", marks)
        return
    party = _shape(normal) == "-/"
    reason = "Văn bản của Đảng viết số-loại/cơ quan" if party else "Văn bản của Nhà nước viết số/loại-cơ quan"
    yield from group.finding(Kind.FORM, f"{reason}: {normal}.", marks)


def _dashed(symbol: str) -> str:
    """The symbol with hyphens for the dashes that Word makes of them."""
    return symbol.replace("–", "-").replace("—", "-")


def _shape(symbol: str) -> str:
    """The marks of a symbol alone: "-/" for the Party, "/-" for the State."""
    return _MARKS.sub("", flat(symbol))


def _unknown(group: _Group) -> Iterator[Finding]:
    if group.acts:
        return
    act = _misread(group)
    normal = group.cited[0].citation.normal
    marks = [one.mark(one.symbol_at, act.symbol if act else None, whole=True) for one in group.cited]
    reason = f"Thư viện căn cứ chưa có {normal}: chưa đối chiếu được ngày, cơ quan, hiệu lực."
    if act:
        reason += f" Cùng số, cùng ngày trong thư viện có {act.symbol}."
    yield from group.finding(Kind.UNKNOWN, reason, marks, act)


def _misread(group: _Group) -> Act | None:
    """The act of the same number and day under another symbol, probably the one meant."""
    days = {one.citation.date for one in group.cited if one.citation.date}
    number = f"{group.cited[0].citation.parsed.number:02d}"
    for act in group.library.acts:
        if act.date in days and re.match(rf"0*{number.lstrip('0') or '0'}\D", act.symbol):
            return act
    return None


def _expired(group: _Group) -> Iterator[Finding]:
    gone = [act for act in group.acts if not act.in_force(group.day)]
    if not gone or len(gone) < len(group.acts):
        return
    act = gone[0]
    since = format_date(act.expired_on) if act.expired_on else ""
    later = _successor(group.library, act, group.day)
    marks = [one.mark(one.symbol_at, later.symbol if later else None, whole=True) for one in group.cited]
    reason = f"{group.cited[0].citation.normal} hết hiệu lực từ {since}, trước văn bản này."
    if later:
        reason += f" Cùng tên và còn hiệu lực: {later.symbol}."
    yield from group.finding(Kind.EXPIRED, reason, marks, act)


def _successor(library: Library, old: Act, day: dt.date) -> Act | None:
    """The act of the same kind and name that is in force on the day; None where there is none."""
    same = [
        act
        for act in library.acts
        if act.id != old.id
        and old.subject
        and fold(act.subject) == fold(old.subject)
        and fold(act.kind_name) == fold(old.kind_name)
        and act.in_force(day)
        and (old.year or 0) < (act.year or 0) <= day.year
    ]
    return max(same, key=lambda act: act.year or 0) if same else None
