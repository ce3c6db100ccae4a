"""Contents of files in the data folder: what lies there sealed is given open, and the other way round."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from vstbpn_desktop.db.placing import placed
from vstbpn_desktop.vault import Sealed, is_sealed
from vstbpn_desktop.vault.key import MARK

if TYPE_CHECKING:
    from vstbpn_desktop.vault import DataKey


def read_content(path: Path, key: DataKey | None) -> bytes:
    """The content of a file, opened where it is sealed. Sealed where the key is missing or another."""
    return opened(path.read_bytes(), key)


def opened(content: bytes, key: DataKey | None) -> bytes:
    """A content as it was before it was sealed; one that was not is given as it is."""
    if key is not None:
        return key.unseal(content)
    if is_sealed(content):
        raise Sealed
    return content


def write_content(path: Path, content: bytes, key: DataKey | None) -> None:
    """Put a content in its place whole or not at all, sealed where there is a key."""
    with placed(path) as file:
        file.write(content if key is None else key.seal(content))


def content_hash(path: Path, key: DataKey | None) -> str:
    """The SHA-256 of a content, in hexadecimal; "" where it cannot be opened."""
    try:
        return hashlib.sha256(read_content(path, key)).hexdigest()
    except Sealed:
        return ""


def reseal(path: Path, old: DataKey | None, new: DataKey | None) -> bool:
    """Bring a file from one key to another (None: open); False where it was so already."""
    with path.open("rb") as file:
        sealed = is_sealed(file.read(len(MARK)))
    if sealed == (new is not None):
        return False
    write_content(path, read_content(path, old or new), new)
    return True
