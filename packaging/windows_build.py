"""Make what is handed out for Windows: `windows_build.py`, at the end of `dev.py build`.

On Windows from the folder that was just frozen; on Linux the program is frozen once more, under Wine, where
that is at hand. Installer and update package come into dist/.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from windows import kit as kits
from windows.kit import ROOT, Kit, Watch
from windows.product import freeze, make_installer, make_package

DIST = ROOT / "dist"
NEEDED = ("wine", "x86_64-w64-mingw32-gcc", "localedef")


def bundle_of(watch: Watch) -> Path | None:
    """The frozen folder for Windows; None where none can be made here."""
    if sys.platform == "win32":
        return DIST / "vstbpn"
    if not kits.has(NEEDED):
        watch.say("không có Wine: chỉ làm bản Linux (xem packaging/windows.md)")
        return None
    kit = Kit()
    kit.prepare()
    made = freeze(kit, watch)
    if made is None:
        return None
    target = DIST / "windows" / "vstbpn"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(made, target)
    return target


def main() -> int:
    """Exit code 1 when something that could be made was not."""
    watch = Watch()
    bundle = bundle_of(watch)
    if bundle is not None:
        make_installer(bundle, DIST, watch)
        make_package(bundle, DIST, watch)
    return 1 if watch.failed else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
