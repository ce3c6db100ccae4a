"""Posts as they are compared: "Giám đốc" of a unit, "Giám đốc Sở Tài chính", "Giám đốc Sở TC" are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import literal, select, union_all

from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.person import Person, PersonPost
from vstbpn_desktop.records.unit import UnitName
from vstbpn_desktop.spec.kinds import ALWAYS
from vstbpn_desktop.vietnamese.folding import fold

Names = dict[int, tuple[str, ...]]
"""The folded names of units by id, the longest first."""


class Post(NamedTuple):
    """A post somebody holds: its folded words without the name of its unit, and with it."""

    person_id: int
    name: str
    unit_id: int | None
    since: dt.date
    words: str
    whole: str


class Posts:
    """The posts of a day; `known` are the persons whose posts are on file, those that ended among them."""

    def __init__(self, posts: list[Post], names: Names, dated: Iterable[int] = ()) -> None:
        self.known = frozenset(post.person_id for post in posts).union(dated)
        self._all = posts
        self._names = names
        self._of_unit: dict[int | None, list[Post]] = {}
        for post in posts:
            self._of_unit.setdefault(post.unit_id, []).append(post)

    def fitting(self, wanted: str, unit_id: int | None) -> list[Post]:
        """Those that are a seat's: the same words, with the name of its unit or without, at its unit."""
        words = folded(wanted)
        if unit_id is None:
            return [post for post in self._all if words in (post.words, post.whole)]
        bare = without(words, self._names.get(unit_id, ()))
        here, nowhere = self._of_unit.get(unit_id, ()), self._of_unit.get(None, ())
        found = [post for post in here if post.words == bare]
        return found + [post for post in nowhere if post.words == words]

    def same(self, wanted: str, unit_id: int | None, post: str, post_unit: int | None) -> bool:
        """Whether two posts are one."""
        first = without(folded(wanted), self._names.get(unit_id or 0, ()))
        second = without(folded(post), self._names.get(post_unit or 0, ()))
        return (first == second and unit_id == post_unit) or folded(wanted) in (
            folded(post), self._whole(second, post_unit),
        )  # fmt: skip

    def _whole(self, bare: str, unit_id: int | None) -> str:
        names = self._names.get(unit_id or 0, ())
        return f"{bare} {names[0]}" if names else bare


def posts_on(reader: Reader, day: dt.date) -> Posts:
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
    names, found = unit_names(reader, day), []
    for person_id, name, unit_id, since, post in reader.connection.execute(union_all(timed, plain)):
        own = names.get(unit_id or 0, ())
        words = without(folded(post), own)
        whole = f"{words} {own[0]}" if own else words
        found.append(Post(person_id, name, unit_id, since, words, whole))
    dated = select(PersonPost.person_id).where(PersonPost.valid_from <= day)
    return Posts(found, names, reader.connection.execute(dated).scalars())


def unit_names(reader: Reader, day: dt.date) -> Names:
    """The names that units bear on a day, in one statement."""
    columns = (UnitName.unit_id, UnitName.name, UnitName.full_name, UnitName.short_name)
    query = select(*columns).where(UnitName.valid_from <= day, UnitName.valid_to > day)
    return {
        unit: tuple(sorted({folded(name) for name in names if name}, key=len, reverse=True))
        for unit, *names in reader.connection.execute(query)
    }


@lru_cache(maxsize=8192)
def without(words: str, names: tuple[str, ...]) -> str:
    """A post without the name of its unit at the end; a post that is nothing but that stays."""
    for name in names:
        if words.endswith(f" {name}"):
            return words[: -len(name) - 1].rstrip(" ,-")
    return words


@lru_cache(maxsize=8192)
def folded(words: str) -> str:
    """Words as they are compared; the same few posts come again and again."""
    return fold(words).strip()


def is_one_of_a_kind(post: str) -> bool:
    """A unit has one director but several deputies: a new one of these replaces nobody."""
    return not folded(post).startswith("pho ")
