"""A dialog that grows with what appears in it: errors, hints, notices; a part of one that may be long."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from ui.widgets.look import px

_LEAST: Final = 72


class GrowingDialog(QDialog):
    """Never lower than its layout asks at its width; a fixed least width would otherwise switch that off.

    It appears just as high: Qt guesses the height of words that wrap, and spreads what it guessed too much.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that is asked for."""
        super().showEvent(event)
        if not event.spontaneous():
            self.resize(self.width(), self._asked())

    def event(self, event: QEvent) -> bool:
        """Grow when the layout changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return done

    def _grow(self) -> None:
        asked = self._asked()
        if asked > self.height():
            self.resize(self.width(), asked)

    def _asked(self) -> int:
        layout = self.layout()
        if layout is None:
            return self.height()
        wraps = layout.hasHeightForWidth()
        return layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()


class Growing(QScrollArea):
    """As high as what it holds; scrolls where `others`, all else in the dialog, leave less of the screen."""

    def __init__(self, content: QWidget, others: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._others = content, others
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Nội dung")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_keyboard)
        self.setWidget(content)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words that wrap need the less height the wider they stand."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The content's height, as far as the screen goes."""
        content, most = self._content, self.screen().availableGeometry().height() - px(self._others)
        height = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        return min(height, max(most, px(_LEAST)))

    def sizeHint(self) -> QSize:
        """The content's, as far as the screen goes."""
        width = self._content.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, min(self.sizeHint().height(), px(_LEAST)))

    def _take_keyboard(self, _least: int, most: int) -> None:
        """Tab stops here only where there is something to scroll by keys."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)
