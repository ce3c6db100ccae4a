"""What is refused before a Word file is opened as a template: other files, bombs, macros."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme.docx_package import Package

LARGEST_FILE = 20 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_XML = 8 * 1024 * 1024
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = ("vbaproject.bin", "vbadata.xml")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, IndexError, OverflowError,
    NotImplementedError, RuntimeError, struct.error,
)  # fmt: skip
_SAVE_AGAIN = "Hãy mở tệp bằng Word, lưu lại dưới dạng .docx rồi thêm lại."
_SMALLER = "Hãy bớt ảnh hoặc nội dung trong mẫu rồi thêm lại."


def opened(data: bytes) -> Package:
    """The package of a Word file that may be a template. UserError says why it may not."""
    if len(data) > LARGEST_FILE:
        raise UserError("Tệp lớn hơn 20 MB.", _SMALLER)
    if data.startswith(_COMPOUND):
        raise UserError("Tệp là Word kiểu cũ (.doc) hoặc có mật khẩu.", _SAVE_AGAIN)
    _refuse_contents(data)
    return Package(data)


def _refuse_contents(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            types = _content_types(archive)
    except _BROKEN as error:
        raise UserError("Tệp bị hỏng hoặc không phải tệp Word (.docx).", _SAVE_AGAIN) from error
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    if len(parts) > 5000 or sum(part.file_size for part in parts) > MOST_UNPACKED or xml > MOST_XML:
        raise UserError("Tệp Word chứa quá nhiều dữ liệu so với một mẫu.", _SMALLER)
    names = [part.filename.lower() for part in parts]
    if len(set(names)) != len(names):
        raise UserError("Tệp Word có phần trùng tên, có thể đã bị sửa.", _SAVE_AGAIN)
    if b"macroEnabled" in types or any(name.endswith(_MACROS) for name in names):
        raise UserError("Tệp Word có macro.", "Hãy lưu lại dưới dạng .docx (không macro) rồi thêm lại.")


def _content_types(archive: zipfile.ZipFile) -> bytes:
    with archive.open("[Content_Types].xml") as part:
        return part.read(MOST_XML)
