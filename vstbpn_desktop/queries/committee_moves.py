"""What a decision changes in a committee, seat by seat: proposed by the review, chosen by the officer, kept
with the paper in words that stay exact: "2=15>23" (seat 2: person 15 leaves, 23 comes), "7=4>!" (the seat
goes with who held it).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import select

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.committee import (
    ADD,
    REMOVE,
    REPLACE,
    VACANT,
    SeatLine,
    role_words,
    roster,
    seat_finding,
)
from vstbpn_desktop.queries.committee_boards import province_committee
from vstbpn_desktop.queries.posts import Posts, unit_names
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.committee import SPEC as COMMITTEE
from vstbpn_desktop.records.person import Person, PersonPost
from vstbpn_desktop.records.seat import Seat
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.vietnamese.folding import fold

TOLD: Final = (ADD, REPLACE, REMOVE)
"""The parts of a difference, in the order of the papers."""
TYPED: Final = ("added", "replaced", "removed", "members")
"""The options of a paper in which the officer types the change herself."""
_WORDS: Final = re.compile(r"(\d+)=(\d*)>(\d*|!)")
_TITLES: Final = {"female": "bà", "male": "ông"}


@dataclass(frozen=True, slots=True)
class Who:
    """A person who leaves or comes; `post` is hers where it is not the seat's."""

    id: int
    name: str
    gender: str = ""
    post: str = ""

    @property
    def titled(self) -> str:
        """ "bà Lê Thị B"; the title only where the gender is known."""
        return " ".join(filter(None, (_TITLES.get(self.gender, ""), self.name)))


@dataclass(frozen=True, slots=True)
class Move:
    """What happens to one seat: who leaves, who comes; `ends`: the seat goes too.

    `kind` is add, replace or remove; vacant where nobody is known yet. `reason` says why it was proposed,
    `choices` are those who hold the seat's post.
    """

    seat: int
    number: int
    role: str
    post: str
    out: Who | None
    into: Who | None
    ends: bool = False
    reason: str = ""
    choices: tuple[Who, ...] = ()

    @property
    def kind(self) -> str:
        """What it is called in the papers."""
        if self.into is None:
            return REMOVE if self.out or self.ends else VACANT
        return REPLACE if self.out else ADD

    @property
    def role_words(self) -> str:
        """The role of the seat."""
        return role_words(self.role)

    @property
    def into_post(self) -> str:
        """The post of who comes."""
        return self.into.post if self.into and self.into.post else self.post

    @property
    def words(self) -> str:
        """As it is kept with the paper."""
        out, into = self.out.id if self.out else "", self.into.id if self.into else ""
        return f"{self.number}={out}>{'!' if self.ends else into}"

    def with_person(self, into: Who | None) -> Move:
        """The same seat given to somebody else, or to nobody."""
        return replace(self, into=into, ends=self.ends and into is None)


def proposed(reader: Reader, committee_id: int, day: dt.date) -> list[Move]:
    """What the review of a committee proposes as of a day; vacant seats for which nobody is known too."""
    return [_proposal(reader, line) for line in roster(reader, day, committee_id) if line.changes]


def decided(reader: Reader, committee_id: int, day: dt.date, words: Iterable[str]) -> list[Move]:
    """The moves that were kept with a paper, in the order of seats. UserError: a seat or person is gone."""
    lines = {line.number: line for line in roster(reader, day, committee_id)}
    found = [_read(reader, committee_id, lines, word, day) for word in words]
    return sorted(found, key=lambda move: move.number)


def told_moves(reader: Reader, options: Mapping[str, Any], day: dt.date) -> tuple[int | None, list[Move]]:
    """(committee, what changes) by the options of a paper: as chosen, else as the review of the day says.

    (None, []) where the change was typed, or the committee is not on file.
    """
    board = committee_of(reader, options.get("committee") or "")
    if board is None:
        return None, []
    if words := options.get("moves"):
        return board, decided(reader, board, day, words)
    if any(options.get(name) for name in TYPED):
        return None, []
    return board, [move for move in proposed(reader, board, day) if move.kind in TOLD]


def committee_of(reader: Reader, code: str) -> int | None:
    """The committee of that code ("": the province's); None where the province's is not kept.

    UserError: no such committee.
    """
    if code:
        return reader.get(COMMITTEE, code)
    found = province_committee(reader)
    return found.id if found else None


