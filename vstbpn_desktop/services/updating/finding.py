"""Looking for update packages on whatever is plugged in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from vstbpn_desktop import drives
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.services.updating.package import SUFFIX, Package, look_into
from vstbpn_desktop.versions import order


def find_packages(roots: Iterable[Path] | None = None) -> list[Package]:
    """The packages for this machine on sticks and plugged-in disks, the newest version first.

    Looks into the root of each and the folders in it, no deeper: a stick may hold a life's photographs. What
    is broken or meant for another system is left out.
    """
    found: list[Package] = []
    for root in drives.removable_roots() if roots is None else roots:
        for path in _candidates(root):
            with suppress(UserError):
                found.append(look_into(path))
    return sorted(found, key=lambda package: (order(package.version), package.path.name), reverse=True)


def _candidates(root: Path) -> Iterator[Path]:
    for pattern in (f"*{SUFFIX}", f"*/*{SUFFIX}"):
        # a stick may be pulled out, a folder closed to this user
        with suppress(OSError):
            yield from sorted(root.glob(pattern))
