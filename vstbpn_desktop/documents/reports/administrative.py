"""What every administrative document shares: who issues, to whom, who signs by what authority, the marks.

Decree 30/2020/NĐ-CP, Appendix I: places 1 to 13. A document brings its kind, its subject and its body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from vstbpn_desktop.documents.model import (
    Basis,
    Block,
    Bullets,
    Centred,
    Document,
    Letterhead,
    Line,
    Paragraph,
    Run,
    Signature,
    Title,
    plain,
    runs,
)
from vstbpn_desktop.documents.reports import parts
from vstbpn_desktop.documents.reports.spec import DocumentSpec, Option, Values
from vstbpn_desktop.queries.profile import ProfileData, profile_at
from vstbpn_desktop.queries.reading import Reader

BY_PROFILE, HEAD, ACTING, COLLECTIVE, DEPUTY, BY_ORDER, AUTHORISED = (
    "profile", "head", "acting", "collective", "deputy", "by_order", "authorised",
)  # fmt: skip
AUTHORITIES: Final[dict[str, tuple[str, ...]]] = {
    HEAD: ("TRƯỞNG BAN",),
    ACTING: ("Q. TRƯỞNG BAN",),
    COLLECTIVE: ("TM. BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ", "TRƯỞNG BAN"),
    DEPUTY: ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    BY_ORDER: ("TL. TRƯỞNG BAN",),
    AUTHORISED: ("TUQ. TRƯỞNG BAN",),
}
"""The lines above the signature (place 7a); the post of who signs TL. and TUQ. follows."""
_POST_ABOVE: Final = (BY_ORDER, AUTHORISED)

RECIPIENTS = Option(
    "recipients", "Nơi nhận", "lines", default=(), help="Mỗi nơi một dòng. Để trống: theo hồ sơ Ban."
)
SIGN = Option(
    "sign", "Quyền hạn ký", "choice", default=BY_PROFILE,
    choices=(
        (BY_PROFILE, "theo hồ sơ Ban"), (HEAD, "Trưởng ban ký"), (ACTING, "Q. Trưởng ban"),
        (COLLECTIVE, "TM. Ban"), (DEPUTY, "KT. Trưởng ban"), (BY_ORDER, "TL. Trưởng ban"),
        (AUTHORISED, "TUQ. Trưởng ban"),
    ),
)  # fmt: skip


def _signs_otherwise(values: Values) -> bool:
    return values.get("sign") != BY_PROFILE


POST = Option(
    "post", "Chức vụ người ký", "text", default="", help="Ví dụ: Phó Giám đốc Sở Nội vụ.",
    applies=_signs_otherwise,
)  # fmt: skip
SIGNER = Option("signer", "Họ tên người ký", "text", default="", help="Để trống: theo hồ sơ Ban.")
URGENCY = Option(
    "urgency", "Mức độ khẩn", "choice", default="",
    choices=(("", "không"), ("KHẨN", "khẩn"), ("THƯỢNG KHẨN", "thượng khẩn"), ("HỎA TỐC", "hoả tốc")),
)  # fmt: skip
CIRCULATION = Option(
    "circulation", "Phạm vi lưu hành", "choice", default="",
    choices=(("", "không ghi"), ("LƯU HÀNH NỘI BỘ", "lưu hành nội bộ"),
             ("XEM XONG TRẢ LẠI", "xem xong trả lại")),
)  # fmt: skip
DRAFTER = Option(
    "drafter", "Người soạn thảo, số bản", "text", default="", help="Dòng nhỏ dưới Nơi nhận, ví dụ PL.(30)."
)
CONTACT = Option(
    "contact", "Địa chỉ ở chân trang", "text", default="", help="Địa chỉ, điện thoại, thư điện tử."
)
MARKS = (RECIPIENTS, SIGN, POST, SIGNER, URGENCY, CIRCULATION, DRAFTER, CONTACT)
"""How a document is signed and marked, and to whom it goes."""
ENDING = (*MARKS, parts.NUMBER, parts.DATE, parts.DRAFT)
"""The options at the end of every document."""


class Kind(NamedTuple):
    """A kind of document: its code in symbols (appendix III; official letters have none), its name."""

    code: str
    name: str

    @property
    def word(self) -> str:
        """ "Kế hoạch", as running text begins with it."""
        return self.name[:1] + self.name[1:].lower()


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues: the lines of the letterhead, the end of symbols, who signs how."""

    parent: str
    agency: str
    suffix: str
    place: str
    titles: tuple[str, ...]
    under: tuple[str, ...]
    signer: str
    filing: str
    recipients: tuple[str, ...]
    unconfirmed: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """All of a document but its kind, subject and body; `field` ends the symbol of official letters."""

    profile: ProfileData
    issuer: Issuer
    given: parts.Stamp
    to: tuple[str, ...] = ()
    field: str = ""
    urgency: str = ""
    circulation: str = ""
    drafter: str = ""
    contact: str = ""

    @property
    def draft(self) -> bool:
        """Whether it is printed as a draft."""
        return self.given.draft


