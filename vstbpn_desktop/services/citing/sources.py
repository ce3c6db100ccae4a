"""From a subject to its passages, each with where it stands and where it is stored."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select

from vstbpn_desktop.documents.model import (
    Appendix,
    Basis,
    Bullets,
    Document,
    Heading,
    Letterhead,
    Line,
    Lines,
    Paragraph,
    Table,
    Title,
    lines,
    plain,
)
from vstbpn_desktop.documents.reports.spec import DocumentSpec
from vstbpn_desktop.documents.table import GroupRow
from vstbpn_desktop.exchange.programme import Item, ProgrammeDraft, assemble, classify, read_text
from vstbpn_desktop.exchange.programme.draft import Group, Part
from vstbpn_desktop.queries import outline as stored
from vstbpn_desktop.queries.citing import Origin, Passage
from vstbpn_desktop.queries.outline import Outline, programme_outline
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.narrative import Narrative
from vstbpn_desktop.records.programme import SPEC as PROGRAMME
from vstbpn_desktop.vietnamese.folding import flat, nfc

_MAY_CITE = re.compile(r"[0-9][^\W_]?\s{0,2}[/-]|nhiem ky|\bluat\b|phap lenh")
_LINE_NUMBER = re.compile(r"\d+")
_PLACES = {"title": "tên", "preamble": "mở đầu", "closing": "phần kết", "appendix": "phụ lục"}


def programme_passages(reader: Reader, year: int) -> tuple[Outline, tuple[Passage, ...]]:
    """The programme of a year in the order of the document. UserError where there is none."""
    outline = programme_outline(reader, year)
    found = reader.get(PROGRAMME, str(year))
    return outline, tuple(_programme(reader.values(PROGRAMME, found), found, outline))


def _programme(values: dict[str, Any], row_id: int, outline: Outline) -> Iterator[Passage]:
    yield from _field(values, row_id, "title", heading=True)
    yield from _field(values, row_id, "preamble")
    rows: dict[tuple[str, str], list[int]] = {}
    for number, line in enumerate(values["lines"]):
        rows.setdefault((line["code"], line["text"] or line["title"]), []).append(number)
    kept = _Kept(values["lines"], row_id, rows)
    for part in outline.parts:
        yield from kept.part(part)
    for item in outline.added:
        yield from kept.item(item)
    yield from _field(values, row_id, "closing")
    yield from _field(values, row_id, "appendix")


def _field(values: dict[str, Any], row_id: int, field: str, heading: bool = False) -> Iterator[Passage]:
    text = nfc(values[field])
    if text.strip():
        yield Passage(text, ((0, _PLACES[field]),), Origin("programme", row_id, field), heading)


class _Kept:
    """The lines of a stored programme, each found again by its code and words."""

    def __init__(
        self, lines: tuple[dict[str, Any], ...], row_id: int, rows: dict[tuple[str, str], list[int]]
    ) -> None:
        self._lines = lines
        self._row_id = row_id
        self._rows = rows

    def part(self, part: stored.Part) -> Iterator[Passage]:
        """A part: its heading, its items, its groups."""
        yield from self._line(part.code, part.marker, part.text, heading=True)
        for item in part.items:
            yield from self.item(item)
        for group in part.groups:
            yield from self._line(group.code, group.marker, group.text, heading=True)
            for item in group.items:
                yield from self.item(item)

    def item(self, item: stored.Item) -> Iterator[Passage]:
        """A task, or a line of the programme itself."""
        if item.task is None:
            yield from self._line(item.code, item.marker, item.text)
            return
        field = "text" if item.task.text else "title"
        origin = Origin("task", item.task.id, field)
        yield Passage(nfc(item.text), ((0, item.code),), origin, marker=item.marker)

    def _line(self, code: str, marker: str, text: str, heading: bool = False) -> Iterator[Passage]:
        found = self._rows.get((code, text), [])
        if not text or not found:
            return
        row = found.pop(0) if len(found) > 1 else found[0]
        part = "text" if self._lines[row]["text"] else "title"
        origin = Origin("programme", self._row_id, "lines", row, part)
        yield Passage(nfc(text), ((0, code),), origin, heading, marker)


def narrative_passages(reader: Reader, spec: DocumentSpec[Any], period: str) -> Iterator[Passage]:
    """The officer's own words in a document, by the names of their sections."""
    labels = {section.id: section.label for section in spec.narratives}
    query = select(Narrative.id, Narrative.section, Narrative.text).where(
        Narrative.document == spec.id, Narrative.period == period
    )
    for row_id, section, text in reader.connection.execute(query):
        place = labels.get(section, section)
        yield Passage(nfc(text), ((0, place),), Origin("narrative", row_id, "text"))


