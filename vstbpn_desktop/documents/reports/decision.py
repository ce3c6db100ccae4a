"""Quyết định, forms 1.2 and 1.3 of Decree 30/2020: authority, basis, articles, a text brought into force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.model import (
    Appendix,
    Block,
    Bullets,
    Centred,
    Document,
    NextPaper,
    Paragraph,
    Title,
)
from vstbpn_desktop.documents.reports import administrative
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover, Kind
from vstbpn_desktop.documents.reports.general import BASIS, SUBJECT
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.symbol_codes import ADMINISTRATIVE_KINDS

KIND = Kind("QĐ", "QUYẾT ĐỊNH")
AUTHORITY = Option(
    "authority", "Thẩm quyền ban hành", "text", default="", help="Để trống: Trưởng ban của Ban."
)
REQUEST = Option("request", "Theo đề nghị của", "text", default="", help="Để trống thì không in dòng này.")
ARTICLES = Option(
    "articles",
    "Các điều",
    "body",
    default="",
    help="Mỗi đoạn một điều, số điều được đánh khi in; danh sách dưới đoạn thuộc điều đó.",
)
ATTACHED = Option(
    "attached", "Văn bản ban hành kèm theo", "body", default="", help="Quy chế, danh sách… in thành phụ lục."
)
ATTACHED_TITLE = Option("attached_title", "Tên văn bản kèm theo", "text", default="")
RESOLVED = "QUYẾT ĐỊNH:"
_OPENINGS = ("về việc", "ban hành", "phê duyệt")
"""How the subject of a decision begins: forms 1.2 and 1.3."""


@dataclass(frozen=True, slots=True)
class DecisionData:
    """A decision: `articles` are their texts without numbers."""

    cover: Cover
    subject: str
    authority: str
    basis: tuple[str, ...]
    articles: tuple[rich.Piece, ...]
    attached: str
    attached_title: str


def gather(reader: Reader, options: Values) -> DecisionData:
    """Read who decides; the request is the last line of the basis."""
    cover = administrative.cover(reader, options)
    request = options["request"]
    asked = (f"Theo đề nghị của {request}",) if request else ()
    return DecisionData(
        cover=cover,
        subject=options["subject"],
        authority=options["authority"] or head_of(cover.issuer.agency),
        basis=(*options["basis"], *asked),
        articles=rich.pieces(options["articles"]),
        attached=options["attached"],
        attached_title=options["attached_title"],
    )


def head_of(agency: str) -> str:
    """ "Trưởng Ban …" of "Ban …", "Chủ tịch Ủy ban …" of "Ủy ban …": who decides for a body."""
    if agency.lower().startswith("ban "):
        return f"Trưởng {agency}"
    return f"Chủ tịch {agency}"


def compose(data: DecisionData) -> Document:
    """The decision and what it brings into force."""
    return decided(data.cover, data.subject, data.authority, data.basis, _articles(data), _annexes(data))


def decided(
    cover: Cover, subject: str, authority: str, basis: tuple[str, ...], articles: Iterable[Block],
    annexes: Iterable[Block] = (),
) -> Document:  # fmt: skip
    """A decision of its parts, "Như Điều …" first among its recipients."""
    told = list(articles)
    issuer = cover.issuer
    last = sum(isinstance(block, Paragraph) for block in told)
    first = f"Như Điều {last}" if last else "Như trên"
    named = replace(cover, issuer=replace(issuer, recipients=(first, *issuer.recipients)))
    named_by: tuple[Block, ...] = administrative.resolve(authority)
    opening = (*named_by, *administrative.basis(basis), Centred(RESOLVED))
    plain = not subject or subject.lower().startswith(_OPENINGS)
    about = subject if plain else f"Về việc {subject[:1].lower()}{subject[1:]}"
    return administrative.paper(named, KIND, about, told, opening=opening, annexes=annexes)


def notes(data: DecisionData) -> tuple[str, ...]:
    """What is left to be written."""
    lacking = (("trích yếu", data.subject), ("căn cứ", data.basis), ("các điều", data.articles))
    return administrative.general_notes(data.cover, lacking)


def _articles(data: DecisionData) -> Iterator[Block]:
    number = 0
    for marker, members in rich.lists(data.articles):
        if marker and number:
            yield Bullets(tuple(piece.text for piece in members), marker)
            continue
        for piece in members:
            number += 1
            yield administrative.article(number, tuple(piece.runs))
    if not data.articles:
        yield from administrative.written("", "Các điều", data.cover.draft)


def _annexes(data: DecisionData) -> Iterator[Block]:
    """The text brought into force: a document of a kind by form 1.3, anything else an appendix."""
    if not data.attached.strip():
        return
    cover, note = data.cover, administrative.annex_note(data.cover, KIND)
    kind, subject = _kind_of(data.attached_title)
    if kind:
        yield NextPaper()
        yield replace(administrative.letterhead(cover, KIND), symbol="", place_date="", urgency="")
        yield Title(kind.upper(), administrative.sentence_case(subject), note)
    else:
        yield Appendix(None, data.attached_title.upper() or "…", note)
    yield from administrative.closed(administrative.written(data.attached, "Văn bản kèm theo", cover.draft))


def _kind_of(title: str) -> tuple[str, str]:
    """ "Quy chế làm việc" → "Quy chế", "làm việc"; no kind where it begins with none of appendix III."""
    kinds = (kind for kind in ADMINISTRATIVE_KINDS.values() if fold(title).startswith(f"{fold(kind)} "))
    kind = max(kinds, key=len, default="")
    words = len(kind.split())
    return kind, " ".join(title.split()[words:])


SPEC = DocumentSpec(
    id="decision",
    label=KIND.word,
    description="Quyết định trực tiếp hoặc ban hành văn bản kèm theo (mẫu 1.2, 1.3).",
    options=(SUBJECT, AUTHORITY, BASIS, REQUEST, ARTICLES, ATTACHED_TITLE, ATTACHED, *ENDING),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
    text_first=True,
)
