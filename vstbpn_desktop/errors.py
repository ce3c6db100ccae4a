"""Errors a person can mend, told apart from bugs."""

import errno
from pathlib import Path


class UserError(Exception):
    """Something the officer can mend: shown in her words, never with a traceback.

    `what` says what happened and where (sheet and cell, line, file); `todo` says what to do about it.
    """

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EISDIR: "đó là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần đường dẫn không phải thư mục",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.ENOSPC: "hết chỗ trống trên ổ đĩa",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EIO: "ổ đĩa đọc ghi bị lỗi",
}


def why(error: OSError) -> str:
    """The system's reason in Vietnamese; its number where we know no words for it.

    Windows says of a folder that is opened as a file only that there is no permission.
    """
    if error.errno == errno.EACCES and error.filename and Path(str(error.filename)).is_dir():
        return REASONS[errno.EISDIR]
    return REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")


_CHECK_FIRST = (
    "Hãy mở “Sao lưu, nhật ký”, bấm “Kiểm tra dữ liệu”: chỗ hỏng ở chỉ mục sửa được mà không mất gì; "
    "nếu bảng dữ liệu bị hỏng, hãy phục hồi bản sao lưu gần nhất đã kiểm chứng."
)


class DamagedData(UserError):
    """The database file is damaged: a backup, or a repair, is the way on. `root` is its folder, if known."""

    root: Path | None = None

    def __init__(self, what: str, todo: str = _CHECK_FIRST) -> None:
        super().__init__(what, todo)


class Locked(UserError):
    """Data that a password opens: it is to be asked for. `root` is their folder."""

    def __init__(self, root: Path) -> None:
        super().__init__("Dữ liệu có mật khẩu.", "Hãy gõ mật khẩu để mở.")
        self.root = root


class Cancelled(Exception):
    """The officer pressed Dừng: the work rolled back and nothing is to be reported as wrong."""


class InvalidRecord(UserError):
    """A record that cannot be saved: what is wrong by field id, for the form to show beside each field."""

    def __init__(self, what: str, fields: dict[str, str]) -> None:
        super().__init__(what, "")
        self.fields = fields
