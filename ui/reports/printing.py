"""Onto paper: the very pages of the PDF, one at a time, as pictures of 300 dots an inch."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEventLoop, QObject, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
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

AskPrinter = Callable[[QWidget, int, str], "QPrinter | None"]


class Sheet(NamedTuple):
    """One page to print, and which copy of it."""

    page: int
    copy: int


def ask_printer(parent: QWidget, pages: int, title: str) -> QPrinter | None:
    """The system's own dialog: printer, range, copies, both sides. None when cancelled."""
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


def print_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the chosen pages, in the runner; gives how many. UserError where the printer refuses."""
    source = _Source(pdf)
    sheets = chosen_sheets(printer, len(source.sizes))
    painter = QPainter()
    try:
        for number, sheet in enumerate(sheets):
            words = f"Đang in trang {sheet.page + 1} ({number + 1}/{len(sheets)})…"
            progress.report(number / len(sheets), words)
            _next_page(painter, printer, source.sizes[sheet.page], first=number == 0)
            _draw(painter, printer, source.sizes[sheet.page], source.picture(sheet.page), progress)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(sheets)


def chosen_sheets(printer: QPrinter, count: int) -> list[Sheet]:
    """The pages of the range chosen, in the order of the printer, copies included where it makes none."""
    ranges = printer.pageRanges()
    all_pages = printer.printRange() != QPrinter.PrintRange.PageRange or ranges.isEmpty()
    pages = [page for page in range(count) if all_pages or ranges.contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return [Sheet(page, copy) for copy in range(copies) for page in pages]
    return [Sheet(page, copy) for page in pages for copy in range(copies)]


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
    lying = size.width > size.height
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
    if not (painter.begin(printer) if first else printer.newPage()):
        raise UserError(
            f"Máy in “{printer.printerName() or printer.outputFileName()}” không nhận trang in.",
            "Hãy xem máy đã bật, có giấy, tệp in không bị mở, rồi in lại.",
        )


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
