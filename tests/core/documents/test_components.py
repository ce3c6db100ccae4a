"""Places 10 to 13 of the decree's diagram: urgency, circulation, drafter, address; lines in the middle."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from tests.core.documents.decree import problems
from tests.core.documents.samples import LETTERHEAD, SIGNATURE, paragraph
from tests.core.documents.word import ABSENT, soffice, to_pdf
from vstbpn_desktop.documents.model import Appendix, Block, Centred, Document, Paragraph, Run
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.documents.styles import URGENCY_WIDTHS_MM

MM = 25.4 / 72
CONTACT = "Số 2 đường Hạc Thành, phường Hạc Thành, tỉnh Thanh Hoá; điện thoại 0237 385 1234"


def letter(urgency: str = "", *, draft: bool = False, circulation: str = "", contact: str = "") -> Document:
    """A decision of two pages with an annex, every mark as asked."""
    blocks: tuple[Block, ...] = (
        replace(LETTERHEAD, urgency=urgency),
        Centred("QUYẾT ĐỊNH:"),
        Paragraph((Run("Điều 1.", bold=True), " Kiện toàn Ban vì sự tiến bộ của phụ nữ.")),
        *(paragraph(number) for number in range(9)),
        replace(SIGNATURE, drafter="PL.(300)"),
        Appendix(None, "DANH SÁCH"),
        paragraph(9),
    )
    return Document("Thử", blocks, draft=draft, circulation=circulation, contact=contact)


ALL = {
    "khẩn": letter("KHẨN"),
    "thượng khẩn": letter("THƯỢNG KHẨN", contact=CONTACT),
    "hỏa tốc": letter("HỎA TỐC", circulation="LƯU HÀNH NỘI BỘ"),
    "dự thảo": letter("HẸN GIỜ", draft=True, circulation="LƯU HÀNH NỘI BỘ", contact=CONTACT),
}


@pytest.mark.parametrize("name", ALL)
def test_printed_pages_keep_the_decree(name: str) -> None:
    assert problems(ALL[name], render_pdf(ALL[name])) == []


def test_pages_of_the_word_files_keep_the_decree(tmp_path: Path) -> None:
    if soffice() is None:
        pytest.skip(ABSENT)
    (tmp_path / "docx").mkdir()
    files = {name: render_docx(made) for name, made in ALL.items()}
    pdfs = to_pdf(files, tmp_path / "docx", tmp_path / "profile")
    assert {name: problems(ALL[name], pdfs[name]) for name in ALL} == {name: [] for name in ALL}


@pytest.mark.parametrize(("urgency", "width"), URGENCY_WIDTHS_MM.items())
def test_the_frame_of_urgency_has_the_size_of_the_stamp(urgency: str, width: float) -> None:
    assert any(abs(w - width) < 0.5 and abs(h - 8) < 0.5 for w, h in frames(letter(urgency)))


def test_a_draft_says_so_in_place_of_circulation() -> None:
    texts = [
        pdfplumber.open(io.BytesIO(render_pdf(letter(draft=draft, circulation="LƯU HÀNH NỘI BỘ"))))
        .pages[0]
        .extract_text()
        .splitlines()[0]
        for draft in (False, True)
    ]
    assert texts == ["LƯU HÀNH NỘI BỘ", "DỰ THẢO"]


def test_no_words_no_marks() -> None:
    assert frames(letter()) == []


def frames(document: Document) -> list[tuple[float, float]]:
    """Width and height in mm of what is framed on the first page."""
    with pdfplumber.open(io.BytesIO(render_pdf(document))) as pdf:
        rects = pdf.pages[0].rects
    return [(rect["width"] * MM, rect["height"] * MM) for rect in rects if rect["height"] > 5]
