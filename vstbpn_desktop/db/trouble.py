"""What the database or the disk complain of, in words the officer can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from vstbpn_desktop.db.engine import sqlite_errors
from vstbpn_desktop.errors import DamagedData, UserError, why

DAMAGED: Final = "Dữ liệu có chỗ hỏng, không đọc được."
_READ_ONLY: Final = "Thư mục dữ liệu chỉ cho đọc, chưa ghi được."
_FULL: Final = "Ổ đĩa hết chỗ trống, chưa ghi được."
_SPACE: Final = "Hãy dọn bớt ổ đĩa rồi làm lại; những gì đã ghi trước đó còn nguyên."
_PLACE: Final = "Hãy kiểm tra ổ đĩa, USB hay mạng và quyền ghi; những gì đã ghi trước đó còn nguyên."
_WORDS: Final = (
    ("SQLITE_CORRUPT", DAMAGED, ""),
    ("SQLITE_NOTADB", DAMAGED, ""),
    ("SQLITE_FULL", _FULL, _SPACE),
    ("SQLITE_IOERR_SHMSIZE", _FULL, _SPACE),  # not even to be read: no room for the list of what is written
    ("SQLITE_READONLY", _READ_ONLY, _PLACE),
    ("SQLITE_CANTOPEN", "Không mở được tệp dữ liệu.", _PLACE),
    ("SQLITE_IOERR", "Ổ đĩa đọc ghi bị lỗi, chưa ghi được.", _PLACE),
    (
        "SQLITE_BUSY",
        "Tệp dữ liệu đang bị phần mềm khác giữ, không phải cửa sổ hay lệnh của chương trình này.",
        "Hãy đóng phần mềm xem dữ liệu, sao lưu, đồng bộ hoặc quét virus đang mở tệp đó rồi làm lại.",
    ),
)
"""By the beginning of SQLite's name of the error."""
_MESSAGES: Final = {
    "malformed": "SQLITE_CORRUPT", "not a database": "SQLITE_NOTADB", "disk is full": "SQLITE_FULL",
    "readonly": "SQLITE_READONLY", "unable to open": "SQLITE_CANTOPEN", "disk I/O": "SQLITE_IOERR",
}  # fmt: skip


@contextmanager
def user_errors(place: Path) -> Iterator[None]:
    """Say in Vietnamese why data could not be read, or a place not be written."""
    try:
        with database_errors():
            yield
    except OSError as error:
        raise UserError(
            f"Không ghi được {place} ({why(error)}).", "Hãy kiểm tra chỗ trống, ổ đĩa và quyền ghi."
        ) from error


@contextmanager
def database_errors(*, reading: bool = False) -> Iterator[None]:
    """Say in Vietnamese what the disk or a damaged file does to the database; bugs stay bugs.

    Writing where there is only `reading` is one.
    """
    try:
        yield
    except _causes() as error:
        told = of_database(error)
        if told is None or (reading and told.what == _READ_ONLY):
            raise
        raise told from error


def _causes() -> tuple[type[Exception], ...]:
    return (*sqlite_errors(), DBAPIError)


def of_database(error: BaseException) -> UserError | None:
    """What an error of the database means for the officer; None where it is a bug."""
    inner = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    name = getattr(inner, "sqlite_errorname", None) or _by_message(str(inner))
    for begins, what, todo in _WORDS:
        if name.startswith(begins):
            return DamagedData(what) if what == DAMAGED else UserError(what, todo)
    return None


def _by_message(message: str) -> str:
    return next((name for words, name in _MESSAGES.items() if words in message), "")
