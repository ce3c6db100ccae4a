"""Making an update package of a built program, for `packaging/make_package.py`."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
from pathlib import Path

from vstbpn_desktop.services.updating.package import FORMAT, MANIFEST, PRODUCT, short_code


def write_package(folder: Path, version: str, system: str, target: Path) -> str:
    """Pack the program that stands in `folder` for machines of `system`; gives the package's short code.

    The same folder gives the same file, byte for byte.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): _size_and_digest(path) for path in paths}
    manifest = {"product": PRODUCT, "format": FORMAT, "version": version, "system": system, "files": files}
    content = json.dumps(manifest, indent=0, sort_keys=True).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(_entry(MANIFEST, 0o644), content)
        for path in paths:
            mode = stat.S_IMODE(path.stat().st_mode)
            archive.writestr(_entry(path.relative_to(folder).as_posix(), mode), path.read_bytes())
    return short_code(content)


def _entry(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = mode << 16
    return entry


def _size_and_digest(path: Path) -> tuple[int, str]:
    content = path.read_bytes()
    return len(content), hashlib.sha256(content).hexdigest()
