"""One lock for window and headless commands, held by the system and freed by a kill.

Beside it stands who holds it, for the words of a program that finds it held: what it is, its process, the
computer, since when. Nothing of the person.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from vstbpn_desktop.errors import UserError, why

WINDOW: Final = "cửa sổ"
"""The window, as the one who holds the data; a command is told by its name."""


class Holder(NamedTuple):
    """Who holds a lock: what it is ("" unknown), its process, the computer's name, since when."""

    program: str
    process: int
    computer: str
    since: dt.datetime

    @classmethod
    def this(cls, program: str) -> Holder:
        """This process."""
        return cls(program, os.getpid(), platform.node(), dt.datetime.now())

    @classmethod
    def read(cls, path: Path) -> Holder | None:
        """Who was written down; None where that is nobody, or not to be read."""
        try:
            told = json.loads(path.read_text("utf-8"))
            since = dt.datetime.fromisoformat(told["since"])
            return cls(str(told["program"]), int(told["process"]), str(told["computer"]), since)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, path: Path) -> None:
        """Write it down; a place that takes nothing costs only the words."""
        told = self._asdict() | {"since": self.since.isoformat(timespec="seconds")}
        with suppress(OSError):
            path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")

    @property
    def here(self) -> bool:
        """Whether it runs on this computer."""
        return self.computer == platform.node()

    def refusal(self) -> UserError:
        """What another program is told."""
        place = "trên máy này" if self.here else f"trên máy {self.computer}"
        known = f"tiến trình {self.process} {place}, từ {self.since:%H:%M} ngày {self.since:%d/%m/%Y}"
        who, todo = _WORDS.get(self.program, (f"lệnh {self.program}", "Hãy chờ lệnh xong rồi làm lại."))
        if not self.here:
            todo = f"Hãy đóng chương trình trên máy {self.computer} rồi làm lại."
        return UserError(f"Dữ liệu đang được mở ở {who} của chương trình ({known}).", todo)


_WORDS: Final = {
    WINDOW: ("một cửa sổ khác", "Hãy đóng cửa sổ đó rồi làm lại."),
    "": ("một cửa sổ hoặc một lệnh khác", "Hãy đóng cửa sổ đó (hoặc chờ lệnh xong) rồi làm lại."),
}
_STRANGER: Final = (
    "Dữ liệu đang được mở ở một chương trình không ghi lại tên: bản cũ của chương trình này, hoặc phần mềm "
    "khác (sao lưu, đồng bộ, quét virus) đang giữ tệp khoá.",
    "Hãy đóng chương trình đó, hoặc chờ nó xong, rồi làm lại.",
)


class DataLock:
    """Holds the data folder for one `program`; UserError says who, where another one holds it."""

    def __init__(self, path: Path, program: str = "") -> None:
        from filelock import FileLock, Timeout

        # Not in the lock itself: Windows lets nobody else read what is locked.
        self._holder = path.with_suffix(".holder")
        # The window opens its data in one thread and lets go of them in another.
        self._lock = FileLock(path, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            holder = Holder.read(self._holder)
            raise (holder.refusal() if holder else UserError(*_STRANGER)) from error
        except OSError as error:
            raise UserError(
                f"Không ghi được vào thư mục dữ liệu {path.parent} ({why(error)}).",
                "Hãy kiểm tra ổ đĩa và quyền ghi.",
            ) from error
        try:
            Holder.this(program).write(self._holder)
        except BaseException:
            self._lock.release()
            raise

    def release(self) -> None:
        """Let the next program in."""
        try:
            with suppress(OSError):
                self._holder.unlink()
        finally:
            self._lock.release()
