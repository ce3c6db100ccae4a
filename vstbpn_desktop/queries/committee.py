"""Who sits in which committee on a day, and what a new decision on its members must change."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import and_, literal, select, union_all

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.queries.settings import setting
from vstbpn_desktop.records.committee import Committee
from vstbpn_desktop.records.person import Person, PersonPost
from vstbpn_desktop.records.seat import DEPUTIES, HEAD, LEADING, ROLES, Seat, SeatHolder
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit import Unit, UnitName
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.folding import fold

VACANT, CARRIED, NO_DUTY = "vacant", "carried_over", "no_duty"
REPLACE, ADD, REMOVE, COMPOSITION = "replace", "add", "remove", "composition"

_ROLE_WORDS = {option.id: option.label for option in ROLES}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who fills a seat: since when, by which decision."""

    person_id: int
    name: str
    gender: str
    since: dt.date
    decision: str


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat on a day: its post, who fills it, what is to be seen about it.

    `committee` is the key of its committee, `committee_unit` the unit that one is of (None: the province's);
    `ended` is the day the seat's unit ended, None where it goes on.
    `flags`: vacant; carried_over where the holder left the post and sits on until replaced; no_duty.
    `successors` are the persons (id, name) who hold the seat's post now and do not fill the seat.
    """

    id: int
    committee_id: int
    committee: str
    committee_unit: int | None
    number: int
    role: str
    post: str
    unit_id: int | None
    ended: dt.date | None
    duty: str
    holder: Holder | None
    flags: tuple[str, ...]
    successors: tuple[tuple[int, str], ...]

    @property
    def role_words(self) -> str:
        """The role as the officer calls it."""
        return _ROLE_WORDS.get(self.role, self.role)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a new decision must change or the officer should look at."""

    kind: str
    committee: str
    seat: int | None
    words: str
    out: str = ""
    into: str = ""


class _Post(NamedTuple):
    """A post somebody holds: its folded words, without and with the unit's name."""

    person_id: int
    name: str
    unit_id: int | None
    since: dt.date
    words: str
    whole: str


class _Posts:
    """The posts of a day; `known` are the persons who hold any."""

    def __init__(self, posts: list[_Post]) -> None:
        self.known = frozenset(post.person_id for post in posts)
        self._all = posts
        self._of_unit: dict[int | None, list[_Post]] = {}
        for post in posts:
            self._of_unit.setdefault(post.unit_id, []).append(post)

    def fitting(self, seat_post: str, unit_id: int | None) -> list[_Post]:
        """Those that are the seat's: the same words ("Giám đốc", "Giám đốc Sở Tài chính"), at its unit."""
        wanted = _folded(seat_post)
        if unit_id is None:
            return [post for post in self._all if wanted in (post.words, post.whole)]
        here, nowhere = self._of_unit.get(unit_id, ()), self._of_unit.get(None, ())
        found = [post for post in here if wanted in (post.words, post.whole)]
        return found + [post for post in nowhere if wanted == post.words]


def roster(reader: Reader, day: dt.date, committee_id: int | None = None) -> list[SeatLine]:
    """The seats of a committee (None: of all) that exist on a day, in their order."""
    query = (
        select(Seat, SeatHolder.person_id, SeatHolder.valid_from.label("since"), SeatHolder.decision,
               Person.name, Person.gender, Unit.valid_to.label("unit_ends"), Committee.code,
               Committee.unit_id.label("committee_unit"))
        .select_from(Seat.__table__)
        .outerjoin(SeatHolder.__table__, and_(
            SeatHolder.seat_id == Seat.id, SeatHolder.valid_from <= day, SeatHolder.valid_to > day))
        .outerjoin(Person.__table__, Person.id == SeatHolder.person_id)
        .outerjoin(Unit.__table__, Unit.id == Seat.unit_id)
        .join(Committee.__table__, Committee.id == Seat.committee_id)
        .where(Seat.valid_from <= day, Seat.valid_to > day)
        .where(Committee.valid_from <= day, Committee.valid_to > day)
        .order_by(Committee.code, Seat.number)
    )  # fmt: skip
    if committee_id is not None:
        query = query.where(Seat.committee_id == committee_id)
    posts = _posts(reader, day)
    return [_line(row, posts, day) for row in reader.connection.execute(query)]


def _posts(reader: Reader, day: dt.date) -> _Posts:
    """Every post held on a day: those kept in time, else the one a person has."""
    timed = (
        select(Person.id, Person.name, PersonPost.unit_id, PersonPost.valid_from, PersonPost.post)
        .join(PersonPost, PersonPost.person_id == Person.id)
        .where(PersonPost.valid_from <= day, PersonPost.valid_to > day)
    )
    plain = (
        select(Person.id, Person.name, Person.unit_id, literal(ALWAYS), Person.post)
        .where(Person.post != "", Person.id.notin_(select(PersonPost.person_id)))
    )  # fmt: skip
    names, found = _unit_names(reader, day), []
    for person_id, name, unit_id, since, post in reader.connection.execute(union_all(timed, plain)):
        words = _folded(post)
        found.append(_Post(person_id, name, unit_id, since, words, f"{words} {names.get(unit_id or 0, '')}"))
    return _Posts(found)


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    """Words as they are compared; the same few posts come again and again."""
    return fold(words).strip()


def _unit_names(reader: Reader, day: dt.date) -> dict[int, str]:
    """The folded names that units bear on a day, in one statement."""
    query = select(UnitName.unit_id, UnitName.name).where(UnitName.valid_from <= day, UnitName.valid_to > day)
    return {unit: _folded(name) for unit, name in reader.connection.execute(query)}


def _line(row: Any, posts: _Posts, day: dt.date) -> SeatLine:
    held = None
    if row.person_id is not None:
        held = Holder(row.person_id, row.name, row.gender, row.since, row.decision)
    fitting = posts.fitting(row.post, row.unit_id)
    own = max((post.since for post in fitting if held and post.person_id == held.person_id), default=None)
    others = [post for post in fitting if held is None or post.person_id != held.person_id]
    if own is not None:
        others = [post for post in others if post.since > own and _is_one_of_a_kind(row.post)]
    others.sort(key=lambda post: post.since, reverse=True)
    left = held is not None and own is None and (others or held.person_id in posts.known)
    flags = (
        *((VACANT,) if held is None else ()),
        *((CARRIED,) if held and (left or (own is not None and others)) else ()),
        *(() if row.duty.strip() else (NO_DUTY,)),
    )
    successors = tuple((post.person_id, post.name) for post in others)
    ended = row.unit_ends if row.unit_ends is not None and row.unit_ends <= day else None
    return SeatLine(
        row.id, row.committee_id, row.code, row.committee_unit, row.number, row.role, row.post, row.unit_id,
        ended, row.duty, held, flags, successors,
    )  # fmt: skip


def _is_one_of_a_kind(post: str) -> bool:
    """A unit has one director but several deputies: a new one of these replaces nobody."""
    return not _folded(post).startswith("pho ")


def review(reader: Reader, day: dt.date, committee_id: int | None = None) -> list[Finding]:
    """Rà soát kiện toàn: what the decisions on members should change as of a day, of one committee or all."""
    lines = roster(reader, day, committee_id)
    found = [finding for line in lines if (finding := _seat_finding(line))]
    found += [_no_duty(line) for line in lines if NO_DUTY in line.flags]
    return [*found, *_composition(reader, lines)]


def _seat_finding(line: SeatLine) -> Finding | None:
    held, into, key = line.holder, line.successors[0][1] if line.successors else "", line.committee
    if line.ended:
        words = f"{line.post}: đơn vị đã kết thúc từ {format_date(line.ended)}, ghế này thôi tham gia."
        return Finding(REMOVE, key, line.number, words, held.name if held else "")
    if held is None:
        words = f"{line.post}: ghế trống" + (f", bổ sung {into}." if into else ".")
        return Finding(ADD if into else VACANT, key, line.number, words, "", into)
    if CARRIED in line.flags:
        words = f"{line.post}: {held.name} thôi giữ chức vụ" + (f", thay thế bằng {into}." if into else ".")
        return Finding(REPLACE if into else REMOVE, key, line.number, words, held.name, into)
    return None


def _no_duty(line: SeatLine) -> Finding:
    return Finding(NO_DUTY, line.committee, line.number, f"{line.post}: chưa phân công nhiệm vụ.")


def _composition(reader: Reader, lines: list[SeatLine]) -> Iterator[Finding]:
    most = setting(reader.connection, "deputies_most")
    by_committee: dict[str, Counter[str]] = {}
    for line in lines:
        by_committee.setdefault(line.committee, Counter())[line.role] += 1
    for key, roles in by_committee.items():
        deputies = sum(roles[role] for role in DEPUTIES)
        if deputies > most:
            yield Finding(COMPOSITION, key, None, f"Có {deputies} Phó Trưởng ban, nhiều hơn {most}.")
        if roles[HEAD] != 1:
            told = "Chưa có ghế Trưởng ban." if not roles[HEAD] else f"Có {roles[HEAD]} ghế Trưởng ban."
            yield Finding(COMPOSITION, key, None, told)


@dataclass(frozen=True, slots=True)
class Board:
    """A committee: its row, its name, the decision it was founded or last renewed by."""

    id: int
    name: str
    decision: str


def province_committee(reader: Reader) -> Board | None:
    """The province's committee on the reader's day; None where it is not kept."""
    query = (
        select(Committee.id, Committee.name, Committee.decision)
        .where(Committee.unit_id.is_(None))
        .where(Committee.valid_from <= reader.as_of, Committee.valid_to > reader.as_of)
        .order_by(Committee.code)
    )
    found = reader.connection.execute(query.limit(1)).first()
    return Board(*found) if found else None


def women(lines: list[SeatLine]) -> tuple[int, int]:
    """(women, all) of those who fill the committee's own seats; helpers are not counted."""
    filled = [line.holder for line in lines if line.holder and line.role in LEADING]
    return sum(holder.gender == "female" for holder in filled), len(filled)


def lines_json(reader: Reader, lines: list[SeatLine]) -> Iterator[dict[str, Any]]:
    """The roster as the headless command prints it."""
    for line in lines:
        held = line.holder
        since = held.since if held and held.since not in (ALWAYS, FOREVER) else None
        yield {
            "key": f"{line.committee}/{line.number}",
            "committee": line.committee,
            "role": line.role_words,
            "post": line.post,
            "unit": reader.key(UNIT, line.unit_id) if line.unit_id else None,
            "person": str(held.person_id) if held else None,
            "name": held.name if held else None,
            "since": since.isoformat() if since else None,
            "decision": held.decision if held else None,
            "duty": line.duty,
            "flags": list(line.flags),
        }
