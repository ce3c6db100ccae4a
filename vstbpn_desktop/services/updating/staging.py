"""Putting a new version in place: copied beside, read back, data backed up, then one small file replaced."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.patience import take_place
from vstbpn_desktop.services import safekeeping
from vstbpn_desktop.services.updating.package import Package, check_unpacked, look_into, unpack
from vstbpn_desktop.versions import PART, VERSION, Home, order

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

SPARE: Final = 200 * 1024**2
"""Bytes that must stay free after the update: the backup, and the data must be able to grow."""

Tell = Callable[[float | None, str], object]


def prepare(app: App, home: Home, path: Path) -> Package:
    """Look into a package and say whether it can be put in place here. UserError where it cannot."""
    if app.practice:
        raise UserError("Đang mở dữ liệu tập dượt.", "Hãy bấm “Về dữ liệu thật” rồi cập nhật.")
    package = look_into(path)
    present = home.version or VERSION
    if order(package.version) <= order(present):
        raise UserError(
            f"Gói này là bản {package.version}, không mới hơn bản đang dùng ({present}).",
            "Không cần cập nhật.",
        )
    needed, free = package.size + SPARE, _free(home.root)
    if free < needed:
        raise UserError(
            f"Ổ đĩa còn {_megabytes(free)}, cập nhật cần {_megabytes(needed)}.",
            "Hãy dọn bớt ổ đĩa rồi làm lại.",
        )
    return package


def stage(home: Home, package: Package, tell: Tell) -> None:
    """Copy the new version beside the one in use and read it back. Stopped anywhere, nothing has changed.

    UserError where the package is not what it says, the disk is full, or the folder may not be written.
    """
    folder = home.folder(package.version)
    part = folder.with_name(folder.name + PART)
    try:
        for left in (part, folder):
            if left.exists():
                shutil.rmtree(left)
        part.mkdir(parents=True)
        unpack(package, part, lambda fraction: tell(fraction * 0.8, f"Đang chép bản {package.version}…"))
        tell(None, "Đang đọc lại để kiểm tra…")
        check_unpacked(package, part)
        take_place(part, folder)
    except OSError as error:
        raise UserError(
            f"Không ghi được vào thư mục chương trình {home.root} ({why(error)}).",
            "Bản đang dùng không đổi. Nếu máy do quản trị viên cài, hãy nhờ cài bằng bộ cài đặt.",
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    if not home.program(package.version).is_file():
        shutil.rmtree(folder, ignore_errors=True)
        raise UserError(f"{package.path.name} thiếu tệp chương trình.", "Hãy chép lại gói từ nơi phát hành.")


def put_in_place(app: App, home: Home, package: Package) -> Path:
    """Back the data up and have the next start try the new version; gives the backup.

    UserError where the backup or the switch cannot be written.
    """
    kept = safekeeping.back_up_now(app, safekeeping.BEFORE_UPDATE)
    try:
        home.put_on_trial(package.version)
    except OSError as error:
        raise UserError(
            f"Không ghi được vào thư mục chương trình ({why(error)}).", "Bản đang dùng không đổi."
        ) from error
    return kept


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise UserError(f"Không xem được ổ đĩa của {folder} ({why(error)}).", "Hãy xem lại ổ đĩa.") from error


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB".replace(",", ".")
