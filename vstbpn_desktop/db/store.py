"""The store of backups: contents kept once by their hash, and a manifest of hashes for each backup.

A backup's database is cut into blocks, so that only those that changed are stored again; an attachment is
one content. What is written to and read from the store passes through `_seal` and `_open` alone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

from vstbpn_desktop.db.backup import attachments, copy_database, look_into, sha256
from vstbpn_desktop.db.migrations import refuse_newer
from vstbpn_desktop.db.placing import placed
from vstbpn_desktop.db.trouble import user_errors
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder

SUFFIX: Final = ".vstbak"
BLOCK: Final = 256 * 1024
READ: Final = 1 << 20
OTHER: Final = "Hãy dùng bản sao lưu khác."

Tell = Callable[[float | None, str], None]


class DamagedContent(Exception):
    """A content of the store is missing or is not what its name says."""

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup: when and why it was made, what its database holds, and the hashes of all of it.

    `number` counts on whatever the clock says. `last_change` is the newest change in its log; `blocks` are
    the database's, `files` the attachments' sizes by their hash.
    """

    number: int
    at: str
    reason: str
    version: int
    practice: bool
    counts: dict[str, int]
    last_change: int
    size: int
    sha256: str
    blocks: tuple[str, ...]
    files: dict[str, int]

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.number:06d}-{self.moment:%Y%m%d-%H%M%S}-{self.reason}{SUFFIX}"

    @property
    def moment(self) -> dt.datetime:
        """When it was made, local time."""
        return dt.datetime.fromisoformat(self.at)

    @property
    def contents(self) -> set[str]:
        """The hashes of everything it needs."""
        return {*self.blocks, *self.files}

    @property
    def whole_size(self) -> int:
        """Bytes of database and attachments."""
        return self.size + sum(self.files.values())


