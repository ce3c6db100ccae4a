"""How a day of the month is drawn: its number, what kind of day it is, bands, short lines."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.pages.calendar.words import KINDS, WORK, tone
from ui.widgets.icons import pixmap
from ui.widgets.look import Colours, colours, font, px
from ui.widgets.paint import fill_round, outline_round, paint_text, wrapped
from vstbpn_desktop.queries.calendar import Entry

if TYPE_CHECKING:
    from ui.pages.calendar.month import DayCell
    from ui.tables.model import Index

_CELL: Final = int(Qt.ItemDataRole.UserRole) + 1
_SIDE: Final = 5
_ICON: Final = 13
_HEAD: Final = 22
_BAND_GAP: Final = 2
_SUNDAY: Final = 6
_MOST_LINES: Final = 3
_State = QStyle.StateFlag


class DayDelegate(QStyledItemDelegate):
    """Draws the `DayCell` of an index."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The headers share out the room."""
        return QSize(px(60), px(60))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and lines, then from the top down."""
        cell: DayCell = index.data(_CELL)
        scheme, box = colours(option.palette), QRect(option.rect)
        painter.save()
        painter.fillRect(box, QColor(_ground(cell, scheme)))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(scheme.line))
        painter.fillRect(QRect(box.left(), box.top(), 1, box.height()), QColor(scheme.line))
        room = box.adjusted(1, px(_HEAD), 0, -px(2))
        room = _paint_bands(painter, room, cell, self._week(), scheme)
        fit = max(0, room.height() // _line_height())
        _paint_lines(painter, room.adjusted(px(_SIDE), 0, -px(_SIDE), 0), cell, fit, scheme)
        _paint_head(painter, box, cell, 0 if fit else len(cell.lines), scheme)
        if option.state & _State.State_Selected:
            focused = bool(option.state & _State.State_HasFocus)
            edge = QRectF(box).adjusted(1.5, 0.5, -0.5, -1.5)
            outline_round(painter, edge, QColor(scheme.accent), 4, 2 if focused else 1)
        painter.restore()

    def _week(self) -> list[QRect]:
        """The boxes of all days of the week."""
        view = self.parent()
        assert isinstance(view, QTableView)
        return [QRect(view.columnViewportPosition(n), 0, view.columnWidth(n), 1) for n in range(_SUNDAY + 1)]


def _ground(cell: DayCell, scheme: Colours) -> str:
    if not cell.word:
        return scheme.surface
    return {"late": scheme.late_soft, "soon": scheme.soon_soft}.get(cell.tone, scheme.window)


def _paint_head(painter: QPainter, box: QRect, cell: DayCell, hidden: int, scheme: Colours) -> None:
    """The number, today's in a filled circle, and the word at its right, with how many things are hidden."""
    strong = font("small-strong")
    size = px(_HEAD) - px(2)
    spot = QRect(box.left() + px(3), box.top() + px(2), size, size)
    ink = scheme.text if cell.inside else scheme.muted
    if cell.today:
        fill_round(painter, QRectF(spot), QColor(scheme.accent), size / 2)
        ink = scheme.on_accent
    painter.setPen(QColor(ink))
    painter.setFont(strong if cell.inside or cell.today else font("small"))
    first = cell.day.day == 1 and not cell.today
    label = f"{cell.day.day}/{cell.day.month}" if first else str(cell.day.day)
    width = max(size, QFontMetrics(strong).horizontalAdvance(label) + px(4))
    spot.setWidth(width)
    if not cell.today:
        spot.adjust(px(3), 0, 0, 0)
    side = Qt.AlignmentFlag.AlignHCenter if cell.today else Qt.AlignmentFlag.AlignLeft
    painter.drawText(spot, side | Qt.AlignmentFlag.AlignVCenter, label)
    count = f"{hidden} việc" if hidden else ""
    words = ", ".join(filter(None, (count, "hôm nay" if cell.today else "", cell.word)))
    rest = QRect(spot.right() + px(4), spot.top(), box.right() - spot.right() - px(8), size)
    shown = scheme.accent if cell.today and not cell.word else getattr(scheme, cell.tone)
    paint_text(painter, rest, words, font("small"), QColor(shown), 1)


