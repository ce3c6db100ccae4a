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
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vstbpn_desktop.db.backup import attachments, copy_database, look_into, sha256
from vstbpn_desktop.db.cipher import convert, is_encrypted
from vstbpn_desktop.db.contents import content_hash, read_content, reseal, write_content
from vstbpn_desktop.db.migrations import refuse_newer
from vstbpn_desktop.db.placing import placed
from vstbpn_desktop.db.trouble import user_errors
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.vault import Sealed

if TYPE_CHECKING:
    from vstbpn_desktop.vault import DataKey

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
    """The backups in one folder, sealed where there is a key; whoever writes holds the lock of the data."""

    def __init__(self, root: Path, key: DataKey | None = None) -> None:
        self.root = root
        self.key = key
        self.objects = root / "objects"

    @classmethod
    def of(cls, folder: DataFolder) -> Store:
        """The store in a data folder."""
        return cls(folder.backups, folder.key)

    # making

    def keep(self, folder: DataFolder, reason: str, now: dt.datetime, tell: Tell | None = None) -> Manifest:
        """Back a data folder up. UserError where it cannot be read or the store not be written."""
        say = tell or _quiet
        folder.require()
        with user_errors(self.root), self._workshop() as shop:
            say(None, "Đang sao chép dữ liệu…")
            copy = shop / "copy.db"
            copy_database(folder.database, copy, folder.key)
            seen = look_into(copy, folder.key)
            blocks = tuple(self._put(block) for block in _blocks(copy))
            files = self._keep_files(attachments(folder), folder.key, say)
            manifest = Manifest(
                self._next_number(), now.isoformat(timespec="seconds"), reason, seen.version, seen.practice,
                seen.counts, seen.last_change, copy.stat().st_size, sha256(copy), blocks, files,
            )  # fmt: skip
            self._write_manifest(manifest)
        return manifest

    def _keep_files(self, paths: list[Path], key: DataKey | None, say: Tell) -> dict[str, int]:
        kept: dict[str, int] = {}
        for number, path in enumerate(paths):
            say(number / len(paths), "Đang sao lưu tệp đính kèm…")
            size = path.stat().st_size
            if not self.holds(path.name):
                if content_hash(path, key) != path.name:
                    continue  # damaged: `check` tells of it, and an earlier backup may hold it sound
                self._seal(path.name, (read_content(path, key),))
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

    def fetch(self, digest: str, target: Path, key: DataKey | None) -> None:
        """Write a content to a file, whole or not at all, sealed with a key that may be another."""
        write_content(target, b"".join(self.read(digest)), key)

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

    def rekey(self, old: DataKey | None, new: DataKey | None, tell: Tell | None = None) -> None:
        """Bring all backups from one key to another (None: open); broken off, it can be done again."""
        say, manifests = tell or _quiet, self.manifests()
        self.key = new
        files = [d for d in sorted(set().union(*(m.files for m in manifests))) if self.holds(d)]
        for number, digest in enumerate(files):
            say(number / len(files), "Đang mã hoá bản sao lưu…" if new else "Đang bỏ mã hoá bản sao lưu…")
            reseal(self._place(digest), old, new)
        for manifest in manifests:
            with suppress(DamagedContent), self._workshop() as shop:
                self._rekey_database(manifest, shop / "copy.db", old, new)
        self.sweep()

    def _rekey_database(
        self, manifest: Manifest, copy: Path, old: DataKey | None, new: DataKey | None
    ) -> None:
        self.assemble(manifest, copy)
        if is_encrypted(copy) == (new is not None):
            return
        convert(copy, old, new)
        blocks = tuple(self._put(block) for block in _blocks(copy))
        size, digest = copy.stat().st_size, sha256(copy)
        self._write_manifest(replace(manifest, blocks=blocks, size=size, sha256=digest))

    def copy_to(self, other: Store, tell: Tell | None = None) -> int:
        """Bring another store what it lacks of this one; gives how many backups. All is read back."""
        say, held = tell or _quiet, {path.name for path in other._manifest_files()}
        wanted = [manifest for manifest in reversed(self.manifests()) if manifest.name not in held]
        missing = [
            digest
            for digest in dict.fromkeys(d for m in wanted for d in sorted(m.contents))
            if not other.holds(digest)
        ]
        files = {digest for manifest in wanted for digest in manifest.files}
        for number, digest in enumerate(missing):
            say(number / len(missing), "Đang chép bản sao lưu sang nơi thứ hai…")
            other._pack(digest, self.read(digest), other.key if digest in files else None)
            for _ in other.read(digest):
                pass
        for manifest in wanted:
            other._write_manifest(manifest)
        return len(wanted)

    # contents

    def _put(self, content: bytes) -> str:
        digest = _digest(content)
        if not self.holds(digest):
            self._pack(digest, (content,), None)  # a block of a database that is encrypted itself
        return digest

    def _place(self, digest: str) -> Path:
        return self.objects / digest[:2] / digest

    def _seal(self, digest: str, pieces: Iterable[bytes]) -> None:
        self._pack(digest, pieces, self.key)

    def _pack(self, digest: str, pieces: Iterable[bytes], key: DataKey | None) -> None:
        packer = zlib.compressobj(1)
        packed = [*map(packer.compress, pieces), packer.flush()]
        write_content(self._place(digest), b"".join(packed), key)

    def _open(self, digest: str) -> Iterator[bytes]:
        opener = zlib.decompressobj()
        try:
            piece = read_content(self._place(digest), self.key)
            while piece:
                yield opener.decompress(piece, READ)
                piece = opener.unconsumed_tail
            yield opener.flush()
        except (OSError, Sealed, zlib.error) as error:
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
    with path.open("rb") as file:
        while piece := file.read(BLOCK):
            yield piece


def _quiet(fraction: float | None, words: str) -> None:
    """Nobody wants to know."""