class Store:
    """The backups in one folder; whoever writes holds the lock of the data."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.objects = root / "objects"

    # making

    def keep(self, folder: DataFolder, reason: str, now: dt.datetime, tell: Tell | None = None) -> Manifest:
        """Back a data folder up. UserError where it cannot be read or the store not be written."""
        say = tell or _quiet
        with user_errors(self.root), self._workshop() as shop:
            say(None, "Đang sao chép dữ liệu…")
            copy = shop / "copy.db"
            copy_database(folder.database, copy)
            seen = look_into(copy)
            blocks = tuple(self._put(block) for block in _blocks(copy))
            files = self._keep_files(attachments(folder), say)
            manifest = Manifest(
                self._next_number(), now.isoformat(timespec="seconds"), reason, seen.version, seen.practice,
                seen.counts, seen.last_change, copy.stat().st_size, sha256(copy), blocks, files,
            )  # fmt: skip
            self._write_manifest(manifest)
        return manifest

    def _keep_files(self, paths: list[Path], say: Tell) -> dict[str, int]:
        kept: dict[str, int] = {}
        for number, path in enumerate(paths):
            say(number / len(paths), "Đang sao lưu tệp đính kèm…")
            size = path.stat().st_size
            if not self.holds(path.name):
                if sha256(path) != path.name:
                    continue  # damaged: `check` tells of it, and an earlier backup may hold it sound
                self._seal(path.name, _read(path))
            kept[path.name] = size
        return kept

    def _next_number(self) -> int:
        return max((_number(path) for path in self._manifest_files()), default=0) + 1

    def _write_manifest(self, manifest: Manifest) -> None:
        body = json.dumps(asdict(manifest), ensure_ascii=False)
        with placed(self.root / manifest.name) as file:
            file.write(json.dumps({"sha256": _digest(body.encode()), "body": body}).encode())

    # reading

    def manifests(self) -> list[Manifest]:
        """Every backup whose manifest can be read, newest first."""
        return [found for path in self._manifest_files() if (found := _manifest_or_none(path))]

    def damaged(self) -> list[Path]:
        """The manifests that cannot be read."""
        return [path for path in self._manifest_files() if _manifest_or_none(path) is None]

    def holds(self, digest: str) -> bool:
        """Whether a content is there (not whether it is sound)."""
        return self._place(digest).exists()

    def read(self, digest: str) -> Iterator[bytes]:
        """A content, piece by piece. DamagedContent at its end where it is not what its name says."""
        seen = hashlib.sha256()
        for piece in self._open(digest):
            seen.update(piece)
            yield piece
        if seen.hexdigest() != digest:
            raise DamagedContent(digest)

    def fetch(self, digest: str, target: Path) -> None:
        """Write a content to a file, whole or not at all."""
        with placed(target) as file:
            file.writelines(self.read(digest))

    def assemble(self, manifest: Manifest, target: Path) -> None:
        """Put a backup's database together. DamagedContent where a block is not sound."""
        target.parent.mkdir(parents=True, exist_ok=True)
        seen = hashlib.sha256()
        with placed(target) as file:
            for digest in manifest.blocks:
                for piece in self.read(digest):
                    seen.update(piece)
                    file.write(piece)
            if seen.hexdigest() != manifest.sha256:
                raise DamagedContent(manifest.sha256)

    @contextmanager
    def assembled(self, manifest: Manifest, place: Path) -> Iterator[Path]:
        """A backup's database put together at a place of its own, for a look into it."""
        try:
            self.assemble(manifest, place)
            yield place
        finally:
            place.unlink(missing_ok=True)

    # upkeep

    def drop(self, manifests: Iterable[Manifest]) -> None:
        """Forget backups; what they alone needed goes with the next sweep."""
        for manifest in manifests:
            (self.root / manifest.name).unlink(missing_ok=True)

    def discard(self, digest: str) -> None:
        """Take a damaged content away, so that the next backup stores it again."""
        self._place(digest).unlink(missing_ok=True)

    def sweep(self) -> int:
        """Take away what no backup needs; gives how many. Nothing while a manifest cannot be read."""
        if self.damaged():
            return 0
        needed = set[str]().union(*(manifest.contents for manifest in self.manifests()))
        gone = [path for path in self.objects.glob("*/*") if path.name not in needed]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)

    def copy_to(self, other: Store, tell: Tell | None = None) -> int:
        """Bring another store what it lacks of this one; gives how many backups. All is read back."""
        say, held = tell or _quiet, {path.name for path in other._manifest_files()}
        wanted = [manifest for manifest in reversed(self.manifests()) if manifest.name not in held]
        missing = [
            digest
            for digest in dict.fromkeys(d for m in wanted for d in sorted(m.contents))
            if not other.holds(digest)
        ]
        for number, digest in enumerate(missing):
            say(number / len(missing), "Đang chép bản sao lưu sang nơi thứ hai…")
            other._seal(digest, self.read(digest))
            for _ in other.read(digest):
                pass
        for manifest in wanted:
            other._write_manifest(manifest)
        return len(wanted)

    # contents

    def _put(self, content: bytes) -> str:
        digest = _digest(content)
        if not self.holds(digest):
            self._seal(digest, (content,))
        return digest

    def _place(self, digest: str) -> Path:
        return self.objects / digest[:2] / digest

    def _seal(self, digest: str, pieces: Iterable[bytes]) -> None:
        packer = zlib.compressobj(1)
        with placed(self._place(digest)) as file:
            for piece in pieces:
                file.write(packer.compress(piece))
            file.write(packer.flush())

    def _open(self, digest: str) -> Iterator[bytes]:
        opener = zlib.decompressobj()
        try:
            with self._place(digest).open("rb") as file:
                while piece := file.read(READ):
                    while piece:
                        yield opener.decompress(piece, READ)
                        piece = opener.unconsumed_tail
            yield opener.flush()
        except (OSError, zlib.error) as error:
            raise DamagedContent(digest) from error

    def _manifest_files(self) -> list[Path]:
        return sorted(self.root.glob(f"*{SUFFIX}"), key=_number, reverse=True)

    @contextmanager
    def _workshop(self) -> Iterator[Path]:
        """A folder for the work, empty; what a killed program left in it goes."""
        shop = self.root / "tmp"
        shutil.rmtree(shop, ignore_errors=True)
        shop.mkdir(parents=True)
        try:
            yield shop
        finally:
            shutil.rmtree(shop, ignore_errors=True)


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file. UserError where it is missing, broken or newer than the program."""
    try:
        outer = json.loads(path.read_bytes())
        body = outer["body"]
        if _digest(body.encode()) != outer["sha256"]:
            raise ValueError(path.name)
        manifest = _manifest(json.loads(body))
    except FileNotFoundError as error:
        raise UserError(f"Không có tệp {path}.", "Hãy xem lại đường dẫn.") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"Bản sao lưu {path.name} bị hỏng, không đọc được.", OTHER) from error
    refuse_newer(manifest.version)
    return manifest


def _manifest(values: dict[str, Any]) -> Manifest:
    given = {field.name: values[field.name] for field in fields(Manifest)}
    if not all(_is_digest(name) for name in (*given["blocks"], *given["files"])):
        raise ValueError("not a hash")
    return Manifest(**{**given, "blocks": tuple(given["blocks"])})


def _manifest_or_none(path: Path) -> Manifest | None:
    try:
        return read_manifest(path)
    except UserError:
        return None


def _is_digest(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


def _number(path: Path) -> int:
    head = path.name.split("-")[0]
    return int(head) if head.isdigit() else 0


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    return _read(path, BLOCK)


def _read(path: Path, size: int = READ) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(size):
            yield piece


def _quiet(fraction: float | None, words: str) -> None:
    """Nobody wants to know."""
