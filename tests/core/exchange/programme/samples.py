"""Programmes to read in tests, and what it means that no word of them was lost."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from vstbpn_desktop.exchange.programme import ProgrammeDraft, assemble, classify, read_text
from vstbpn_desktop.exchange.programme.draft import Item
from vstbpn_desktop.exchange.programme.source import Column

OWN = Path(__file__).with_name("chuong-trinh-mau.txt")
SEED = Path(__file__).parents[5] / "shared" / "domain" / "chuong-trinh-2020.txt"

own_text = OWN.read_text(encoding="utf-8")


def seed_text() -> str:
    """The real programme, which stands beside the project where it is developed."""
    if not SEED.exists():
        pytest.skip("the real programme is not beside this checkout")
    return SEED.read_text(encoding="utf-8")


def understood(text: str) -> ProgrammeDraft:
    return assemble(classify(read_text(text)))


def squeezed(text: str) -> str:
    """The characters of a text, composed: no white space, no invisible characters, no stars of bold marks."""
    return unicodedata.normalize("NFC", "".join(char for char in text if not _is_left_out(char)))


def _is_left_out(char: str) -> bool:
    return char.isspace() or char == "*" or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn")


Spoken = tuple[tuple[int, ...], str]


def spoken(draft: ProgrammeDraft) -> list[Spoken]:
    """Every piece of a draft by its public fields, with the lines it came from."""
    pieces: list[Spoken] = [(draft.title_at, draft.title)]
    passages = (*draft.letterhead.lines, *draft.preamble, *draft.table_heads, *draft.closing, *draft.appendix,
                *draft.recipients_head, *draft.recipient_notes, *draft.filings, *draft.unread)  # fmt: skip
    pieces += [(passage.at, f"{passage.marker} {passage.text}") for passage in passages]
    for part in draft.parts:
        pieces.append((part.at, f"{part.marker} {part.title}"))
        pieces += [(passage.at, passage.text) for passage in part.intro]
    for group in (*draft.loose_groups, *(group for part in draft.parts for group in part.groups)):
        pieces.append((group.at, f"{group.marker} {group.title}"))
        pieces += [(passage.at, passage.text) for passage in group.intro]
    pieces += [(item.at, " ".join(_item_words(item))) for item in draft.items]
    pieces += [(one.at, f"{one.marker} {one.text}") for one in draft.recipients]
    sign = draft.signature
    pieces.append((sign.at, " ".join((*sign.above, *sign.below, *sign.notes, sign.name))))
    return sorted(pieces, key=lambda piece: piece[0])


def _item_words(item: Item) -> Iterator[str]:
    """Marker and text; the other cells of its row beside them."""
    if not any(cell.column is Column.MARKER for cell in item.cells):
        yield item.marker
    yield from (cell.text for cell in item.cells if cell.column is not Column.TEXT)
    yield item.text


def assert_nothing_lost(source: str, draft: ProgrammeDraft, *, corrected: bool = False) -> None:
    """All characters of the source are in the draft, as often and in their order where it is kept.

    A correction may cut lines and set their halves apart; otherwise every line is found whole.
    """
    pieces = spoken(draft)
    expected, found = squeezed(source), squeezed("".join(text for _, text in pieces))
    if expected == found:
        return
    assert Counter(found) == Counter(expected)
    if corrected:
        return
    lines = re.split(r"[\n\r\v\f\t\x85\u2028\u2029]| {4,}", source)
    if not any(line[:1] and unicodedata.combining(line[0]) for line in lines):
        assert all(squeezed(line) in found for line in lines)
    assert not _is_in_order(draft, pieces), "the words are all there, but not in their order"


def _is_in_order(draft: ProgrammeDraft, pieces: Iterable[Spoken]) -> bool:
    """Whether no piece was put together around another, and no row's cells changed places."""
    order = [index for at, _ in pieces for index in at]
    sign = draft.signature
    turned = bool(sign.notes) or (sign.name != "" and draft.lines[sign.at[-1]].words != sign.name)
    rows = any(item.cells for item in draft.items)
    return order == sorted(set(order)) and not rows and not turned
