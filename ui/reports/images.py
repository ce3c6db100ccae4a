"""The pages of a PDF as pictures, drawn by Qt's own thread, kept while they are near."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from ui.reports.layout import PageSize

_KEPT_BYTES: Final = 96 * 1024 * 1024
_BYTES_A_PIXEL: Final = 4


def open_pdf(pdf: bytes, parent: QObject) -> QPdfDocument:
    """The bytes as a document of QtPdf; RuntimeError where they are no PDF."""
    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        raise RuntimeError(f"QtPdf cannot read {len(pdf)} bytes: {document.error()}")
    return document


def page_sizes(document: QPdfDocument) -> tuple[PageSize, ...]:
    """The size of every page."""
    points = (document.pagePointSize(number) for number in range(document.pageCount()))
    return tuple(PageSize(size.width(), size.height()) for size in points)


class PageImages(QObject):
    """Gives pictures of pages. `arrived` carries the number of a page that was drawn.

    After `show`, the pictures of the former document stand in until the new ones are drawn: no flicker.
    """

    arrived = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sizes: tuple[PageSize, ...] = ()
        self._document: QPdfDocument | None = None
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._drawn)
        self._pending: dict[int, tuple[int, QSize]] = {}
        self._fresh: OrderedDict[int, QPixmap] = OrderedDict()
        self._former: dict[int, QPixmap] = {}

    def show(self, pdf: bytes) -> None:
        """Show another document."""
        before, self._document = self._document, open_pdf(pdf, self)
        self._renderer.setDocument(self._document)
        self._pending.clear()
        self._former = {**self._former, **self._fresh}
        self._fresh.clear()
        self.sizes = page_sizes(self._document)
        if before is not None:
            before.deleteLater()

    def clear(self) -> None:
        """Forget the document and its pictures."""
        self.sizes = ()
        self._pending.clear()
        self._fresh.clear()
        self._former.clear()

    def picture(self, page: int, size: QSize) -> QPixmap | None:
        """The page, asked for in `size` device pixels; for a moment another size or the former document's."""
        found = self._fresh.get(page)
        if found is not None:
            self._fresh.move_to_end(page)
        if found is None or found.size() != size:
            self._ask(page, size)
        return found or self._former.get(page)

    @property
    def waiting(self) -> bool:
        """Whether a page is being drawn."""
        return bool(self._pending)

    def _ask(self, page: int, size: QSize) -> None:
        if (page, size) not in self._pending.values():
            self._pending[self._renderer.requestPage(page, size)] = (page, size)

    def _drawn(
        self, page: int, size: QSize, image: QImage, options: QPdfDocumentRenderOptions, request: int
    ) -> None:
        wanted = self._pending.pop(request, None)
        if wanted is None or image.isNull():
            return
        self._fresh[page] = QPixmap.fromImage(image)
        self._fresh.move_to_end(page)
        self._former.pop(page, None)
        self._forget()
        self.arrived.emit(page)

    def _forget(self) -> None:
        taken = sum(kept.width() * kept.height() for kept in self._fresh.values()) * _BYTES_A_PIXEL
        while taken > _KEPT_BYTES and len(self._fresh) > 2:
            _, gone = self._fresh.popitem(last=False)
            taken -= gone.width() * gone.height() * _BYTES_A_PIXEL
        if len(self._former) > len(self.sizes):
            self._former = {page: kept for page, kept in self._former.items() if page < len(self.sizes)}
