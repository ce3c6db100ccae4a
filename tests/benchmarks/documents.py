"""How long documents take, against the plainest way to make the same pages with the same engine."""

from __future__ import annotations

import io
import itertools
import json

from tests.benchmarks.harness import Bench, compare_time
from tests.core.documents.samples import paragraph, table
from vstbpn_desktop.documents.model import Appendix, Document, Paragraph, Table, format_cell, plain
from vstbpn_desktop.documents.render.docx import render_docx
from vstbpn_desktop.documents.render.typst import fonts, render_pdf

ROWS = 1000
PARAGRAPHS = 700
"""About 100 pages of text."""

_round = itertools.count()


def _annex() -> Document:
    return Document("", (Appendix(None, "DANH SÁCH", landscape=True), table(ROWS, wide=True)))


def _cell_by_cell() -> None:
    """The same texts by python-docx alone, in the faster of its two usual ways: a row at a time.

    Plain cells: no widths, no alignment, no repeated header; `table.cell(row, column)` is much slower still.
    """
    import docx

    (annex,) = (block for block in _annex().blocks if isinstance(block, Table))
    kinds = [column.kind for column in annex.columns]
    file = docx.Document()
    made = file.add_table(rows=1, cols=len(kinds))
    for row in annex.rows:
        if isinstance(row, tuple):
            cells = made.add_row().cells
            for cell, value, kind in zip(cells, row, kinds, strict=True):
                cell.text = plain(format_cell(value, kind))
    file.save(io.BytesIO())


def docx_annex() -> float:
    """A Word file with an annex of 1,000 rows ÷ python-docx filling the same cells one by one."""
    return compare_time(lambda: render_docx(_annex()), _cell_by_cell, rounds=3)


def _texts() -> list[str]:
    """The paragraphs, other ones each time: typst remembers what it has set before."""
    this = next(_round)
    return [f"Lần {this}, " + plain(paragraph(i, 2).text) for i in range(PARAGRAPHS)]


_BARE = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm), numbering: "1")
#set text(font: "Liberation Serif", size: 14pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 12.7mm, all: true), spacing: 12.9pt, leading: 6.8pt)
#for t in json(bytes(sys.inputs.texts)) { par(t) }
"""


def _bare() -> bytes:
    """The same paragraphs in a typst document without any template, exported alike (PDF/A-2a, tagged)."""
    import typst

    pdf = typst.Compiler(
        _BARE.encode(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"texts": json.dumps(_texts())},
    ).compile(format="pdf", pdf_standards="a-2a")
    assert isinstance(pdf, bytes)
    return pdf


def _long_pdf() -> bytes:
    return render_pdf(Document("", tuple(map(Paragraph, _texts()))))


def long_pdf() -> float:
    """Our PDF of 100 pages of text ÷ bare typst setting the same paragraphs on the same pages."""
    return compare_time(_long_pdf, _bare)


BENCHES = (
    Bench("1,000-row annex: docx ÷ python-docx by cells", 0.2, docx_annex),
    Bench("100-page PDF ÷ bare typst", 2, long_pdf),
)
