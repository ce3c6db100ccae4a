"""What is refused before any engine opens it: files too large, bombs, document types, far-away cells.

The engine trusts a file: it makes room for the whole rectangle of a sheet, and for every repetition an .ods
tells. So everything is unpacked once here, counted, and thrown away.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from vstbpn_desktop.errors import UserError

LARGEST_FILE = 200 * 1024 * 1024
MOST_ROWS = 100_000
_MOST_CELLS = 20_000_000
_MOST_UNPACKED = 1024 * 1024 * 1024
_SUSPECT_UNPACKED = 50 * 1024 * 1024
_MOST_RATIO = 200
_MOST_PARTS = 10_000
_PIECE = 1 << 20
_OVERLAP = 64

_ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, IndexError, OverflowError,
    NotImplementedError, RuntimeError, struct.error,
)  # fmt: skip
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY|<\0!\0D\0O\0|\0<\0!\0D\0O", re.IGNORECASE)
_FAR = re.compile(rb"\br\s*=\s*[\"'](?:[A-Za-z]{3,}\d|[A-Za-z]{0,3}\d{6})")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(/?)>")
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,4})(\d{1,9})[\"']")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin")

TODO = "Hãy mở tệp bằng Excel, lưu lại dưới dạng .xlsx rồi nhập lại."


def check(path: Path) -> None:
    """UserError where the file is none that may be opened as a table."""
    if path.is_dir():
        raise UserError(f"“{path}” là thư mục, không phải tệp.", "Hãy chọn một tệp bảng tính.")
    try:
        size = path.stat().st_size
        if size >= LARGEST_FILE:
            words = f"Tệp “{path.name}” lớn {size // 1024 // 1024} MB; chỉ mở được tệp dưới 200 MB."
            raise UserError(words, "Hãy chia nhỏ bảng.")
        with path.open("rb") as file:
            check_content(file, path.name)
    except FileNotFoundError as error:
        raise UserError(f"Không có tệp “{path}”.", "Hãy xem lại đường dẫn.") from error
    except OSError as error:
        raise UserError(
            f"Không đọc được tệp “{path.name}”.", "Hãy đóng chương trình đang giữ tệp rồi thử lại."
        ) from error


def broken(name: str) -> UserError:
    """What is said of a file that cannot be read as a table."""
    return UserError(f"Tệp “{name}” bị hỏng hoặc không phải bảng tính (.xlsx, .xls, .ods).", TODO)


def too_many_rows(name: str) -> UserError:
    """What is said of a sheet of too many rows."""
    return UserError(
        f"Bảng “{name}” có hơn {MOST_ROWS:,} dòng.".replace(",", "."), "Hãy chia thành nhiều tệp."
    )


def check_content(file: BinaryIO, name: str) -> None:
    """UserError where a content is none that may be opened as a table."""
    start = file.read(8)
    if start == COMPOUND:
        if _ENCRYPTED in start + file.read():
            raise UserError(f"Tệp “{name}” có mật khẩu.", "Hãy bỏ mật khẩu trong Excel rồi nhập lại.")
        return
    if not start.startswith(_ZIP):
        raise broken(name)
    try:
        with zipfile.ZipFile(file) as package:
            _check_package(package, name)
    except BROKEN as error:
        raise broken(name) from error


def _check_package(package: zipfile.ZipFile, name: str) -> None:
    parts = package.infolist()
    if len(parts) > _MOST_PARTS:
        _refuse_bomb(name)
    if not {"xl/workbook.xml", "content.xml"} & {part.filename for part in parts}:
        raise broken(name)
    unpacked, packed = 0, sum(part.compress_size for part in parts) + 1
    for part in parts:
        # a sheet may lie anywhere in the package: relations say where
        watch = None if part.filename == "content.xml" else _Sheet(name)
        repeats = _Repeats(name) if part.filename == "content.xml" else None
        for piece in _pieces(package, part):
            unpacked += len(piece) - _OVERLAP
            if unpacked > _MOST_UNPACKED or unpacked > max(_SUSPECT_UNPACKED, packed * _MOST_RATIO):
                _refuse_bomb(name)
            if not part.filename.endswith(_PICTURES) and _declares(piece):
                words = (
                    f"Tệp “{name}” chứa khai báo thực thể XML, bảng tính thường không có, nên không được mở."
                )
                raise UserError(words, TODO)
            if watch:
                watch.see(piece)
            if repeats:
                repeats.see(piece[_OVERLAP:])


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's content, each piece after the end of the one before (blanks before the first)."""
    tail = b" " * _OVERLAP
    with package.open(part) as content:
        while piece := content.read(_PIECE):
            yield tail + piece
            tail = (tail + piece)[-_OVERLAP:]


def _declares(piece: bytes) -> bool:
    """Whether a document type or an entity is declared; the two marks are looked for first, for speed."""
    return (b"<!" in piece or b"<\0!" in piece) and bool(_DOCTYPE.search(piece))


def _refuse_bomb(name: str) -> NoReturn:
    raise UserError(f"Tệp “{name}” bung ra quá lớn so với một bảng tính, nên không được mở.", TODO)


class _Sheet:
    """Watches a sheet of an .xlsx for cells that stand far away."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._row = self._column = 0

    def see(self, piece: bytes) -> None:
        if not _FAR.search(piece):
            return
        for attributes, empty in _CELL.findall(piece):
            place = None if empty else _PLACE.search(attributes)
            if place:
                self._row = max(self._row, int(place[2]))
                self._column = max(self._column, _number(place[1]))
        if self._row > MOST_ROWS + _PIECE // 1000:
            raise too_many_rows(self._name)
        if self._row * self._column > _MOST_CELLS:
            _refuse_bomb(self._name)


class _Repeats:
    """Counts the rows and cells of an .ods with the repetitions it tells."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows = self._cells = 0
        self._times, self._width, self._pending = 1, 0, 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def see(self, piece: bytes) -> None:
        try:
            self._parser.Parse(piece, False)
        except expat.ExpatError as error:
            raise broken(self._name) from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "table":
            self._rows = 0
        elif local == "table-row":
            self._times, self._width, self._pending = _times(attributes, "number-rows-repeated"), 0, 0
        elif local in ("table-cell", "covered-table-cell"):
            self._pending += _times(attributes, "number-columns-repeated")
            if any(key.rpartition(":")[2] in ("value-type", "formula") for key in attributes):
                self._width = self._pending
        elif local == "p":
            self._width = self._pending

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "table-row" and self._width:
            self._rows += self._times
            self._cells += self._times * self._width
            if self._rows > MOST_ROWS + 1000:
                raise too_many_rows(self._name)
            if self._cells > _MOST_CELLS:
                _refuse_bomb(self._name)


def _times(attributes: dict[str, str], name: str) -> int:
    told = next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "1")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 10**9


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
