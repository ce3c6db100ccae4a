"""The way of an outgoing document as a line of steps: what is done, where it is, what is to come."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.look import colours, px
from ui.widgets.text import Text
from vstbpn_desktop.queries.correspondence import DocumentRow
from vstbpn_desktop.records.document import DRAFT, FROZEN, ISSUED, NUMBERED, SIGNED, SUBMITTED

_DOT: Final = 12
_LINE: Final = 2


class Step(NamedTuple):
    """A step: the state that is reached with it, its word, the verb that goes on from it."""

    state: str
    word: str
    verb: str


STEPS: Final = (
    Step(DRAFT, "Dự thảo", "Trình ký"),
    Step(SUBMITTED, "Trình ký", "Đã ký"),
    Step(SIGNED, "Đã ký", "Vào số"),
    Step(NUMBERED, "Đã vào số", "Phát hành"),
    Step(ISSUED, "Đã phát hành", "Gắn bản ký"),
    Step("scanned", "Đã gắn bản ký", ""),
)


def step_of(row: DocumentRow) -> int:
    """How far a document is: the index of its step, -1 for what was only entered in the register."""
    if row.state in FROZEN:
        return len(STEPS) - 1 if row.scanned else len(STEPS) - 2
    return next((n for n, step in enumerate(STEPS) if step.state == row.state), -1)


class _Dots(QWidget):
    """The dots with the line through them."""

    def __init__(self) -> None:
        super().__init__()
        self.current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A little higher than a dot."""
        return QSize(px(120), px(_DOT + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is done in the accent, the step it is at with a ring, the rest grey."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scheme, radius, middle = colours(self.palette()), px(_DOT) / 2, self.height() / 2
        first, room = radius + 2, self.width() - 2 * radius - 4
        at = [QPointF(first + room * n / (len(STEPS) - 1), middle) for n in range(len(STEPS))]
        for number in range(len(STEPS) - 1):
            tone = scheme.accent if number < self.current else scheme.track
            painter.setPen(QPen(QColor(tone), px(_LINE)))
            painter.drawLine(at[number], at[number + 1])
        for number, point in enumerate(at):
            done = number < self.current or self.current == len(STEPS) - 1
            here = number == self.current
            painter.setPen(QPen(QColor(scheme.accent if done or here else scheme.track), px(_LINE)))
            painter.setBrush(QColor(scheme.accent if done else scheme.surface))
            painter.drawEllipse(QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius))


class StepLine(QWidget):
    """The dots, and below them the step in words."""

    def __init__(self) -> None:
        super().__init__()
        self._dots = _Dots()
        self.words = Text("", "small", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._dots)
        column.addWidget(self.words)

    def show_step(self, current: int) -> None:
        """Show how far it is."""
        self._dots.current = current
        self._dots.update()
        step = STEPS[current]
        nothing_left = current == len(STEPS) - 1
        then = "" if nothing_left else f" · tiếp theo: {step.verb}"
        self.words.setText(f"Bước {current + 1}/{len(STEPS)}: {step.word}{then}")
        self.setAccessibleName(self.words.text())
