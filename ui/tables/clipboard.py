"""Rows as Excel and Word take them from the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QMimeData

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBER: Final = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})*(,[0-9]+)?")
_QUOTED: Final = re.compile(r'[\t\n\r"]')
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
