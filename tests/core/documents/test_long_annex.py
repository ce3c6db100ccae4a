"""An annex of 2,000 rows: every row once and in order, whole on its page, below a header on every page."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree
from pypdf import PdfReader

from tests.core.documents.samples import NAMES
from vstbpn_desktop.documents.model import Appendix, Column, Document, GroupRow, Row, Table
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.typst import render_pdf

ROWS, GROUPS = 2000, 20
HEADER = "Đầu bảng"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COLUMNS = (Column("TT", 16), Column(HEADER, 60), Column("Số", 28, kind="integer"), Column("Ghi chú"))


def rows() -> tuple[Row | GroupRow, ...]:
    made: list[Row | GroupRow] = []
    for number in range(1, ROWS + 1):
        if number % (ROWS // GROUPS) == 1:
            made.append(GroupRow(f"Khối thứ {number}"))
        note = "Ghi chú dài hơn một dòng của bảng, có khi ba dòng liền nhau. " * (number % 4)
        made.append((f"({number})", NAMES[number % 4], number, note))
    return tuple(made)


@pytest.fixture(scope="module")
def annex() -> Document:
    table = Table(COLUMNS, rows(), ("", "Tổng cộng", ROWS * (ROWS + 1) // 2, None))
    return Document("Phụ lục", (Appendix(None, "DANH SÁCH", landscape=True), table))


def test_the_pdf_has_every_row_once_below_a_header_on_every_page(annex: Document) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(render_pdf(annex))).pages]
    assert len(pages) > 80
    assert all(text.count(HEADER) == 1 for text in pages)
    numbers = [int(number) for text in pages for number in re.findall(r"\((\d+)\)", text)]
    assert numbers == list(range(1, ROWS + 1))
    assert "2.001.000" in pages[-1] and f"({ROWS})" in pages[-1]
    heads = [text for text in pages if re.search(r"Khối thứ \d+\s*$", text.strip())]
    assert heads == []


def test_the_word_file_has_every_row_whole_and_the_header_repeated(annex: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(annex))) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    found = list(body.iter(f"{W}tr"))
    assert len(found) == 1 + ROWS + GROUPS + 1
    assert [index for index, row in enumerate(found) if row.find(f".//{W}tblHeader") is not None] == [0]
    assert all(row.find(f".//{W}cantSplit") is not None for row in found)
    texts = ("".join(element.text or "" for element in row.iter(f"{W}t")) for row in found)
    numbers = [int(match[1]) for text in texts if (match := re.match(r"\((\d+)\)", text))]
    assert numbers == list(range(1, ROWS + 1))
