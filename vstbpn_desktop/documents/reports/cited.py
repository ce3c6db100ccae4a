"""The year's programme as other documents cite it, and how a plan opens with it."""

from __future__ import annotations

from vstbpn_desktop.documents.model import Paragraph
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.outline import Outline, programme_outline
from vstbpn_desktop.queries.profile import ProfileData
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.vietnamese.dates import prose_date
from vstbpn_desktop.vietnamese.folding import fold


def outline_of(reader: Reader, year: int) -> Outline | None:
    """The year's programme; None where there is none."""
    try:
        return programme_outline(reader, year)
    except UserError:
        return None


def programme(outline: Outline, profile: ProfileData) -> str:
    """The programme as it is first cited: kind, symbol, date, issuer, subject (Decree 30, appendix I)."""
    subject = outline.title.strip().rstrip(" .")
    kind = outline.kind_name.strip().capitalize() or "Chương trình"
    if fold(subject).startswith(fold(kind)):
        subject = subject[len(kind) :].strip()
    subject = subject if subject.isupper() else subject[:1].lower() + subject[1:]
    if not outline.symbol or not outline.issued_on:
        return f"{kind} {subject}"
    cited = f"{kind} số {outline.symbol} {prose_date(outline.issued_on)}"
    return f"{cited} của {profile.committee_name} về {subject}"


def programme_of(reader: Reader, year: int, profile: ProfileData) -> str:
    """The same of a year; "" where it has no programme."""
    outline = outline_of(reader, year)
    return programme(outline, profile) if outline else ""


def opening(cited: str, agency: str, plan: str) -> Paragraph:
    """How a plan begins: what it carries out, who draws it up, what it is."""
    first = f"Thực hiện {cited}, {agency}" if cited else agency
    return Paragraph(f"{first} xây dựng Kế hoạch {plan} như sau:")
