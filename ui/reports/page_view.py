"""The pages of a document, to be scrolled and enlarged."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from ui.reports.images import PageImages
from ui.reports.layout import POINTS_AT_FULL, Arrangement, Box, arrange, columns_at, fit_pages, fit_width
from ui.widgets.look import RADIUS, colours, px
from ui.widgets.paint import fill_round

FIT_PAGES: Final = "pages"
FIT_WIDTH: Final = "width"
PERCENTS: Final = (50, 75, 100, 125, 150, 200)
_SEEN_FROM: Final = 3
_LINE: Final = 40
_NOTHING: Final = Arrangement((), 0, 0)


class PageView(QAbstractScrollArea):
    """Shows pages on a darker ground. `moved` comes when another page is seen or the zoom is another."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(px(240), px(200))
        self.viewport().setAutoFillBackground(False)
        self.images = PageImages(self)
        self.images.arrived.connect(self.viewport().update)
        self.mode: str | int = FIT_PAGES
        self.zoom = 1.0
        self._placed = _NOTHING
        self._seen = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().setSingleStep(px(_LINE))
        self.setAccessibleName("Trang in")

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document at the same place."""
        page, part = self._place()
        self.images.show(pdf)
        self._arrange()
        self._go(min(page, self.count - 1), part)
        self._scrolled()

    def clear(self) -> None:
        """Show no pages."""
        self.images.clear()
        self._placed, self._seen = _NOTHING, 0
        self.verticalScrollBar().setRange(0, 0)
        self.viewport().update()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.images.sizes)

    @property
    def page(self) -> int:
        """The page that is seen, from 0."""
        return self._seen

    @property
    def percent(self) -> int:
        """The zoom: 100 where a page is as large as on paper."""
        return round(self.zoom * POINTS_AT_FULL / self.logicalDpiX() * 100)

    def set_mode(self, mode: str | int) -> None:
        """`FIT_PAGES`, `FIT_WIDTH` or a percentage."""
        page, part = self._place()
        self.mode = mode
        self._arrange()
        self._go(page, part)
        self.moved.emit()

    def step_zoom(self, by: int) -> None:
        """The next larger (+1) or smaller (-1) percentage."""
        now = self.percent
        further = [p for p in PERCENTS if (p > now if by > 0 else p < now)]
        if further:
            self.set_mode(further[0] if by > 0 else further[-1])

    def go_to(self, page: int) -> None:
        """Bring a page to the top, or as near as it goes; it is then the one that is seen."""
        page = min(max(page, 0), self.count - 1)
        self._go(page, 0.0)
        if (box := self.box(page)) is not None and self.viewport().rect().intersects(box):
            self._seen = page
            self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, keeping the place."""
        super().resizeEvent(event)
        page, part = self._place()
        self._arrange()
        self._go(page, part)

    def changeEvent(self, event: QEvent) -> None:
        """The font or the scheme is another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalScrollBar().setSingleStep(px(_LINE))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel enlarge."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home, End, blank and the arrows move; the rest is Qt's."""
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.value() + bar.pageStep(),
        }
        if event.key() in moves:
            bar.setValue(moves[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and the pages that are seen."""
        painter = QPainter(self.viewport())
        scheme = colours(self.palette())
        fill_round(painter, self.viewport().rect().toRectF(), QColor(scheme.page_well), RADIUS)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, box in enumerate(self._placed.boxes):
            place = self._on_screen(box)
            if place.intersects(self.viewport().rect()):
                self.paint_page(painter, page, place)

    def box(self, page: int) -> QRect | None:
        """Where a page stands in the window; None where there is no such page."""
        boxes = self._placed.boxes
        return self._on_screen(boxes[page]) if 0 <= page < len(boxes) else None

    def page_at(self, where: QPoint) -> int | None:
        """The page at a point of the window."""
        boxes = map(self._on_screen, self._placed.boxes)
        return next((page for page, box in enumerate(boxes) if box.contains(where)), None)

    def paint_page(self, painter: QPainter, page: int, place: QRect) -> None:
        """One page on its white paper."""
        painter.fillRect(place, Qt.GlobalColor.white)
        ratio = self.devicePixelRatioF()
        size = QSize(round(place.width() * ratio), round(place.height() * ratio))
        picture = self.images.picture(page, size)
        if picture is not None:
            painter.drawPixmap(place, picture)

    def _on_screen(self, box: Box) -> QRect:
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRect(box.left - left, box.top - top, box.width, box.height)

    def _arrange(self) -> None:
        sizes, room = self.images.sizes, self.viewport().size()
        if not sizes or room.width() < 1:
            return
        self.zoom, columns = self._fit(room)
        self._placed = arrange(sizes, self.zoom, columns, room.width())
        self._set_bar(self.verticalScrollBar(), self._placed.height - room.height(), room.height())
        self._set_bar(self.horizontalScrollBar(), self._placed.width - room.width(), room.width())
        self.viewport().update()

    def _fit(self, room: QSize) -> tuple[float, int]:
        sizes = self.images.sizes
        if isinstance(self.mode, int):
            zoom = self.mode / 100 * self.logicalDpiX() / POINTS_AT_FULL
            return zoom, columns_at(sizes, zoom, room.width())
        # The bar is counted in either way: with it shown and hidden in turn, fitting would never end.
        bar = 0 if self.verticalScrollBar().isVisible() else self.verticalScrollBar().sizeHint().width()
        width = room.width() - bar
        return fit_width(sizes, width) if self.mode == FIT_WIDTH else fit_pages(sizes, width, room.height())

    @staticmethod
    def _set_bar(bar: QScrollBar, beyond: int, page: int) -> None:
        bar.setRange(0, max(0, beyond))
        bar.setPageStep(page)

    def _place(self) -> tuple[int, float]:
        """The page at the top edge and how much of it is above, as a part of its height."""
        top = self.verticalScrollBar().value()
        for page, box in enumerate(self._placed.boxes):
            if box.bottom > top:
                return page, (top - box.top) / box.height
        return 0, 0.0

    def _go(self, page: int, part: float) -> None:
        if not 0 <= page < len(self._placed.boxes):
            return
        box = self._placed.boxes[page]
        first = page == 0 and part <= 0
        self.verticalScrollBar().setValue(0 if first else round(box.top + part * box.height))

    def _scrolled(self) -> None:
        self.viewport().update()
        edge = self.verticalScrollBar().value() + self.viewport().height() // _SEEN_FROM
        seen = next((n for n, box in enumerate(self._placed.boxes) if box.bottom > edge), self.count - 1)
        self._seen = max(0, seen)
        self.moved.emit()
