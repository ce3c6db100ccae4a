"""Places 10 to 13 of the decree's diagram: urgency, circulation, drafter, address; lines in the middle."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tests.core.documents.decree import problems
from tests.core.documents.geometry import in_lines, read
from tests.core.documents.samples import LETTERHEAD, SIGNATURE, paragraph
from tests.core.documents.word import ABSENT, soffice, to_pdf
from vstbpn_desktop.documents.model import (
    Addressee,
    Appendix,
    Block,
    Centred,
    Document,
    NextPaper,
    Paragraph,
    Run,
    Title,
)
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.drawn import Closing, Space
from vstbpn_desktop.documents.render.flow import flow
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.documents.styles import SIGNATURE_SPACE_MM, STYLES, URGENCY_WIDTHS_MM, Role

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
    made_of = {**ALL, "công văn": LETTER, "văn bản kèm theo": ATTACHED}
    files = {name: render_docx(made) for name, made in made_of.items()}
    pdfs = to_pdf(files, tmp_path / "docx", tmp_path / "profile")
    found = {name: problems(made, pdfs[name]) for name, made in made_of.items()}
    assert found == {name: [] for name in made_of}


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


def test_circulation_stands_above_nation_and_motto() -> None:
    """Place 11 of the diagram: in the top margin, over the right column; a draft's mark stays at the left."""
    middles = []
    for draft in (False, True):
        pdf = render_pdf(letter(draft=draft, circulation="LƯU HÀNH NỘI BỘ"))
        words = in_lines(read(pdf)[0].margin)[0]
        middles.append(round(words.middle))
    assert middles == [pytest.approx(30 + 165 * 0.71, abs=1), pytest.approx(30 + 165 * 0.2, abs=1)]


def test_the_drafter_ends_the_filing_line() -> None:
    """Place 12 of the diagram: the lower right corner of the recipients (forms 1.4 and 1.5)."""
    with pdfplumber.open(io.BytesIO(render_pdf(letter()))) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "Lưu: VT, BĐG (30). PL.(300)" in text


@pytest.mark.parametrize(("under", "name"), [((), ""), ((), "Lê Thị Mẫu"), (("GIÁM ĐỐC SỞ",), "")])
def test_there_is_room_to_sign_before_the_name_is_known(under: tuple[str, ...], name: str) -> None:
    (sheet,) = flow(Document("", (replace(SIGNATURE, under=under, name=name),)))
    (closing,) = sheet.items
    assert isinstance(closing, Closing)
    assert Space(SIGNATURE_SPACE_MM) in closing.grid.rows[0][1]


LETTER = Document(
    "",
    (
        replace(LETTERHEAD, about="V/v báo cáo số liệu", urgency="KHẨN"),
        Addressee(("Sở Tài chính", "Sở Nội vụ")),
        *(paragraph(number) for number in range(3)),
        replace(SIGNATURE, drafter="PL.(300)"),
    ),
    circulation="LƯU HÀNH NỘI BỘ",
)


NOTE = "(Kèm theo Quyết định số 05/QĐ-BVSTBPN ngày 05 tháng 6 năm 2026 của Ban)"
ATTACHED = Document(
    "",
    (
        LETTERHEAD,
        Title("QUYẾT ĐỊNH", "Ban hành Quy chế"),
        paragraph(1),
        SIGNATURE,
        NextPaper(),
        replace(LETTERHEAD, symbol="", place_date=""),
        Title("QUY CHẾ", "Làm việc của Ban", NOTE),
        *(paragraph(number, 3) for number in range(9)),
        Appendix(None, "DANH SÁCH", "(Kèm theo Quy chế)"),
        paragraph(10),
    ),
)


@pytest.mark.parametrize("made", [LETTER, ATTACHED])
def test_a_letter_and_an_attached_text_keep_the_decree(made: Document) -> None:
    assert problems(made, render_pdf(made)) == []


@pytest.mark.parametrize(
    ("role", "change", "complaint"),
    [
        ("about", {"before": 0}, "trích yếu công văn cách số, ký hiệu"),
        ("about", {"bold": True}, "trích yếu công văn cỡ"),
        ("to_item", {"left_mm": 30}, "không dưới dấu hai chấm"),
        ("recipient", {"left_mm": 5}, "không sát lề trái"),
        ("signer_name", {"align": "left"}, "họ tên lệch giữa"),
        ("signer_title", {"size": 12}, "chức vụ cỡ 12"),
        ("body", {"after": 0}, "cách đoạn"),
        ("urgency", {"size": 11}, "độ khẩn cỡ 11"),
        ("mark", {"bold": False}, "phạm vi lưu hành cỡ"),
        ("nation", {"before": 9}, "không cùng dòng"),
    ],
)
def test_the_measure_finds_a_wrong_component(
    role: Role, change: dict[str, Any], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STYLES, role, replace(STYLES[role], **change))
    found = problems(LETTER, render_pdf(LETTER))
    assert any(complaint in problem for problem in found), found


@pytest.mark.parametrize(
    ("symbol", "day", "complaint"),
    [
        ("Số: 5/BC-BVSTBPN", "Thanh Hoá, ngày 05 tháng 6 năm 2020", "số, ký hiệu viết"),
        ("Số: 05/BC-BVSTBPN", "Thanh Hoá, ngày 5 tháng 6 năm 2020", "địa danh, thời gian viết"),
        ("Số: 05/BC-BVSTBPN", "Thanh Hoá, ngày 05 tháng 06 năm 2020", "địa danh, thời gian viết"),
    ],
)
def test_the_measure_reads_number_and_date(symbol: str, day: str, complaint: str) -> None:
    made = Document("", (replace(LETTERHEAD, symbol=symbol, place_date=day), paragraph(1)))
    found = problems(made, render_pdf(made))
    assert [problem for problem in found if complaint in problem], found


def test_no_words_no_marks() -> None:
    assert frames(letter()) == []


def frames(document: Document) -> list[tuple[float, float]]:
    """Width and height in mm of what is framed on the first page."""
    with pdfplumber.open(io.BytesIO(render_pdf(document))) as pdf:
        rects = pdf.pages[0].rects
    return [(rect["width"] * MM, rect["height"] * MM) for rect in rects if rect["height"] > 5]
