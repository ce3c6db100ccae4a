"""The first lines of files from others: what a reader sees at the head, and nothing of what is broken."""

from __future__ import annotations

import io
import random

import openpyxl
import pytest

from vstbpn_desktop.documents.model import Document, Paragraph
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.exchange.file_heads import head_lines


def pdf(*lines: str) -> bytes:
    return render_pdf(Document("paper", tuple(Paragraph(line) for line in lines)))


def workbook(*rows: list[str | int]) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


FILES = {
    "giay.pdf": pdf("UBND TỈNH", "TỐI MẬT"),
    "bang.xlsx": workbook(["UBND TỈNH", 3], ["TỐI MẬT"], ["Độ mật"]),
    "chu.txt": "UBND TỈNH\nTỐI MẬT".encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_lines_as_a_reader_sees_them(name: str) -> None:
    assert [line.strip() for line in head_lines(name, FILES[name]) if line.strip()] == [
        "UBND TỈNH",
        "TỐI MẬT",
    ]


def test_a_kind_that_cannot_be_read_has_none() -> None:
    assert list(head_lines("anh.png", b"TOI MAT")) == []
    assert list(head_lines("khong-duoi", b"TOI MAT")) == []


@pytest.mark.parametrize("name", ["giay.pdf", "bang.xlsx"])
def test_a_broken_file_is_passed_over(name: str) -> None:
    chance, whole = random.Random(7), FILES[name]
    for _ in range(60):
        broken = bytearray(whole[: chance.randrange(1, len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        assert all(isinstance(line, str) for line in head_lines(name, bytes(broken)))
