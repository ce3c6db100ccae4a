"""How long many papers and long annexes take, and whether memory stays flat, against the same engine bare."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.harness import Bench, compare, compare_time
from tests.core.documents.samples import LETTERHEAD, SIGNATURE, table
from vstbpn_desktop.documents.model import (
    Appendix,
    Block,
    Document,
    NextPaper,
    Paragraph,
    Table,
    Title,
    format_cell,
    plain,
)
from vstbpn_desktop.documents.render.typst import fonts, render_pdf

GUESTS, ROWS = 300, 2000
ROOT = Path(__file__).resolve().parents[2]
_round = itertools.count()


def invitations(count: int) -> Document:
    """An invitation of one page for each guest; other names each time: typst remembers what it has set."""
    this, blocks = next(_round), list[Block]()
    for number in range(count):
        blocks += [NextPaper()] if number else []
        blocks += [LETTERHEAD, Title("GIẤY MỜI", "Dự lớp tập huấn"), *map(Paragraph, _lines(this, number))]
        blocks += [SIGNATURE]
    return Document("Giấy mời", tuple(blocks), papers=tuple(f"Nơi {number}" for number in range(count)))


def _lines(this: int, number: int) -> list[str]:
    return [
        f"Trân trọng kính mời: Ủy ban nhân dân huyện số {number}, lần {this}",
        "Tới dự: Lớp tập huấn nghiệp vụ công tác vì sự tiến bộ của phụ nữ",
        "Thời gian: từ 7 giờ 30 đến 11 giờ 00, thứ Ba, ngày 14 tháng 7 năm 2020",
        "Địa điểm: Hội trường Sở Nội vụ",
        "Đề nghị các đại biểu có mặt đúng thành phần, đúng thời gian./.",
    ]


_PAGE = '#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))\n'
_TEXT = '#set text(font: "Liberation Serif", size: 14pt, lang: "vi")\n#set par(justify: true)\n'
_INVITE = """
#for papers in json(bytes(sys.inputs.data)) {
  grid(columns: (2fr, 3fr), ..papers.head.map(t => align(center, text(size: 13pt, t))))
  align(center, text(weight: "bold", papers.title))
  for t in papers.lines { par(t) }
  grid(columns: (1fr, 1fr), ..papers.foot.map(t => align(center, t)))
  pagebreak(weak: true)
}
"""
_TABLE = """
#let data = json(bytes(sys.inputs.data))
#set page(flipped: true)
#table(columns: data.columns, table.header(..data.head), ..data.cells)
"""


def _bare(source: str, data: object) -> bytes:
    """The same words by typst without any template."""
    import typst

    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    pdf = typst.Compiler(
        (_PAGE + _TEXT + source).encode(), font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs
    ).compile(format="pdf")
    assert isinstance(pdf, bytes)
    return pdf


def _bare_invitations() -> bytes:
    this = next(_round)
    head = [plain(LETTERHEAD.parent or ""), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    foot = ["\n".join(map(plain, SIGNATURE.recipients)), "\n".join(map(plain, SIGNATURE.titles))]
    papers = (
        {"head": head, "title": "GIẤY MỜI", "foot": foot, "lines": _lines(this, n)} for n in range(GUESTS)
    )
    return _bare(_INVITE, list(papers))


def time_of_invitations() -> float:
    """300 invitations as one PDF ÷ the same words by bare typst: no rules, no even lines, no kept signature.

    What the decree asks of a page is most of the work; the limit only guards it against growing.
    """
    return compare_time(lambda: render_pdf(invitations(GUESTS)), _bare_invitations, rounds=3)


def growth() -> float:
    """Twice as many invitations ÷ twice the time of half of them: 1 where no page costs more than another."""
    double, single = (lambda: render_pdf(invitations(2 * GUESTS))), (lambda: render_pdf(invitations(GUESTS)))
    return compare_time(double, single, rounds=3) / 2


def _annex() -> Table:
    made = table(ROWS, wide=True)
    name = f"Lần {next(_round)}"
    rows = tuple(
        (row[0], name, *row[2:]) if isinstance(row, tuple) and len(row) > 2 else row for row in made.rows
    )
    return Table(made.columns, rows)


def _bare_annex() -> bytes:
    annex = _annex()
    kinds = [column.kind for column in annex.columns]
    cells = [
        plain(format_cell(value, kind))
        for row in annex.rows
        if isinstance(row, tuple)
        for value, kind in zip(row, kinds, strict=True)
    ]
    head = [column.title for column in annex.columns]
    return _bare(_TABLE, {"columns": len(kinds), "head": head, "cells": cells})


def time_of_annex() -> float:
    """An annex of 2,000 rows as PDF ÷ bare typst setting the same cells in a plain table."""

    def ours() -> bytes:
        return render_pdf(Document("", (Appendix(None, "DANH SÁCH", landscape=True), _annex())))

    return compare_time(ours, _bare_annex, rounds=3)


def peak_mb(count: int) -> float:
    """The most memory that a process takes for so many invitations, in MB."""
    code = f"from tests.benchmarks.papers import tell_peak; tell_peak({count})"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, timeout=300)
    return float(run.stdout)


def tell_peak(count: int) -> None:
    """Make the invitations and print the peak; in a process of its own."""
    import resource

    render_pdf(invitations(count))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def memory() -> float:
    """Peak memory of 600 invitations ÷ that of 300: flat is 1."""
    return compare(lambda: peak_mb(2 * GUESTS), lambda: peak_mb(GUESTS), rounds=1, warm_up=0)


BENCHES = (
    Bench("300 invitations: PDF ÷ bare typst", 12, time_of_invitations),
    Bench("600 invitations ÷ 2 × 300 invitations", 1.2, growth),
    Bench("peak memory: 600 ÷ 300 invitations", 1.15, memory),
    Bench("2,000-row annex: PDF ÷ bare typst table", 2, time_of_annex),
)
