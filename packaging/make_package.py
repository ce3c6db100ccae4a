"""Pack a built program for “Cập nhật từ USB”: `make_package.py FOLDER SYSTEM TARGET [VERSION]`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from vstbpn_desktop.services.updating.writing import write_package
from vstbpn_desktop.versions import VERSION


def main(folder: Path, system: str, target: Path, version: str = VERSION) -> int:
    """Write the package and print its code, which the window shows before it updates."""
    code = write_package(folder, version, system, target)
    print(f"{target.name}: {target.stat().st_size / 1e6:.0f} MB, bản {version}, mã gói {code}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), *sys.argv[4:5]))
