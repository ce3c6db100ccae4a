"""What kind of place a folder is: fixed disk, stick, network share, or a folder that is synchronised.

SQLite's write-ahead log needs a disk of this machine, and a folder that OneDrive copies while it is written
may come back torn: such places are warned about, not refused.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import Final

REMOVABLE, FIXED, NETWORK = "removable", "fixed", "network"
_DRIVE_TYPES: Final = {2: REMOVABLE, 3: FIXED, 4: NETWORK}
_MOUNTS: Final = ("/media", "/run/media")
_ONEDRIVE: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SYNCED: Final = {
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
}


def drive_kind(path: PurePath) -> str:
    """`REMOVABLE`, `FIXED`, `NETWORK`, or "" where the system does not say, of an absolute path.

    A UNC path is of the network.
    """
    if str(path).startswith(("\\\\", "//")):
        return NETWORK
    return windows_drive_kind(path.drive)


def windows_drive_kind(drive: str) -> str:
    """The kind of a drive such as "E:"; "" off Windows and for what the system does not know."""
    if sys.platform != "win32" or not drive:
        return ""
    import ctypes

    return _DRIVE_TYPES.get(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\"), "")


def removable_roots() -> list[Path]:
    """The roots of sticks and of other disks that were plugged in, in the order of the system.

    A USB disk calls itself fixed: every drive but the system's own counts.
    """
    if sys.platform == "win32":
        return _windows_roots()
    return sorted(folder for top in _MOUNTS for folder in _below(Path(top)))


def synchronised_by(path: PurePath, environment: Mapping[str, str] = os.environ) -> str:
    """The service that copies this folder elsewhere ("OneDrive"), "" for none."""
    where = PureWindowsPath(path)
    for name in _ONEDRIVE:
        top = environment.get(name, "")
        if top and where.is_relative_to(PureWindowsPath(top)):
            return "OneDrive"
    parts = [part.lower() for part in where.parts]
    known = (name for part in parts for name in _SYNCED if part == name or part.startswith(f"{name} -"))
    return _SYNCED.get(next(known, ""), "")


def _windows_roots() -> list[Path]:
    system = os.environ.get("SYSTEMDRIVE", "C:").upper()
    letters = (f"{chr(code)}:" for code in range(ord("A"), ord("Z") + 1))
    kinds = {drive: windows_drive_kind(drive) for drive in letters}
    return [Path(f"{d}\\") for d, kind in kinds.items() if kind in (REMOVABLE, FIXED) and d != system]


def _below(top: Path) -> list[Path]:
    """Where sticks are mounted: /media/NAME or /media/USER/NAME."""
    if not top.is_dir():
        return []
    first = [path for path in top.iterdir() if path.is_dir()]
    return first + [path for folder in first if os.access(folder, os.R_OK) for path in _folders(folder)]


def _folders(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir() and path.is_mount()]
