"""Several papers in one file, several signers side by side, rows high enough to sign in."""

from __future__ import annotations

import io

import docx
import pdfplumber
import pytest

from tests.core.documents.decree import problems
from tests.core.documents.geometry import by_section, read
from vstbpn_desktop.documents.model import (
    Appendix,
    Column,
    Document,
    NextPaper,
    Paragraph,
    Signer,
    Signers,
    Table,
    Title,
)
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.typst import render_pdf

MM_PER_PT = 25.4 / 72
COLUMNS = (Column("TT", 12), Column("Họ và tên"), Column("Ký", 40))
SIGNERS = Signers(
    (Signer("THƯ KÝ", "(Ký)", "Lê Thị Mẫu"), Signer("CHỦ TRÌ", "(Ký)", "Trần Văn Thử")), ("Như trên", "Lưu")
)


def sheet(rows: int = 30) -> Table:
    return Table(COLUMNS, tuple((str(i), f"Người {i}", "") for i in range(1, rows + 1)), row_mm=9)


def test_each_paper_has_its_own_numbers_and_direction() -> None:
    turned = (NextPaper(landscape=True), Title("HAI"), sheet())
    papers = (Title("MỘT"), sheet(60), *turned, NextPaper(), sheet(5))
    document = Document("Ba giấy", papers, draft=True)
    pdf = render_pdf(document)
    assert problems(document, pdf) == []
    sections = by_section(read(pdf))
    assert [len(section) for section in sections] == [3, 2, 1]
    assert [section[0].width > section[0].height for section in sections] == [False, True, False]


def test_an_annex_after_papers_is_still_the_first() -> None:
    document = Document("Hai giấy", (Paragraph("Một"), NextPaper(), Paragraph("Hai"), Appendix(None, "LỊCH")))
    assert [section.label for section in document.sections] == ["", "", "Phụ lục"]
    assert [section.is_appendix for section in document.sections] == [False, False, True]


def test_a_file_may_begin_with_a_paper() -> None:
    assert len(Document("Một giấy", (NextPaper(), Paragraph("Một"))).sections) == 1


def test_rows_are_as_high_as_was_asked_in_both_files() -> None:
    document = Document("Phiếu", (sheet(),))
    with pdfplumber.open(io.BytesIO(render_pdf(document))) as pdf:
        rows = pdf.pages[0].find_tables()[0].rows[1:]
        heights = [(row.bbox[3] - row.bbox[1]) * MM_PER_PT for row in rows]
    assert len(heights) > 20 and min(heights) >= 8.99 and max(heights) < 9.2
    table = docx.Document(io.BytesIO(render_docx(document))).tables[0]
    high = [row.height.mm for row in table.rows if row.height]
    assert high == [pytest.approx(9, abs=0.05)] * 30


def test_a_long_cell_makes_its_row_higher_still() -> None:
    rows = (("1", "Tên rất dài " * 30, ""), ("2", "Ngắn", ""))
    document = Document("Phiếu", (Table(COLUMNS, rows, row_mm=9),))
    with pdfplumber.open(io.BytesIO(render_pdf(document))) as pdf:
        tall, low = pdf.pages[0].find_tables()[0].rows[1:]
    assert (tall.bbox[3] - tall.bbox[1]) > 2 * (low.bbox[3] - low.bbox[1])
    assert problems(document, render_pdf(document)) == []


@pytest.mark.parametrize("before", [(Paragraph("Đã đọc lại và nhất trí./."),), (sheet(40),), ()])
def test_signers_stand_side_by_side_and_are_not_parted(before: tuple[Paragraph | Table, ...]) -> None:
    document = Document("Biên bản", (*before, SIGNERS))
    page = next(page for page in read(render_pdf(document)) if "THƯ" in "".join(g.text for g in page.glyphs))
    with pdfplumber.open(io.BytesIO(render_pdf(document))) as pdf:
        words = {word["text"]: word for word in pdf.pages[page.index].extract_words()}
    assert words["THƯ"]["bottom"] == pytest.approx(words["CHỦ"]["bottom"], abs=0.5)
    assert words["THƯ"]["x0"] < words["CHỦ"]["x0"]
    assert words["Thử"]["bottom"] == pytest.approx(words["Mẫu"]["bottom"], abs=0.5)
    assert words["Nơi"]["top"] > words["Mẫu"]["bottom"]
    text = "\n".join(cell.text for cell in docx.Document(io.BytesIO(render_docx(document))).tables[-1]._cells)
    assert "THƯ KÝ" in text and "Trần Văn Thử" in text


def test_somebody_must_sign() -> None:
    with pytest.raises(ValueError, match="somebody"):
        Signers(())