def cover(reader: Reader, options: Values, issuer: Callable[[ProfileData], Issuer] | None = None) -> Cover:
    """The cover of the options chosen; names as of the day the document bears, else today."""
    profile = profile_at(reader, options["date"] or reader.as_of)
    return Cover(
        profile=profile,
        issuer=_signed((issuer or committee)(profile), options),
        given=parts.stamp(options),
        to=options.get("to", ()),
        field=options.get("field", ""),
        urgency=options["urgency"],
        circulation=options["circulation"],
        drafter=options["drafter"],
        contact=options["contact"],
    )


def committee(profile: ProfileData) -> Issuer:
    """The committee itself."""
    return Issuer(
        parent=profile.parent_agency,
        agency=profile.committee_name,
        suffix=profile.symbol_suffix,
        place=profile.place_name,
        titles=profile.sign_above,
        under=profile.sign_below,
        signer=profile.signer,
        filing=profile.filing,
        recipients=profile.recipients,
        unconfirmed=profile.unconfirmed,
    )


def province(profile: ProfileData) -> Issuer:
    """The people's committee of the province, for which a draft is prepared; who signs is left open."""
    return Issuer(
        parent="",
        agency=profile.parent_agency,
        suffix="UBND",
        place=profile.place_name,
        titles=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        under=(),
        signer="",
        filing="VT",
        recipients=(),
    )


def paper(
    cover: Cover,
    kind: Kind,
    subject: str,
    body: Iterable[Block],
    *,
    opening: Iterable[Block] = (),
    annexes: Iterable[Block] = (),
) -> Document:
    """A whole document; the last sentence of the body gets "./.".

    "Kính gửi" (place 9a) stands above `opening`: the basis begins the text (place 6).
    """
    letter = not kind.code
    head = letterhead(cover, kind, subject if letter else "")
    title = () if letter else (Title(kind.name, sentence_case(subject)),)
    addressed = parts.addressee(cover.to)
    return Document(
        title=f"{kind.word} {subject}".strip(),
        blocks=(head, *title, *addressed, *opening, *closed(body), signature(cover), *annexes),
        draft=cover.draft,
        author=cover.issuer.agency,
        dated=cover.given.dated,
        circulation=cover.circulation,
        contact=cover.contact,
    )


def sentence_case(words: str) -> str:
    """The words with a capital first (Appendix II, part I: at the beginning of a line)."""
    return words[:1].upper() + words[1:]


def letterhead(cover: Cover, kind: Kind, about: str = "") -> Letterhead:
    """Places 1 to 4, and 5b and 10b where there are such."""
    issuer = cover.issuer
    plain_head = parts.letterhead(cover.profile, kind.code, cover.given)
    agency = parts.marked(issuer.agency.upper(), bool(issuer.unconfirmed), cover.draft)
    return replace(
        plain_head,
        parent=issuer.parent.upper() or None,
        agency=(agency,),
        symbol=f"Số: {symbol(cover, kind)}",
        about=f"V/v {about}" if about else None,
        urgency=cover.urgency,
    )


def symbol(cover: Cover, kind: Kind) -> str:
    """ "12/KH-BVSTBPN"; of an official letter "12/BVSTBPN-BĐG", its kind having no code."""
    if kind.code:
        return parts.number_words(cover.given.number, kind.code, cover.issuer.suffix)
    code, suffix = (cover.issuer.suffix, cover.field) if cover.field else ("", cover.issuer.suffix)
    return parts.number_words(cover.given.number, code, suffix).replace("/-", "/")


def annex_note(cover: Cover, kind: Kind) -> str:
    """ "(Kèm theo Kế hoạch số … ngày … của …)" below the title of an annex."""
    return parts.kept_with(kind.word, symbol(cover, kind), cover.given, cover.issuer.agency)


def signature(cover: Cover) -> Signature:
    """Places 7, 9b and 12."""
    issuer = cover.issuer
    others = parts.sent_to(issuer.recipients)
    above = ("Như trên",) if cover.to else ()
    listed = (*above, *others, parts.filing_line(issuer.filing))
    return Signature(
        titles=issuer.titles,
        under=parts.posts(issuer.under),
        name=issuer.signer,
        recipients=listed,
        drafter=cover.drafter,
    )


