"""What a template may ask for, as a tree of named fields, and the values a filling answers with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.folding import fold

_LIKE_ENOUGH = 0.6
MOST_STEPS = 20_000
"""How often all loops of one filling may turn."""


@dataclass(frozen=True, slots=True)
class FieldNode:
    """A field: its name in tags and another that is taken too, what a person calls it, an example.

    A group has fields of its own and prints as one line; a list is gone through by a loop, its children are
    those of each item.
    """

    name: str
    label: str
    kind: Literal["value", "group", "list"] = "value"
    example: str = ""
    alias: str = ""
    children: tuple[FieldNode, ...] = ()
    _by_name: dict[str, FieldNode] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for child in self.children:
            self._by_name.setdefault(child.alias or child.name, child)
        for child in self.children:
            self._by_name[child.name] = child

    def child(self, name: str) -> FieldNode | None:
        """The field of that name."""
        return self._by_name.get(name)

    def nearest(self, name: str) -> FieldNode | None:
        """The field whose name or words are most like what was written."""
        scored = [(likeness(name, child), child) for child in self.children]
        best = max(scored, key=lambda one: one[0], default=None)
        return best[1] if best is not None and best[0] >= _LIKE_ENOUGH else None

    def nearest_below(self, name: str) -> tuple[FieldNode, FieldNode] | None:
        """The group and the field in it that are most like what was written without a group."""
        scored = [
            (likeness(name, child), group, child) for group in self.children for child in group.children
        ]
        best = max(scored, key=lambda one: one[0], default=None)
        return best[1:] if best is not None and best[0] >= _LIKE_ENOUGH else None


def likeness(name: str, node: FieldNode) -> float:
    """How like a field's names what was written is: 1 the same, 0 not at all."""
    told = name_of(name.replace("_", " "))
    words = set(told.split("_"))
    best = 0.0
    for known in filter(None, (node.name, node.alias)):
        ratio = SequenceMatcher(None, told, known).ratio()
        held = words and words <= set(known.split("_"))
        best = max(best, ratio, _LIKE_ENOUGH + 0.3 * ratio if held else 0.0)
    return best


def name_of(label: str) -> str:
    """ "Tên khi gửi văn bản" → "ten_khi_gui_van_ban": how a field is written in a tag."""
    letters = "".join(c if c.isalnum() else " " for c in fold(label))
    return "_".join(letters.split())


class Steps:
    """Counts the turns of all loops of one filling."""

    def __init__(self) -> None:
        self.left = MOST_STEPS

    def take(self) -> None:
        """One more turn; UserError where there were too many."""
        self.left -= 1
        if self.left < 0:
            raise UserError(
                f"Các vòng lặp của mẫu chạy hơn {MOST_STEPS:,} lượt.".replace(",", "."),
                "Hãy bớt vòng lặp lồng nhau.",
            )


class Later:
    """A value that is worked out when it is asked for."""

    __slots__ = ("work_out",)

    def __init__(self, work_out: Callable[[], Any]) -> None:
        self.work_out = work_out


class Group:
    """A record or another thing with fields: read when first asked for, printed as its title."""

    __slots__ = ("_cache", "_read", "_words", "blanks", "node")

    def __init__(
        self, node: FieldNode, read: Callable[[], Mapping[str, Any]], words: str, blanks: dict[str, None]
    ) -> None:
        self.node = node
        self.blanks = blanks
        self._read = read
        self._words = words
        self._cache: dict[str, Any] | None = None

    def __str__(self) -> str:
        return self._words

    def __bool__(self) -> bool:
        return bool(self._words)

    def has(self, name: str) -> bool:
        """True where there is a field of that name."""
        return self.node.child(name) is not None

    def member(self, name: str) -> Any:
        """The value of a field; what is empty is noted."""
        child = self.node.child(name)
        if child is None:
            raise KeyError(name)
        if self._cache is None:
            self._cache = dict(self._read())
        value = self._cache[child.name]
        if isinstance(value, Later):
            value = self._cache[child.name] = value.work_out()
        if child.kind == "value" and not str(value):
            self.blanks[child.label] = None
        return value


class Items:
    """A list that a loop goes through, printed as its items with semicolons."""

    __slots__ = ("_items", "_steps")

    def __init__(self, items: Iterable[Any], steps: Steps) -> None:
        self._items = tuple(items)
        self._steps = steps

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self._steps.take()
            yield item

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self) -> bool:
        return bool(self._items)

    def __str__(self) -> str:
        return "; ".join(filter(None, map(str, self._items)))


class YesNoWord(str):
    """ "có" and "không": the second is false in a condition."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return str(self) not in ("", "không")


@dataclass(frozen=True, slots=True)
class Context:
    """The values by the names of the top, the steps they share, and what was asked for and empty."""

    values: dict[str, Any]
    blanks: dict[str, None]


def example_context(root: FieldNode) -> Context:
    """Every field with its example; each list with two items."""
    steps: Steps = Steps()
    blanks: dict[str, None] = {}

    def made(node: FieldNode) -> Any:
        if node.kind == "list":
            return Items([_group(node, made, blanks) for _ in range(2)], steps)
        return _group(node, made, blanks) if node.children else node.example

    values = {node.name: made(node) for node in root.children}
    return Context(with_aliases(root, values), blanks)


def with_aliases(root: FieldNode, values: dict[str, Any]) -> dict[str, Any]:
    """The values also under the other names of the top."""
    return {node.alias: values[node.name] for node in root.children if node.alias} | values


def _group(node: FieldNode, made: Callable[[FieldNode], Any], blanks: dict[str, None]) -> Group:
    def read() -> dict[str, Any]:
        return {child.name: made(child) for child in node.children}

    return Group(node, read, node.example, blanks)