def overtaken(
    reader: Reader, committee_id: int, day: dt.date, moves: Sequence[Move]
) -> list[tuple[Move, str]]:
    """The moves whose seat is no longer held by who is to leave, each with who sits there now ("": nobody).

    A move that was made already is none.
    """
    lines = {line.number: line for line in roster(reader, day, committee_id)}
    found = []
    for move in moves:
        line = lines.get(move.number)
        now = line.holder if line else None
        if (now.person_id if now else None) not in (
            move.out.id if move.out else None, move.into.id if move.into else None,
        ):  # fmt: skip
            found.append((move, now.name if now else ""))
    return found


def who(reader: Reader, person_id: int, line_post: str, unit_id: int | None, day: dt.date) -> Who:
    """A person for a seat: her own post is named where it is not the seat's. UserError: no such person."""
    row = reader.connection.execute(
        select(Person.name, Person.gender, Person.post, Person.unit_id).where(Person.id == person_id)
    ).first()
    if row is None:
        raise UserError(f"Không còn người có mã {person_id}.", "Hãy rà soát lại rồi lập lại văn bản.")
    own = _post_on(reader, person_id, day) or (row.post, row.unit_id)
    same = not own[0] or Posts([], unit_names(reader, day)).same(line_post, unit_id, *own)
    return Who(person_id, row.name, row.gender, "" if same else _whole(reader, *own))


def _proposal(reader: Reader, line: SeatLine) -> Move:
    finding = seat_finding(line)
    choices = tuple(Who(person_id, name, _gender(reader, person_id)) for person_id, name in line.successors)
    into = choices[0] if choices and not line.ended else None
    return Move(
        line.id, line.number, line.role, line.post, _holder(line), into, bool(line.ended),
        finding.words if finding else "", choices,
    )  # fmt: skip


def _holder(line: SeatLine) -> Who | None:
    held = line.holder
    return Who(held.person_id, held.name, held.gender, held.post) if held else None


def _gender(reader: Reader, person_id: int) -> str:
    found = reader.connection.execute(select(Person.gender).where(Person.id == person_id)).scalar()
    return found or ""


def _read(reader: Reader, committee_id: int, lines: dict[int, SeatLine], word: str, day: dt.date) -> Move:
    told = _WORDS.fullmatch(word.strip())
    if told is None:
        raise UserError(
            f"“{word}” không phải một thay đổi của Ban.", "Hãy ghi như 2=15>23: ghế 2, 23 thay 15."
        )
    seat = _seat(reader, committee_id, int(told[1]))
    out = who(reader, int(told[2]), seat.post, seat.unit_id, day) if told[2] else None
    line = lines.get(seat.number)
    if out and line and line.holder and line.holder.person_id == out.id:
        out = _holder(line)
    ends = told[3] == "!"
    into = who(reader, int(told[3]), seat.post, seat.unit_id, day) if told[3] and not ends else None
    return Move(seat.id, seat.number, seat.role, seat.post, out, into, ends)


def _seat(reader: Reader, committee_id: int, number: int) -> Any:
    found = reader.connection.execute(
        select(Seat).where(Seat.committee_id == committee_id, Seat.number == number)
    ).first()
    if found is None:
        raise UserError(f"Ban này không có ghế số {number}.", "Hãy rà soát lại rồi lập lại văn bản.")
    return found


def _post_on(reader: Reader, person_id: int, day: dt.date) -> tuple[str, int | None] | None:
    query = (
        select(PersonPost.post, PersonPost.unit_id)
        .where(PersonPost.person_id == person_id)
        .where(PersonPost.valid_from <= day, PersonPost.valid_to > day)
        .order_by(PersonPost.valid_from.desc())
    )
    found = reader.connection.execute(query.limit(1)).first()
    return (found.post, found.unit_id) if found else None


def _whole(reader: Reader, post: str, unit_id: int | None) -> str:
    """ "Phó Giám đốc" of a unit with its name, where the post does not name it."""
    unit = reader.title(UNIT, unit_id) if unit_id and post else ""
    return post if fold(unit) in fold(post) else f"{post} {unit}"