def basis(items: Sequence[str]) -> tuple[Basis, ...]:
    """The lines "Căn cứ …;", the word put before those that lack it."""
    known = ("căn cứ", "theo ", "thực hiện", "xét ")
    lines = tuple(item if item.lower().startswith(known) else f"Căn cứ {item}" for item in items)
    return (Basis(lines),) if lines else ()


def resolve(authority: str) -> tuple[Centred, ...]:
    """The authority of a decision in capitals, which stands between its subject and its basis."""
    return (Centred(authority.upper()),) if authority else ()


def written(text: str, label: str, draft: bool) -> tuple[Block, ...]:
    """What the officer wrote; where nothing is, a line to write on, in a draft the place marked."""
    if found := parts.own_words(text):
        return found
    return (Paragraph(Run(f"[{label}: …]", highlight=True) if draft else parts.LINE),)


def closed(body: Iterable[Block]) -> tuple[Block, ...]:
    """The body with "./." after its last sentence, where that is text; a table or list keeps its own end."""
    blocks = list(body)
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if isinstance(block, Paragraph):
            blocks[at] = Paragraph(_ended(runs(block.text)))
        elif isinstance(block, Bullets) and block.items:
            blocks[at] = replace(block, items=(*block.items[:-1], _ended(runs(block.items[-1]))))
        else:
            continue
        break
    return tuple(blocks)


def article(number: int, text: str | tuple[Line, ...]) -> Paragraph:
    """ "Điều 1. …" with its number bold."""
    words = (text,) if isinstance(text, str) else text
    return Paragraph((Run(f"Điều {number}. ", bold=True), *words))


def general_notes(cover: Cover, missing: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    """What is left to be written, and what of the profile is still to be confirmed."""
    lacking = ", ".join(words for words, there in missing if not there)
    unconfirmed = cover.issuer.unconfirmed
    return (
        *((f"Còn để trống: {lacking}.",) if lacking else ()),
        *((f"Hồ sơ Ban cần xác nhận: {unconfirmed}",) if unconfirmed else ()),
    )


def _signed(issuer: Issuer, options: Values) -> Issuer:
    """The issuer with the authority, post, name and recipients that were chosen for this document."""
    signer, recipients = options["signer"], options["recipients"]
    issuer = replace(issuer, signer=signer or issuer.signer, recipients=recipients or issuer.recipients)
    if options["sign"] == BY_PROFILE:
        return issuer
    above, under = _posts(options)
    return replace(issuer, titles=above, under=under, signer=signer)


def _posts(options: Values) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands above and below the signature by the authority that was chosen."""
    sign, post = options["sign"], options["post"]
    above = (*AUTHORITIES[sign], *((post.upper(),) if post and sign in _POST_ABOVE else ()))
    return above, (post.upper(),) if post and sign not in _POST_ABOVE else ()


def with_marks(spec: DocumentSpec[Any]) -> DocumentSpec[Any]:
    """A document that is composed by the profile alone, with the options of how it is signed and marked."""
    before = [option for option in spec.options if option not in _LAST]
    last = [option for option in spec.options if option in _LAST]
    return replace(
        spec,
        options=(*before, *MARKS, *last),
        gather=lambda reader, options: (spec.gather(reader, options), options),
        compose=lambda found: _marked(spec.compose(found[0]), found[1]),
        notes=lambda found: spec.notes(found[0]),
    )


_LAST: Final = (parts.NUMBER, parts.DATE, parts.DRAFT)


def _marked(document: Document, options: Values) -> Document:
    def marked(block: Block) -> Block:
        if isinstance(block, Letterhead):
            return replace(block, urgency=options["urgency"])
        return _signed_as(block, options) if isinstance(block, Signature) else block

    blocks = tuple(map(marked, document.blocks))
    return replace(document, blocks=blocks, circulation=options["circulation"], contact=options["contact"])


def _signed_as(block: Signature, options: Values) -> Signature:
    """The signature by the authority chosen; of its recipients the first and the last line may stay."""
    block = replace(block, drafter=options["drafter"], name=options["signer"] or block.name)
    if to := options["recipients"]:
        *listed, filing = block.recipients or ("",)
        as_above = [line for line in listed[:1] if not parts.sent_to((plain(line),))]
        block = replace(block, recipients=(*as_above, *to, filing))
    if options["sign"] == BY_PROFILE:
        return block
    above, under = _posts(options)
    return replace(block, titles=above, under=parts.posts(under), name=options["signer"])


def _ended(text: tuple[Run, ...]) -> tuple[Run, ...]:
    if not plain(text).strip() or plain(text).rstrip().endswith(parts.END):
        return text
    *rest, last = text
    return (*rest, replace(last, text=parts.ended(last.text)))
