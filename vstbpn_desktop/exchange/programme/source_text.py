"""A programme as plain text: from a .txt file in any Unicode form, or pasted from Word."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.exchange.programme.source import SourceLine, numbered
from vstbpn_desktop.exchange.programme.tables import assignment_rows
from vstbpn_desktop.exchange.programme.tidy import close_up, tidy

_UTF8_TODO = (
    "Hãy mở tệp bằng Notepad hoặc Word, chọn Lưu dưới dạng (Save as), mã hoá (Encoding) UTF-8, rồi chọn lại."
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PARAGRAPH = re.compile(r"\r\n|[\n\r\x85\u2029]")
_SOFT = re.compile("[\v\u2028]")
_COLUMNS = re.compile(r"\s*\t\s*|(?<=\S) {4,}(?=\S)")
_LONE_MARKER = re.compile(r"\(?[\w.]{1,5}[.)/:]|[^\w\s]")


def decode(data: bytes) -> str:
    """The text of a .txt file: UTF-8 with or without BOM, UTF-16, UTF-32.

    Raises UserError for other encodings.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    if b"\0" in data:
        return _decoded(data, _without_bom(data))
    return _decoded(data, "utf-8")


def _without_bom(data: bytes) -> str:
    """UTF-16 without BOM shows by the zero bytes of its blanks and plain letters."""
    sample = data[:4000]
    return "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UserError("Tệp văn bản không dùng bảng mã Unicode (UTF-8 hoặc UTF-16) nên không đọc được.",
                        _UTF8_TODO) from None  # fmt: skip


def text_lines(text: str) -> tuple[SourceLine, ...]:
    """The lines of a text; tables pasted from Word or Excel come by their tabs, side by side blocks too."""
    rows = [_columns(raw) for raw in raw_lines(text)]
    lines: list[SourceLine] = []
    index = 0
    while index < len(rows):
        count = _table_height(rows, index)
        table = _table(rows[index : index + count], index + 1) if count > 1 else None
        lines += table or _row_lines(rows[index], index)
        index += count if table else 1
    return numbered(lines)


_Raw = tuple[str, bool, bool]


def raw_lines(text: str) -> Iterator[_Raw]:
    """Line by line: its characters, whether a page begins there, whether only a soft break stands before."""
    for paragraph in _PARAGRAPH.split(text):
        for page, part in enumerate(paragraph.split("\f")):
            for soft, raw in enumerate(_SOFT.split(part)):
                yield raw, page > 0 and soft == 0, soft > 0


_Columns = tuple[list[str], bool, bool]


def _columns(raw: _Raw) -> _Columns:
    text, page_break, soft = raw
    return split_columns(text), page_break, soft


def split_columns(raw: str) -> list[str]:
    """What stands side by side on one line, set apart by tabs or wide blanks.

    Empty columns between tabs count, so that rows of a table stay in line.
    """
    if "\t" not in raw and "    " not in raw:
        return [tidy(raw)]
    raw = close_up(raw)
    cells = raw.split("\t") if raw.count("\t") > 1 else _COLUMNS.split(raw.strip())
    return [tidy(cell) for cell in cells]


def side_by_side(cells: Iterable[str]) -> list[str]:
    """The filled columns (one blank if none is); a marker set apart by a tab keeps to its text."""
    filled = [cell for cell in cells if cell] or [""]
    if len(filled) > 1 and _LONE_MARKER.fullmatch(filled[0]):
        filled[:2] = [" ".join(filled[:2])]
    return filled


def _table_height(rows: list[_Columns], start: int) -> int:
    width = len(rows[start][0])
    end = start
    while width > 2 and end < len(rows) and len(rows[end][0]) == width:
        end += 1
    return max(end - start, 1)


def _table(rows: list[_Columns], first: int) -> list[SourceLine] | None:
    lines = assignment_rows([cells for cells, _, _ in rows], f"dòng {first}")
    if lines is None:
        return None
    return [replace(line, where=f"dòng {first + n}") for n, line in enumerate(lines)]


def _row_lines(row: _Columns, index: int) -> list[SourceLine]:
    cells, page_break, soft = row
    filled = side_by_side(cells)
    return [
        SourceLine(
            0,
            cell,
            f"dòng {index + 1}",
            page_break=page_break and n == 0,
            soft=soft and n == 0,
            place=(0, index, n) if len(filled) > 1 else None,
        )
        for n, cell in enumerate(filled)
    ]
