"""The zip package of a Word file: opened with limits, its XML parsed without doctypes or entities."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NoReturn
from xml.etree import ElementTree as ET
from xml.parsers import expat

from vstbpn_desktop.errors import UserError

_LARGEST_XML = 24 * 1024 * 1024
_MOST_ELEMENTS = 600_000
_DEEPEST = 120
_MOST_MEMBERS = 5000
_BROKEN = (
    zipfile.BadZipFile, EOFError, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, struct.error,
    OSError, ValueError, KeyError, IndexError, OverflowError,
)  # fmt: skip
_BROKEN_WORDS = "Tệp Word bị hỏng hoặc không phải tệp Word (.docx)."
_BROKEN_TODO = "Hãy mở tệp bằng Word, lưu lại dưới dạng .docx rồi chọn lại."
_MAIN = "word/document.xml"
_OTHERS = (
    ("xl/", "Tệp là bảng tính Excel, không phải văn bản Word."),
    ("ppt/", "Tệp là bài trình chiếu PowerPoint, không phải văn bản Word."),
    ("content.xml", "Tệp là văn bản OpenDocument (.odt), không phải Word (.docx)."),
)

Element = ET.Element


class Package:
    """A Word file's parts. Every error of a broken or hostile file is a UserError."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _BROKEN:
            _refuse()
        if len(self.names) > _MOST_MEMBERS:
            _refuse_size()
        self._refuse_other_kinds()
        self.main = self._main_part()

    def xml(self, name: str) -> Element | None:
        """The root of a part, tags and attributes without namespaces; None where the part is missing."""
        return parse_xml(self._read(name)) if name in self.names else None

    def related(self, *kinds: str) -> Iterator[str]:
        """The parts that the main part points to, by the kind of relation ("footnotes", "header")."""
        folder, name = posixpath.split(self.main)
        for kind, target in self._relations(posixpath.join(folder, "_rels", f"{name}.rels")):
            if kind in kinds:
                yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    def has_pictures(self) -> bool:
        return any(name.startswith(f"{posixpath.dirname(self.main)}/media/") for name in self.names)

    def _main_part(self) -> str:
        for kind, target in self._relations("_rels/.rels"):
            if kind == "officeDocument" and target.lstrip("/") in self.names:
                return target.lstrip("/")
        if _MAIN not in self.names:
            _refuse()
        return _MAIN

    def _relations(self, name: str) -> Iterator[tuple[str, str]]:
        root = self.xml(name)
        for relation in () if root is None else root:
            if relation.get("TargetMode") != "External":
                yield posixpath.basename(relation.get("Type", "")), relation.get("Target", "")

    def _read(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(_LARGEST_XML + 1)
        except _BROKEN:
            _refuse()
        if len(data) > _LARGEST_XML:
            _refuse_size()
        return data

    def _refuse_other_kinds(self) -> None:
        if _MAIN in self.names:
            return
        for start, words in _OTHERS:
            if any(name.startswith(start) for name in self.names):
                raise UserError(words, _BROKEN_TODO)


def parse_xml(data: bytes) -> Element:
    """The tree of an XML part. Raises UserError for broken XML, doctypes, and trees too large or too deep."""
    tree = _Tree()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = lambda *_: _refuse()
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.builder.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):
        _refuse()
    return tree.builder.close()


class _Tree:
    def __init__(self) -> None:
        self.builder = ET.TreeBuilder()
        self.count = self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        self.depth += 1
        if self.count > _MOST_ELEMENTS or self.depth > _DEEPEST:
            _refuse_size()
        self.builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(_local(name))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _refuse() -> NoReturn:
    raise UserError(_BROKEN_WORDS, _BROKEN_TODO) from None


def _refuse_size() -> NoReturn:
    raise UserError(
        "Tệp Word chứa quá nhiều dữ liệu nên không được mở.",
        "Hãy chép phần cần đọc sang một tệp Word mới rồi chọn lại.",
    ) from None