def document_passages(document: Document, stored: Sequence[Passage]) -> Iterator[Passage]:
    """The running text of a composed document; of its tables only the cells that may cite.

    A paragraph is called by what it was made from, else by its number.
    """
    number = 0
    for block in document.blocks:
        for text, heading, marker in _texts(block):
            if text.strip():
                number += 1
                text = nfc(text)
                made_from = next((one.where(0) for one in stored if text in one.text), "")
                yield Passage(text, ((0, made_from or f"đoạn {number}"),), None, heading, marker)


_Told = tuple[str, bool, str]


def _texts(block: object) -> Iterator[_Told]:
    """What a block says: text, whether it is a heading, marker."""
    if isinstance(block, Title):
        yield f"{plain(block.kind)} {_in_one(block.subject)}".strip(), True, ""
    elif isinstance(block, Letterhead):
        yield plain(block.about or ""), True, ""
    elif isinstance(block, Appendix):
        yield _in_one(block.title), True, ""
    elif isinstance(block, Heading | Paragraph):
        yield plain(block.text), isinstance(block, Heading), ""
    elif isinstance(block, Bullets | Basis):
        marker = block.marker if isinstance(block, Bullets) else ""
        for item in block.items:
            yield plain(item), False, marker
    elif isinstance(block, Table):
        yield from _cells(block)


def _in_one(heading: Line | Lines) -> str:
    """The lines of a heading as one."""
    return " ".join(map(plain, lines(heading)))


def _cells(table: Table) -> Iterator[_Told]:
    for row in table.rows:
        cells: tuple[Any, ...] = (row.text,) if isinstance(row, GroupRow) else row
        for cell in cells:
            if isinstance(cell, str) and _MAY_CITE.search(flat(nfc(cell))):
                yield cell, False, ""


def free_passages(text: str) -> tuple[ProgrammeDraft, tuple[Passage, ...]]:
    """A text as one passage whose places are the items of a programme, where it reads as one, else lines."""
    draft = assemble(classify(read_text(text)), None)
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    places = {start: f"dòng {number}" for number, start in enumerate(starts, 1)}
    if draft.parts:
        for code, line in _coded(text, draft):
            places[starts[line - 1]] = code
        places = dict(_carried(places))
    return draft, (Passage(text, tuple(places.items())),)


def _coded(text: str, draft: ProgrammeDraft) -> Iterator[tuple[str, int]]:
    """The code of each part, group and item, and the line (from 1) that it begins on."""
    numbers = {line.number: line.where for line in read_text(text)}
    groups = [*draft.loose_groups, *(group for part in draft.parts for group in part.groups)]
    pieces: tuple[Part | Group | Item, ...] = (*draft.parts, *groups, *draft.items)
    for piece in pieces:
        found = _LINE_NUMBER.search(numbers[draft.lines[piece.at[0]].sources[0]]) if piece.at else None
        if found:
            yield piece.code, int(found[0])


def _carried(places: dict[int, str]) -> Iterator[tuple[int, str]]:
    """An item's code goes on over its further lines."""
    code = ""
    for start, place in places.items():
        code = place if not place.startswith("dòng ") else code
        yield start, code or place


def day_of(today: dt.date, dated: dt.date | None, year: int | None) -> dt.date:
    """The day a document is judged by: its own, else today in its year, else the first of its year."""
    if dated:
        return dated
    return today if year in (None, today.year) else dt.date(year or today.year, 1, 1)
