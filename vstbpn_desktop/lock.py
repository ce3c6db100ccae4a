"""One lock for window and headless commands, held by the system and freed by a kill."""

from __future__ import annotations

from pathlib import Path

from vstbpn_desktop.errors import UserError, why


class DataLock:
    """Holds the data folder for one program; UserError where another one holds it."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock, Timeout

        # The window opens its data in one thread and lets go of them in another.
        self._lock = FileLock(path, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise UserError(
                "Dữ liệu đang được mở ở một cửa sổ hoặc một lệnh khác của chương trình.",
                "Hãy đóng cửa sổ đó (hoặc chờ lệnh xong) rồi làm lại.",
            ) from error
        except OSError as error:
            raise UserError(
                f"Không ghi được vào thư mục dữ liệu {path.parent} ({why(error)}).",
                "Hãy kiểm tra ổ đĩa và quyền ghi.",
            ) from error

    def release(self) -> None:
        """Let the next program in."""
        self._lock.release()
