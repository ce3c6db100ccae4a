"""Workbooks made for the tests: by openpyxl as a colleague would, and by hand where they are hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

HEAD = ("Họ và tên", "Giới tính", "Đơn vị", "Là đầu mối", "Số điện thoại")


def xlsx(path: Path, *rows: Sequence[Any], sheet: str = "Danh sách", title: str = "") -> Path:
    """A plain workbook of these rows, headings first; `title` stands above with a blank row between."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = sheet
    for row in [*([(title,), ()] if title else []), *rows]:
        page.append(row)
    book.save(path)
    return path


def ods(path: Path, rows: str) -> Path:
    """An .ods whose one table holds these rows as XML."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body>'
        f'<office:spreadsheet><table:table table:name="Bảng">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    path.write_bytes(
        package(
            {"mimetype": kind.encode(), "META-INF/manifest.xml": manifest, "content.xml": content.encode()}
        )
    )
    return path


def ods_row(*cells: str, repeated: int = 1, wide: int = 1) -> str:
    """A row of texts for `ods`."""
    written = "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{wide}">'
        f"<text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{written}</table:table-row>'


def package(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return made.getvalue()


def with_part(path: Path, name: str, change: Any) -> Path:
    """The workbook with one part changed."""
    with zipfile.ZipFile(path) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    parts[name] = change(parts.get(name, b""))
    path.write_bytes(package(parts))
    return path
