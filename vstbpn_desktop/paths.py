"""Where things lie: the resources shipped with the program, and the officer's data folder."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vstbpn_desktop.vault import DataKey
    from vstbpn_desktop.versions import Home

APP_NAME = "VSTBPN"
PORTABLE_MARK = "portable.txt"
KEY_FILE = "khoa.json"
"""Beside the database where the data have a password (see `vault`)."""


def is_frozen() -> bool:
    """True in the built program."""
    return bool(getattr(sys, "frozen", False))


def program_folder() -> Path:
    """The folder that was installed or lies on the stick, whichever of its versions runs."""
    return program_home().root


def program_home() -> Home:
    """The program's folder with the versions in it."""
    from vstbpn_desktop.versions import Home  # the window is painted without it

    return Home.of(Path(sys.executable).parent if is_frozen() else Path(__file__).resolve().parent.parent)


def resource(*parts: str) -> Path:
    """A file or folder under `resources/`."""
    base = Path(getattr(sys, "_MEIPASS", "")) if is_frozen() else Path(__file__).resolve().parent.parent
    return base.joinpath("resources", *parts)


def default_data_folder() -> Path:
    """The data folder: beside the program where `portable.txt` stands there (USB), else the local profile.

    Never the roaming profile: that may be a network share, where SQLite's WAL does not work.
    """
    if (program_folder() / PORTABLE_MARK).exists():
        return program_folder() / "du-lieu"
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False, roaming=False)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The parts of one data folder; `key` where its contents are encrypted."""

    root: Path
    key: DataKey | None = field(default=None, repr=False)

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "vstbpn.db"

    @property
    def files(self) -> Path:
        """Attachments by content hash."""
        return self.root / "files"

    @property
    def backups(self) -> Path:
        """Backups the program makes by itself."""
        return self.root / "backups"

    @property
    def drafts(self) -> Path:
        """What was typed into forms and not yet saved."""
        return self.root / "drafts"

    @property
    def logs(self) -> Path:
        """The program's own log and crash reports."""
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        """The lock between the window and the headless commands."""
        return self.root / "vstbpn.lock"

    @property
    def session(self) -> Path:
        """How this machine's window looks: size, theme, widths."""
        return self.root / "session.json"

    def require(self) -> None:
        """UserError where open data are gone: a stick pulled out, the network down, the folder moved."""
        require(self.database)

    def make(self) -> None:
        """Create the folder and its parts. UserError where that is not possible."""
        from vstbpn_desktop.errors import UserError, why

        try:
            for folder in (self.root, self.files, self.backups, self.logs):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"Không tạo được thư mục dữ liệu {self.root} ({why(error)}).",
                "Hãy chọn thư mục khác hoặc kiểm tra quyền ghi.",
            ) from error


def require(database: Path) -> None:
    """UserError where the file of open data is not there any more: nothing is to be written beside it."""
    from vstbpn_desktop.errors import UserError

    if not database.exists():
        raise UserError(
            f"Không còn thấy dữ liệu ở {database.parent}.",
            "USB bị rút, mạng bị ngắt hay thư mục bị chuyển chỗ? Hãy nối lại, rồi đóng và mở lại chương "
            "trình; những gì đã ghi trước đó còn nguyên.",
        )
