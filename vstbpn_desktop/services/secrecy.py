"""State secrets are refused at every door: what is typed, what is imported, what is attached."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Final

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.records.secrecy import TODO, notice
from vstbpn_desktop.vietnamese.secrecy import mark, stamp

_PARTS: Final = re.compile(r"word/(?:header\d*|document)\.xml")
_PARAGRAPH: Final = re.compile(r"<w:p[ >/]|</w:p>|<w:br/>")
_TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_MOST: Final = 4 * 1024 * 1024
"""Of a part of a Word file as much is read: the stamp stands at its head."""


def refuse_file(name: str, content: bytes) -> None:
    """UserError where a file's name or the head of its first page bears a mark of secrecy.

    Word and plain text are looked into; of others only the name can be read.
    """
    level = mark(name.rpartition(".")[0] or name)
    if level:
        raise UserError(notice(f"Tệp “{name}”", level), TODO)
    refuse_text(f"Tệp “{name}”", _lines(name, content))


def refuse_text(what: str, lines: Iterator[str]) -> None:
    """UserError where the head of a text is stamped as secret."""
    level = stamp(lines)
    if level:
        raise UserError(notice(what, level), TODO)


def _lines(name: str, content: bytes) -> Iterator[str]:
    if content.startswith(b"PK") and name.lower().endswith((".docx", ".docm", ".dotx")):
        yield from _word_lines(content)
    elif name.lower().endswith((".txt", ".md", ".html", ".htm")):
        yield from content[:_MOST].decode("utf-8", errors="replace").splitlines()


def _word_lines(content: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in sorted(filter(_PARTS.fullmatch, package.namelist()), reverse=True):
                with package.open(part) as file:
                    xml = file.read(_MOST).decode("utf-8", errors="replace")
                for paragraph in _PARAGRAPH.split(xml):
                    if words := "".join(_TEXT.findall(paragraph)).strip():
                        yield unescape(words)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return
