"""What a document is: immutable blocks that name their role and never a font.

A report composes a `Document`; every renderer walks the same blocks. All text is cleaned here, once
(see `text.clean`), so that Word, PDF and Excel hold the same characters.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Literal

from vstbpn_desktop.documents.sheets import Certificate
from vstbpn_desktop.documents.styles import PAPER
from vstbpn_desktop.documents.table import (
    Align,
    Cell,
    Column,
    GroupRow,
    HeaderCell,
    Kind,
    Row,
    Table,
    format_cell,
)
from vstbpn_desktop.documents.text import (
    Line,
    Lines,
    Run,
    Text,
    clean,
    clean_text,
    is_blank,
    lines,
    listed,
    plain,
    runs,
    set_fields,
)
from vstbpn_desktop.vietnamese.roman import roman

__all__ = [
    "Addressee",
    "Align",
    "Appendix",
    "Basis",
    "Block",
    "Bullets",
    "Cell",
    "Centred",
    "Column",
    "Document",
    "Envelope",
    "GroupRow",
    "HeaderCell",
    "Heading",
    "Kind",
    "Labels",
    "Letterhead",
    "Line",
    "Lines",
    "NextPaper",
    "PageBreak",
    "Paragraph",
    "Row",
    "Run",
    "Section",
    "Signature",
    "Signer",
    "Signers",
    "Table",
    "Text",
    "Title",
    "clean",
    "format_cell",
    "is_blank",
    "lines",
    "listed",
    "plain",
    "runs",
]


def _items(items: Iterable[Text]) -> tuple[Text, ...]:
    return tuple(item for item in map(clean_text, items) if not is_blank(item))


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Places 1-4 and 5b of Decree 30: issuing body, symbol, place and date.

    `parent` is the body above (None: none), `agency` the lines of the issuing body's name, `symbol` the whole
    line "Số: 12/BC-BVSTBPN", `about` the "V/v …" of an official letter, `urgency` the framed mark of place
    10b ("KHẨN"). Nation and motto are styles. With the `form` of a copy ("SAO Y", forms 3.1 of appendix III)
    it is the head of a copy: below a rule over the whole width, the form in place of nation and motto.
    """

    parent: Text | None
    agency: Lines
    symbol: Text
    place_date: Text
    about: Text | None = None
    urgency: str = ""
    form: str = ""

    def __post_init__(self) -> None:
        set_fields(
            self,
            form=clean(self.form).strip(),
            urgency=clean(self.urgency).strip(),
            parent=None if self.parent is None else clean_text(self.parent),
            agency=lines(self.agency),
            symbol=clean_text(self.symbol),
            place_date=clean_text(self.place_date),
            about=None if self.about is None else clean_text(self.about),
        )


@dataclass(frozen=True, slots=True)
class Title:
    """Place 5a: the kind of document in capitals and its subject, one string or lines broken by sense.

    `note` is the italic line below them of a text brought into force (form 1.3): "(Kèm theo Quyết định …)".
    """

    kind: Text
    subject: Line | Lines = ()
    note: Text = ""

    def __post_init__(self) -> None:
        set_fields(self, kind=clean_text(self.kind), subject=lines(self.subject), note=clean_text(self.note))


@dataclass(frozen=True, slots=True)
class Addressee:
    """Place 9a: "Kính gửi:"; one on the same line, several below each other with dashes."""

    to: tuple[Text, ...] | str

    def __post_init__(self) -> None:
        set_fields(self, to=_items((self.to,) if isinstance(self.to, str) else self.to))


@dataclass(frozen=True, slots=True)
class Basis:
    """The "Căn cứ …" lines, in italics; the ends ";" and "." are added where they are missing."""

    items: tuple[Text, ...]

    def __post_init__(self) -> None:
        set_fields(self, items=_items(self.items))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number in the text: level 1 "I. CAPITALS", 2 "1. Bold", 3 "a) plain"."""

    text: Text
    level: Literal[1, 2, 3] = 1

    def __post_init__(self) -> None:
        set_fields(self, text=clean_text(self.text))


@dataclass(frozen=True, slots=True)
class Centred:
    """A bold line of its own in the middle: "QUYẾT ĐỊNH:", the authority of a decision, "Chương I"."""

    text: Line | Lines

    def __post_init__(self) -> None:
        set_fields(self, text=lines(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, justified with its first line indented."""

    text: Text

    def __post_init__(self) -> None:
        set_fields(self, text=clean_text(self.text))


@dataclass(frozen=True, slots=True)
class Bullets:
    """Paragraphs that begin with a marker ("-", "+")."""

    items: tuple[Text, ...]
    marker: str = "-"

    def __post_init__(self) -> None:
        set_fields(self, items=_items(self.items), marker=clean(self.marker))


@dataclass(frozen=True, slots=True)
class Signature:
    """Places 7 and 9b: the signer's block at the right, "Nơi nhận" at the left.

    `titles` are the lines above the signature ("KT. TRƯỞNG BAN", …), `under` the post in another body printed
    between signature and name (two-tier block), `recipients` the list with or without dashes and semicolons,
    `drafter` the drafter's mark and the number of copies, at the end of the last line (place 12, "PL.(300)").
    """

    titles: Lines
    under: Lines = ()
    name: Text = ""
    recipients: tuple[Text, ...] = ()
    drafter: Text = ""

    def __post_init__(self) -> None:
        set_fields(
            self,
            drafter=clean_text(self.drafter),
            titles=lines(self.titles),
            under=lines(self.under),
            name=clean_text(self.name),
            recipients=_items(self.recipients),
        )


