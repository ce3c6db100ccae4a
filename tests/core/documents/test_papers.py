"""Several papers in one file, several signers side by side, rows high enough to sign in."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import partial
from typing import Any

import docx
import pdfplumber
import pytest
from pypdf import PdfReader

from tests.core.documents.decree import problems
from tests.core.documents.geometry import Page, by_section, read
from tests.core.documents.samples import paragraph
from vstbpn_desktop.documents.model import (
    Appendix,
    Block,
    Column,
    Document,
    NextPaper,
    Paragraph,
    Signer,
    Signers,
    Table,
    Title,
)
from vstbpn_desktop.documents.papers import apart, batches
from vstbpn_desktop.documents.render import typst
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.errors import Cancelled

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


@pytest.mark.parametrize("lines", range(24, 34))
def test_recipients_of_minutes_never_part_from_the_names(lines: int) -> None:
    made = Document("Biên bản", (*(Paragraph(f"Dòng {i}.") for i in range(lines)), SIGNERS))
    pages = [page for page in read(render_pdf(made)) if "Mẫu" in "".join(g.text for g in page.glyphs)]
    assert ["Nơinhận" in "".join(g.text for g in page.glyphs) for page in pages] == [True]


def test_a_long_list_of_recipients_goes_on_below() -> None:
    many = Signers(SIGNERS.signers, tuple(f"Nơi thứ {i}" for i in range(60)))
    made = Document("Biên bản", (Paragraph("Một."), many))
    assert problems(made, render_pdf(made)) == [] and len(read(render_pdf(made))) == 2


def test_somebody_must_sign() -> None:
    with pytest.raises(ValueError, match="somebody"):
        Signers(())


def many(count: int, **more: Any) -> Document:
    """A paper for each guest, every third of two pages."""
    blocks: list[Block] = []
    for number in range(count):
        blocks += [NextPaper()] if number else []
        blocks += [
            Title("GIẤY MỜI", f"Nơi thứ {number}"),
            *(paragraph(i) for i in range(12 if number % 3 == 0 else 2)),
        ]
    names = tuple(f"Nơi thứ {number}" for number in range(count))
    return Document("Giấy mời", tuple(blocks), papers=names, **more)


def _seen(pages: Iterable[Page]) -> list[tuple[str, int, float, float]]:
    return [(g.text, g.page, round(g.x0, 2), round(g.bottom, 2)) for page in pages for g in page.glyphs]


def test_papers_set_some_at_a_time_are_the_same_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    document = many(7, contact="Số 1 đường Mẫu", draft=True)
    whole = render_pdf(document, tags=False)
    told: list[float] = []
    monkeypatch.setattr(typst, "batches", partial(batches, size=3))
    parted = render_pdf(document, told.append)
    assert told == [0, 1 / 3, 2 / 3]
    assert problems(document, parted) == problems(document, whole) == []
    assert _seen(read(parted)) == _seen(read(whole))
    assert render_pdf(document) == parted
    reader = PdfReader(io.BytesIO(parted))
    assert reader.metadata is not None and reader.metadata.title == "Giấy mời"
    assert str(reader.root_object["/Lang"]) == "vi-VN"


def test_setting_many_papers_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(share: float) -> None:
        if share > 0.5:
            raise Cancelled

    set_so_far: list[Document] = []
    compiled = typst._compiled

    def counted(one: Document, *, tags: bool) -> bytes:
        set_so_far.append(one)
        return compiled(one, tags=tags)

    monkeypatch.setattr(typst, "batches", partial(batches, size=1))
    monkeypatch.setattr(typst, "_compiled", counted)
    with pytest.raises(Cancelled):
        render_pdf(many(4), stop)
    assert len(set_so_far) == 3


def test_few_papers_are_one_tagged_file() -> None:
    assert [one.papers for one in batches(many(25))] == [many(25).papers]
    assert [len(one.papers) for one in batches(many(60))] == [25, 25, 10]
    assert b"/StructTreeRoot" in render_pdf(many(2))


def test_each_paper_alone_keeps_its_blocks_its_name_and_its_direction() -> None:
    turned = (NextPaper(landscape=True), Title("HAI"))
    document = Document("Giấy", (Title("MỘT"), *turned), papers=("Sở A", "Sở B"), landscape=False)
    (first, one), (second, two) = apart(document)
    assert (first, second) == ("Sở A", "Sở B")
    assert [len(one.sections), one.sections[0].landscape] == [1, False]
    assert [len(two.sections), two.sections[0].landscape] == [1, True]
    assert two.title == "Giấy - Sở B"
    assert list(apart(Document("Một", (Title("MỘT"),)))) == []
