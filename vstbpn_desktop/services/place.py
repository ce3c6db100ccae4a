"""Where the data lie, and what may harm them there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vstbpn_desktop import drives

LEAST_FREE: Final = 500 * 10**6
"""Bytes: the day's backup and some work."""


@dataclass(frozen=True, slots=True)
class Risk:
    """What may harm the data where they lie, and what to do about it."""

    what: str
    todo: str


@dataclass(frozen=True, slots=True)
class Place:
    """A data folder as the system sees it; `free` in bytes, -1 where it does not say."""

    folder: Path
    free: int
    risks: tuple[Risk, ...]


def place_of(folder: Path) -> Place:
    """Look at the disk that holds a data folder. May wait for a network: not for the window's thread."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        free = -1
    kind, service = drives.drive_kind(folder.resolve()), drives.synchronised_by(folder.resolve())
    return Place(folder, free, tuple(risks_of(kind, service, free)))


def risks_of(kind: str, service: str, free: int) -> Iterator[Risk]:
    """The risks of a kind of drive, of the service that copies the folder elsewhere, of a full disk."""
    if service:
        yield Risk(
            f"Dữ liệu nằm trong thư mục {service} tự đồng bộ",
            f"{service} chép tệp lúc đang ghi, có thể làm hỏng dữ liệu và đưa ra ngoài cơ quan. "
            "Hãy đóng chương trình và chuyển thư mục sang nơi không đồng bộ.",
        )
    if kind == drives.NETWORK:
        yield Risk(
            "Dữ liệu nằm trên ổ đĩa mạng",
            "Mất mạng giữa chừng có thể làm hỏng dữ liệu. Hãy đóng chương trình và chuyển thư mục về ổ đĩa "
            "của máy; ổ đĩa mạng chỉ nên giữ bản sao lưu.",
        )
    if kind == drives.REMOVABLE:
        yield Risk(
            "Dữ liệu nằm trên USB",
            "Hãy đóng chương trình trước khi rút USB, và sao lưu ra một nơi khác nữa.",
        )
    if 0 <= free < LEAST_FREE:
        yield Risk(
            f"Ổ đĩa chỉ còn {free // 10**6} MB trống",
            "Hãy dọn bớt ổ đĩa: hết chỗ thì không ghi và không sao lưu được nữa.",
        )
