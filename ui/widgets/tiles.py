"""Tiles in groups, each coloured by a meaning with its word, all painted by one widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from ui.widgets.look import RADIUS, Colours, Meaning, colours, font, px
from ui.widgets.paint import fill_round, outline_round, paint_text, pill_size

_WIDTH: Final = 142
_HEIGHT: Final = 46
_GAP: Final = 6
_HEAD: Final = 34
_SIDE: Final = 9
_BAR: Final = 4


class Tile(NamedTuple):
    """One tile: what it stands for, its name, the word of its state and the meaning of its colour."""

    id: int
    name: str
    word: str
    meaning: Meaning


class Group(NamedTuple):
    """Tiles under a heading."""

    title: str
    tiles: tuple[Tile, ...]


class _Placed(NamedTuple):
    tile: Tile
    box: QRect
    row: int
    column: int


class _Style:
    """A font, and words laid out in it to fit: laying them out takes longer than drawing them."""

    def __init__(self, role: str) -> None:
        self.font = font(role)
        self._metrics = QFontMetrics(self.font)
        self._known: dict[tuple[str, int], QStaticText] = {}
        self.height = self._metrics.height()

    def fitted(self, words: str, room: int) -> QStaticText:
        """The words, or as much of them as there is room for."""
        found = self._known.get((words, room))
        if found is None:
            found = QStaticText(self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(QTransform(), self.font)
            self._known[words, room] = found
        return found


class _Brushes(NamedTuple):
    """What all tiles are painted with, made once for each painting."""

    scheme: Colours
    strong: _Style
    small: _Style
    text: QColor
    inks: dict[Meaning, tuple[QColor, QColor]]


def _brushes(scheme: Colours, strong: _Style, small: _Style) -> _Brushes:
    pairs = ((meaning, scheme.pair(meaning)) for meaning in Meaning)
    inks = {meaning: (QColor(ink), QColor(ground)) for meaning, (ink, ground) in pairs}
    return _Brushes(scheme, strong, small, QColor(scheme.text), inks)


class TileGrid(QAbstractScrollArea):
    """The groups below each other. `opened` carries a tile's id; arrows move, Enter opens."""

    opened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._groups: tuple[Group, ...] = ()
        self._heads: list[tuple[str, QRect]] = []
        self._placed: list[_Placed] = []
        self.current = 0
        self._hovered = -1
        self._styles = (_Style("small-strong"), _Style("small"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(name)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these instead; the tile that was current stays so where it is still there."""
        before = self._placed[self.current].tile.id if self.current < len(self._placed) else None
        self._groups = tuple(groups)
        self._place()
        at = [number for number, placed in enumerate(self._placed) if placed.tile.id == before]
        self.current = at[0] if at else 0
        self._tell()

    def tiles(self) -> list[Tile]:
        """Every tile in its order."""
        return [placed.tile for placed in self._placed]

    # what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_styles"):
            self._styles = (_Style("small-strong"), _Style("small"))
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The headings and tiles that are seen."""
        painter, scheme = QPainter(self.viewport()), colours(self.palette())
        down = self.verticalScrollBar().value()
        seen = event.rect().translated(0, down)
        painter.translate(0, -down)
        for words, box in self._heads:
            if box.intersects(seen):
                paint_text(painter, box, words, font("small-strong"), QColor(scheme.muted), 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brushes = _brushes(scheme, *self._styles)
        for number, placed in enumerate(self._placed):
            if placed.box.intersects(seen):
                self._paint(painter, placed, number, brushes)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the tile below the mouse."""
        at = self._at(event.position().toPoint())
        if at != self._hovered:
            self._hovered = at
            shape = Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the tile that was clicked."""
        at = self._at(event.position().toPoint())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._move_to(at)
            self.opened.emit(self._placed[at].tile.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move, Enter and blank open."""
        if not self._placed:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._placed[self.current].tile.id)
        elif (to := self._target(event.key())) is not None:
            self._move_to(to)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which tile is current."""
        super().focusInEvent(event)
        self.viewport().update()
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole name as a tool tip."""
        if isinstance(event, QHelpEvent):
            at = self._at(event.pos())
            tile = self._placed[at].tile if at >= 0 else None
            QToolTip.showText(event.globalPos(), f"{tile.name}: {tile.word}" if tile else "", self)
            return True
        if event.type() == QEvent.Type.Leave and self._hovered >= 0:
            self._hovered = -1
            self.viewport().update()
        return super().viewportEvent(event)

    # inside

    def _place(self) -> None:
        width, height, gap = px(_WIDTH), px(_HEIGHT), px(_GAP)
        room = self.viewport().width()
        across = max(1, (room + gap) // (width + gap))
        width = (room - (across - 1) * gap) // across
        self._heads, self._placed = [], []
        top = row = 0
        for group in self._groups:
            self._heads.append((group.title, QRect(0, top, room, px(_HEAD))))
            top += px(_HEAD)
            for number, tile in enumerate(group.tiles):
                down, column = divmod(number, across)
                box = QRect(column * (width + gap), top + down * (height + gap), width, height)
                self._placed.append(_Placed(tile, box, row + down, column))
            rows = -(-len(group.tiles) // across)
            top, row = top + rows * (height + gap), row + rows
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, top - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(height)
        self.viewport().update()

    def _paint(self, painter: QPainter, placed: _Placed, number: int, brushes: _Brushes) -> None:
        scheme, tile, box = brushes.scheme, placed.tile, placed.box
        ink, ground = brushes.inks[tile.meaning]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.fillRect(QRect(box.left(), box.top() + RADIUS, px(_BAR), box.height() - 2 * RADIUS), ink)
        left, room = box.left() + px(_SIDE) + 2, box.width() - px(_SIDE) - px(4) - 2
        half = (box.height() - 2 * px(4)) // 2
        for at, words, style, pen in (
            (0, tile.name, brushes.strong, brushes.text), (half, tile.word, brushes.small, ink),
        ):  # fmt: skip
            painter.setFont(style.font)
            painter.setPen(pen)
            top = box.top() + px(4) + at + (half - style.height) // 2
            painter.drawStaticText(left, top, style.fitted(words, room))
        if number == self.current and self.hasFocus():
            outline_round(painter, QRectF(box), QColor(scheme.accent), RADIUS, 2)
        elif number == self._hovered:
            outline_round(painter, QRectF(box), ink, RADIUS)

    def _at(self, point: QPoint) -> int:
        where = point + QPoint(0, self.verticalScrollBar().value())
        found = (number for number, placed in enumerate(self._placed) if placed.box.contains(where))
        return next(found, -1)

    def _target(self, key: int) -> int | None:
        last, here = len(self._placed) - 1, self._placed[self.current]
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if key in steps:
            return min(max(self.current + steps[Qt.Key(key)], 0), last)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            down = 1 if key == Qt.Key.Key_Down else -1
            return next(self._in_row(here.row + down, here.column), self.current)
        return None

    def _in_row(self, row: int, column: int) -> Iterator[int]:
        """The tile of a row that is nearest to a column."""
        found = [(abs(p.column - column), number) for number, p in enumerate(self._placed) if p.row == row]
        yield from (number for _, number in sorted(found))

    def _move_to(self, number: int) -> None:
        self.current = number
        box, bar = self._placed[number].box, self.verticalScrollBar()
        if box.top() < bar.value():
            bar.setValue(box.top() - px(_HEAD))
        elif box.bottom() > bar.value() + self.viewport().height():
            bar.setValue(box.bottom() - self.viewport().height() + px(_GAP))
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        """Say the current tile to a screen reader."""
        tile = self._placed[self.current].tile if self.current < len(self._placed) else None
        self.setAccessibleName(f"{self._name}: {tile.name}, {tile.word}" if tile else self._name)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


class LegendButton(QAbstractButton):
    """A colour with its word and count; pressed in, only its tiles are shown."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._meaning = Meaning.NONE
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, words: str, count: int, meaning: Meaning) -> None:
        """Show a state and how many stand so."""
        self._meaning = meaning
        self.setText(f"{words} {count}")
        self.setAccessibleName(f"{words}: {count} đơn vị")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words as in a pill."""
        return pill_size(self.text()).expandedTo(QSize(0, px(27)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and word; outlined where it is pressed in or has the keyboard."""
        scheme = colours(self.palette())
        ink, ground = scheme.pair(self._meaning)
        painter, box = QPainter(self), QRectF(self.rect())
        radius = box.height() / 2
        fill_round(painter, box, QColor(ground), radius)
        if self.isChecked() or self.underMouse():
            outline_round(painter, box, QColor(ink), radius, 2 if self.isChecked() else 1)
        if self.hasFocus():
            outline_round(painter, box.adjusted(2, 2, -2, -2), QColor(scheme.accent), radius - 2)
        painter.setPen(QColor(ink))
        painter.setFont(font("small-strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
