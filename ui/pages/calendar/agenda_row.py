"""How a line of the list is drawn: the day once, mark, words over their detail, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.calendar.words import KINDS, tone
from ui.widgets.icons import pixmap
from ui.widgets.look import Meaning, colours, font, px
from ui.widgets.paint import paint_pill, paint_text, pill_size
from vstbpn_desktop.queries.calendar import Entry
from vstbpn_desktop.vietnamese.dates import format_date, weekday_short

if TYPE_CHECKING:
    from ui.pages.calendar.agenda import Line
    from ui.tables.model import Index

LINE: Final = int(Qt.ItemDataRole.UserRole) + 1
_INSET: Final = 12
_ONE, _TWO, _HEADING = 34, 46, 40
_DAY: Final = 104
_ICON: Final = 18
_MEANINGS: Final = {"bad": Meaning.LATE, "soon": Meaning.SOON, "good": Meaning.GOOD}
_State = QStyle.StateFlag


class AgendaDelegate(QStyledItemDelegate):
    """Draws the `Line` of an index."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines where there is a detail."""
        line: Line = index.data(LINE)
        height = _HEADING if line.entry is None else _TWO if _second(line.entry) else _ONE
        return QSize(px(200), px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, words, line below, a bar where the keyboard is."""
        line: Line = index.data(LINE)
        scheme, box = colours(option.palette), QRect(option.rect)
        if line.entry is None:
            room = box.adjusted(px(_INSET), px(6), -px(_INSET), 0)
            words = f"{line.words}  ·  {line.entries} mục"
            paint_text(painter, room, words, font("strong"), QColor(scheme.text), 1)
        else:
            if option.state & _State.State_Selected:
                painter.fillRect(box, QColor(scheme.selection))
            elif option.state & _State.State_MouseOver:
                painter.fillRect(box, QColor(scheme.hover))
            _paint_entry(painter, box.adjusted(px(_INSET), 0, -px(_INSET), -1), line, line.entry, option)
            if option.state & _State.State_HasFocus:
                painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), QColor(scheme.accent))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(scheme.line))


def _second(entry: Entry) -> str:
    """The second line: what it is about, until when."""
    until = f"đến {format_date(entry.end)}" if entry.end else ""
    return " · ".join(filter(None, (until, entry.hour, entry.detail)))


def _paint_entry(
    painter: QPainter, room: QRect, line: Line, entry: Entry, option: QStyleOptionViewItem
) -> None:
    scheme = colours(option.palette)
    if line.first:
        ink = scheme.accent if line.today else scheme.text
        day = f"{weekday_short(entry.date)} {entry.date:%d/%m}" + (" hôm nay" if line.today else "")
        box = QRect(room.left(), room.top(), px(_DAY), room.height())
        paint_text(painter, box, day, font("small-strong"), QColor(ink), 2)
    left = room.left() + px(_DAY)
    at = QPoint(left, room.top() + (room.height() - px(_ICON)) // 2)
    painter.drawPixmap(at, pixmap(KINDS[entry.kind].icon, tone(entry), _ICON))
    words = QRect(left + px(_ICON) + px(10), room.top(), 0, room.height())
    words.setRight(_paint_pills(painter, room, line, entry, option) - px(12))
    second = _second(entry)
    if not second:
        paint_text(painter, words, entry.title, font(), QColor(scheme.text), 1)
        return
    half = room.height() // 2
    upper, lower = words.adjusted(0, px(3), 0, -half + px(1)), words.adjusted(0, half - px(1), 0, -px(3))
    paint_text(painter, upper, entry.title, font(), QColor(scheme.text), 1)
    paint_text(painter, lower, second, font("small"), QColor(scheme.muted), 1)


def _paint_pills(
    painter: QPainter, room: QRect, line: Line, entry: Entry, option: QStyleOptionViewItem
) -> int:
    """The warning and how it stands, from the right; gives where they begin."""
    right = room.right()
    said = ((entry.warning, Meaning.SOON), (line.standing, _MEANINGS.get(entry.meaning, Meaning.NONE)))
    for words, meaning in said:
        if words:
            width = min(pill_size(words).width(), room.width() // 3)
            box = QRect(right - width + 1, room.top(), width, room.height())
            paint_pill(painter, box, words, meaning, option.palette)
            right -= width + px(8)
    return right
