"""The help texts: contents in their order, one Markdown file a topic, found by any of their words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from vstbpn_desktop.paths import resource
from vstbpn_desktop.vietnamese.folding import fold

WELCOME: Final = "welcome"
_LINK: Final = re.compile(r"\[([^\]]+)\]\(([a-z0-9-]+)\)")
_MARKS: Final = re.compile(r"[#*|`_]|^\s*[-\d]+[. ]|-{3,}", re.MULTILINE)


class Topic(NamedTuple):
    """One help page: its id is its file's name and, for a page of the window, that page's id."""

    id: str
    title: str
    text: str

    @property
    def links(self) -> tuple[str, ...]:
        """The topics that it leads to."""
        return tuple(found[2] for found in _LINK.finditer(self.text))


class Group(NamedTuple):
    """Topics under one heading of the contents."""

    title: str
    topics: tuple[Topic, ...]


@lru_cache(maxsize=1)
def contents() -> tuple[Group, ...]:
    """All topics in their order; read once."""
    listed = json.loads(resource("help", "contents.json").read_text(encoding="utf-8"))
    return tuple(Group(group["title"], tuple(_read(name) for name in group["topics"])) for group in listed)


def topic(topic_id: str) -> Topic | None:
    """The topic of that id; None where there is none."""
    return next((found for found in topics() if found.id == topic_id), None)


def topics() -> Iterator[Topic]:
    """All topics in their order."""
    for group in contents():
        yield from group.topics


def matching(words: str) -> list[Topic]:
    """The topics that hold every word, accents or not; those with the words in their title first."""
    wanted = fold(words).split()
    found = [(one, fold(one.title)) for one in topics() if all(w in _folded(one) for w in wanted)]
    return [one for one, title in sorted(found, key=lambda pair: not all(w in pair[1] for w in wanted))]


@lru_cache(maxsize=128)
def _folded(one: Topic) -> str:
    plain = _LINK.sub(lambda found: found[1], one.text)
    return fold(f"{one.title} {_MARKS.sub(' ', plain)}")


def _read(name: str) -> Topic:
    text = resource("help", f"{name}.md").read_text(encoding="utf-8")
    first, _, rest = text.partition("\n")
    return Topic(name, first.removeprefix("# ").strip(), rest.strip())
