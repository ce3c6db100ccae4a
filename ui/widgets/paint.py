"""Painting shared by widgets and table delegates: pills, progress, wrapped text."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QTextLayout, QTextOption

from ui.widgets.look import Meaning, colours, font, is_strong, px

_PILL_SIDE: Final = 12
_LEAST_SIDE: Final = 5
_PILL_RISE: Final = 1
_AlignmentFlag = Qt.AlignmentFlag


def pill_size(text: str) -> QSize:
    """The room a pill with this text takes."""
    metrics = QFontMetrics(font("small-strong"))
    return QSize(metrics.horizontalAdvance(text) + 2 * px(_PILL_SIDE), metrics.height() + 2 * px(_PILL_RISE))


def paint_pill(
    painter: QPainter, rect: QRect, text: str, meaning: Meaning, palette: QPalette, least: int = 0
) -> QRect:
    """A pill at the left of `rect`, centred in height, at least `least` wide, its word shortened to fit.

    Returns what it covered.
    """
    scheme = colours(palette)
    ink, ground = scheme.pair(meaning)
    size = pill_size(text).expandedTo(QSize(least, 0)).boundedTo(QSize(rect.width(), rect.height()))
    box = QRect(rect.left(), rect.top() + (rect.height() - size.height()) // 2, size.width(), size.height())
    painter.save()
    fill_round(painter, QRectF(box), QColor(ground), box.height() / 2)
    if is_strong(scheme):
        outline_round(painter, QRectF(box), QColor(ink), box.height() / 2)
    painter.setPen(QColor(ink))
    painter.setFont(font("small-strong"))
    room = box.width() - 2 * px(_LEAST_SIDE)
    word = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, _AlignmentFlag.AlignCenter, word)
    painter.restore()
    return box


def paint_progress(
    painter: QPainter, rect: QRect, fraction: float | None, text: str, palette: QPalette
) -> None:
    """A short flat bar with its counts ("21/47") to the right; without a fraction only the text."""
    scheme = colours(palette)
    left = rect.left()
    painter.save()
    if fraction is not None:
        bar = QRectF(left, rect.center().y() - px(3) + 1, px(40), px(6))
        paint_bar(painter, bar, fraction, scheme.accent, scheme.track)
        left += px(50)
    painter.setPen(QColor(scheme.muted))
    painter.setFont(font("small"))
    room = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
    painter.drawText(room, _AlignmentFlag.AlignVCenter | _AlignmentFlag.AlignLeft, text)
    painter.restore()


def paint_bar(painter: QPainter, bar: QRectF, fraction: float, done: str, rest: str) -> None:
    """A flat progress bar: the track, then the part that is done."""
    fill_round(painter, bar, QColor(rest), bar.height() / 2)
    width = bar.width() * min(max(fraction, 0.0), 1.0)
    if width > 0:
        part = QRectF(bar.left(), bar.top(), max(width, bar.height()), bar.height())
        fill_round(painter, part, QColor(done), bar.height() / 2)


def fill_round(painter: QPainter, box: QRectF, fill: QColor, radius: float) -> None:
    """A rounded rectangle without a border."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def outline_round(painter: QPainter, box: QRectF, line: QColor, radius: float, width: float = 1.0) -> None:
    """A rounded border drawn inside `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def paint_text(painter: QPainter, rect: QRect, text: str, style: QFont, ink: QColor, lines: int = 2) -> None:
    """Text wrapped into at most `lines` lines, centred in height, the last one shortened with an ellipsis."""
    painter.save()
    painter.setFont(style)
    painter.setPen(ink)
    rows = wrapped(text, style, rect.width(), lines)
    height = QFontMetrics(style).height()
    top = rect.top() + (rect.height() - height * len(rows)) // 2
    for number, row in enumerate(rows):
        line = QRect(rect.left(), top + number * height, rect.width(), height)
        painter.drawText(line, _AlignmentFlag.AlignLeft | _AlignmentFlag.AlignVCenter, row)
    painter.restore()


def paint_two_lines(painter: QPainter, rect: QRect, first: str, second: str, palette: QPalette) -> None:
    """A strong line over a small grey one, each shortened to fit."""
    scheme = colours(palette)
    half = rect.height() // 2
    upper = QRect(rect.left(), rect.top(), rect.width(), half)
    lower = QRect(rect.left(), rect.top() + half, rect.width(), rect.height() - half)
    paint_text(painter, upper, first, font("strong"), QColor(scheme.text), 1)
    paint_text(painter, lower, second, font("small"), QColor(scheme.muted), 1)


def wrapped(text: str, style: QFont, width: int, lines: int) -> list[str]:
    """The text as at most `lines` lines of this width; what does not fit ends in "…"."""
    metrics = QFontMetrics(style)
    text = " ".join(text.split())
    if lines == 1 or metrics.horizontalAdvance(text) <= width:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    starts = _line_starts(text, style, width, lines)
    rows = [text[a:b].strip() for a, b in pairwise(starts)]
    return [*rows, metrics.elidedText(text[starts[-1] :], Qt.TextElideMode.ElideRight, width)]


def _line_starts(text: str, style: QFont, width: int, lines: int) -> list[int]:
    layout = QTextLayout(text, style)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        starts.append(line.textStart())
    layout.endLayout()
    return starts
