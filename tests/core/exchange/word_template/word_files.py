"""Word files made for tests: paragraphs, runs as Word cuts them, tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import docx

from vstbpn_desktop.exchange.word_template.fields import FieldNode

PEOPLE = (FieldNode("ho_va_ten", "Họ và tên", example="Lê Thị <A> & B"),)
ROOT = FieldNode("", "", "group", children=(
    FieldNode("ban", "hồ sơ Ban", "group", "Ban", "profile", (
        FieldNode("ten_ban", "Tên Ban", example="Ban VSTBPN", alias="committee_name"),
    )),
    FieldNode("don_vi", "đơn vị", "group", "Huyện Quan Hóa", "unit", (
        FieldNode("ten_don_vi", "Tên đơn vị", example="Huyện Quan Hóa", alias="name"),
        FieldNode("ten_ngan", "Tên ngắn", example="Quan Hóa", alias="short_name"),
        FieldNode("nguoi_dau_moi", "Người, đầu mối", "list", children=PEOPLE),
    )),
))  # fmt: skip
"""A small catalogue."""


def word_file(
    *paragraphs: str | Sequence[str], rows: Sequence[Sequence[str]] = (), header: str = "", footer: str = ""
) -> bytes:
    """A .docx; a paragraph given as several texts is cut into as many runs."""
    document = docx.Document()
    for words in paragraphs:
        paragraph = document.add_paragraph()
        for run in (words,) if isinstance(words, str) else words:
            paragraph.add_run(run)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def texts(data: bytes) -> list[str]:
    """The words of a .docx: paragraphs, then table rows with their cells parted by a stroke."""
    document = docx.Document(io.BytesIO(data))
    told = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        told += [" | ".join(cell.text for cell in row.cells) for row in table.rows]
    return told


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one more part, or another one in its place."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return target.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    """One part of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
