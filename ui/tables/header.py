"""The titles above a table, with the mark of the column it is sorted by."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.tables.delegates import INSET
from ui.widgets.icons import pixmap
from ui.widgets.look import colours, font, px

_HEIGHT = 37
_MARK = 14


class TableHeader(QHeaderView):
    """Grey titles with the cells' inset. The mark stands in the inset, so that it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(36))

    def sizeHint(self) -> QSize:
        """One line; the width is the table's."""
        return QSize(px(_HEIGHT), px(_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Ground, title, mark, line below."""
        scheme = colours(self.palette())
        model = self.model()
        painter.save()
        painter.fillRect(rect, QColor(scheme.surface))
        painter.setFont(font("small-strong"))
        painter.setPen(QColor(scheme.muted))
        side = Qt.Orientation.Horizontal
        title = str(model.headerData(logicalIndex, side) or "")
        alignment = model.headerData(logicalIndex, side, Qt.ItemDataRole.TextAlignmentRole)
        box = rect.adjusted(px(INSET), 0, -px(INSET), -1)
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, alignment or Qt.AlignmentFlag.AlignVCenter, words)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            self._paint_mark(painter, box, painter.fontMetrics().horizontalAdvance(words), alignment)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(scheme.line))
        painter.restore()

    def _paint_mark(
        self, painter: QPainter, box: QRect, width: int, alignment: Qt.AlignmentFlag | None
    ) -> None:
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        right = bool(alignment and alignment & Qt.AlignmentFlag.AlignRight)
        left = box.right() + 1 if right else box.left() + width + px(2)
        left = min(left, box.right() + 1)
        top = box.top() + (box.height() - px(_MARK)) / 2
        icon = pixmap("chevron-down" if down else "chevron-up", "muted", _MARK)
        painter.drawPixmap(QPointF(left - (px(2) if right else 0), top), icon)
