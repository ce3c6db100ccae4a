"""A programme as it was understood, before anything is stored; no word of its source is missing in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vstbpn_desktop.exchange.programme.lines import Line
from vstbpn_desktop.exchange.programme.natures import NATURE_WORDS, Nature
from vstbpn_desktop.exchange.programme.source import Cell
from vstbpn_desktop.vietnamese.citations import Citation, MarkerDate, Target, Term
from vstbpn_desktop.vietnamese.folding import flat

_PURPOSE = re.compile(
    r"\b(?:muc dich|yeu cau|muc tieu|chi tieu|quan diem|tinh hinh|dac diem|danh gia|ket qua)\b"
)
_TASKS = re.compile(r"\b(?:nhiem vu|giai phap|hoat dong|to chuc thuc hien|noi dung)\b")

_WORD = re.compile(r"[^\W\d_]*[^\W\d_IVXLC][^\W\d_]+")

At = tuple[int, ...]
"""Positions in `ProgrammeDraft.lines` (from 0) that a piece was read from."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or line kept as it is; a marker set apart stands in `marker`."""

    text: str
    at: At = ()
    marker: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Group:
    """A numbered group of tasks; groups inside it follow it, their codes begin with its own (A.I, A.I.1)."""

    code: str
    marker: str
    title: str
    intro: tuple[Passage, ...] = ()
    lead: tuple[str, ...] = ()
    at: At = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its code is the numeral as written (II)."""

    code: str
    marker: str
    title: str
    groups: tuple[Group, ...] = ()
    intro: tuple[Passage, ...] = ()
    at: At = ()

    @property
    def is_purpose(self) -> bool:
        """Whether it says why, not what: its lines belong to the programme and are never assigned."""
        plain = flat(self.title)
        return _PURPOSE.search(plain) is not None and not _TASKS.search(plain)


@dataclass(frozen=True, slots=True)
class Item:
    """A task, or a line of purpose in part I. `part` and `group` are codes, "" where it hangs in none.

    `text` is the source's without the marker, details on lines of their own. `dates` are those its words
    name, blanks removed; `due` is set where they give exactly one deadline. `cells` are the table's row it
    came from.
    """

    code: str
    part: str
    group: str
    marker: str
    text: str
    title: str
    nature: Nature
    frequency: str = ""
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    due: date | None = None
    due_inclusive: bool = True
    due_text: str = ""
    product: str = ""
    cells: tuple[Cell, ...] = ()
    at: At = ()


@dataclass(frozen=True, slots=True)
class CitedIn:
    """A citation and the code of the item or group it stands in; "" for the preamble."""

    code: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of "Nơi nhận"; `note` is the remark that belongs to it, as written: "(để báo cáo);"."""

    marker: str
    text: str
    note: str = ""
    at: At = ()

    @property
    def name(self) -> str:
        """Without the closing mark of the list."""
        return self.text.rstrip(" ;,.")

    @property
    def whole(self) -> str:
        return f"{self.text} {self.note}".strip()


