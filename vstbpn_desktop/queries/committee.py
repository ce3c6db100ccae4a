"""Who sits in which committee on a day, and what a new decision on its members must change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, select

from vstbpn_desktop.queries.committee_rules import composition_rules
from vstbpn_desktop.queries.posts import Post, Posts, is_one_of_a_kind, posts_on
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.committee import Committee
from vstbpn_desktop.records.person import Person
from vstbpn_desktop.records.seat import LEADING, ROLES, Seat, SeatHolder
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit import Unit
from vstbpn_desktop.spec.kinds import ALWAYS, FOREVER
from vstbpn_desktop.vietnamese.dates import format_date

VACANT, CARRIED, NO_DUTY = "vacant", "carried_over", "no_duty"
UNIT_ENDED, UNCONFIRMED = "unit_ended", "unconfirmed"
REPLACE, ADD, REMOVE, COMPOSITION = "replace", "add", "remove", "composition"

_ROLE_WORDS = {option.id: option.label for option in ROLES}


def role_words(role: str) -> str:
    """A role as the officer calls it."""
    return _ROLE_WORDS.get(role, role)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who fills a seat: since when, by which decision; `post` is hers where it is not the seat's."""

    person_id: int
    name: str
    gender: str
    since: dt.date
    decision: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat on a day: its post, who fills it, what is to be seen about it.

    `committee` is the key of its committee, `committee_unit` the unit that one is of (None: the province's);
    `ended` is the day the seat's unit ended, None where it goes on.
    `flags`: vacant; carried_over where the holder left the post and sits on until replaced; unit_ended;
    no_duty; unconfirmed where no decision is known by which the holder sits there.
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
        return role_words(self.role)

    @property
    def held_post(self) -> str:
        """The post of who fills it: the seat's, unless a person of another post was chosen."""
        return self.holder.post if self.holder and self.holder.post else self.post

    @property
    def changes(self) -> bool:
        """Whether the next decision has something to do here."""
        return any(flag in self.flags for flag in (VACANT, CARRIED, UNIT_ENDED))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a new decision must change or the officer should look at."""

    kind: str
    committee: str
    seat: int | None
    words: str
    out: str = ""
    into: str = ""


def roster(reader: Reader, day: dt.date, committee_id: int | None = None) -> list[SeatLine]:
    """The seats of a committee (None: of all) that exist on a day, in their order."""
    query = (
        select(Seat, SeatHolder.person_id, SeatHolder.valid_from.label("since"), SeatHolder.decision,
               SeatHolder.post.label("own_post"), Person.name, Person.gender, Committee.code,
               Unit.valid_to.label("unit_ends"), Committee.unit_id.label("committee_unit"))
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
    posts = posts_on(reader, day)
    return [_line(row, posts, day) for row in reader.connection.execute(query)]


def _line(row: Any, posts: Posts, day: dt.date) -> SeatLine:
    held = None
    if row.person_id is not None:
        held = Holder(row.person_id, row.name, row.gender, row.since, row.decision, row.own_post)
    ended = row.unit_ends if row.unit_ends is not None and row.unit_ends <= day else None
    left, others = _standing(row, held, posts)
    flags = (
        *((VACANT,) if held is None else ()),
        *((CARRIED,) if left else ()),
        *((UNIT_ENDED,) if ended else ()),
        *(() if row.duty.strip() else (NO_DUTY,)),
        *((UNCONFIRMED,) if held and not held.decision.strip() else ()),
    )
    successors = tuple((post.person_id, post.name) for post in others)
    return SeatLine(
        row.id, row.committee_id, row.code, row.committee_unit, row.number, row.role, row.post, row.unit_id,
        ended, row.duty, held, flags, successors,
    )  # fmt: skip


def _standing(row: Any, held: Holder | None, posts: Posts) -> tuple[bool, list[Post]]:
    """Whether the holder left the post she sits by, and who else holds the seat's, the newest first."""
    fitting = posts.fitting(row.post, row.unit_id)
    others = [post for post in fitting if held is None or post.person_id != held.person_id]
    others.sort(key=lambda post: post.since, reverse=True)
    if held is None:
        return False, others
    own_posts = posts.fitting(held.post, None) if held.post else fitting
    own = max((post.since for post in own_posts if post.person_id == held.person_id), default=None)
    if own is None:
        return bool(others or held.person_id in posts.known), others
    # A person of another post was chosen knowingly: only who came after that day is news.
    known = held.since if held.post else own
    others = [post for post in others if post.since > known and is_one_of_a_kind(row.post)]
    return bool(others), others


def review(reader: Reader, day: dt.date, committee_id: int | None = None) -> list[Finding]:
    """Rà soát kiện toàn: what the decisions on members should change as of a day, of one committee or all."""
    lines = roster(reader, day, committee_id)
    found = [finding for line in lines if (finding := seat_finding(line))]
    found += [_no_duty(line) for line in lines if NO_DUTY in line.flags]
    return [*found, *_composition(reader, lines)]


def seat_finding(line: SeatLine) -> Finding | None:
    """What the next decision has to do with a seat; None where nothing."""
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
    by_committee: dict[str, list[SeatLine]] = {}
    for line in lines:
        by_committee.setdefault(line.committee, []).append(line)
    rules = composition_rules(reader)
    for key, own in by_committee.items():
        for words in rules.warnings(own):
            yield Finding(COMPOSITION, key, None, words)


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
            "gender": held.gender or None if held else None,
            "holder_post": line.held_post if held else None,
            "since": since.isoformat() if since else None,
            "decision": held.decision if held else None,
            "duty": line.duty,
            "flags": list(line.flags),
            "successors": [name for _, name in line.successors],
        }
