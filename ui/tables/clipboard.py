"""Rows as Excel and Word take them from the clipboard, and the rows that they put there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from html import escape
from html.parser import HTMLParser
from typing import Final

from PySide6.QtCore import QMimeData

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBER: Final = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})*(,[0-9]+)?")
_QUOTED: Final = re.compile(r'[\t\n\r"]')
_WIDEST: Final = 1_000
_AS_TEXT: Final = "style=\"mso-number-format:'\\@'\""


def table_mime(titles: Sequence[str], rows: Iterable[Sequence[str]], as_text: Sequence[bool]) -> QMimeData:
    """A header and rows as tab-separated text and as an HTML table.

    `as_text` says column by column whether Excel must take the words as text: codes and telephone numbers
    keep their leading zeros, and nothing that looks like a formula becomes one.
    """
    body = [tuple(row) for row in rows]
    result = QMimeData()
    result.setText(tab_separated(titles, body))
    result.setHtml(html_table(titles, body, as_text))
    return result


def tab_separated(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lines of cells parted by tabs, the titles first."""
    lines = [titles, *rows]
    return "".join("\t".join(_cell(word) for word in line) + "\n" for line in lines)


def html_table(titles: Sequence[str], rows: Iterable[Sequence[str]], as_text: Sequence[bool]) -> str:
    """The same as an HTML table."""
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{_html_cells(row, as_text)}</tr>" for row in rows)
    table = f"<table><tr>{head}</tr>{body}</table>"
    return f'<html><head><meta charset="utf-8"></head><body>{table}</body></html>'


def safe_cell(words: str) -> str:
    """Words that Excel would take for a formula, marked as text."""
    return f"'{words}" if words.startswith(_FORMULA) and not _NUMBER.fullmatch(words) else words


def _cell(words: str) -> str:
    safe = safe_cell(words)
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe


def _html_cells(row: Sequence[str], as_text: Sequence[bool]) -> str:
    parts = []
    for words, text in zip(row, as_text, strict=True):
        inside = escape(words).replace("\n", "<br>")
        parts.append(f"<td {_AS_TEXT if text else ''}>{inside}</td>")
    return "".join(parts)


def pasted_rows(html: str, text: str) -> list[list[str]]:
    """The cells of the first table in `html`, else of lines parted by tabs; rows of blanks are left out."""
    reader = _TableReader()
    if "<table" in html.lower():
        reader.feed(html)
        reader.close()
    rows = reader.rows or _parted(text)
    return [row for row in rows if any(cell.strip() for cell in row)]


class _TableReader(HTMLParser):
    """Collects the cells of the first table; merged cells keep their words in their first place."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._depth = 0
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._done or self._depth != 1:
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self._cell, self._span = [], _span(dict(attrs).get("colspan"))
        elif tag in ("br", "p", "div") and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
            self._end_cell()
            self._done = self._done or self._depth == 0
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.splitlines()))

    def _end_cell(self) -> None:
        if self._cell is None or self._done:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        self.rows[-1] += ["\n".join(lines).strip("\n"), *[""] * (self._span - 1)]
        self._cell = None


def _parted(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:  # a quote that never ends, or bytes that are no text
        return [line.split("\t") for line in text.splitlines()]


def _span(told: str | None) -> int:
    return min(int(told), _WIDEST) if told and told.isascii() and told.isdigit() and len(told) < 6 else 1
