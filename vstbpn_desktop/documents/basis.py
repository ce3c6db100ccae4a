"""The "Căn cứ …;" lines of a document, made from the library of acts (Decree 30, appendix I).

    Basis(basis_lines(in_order(acts)))

A law or an ordinance is cited by its name alone; any other act by kind, number, date, issuer and subject.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from vstbpn_desktop.documents.text import Run, Text, listed, plain
from vstbpn_desktop.queries.citing import Act
from vstbpn_desktop.vietnamese.dates import blank_prose_date, prose_date
from vstbpn_desktop.vietnamese.folding import fold

_RANKS = (
    "hien phap", "bo luat", "luat", "phap lenh", "nghi quyet", "chi thi", "ket luan", "nghi dinh",
    "quyet dinh", "thong tu", "ke hoach", "chuong trinh", "huong dan", "cong van",
)  # fmt: skip
"""Kinds without accents, the weightiest first; what is not named comes last."""

_SAID_AS_IT_IS = re.compile(r"(?:về|quy định|ban hành|phê duyệt|sửa đổi|bổ sung|hướng dẫn)\b", re.IGNORECASE)
_DEED = re.compile(r"(?:thành lập|kiện toàn|điều chỉnh|giao|công nhận|bãi bỏ|thay thế)\b", re.IGNORECASE)
_SHORT_ABOUT = re.compile(r"^v/v\b", re.IGNORECASE)


def in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts by weight of their kind, then by date; those without a date last."""

    def rank(act: Act) -> tuple[int, dt.date]:
        kind = fold(act.kind_name)
        place = _RANKS.index(kind) if kind in _RANKS else len(_RANKS)
        return place, act.date or dt.date.max

    return tuple(sorted(acts, key=rank))


def basis_lines(acts: Sequence[Act]) -> tuple[Text, ...]:
    """The lines in the order given, each closed by ";", the last by "."; in a `Basis` they are italic.

    What is still to be confirmed in the library is highlighted.
    """
    closed = listed([f"Căn cứ {named(act)}" for act in acts])
    lines = zip(map(plain, closed), acts, strict=True)
    return tuple(line if act.is_confirmed else Run(line, highlight=True) for line, act in lines)


def unclosed(lines: str) -> str:
    """The lines without the marks at their ends, to stand among others."""
    return "\n".join(line.rstrip(" ;.") for line in lines.split("\n"))


def named(act: Act) -> str:
    """The act in full, as it is cited the first time."""
    if act.is_law and act.subject:
        return act.name
    number = f"số {act.symbol}" if act.symbol else ""
    issuer = f"của {act.issuer}" if act.issuer else ""
    day = prose_date(act.date) if act.date else blank_prose_date(act.year)
    return " ".join(filter(None, (act.kind_name, number, day, issuer, about(act.subject))))


def about(subject: str) -> str:
    """The subject as it follows the issuer: "về …", "về việc …", or with its own verb."""
    subject = _SHORT_ABOUT.sub("về việc", subject.strip()).rstrip(" ;.")
    if not subject or _SAID_AS_IT_IS.match(subject):
        return subject
    return f"về việc {subject}" if _DEED.match(subject) else f"về {subject}"
