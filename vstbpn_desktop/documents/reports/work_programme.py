"""Chương trình công tác: the year's programme made again under Decree 30, with the annex of assignments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import (
    Appendix,
    Basis,
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    Title,
)
from vstbpn_desktop.documents.reports import assignment_annex, parts
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.outline import Item, Outline, Part, programme_outline
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.folding import fold

CODE = "CTr"
BASIS = "can cu "

ANNEX = Option("annex", "Phụ lục phân công thực hiện nhiệm vụ", "flag", default=True)


@dataclass(frozen=True, slots=True)
class ProgrammeData:
    """The programme as it is printed; `annex` is None where it is not wanted."""

    outline: Outline
    profile: ProfileData
    given: parts.Stamp
    annex: tuple[assignment_annex.AssignedGroup, ...] | None


def gather(reader: Reader, options: Values) -> ProgrammeData:
    """Read the programme; names and profile as of the day it bears, else today or the year's first day."""
    outline = programme_outline(reader, options["year"])
    today = reader.as_of
    day = outline.issued_on or (today if today.year == outline.year else dt.date(outline.year, 1, 1))
    then = Reader(reader.connection, reader.registry, day)
    number, date = options["number"] or outline.symbol, options["date"] or outline.issued_on
    given = parts.Stamp(number, date, options["draft"])
    annex = tuple(assignment_annex.gather(then, outline, given.draft)) if options["annex"] else None
    return ProgrammeData(outline, profile_at(then, day), given, annex)


def compose(data: ProgrammeData) -> Document:
    """The document: every line of the programme in its own words, numbering as in the source."""
    outline = data.outline
    blocks: list[Block] = [
        parts.letterhead(data.profile, CODE, data.given),
        Title(_kind(outline).upper(), _subject(outline)),
        *_preamble(outline.preamble),
    ]
    for part in outline.parts:
        blocks += _part(part, pointer=data.annex is not None and _first_with_tasks(outline) is part)
    blocks += map(Paragraph, outline.closing)
    blocks = _ended(blocks)
    blocks.append(_signature(outline, data.profile))
    if data.annex is not None:
        blocks += _annex(data)
    return Document(
        title=f"{_kind(outline)} {_subject(outline)}",
        blocks=tuple(blocks),
        draft=data.given.draft,
        author=data.profile.committee_name,
        dated=data.given.dated,
    )


def notes(data: ProgrammeData) -> tuple[str, ...]:
    """What is not printed, and what is to be confirmed."""
    outline = data.outline
    printed = "\n".join(outline.recipients)
    left = [line for line in (*outline.unread, *outline.appendix) if line not in printed]
    unread = "; ".join(f"“{line}”" for line in left)
    told = (
        (unread, f"Phần của văn bản gốc không in lại: {unread}."),
        (outline.added, f"{len(outline.added)} nhiệm vụ phát sinh trong năm không thuộc văn bản này."),
        (data.profile.unconfirmed, f"Hồ sơ Ban cần xác nhận: {data.profile.unconfirmed}"),
    )
    return tuple(words for applies, words in told if applies)


def _kind(outline: Outline) -> str:
    return outline.kind_name.strip().capitalize() or "Chương trình"


def _subject(outline: Outline) -> str:
    """The title without the kind of document where the source has both on one line."""
    title = outline.title.strip()
    kind = _kind(outline)
    without = title[len(kind) :].strip() if fold(title).startswith(fold(kind) + " ") else title
    return without[:1].upper() + without[1:]


def _preamble(lines: Iterable[str]) -> Iterator[Block]:
    """Lines that say "Căn cứ …" are bases and stand in italics; the rest is running text."""
    basis: list[str] = []
    for line in lines:
        if fold(line).startswith(BASIS):
            basis.append(line)
            continue
        if basis:
            yield Basis(tuple(basis))
            basis = []
        yield Paragraph(line)
    if basis:
        yield Basis(tuple(basis))


def _first_with_tasks(outline: Outline) -> Part | None:
    return next((part for part in outline.parts if part.tasks), None)


def _part(part: Part, pointer: bool) -> Iterator[Block]:
    if part.text or part.marker:
        yield Heading(f"{part.marker} {part.text}".strip())
    if pointer:
        yield Paragraph(Run("(Phân công thực hiện từng nhiệm vụ tại Phụ lục kèm theo.)", italic=True))
    yield from map(_item, part.items)
    for group in part.groups:
        yield Heading(f"{group.marker} {group.text}".strip(), 2)
        yield from map(_item, group.items)


def _item(item: Item) -> Block:
    return Bullets((item.text,), item.marker) if item.marker else Paragraph(item.text)


def _ended(blocks: list[Block]) -> list[Block]:
    """The last text closed by "./."; nothing else of it changes."""
    last = blocks[-1]
    if isinstance(last, Bullets):
        return [*blocks[:-1], replace(last, items=(parts.ended(str(last.items[0])),))]
    if isinstance(last, Paragraph):
        return [*blocks[:-1], Paragraph(parts.ended(str(last.text)))]
    return blocks


def _signature(outline: Outline, profile: ProfileData) -> Signature:
    """The source's own signature and recipients; those of the profile where it has none."""
    if outline.sign_above:
        titles, under, name = outline.sign_above, outline.sign_below, outline.signer
    else:
        titles, under, name = profile.sign_above, profile.sign_below, profile.signer
    listed = outline.recipients or parts.recipients(profile, ())[:-1]
    filing = parts.filing_line(outline.filing or profile.filing)
    to = tuple(line.lstrip("- ").rstrip(" ;.") for line in listed)
    return Signature(titles, parts.posts(under), name, (*to, filing))


def _annex(data: ProgrammeData) -> tuple[Block, ...]:
    note = parts.annex_note(_kind(data.outline), CODE, data.profile, data.given)
    title = ("PHÂN CÔNG THỰC HIỆN NHIỆM VỤ", f"NĂM {data.outline.year}")
    return (Appendix(None, title, note, landscape=True), assignment_annex.table(data.annex or ()))


SPEC = DocumentSpec(
    id="work-programme",
    label="Chương trình công tác",
    description="Chương trình công tác năm theo đúng thể thức, kèm phụ lục phân công.",
    options=(parts.YEAR, ANNEX, parts.NUMBER, parts.DATE, parts.DRAFT),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
