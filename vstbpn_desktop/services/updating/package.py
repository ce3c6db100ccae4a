"""The update package: one file with a whole version of the program, checked by hashes.

A ZIP with `capnhat.json` (product, version, system, size and SHA-256 of every file) and the files.
`dev.py build` makes it (`packaging/update_package.py`) and prints the short code of the manifest, to compare
by eye.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import platform
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.versions import is_version

SUFFIX: Final = ".capnhat"
MANIFEST: Final = "capnhat.json"
PRODUCT: Final = "vstbpn"
FORMAT: Final = 1
LARGEST: Final = 1024**3
MOST_FILES: Final = 20_000
_LARGEST_MANIFEST: Final = 8 * 1024**2
_BLOCK: Final = 1 << 20
_NEW_COPY: Final = "Hãy chép lại gói từ nơi phát hành."


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of itself: `files` are size and SHA-256 by name, `code` the short code of all."""

    path: Path
    version: str
    files: dict[str, tuple[int, str]]
    code: str

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for size, _ in self.files.values())


def this_system() -> str:
    """The name of this kind of machine in packages: windows-amd64."""
    name = {"win32": "windows"}.get(sys.platform, sys.platform)
    return f"{name}-{platform.machine().lower().replace('x86_64', 'amd64')}"


def short_code(manifest: bytes) -> str:
    """Sixteen digits that stand for the whole package: 4F2A-91C3-77B0-0D5E."""
    digits = hashlib.sha256(manifest).hexdigest()[:16].upper()
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def look_into(path: Path) -> Package:
    """Read what a package says of itself; the files are checked when they are unpacked.

    UserError where it is broken, not of this program, or made for another system.
    """
    with opened(path) as archive:
        return _package(path, archive)


def unpack(package: Package, target: Path, tell: Callable[[float], object]) -> None:
    """Write every file below `target`, each checked by size and hash; `tell` hears how much is done (0 to 1).

    UserError where a file is not what the manifest says, or cannot be written.
    """
    done = 0
    with opened(package.path) as archive:
        if _package(package.path, archive).code != package.code:
            raise _broken(package.path)
        for name, (size, digest) in package.files.items():
            _unpack_one(archive, name, target / name, (size, digest), package.path)
            done += size
            tell(done / max(package.size, 1))


def check_unpacked(package: Package, folder: Path) -> None:
    """Read back from the disk what was unpacked. UserError where a file is missing or differs."""
    for name, (size, digest) in package.files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size or _digest_of(path) != digest:
            raise UserError(
                f"Tệp {name} chép vào máy không giống trong gói.",
                "Hãy kiểm tra ổ đĩa và phần mềm diệt vi rút, rồi làm lại.",
            )


@contextlib.contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The package as an archive; what is wrong with it as UserError."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise UserError(f"Không còn tệp {path}.", "Hãy cắm lại USB rồi chọn lại.") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, EOFError, RuntimeError) as error:
        raise _broken(path) from error
    except OSError as error:
        raise UserError(
            f"Không đọc được {path.name} ({why(error)}).", "Hãy cắm lại USB rồi làm lại."
        ) from error


def _package(path: Path, archive: zipfile.ZipFile) -> Package:
    if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        raise _broken(path)
    content = archive.read(MANIFEST)
    manifest = json.loads(content)
    _refuse_other(path, manifest)
    files = {str(name): (int(size), str(digest)) for name, (size, digest) in manifest["files"].items()}
    package = Package(path, str(manifest["version"]), files, short_code(content))
    _refuse_unsafe(package, archive)
    return package


def _refuse_other(path: Path, manifest: dict[str, Any]) -> None:
    if manifest["product"] != PRODUCT or not is_version(str(manifest["version"])):
        raise _broken(path)
    if int(manifest["format"]) > FORMAT:
        raise UserError(
            f"{path.name} theo khuôn mới mà bản đang dùng chưa đọc được.", "Hãy dùng bộ cài đặt của bản mới."
        )
    if manifest["system"] != this_system():
        raise UserError(
            f"{path.name} dành cho loại máy khác ({manifest['system']}).", "Hãy chọn gói dành cho máy này."
        )


def _refuse_unsafe(package: Package, archive: zipfile.ZipFile) -> None:
    """The files of the archive are those of the manifest, inside one folder, and not too many."""
    sizes = {part.filename: part.file_size for part in archive.infolist() if part.filename != MANIFEST}
    same = sizes == {name: size for name, (size, _) in package.files.items()}
    few = len(package.files) <= MOST_FILES and 0 < package.size <= LARGEST
    if not same or not few or not all(map(_is_inside, package.files)):
        raise _broken(package.path)


def _is_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and not set(name) & set('\\:*?"<>|')


def _unpack_one(
    archive: zipfile.ZipFile, name: str, target: Path, expected: tuple[int, str], source: Path
) -> None:
    size, digest = expected
    found = hashlib.sha256()
    left = size
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = target.open("xb")
    except OSError as error:
        raise _unwritable(target, error) from error
    with file, archive.open(name) as part:
        while left > 0 and (block := part.read(min(_BLOCK, left))):
            found.update(block)
            left -= len(block)
            _write(file, block, target)
    if left or found.hexdigest() != digest:
        raise _broken(source)
    if archive.getinfo(name).external_attr >> 16 & 0o111:
        target.chmod(0o755)


def _write(file: Any, block: bytes, target: Path) -> None:
    try:
        file.write(block)
        file.flush()
    except OSError as error:
        raise _unwritable(target, error) from error


def _digest_of(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _broken(path: Path) -> UserError:
    return UserError(f"{path.name} không phải gói cập nhật của chương trình, hoặc đã hỏng.", _NEW_COPY)


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(
        f"Không ghi được {path.name} vào thư mục chương trình ({why(error)}).",
        "Bản đang dùng không đổi. Hãy xem chỗ trống trên ổ đĩa rồi làm lại.",
    )
