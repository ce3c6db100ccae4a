"""Printing: every page, at its true size, as the preview showed it; stopped when asked."""

from __future__ import annotations

import io
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPageRanges, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.reports.composing import Composed
from ui.reports.images import open_pdf, page_sizes
from ui.reports.printing import (
    BLANK,
    DPI,
    PrintJob,
    Sheet,
    _blank,
    ask_printer,
    band_edges,
    chosen_sheets,
    new_printer,
)
from ui.runner import InlineRunner, Progress, ThreadRunner
from vstbpn_desktop.documents.model import Block, Document, Envelope, NextPaper, Paragraph, Title
from vstbpn_desktop.documents.render.typst import render_pdf
from vstbpn_desktop.errors import Cancelled, UserError

ROUNDING = 1.0


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    """A printer whose paper is a PDF file."""
    made = new_printer("Báo cáo")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "giấy.pdf"))
    return made


def printed(pdf: bytes, printer: QPrinter) -> int:
    """Print in the caller's thread; gives how many pages were sent."""
    counts: list[int] = []
    InlineRunner().run("In", lambda progress: PrintJob(pdf, printer).run(progress), counts.append)
    return counts[0]


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    boxes = (page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages)
    return [(float(box.width), float(box.height)) for box in boxes]


def drawn(document: QPdfDocument, page: int) -> list[int]:
    """A page as greys on a coarse grid."""
    image = QImage(QSize(298, 421), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.drawImage(0, 0, document.render(page, image.size()))
    painter.end()
    flat, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = image.scaled(60, 84, flat, smooth).convertToFormat(QImage.Format.Format_Grayscale8)
    return [small.pixelColor(x, y).lightness() for y in range(84) for x in range(60)]


def difference(one: list[int], other: list[int]) -> float:
    """How far two pictures of a page are apart, on the average."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def test_paper_bears_every_page_at_its_size(report: Composed, printer: QPrinter) -> None:
    assert printed(report.pdf, printer) == len(sizes(report.pdf))
    paper = Path(printer.outputFileName()).read_bytes()
    assert len(sizes(paper)) == len(sizes(report.pdf))
    for on_paper, meant in zip(sizes(paper), sizes(report.pdf), strict=True):
        assert on_paper == pytest.approx(meant, abs=ROUNDING)
    assert {width > height for width, height in sizes(paper)} == {True, False}


def test_paper_shows_what_the_preview_shows(report: Composed, printer: QPrinter, qtbot: QtBot) -> None:
    printed(report.pdf, printer)
    holder = InlineRunner()
    paper = open_pdf(Path(printer.outputFileName()).read_bytes(), holder)
    meant = open_pdf(report.pdf, holder)
    page = next(n for n, size in enumerate(page_sizes(meant)) if size.width < size.height)
    sizes_meant = page_sizes(meant)
    other = sizes_meant.index(sizes_meant[page], page + 1)
    assert difference(drawn(paper, page), drawn(meant, page)) < 5
    assert difference(drawn(paper, page), drawn(meant, other)) > 12


def test_pictures_have_300_dots_an_inch(report: Composed, printer: QPrinter) -> None:
    printed(report.pdf, printer)
    first = PdfReader(printer.outputFileName()).pages[0]
    assert max(image.image.width for image in first.images if image.image) == round(210 / 25.4 * DPI)


def test_pages_are_cut_between_lines_of_text(report: Composed, qapp: object) -> None:
    holder = InlineRunner()
    image = open_pdf(report.pdf, holder).render(0, QSize(2480, 3508))
    edges = band_edges(image)
    assert edges[0] == 0
    assert edges[-1] == image.height()
    assert all(0 < after - before <= 320 for before, after in pairwise(edges))
    around = [row + near for row in edges[1:-1] for near in (-3, 0, 2)]
    assert all(_blank(image, row) == image.bytesPerLine() for row in around)


def test_only_the_chosen_range_is_printed(report: Composed, printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    assert printed(report.pdf, printer) == 2
    assert len(sizes(Path(printer.outputFileName()).read_bytes())) == 2


def test_order_and_copies_are_the_printers(printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda self: False)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert chosen_sheets(printer, 2) == [Sheet(0, 0), Sheet(1, 0), Sheet(0, 1), Sheet(1, 1)]
    printer.setCollateCopies(False)
    assert chosen_sheets(printer, 2) == [Sheet(0, 0), Sheet(0, 1), Sheet(1, 0), Sheet(1, 1)]
    monkeypatch.setattr(QPrinter, "pageOrder", lambda self: QPrinter.PageOrder.LastPageFirst)
    printer.setCopyCount(1)
    assert chosen_sheets(printer, 3) == [Sheet(2, 0), Sheet(1, 0), Sheet(0, 0)]


def test_a_printer_that_copies_by_itself_gets_each_page_once(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda self: True)
    printer.setCopyCount(5)
    assert len(chosen_sheets(printer, 3)) == 3


def test_printing_tells_how_far_it_is_and_stops(report: Composed, printer: QPrinter) -> None:
    runner = InlineRunner()
    told: list[str] = []
    done: list[int] = []

    def work(progress: Progress) -> int:
        def tell(fraction: float | None, words: str) -> None:
            told.append(words)
            if len(told) == 2:
                runner.stop()

        progress._tell = tell
        return PrintJob(report.pdf, printer).run(progress)

    runner.run("In", work, done.append)
    assert done == []
    assert told[0].startswith("Đang in trang 1 (1/")
    assert len(told) == 2
    assert not Path(printer.outputFileName()).exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told_in_words(report: Composed, tmp_path: Path, qapp: object) -> None:
    printer = new_printer("Báo cáo")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "không có" / "giấy.pdf"))
    errors: list[Exception] = []
    InlineRunner().run(
        "In", lambda progress: PrintJob(report.pdf, printer).run(progress), lambda _: None, errors.append
    )
    assert isinstance(errors[0], UserError)
    assert "không nhận trang in" in errors[0].what


def test_printing_works_away_from_the_windows_thread(
    report: Composed, printer: QPrinter, qtbot: QtBot
) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1-2"))
    runner = ThreadRunner()
    counts: list[int] = []
    runner.run("In", lambda progress: PrintJob(report.pdf, printer).run(progress), counts.append)
    qtbot.waitUntil(lambda: counts == [2], timeout=60_000)
    runner.close()
    assert len(sizes(Path(printer.outputFileName()).read_bytes())) == 2


def test_cancelled_is_no_error() -> None:
    assert not issubclass(Cancelled, UserError)


def test_envelopes_are_printed_on_paper_of_their_size(printer: QPrinter) -> None:
    to = Envelope("ỦY BAN", ("BAN VSTBPN",), (), "", ("Kính gửi: Sở Nội vụ",))
    pdf = render_pdf(Document("Phong bì", (to, to), paper="DL"))
    assert printed(pdf, printer) == 2
    paper = Path(printer.outputFileName()).read_bytes()
    assert sizes(paper) == [pytest.approx(size, abs=ROUNDING) for size in sizes(pdf)]
    assert sizes(paper)[0] == pytest.approx((220 / 25.4 * 72, 110 / 25.4 * 72), abs=ROUNDING)


def test_other_paper_that_was_chosen_for_a4_pages_stays(report: Composed, printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1"))
    printed(report.pdf, printer)
    (size,) = sizes(Path(printer.outputFileName()).read_bytes())
    assert size == pytest.approx((612, 792), abs=ROUNDING)


def test_on_both_sides_every_paper_begins_on_a_front(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = {0, 1, 2, 4}
    assert [sheet.page for sheet in chosen_sheets(printer, 6, starts)] == [0, BLANK, 1, BLANK, 2, 3, 4, 5]
    assert [sheet.page for sheet in chosen_sheets(printer, 6)] == [0, 1, 2, 3, 4, 5]
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda self: False)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert [sheet.page for sheet in chosen_sheets(printer, 1, {0})] == [0, BLANK, 0, BLANK]


def test_blank_backs_come_out_where_both_sides_are_printed(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tuple(Paragraph("Một đoạn lời văn. " * 40) for _ in range(8))
    blocks: tuple[Block, ...] = (Title("MỘT"), *long, NextPaper(), Title("HAI"), NextPaper(), Title("BA"))
    pdf = render_pdf(Document("Giấy mời", blocks, draft=True))
    count = len(sizes(pdf))
    monkeypatch.setattr(QPrinter, "duplex", lambda self: QPrinter.DuplexMode.DuplexLongSide)
    assert printed(pdf, printer) == count
    pages = PdfReader(printer.outputFileName()).pages
    inked = [bool(page.images) for page in pages]
    first = count - 2
    assert inked == [True] * first + [False] * (first % 2) + [True, False, True]


def test_a_windows_without_printers_says_so(
    qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(UserError, match="chưa cài máy in"):
        ask_printer(window, 1, "Báo cáo")
