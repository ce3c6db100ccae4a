"""Files on records: the content is stored once by its hash, the row points at it."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vstbpn_desktop.db.change import Change
from vstbpn_desktop.db.contents import read_content, write_content
from vstbpn_desktop.db.placing import placed
from vstbpn_desktop.errors import UserError, why
from vstbpn_desktop.paths import DataFolder
from vstbpn_desktop.records.attachment import FILE, SPEC
from vstbpn_desktop.services import saving
from vstbpn_desktop.services.secrecy import refuse_file

if TYPE_CHECKING:
    from vstbpn_desktop.app import App

_COPIES = "vstbpn-xem-"
LARGEST = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A content in the store: name as it came, hash, size in bytes."""

    name: str
    sha256: str
    size: int


def attach(app: App, record: str, row_id: int, paths: Iterable[Path]) -> list[int]:
    """Put files on a record in one change; gives the attachments' ids. UserError names an unreadable file."""
    files = [store(app.folder, path) for path in paths]
    return _attach(app, record, row_id, files)


def attach_bytes(app: App, record: str, row_id: int, name: str, content: bytes) -> int:
    """Put pasted content on a record; gives the attachment's id."""
    refuse_file(name, content)
    return _attach(app, record, row_id, [store_bytes(app.folder, name, content)])[0]


def content_of(app: App, attachment_id: int) -> bytes:
    """An attachment's content. UserError where it is missing, or cannot be opened."""
    record = app.record(SPEC.id, attachment_id)
    path = content_path(app.folder, record.values["sha256"])
    if not path.exists():
        app.folder.require()
        raise UserError(
            f"Không tìm thấy nội dung của tệp “{record.title}” trong thư mục dữ liệu.",
            "Hãy phục hồi từ bản sao lưu có tệp này.",
        )
    return read_content(path, app.folder.key)


def content(folder: DataFolder, sha256: str) -> bytes:
    """A content of the store by its hash. OSError where it is missing."""
    return read_content(content_path(folder, sha256), folder.key)


def copy_to_read(app: App, attachment_id: int, name: str) -> Path:
    """A copy that cannot be written, under a name of its own, for another program to show.

    What is stored stays as it is. Copies of encrypted contents go when the data are closed, or opened again.
    """
    copy = copy_for_now(name, content_of(app, attachment_id))
    copy.chmod(0o444)
    return copy


def copy_for_now(name: str, content: bytes) -> Path:
    """A content as a file for another program, until the copies go."""
    copy = Path(tempfile.mkdtemp(prefix=_COPIES)) / name
    copy.write_bytes(content)
    return copy


def copy_to(app: App, attachment_id: int, target: Path) -> Path:
    """A copy of an attachment where the officer wants it, whole or not at all; gives the place."""
    content = content_of(app, attachment_id)
    with placed(target) as file:
        file.write(content)
    return target


def forget_copies() -> None:
    """Take the copies away that were made to be read; one that is still open stays."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_COPIES}*"):
        shutil.rmtree(folder, onerror=_unlocked)


def _unlocked(function: Callable[[str], object], path: str, error: object) -> None:
    """Try once more what a file that cannot be written did not let happen (Windows)."""
    with suppress(OSError):
        Path(path).chmod(0o600)
        function(path)


def content_path(folder: DataFolder, sha256: str) -> Path:
    """The place of a content in the store."""
    return folder.files / sha256[:2] / sha256


def store(folder: DataFolder, path: Path) -> StoredFile:
    """Take a file's content into the store. UserError: not read, too large, marked as a state secret."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(f"Tệp {path.name} lớn hơn 100 MB.", "Hãy giảm dung lượng hoặc chia nhỏ tệp.")
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"Không đọc được tệp {path.name} ({why(error)}).", "Hãy kiểm tra tệp rồi thêm lại."
        ) from error
    refuse_file(path.name, content)
    return store_bytes(folder, path.name, content)


def store_bytes(folder: DataFolder, name: str, content: bytes) -> StoredFile:
    """Take a content into the store: written beside, then put in its place; the same content is kept once."""
    digest = hashlib.sha256(content).hexdigest()
    target = content_path(folder, digest)
    if not target.exists():
        folder.require()
        try:
            write_content(target, content, folder.key)
        except OSError as error:
            raise UserError(
                f"Không lưu được tệp {name} ({why(error)}).", "Hãy kiểm tra chỗ trống trên ổ đĩa."
            ) from error
    return StoredFile(name, digest, len(content))


def insert(
    change: Change, record: str, row_id: int, file: StoredFile, today: dt.date, role: str = FILE
) -> int:
    """The row that puts a stored content on a record, inside a change, in a `role` (see the record)."""
    values = {
        "owner": (record, row_id), "name": file.name, "sha256": file.sha256, "size": file.size,
        "added_on": today, "role": role,
    }  # fmt: skip
    return saving.save(change, SPEC, None, values, today)


def _attach(app: App, record: str, row_id: int, files: list[StoredFile]) -> list[int]:
    names = ", ".join(file.name for file in files)
    with app.change(f"Đính kèm {names}"[:200]) as change:
        return [insert(change, record, row_id, file, app.today) for file in files]
