"""The first lines of a file from others, as its reader would see them: Word, Excel, PDF, plain text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from typing import Final

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.excel.guard import BROKEN
from vstbpn_desktop.exchange.excel.source import first_rows
from vstbpn_desktop.vietnamese.secrecy import is_level_heading

_PARTS: Final = re.compile(r"word/(?:header\d*|document)\.xml")
_PARAGRAPH: Final = re.compile(r"<w:p[ >/]|</w:p>|<w:br/>")
_TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_MOST: Final = 4 * 1024 * 1024
"""Of a part of a Word file, or of a text, as much is read: the head stands at its beginning."""
_MOST_ROWS: Final = 40
_LARGEST_PDF: Final = 30 * 1024 * 1024
"""A larger one is a scan, and a broken one of that size is searched through for seconds."""


def head_lines(name: str, content: bytes) -> Iterator[str]:
    """The lines of the first page or sheet; none of a kind that cannot be read, a broken file, a scan."""
    read = _READERS.get(name.lower().rpartition(".")[2])
    if read is not None:
        yield from read(content)


def _text(content: bytes) -> Iterator[str]:
    yield from content[:_MOST].decode("utf-8", errors="replace").splitlines()


def _word(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in sorted(filter(_PARTS.fullmatch, package.namelist()), reverse=True):
                with package.open(part) as file:
                    xml = file.read(_MOST).decode("utf-8", errors="replace")
                for paragraph in _PARAGRAPH.split(xml):
                    if words := "".join(_TEXT.findall(paragraph)).strip():
                        yield unescape(words)
    except BROKEN:
        return


def _table(content: bytes) -> Iterator[str]:
    """Each cell is a line: a stamp stands in a cell of its own. The heading of a column is none."""
    try:
        rows = first_rows(content, "", _MOST_ROWS)
    except UserError:
        return
    for row in rows:
        words = (cell for cell in row if isinstance(cell, str) and cell.strip())
        yield from (cell for cell in words if not is_level_heading(cell))


def _pdf(content: bytes) -> Iterator[str]:
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = PdfReader(io.BytesIO(content)).pages if len(content) <= _LARGEST_PDF else ()
        text = pages[0].extract_text() if pages else ""
    except Exception:
        # A library that reads files of strangers fails in every way; the file is kept all the same.
        return
    yield from text.splitlines()


_READERS: Final[dict[str, Callable[[bytes], Iterator[str]]]] = {
    **dict.fromkeys(("docx", "docm", "dotx"), _word),
    **dict.fromkeys(("xlsx", "xlsm", "xls", "ods"), _table),
    **dict.fromkeys(("txt", "md", "html", "htm", "csv"), _text),
    "pdf": _pdf,
}
