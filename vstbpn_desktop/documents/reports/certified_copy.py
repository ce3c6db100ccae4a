"""Phần sao: what makes a photocopy a copy with the force of the original, printed below its last part.

Form 3.1 of appendix III and appendix I, part II, of Decree 30/2020/NĐ-CP. Copies of every form take their
numbers from one series of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from vstbpn_desktop.documents.model import Document
from vstbpn_desktop.documents.reports import administrative, parts
from vstbpn_desktop.documents.reports.administrative import ENDING, Cover
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.symbol_codes import COPY_KINDS

FORM = Option(
    "form", "Hình thức sao", "choice", default="SY", choices=tuple(COPY_KINDS.items()),
    help="Sao y từ bản gốc, bản chính; sao lục từ bản sao y; trích sao một phần nội dung.",
)  # fmt: skip
OF = Option("of", "Văn bản được sao", "text", default="", help="Ví dụ: Quyết định số 12/QĐ-UBND.")
_ELSEWHERE = ("urgency", "circulation", "contact")
"""Marks that the copied document bears itself."""


@dataclass(frozen=True, slots=True)
class CopyData:
    """Who copies, in which form, what."""

    cover: Cover
    form: str
    of: str


def gather(reader: Reader, options: Values) -> CopyData:
    """Read the committee."""
    blank = {**options, **dict.fromkeys(_ELSEWHERE, "")}
    return CopyData(administrative.cover(reader, blank), options["form"], options["of"])


def compose(data: CopyData) -> Document:
    """The head below its rule, the recipients and who signs."""
    cover, name = data.cover, COPY_KINDS[data.form]
    given = cover.given
    head = replace(
        parts.letterhead(cover.profile, data.form, given),
        parent=cover.issuer.parent.upper(),
        form=name.upper(),
    )
    return Document(
        title=" ".join(filter(None, (name, data.of))),
        blocks=(head, administrative.signature(cover)),
        draft=cover.draft,
        author=cover.issuer.agency,
        dated=given.dated,
    )


def notes(data: CopyData) -> tuple[str, ...]:
    """What is left to be written."""
    return administrative.general_notes(data.cover, (("văn bản được sao", data.of),))


SPEC = DocumentSpec(
    id="certified-copy",
    label="Bản sao (sao y, sao lục, trích sao)",
    description="Phần sao dưới kẻ suốt, in tiếp vào cuối bản chụp văn bản; số lấy từ dãy riêng của bản sao.",
    options=(FORM, OF, *(option for option in ENDING if option.id not in _ELSEWHERE)),
    gather=gather,
    compose=compose,
    notes=notes,
    sent=True,
)
