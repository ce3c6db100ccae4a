"""What the register says of a composed document: kind, symbol, subject, signer, recipients, where kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from vstbpn_desktop.documents.model import Document, Letterhead, Signature, Signers, Title, plain
from vstbpn_desktop.documents.reports.parts import AS_ABOVE, FILING
from vstbpn_desktop.documents.text import lines
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.folding import fold
from vstbpn_desktop.vietnamese.symbols import KINDS

LETTER = "Công văn"
LETTER_CODE = "CV"
"""How a series names official letters, which have no code in their symbols."""

_CODES = {fold(name): code for code, name in reversed(KINDS.items())}
_SYMBOL = re.compile(r"^\s*số\s*:\s*", re.IGNORECASE)
_ABOUT = re.compile(r"^v/v\s+", re.IGNORECASE)
_FILED = re.compile(rf"^[-\s]*{FILING}\s*", re.IGNORECASE)
_MARKS = " ;.-"


@dataclass(frozen=True, slots=True)
class Head:
    """The facts; `symbol` is without "Số:", its number blank until it is given. "" for what is not there."""

    kind_code: str
    kind_name: str
    symbol: str
    issuer: str
    subject: str
    signer: str
    recipients: tuple[str, ...]
    kept_by: str

    def values(self) -> dict[str, Any]:
        """As fields of the record, the symbol left out."""
        return {
            "kind_code": self.kind_code, "kind_name": self.kind_name, "issuer": self.issuer,
            "subject": self.subject, "signer": self.signer, "recipients": "\n".join(self.recipients),
            "kept_by": self.kept_by,
        }  # fmt: skip


def head_of(document: Document) -> Head:
    """The head of a composed document. UserError where it is a paper that bears no number."""
    letterhead = _first(document, Letterhead)
    if letterhead is None or not _SYMBOL.match(plain(letterhead.symbol)):
        raise UserError(
            f"“{document.title}” không phải văn bản có số, ký hiệu.",
            "Hãy in hoặc xuất tệp, không cần phát hành.",
        )
    title = _first(document, Title)
    kind = " ".join(plain(title.kind).split()) if title else letterhead.form or LETTER
    code = _CODES.get(fold(kind), "") if kind != LETTER else ""
    signature = _first(document, Signature)
    sent = [plain(line).strip(_MARKS) for line in signature.recipients] if signature else []
    return Head(
        kind_code=code,
        kind_name=KINDS[code] if code else kind.capitalize(),
        symbol=_SYMBOL.sub("", plain(letterhead.symbol)).strip(),
        issuer=document.author,
        subject=_subject(document, letterhead, title),
        signer=_signer(document, signature),
        recipients=tuple(line for line in sent if line and not _FILED.match(line) and not _above(line)),
        kept_by=next((_FILED.sub("", line) for line in sent if _FILED.match(line)), ""),
    )


def _first(document: Document, kind: type[Any]) -> Any:
    return next((block for block in document.blocks if isinstance(block, kind)), None)


def _subject(document: Document, letterhead: Letterhead, title: Title | None) -> str:
    about = _ABOUT.sub("", plain(letterhead.about or ""))
    named = " ".join(plain(line) for line in lines(title.subject)) if title else ""
    return " ".join((about or named or document.title).split())


def _signer(document: Document, signature: Signature | None) -> str:
    if signature is not None:
        return plain(signature.name)
    several = _first(document, Signers)
    return plain(several.signers[-1].name) if several else ""


def _above(line: str) -> bool:
    return fold(line).startswith((AS_ABOVE, "nhu dieu"))
