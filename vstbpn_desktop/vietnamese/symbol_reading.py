"""Deciding what the letters after a number mean: kind and issuer, issuer and unit, or no symbol at all."""

from typing import Literal, NamedTuple

from vstbpn_desktop.vietnamese.symbol_codes import PARTY_ISSUERS, known_issuer, known_kind, stands_alone

Style = Literal["state", "party"]


class Letters(NamedTuple):
    """What follows the number: `first` and `rest` (may be ""), with the marks and blanks before each."""

    first: str
    rest: str
    mark1: str
    mark2: str
    typed: bool

    @property
    def marks(self) -> str:
        """Both marks without their blanks: "/-" for State, "-/" for the Party."""
        return self.mark1.strip() + self.mark2.strip()

    @property
    def is_loose(self) -> bool:
        """Blanks inside or marks that neither style has: only known codes make it a symbol."""
        return " " in self.mark1 + self.mark2 or self.marks not in ("/-", "-/")


class Codes(NamedTuple):
    """What the letters stand for; `used_rest` is False where the symbol ends before `rest`."""

    kind: str
    issuer: str
    style: Style
    unit: str = ""
    used_rest: bool = True


def read_codes(letters: Letters) -> Codes | None:
    """Kind and issuer, or issuer and unit of an official letter; None where it is no symbol."""
    return (_act(letters) or _letter(letters) if letters.rest else None) or _alone(letters)


def _act(letters: Letters) -> Codes | None:
    kind, issuer = _kind(letters), _issuer(letters.rest, letters.typed)
    if letters.is_loose and not (kind and issuer):
        return None
    looks_so = kind or (issuer and _is_code(letters.first, typed=False))
    if not looks_so or not (issuer or _is_code(letters.rest, letters.typed)):
        return None
    if not kind and (_issuer(letters.first, letters.typed) or letters.marks == "-/"):
        return None
    return Codes(kind or letters.first, _spelled(letters.rest), _style(letters, issuer))


def _letter(letters: Letters) -> Codes | None:
    if letters.is_loose or letters.marks != "/-" or _kind(letters):
        return None
    if not (_issuer(letters.first, letters.typed) or _is_code(letters.first, typed=False)):
        return None
    if not _is_code(letters.rest, letters.typed):
        return None
    return Codes("", _spelled(letters.first), "state", unit=_raised(letters.rest))


def _alone(letters: Letters) -> Codes | None:
    if letters.mark1 != "/" or _kind(letters):
        return None
    if not stands_alone(letters.first) or not (letters.typed or letters.first[0].isupper()):
        return None
    return Codes("", _spelled(letters.first), "state", used_rest=False)


def _kind(letters: Letters) -> str:
    return known_kind(letters.first) if letters.typed or letters.first[0].isupper() else ""


def _issuer(written: str, typed: bool) -> str:
    head = written.split("-")[0]
    return known_issuer(head) if typed or head[0].isupper() else ""


def _is_code(written: str, typed: bool) -> bool:
    """Whether it may be an abbreviation: two capitals at least, unless typed in a hurry."""
    head = written.split("-")[0]
    if typed:
        return len(head) > 1
    return head[0].isupper() and sum(letter.isupper() for letter in head) > 1


def _spelled(written: str) -> str:
    """The issuer with its head in the known spelling."""
    head, dash, tail = _raised(written).partition("-")
    return (known_issuer(head) or head) + dash + tail


def _raised(written: str) -> str:
    return written.upper() if written.islower() else written


def _style(letters: Letters, issuer: str) -> Style:
    if letters.marks == "/-":
        return "state"
    return "party" if letters.marks == "-/" or issuer in PARTY_ISSUERS else "state"
