"""Buttons: filled (the one main thing), plain, danger, link and icon only."""

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QSizePolicy, QWidget

from ui.widgets.icons import pixmap
from ui.widgets.look import RADIUS, Colours, colours, font, px
from ui.widgets.paint import fill_round, outline_round

Kind = Literal["filled", "plain", "danger", "link", "icon"]

_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class _Kind(NamedTuple):
    """How one kind of button is drawn: names of colours, "" where nothing is drawn."""

    ink: str
    ground: str
    hover: str
    pressed: str
    line: str
    side: int
    height: int
    role: str


_KINDS: Final[dict[str, _Kind]] = {
    "filled": _Kind("on_accent", "accent", "accent_hover", "accent_pressed", "", 13, 34, "strong"),
    "plain": _Kind("text", "surface", "hover", "selection", "line", 13, 34, "strong"),
    "danger": _Kind("late", "surface", "late_soft", "late_soft", "line", 13, 34, "strong"),
    "link": _Kind("accent", "", "", "", "", 0, 22, "small-strong"),
    "icon": _Kind("muted", "", "selection", "accent_soft", "", 6, 32, "strong"),
}
_ICON: Final = 18


class Button(QPushButton):
    """A button of one of five kinds. `icon` and `trailing` are names of the icon set.

    An icon-only button needs a `tip`: it is its accessible name. `writes`: it changes what is shown, and is
    off where that is held.
    """

    def __init__(
        self,
        text: str = "",
        *,
        icon: str = "",
        kind: Kind = "plain",
        trailing: str = "",
        tip: str = "",
        on_click: Callable[[], object] | None = None,
        writes: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = _KINDS[kind]
        self.kind = kind
        self._icon = icon
        self._trailing = trailing
        self._tip = tip
        self.writes = writes
        self.held = ""
        self._ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setToolTip(tip)
        self.setAccessibleName(text or tip)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    def set_icon(self, name: str) -> None:
        """Show another icon of the set."""
        self._icon = name
        self.update()

    def hold(self, why: str) -> None:
        """Switch off with the reason as its tool tip; "" switches on again."""
        self.held = why
        self.setEnabled(not why)
        self.setToolTip(why or self._tip)
        self.setAccessibleDescription(why)

    def setText(self, text: str) -> None:
        """Change the words, on the screen and for a screen reader."""
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` below the button when it is pressed."""
        self.clicked.connect(lambda: menu.popup(self.mapToGlobal(QPoint(0, self.height() + px(4)))))

    def sizeHint(self) -> QSize:
        """Room for icon, words and sides."""
        metrics = QFontMetrics(font(self._kind.role))
        parts = [px(_ICON)] * (bool(self._icon) + bool(self._trailing))
        if self.text():
            parts.append(metrics.horizontalAdvance(self._words()) + 1)
        gaps = px(8) * max(0, len(parts) - 1)
        height = max(px(self._kind.height), metrics.height() + px(4))
        width = sum(parts) + gaps + 2 * px(self._kind.side)
        return QSize(max(width, height if self.kind == "icon" else 0), height)

    def minimumSizeHint(self) -> QSize:
        """As large as the hint: words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard, or with the dialog it stands in."""
        came = event.reason() == Qt.FocusReason.ActiveWindowFocusReason
        unseen = came and self.kind != "filled" and isinstance(self.window(), QDialog)
        self._ring = unseen or event.reason() in _KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._ring = False
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, border, icon, words, ring."""
        painter = QPainter(self)
        scheme = colours(self.palette())
        self._paint_ground(painter, scheme)
        painter.setFont(font(self._kind.role))
        self._paint_content(painter, scheme)
        if self._ring:
            self._paint_ring(painter, scheme)

    def _words(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _ground(self) -> str:
        if not self.isEnabled():
            return "none_soft" if self.kind == "filled" else self._kind.ground
        if self.isDown() or self.isChecked():
            return self._kind.pressed
        return self._kind.hover if self.underMouse() else self._kind.ground

    def _paint_ground(self, painter: QPainter, scheme: Colours) -> None:
        box = QRectF(self.rect())
        if ground := self._ground():
            fill_round(painter, box, QColor(getattr(scheme, ground)), RADIUS)
        if self._kind.line:
            outline_round(painter, box, QColor(getattr(scheme, self._kind.line)), RADIUS)

    def _paint_content(self, painter: QPainter, scheme: Colours) -> None:
        ink = self._kind.ink if self.isEnabled() else "muted"
        content = self.sizeHint().width() - 2 * px(self._kind.side)
        left = px(self._kind.side) if self.kind != "icon" else (self.width() - content) // 2
        left = max(left, (self.width() - content) // 2)
        if self._icon:
            left = self._paint_icon(painter, self._icon, ink, left)
        if self.text():
            painter.setPen(QColor(getattr(scheme, ink)))
            if self.kind == "link" and self.underMouse():
                underlined = painter.font()
                underlined.setUnderline(True)
                painter.setFont(underlined)
            width = painter.fontMetrics().horizontalAdvance(self._words()) + 1
            where = QRect(left, 0, width, self.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, self._words())
            left += width + px(8)
        if self._trailing:
            self._paint_icon(painter, self._trailing, "muted" if ink == "text" else ink, left)

    def _paint_icon(self, painter: QPainter, name: str, ink: str, left: int) -> int:
        size = px(_ICON)
        painter.drawPixmap(QPointF(left, (self.height() - size) / 2), pixmap(name, ink, _ICON))
        return left + size + px(8)

    def _paint_ring(self, painter: QPainter, scheme: Colours) -> None:
        inside = self.kind == "filled"
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2) if inside else QRectF(self.rect())
        outline_round(painter, box, QColor(scheme.on_accent if inside else scheme.accent), RADIUS, 2)
