"""The second place for backups: a USB stick or a network folder, copied to whenever it is there."""

from __future__ import annotations

import datetime as dt
import json
import string
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vstbpn_desktop.db.placing import placed
from vstbpn_desktop.db.store import DamagedContent, Store, Tell
from vstbpn_desktop.db.trouble import user_errors
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.services.safekeeping.making import tidy
from vstbpn_desktop.vault import KeyFile

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

STATE: Final = "second-place.json"
ABSENT_DAYS: Final = 7
"""After how many days without a copy the bar says so."""


@dataclass(frozen=True, slots=True)
class Place:
    """The second place of this machine: the folder that was chosen, the name of our folder in it, and when
    something was last copied there (ISO, "" for never).
    """

    folder: str
    name: str
    chosen: str
    last: str = ""

    @property
    def last_moment(self) -> dt.datetime:
        """When something was last copied there, or it was chosen."""
        return dt.datetime.fromisoformat(self.last or self.chosen)

    def absent_days(self, now: dt.datetime) -> int:
        """Days since the last copy, or since it was chosen."""
        return max(0, (now - self.last_moment).days)

    def present(self) -> Path | None:
        """Our folder there, on whatever drive the stick is now; None where it is absent."""
        return next((path for path in self._candidates() if _is_folder(path)), None)

    def _candidates(self) -> Iterator[Path]:
        ours = Path(self.folder) / self.name
        yield ours
        if ours.drive.endswith(":"):
            rest = str(ours)[len(ours.drive) :]
            yield from (Path(f"{letter}:{rest}") for letter in string.ascii_uppercase[3:])


def second_place(app: App) -> Place | None:
    """The second place that was chosen on this machine."""
    try:
        return Place(**json.loads(_state(app.folder).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def choose_place(app: App, folder: Path) -> Place:
    """Let a folder be the second place. UserError where it cannot be written or lies in the data folder."""
    root = app.folder.root.resolve()
    if root in (folder.resolve(), *folder.resolve().parents):
        raise UserError(
            "Nơi sao lưu thứ hai không thể nằm trong thư mục dữ liệu.", "Hãy chọn USB hoặc thư mục mạng."
        )
    before = second_place(app)
    name = before.name if before else f"VSTBPN-sao-luu-{uuid.uuid4().hex[:8]}"
    with user_errors(folder):
        (folder / name).mkdir(parents=True, exist_ok=True)
        with placed(folder / name / "thu-ghi"):
            pass
        (folder / name / "thu-ghi").unlink()
    place = Place(str(folder), name, app.clock.now().isoformat(timespec="seconds"))
    _write(app.folder, place)
    return place


def forget_place(app: App) -> None:
    """Copy nowhere any more; what was copied stays there."""
    _state(app.folder).unlink(missing_ok=True)


def copy_to_place(app: App, tell: Tell | None = None) -> bool:
    """Copy what the second place lacks; False where it is absent or none was chosen.

    UserError where it is there and cannot be written.
    """
    place = second_place(app)
    folder = place.present() if place else None
    if place is None or folder is None or app.practice:
        return False
    there = Store(folder, app.folder.key)
    try:
        with user_errors(folder):
            _share_key(app.folder, there)
            Store.of(app.folder).copy_to(there, tell)
            tidy(there, app.clock.now())
    except DamagedContent as damage:
        there.discard(damage.digest)
        raise UserError(
            f"Chép bản sao lưu sang {folder} không xong: nội dung đọc lại không khớp.",
            "Hãy kiểm tra USB hoặc thư mục mạng; lần sau chương trình chép lại.",
        ) from damage
    _write(app.folder, replace(place, last=app.clock.now().isoformat(timespec="seconds")))
    return True


def _share_key(folder: DataFolder, there: Store) -> None:
    """Lay the key file beside encrypted backups; what was copied before there was a password is sealed."""
    mine = KeyFile.read(folder.root) if folder.key is not None else None
    if mine is None:
        return
    if KeyFile.read(there.root) is None:
        there.rekey(None, folder.key)
    mine.write(there.root)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _state(folder: DataFolder) -> Path:
    return folder.backups / STATE


def _write(folder: DataFolder, place: Place) -> None:
    with user_errors(folder.backups), placed(_state(folder)) as file:
        file.write(json.dumps(asdict(place), ensure_ascii=False, indent=1).encode())
