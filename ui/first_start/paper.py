"""A corner of paper that shows how a document will be headed and signed, drawn as one types."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.look import colours, px
from vstbpn_desktop.documents import styles
from vstbpn_desktop.paths import resource

_FAMILIES: Final = ("Times New Roman", "Liberation Serif")
_FACES: Final = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf")
_LETTERS: Final = 0.0292
"""Height of the letters against the width of the text: 13 points in 160 mm."""
_ROOM_TO_SIGN: Final = 3
_LEFT: Final = 0.43
_RIGHT: Final = 0.56


class Signed(NamedTuple):
    """What the paper shows; lines as they will be printed."""

    parent: str = ""
    committee: str = ""
    symbol: str = ""
    place: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    name: str = ""


class SignaturePaper(QWidget):
    """The letterhead at the top, the signature block at the bottom, as Decree 30 sets them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signed = Signed()
        self._family = serif()
        self._letters = 10.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(px(280), px(260))

    def show_signed(self, signed: Signed) -> None:
        """Draw another one."""
        self.signed = signed
        lines = (*signed.above, *signed.below, signed.name)
        self.setAccessibleName("Khối ký: " + ", ".join(filter(None, lines)))
        self.update()

    def sizeHint(self) -> QSize:
        """A wide corner of a page."""
        return QSize(px(400), px(320))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, letterhead, signature."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(colours(self.palette()).line), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(paper)
        painter.setPen(Qt.GlobalColor.black)
        inner = paper.adjusted(px(18), px(18), -px(18), -px(18))
        self._letters = max(8.0, inner.width() * _LETTERS)
        self._paint_head(painter, inner)
        self._paint_foot(painter, inner)

    def _paint_head(self, painter: QPainter, room: QRectF) -> None:
        half, wide = room.width() * _LEFT, room.width() * _RIGHT
        left = QRectF(room.left(), room.top(), half, room.height())
        right = QRectF(room.right() - wide, room.top(), wide, room.height())
        signed = self.signed
        bottom = self._lines(painter, left, [(signed.parent.upper(), ""), (signed.committee.upper(), "bold")])
        bottom = self._rule(painter, left, bottom, 0.35)
        self._lines(painter, QRectF(left.left(), bottom, half, room.height()), [(signed.symbol, "")])
        motto = [(styles.NATION, "bold"), (styles.MOTTO, "bold")]
        bottom = self._rule(painter, right, self._lines(painter, right, motto), 0.6)
        place = QRectF(right.left(), bottom, right.width(), room.height())
        self._lines(painter, place, [(signed.place, "italic")])

    def _paint_foot(self, painter: QPainter, room: QRectF) -> None:
        signed = self.signed
        titles = [(line, "bold") for line in (*signed.above, *signed.below)]
        gap = [("", "")] * _ROOM_TO_SIGN
        lines = [*titles, *gap, (signed.name, "bold")]
        width = room.width() * _RIGHT
        height = self._height(lines, width)
        self._lines(painter, QRectF(room.right() - width, room.bottom() - height, width, height), lines)
        recipients = [("Nơi nhận:", "bold italic"), ("- Như trên;", ""), ("- Lưu: VT, …", "")]
        corner = QRectF(room.left(), room.bottom() - height, room.width() * 0.4, height)
        self._lines(painter, corner, recipients, Qt.AlignmentFlag.AlignLeft)

    def _lines(
        self,
        painter: QPainter,
        room: QRectF,
        lines: list[tuple[str, str]],
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
    ) -> float:
        """Draw lines from the top of the room, each wrapped; gives where they end."""
        top = room.top()
        for words, look in lines:
            font = self._font(look)
            painter.setFont(font)
            height = self._height([(words, look)], room.width())
            place = QRectF(room.left(), top, room.width(), height)
            painter.drawText(place, int(side | Qt.TextFlag.TextWordWrap), words)
            top += height
        return top

    def _height(self, lines: list[tuple[str, str]], width: float) -> float:
        flags = int(Qt.TextFlag.TextWordWrap)
        room = QRectF(0, 0, width, 10_000)
        metrics = ((QFontMetricsF(self._font(look)), words) for words, look in lines)
        return sum(max(m.lineSpacing(), m.boundingRect(room, flags, words).height()) for m, words in metrics)

    def _rule(self, painter: QPainter, room: QRectF, top: float, share: float) -> float:
        width = room.width() * share
        left = room.left() + (room.width() - width) / 2
        painter.drawLine(round(left), round(top + 2), round(left + width), round(top + 2))
        return top + px(7)

    def _font(self, look: str) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(int(self._letters))
        font.setBold("bold" in look)
        font.setItalic("italic" in look)
        return font


def serif() -> str:
    """The family documents are printed in, as far as this machine or the program has it."""
    known = QFontDatabase.families()
    if _FAMILIES[0] in known:
        return _FAMILIES[0]
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", face)))
    return _FAMILIES[1]