@dataclass(frozen=True, slots=True)
class Signature:
    """Two tiers: `above` the title in the committee, `below` the post in the agency, right above the name."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    name: str = ""
    notes: tuple[str, ...] = ()
    at: At = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at: `reason` in words, at these lines."""

    reason: str
    at: At
    code: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines above the title, and what they say about number and date."""

    lines: tuple[Passage, ...] = ()
    symbol: str = ""
    place: str = ""
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeDraft:
    """The whole programme. `lines` are what it was made from: `at` of every piece points into them."""

    kind_name: str = ""
    title: str = ""
    title_at: At = ()
    year: int | None = None
    letterhead: Letterhead = field(default=Letterhead())
    preamble: tuple[Passage, ...] = ()
    parts: tuple[Part, ...] = ()
    loose_groups: tuple[Group, ...] = ()
    items: tuple[Item, ...] = ()
    table_heads: tuple[Passage, ...] = ()
    closing: tuple[Passage, ...] = ()
    recipients_head: tuple[Passage, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    recipient_notes: tuple[Passage, ...] = ()
    filings: tuple[Passage, ...] = ()
    signature: Signature = field(default=Signature())
    appendix: tuple[Passage, ...] = ()
    unread: tuple[Passage, ...] = ()
    citations: tuple[CitedIn, ...] = ()
    marker_dates: tuple[MarkerDate, ...] = ()
    terms: tuple[Term, ...] = ()
    targets: tuple[Target, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def filing(self) -> str:
        """The Lưu line."""
        return "\n".join(passage.text for passage in self.filings)

    @property
    def tasks(self) -> tuple[Item, ...]:
        """The items that are assigned: all but those of parts of purpose."""
        return tuple(item for item in self.items if not self.is_purpose(item))

    def is_purpose(self, item: Item) -> bool:
        """Whether an item belongs to the programme itself and is never assigned."""
        return any(part.is_purpose for part in self.parts if part.code == item.part)

    def to_json(self) -> dict[str, Any]:
        """What `import-programme --dry-run` prints (cli.md), ready for json.dumps."""
        return as_json(self)


def as_json(draft: ProgrammeDraft) -> dict[str, Any]:
    """The draft as plain values; line numbers are those of the source, from 1.

    The keys of the contract, joined, hold every word: what only the keys beyond it name (letterhead, intro,
    closing, appendix …) stands in `preamble` or `unread` as well.
    """
    loose = Part("", "", "", draft.loose_groups)
    return {
        "title": draft.title,
        "year": draft.year,
        "letterhead": _texts(draft.letterhead.lines),
        "symbol": draft.letterhead.symbol,
        "issued": _iso(draft.letterhead.issued),
        "preamble": _texts((*draft.letterhead.lines, *draft.preamble)),
        "parts": [_part(part) for part in (*draft.parts, *([loose] if draft.loose_groups else ()))],
        "items": [_item(item) for item in draft.items],
        "table_heads": _texts(draft.table_heads),
        "citations": [_citation(cited) for cited in draft.citations],
        "marker_dates": list(dict.fromkeys(marker.text for marker in draft.marker_dates)),
        "terms": list(dict.fromkeys(term.text for term in draft.terms)),
        "targets": [target.text for target in draft.targets],
        "closing": _texts(draft.closing),
        "recipients_head": " ".join(_texts(draft.recipients_head)),
        "recipients": [_headed(recipient.marker, recipient.whole) for recipient in draft.recipients],
        "recipient_notes": _texts(draft.recipient_notes),
        "filing": draft.filing,
        "signature": _signature(draft.signature),
        "appendix": _texts(draft.appendix),
        "unread": [*_texts(_beside(draft)), *draft.signature.notes],
        "doubts": [{"code": doubt.code, "reason": doubt.reason, "lines": _sources(draft, doubt.at)}
                   for doubt in draft.doubts],
    }  # fmt: skip


def _beside(draft: ProgrammeDraft) -> Iterator[Passage]:
    """What is understood, but has no key of its own in the contract; then what is not understood."""
    for part in draft.parts:
        yield from part.intro
        for group in part.groups:
            yield from group.intro
    for group in draft.loose_groups:
        yield from group.intro
    said = {recipient.note for recipient in draft.recipients}
    yield from (note for note in draft.recipient_notes if note.text not in said)
    for passages in (draft.table_heads, draft.closing, draft.appendix, draft.unread):
        yield from passages


def _texts(passages: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def _sources(draft: ProgrammeDraft, at: At) -> list[int]:
    return sorted({number for index in at for number in draft.lines[index].sources})


def _headed(marker: str, text: str) -> str:
    """The text, after its marker where that is a word ("Điều 5.") and no mere number or bullet."""
    return f"{marker} {text}" if _WORD.search(marker) else text


def _part(part: Part) -> dict[str, Any]:
    groups = [_group(group) for group in part.groups]
    return {
        "code": part.code,
        "marker": part.marker,
        "title": _headed(part.marker, part.title),
        "intro": _texts(part.intro),
        "groups": groups,
    }


def _group(group: Group) -> dict[str, Any]:
    title = _headed(group.marker, group.title)
    return {"code": group.code, "marker": group.marker, "title": title, "intro": _texts(group.intro)}


def _item(item: Item) -> dict[str, Any]:
    values = {
        "code": item.code,
        "part": item.part or None,
        "group": item.group or None,
        "marker": item.marker,
        "text": _headed(item.marker, item.text),
        "title": item.title,
        "nature": NATURE_WORDS[item.nature],
        "lead": list(item.lead),
        "cooperating": list(item.cooperating),
        "dates": list(item.dates),
        "due": _iso(item.due),
        "due_inclusive": item.due_inclusive,
        "product": item.product,
    }
    cells = [[cell.head, cell.text] for cell in item.cells]
    return {**values, "cells": cells} if cells else values


def _citation(cited: CitedIn) -> dict[str, Any]:
    citation = cited.citation
    return {
        "symbol": citation.symbol,
        "normal": citation.normal,
        "date": _iso(citation.date),
        "issuer": citation.issuer,
        "text": citation.text,
        "item": cited.code or None,
    }


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "above": list(signature.above),
        "below": list(signature.below),
        "name": signature.name,
        "notes": list(signature.notes),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
