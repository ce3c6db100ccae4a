"""The key file beside the data: the key locked by passwords, and whether all is encrypted by now."""

from __future__ import annotations

import json
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.paths import KEY_FILE
from vstbpn_desktop.patience import take_place
from vstbpn_desktop.vault import recovery
from vstbpn_desktop.vault.key import DataKey

NAME: Final = KEY_FILE
State = Literal["turning_on", "on", "turning_off"]
STATES: Final = ("turning_on", "on", "turning_off")
OWNER, VIEWER, RECOVERY = "owner", "viewer", "recovery"

OPERATIONS, MEMORY = 3, 64 * 1024 * 1024
"""What one guess at a password costs (argon2id): passes and bytes. About 0.2 s of an office PC."""
_MOST_MEMORY, _MOST_OPERATIONS = 1 << 30, 20
SHORTEST: Final = 8


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The key, and whether its bearer may only look."""

    key: DataKey
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class _Lock:
    """The key sealed by a secret; with salt and costs where the secret is a password."""

    sealed: bytes
    salt: bytes = b""
    operations: int = 0
    memory: int = 0


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of the key file. Changes give another one; `write` puts it in place."""

    state: State
    locks: Mapping[str, _Lock]
    mark: str
    """What tells the key from another without giving it away."""

    @classmethod
    def create(cls, password: str) -> tuple[KeyFile, DataKey, str]:
        """A new key locked by a password; gives the file, the key and the recovery code."""
        key, code = DataKey.new(), recovery.new_code()
        found = cls("turning_on", {RECOVERY: _Lock(_seal(recovery.key_of(code), key))}, key.mark)
        return found.with_password(key, password), key, code

    def with_password(self, key: DataKey, password: str, who: str = OWNER) -> KeyFile:
        """The same key locked by a new password of the officer, or of who may only look.

        UserError where it is too short or opens the other door already.
        """
        check_password(password)
        other = self.locks.get(VIEWER if who == OWNER else OWNER)
        if other is not None and _open(other, _derive(password, other)) is not None:
            raise UserError("Hai mật khẩu phải khác nhau.", "Hãy chọn mật khẩu khác.")
        return replace(self, locks={**self.locks, who: _locked(key, password)})

    def without_viewer(self) -> KeyFile:
        """Nobody may only look any more."""
        return replace(self, locks={who: lock for who, lock in self.locks.items() if who != VIEWER})

    def with_recovery(self, key: DataKey) -> tuple[KeyFile, str]:
        """The same key under a new recovery code; the old one opens nothing any more."""
        code = recovery.new_code()
        return replace(self, locks={**self.locks, RECOVERY: _Lock(_seal(recovery.key_of(code), key))}), code

    @property
    def has_viewer(self) -> bool:
        """Whether there is a password of who may only look."""
        return VIEWER in self.locks

    def unlock(self, password: str) -> Unlocked:
        """The key, by the password of the officer or of who may only look. UserError where it is neither."""
        for who in (OWNER, VIEWER):
            lock = self.locks.get(who)
            key = _open(lock, _derive(password, lock)) if lock else None
            if key is not None:
                return Unlocked(key, read_only=who == VIEWER)
        raise UserError("Mật khẩu không đúng.", "Hãy gõ lại; xem phím Caps Lock và bộ gõ tiếng Việt.")

    def unlock_by_any(self, secret: str) -> Unlocked:
        """The key, by a password or by the recovery code: whatever was typed."""
        try:
            return self.unlock(secret)
        except UserError:
            if not recovery.looks_like_one(secret):
                raise
            return self.unlock_by_code(secret)

    def fits(self, key: DataKey | None) -> bool:
        """Whether this is the file of a key."""
        return key is not None and key.mark == self.mark

    def unlock_by_code(self, code: str) -> Unlocked:
        """The key, by the recovery code. UserError where it is another's."""
        secret = recovery.key_of(code)
        lock = self.locks.get(RECOVERY)
        key = _open(lock, secret) if lock else None
        if key is None:
            raise UserError("Mã khôi phục này không phải của dữ liệu đang mở.", "Hãy tìm tờ giấy mới nhất.")
        return Unlocked(key)

    def write(self, folder: Path) -> None:
        """Put the file in place, written beside and on disk first. UserError where that cannot be."""
        target = folder / NAME
        beside = target.with_name(NAME + ".tmp")
        try:
            with beside.open("w", encoding="utf-8") as file:
                file.write(self.to_json())
                file.flush()
                os.fsync(file.fileno())
            take_place(beside, target)
        except OSError as error:
            raise UserError(
                f"Không ghi được tệp khoá {NAME} ({why(error)}).", "Hãy kiểm tra chỗ trống và quyền ghi."
            ) from error

    def to_json(self) -> str:
        """The text of the file."""
        locks = {who: _lock_json(lock) for who, lock in self.locks.items()}
        return json.dumps({"version": 1, "state": self.state, "mark": self.mark, "locks": locks}, indent=1)

    @classmethod
    def read(cls, folder: Path) -> KeyFile | None:
        """The key file of a data folder; None where they have no password. UserError where it is broken."""
        path = folder / NAME
        if not path.exists():
            return None
        try:
            return cls.from_json(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise UserError(f"Không đọc được tệp khoá {NAME} ({why(error)}).", "Hãy thử lại.") from error

    @classmethod
    def from_json(cls, text: str) -> KeyFile:
        """The key file of a text. UserError where it is none or of a newer program."""
        try:
            values = json.loads(text)
            locks = {who: _read_lock(lock) for who, lock in values["locks"].items()}
            if values["version"] != 1 or values["state"] not in STATES or not locks:
                raise ValueError("unknown")
            return cls(values["state"], locks, str(values["mark"]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserError(
                f"Tệp khoá {NAME} bị hỏng hoặc do bản chương trình mới hơn tạo ra.",
                "Hãy chép lại tệp này từ một bản sao lưu; không có nó thì dữ liệu không mở được.",
            ) from error


def check_password(password: str) -> None:
    """UserError where a password is too easy to guess."""
    if len(password) < SHORTEST:
        raise UserError(f"Mật khẩu phải có ít nhất {SHORTEST} ký tự.", "Một câu ngắn dễ nhớ là tốt nhất.")
    if re.fullmatch(r"(.)\1*|\d+", password):
        raise UserError("Mật khẩu quá dễ đoán.", "Đừng dùng toàn chữ số hoặc một ký tự lặp lại.")


def _locked(key: DataKey, password: str) -> _Lock:
    from nacl.utils import random

    lock = _Lock(b"", random(16), OPERATIONS, MEMORY)
    return replace(lock, sealed=_seal(_derive(password, lock), key))


def _derive(password: str, lock: _Lock) -> bytes:
    """What a password comes to; the same word composed or decomposed is the same password."""
    import unicodedata

    from nacl.pwhash import argon2id

    word = unicodedata.normalize("NFC", password).encode("utf-8")
    return bytes(argon2id.kdf(32, word, lock.salt, opslimit=lock.operations, memlimit=lock.memory))


def _seal(secret: bytes, key: DataKey) -> bytes:
    from nacl.secret import SecretBox

    return bytes(SecretBox(secret).encrypt(key.master))


def _open(lock: _Lock, secret: bytes) -> DataKey | None:
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        return DataKey(SecretBox(secret).decrypt(lock.sealed))
    except CryptoError:
        return None


def _lock_json(lock: _Lock) -> dict[str, Any]:
    costs = {"salt": b64encode(lock.salt).decode(), "operations": lock.operations, "memory": lock.memory}
    return {"sealed": b64encode(lock.sealed).decode(), **(costs if lock.salt else {})}


def _read_lock(values: dict[str, Any]) -> _Lock:
    """A lock; costs beyond all reason would only keep the program busy, so that they count as broken."""
    sealed, salt = (
        b64decode(values["sealed"], validate=True),
        b64decode(values.get("salt", ""), validate=True),
    )
    lock = _Lock(sealed, salt, int(values.get("operations", 0)), int(values.get("memory", 0)))
    if len(salt) not in (0, 16) or not (lock.operations <= _MOST_OPERATIONS and lock.memory <= _MOST_MEMORY):
        raise ValueError("unknown costs")
    return lock
