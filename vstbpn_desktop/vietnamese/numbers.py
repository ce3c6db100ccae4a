"""Numbers read and written the Vietnamese way: 1.234.567, 12,5%, and in words.

Ratios are always computed from counts and rounded half up by Decimal, so that prose, tables and Excel agree.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.vietnamese.folding import clean

LoneMark = Literal["ask", "vietnamese", "english"]
"""How "1.234" and "1,234" are read: refused as ambiguous, or by the Vietnamese or the English use."""

NO_VALUE = "–"
"""What stands where a value is missing: never 0."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {5: "lăm"}
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))

_MOST_DIGITS = 18
_EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
_SIGNED = re.compile(r"([+-]?) ?([0-9., ]+)")
_UNGROUPED = re.compile(r"[0-9]+|[0-9]*[.,][0-9]+")
_GROUPED = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<gap>[., ])[0-9]{3}(?:(?P=gap)[0-9]{3})*)"
    r"(?:(?!(?P=gap))[.,](?P<fraction>[0-9]+))?"
)
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True)
class Ambiguous:
    """A number that two habits read differently: "1.234" is 1234 here and 1,234 in an English Excel."""

    text: str
    vietnamese: Decimal
    english: Decimal


def read_number(text: str) -> Decimal | Ambiguous:
    """The number written as 1234.5, 1.234,5, 1,234.5 or 1 234,5, or its two readings where it is ambiguous.

    Raises UserError when it is no number or has more than 18 digits.
    """
    typed = " ".join(clean(text).replace("\u2212", "-").split())
    found = _SIGNED.fullmatch(typed)
    plain = _plain(found[2].strip()) if found else None
    if not found or plain is None:
        raise _not_a_number(typed)
    if sum(char.isdigit() for char in plain) > _MOST_DIGITS:
        raise UserError(f"Số “{typed[:40]}” quá dài.", f"Số có nhiều nhất {_MOST_DIGITS} chữ số.")
    if _AMBIGUOUS.fullmatch(plain):
        whole, fraction = (Decimal(found[1] + plain.replace(plain[-4], mark)) for mark in ("", "."))
        pair = (whole, fraction) if "." in plain else (fraction, whole)
        return Ambiguous(typed, *pair)
    return Decimal(found[1] + plain.replace(",", "."))


def parse_decimal(text: str, lone: LoneMark = "ask") -> Decimal:
    """The number, "1.234" and "1,234" read as `lone` says. Raises UserError: no number, or ambiguous."""
    number = read_number(text)
    if isinstance(number, Decimal):
        return number
    if lone == "ask":
        readings = " hay ".join(_readable(value) for value in (number.vietnamese, number.english))
        raise UserError(
            f"Chưa rõ “{number.text}” là {readings}.",
            "Hãy cho biết dấu chấm, dấu phẩy trong tệp là dấu ngăn nghìn hay dấu thập phân.",
        )
    return number.vietnamese if lone == "vietnamese" else number.english


def parse_integer(text: str, lone: LoneMark = "ask") -> int:
    """The whole number ("12,0" is 12). Raises UserError: no number, ambiguous, or not whole."""
    number = parse_decimal(text, lone)
    if number != number.to_integral_value():
        raise UserError(f"“{text.strip()}” không phải là số nguyên.", "Hãy nhập số nguyên, ví dụ 1.234.")
    return int(number)


def format_integer(number: int) -> str:
    """1.234.567"""
    return f"{number:,}".replace(",", ".")


def format_decimal(number: Decimal, places: int = 1) -> str:
    """1.234,5 with that many places, rounded half up."""
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    text = f"{rounded or abs(rounded):,f}"
    return text.translate({ord(","): ".", ord("."): ","})


def percent(part: int, whole: int, places: int = 1) -> Decimal | None:
    """part ÷ whole in percent, rounded half up from the counts; None when `whole` is 0."""
    if whole == 0:
        return None
    scaled = abs(part) * 100 * 10**places
    rounded = (2 * scaled + abs(whole)) // (2 * abs(whole))
    sign = "-" if rounded and (part < 0) != (whole < 0) else ""
    return Decimal(f"{sign}{rounded}E-{places}")


def format_percent(value: Decimal | None, places: int = 1) -> str:
    """ "44,7%", no blank before the sign; "–" for no value."""
    return NO_VALUE if value is None else f"{format_decimal(value, places)}%"


def points_difference(before: Decimal | None, after: Decimal | None, places: int = 1) -> str:
    """ "tăng 2,3 điểm %", "giảm …" or "không đổi" between two percentages; "–" where one is missing.

    It is the difference of the rounded values: what a reader gets who subtracts the printed numbers.
    """
    if before is None or after is None:
        return NO_VALUE
    unit = Decimal(1).scaleb(-places)
    old, new = (value.quantize(unit, ROUND_HALF_UP, _EXACT) for value in (before, after))
    if old == new:
        return "không đổi"
    return f"{'tăng' if new > old else 'giảm'} {format_decimal(abs(new - old), places)} điểm %"


def in_words(number: int) -> str:
    """ "một nghìn không trăm linh năm": linh, nghìn, tỷ; mười lăm, hai mươi mốt, hai mươi tư, linh bốn.

    Empty groups of three are passed over; a group after another is read in full (không trăm linh năm).
    """
    if number < 0:
        return f"âm {in_words(-number)}"
    return _counted(number, leading=True) or _DIGITS[0]


def amount_in_words(dong: int) -> str:
    """ "Một triệu hai trăm nghìn đồng", as after "Bằng chữ:"."""
    words = f"{in_words(dong)} đồng"
    return words[0].upper() + words[1:]


def _counted(number: int, leading: bool) -> str:
    """The words of a number, "" for 0; not leading: its hundreds are said even where they are none."""
    for size, name in _SCALES:
        high, low = divmod(number, size)
        if high:
            head = f"{_counted(high, leading)} {name}"
            return f"{head} {_counted(low, leading=False)}".rstrip()
    return _hundreds(number, leading) if number else ""


def _hundreds(number: int, leading: bool) -> str:
    hundreds, rest = divmod(number, 100)
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or not leading else []
    if rest:
        said.append(_tens(rest, after_hundreds=bool(said)))
    return " ".join(said)


def _tens(number: int, after_hundreds: bool) -> str:
    tens, units = divmod(number, 10)
    if tens == 0:
        return f"linh {_DIGITS[units]}" if after_hundreds else _DIGITS[units]
    ten = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    unit = _AFTER_TEN.get(units, _DIGITS[units]) if tens == 1 else _AFTER_TENS.get(units, _DIGITS[units])
    return f"{ten} {unit}" if units else ten


def _plain(digits: str) -> str | None:
    """The digits with at most one mark left, "." or ","; None if groups or marks make no number."""
    if _UNGROUPED.fullmatch(digits):
        return digits
    found = _GROUPED.fullmatch(digits)
    if not found:
        return None
    return found["whole"].replace(found["gap"], "") + ("." + found["fraction"] if found["fraction"] else "")


def _readable(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _not_a_number(typed: str) -> UserError:
    todo = "Hãy nhập số, ví dụ 1.234 hoặc 12,5."
    return UserError(f"“{typed[:40]}” không phải là số." if typed else "Chưa có số.", todo)


def size_words(size: int) -> str:
    """A size in bytes as people read it: 812 B, 24 KB, 1,3 MB, 72,5 GB."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size // 1024} KB"
    if size < 1024**3:
        return f"{size / 1024**2:.1f} MB".replace(".", ",")
    return f"{size / 1024**3:.1f} GB".replace(".", ",")
