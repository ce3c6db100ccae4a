"""What documents share: options, letterhead, signature, heads of annexes, the last full stop (Decree 30)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from vstbpn_desktop.documents import rich
from vstbpn_desktop.documents.model import Addressee, Bullets, Letterhead, Line, Paragraph, Run, Signature
from vstbpn_desktop.documents.reports.spec import Option, Setting, Values
from vstbpn_desktop.queries.profile import ProfileData
from vstbpn_desktop.vietnamese.dates import blank_prose_date, prose_date
from vstbpn_desktop.vietnamese.folding import fold

# Room for the number, written by hand after signing; blanks that no renderer joins.
HARD_BLANK = "\u00a0"
BLANK_NUMBER = HARD_BLANK * 6
END = "./."
LINE, DOTS, SHORT_DOTS = "…" * 30, "…" * 20, "…" * 12
"""What is written on by hand: a whole line, the rest of one after a word or two, after several words."""
LONGEST_POST = 30
_POST = re.compile(r"^(.*GIÁM ĐỐC) (SỞ .*)$")
AS_ABOVE = "nhu tren"
FILING = "Lưu:"

YEAR = Option("year", "Năm", "year", default=lambda setting: setting.year)
DRAFT = Option(
    "draft", "Dự thảo", "flag", default=False, help="In dấu DỰ THẢO, tô vàng chỗ cần xác nhận.", once=True
)
NUMBER = Option("number", "Số văn bản", "text", default="", help="Để trống khi trình ký.", once=True)
DATE = Option("date", "Ngày ký", "date", help="Để trống khi trình ký.")
TO = Option("to", "Kính gửi", "lines", default=(), help="Mỗi nơi một dòng. Để trống: theo hồ sơ Ban.")


def period_end(setting: Setting) -> dt.date:
    """A report shows statuses as of the period's last day unless another date is chosen (rules, Periods)."""
    last: dt.date = setting.values["period"].last_day
    return last


AS_OF = Option(
    "as_of", "Chốt số liệu", "date", default=period_end, help="Để trống: ngày cuối của kỳ báo cáo."
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What records staff give a document, number and date, blank until then; and whether it is a draft."""

    number: str
    dated: dt.date | None
    draft: bool


def stamp(values: Values) -> Stamp:
    """The stamp of the options chosen."""
    return Stamp(values["number"], values["date"], values["draft"])


def marked(text: str, unconfirmed: bool, draft: bool) -> Line:
    """A value, highlighted in a draft where it is still to be confirmed (rules, Starters)."""
    return Run(text, highlight=True) if unconfirmed and draft else text


def number_words(number: str, code: str, suffix: str) -> str:
    """ "05/BC-BVSTBPN", the number blank until it is given; a whole symbol is left as it is."""
    if "/" in number:
        return re.sub(r"^số\s*:?\s*", "", number.strip(), flags=re.IGNORECASE)
    digits = f"{int(number):02d}" if number.isdigit() else number
    return f"{digits or BLANK_NUMBER}/{code}-{suffix}"


def letterhead(profile: ProfileData, code: str, given: Stamp) -> Letterhead:
    """Issuing body, symbol, place and date; `code` abbreviates the kind of document (appendix III)."""
    date = prose_date(given.dated) if given.dated else blank_prose_date()
    return Letterhead(
        parent=profile.parent_agency.upper(),
        agency=(marked(profile.committee_name.upper(), bool(profile.unconfirmed), given.draft),),
        symbol=f"Số: {number_words(given.number, code, profile.symbol_suffix)}",
        place_date=f"{profile.place_name or '…'}, {date}",
    )


def annex_note(kind: str, code: str, profile: ProfileData, given: Stamp) -> str:
    """ "(Kèm theo Báo cáo số … ngày … của …)" below the title of an annex."""
    number = number_words(given.number, code, profile.symbol_suffix)
    return kept_with(kind, number, given, profile.committee_name)


def kept_with(kind: str, symbol: str, given: Stamp, issuer: str) -> str:
    """ "(Kèm theo Báo cáo số … ngày … của …)", its date held together."""
    date = (prose_date(given.dated) if given.dated else blank_prose_date()).replace(" ", HARD_BLANK)
    return f"(Kèm theo {kind} số {symbol} {date} của {issuer})"


def addressee(to: tuple[str, ...]) -> tuple[Addressee, ...]:
    """ "Kính gửi: …"; nothing where it goes to nobody above."""
    return (Addressee(to),) if to else ()


def signature(profile: ProfileData, recipients: tuple[str, ...]) -> Signature:
    """The signer's block of the profile: two-tier where the committee uses the department's seal."""
    return Signature(
        titles=profile.sign_above,
        under=posts(profile.sign_below),
        name=profile.signer,
        recipients=recipients,
    )


def posts(words: tuple[str, ...]) -> tuple[str, ...]:
    """The post in another body, a long one broken before the body's name: "GIÁM ĐỐC" / "SỞ …"."""
    return tuple(
        part
        for line in words
        for part in (_POST.sub(r"\1\n\2", line).split("\n") if len(line) > LONGEST_POST else (line,))
    )


def recipients(profile: ProfileData, to: tuple[str, ...]) -> tuple[str, ...]:
    """The profile's "Nơi nhận": "Như trên" first where there is a "Kính gửi", the filing line last."""
    listed = sent_to(profile.recipients)
    above = [line for line in profile.recipients if fold(line).startswith(AS_ABOVE)] or ["Như trên"]
    return (*(above[:1] if to else ()), *listed, filing_line(profile.filing))


def sent_to(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """The recipients without "Như trên", which stands for those of "Kính gửi"."""
    return tuple(line for line in recipients if not fold(line).startswith(AS_ABOVE))


def filing_line(filing: str) -> str:
    """ "Lưu: VT, BVSTBPN." from what stands in the profile or the programme."""
    words = filing.strip().lstrip("- ").rstrip(" .;")
    return f"{words}." if fold(words).startswith("luu") else f"{FILING} {words}."


def ended(text: str) -> str:
    """The text with "./.", the end of an official document; one that has it is left as it is."""
    bare = text.rstrip()
    return bare if bare.endswith(END) else f"{bare.removesuffix('.')}{END}"


def own_words(text: str) -> tuple[Paragraph | Bullets, ...]:
    """The officer's own text: its paragraphs and lists."""
    found: list[Paragraph | Bullets] = []
    for marker, members in rich.lists(rich.pieces(text)):
        words = tuple(member.text for member in members)
        found += [Bullets(words, marker)] if marker else [Paragraph(text) for text in words]
    return tuple(found)
