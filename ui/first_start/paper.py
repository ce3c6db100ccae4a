"""A corner of paper that shows how a document will be headed and signed, drawn as one types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatchmethod
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.look import colours, px
from vstbpn_desktop.documents import styles
from vstbpn_desktop.documents.model import Letterhead, Signature, plain
from vstbpn_desktop.documents.render.drawn import CellItem, Frame, Grid, Para, Rule, Space
from vstbpn_desktop.documents.render.flow import Place, items
from vstbpn_desktop.documents.render.metrics import LINE_HEIGHT, MM_PER_PT
from vstbpn_desktop.documents.reports.parts import BLANK_NUMBER, posts
from vstbpn_desktop.paths import resource

_FAMILIES: Final = ("Times New Roman", "Liberation Serif")
_FACES: Final = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf")
_PAGE: Final = Place(styles.PAGE.text_width(), styles.PAGE.text_height(), "")
_FINE: Final = 100
"""Units to a millimetre: letters are measured finely, then drawn smaller."""
_SIDES: Final = {"left": Qt.AlignmentFlag.AlignLeft, "center": Qt.AlignmentFlag.AlignHCenter}


class Signed(NamedTuple):
    """What the paper shows; lines as they will be printed."""

    parent: str = ""
    committee: str = ""
    symbol: str = ""
    filing: str = ""
    place: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    name: str = ""


def signed_by(values: Mapping[str, Any]) -> Signed:
    """What a profile of these values, by field id, puts on paper; places for number and date left blank."""
    suffix = values.get("symbol_suffix") or ""
    return Signed(
        parent=values.get("parent_agency") or "",
        committee=values.get("committee_name") or "",
        symbol=f"Số: {BLANK_NUMBER}/BC-{suffix}",
        filing=f"Lưu: {values.get('filing') or f'VT, {suffix}'}",
        place=f"{values.get('place_name') or ''}, ngày … tháng … năm …",
        above=tuple((values.get("sign_above") or "").split("\n")),
        below=tuple((values.get("sign_below") or "").split("\n")) if values.get("uses_seal", True) else (),
        name=values.get("signer") or "",
    )


class SignaturePaper(QWidget):
    """The letterhead at the top, the signature block at the bottom, laid out as on the pages themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signed = Signed()
        self._family = serif()
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

    def head(self) -> Grid:
        """The letterhead, broken into lines as it is printed."""
        signed = self.signed
        agency = (signed.committee.upper(),)
        return _grid(Letterhead(signed.parent.upper(), agency, signed.symbol, signed.place))

    def foot(self) -> Grid:
        """The signer's block and the recipients beside it."""
        signed = self.signed
        return _grid(Signature(signed.above, posts(signed.below), signed.name, ("Như trên", signed.filing)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, letterhead, signature."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(colours(self.palette()).line), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(paper)
        inner = paper.adjusted(px(18), px(18), -px(18), -px(18))
        scale = inner.width() / _PAGE.width
        painter.translate(inner.topLeft())
        painter.scale(scale / _FINE, scale / _FINE)
        painter.setPen(QPen(Qt.GlobalColor.black, styles.RULE_STROKE * MM_PER_PT * _FINE))
        self._paint(painter, self.head(), 0)
        foot = self.foot()
        self._paint(painter, foot, inner.height() / scale - _height(foot))

    def _paint(self, painter: QPainter, grid: Grid, top: float) -> None:
        """Draw the cells side by side from `top`, in mm."""
        for row in grid.rows:
            left = 0.0
            for width, cell in zip(grid.widths, row, strict=True):
                at = top
                for item in cell:
                    self._draw(item, painter, QRectF(left, at, width, 0))
                    at += _item_height(item)
                left += width
            top += _row_height(row)

    @singledispatchmethod
    def _draw(self, item: object, painter: QPainter, place: QRectF) -> None:
        """One thing of a cell, from the top of its place, in mm. Room that stays empty needs nothing."""

    @_draw.register
    def _(self, item: Para, painter: QPainter, place: QRectF) -> None:
        style = styles.STYLES[item.role]
        painter.setFont(self._font(style))
        top, line = place.top() + style.before * MM_PER_PT, style.size * LINE_HEIGHT * MM_PER_PT
        flags = _SIDES[style.align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        for number, words in enumerate(plain(item.runs).split("\n")):
            room = QRectF(place.left(), top + number * line, place.width(), line)
            painter.drawText(_fine(room), int(flags), words)

    @_draw.register
    def _(self, item: Rule, painter: QPainter, place: QRectF) -> None:
        left = place.left() + (item.room - item.length) / 2
        line = _fine(QRectF(left, place.top() + styles.RULE_GAP * MM_PER_PT, item.length, 0))
        painter.drawLine(QPointF(line.left(), line.top()), QPointF(line.right(), line.top()))

    def _font(self, style: styles.Style) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(round(style.size * MM_PER_PT * _FINE))
        font.setBold(style.bold)
        font.setItalic(style.italic)
        return font


def serif() -> str:
    """The family documents are printed in, as far as this machine or the program has it."""
    known = QFontDatabase.families()
    if _FAMILIES[0] in known:
        return _FAMILIES[0]
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", face)))
    return _FAMILIES[1]


def _grid(block: Letterhead | Signature) -> Grid:
    return next(item for item in items(block, _PAGE) if isinstance(item, Grid))


def _height(grid: Grid) -> float:
    return sum(map(_row_height, grid.rows))


def _row_height(row: tuple[tuple[CellItem, ...], ...]) -> float:
    return max(sum(map(_item_height, cell)) for cell in row)


def _item_height(item: CellItem) -> float:
    """Height in mm."""
    if isinstance(item, Space | Frame):
        return item.height
    if isinstance(item, Rule):
        return 2 * styles.RULE_GAP * MM_PER_PT
    style = styles.STYLES[item.role]
    lines = plain(item.runs).count("\n") + 1
    return (style.before + lines * style.size * LINE_HEIGHT) * MM_PER_PT


def _fine(room: QRectF) -> QRectF:
    return QRectF(room.left() * _FINE, room.top() * _FINE, room.width() * _FINE, room.height() * _FINE)
