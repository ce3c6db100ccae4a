"""Envelopes and labels: every address in its window or on its label, in our PDF and in the Word file."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from tests.core.documents.geometry import in_lines, read
from tests.core.documents.post import problems
from tests.core.documents.word import Convert
from vstbpn_desktop.documents.model import Document, Envelope, Labels, Run, plain
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.drawn import Para
from vstbpn_desktop.documents.render.flow import flow
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.documents.render.xlsx import render_xlsx
from vstbpn_desktop.documents.styles import ENVELOPES, LABELS, PAPERS, STYLES

HOSTILE = "&<>#$*_@\"'"


def address(number: int) -> tuple[Run | str, ...]:
    """A name that is now short, now several lines long, and what stands below it."""
    name = f"Ban VSTBPN huyện số {number}" + " và các đơn vị trực thuộc" * (number % 4)
    return (Run(name, bold=True), f"Khu {number} {HOSTILE}, thị trấn Mẫu", f"ĐT: 0200 3 875 {number:03d}")


def envelopes(paper: str, count: int = 4) -> Document:
    made = (
        Envelope(
            parent="ỦY BAN NHÂN DÂN TỈNH BÌNH MINH",
            name=("BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH BÌNH MINH",),
            details=("Số 17 đường Mẫu, thành phố Bình Minh", "ĐT: 0200 3 852 500"),
            number="Số: 12/GM-BVSTBPN",
            to=address(number),
        )
        for number in range(count)
    )
    return Document("Phong bì", tuple(made), paper=paper)


def labels(paper: str, count: int, start: int) -> Document:
    return Document("Nhãn", (Labels(tuple(map(address, range(count))), start),), paper=paper)


SHEETS = {name: labels(name, 2 * sheet.count - 6, 5) for name, sheet in LABELS.items()}
# the last sheet full to its last label
FULL = {f"{name} full": labels(name, sheet.count, 1) for name, sheet in LABELS.items()}
ALL = {**{name: envelopes(name) for name in ENVELOPES}, **SHEETS, **FULL}


@pytest.mark.parametrize("name", ALL)
def test_every_address_stands_in_its_place(name: str) -> None:
    assert problems(ALL[name], render_pdf(ALL[name])) == []


def test_every_address_stands_in_its_place_in_the_word_file(convert: Convert) -> None:
    found = {name: problems(ALL[name], pdf) for name, pdf in convert(ALL).items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("start", [1, 2, 24, 25, 30])
def test_a_half_used_sheet_goes_on_where_it_was_left(start: int) -> None:
    document = labels("3x8", 30, start)
    assert problems(document, render_pdf(document, tags=False)) == []


def test_the_measure_finds_an_address_that_slipped(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = replace(ENVELOPES["DL"], to_left=80)
    monkeypatch.setitem(ENVELOPES, "DL", moved)
    assert problems(envelopes("DL"), render_pdf(envelopes("DL")))
    sheet = LABELS["3x8"]
    monkeypatch.setitem(LABELS, "3x8", replace(sheet, height=sheet.height - 1))
    assert problems(SHEETS["3x8"], render_pdf(SHEETS["3x8"]))


def _paras(document: Document) -> list[Para]:
    grids = [item for sheet in flow(document) for item in sheet.items]
    cells = (cell for grid in grids for row in getattr(grid, "rows", ()) for cell in row)
    return [part for cell in cells for part in cell if isinstance(part, Para)]


def test_a_long_address_gets_smaller_letters_and_is_cut_only_where_even_those_have_no_room() -> None:
    def sizes(words: int) -> tuple[set[float], str]:
        line = "từ " * words
        paras = _paras(Document("", (Labels(((line.strip(), "dòng cuối"),)),), paper="3x8"))
        return {STYLES[para.role].size for para in paras}, plain(paras[-1].runs)

    assert sizes(5) == ({12}, "dòng cuối")
    assert sizes(80) == ({10}, "dòng cuối")
    assert sizes(120) == ({8}, "dòng cuối")
    smallest, last = sizes(400)
    assert smallest == {8} and last.endswith("…")
    document = Document("", (Labels((("từ " * 400,),)),), paper="3x8")
    lines = in_lines(read(render_pdf(document))[0].glyphs)
    assert max(line.bottom for line in lines) < 37.5


def test_no_labels_are_an_empty_sheet() -> None:
    empty = Document("", (Labels(()),), paper="2x7")
    assert problems(empty, render_pdf(empty)) == []
    assert render_docx(empty)


def test_sheets_of_labels_bear_no_mark_and_envelopes_each_one() -> None:
    practised = replace(SHEETS["3x8"], practice=True)
    assert problems(practised, render_pdf(practised)) == []
    marked = [in_lines(page.margin)[0].text for page in read(render_pdf(replace(ALL["DL"], practice=True)))]
    assert marked == ["TẬPDƯỢT"] * 4


def test_the_workbook_lists_the_addresses() -> None:
    for document, count in ((envelopes("DL"), 4), (labels("3x8", 30, 5), 30)):
        sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(document))).worksheets[0]
        cells = [str(row[0].value) for row in sheet.iter_rows() if row[0].value]
        assert sum("ĐT: 0200 3 875" in cell for cell in cells) == count


def test_every_sheet_has_room_for_its_text() -> None:
    for name, page in PAPERS.items():
        assert page.text_width() > 100 and page.text_height() > 80, name
    for name, sheet in LABELS.items():
        needed = sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gap
        assert sheet.page.text_width() == pytest.approx(needed, abs=0.01), name
        assert sheet.rows * sheet.height <= sheet.page.text_height() < (sheet.rows + 1) * sheet.height, name
