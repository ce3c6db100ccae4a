"""Certificates: framed, whole, the same in our PDF and in the Word file, however long the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.documents.certificate_pages import problems
from tests.core.documents.geometry import read
from tests.core.documents.word import Convert
from vstbpn_desktop.documents.model import Document, NextPaper
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.documents.sheets import Certificate
from vstbpn_desktop.documents.styles import CERTIFICATE, PAPERS

HOSTILE = "&<>#$*_@\"'"


def certificate(name: str, topic: str, under: tuple[str, ...] = ("GIÁM ĐỐC SỞ NỘI VỤ",)) -> Certificate:
    return Certificate(
        parent="ỦY BAN NHÂN DÂN TỈNH BÌNH MINH",
        agency=("BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH BÌNH MINH",),
        title="GIẤY CHỨNG NHẬN",
        lead="Chứng nhận bà",
        name=name,
        lines=(
            f"Chuyên viên {HOSTILE}, huyện Mẫu",
            f"Đã tham dự lớp tập huấn: {topic}",
            "Địa điểm: Hội trường",
        ),
        number="Số: 001/GCN-BVSTBPN",
        place_date="Bình Minh, ngày … tháng … năm 2020",
        titles=("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"),
        under=under,
        signer="Nguyễn Thị Mẫu",
    )


SHORT = certificate("Lê Thị Mẫu", "Bình đẳng giới")
LONG = certificate(("Công Tằng Tôn Nữ Thị " * 3).strip(), ("Nâng cao năng lực lồng ghép giới " * 15).strip())
ONE_TIER = certificate("Trần Thị Mẫu", "Bình đẳng giới", ())


def document(*certificates: Certificate, draft: bool = False, practice: bool = False) -> Document:
    blocks = [part for one in certificates for part in (NextPaper(), one)][1:]
    return Document("Giấy chứng nhận", tuple(blocks), paper=CERTIFICATE, draft=draft, practice=practice)


ALL = {
    "several": document(SHORT, LONG, ONE_TIER),
    "draft": document(SHORT, draft=True),
    "practice": document(LONG, SHORT, practice=True),
}


@pytest.mark.parametrize("name", ALL)
def test_each_stands_whole_on_its_framed_page(name: str) -> None:
    assert problems(ALL[name], render_pdf(ALL[name])) == []


def test_each_stands_whole_in_the_word_file(convert: Convert) -> None:
    found = {name: problems(ALL[name], pdf) for name, pdf in convert(ALL).items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_measure_finds_a_page_that_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAPERS[CERTIFICATE]
    monkeypatch.setitem(PAPERS, CERTIFICATE, replace(page, border=0))
    assert problems(ALL["draft"], render_pdf(ALL["draft"]))
    monkeypatch.setitem(PAPERS, CERTIFICATE, replace(page, bottom=80))
    assert problems(ALL["draft"], render_pdf(ALL["draft"]))
    monkeypatch.setitem(PAPERS, CERTIFICATE, replace(page, left=5))
    assert problems(ALL["draft"], render_pdf(ALL["draft"]))


def test_marks_stand_inside_the_frame() -> None:
    for name, mark in (("draft", "DỰTHẢO"), ("practice", "TẬPDƯỢT")):
        page = read(render_pdf(ALL[name]))[0]
        letters = [glyph for glyph in (*page.margin, *page.glyphs) if glyph.top < 22]
        assert "".join(glyph.text for glyph in letters) == mark
        assert min(glyph.top for glyph in letters) > 12.5


def test_what_is_certified_is_cut_before_the_signature_is() -> None:
    endless = document(certificate("Lê Thị Mẫu", "năng lực " * 2000))
    assert problems(endless, render_pdf(endless)) == ["trang 1: không có “Địa điểm: Hội trường”"]
