"""Pills (a status with its word) and filter chips."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.look import Meaning, colours, font, px
from ui.widgets.paint import fill_round, outline_round, paint_pill, pill_size

_CHIP_SIDE: Final = 16
_CHIP_HEIGHT: Final = 27


class Pill(QWidget):
    """A coloured word: the colour never speaks alone."""

    def __init__(
        self, text: str = "", meaning: Meaning = Meaning.NONE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.text = ""
        self.meaning = meaning
        self.show_status(text, meaning)

    def show_status(self, text: str, meaning: Meaning) -> None:
        """Show another word and meaning; an empty word shows nothing."""
        self.text, self.meaning = text, meaning
        self.setAccessibleName(text)
        if self.parent() is not None:
            self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The pill itself."""
        return pill_size(self.text) if self.text else QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill over the whole widget."""
        if self.text:
            paint_pill(QPainter(self), self.rect(), self.text, self.meaning, self.palette())


class Chip(QAbstractButton):
    """One filter of a row of filters; checked is outlined in the accent."""

    def __init__(self, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Room for the word in its strong form, so that choosing a chip moves nothing."""
        metrics = QFontMetrics(font("small-strong"))
        height = max(px(_CHIP_HEIGHT), metrics.height() + px(6))
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * px(_CHIP_SIDE), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, border and word."""
        scheme = colours(self.palette())
        painter = QPainter(self)
        box, radius = QRectF(self.rect()), self.height() / 2
        ground = scheme.accent_soft if self.isChecked() else scheme.surface
        fill_round(painter, box, QColor(scheme.hover if self._hovered() else ground), radius)
        strong = self.isChecked() or self.hasFocus()
        line = QColor(scheme.accent if strong else scheme.line)
        outline_round(painter, box, line, radius, 2 if self.hasFocus() else 1)
        painter.setPen(QColor(scheme.accent if self.isChecked() else scheme.text))
        painter.setFont(font("small-strong" if self.isChecked() else "small"))
        painter.drawText(QRect(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())

    def _hovered(self) -> bool:
        return self.underMouse() and not self.isChecked()


class ChipRow(QWidget):
    """Filters of which exactly one holds. `chosen` carries the key of the one pressed."""

    chosen = Signal(str)

    def __init__(self, chips: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.key))
        self.set_chips(chips)

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show these (key, text) filters; the checked key stays checked where it still exists."""
        before = self.current()
        if [chip.key for chip in self._chips()] == [key for key, _ in chips]:
            self._rename(dict(chips))
            return
        for chip in self._chips():
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for key, text in chips:
            chip = Chip(text, key, self)
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            chip.show()
        self.choose(before if before in dict(chips) else next(iter(dict(chips)), ""))

    def choose(self, key: str) -> None:
        """Check a filter without a signal."""
        for chip in self._chips():
            chip.setChecked(chip.key == key)

    def current(self) -> str:
        """The key that holds, "" without chips."""
        return next((chip.key for chip in self._chips() if chip.isChecked()), "")

    def _rename(self, texts: dict[str, str]) -> None:
        for chip in self._chips():
            chip.setText(texts[chip.key])
            chip.updateGeometry()

    def _chips(self) -> list[Chip]:
        return [button for button in self._group.buttons() if isinstance(button, Chip)]
