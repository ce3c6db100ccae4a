"""The key of the data, and contents sealed with it (libsodium's secretbox: an altered byte is told)."""

from __future__ import annotations

from dataclasses import dataclass, field

from vstbpn_desktop.errors import UserError

MARK = b"VSTBPN\x00\x01"
"""What a sealed content begins with: no document, picture or archive begins so."""


class Sealed(UserError):
    """A content that this key does not open, or none is at hand for."""

    def __init__(self) -> None:
        super().__init__(
            "Nội dung đã mã hoá không mở được bằng mật khẩu này, hoặc đã bị hỏng.",
            "Hãy mở bằng đúng mật khẩu, hoặc phục hồi từ bản sao lưu.",
        )


@dataclass(frozen=True, slots=True)
class DataKey:
    """32 bytes made by chance; what each kind of content is encrypted with is derived from them."""

    master: bytes = field(repr=False)

    @classmethod
    def new(cls) -> DataKey:
        """A key that nobody had before."""
        from nacl.utils import random

        return cls(random(32))

    @property
    def database(self) -> str:
        """The raw key of the database as SQLCipher takes it: 64 hexadecimal digits."""
        return self._derived(b"database").hex()

    @property
    def mark(self) -> str:
        """What tells this key from another without giving it away."""
        return self._derived(b"mark").hex()[:16]

    def seal(self, content: bytes) -> bytes:
        """The content sealed, with the mark in front."""
        from nacl.secret import SecretBox

        return MARK + bytes(SecretBox(self._derived(b"content")).encrypt(content))

    def unseal(self, content: bytes) -> bytes:
        """What was sealed; a content without the mark is given as it is. Sealed where the key is another."""
        if not is_sealed(content):
            return content
        from nacl.exceptions import CryptoError
        from nacl.secret import SecretBox

        try:
            return SecretBox(self._derived(b"content")).decrypt(content[len(MARK) :])
        except CryptoError as error:
            raise Sealed from error

    def _derived(self, what: bytes) -> bytes:
        from nacl.encoding import RawEncoder
        from nacl.hash import blake2b

        return bytes(blake2b(b"", digest_size=32, key=self.master, person=what, encoder=RawEncoder))


def is_sealed(content: bytes) -> bool:
    """Whether a content (or its beginning) is a sealed one."""
    return content.startswith(MARK)
