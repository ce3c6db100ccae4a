"""Our PDF: bytes, properties, hostile text, characters without a glyph, long tables."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.documents import samples
from tests.core.documents.geometry import column, read, squeezed
from vstbpn_desktop.documents.model import Column, Document, GroupRow, Paragraph, Run, Table, plain
from vstbpn_desktop.documents.render import typst
from vstbpn_desktop.documents.render.drawn import Lined
from vstbpn_desktop.documents.render.flow import flow
from vstbpn_desktop.documents.render.typst import families, missing_characters, render_pdf


def _text(document: Document) -> str:
    return column(read(render_pdf(document))).text


def test_same_document_same_bytes() -> None:
    assert render_pdf(samples.FULL) == render_pdf(samples.FULL)
    assert render_pdf(samples.SHORT) != render_pdf(replace(samples.SHORT, dated=date(2026, 6, 5)))


def test_properties_and_standard() -> None:
    document = replace(samples.SHORT, title="Báo cáo", author="Ban VSTBPN tỉnh", dated=date(2026, 6, 5))
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(document)))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Báo cáo", "Ban VSTBPN tỉnh")
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == date(2026, 6, 5)
    root: Any = reader.trailer["/Root"]
    outline: Any = reader.outline
    assert root["/Lang"] == "vi-VN" and root["/MarkInfo"]["/Marked"]
    assert [entry["/Title"] for entry in outline] == ["I. CÔNG TÁC LÃNH ĐẠO"]


def test_preview_shows_the_same_pages() -> None:
    saved, shown = read(render_pdf(samples.FULL)), read(render_pdf(samples.FULL, tags=False))
    assert [page.glyphs for page in saved] == [page.glyphs for page in shown]


def test_hostile_text_is_only_text() -> None:
    document = Document("", (Paragraph(samples.HOSTILE), Paragraph((Run(samples.HOSTILE, italic=True),))))
    assert _text(document) == squeezed(samples.HOSTILE) * 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec=None, exclude_categories=())), max_size=4))
def test_any_text_can_be_set(texts: list[str]) -> None:
    table = Table((Column("TT", 12), Column("Nội dung")), tuple(("1", text) for text in texts))
    document = Document("", (*map(Paragraph, texts), table))
    assert render_pdf(document, tags=False).startswith(b"%PDF")


def test_a_character_without_glyph_is_shown_and_named() -> None:
    document = Document("", (Paragraph("Cười 😀 ☑ Đ ≥ ế"),))
    assert missing_characters(document) == ("☑", "😀")
    assert _text(document) == "Cười□□Đ≥ế"
    assert missing_characters(samples.FULL) == ()


def test_symbols_hold_together_without_strange_characters() -> None:
    words = "theo Quyết định số 3345/QĐ-UBND và Kế hoạch số 135/KH-UBND, 21-CT/TW " * 6
    stream = column(read(render_pdf(Document("", (Paragraph(words.strip()),)))))
    assert stream.text == squeezed(words)
    assert not [line.text for line in stream.lines if line.text.startswith(("QĐ-", "UBND", "KH-", "TW"))]
    assert not [line.text for line in stream.lines if line.text.endswith(("/", "-"))]


@pytest.mark.parametrize("width", [15, 40, 100])
def test_a_word_longer_than_its_cell_stays_inside(width: float) -> None:
    table = Table((Column("Dài", width), Column("Còn lại")), ((f"{'Xđ' * 60} cuối", "x"),))
    (page,) = read(render_pdf(Document("", (table,))))
    long = [g for g in page.glyphs if g.text in "Xđ"]
    assert len(long) == 120 and max(g.x1 for g in long) <= 30 + width - 1


def test_the_template_sees_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    template = tmp_path / "document.typ"
    template.write_text('#read("/secret.txt") #read("secret.txt")', encoding="utf-8")
    monkeypatch.setattr(typst, "TEMPLATE", template)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RuntimeError, match="secret"):
        render_pdf(samples.SHORT)


def test_a_panic_in_the_engine_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "document.typ"
    template.write_text('#panic("hỏng")', encoding="utf-8")
    monkeypatch.setattr(typst, "TEMPLATE", template)
    with pytest.raises(RuntimeError, match=r"could not set “Báo cáo 6 tháng”.*hỏng"):
        render_pdf(samples.FULL)


def test_our_fonts_are_found() -> None:
    assert families()[-2:] == ("Liberation Serif", "Noto Sans")


def _lined(document: Document) -> Iterator[Lined]:
    return (item for sheet in flow(document) for item in sheet.items if isinstance(item, Lined))


def test_groups_and_total_are_tied_to_their_rows() -> None:
    rows = (GroupRow("A"), GroupRow("A1"), ("1",), ("2",), GroupRow("B"), ("3",))
    (lined,) = _lined(Document("", (Table((Column("TT"),), rows, total=("6",)),)))
    assert typst._ties(lined, tail=False) == [3, 0, 0, 1, 3, 0, 0]
    assert typst._ties(replace(lined, total=None), tail=False) == [3, 0, 0, 1, 2, 0]
    assert typst._ties(replace(lined, total=None), tail=True) == [3, 0, 0, 1, 3, 0, 0]
    (single,) = _lined(Document("", (Table((Column("TT"),), (("1",), ("2",))),)))
    assert typst._ties(single, tail=False) == []


def test_a_group_is_never_last_on_its_page() -> None:
    rows: list[tuple[str, str] | GroupRow] = []
    for i in range(60):
        rows += [GroupRow(f"Nhóm {i}"), *((str(i), "x\ny") for _ in range(i % 3 + 1))]
    pages = read(render_pdf(Document("", (Table((Column("TT"), Column("Nội dung")), tuple(rows)),))))
    assert len(pages) > 4
    assert not [page for page in pages if page.tables[0][-1][0].startswith("Nhóm")]


def test_a_row_higher_than_a_page_is_not_lost() -> None:
    text = " ".join(f"từ{i}" for i in range(2500))
    table = Table(
        (Column("TT", 14), Column("Nội dung"), Column("Khác", 80)), (("1", text, "x"), ("2", "y", "z"))
    )
    pages = read(render_pdf(Document("", (table,))))
    printed = "".join(squeezed(row[1]) for page in pages for rows in page.tables for row in rows[1:])
    assert printed == squeezed(text) + "y"
    assert plain(text) == text
