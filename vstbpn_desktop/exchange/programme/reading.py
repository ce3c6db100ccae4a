"""From a file, bytes or pasted text to source lines; what cannot be read is refused in clear words."""

import re
from pathlib import Path

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme.source import SourceLine
from vstbpn_desktop.exchange.programme.source_docx import docx_lines
from vstbpn_desktop.exchange.programme.source_text import decode, text_lines

_LARGEST_FILE = 50 * 1000 * 1000
_LONGEST_TEXT = 1_000_000
_LATIN = 0.7
_CONTROLS = re.compile("[\0-\b\x0e-\x1f]")
_MOST_CONTROLS = 0.05
_TCVN3_ONLY = frozenset("µ¶·¸¹¨»¼½¾¦®©«¬")
_CHOOSE_WORD = "Hãy chọn tệp .docx hoặc .txt của văn bản, hoặc dán văn bản vào."
_ASK_AGAIN = "Hãy thử mở bằng Word rồi lưu lại, hoặc xin lại tệp từ nơi gửi."
_SAVE_AS_DOCX = "Hãy mở tệp bằng Word, chọn Lưu dưới dạng (Save as) .docx, rồi chọn lại."

# First bytes of the kinds of file that are taken for a programme now and then.
_OTHER_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "Tệp là PDF, không đọc được nội dung một cách chắc chắn.",
     "Hãy mở PDF bằng Word, kiểm tra lại chữ, lưu thành .docx rồi chọn lại; hoặc chép chữ và dán vào."),
    (b"{\\rtf", "Tệp là văn bản RTF, không phải .docx.", _SAVE_AS_DOCX),
    (b"\x89PNG", "Tệp là ảnh, không có chữ để đọc.", _CHOOSE_WORD),
    (b"\xff\xd8\xff", "Tệp là ảnh, không có chữ để đọc.", _CHOOSE_WORD),
    (b"Rar!", "Tệp là tệp nén.", "Hãy giải nén rồi chọn tệp .docx bên trong."),
    (b"7z\xbc\xaf", "Tệp là tệp nén.", "Hãy giải nén rồi chọn tệp .docx bên trong."),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
_WEB_PAGE = (b"<!doctype html", b"<html")


def read_file(path: Path) -> tuple[SourceLine, ...]:
    """The lines of a .docx or .txt file. Raises UserError for whatever cannot be read as one."""
    try:
        size = path.stat().st_size
        if size >= _LARGEST_FILE:
            raise _too_large(path.name, size)
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str = "") -> tuple[SourceLine, ...]:
    """The same for a file's content, whose first bytes show its kind; `name` is for messages alone."""
    shown = f"Tệp “{name}”: " if name and name != "-" else ""
    try:
        return _read(data, named_word=name.lower().endswith(".docx"))
    except UserError as error:
        what = error.what[0].lower() + error.what[1:] if shown else error.what
        raise UserError(shown + what, error.todo) from None


def read_text(text: str) -> tuple[SourceLine, ...]:
    """The lines of pasted text. Raises UserError where there are no words."""
    if len(text) > _LONGEST_TEXT:
        raise _too_long()
    return _checked(text_lines(text))


def _read(data: bytes, named_word: bool) -> tuple[SourceLine, ...]:
    if len(data) >= _LARGEST_FILE:
        raise _too_large("", len(data))
    if not data.strip(b"\0 \r\n\t"):
        raise UserError("Tệp rỗng, không có nội dung.", _CHOOSE_WORD)
    _refuse_other_kinds(data)
    if data.startswith(_ZIP):
        return _checked(docx_lines(data))
    try:
        return _read_plain(data)
    except UserError:
        if named_word:
            raise UserError("Tệp Word bị hỏng, không mở được.", _ASK_AGAIN) from None
        raise


def _read_plain(data: bytes) -> tuple[SourceLine, ...]:
    text = decode(data)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise _garbage()
    return read_text(text)


def _refuse_other_kinds(data: bytes) -> None:
    for start, what, todo in _OTHER_KINDS:
        if data.startswith(start):
            raise UserError(what, todo)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UserError(
                "Tệp Word được đặt mật khẩu nên không mở được.",
                "Hãy mở bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu), lưu lại rồi chọn lại.",
            )
        raise UserError("Tệp là Word kiểu cũ (.doc).", _SAVE_AS_DOCX)
    if data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_WEB_PAGE):
        raise UserError("Tệp là trang web (HTML), không phải văn bản Word.", _SAVE_AS_DOCX)


def _checked(lines: tuple[SourceLine, ...]) -> tuple[SourceLine, ...]:
    """Refuses what has no words, what is no Vietnamese writing, and old code pages."""
    text = "\n".join(line.words for line in lines)
    if len(text) > _LONGEST_TEXT:
        raise _too_long()
    letters = [char for char in text if char.isalpha() or (not char.isprintable() and not char.isspace())]
    if not letters:
        raise UserError("Không có chữ nào để đọc.", _CHOOSE_WORD)
    latin = [char for char in letters if char < "\u0250" or "\u1e00" <= char <= "\u1eff"]
    if len(latin) < _LATIN * len(letters):
        raise _garbage()
    if _is_tcvn3(text):
        raise UserError(
            "Văn bản dùng bảng mã cũ TCVN3 (phông .VnTime) nên chữ không đọc được.",
            "Hãy chuyển sang Unicode bằng UniKey (Ctrl+Shift+F6) hoặc trong Word, rồi chọn lại.",
        )
    return lines


def _is_tcvn3(text: str) -> bool:
    """Many signs that are letters in TCVN3 and rare elsewhere, and hardly a letter of Vietnamese Unicode."""
    signs = sum(char in _TCVN3_ONLY for char in text)
    return signs > 20 and signs > 5 * sum("\u1ea0" <= char <= "\u1ef9" for char in text)


def _too_large(name: str, size: int) -> UserError:
    megabytes = size // 1_000_000
    shown = f"Tệp “{name}” nặng" if name else "Tệp nặng"
    return UserError(
        f"{shown} {megabytes} MB, quá lớn để đọc (phải dưới 50 MB).",
        "Hãy bỏ bớt ảnh, hoặc chép phần cần đọc sang một tệp Word mới rồi chọn lại.",
    )


def _too_long() -> UserError:
    return UserError("Văn bản dài bất thường (trên một triệu ký tự).",
                     "Hãy chép riêng phần cần đọc sang một tệp Word mới rồi chọn lại.")  # fmt: skip


def _garbage() -> UserError:
    return UserError("Nội dung không phải là văn bản tiếng Việt đọc được.", _CHOOSE_WORD)


def _unreadable(path: Path, error: OSError) -> UserError:
    if isinstance(error, FileNotFoundError):
        return UserError(f"Không tìm thấy tệp “{path.name}”.", "Hãy kiểm tra lại tên và thư mục của tệp.")
    if path.is_dir():
        return UserError(f"“{path.name}” là thư mục, không phải tệp.", "Hãy chọn một tệp Word hoặc văn bản.")
    if isinstance(error, PermissionError):
        return UserError(
            f"Không mở được tệp “{path.name}”: tệp đang được chương trình khác giữ hoặc không có quyền đọc.",
            "Hãy đóng tệp trong Word rồi thử lại.",
        )
    return UserError(f"Không đọc được tệp “{path.name}”.", "Hãy kiểm tra lại đĩa hoặc USB rồi thử lại.")
