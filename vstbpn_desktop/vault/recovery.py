"""The recovery code: what opens the data when the password is forgotten. It stands on paper alone.

152 bits made by chance and one byte that tells a slip of the pen, as eight groups of four letters and digits.
"""

from __future__ import annotations

from base64 import b32decode, b32encode

from vstbpn_desktop.errors import UserError

_SECRET, _GROUP, _GROUPS = 19, 4, 8
_ALIKE = str.maketrans({"0": "O", "1": "I", "8": "B"})


def new_code() -> str:
    """A code that nobody had before: XXXX-XXXX-…, eight groups."""
    from nacl.utils import random

    secret = random(_SECRET)
    letters = b32encode(secret + _check(secret)).decode("ascii")
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def key_of(code: str) -> bytes:
    """The 32 bytes that a typed code stands for. UserError where it was mistyped."""
    letters = "".join(c for c in code.upper().translate(_ALIKE) if c.isascii() and c.isalnum())
    try:
        read = b32decode(letters) if len(letters) == _GROUP * _GROUPS else b""
    except ValueError:
        read = b""
    secret = read[:_SECRET]
    if len(read) <= _SECRET or read[_SECRET:] != _check(secret):
        raise UserError(
            "Mã khôi phục chưa đúng: phải đủ 8 nhóm, mỗi nhóm 4 chữ hoặc số.",
            "Hãy nhìn lại tờ giấy ghi mã, gõ từng nhóm.",
        )
    return _hash(secret, 32, b"recovery")


def looks_like_one(typed: str) -> bool:
    """Whether a text may be meant as a code: about as long, letters and digits in groups."""
    return sum(c.isascii() and c.isalnum() for c in typed) == _GROUP * _GROUPS


def _check(secret: bytes) -> bytes:
    return _hash(secret, 16, b"check")[:1]


def _hash(secret: bytes, size: int, what: bytes) -> bytes:
    from nacl.encoding import RawEncoder
    from nacl.hash import blake2b

    return bytes(blake2b(secret, digest_size=size, person=what, encoder=RawEncoder))
