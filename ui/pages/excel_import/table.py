"""The table of the preview: what is wrong and what changes stands out; the space bar decides about doubts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyleOptionViewItem, QTableView

from ui.pages.excel_import.model import NUMBER, STATE, TONE, PreviewModel
from ui.tables.delegates import INSET, CellDelegate
from ui.tables.header import TableHeader
from ui.tables.model import Index
from ui.tables.view import ONE_LINE
from ui.widgets.look import Meaning, colours, font, px
from ui.widgets.paint import fill_round, paint_text, pill_size

_NARROWEST, _WIDEST = 72, 260
_MEASURED: Final = 40
_Select = QItemSelectionModel.SelectionFlag


class PreviewDelegate(CellDelegate):
    """Draws wrong cells on red and changed ones in the accent."""

    def paint_content(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The words of a cell inside its insets."""
        tone = index.data(TONE)
        if not tone:
            super().paint_content(painter, box, option, index)
            return
        scheme = colours(option.palette)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        ink = scheme.accent
        if tone == "wrong":
            ink, ground = scheme.pair(Meaning.LATE)
            fill_round(painter, box.adjusted(-px(6), px(4), px(6), -px(4)).toRectF(), QColor(ground), 4)
        paint_text(painter, box, words, font("strong"), QColor(ink), 1)


class PreviewTable(QTableView):
    """`picked` comes when another line is chosen, `toggled` on the space bar, `opened` on Enter."""

    picked = Signal()
    toggled = Signal()
    opened = Signal()

    def __init__(self, model: PreviewModel) -> None:
        super().__init__()
        self._lines = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(ONE_LINE))
        self.setHorizontalHeader(TableHeader(self))
        self.setItemDelegate(PreviewDelegate(self))
        self.setModel(model)
        self.setAccessibleName("Các dòng sẽ nhập")
        model.modelReset.connect(self._fit)
        self.selectionModel().currentChanged.connect(lambda *_: self.picked.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def current_number(self) -> int:
        """The chosen line's number in Excel, 0 for none."""
        row = self.currentIndex().row()
        return self._lines.lines[row].number if 0 <= row < len(self._lines.lines) else 0

    def go_to(self, number: int, letter: str = "") -> bool:
        """Choose a line and bring its cell into sight; False where it is not shown."""
        row = self._lines.row_of(number)
        if row < 0:
            return False
        index = self._lines.index(row, self._lines.column_of(letter))
        self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect | _Select.Rows)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space decides, Enter goes to the choices; the rest is Qt's."""
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        for column in range(self._lines.columnCount()):
            self.setColumnWidth(column, self._wanted(column))

    def _wanted(self, column: int) -> int:
        side = Qt.Orientation.Horizontal
        inset = 2 * px(INSET) + 1
        title = QFontMetrics(font("small-strong")).horizontalAdvance(
            str(self._lines.headerData(column, side) or "")
        )
        if column == NUMBER:
            return max(title + inset, px(_NARROWEST))
        if column == STATE:
            return max(title, pill_size("trùng: cập nhật").width()) + inset
        metrics = QFontMetrics(font("strong"))
        rows = range(min(self._lines.rowCount(), _MEASURED))
        said = (str(self._lines.index(row, column).data() or "") for row in rows)
        widest = max((metrics.horizontalAdvance(words) for words in said), default=0)
        return min(px(_WIDEST), max(title, widest, px(_NARROWEST)) + inset)
