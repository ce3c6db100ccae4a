"""What a programme imported again would change: by code, and by likeness where a task moved or changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from vstbpn_desktop.vietnamese.folding import fold

_SAME_CODE = 0.4
_OTHER_CODE = 0.7


class Described(Protocol):
    """A stored task or an item of a draft."""

    @property
    def code(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Pair:
    """A task as it was and as it would be; `moved` when its code changes, `reworded` when its text does."""

    old: Described
    new: Described

    @property
    def moved(self) -> bool:
        return self.old.code != self.new.code

    @property
    def reworded(self) -> bool:
        return _spelled(self.old) != _spelled(self.new)


@dataclass(frozen=True, slots=True)
class Difference:
    """Old and new tasks matched; `added` and `gone` have no counterpart."""

    pairs: tuple[Pair, ...]
    added: tuple[Described, ...]
    gone: tuple[Described, ...]

    @property
    def changed(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.moved or pair.reworded)

    @property
    def same(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if not (pair.moved or pair.reworded))

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.added or self.gone)

    def summary(self) -> str:
        """In words: "1 mới (II.7.1), 2 sửa lời (…), 1 đổi mã (…), 1 không còn (…); 28 giữ nguyên"."""
        reworded = [pair for pair in self.pairs if pair.reworded]
        moved = [pair for pair in self.pairs if pair.moved and not pair.reworded]
        said = [
            _said(len(self.added), "mới", (one.code for one in self.added)),
            _said(len(reworded), "sửa lời", map(_codes, reworded)),
            _said(len(moved), "đổi mã", map(_codes, moved)),
            _said(len(self.gone), "không còn", (one.code for one in self.gone)),
        ]
        changes = ", ".join(words for words in said if words)
        return f"{changes}; {len(self.same)} giữ nguyên" if changes else "Không có gì khác"


def difference(old: Sequence[Described], new: Sequence[Described]) -> Difference:
    """Match old and new: the same words first, then the same code with like words, then the most alike."""
    left, right = list(old), list(new)
    pairs = _same_words(left, right) + _same_code(left, right) + _most_alike(left, right)
    order = {id(one): index for index, one in enumerate(new)}
    pairs.sort(key=lambda pair: order[id(pair.new)])
    return Difference(tuple(pairs), tuple(right), tuple(left))


def _same_words(left: list[Described], right: list[Described]) -> list[Pair]:
    """Equal texts; among several, those of equal codes belong together."""
    pairs = []
    for by_code in (True, False):
        for one in tuple(left):
            key = _key(one, by_code)
            match = next((other for other in right if _key(other, by_code) == key), None)
            if match is not None:
                pairs.append(_take(left, right, one, match))
    return pairs


def _key(one: Described, by_code: bool) -> tuple[str, str]:
    return (one.code if by_code else "", _spelled(one))


def _same_code(left: list[Described], right: list[Described]) -> list[Pair]:
    by_code = {one.code: one for one in right}
    likely = [(one, by_code[one.code]) for one in left if one.code in by_code]
    return [_take(left, right, a, b) for a, b in likely if likeness(a.text, b.text) >= _SAME_CODE]


def _most_alike(left: list[Described], right: list[Described]) -> list[Pair]:
    old, new = [_words(one.text) for one in left], [_words(one.text) for one in right]
    scored = [(_shared(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new)]
    ranked = sorted(
        (one for one in scored if one[0] >= _OTHER_CODE), key=lambda one: (-one[0], one[1], one[2])
    )
    taken_left, taken_right = set[int](), set[int]()
    found: list[tuple[Described, Described]] = []
    for _, i, j in ranked:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            found.append((left[i], right[j]))
    return [_take(left, right, a, b) for a, b in found]


def _take(left: list[Described], right: list[Described], a: Described, b: Described) -> Pair:
    left[:] = [one for one in left if one is not a]
    right[:] = [one for one in right if one is not b]
    return Pair(a, b)


def likeness(one: str, other: str) -> float:
    """How many words two texts share, from 0 to 1; spelling of accents and order of words do not count."""
    return _shared(_words(one), _words(other))


def _words(text: str) -> Counter[str]:
    return Counter(fold(text).split())


def _shared(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _spelled(one: Described) -> str:
    return " ".join(one.text.split())


def _codes(pair: Pair) -> str:
    return f"{pair.old.code} → {pair.new.code}" if pair.moved else pair.new.code


def _said(count: int, what: str, codes: Iterable[str]) -> str:
    return f"{count} {what} ({', '.join(codes)})" if count else ""
