"""What Windows knows of the installed program: the version under “Apps & features”."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\VSTBPN"
"""The key that the installer writes for this user (`packaging/installer.nsi`)."""


def register_version(root: Path, version: str) -> None:
    """Tell Windows the version that came by USB, where the program in `root` was installed and not copied."""
    if sys.platform != "win32":
        return
    import winreg

    access = winreg.KEY_READ | winreg.KEY_WRITE
    with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY, access=access) as key:
        place, _ = winreg.QueryValueEx(key, "InstallLocation")
        if Path(place).resolve() == root.resolve():
            winreg.SetValueEx(key, "DisplayVersion", 0, winreg.REG_SZ, version)
