"""Symbols of documents (số, ký hiệu) of State and Party: found, read in any spelling, set right.

State writes number/kind-issuer (06/QĐ-UBQG), laws and decrees with the year between (30/2020/NĐ-CP,
91/2025/QH15), official letters number/issuer-unit (12/UBND-VX): Decree 30/2020, appendix III. The Party
writes number-kind/issuer (21-CT/TW): Guidance 36-HD/VPTW, now 05-HD/VPTW.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vstbpn_desktop.vietnamese.folding import clean, exact, flat, fold, nfc
from vstbpn_desktop.vietnamese.symbol_codes import (
    KINDS,
    PARTY_ISSUERS,
    PARTY_NAMES,
    known_issuer,
    known_kind,
)
from vstbpn_desktop.vietnamese.symbol_reading import Letters, Style, read_codes

__all__ = [
    "KINDS",
    "Style",
    "Symbol",
    "find_symbols",
    "index_tokens",
    "index_words",
    "is_party",
    "kind_name",
    "normal",
    "parse_symbol",
    "search_token",
]

# Most texts hold no symbol: telling so early makes the indexing of long lists ten times faster.
_POSSIBLE = re.compile(r"[0-9][^\W_]?\s{0,2}[/\-‐-―−]")
_CODE = "[a-z][a-z0-9&]*"
_REST = rf"{_CODE}(?:-[a-z0-9&]+)*"
_NUMBER = r"(?P<number>[0-9]{1,6})(?P<suffix>[a-z](?= ?[/-]))?(?: ?[/-] ?(?P<year>(?:19|20)[0-9]{2}))?"

_IN_TEXT = re.compile(
    rf"(?<![0-9])(?<![0-9][/.,]){_NUMBER}(?P<mark1> {{0,2}}[/-] {{0,2}})(?P<first>{_CODE})"
    rf"(?:(?P<mark2> {{0,2}}[/-] {{0,2}})(?P<rest>{_REST}))?"
)
_TYPED = re.compile(rf"{_NUMBER}(?P<mark1>[ /-]*)(?P<first>{_CODE})(?:(?P<mark2>[ /-]+)(?P<rest>{_REST}))?")

_KINDS_BY_NAME = {fold(name): code for code, name in reversed(KINDS.items())}
_NAMES = "|".join(sorted({*_KINDS_BY_NAME, *map(fold, KINDS), "luat", "bo luat"}, key=len, reverse=True))
_PREFIX = re.compile(rf"\s*(?:(?P<kind>{_NAMES})(?![a-z])[ .]*)?(?:so\b[ :]*)?")
_BARE_NUMBER = re.compile(r"0*([0-9]{1,6})")


@dataclass(frozen=True)
class Symbol:
    """One symbol as it was written, taken apart.

    `kind` is "" for official letters and for laws (91/2025/QH15); `unit` is set for official letters alone
    ("CTTN&BĐG"); `suffix` is the letter of an inserted number (12a). `style` is how it was written, which for
    an act of the Party may be wrong: `normal` sets it right. `written` is the text from `start` to `end`.
    """

    number: int
    year: int | None
    kind: str
    issuer: str
    style: Style
    written: str
    start: int
    end: int
    suffix: str = ""
    unit: str = ""


def find_symbols(text: str, *, typed: bool = False) -> list[Symbol]:
    """The symbols in running text, in order, in any spelling (021/CT–TW, 21 - CT/TW, 21/CT-TW).

    Blanks inside are taken only before issuers that are known. `typed` is for what was typed into a search
    box: codes in small letters count too. Spans hold for `text` if it is NFC, else for its NFC form.
    """
    return list(_symbols_of(nfc(text), typed))


def parse_symbol(text: str) -> Symbol | None:
    """The symbol that the whole text is, or None; spans hold for the cleaned text.

    Takes any case, "Chỉ thị số" or "Số:" before it, missing marks (21 CT/TW) if kind and issuer are known,
    and the short names "chỉ thị 21" and "CT 21", whose issuer is "".
    """
    text = clean(text).rstrip()
    plain = flat(text)
    prefix = _PREFIX.match(plain)
    start = prefix.end() if prefix else 0
    if found := _TYPED.fullmatch(plain, start):
        symbol = _judged(text, found, typed=True)
        return symbol if symbol and symbol.end == len(text) else None
    bare = _BARE_NUMBER.fullmatch(plain, start)
    if not (bare and prefix and prefix["kind"]):
        return None
    kind = _KINDS_BY_NAME.get(prefix["kind"]) or known_kind(text[prefix.start("kind") : prefix.end("kind")])
    first = prefix.start("kind")
    return Symbol(int(bare[1]), None, kind, "", "state", text[first:], first, len(text)) if kind else None


def is_party(symbol: Symbol) -> bool:
    """Whether a body of the Party issued it, however it was written; an unknown issuer goes by style."""
    head = symbol.issuer.split("-")[0]
    return head in PARTY_ISSUERS or (symbol.style == "party" and not known_issuer(head))


def normal(symbol: Symbol) -> str:
    """The symbol as it should be: 21/CT-TW → 21-CT/TW, 90/KH-TU → 90-KH/TU, 6/QĐ–UBQG → 06/QĐ-UBQG.

    Numbers below 10 take a zero (Decree 30/2020). A short name gives "Chỉ thị 21".
    """
    number = f"{symbol.number:02d}{symbol.suffix}"
    if not symbol.issuer:
        return f"{kind_name(symbol)} {number}"
    if symbol.kind and is_party(symbol):
        return f"{number}-{symbol.kind}/{symbol.issuer}"
    year = f"/{symbol.year}" if symbol.year else ""
    return f"{number}{year}/{'-'.join(filter(None, (symbol.kind, symbol.issuer, symbol.unit)))}"


def kind_name(symbol: Symbol) -> str:
    """ "Chỉ thị", "Công văn", …; "" for unknown codes and acts of the National Assembly, which bear none."""
    if symbol.unit:
        return KINDS["CV"]
    names = KINDS | PARTY_NAMES if is_party(symbol) else KINDS
    return names.get(symbol.kind, "")


def search_token(symbol: Symbol) -> str:
    """The one word that stands for the symbol in the search index, the same for all its spellings: `21cttw`.

    Leading zeros dropped, no accents; a year inside the symbol comes last (`30ndcp2020`).
    """
    return f"{_yearless_token(symbol)}{symbol.year or ''}"


def index_tokens(text: str) -> list[str]:
    """What the index needs beside the text's own words, without accents: 21/CT-TW gives 21cttw, 21, chi, thi.

    A symbol with a year is given with it and without it, so that 30/NĐ-CP meets 30/2020/NĐ-CP.
    """
    tokens: dict[str, None] = {}
    for symbol in find_symbols(text):
        words = fold(kind_name(symbol)).split()
        tokens |= dict.fromkeys([search_token(symbol), _yearless_token(symbol), str(symbol.number), *words])
    return list(tokens)


def index_words(text: str) -> list[str]:
    """The words of the kinds of the symbols, with their accents ("chỉ", "thị"): search may mind accents."""
    words: dict[str, None] = {}
    for symbol in find_symbols(text):
        words |= dict.fromkeys(exact(kind_name(symbol)).split())
    return list(words)


def _yearless_token(symbol: Symbol) -> str:
    codes = fold(f"{symbol.kind}{symbol.issuer}{symbol.unit}")
    return f"{symbol.number}{symbol.suffix}{re.sub('[^a-z0-9]', '', codes)}"


def _symbols_of(text: str, typed: bool) -> Iterator[Symbol]:
    if not _POSSIBLE.search(text):
        return
    plain = flat(text)
    position = 0
    while found := _IN_TEXT.search(plain, position):
        symbol = _judged(text, found, typed)
        if symbol:
            yield symbol
        position = symbol.end if symbol else found.end("number")


def _judged(text: str, found: re.Match[str], typed: bool) -> Symbol | None:
    """The symbol a match stands for; None where its letters make none."""
    letters = Letters(
        first=text[slice(*found.span("first"))],
        rest=text[slice(*found.span("rest"))] if found["rest"] else "",
        mark1=found["mark1"],
        mark2=found["mark2"] or "",
        typed=typed,
    )
    codes = read_codes(letters)
    if codes is None:
        return None
    start, end = found.start("number"), found.end("rest" if codes.used_rest else "first")
    return Symbol(
        number=int(found["number"]),
        year=int(found["year"]) if found["year"] else None,
        kind=codes.kind,
        issuer=codes.issuer,
        style=codes.style,
        written=text[start:end],
        start=start,
        end=end,
        suffix=found["suffix"] or "",
        unit=codes.unit,
    )