def _paint_bands(painter: QPainter, room: QRect, cell: DayCell, week: list[QRect], scheme: Colours) -> QRect:
    """What lasts for days, drawn through from cell to cell: each shows its piece of the band's words."""
    height = QFontMetrics(font("small")).height() + px(2)
    for entry in cell.bands:
        if room.height() < height:
            break
        begins, ends = cell.day == entry.date, cell.day == entry.end
        bar = QRect(room.left() - 1, room.top(), room.width() + 1, height)
        bar.adjust(px(_SIDE) - 1 if begins else 0, 0, -px(_SIDE) if ends else 0, 0)
        painter.fillRect(bar, QColor(scheme.accent_soft))
        first, last = _columns(cell.day, entry)
        words = QRect(week[first].left() + px(_SIDE) + 2, bar.top(), 0, height)
        words.setRight(week[last].right() - px(_SIDE) - 2)
        _paint_band_words(painter, bar, words, entry, scheme)
        room = room.adjusted(0, height + px(_BAND_GAP), 0, 0)
    return room


def _columns(day: dt.date, entry: Entry) -> tuple[int, int]:
    """The first and last column that a band covers in the week of a day."""
    monday = day - dt.timedelta(days=day.weekday())
    last = (entry.end or entry.date) - monday
    return max(0, (entry.date - monday).days), min(_SUNDAY, last.days)


def _paint_band_words(painter: QPainter, bar: QRect, words: QRect, entry: Entry, scheme: Colours) -> None:
    painter.save()
    painter.setClipRect(bar)
    at = QPoint(words.left(), words.top() + (words.height() - px(_ICON)) // 2)
    painter.drawPixmap(at, pixmap(KINDS[entry.kind].icon, "accent", _ICON))
    rest = words.adjusted(px(_ICON) + px(4), 0, 0, 0)
    paint_text(painter, rest, entry.title, font("small"), QColor(scheme.accent), 1)
    painter.restore()


def _line_height() -> int:
    return QFontMetrics(font("small")).height() + px(1)


def _paint_lines(painter: QPainter, room: QRect, cell: DayCell, fit: int, scheme: Colours) -> None:
    """As many entries as there is room for, wrapped while all of them fit; the last line counts the rest."""
    height = _line_height()
    shown = cell.lines if len(cell.lines) <= fit else cell.lines[: max(0, fit - 1)]
    lines = min(_MOST_LINES, fit // len(shown)) if shown and len(shown) == len(cell.lines) else 1
    top = room.top()
    for entry in shown:
        line = QRect(room.left(), top, room.width(), height)
        top += height * _paint_entry(painter, line, cell, entry, lines, scheme)
    rest = len(cell.lines) - len(shown)
    if rest and fit:
        words = f"và {rest} việc nữa" if shown else f"{rest} việc"
        line = QRect(room.left(), top, room.width(), height)
        paint_text(painter, line, words, font("small-strong"), QColor(scheme.muted), 1)


def _paint_entry(
    painter: QPainter, line: QRect, cell: DayCell, entry: Entry, lines: int, scheme: Colours
) -> int:
    """Mark and words over at most so many lines; gives how many they took."""
    mark, style = tone(entry), font("small")
    at = QPoint(line.left(), line.top() + (line.height() - px(_ICON)) // 2)
    painter.drawPixmap(at, pixmap(KINDS[entry.kind].icon, mark, _ICON))
    words = line.adjusted(px(_ICON) + px(4), 0, 0, 0)
    if entry.warning and entry.kind in WORK:
        end = QPoint(line.right() - px(_ICON) + 1, at.y())
        painter.drawPixmap(end, pixmap("triangle-alert", "soon", _ICON))
        words = words.adjusted(0, 0, -px(_ICON) - px(2), 0)
    taken = len(wrapped(entry.title, style, words.width(), lines))
    words.setHeight(line.height() * taken)
    ink = scheme.late if mark == "late" else scheme.text if cell.inside else scheme.muted
    paint_text(painter, words, entry.title, style, QColor(ink), lines)
    return taken
