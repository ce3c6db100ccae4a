"""Onto paper: the very pages of the PDF, one at a time, as pictures of 300 dots an inch."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Sequence
from contextlib import suppress
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEventLoop, QObject, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ui.reports.images import open_pdf, page_sizes
from ui.reports.layout import POINTS_AT_FULL, PageSize
from vstbpn_desktop.errors import UserError

if TYPE_CHECKING:
    from ui.runner import Progress

DPI: Final = 300
_LEAST_BAND: Final = 160
_MOST_BAND: Final = 320
_PATIENCE_MS: Final = 20_000
_A4: Final = PageSize(595.28, 841.89)
_NEARLY: Final = 3

BLANK: Final = -1
_TOP_MARGIN: Final = 56.0

AskPrinter = Callable[[QWidget, int, str], "QPrinter | None"]


class Sheet(NamedTuple):
    """One page to print, and which copy of it; `BLANK` for a side of paper that stays empty."""

    page: int
    copy: int


def ask_printer(parent: QWidget, pages: int, title: str) -> QPrinter | None:
    """The system's own dialog: printer, range, copies, both sides. None when cancelled.

    UserError where Windows has no printer at all: its dialog would not even open.
    """
    if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
        raise UserError("Máy này chưa cài máy in nào.", "Hãy cài máy in, hoặc lưu PDF rồi in ở máy khác.")
    printer = new_printer(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"In {title}")
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies)
    try:
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def new_printer(title: str) -> QPrinter:
    """A printer for A4 that prints to the paper's edges, so that every measure is the document's own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(DPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


class PrintJob:
    """The chosen pages on their way to the printer; `sent` of `total` went so far."""

    def __init__(self, pdf: bytes, printer: QPrinter) -> None:
        self.sent = self.total = 0
        self._pdf = pdf
        self._printer = printer

    def run(self, progress: Progress) -> int:
        """Print, in the runner; gives how many pages went. UserError where the printer refuses.

        Stopped, a printer keeps the pages it has; a file that was printed into is taken away.
        """
        painter = QPainter()
        try:
            self._print(painter, progress)
        except BaseException:
            self._printer.abort()
            if painter.isActive():
                painter.end()
            self._take_away()
            raise
        painter.end()
        return self.sent

    def _print(self, painter: QPainter, progress: Progress) -> None:
        source, printer = _Source(self._pdf), self._printer
        starts = source.starts() if _both_sides(printer) else frozenset[int]()
        sheets = chosen_sheets(printer, len(source.sizes), starts)
        self.total = sum(sheet.page != BLANK for sheet in sheets)
        for sheet in sheets:
            if sheet.page == BLANK:
                printer.newPage()
                continue
            words = f"Đang in trang {sheet.page + 1} ({self.sent + 1}/{self.total})…"
            progress.report(self.sent / self.total, words)
            size = source.sizes[sheet.page]
            _next_page(painter, printer, size, first=self.sent == 0)
            _draw(painter, printer, size, source.picture(sheet.page), progress)
            self.sent += 1

    def _take_away(self) -> None:
        if name := self._printer.outputFileName():
            with suppress(OSError):
                Path(name).unlink()


def chosen_sheets(printer: QPrinter, count: int, starts: Container[int] = ()) -> list[Sheet]:
    """The pages of the range chosen, in the order of the printer, copies included where it makes none.

    `starts` are pages that must stand on the front of a sheet where both sides are printed: whoever gets an
    invitation does not get the next one's on its back.
    """
    ranges = printer.pageRanges()
    all_pages = printer.printRange() != QPrinter.PrintRange.PageRange or ranges.isEmpty()
    pages = [page for page in range(count) if all_pages or ranges.contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    else:
        pages = _on_fronts(pages, starts)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        if copies > 1 and starts and len(pages) % 2:
            pages.append(BLANK)
        return [Sheet(page, copy) for copy in range(copies) for page in pages]
    return [Sheet(page, copy) for page in pages for copy in range(copies)]


def _on_fronts(pages: Sequence[int], starts: Container[int]) -> list[int]:
    """The pages with an empty side before every start that would stand on a back."""
    placed: list[int] = []
    for page in pages:
        if page in starts and len(placed) % 2:
            placed.append(BLANK)
        placed.append(page)
    return placed


def _both_sides(printer: QPrinter) -> bool:
    return printer.duplex() != QPrinter.DuplexMode.DuplexNone


class _Source(QObject):
    """Pages as pictures, drawn by Qt's own thread while this one waits without holding Python."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._document = open_pdf(pdf, self)
        self.sizes = page_sizes(self._document)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._loop = QEventLoop(self)
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._loop.quit)
        self._image = QImage()
        self._renderer.pageRendered.connect(self._drawn, Qt.ConnectionType.QueuedConnection)

    def starts(self) -> frozenset[int]:
        """The pages that begin a paper or an annex: those without a number in the top margin."""
        return frozenset(page for page in range(len(self.sizes)) if not self._numbered(page))

    def _numbered(self, page: int) -> bool:
        """Whether the first words of a page are its number."""
        words = self._document.getAllText(page)
        first, bounds = words.text().split("\r\n")[0].strip(), words.bounds()
        return first.isdigit() and bool(bounds) and bounds[0].boundingRect().bottom() < _TOP_MARGIN

    def picture(self, page: int) -> QImage:
        """One page at 300 dots an inch, its paper transparent."""
        self._image = QImage()
        self._renderer.requestPage(page, _dots(self.sizes[page]))
        self._patience.start()
        self._loop.exec()
        self._patience.stop()
        if self._image.isNull():
            raise RuntimeError(f"QtPdf drew no page {page}")
        return self._image

    def _drawn(self, page: int, size: QSize, image: QImage, *_: object) -> None:
        self._image = image
        self._loop.quit()


def _dots(size: PageSize) -> QSize:
    return QSize(*(round(length / POINTS_AT_FULL * DPI) for length in size))


def _next_page(painter: QPainter, printer: QPrinter, size: PageSize, *, first: bool) -> None:
    if (paper := own_paper(size)) is not None:
        printer.setPageSize(paper)
    lying = size.width > size.height
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
    if not (painter.begin(printer) if first else printer.newPage()):
        raise UserError(
            f"Máy in “{printer.printerName() or printer.outputFileName()}” không nhận trang in.",
            "Hãy xem máy đã bật, có giấy, tệp in không bị mở, rồi in lại.",
        )


def own_paper(size: PageSize) -> QPageSize | None:
    """The sheet of a page that is none of A4's, such as an envelope; None leaves the printer what it has."""
    short, long = sorted(size)
    if abs(short - _A4.width) < _NEARLY and abs(long - _A4.height) < _NEARLY:
        return None
    return QPageSize(QSizeF(short, long), QPageSize.Unit.Point)


def _draw(painter: QPainter, printer: QPrinter, size: PageSize, image: QImage, progress: Progress) -> None:
    """The picture on white paper, band by band, so that the window is never held up for long."""
    target = _target(printer, size)
    scale = target.height() / image.height()
    for top, end in pairwise(band_edges(image)):
        progress.check()
        band = _on_white(image, top, end - top)
        place = QRectF(target.left(), target.top() + top * scale, target.width(), band.height() * scale)
        painter.drawImage(place, band)


def band_edges(image: QImage) -> list[int]:
    """Rows between which a picture is cut: in the middle of the widest gap with the least ink, so that where
    the printer scales no letter is touched.
    """
    edges = [0]
    while image.height() - edges[-1] > _MOST_BAND:
        edges.append(_gap(image, range(edges[-1] + _LEAST_BAND, edges[-1] + _MOST_BAND)))
    return [*edges, image.height()]


def _gap(image: QImage, rows: range) -> int:
    """The middle of the widest run of rows that bear the least ink."""
    blanks = {row: _blank(image, row) for row in rows}
    runs = ((blank, list(run)) for blank, run in groupby(rows, key=blanks.__getitem__))
    _, widest = max(runs, key=lambda run: (run[0], len(run[1])))
    return widest[len(widest) // 2]


def _blank(image: QImage, row: int) -> int:
    """How many bytes of a row bear no ink."""
    line = image.constScanLine(row)
    assert isinstance(line, memoryview)
    return line.tobytes().count(0)


def _on_white(image: QImage, top: int, height: int) -> QImage:
    band = QImage(image.width(), height, QImage.Format.Format_RGB32)
    band.fill(Qt.GlobalColor.white)
    painter = QPainter(band)
    painter.drawImage(0, -top, image)
    painter.end()
    return band


def _target(printer: QPrinter, size: PageSize) -> QRectF:
    """The page at its true size from the paper's corner; made smaller where the paper is smaller."""
    dots = printer.resolution() / POINTS_AT_FULL
    true = QSizeF(size.width * dots, size.height * dots)
    paper = printer.pageLayout().fullRectPixels(printer.resolution()).size().toSizeF()
    # A4 rounds to a dot more or less: only paper that is truly smaller shrinks the page.
    if true.width() > paper.width() * 1.01 or true.height() > paper.height() * 1.01:
        true.scale(paper, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(0, 0, true.width(), true.height())