@dataclass(frozen=True, slots=True)
class Signer:
    """One of several who sign: post, a remark such as "(Ký, ghi rõ họ tên)" below it, the name."""

    titles: Line | Lines
    note: Text = ""
    name: Text = ""

    def __post_init__(self) -> None:
        set_fields(self, titles=lines(self.titles), note=clean_text(self.note), name=clean_text(self.name))


@dataclass(frozen=True, slots=True)
class Signers:
    """Several signers side by side, from the left: secretary and chair of minutes (form 1.9), a list's maker.

    `recipients` is printed below them.
    """

    signers: tuple[Signer, ...]
    recipients: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if not self.signers:
            raise ValueError("somebody must sign")
        set_fields(self, signers=tuple(self.signers), recipients=_items(self.recipients))


@dataclass(frozen=True, slots=True)
class Appendix:
    """The head of an appendix; begins a section with its own page numbers, upright or `landscape`.

    `number` None leaves the numbering to the document: "Phụ lục" alone, "Phụ lục I, II …" where there are
    several. `note` is the italic line "(Kèm theo Báo cáo số …)".
    """

    number: str | None
    title: Line | Lines
    note: Text = ""
    landscape: bool = False

    def __post_init__(self) -> None:
        set_fields(
            self,
            number=None if self.number is None else clean(self.number),
            title=lines(self.title),
            note=clean_text(self.note),
        )


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class NextPaper:
    """Another paper of the same file begins: its own page numbers, upright or `landscape`."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Envelope:
    """One envelope: the sender's lines at the upper left, the first in bold those of `name`, and the address.

    `number` is the symbol of what is inside ("Số: 12/GM-BVSTBPN"), `to` the lines of the address, the first
    with its "Kính gửi:". The document's `paper` is one of `styles.ENVELOPES`.
    """

    parent: Text
    name: Lines
    details: Lines
    number: Text
    to: tuple[Text, ...]

    def __post_init__(self) -> None:
        set_fields(
            self,
            parent=clean_text(self.parent),
            name=lines(self.name),
            details=lines(self.details),
            number=clean_text(self.number),
            to=_items(self.to),
        )


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels to be stuck on, each with its lines, from the `start`th of the first sheet (1: the first).

    The document's `paper` is one of `styles.LABELS`.
    """

    items: tuple[tuple[Text, ...], ...]
    start: int = 1

    def __post_init__(self) -> None:
        set_fields(self, items=tuple(_items(item) for item in self.items), start=max(1, self.start))


Opening = Letterhead | Title | Addressee | Basis
Body = Heading | Centred | Paragraph | Bullets | Table | PageBreak
Post = Envelope | Labels
Block = Opening | Body | Signature | Signers | Appendix | NextPaper | Post | Certificate


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation and one numbering; `label` is "Phụ lục II" where an appendix begins it."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    label: str = ""

    @property
    def is_appendix(self) -> bool:
        """True where it belongs to the paper before it."""
        return bool(self.label)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `draft` adds the mark "DỰ THẢO", `practice` "TẬP DƯỢT", and nothing else changes.

    `title`, `author` and `dated` (the day it bears, where it has one) are the file's properties; `landscape`
    turns the pages before the first appendix, `paper` names the sheet (`styles.PAPERS`). `circulation` is the
    framed mark of place 11 ("LƯU HÀNH NỘI BỘ"), which a draft's own mark stands for; `contact` the address at
    the foot of the first page (place 13). `papers` names whom each paper goes to, where there are several.
    """

    title: str
    blocks: tuple[Block, ...]
    draft: bool = False
    author: str = ""
    dated: date | None = None
    landscape: bool = False
    circulation: str = ""
    contact: str = ""
    practice: bool = False
    paper: str = PAPER
    papers: tuple[str, ...] = ()
    sections: tuple[Section, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        blocks = tuple(self.blocks)
        set_fields(self, title=clean(self.title), author=clean(self.author), blocks=blocks)
        set_fields(self, papers=tuple(map(clean, self.papers)))
        set_fields(self, circulation=clean(self.circulation).strip(), contact=clean(self.contact).strip())
        set_fields(self, sections=_sections(blocks, self.landscape))

    @property
    def has_tables(self) -> bool:
        """True where some of it is a table."""
        return any(isinstance(block, Table) for block in self.blocks)


def _sections(blocks: tuple[Block, ...], landscape: bool) -> tuple[Section, ...]:
    """Cut the blocks before each appendix and paper; there is always one section, though it may be empty."""
    starts = [i for i, block in enumerate(blocks) if isinstance(block, Appendix | NextPaper)]
    found = [Section(blocks[: starts[0]] if starts else blocks, landscape)]
    several = sum(isinstance(blocks[i], Appendix) for i in starts) > 1
    count = 0
    for start, end in pairwise([*starts, len(blocks)]):
        head = blocks[start]
        if isinstance(head, NextPaper):
            found.append(Section(blocks[start + 1 : end], head.landscape))
            continue
        assert isinstance(head, Appendix)
        count += 1
        number = head.number if head.number is not None else roman(count) if several else ""
        found.append(Section(blocks[start:end], head.landscape, f"Phụ lục {number}".rstrip()))
    return tuple(found) if found[0].blocks or len(found) == 1 else tuple(found[1:])
